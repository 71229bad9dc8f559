"""`letters sources`: the archives and printed works that an edition cites, each `ibid.` resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.commands.places import NO_ADDRESSES, Places, report, typed

if TYPE_CHECKING:
    from lettercli.render.terminal import Lines
    from lettercli.sources import Citation


@command(
    "sources",
    examples=[
        "letters sources",
        "letters sources 'd. 753'",
        "letters sources 'f. 17, op. 3' Pravda",
        "letters sources 42.n14",
        "letters sources --doubtful",
        "letters sources --kind book --json",
        "letters notes --search grain | letters sources -",
    ],
)
@click.argument("wanted", nargs=-1, metavar="[REFERENCE | ADDRESS]...")
@option("--kind", "kinds", multiple=True, type=click.Choice(["archive", "book", "article", "unknown"]),
        help="Archives, books or articles; unknown: an ibid. of which not even that is known.")  # fmt: skip
@option("--doubtful", is_flag=True, help="Only what is in doubt, or could not be resolved.")
@filter_options
@format_options
@click.pass_obj
def sources(context: Context, *, wanted: tuple[str, ...], kinds: tuple[str, ...], doubtful: bool) -> int:
    """List the sources that the notes cite.

    Archives by fond, opis and delo, then books and articles, with the notes that cite them; or what cites a REFERENCE:
    a part of a shelfmark ('d. 753', 'f. 17, op. 3', RTsKhIDNI) or words of a work (Cohen, Pravda); or what is cited at
    an ADDRESS (42, 42.6, 42.n14; - for addresses on standard input). Every ibid. is resolved to its whole reference,
    with the notes that it was resolved through, and what speaks against it: a ? marks what is in doubt. In a pipe one
    record a citation: address, date, kind, the reference, as printed, through which notes, doubts.
    """
    from lettercli.emendations import fitting
    from lettercli.sources import citations
    from lettercli.views.sources import table, title

    everything = citations(context.edition, fitting(context.edition))
    asked = _Asked(context, wanted, everything)
    kept = {head.id for head in context.heads}
    found = [
        each
        for each in asked.citations()
        if each.letter in kept
        and context.keeps(each.address)
        and (not kinds or each.kind in kinds)
        and (not doubtful or each.doubts)
    ]
    if found:
        if context.wants_page() and not context.columns:
            write_lines(context, _page(context, found, brief=not (wanted or doubtful)))
        else:
            emit(context, table(context.edition, found))
            context.say(title(found))
    elif not asked.bad:
        _nothing(context, asked, everything)
    return 2 if asked.bad else 0 if found else 1


class _Asked:
    """The citations that the arguments name."""

    def __init__(self, context: Context, wanted: Sequence[str], everything: Sequence[Citation]) -> None:
        self._context = context
        self._wanted = wanted
        self._everything = everything
        self.bad = 0
        """How many addresses named nothing; complete when the citations are drawn."""
        self.unmet = False
        """Whether it was said what there is instead; known when the citations are drawn."""

    def citations(self) -> list[Citation]:
        """Each citation once, in the edition's order; all of them without an argument."""
        if not self._wanted:
            return list(self._everything)
        found = {id(each) for text in self._wanted for each in (self._at() if text == "-" else self._named(text))}
        return [each for each in self._everything if id(each) in found]

    def _at(self) -> Iterator[Citation]:
        """What is cited at the addresses on standard input."""
        from lettercli.views.citing import within

        places = Places(self._context, typed("-"))
        yield from (each for place in places for each in within(self._everything, place))
        self.bad += places.bad
        if not places.asked:
            self._say(NO_ADDRESSES)

    def _named(self, text: str) -> list[Citation]:
        from lettercli.address import Directory
        from lettercli.errors import UnknownAddress
        from lettercli.sources.wanted import read, there_are
        from lettercli.views.citing import named

        try:
            found = named(Directory(self._context.edition), self._everything, text)
        except UnknownAddress as unknown:
            self.bad += 1
            report(unknown)
            return []
        if not found:
            said = f"nothing cites {text!r}", there_are(self._everything, read(text))
            self._say("; ".join(filter(None, said)))
        return found

    def _say(self, line: str) -> None:
        self.unmet = True
        self._context.say(line)


def _page(context: Context, found: Sequence[Citation], *, brief: bool) -> Lines:
    """The register of what is cited, and what is in doubt about it; not brief, each citation with its sentence."""
    from lettercli.render import bibliography, entries
    from lettercli.views.sources import listed, reasons, sentences, title

    width = context.page_width()
    if not brief:
        yield from entries.page(sentences(context.edition, found), width)
        return
    yield from bibliography.page(listed(found, title(found)), width)
    if any(each.doubts for each in found):
        yield from bibliography.apart("Doubtful", width)
        yield from entries.page(reasons(found), width)


def _nothing(context: Context, asked: _Asked, everything: Sequence[Citation]) -> None:
    """Say why there is nothing, unless it was said."""
    if not context.letters:
        context.teach_filters()
    elif not everything:
        context.say("no note cites an archive or a printed work in a form that is known")
    elif not asked.unmet:
        context.say("no such citation; letters sources lists all of them")
