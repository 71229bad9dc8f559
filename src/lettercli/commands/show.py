"""`letters show`: letters and parts of letters to read, with their notes, neighbours and citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, formats, option
from lettercli.commands.output import write, write_lines
from lettercli.commands.places import Places, asked

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.commands.reading import Reading
    from lettercli.page import Page
    from lettercli.views.show import Choice, NoteStyle


@command(
    "show",
    examples=[
        "letters show 42",
        "letters show 42.6 43.p1 39-41",
        "letters show 42 --point 6 --note 16",
        "letters show 42.6 --neighbours --mark 'grain procurement*'",
        "letters show 42.6 --as-printed",
        "letters show 42.n3 --resolve",
        "letters kwic grain | letters show -",
    ],
)
@click.argument("addresses", nargs=-1, metavar="ADDRESS...")
@option("--point", "points", multiple=True, metavar="N", help="That point of the letter: 42 --point 6 is 42.6.")
@option("--note", "numbers", multiple=True, metavar="N", help="That note, with the sentence that calls it: 42.n16.")
@option("-N", "--neighbours", is_flag=True, help="The passages before and after, too.")
@option("--mark", metavar="QUERY", help="Highlight these words on a page, or those of @NAME.")
@option("--notes", type=click.Choice(["end", "inline", "none", "only"]), default="end", show_default=True,
        help="The notes called there: below, each under its paragraph, not at all, or nothing else.")  # fmt: skip
@option("--resolve", is_flag=True, help="After each ibid. what it leaves out, in brackets; with ? where in doubt.")
@option("--as-printed", is_flag=True, help="What the scan has, with nothing repaired within a passage.")
@filter_options
@formats("page", "text", "markdown", "json", "svg", help="Instead of a page on a terminal and text in a pipe.")
@click.pass_obj
def show(
    context: Context, *, addresses: tuple[str, ...], points: tuple[str, ...], numbers: tuple[str, ...],
    neighbours: bool, mark: str | None, notes: NoteStyle, resolve: bool, as_printed: bool,
) -> int:  # fmt: skip
    """Read letters, points, passages, notes.

    An ADDRESS is a letter (42), a part of it (42.6, 42.6.b, 42.p3, 42.ps), a note (42.n16), a range of letters
    (39-41), or - for the addresses on standard input, the first field of each line. On a terminal it becomes a page,
    in a pipe plain text with one paragraph a line.
    """
    from lettercli.views.show import Choice

    if mark is not None and as_printed:
        raise click.UsageError("--mark finds words of the edition, not of the scan. leave out --mark or --as-printed")
    if resolve and as_printed:
        raise click.UsageError("--resolve reads the edition, not the scan. leave out --resolve or --as-printed")
    places = Places(context, asked(context, addresses), (*points, *(f"n{number}" for number in numbers)))
    drawn = iter(places)
    first = next(drawn, None)
    if first is not None:
        everything = chain((first,), drawn)
        from lettercli.commands.reading import Reading, markdown, safe

        if context.format == "markdown":
            reading = Reading(context, as_printed=as_printed)
            write(map(safe, markdown((reading.of(place)[0] for place in everything), notes)))
        else:
            from lettercli.commands.meant import hits

            reading = Reading(context, () if mark is None else hits(context, mark, "all"), as_printed, resolve)
            _draw(context, _pages(context, reading, everything, Choice(notes, neighbours), as_printed))
    return places.outcome(first)


def _pages(
    context: Context, reading: Reading, places: Iterator[Place], choice: Choice, as_printed: bool
) -> Iterator[Page]:
    from lettercli.commands.reading import near
    from lettercli.views.show import page

    for place in places:
        shown, overlay = reading.of(place)
        made = page(context.edition, shown, choice, overlay)
        what = " · ".join(filter(None, (made.what, "as printed"))) if as_printed else made.what
        yield replace(made, what=what, path=near(place.letter.path))


def _draw(context: Context, pages: Iterator[Page]) -> None:
    if context.wants_page():
        from lettercli.render.letter import page

        write_lines(context, page(pages, context.page_width()))
        return
    from lettercli.render import prose

    write(prose.json(pages) if context.format == "json" else prose.text(pages))
