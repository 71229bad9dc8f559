"""`letters quote`: passages to paste into one's own text, with their citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, formats
from lettercli.commands.output import emit, write
from lettercli.commands.places import Places, asked
from lettercli.table import Column, Table

if TYPE_CHECKING:
    from lettercli.address import Place


COLUMNS = (Column("text", "prose"), Column("cite"))


@command(
    "quote",
    examples=["letters quote 42.6", "letters quote 42.6.b 42.7 --format text", "letters quote 40.p3 | pbcopy"],
)
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@filter_options
@formats("markdown", "text", "json", help="A Markdown block quote (the default), plain text, or both parts apart.")
@click.pass_obj
def quote(context: Context, *, addresses: tuple[str, ...]) -> int:
    """Quote a passage with its citation.

    As a Markdown block quote, as plain text, or as JSON with text and cite. Passages of one letter that are asked for
    one after the other become one quotation with one citation, […] between them where something is left out. Note
    numbers are left out.
    """
    places = Places(context, asked(context, addresses))
    found = list(places)
    if context.format == "json":
        emit(context, Table(COLUMNS, _rows(context, found)))
    else:
        write(_quotations(context, found, context.format == "text"))
    return places.outcome(found)


def _together(places: Sequence[Place]) -> Iterator[list[Place]]:
    """All passages of a letter that follow one another, as one quotation has them."""
    return (list(group) for _, group in groupby(places, key=lambda place: place.letter.id))


def _quotations(context: Context, places: Sequence[Place], plain: bool) -> Iterator[str]:
    from lettercli.views.cite import citations

    for number, group in enumerate(_together(places)):
        cite = citations(context.edition, group, markdown=not plain)
        if number:
            yield "\n"
        yield from (_prose if plain else _markdown)(group, cite)


def _rows(context: Context, places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """A row a quotation: its paragraphs, a line each, and the citation."""
    from lettercli.views.cite import citations
    from lettercli.views.quote import plain, quoted

    for group in _together(places):
        yield plain(group[0].letter, quoted(group)), citations(context.edition, group)


def _markdown(places: Sequence[Place], cite: str) -> Iterator[str]:
    from lettercli.commands.reading import safe
    from lettercli.formats.markdown import body
    from lettercli.views.quote import quoted

    text = body(replace(places[0].letter, passages=quoted(places), notes=()))
    yield from (safe(f"> {line}\n" if line else ">\n") for line in text.rstrip("\n").split("\n"))
    yield safe(f">\n> — {cite}\n")


def _prose(places: Sequence[Place], cite: str) -> Iterator[str]:
    from lettercli.render.prose import paragraphs
    from lettercli.render.visible import visible
    from lettercli.views.quote import paragraphs as laid_out
    from lettercli.views.quote import quoted

    yield from paragraphs(laid_out(places[0].letter, quoted(places)))
    yield f"\n— {visible(cite)}\n"
