"""`letters cite`: how a letter or a passage is cited, to paste or to keep in a bibliography."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, formats, option
from lettercli.commands.output import emit, write
from lettercli.commands.places import Places, asked
from lettercli.render.citing import READ, STYLES
from lettercli.table import Column, Table

if TYPE_CHECKING:
    from lettercli.reference import Reference


COLUMNS = (Column("letter", "address"), Column("addresses"), Column("cite", "prose"))


@command(
    "cite",
    examples=[
        "letters cite 42.6.b",
        "letters cite 42.6.b 42.n16 --style chicago --format markdown",
        "letters cite 39-44 --style bibtex > letters.bib",
        "letters kwic grain | letters cite - --style csl-json",
    ],
)
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@option("--style", type=click.Choice(STYLES), default="edition", show_default=True,
        help="The edition's own form; a note by the Chicago Manual; an entry for a bibliography.")  # fmt: skip
@filter_options
@formats("text", "markdown", "json", help="Of edition and chicago: plain text (the default), Markdown, or rows.")
@click.pass_obj
def cite(context: Context, *, addresses: tuple[str, ...], style: str) -> int:
    """Cite letters and passages.

    One citation a letter, with all the places in it that are asked for: the edition's own, as its corpus.yaml words
    it, or in another style from the book that corpus.yaml names. Where the source of the text does not name its book,
    the citation says so. bibtex, csl-json and ris are files for bibliographies: a letter is an entry, the places stand
    in its note.
    """
    from lettercli.views.references import references

    if style not in READ and "format" in context.typed:
        raise click.UsageError(f"--format means nothing with --style {style}, which is a format. leave it out")
    places = Places(context, asked(context, addresses))
    found = list(references(context.edition, list(places)))
    if style not in READ:
        if found or not places.bad:
            write(_document(style, found))
    elif context.format == "json":
        emit(context, Table(COLUMNS, _rows(style, found)))
    else:
        write(_lines(style, found, context.format == "markdown"))
    return places.outcome(found)


def _document(style: str, found: Sequence[Reference]) -> Iterator[str]:
    from lettercli.commands.reading import safe
    from lettercli.render.citing import write

    return map(safe, write(style)(found))


def _lines(style: str, found: Sequence[Reference], markdown: bool) -> Iterator[str]:
    from lettercli.render.citing import cite
    from lettercli.render.visible import visible

    return (visible(cite(style)(reference, markdown)) + "\n" for reference in found)


def _rows(style: str, found: Sequence[Reference]) -> Iterator[tuple[str, str, str]]:
    from lettercli.render.citing import cite

    return ((each.letter, " ".join(each.addresses), cite(style)(each, False)) for each in found)
