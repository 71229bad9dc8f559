"""`letters notes`: the editors' notes, and where in the letters they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.commands.places import NO_ADDRESSES, Places, report, typed

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.model import Letter
    from lettercli.views.notes import Found
    from lettercli.views.show import Overlay


@command(
    "notes",
    examples=[
        "letters notes",
        "letters notes 42",
        "letters notes 42 16",
        "letters notes 42.6",
        "letters notes --search Politburo --from 1929-08-20",
        "letters notes --author 'U.S. Ed.' | cut -f1,5",
        "letters notes 42 16 --resolve",
    ],
)
@click.argument("addresses", nargs=-1, metavar="[LETTER [N]... | ADDRESS...]")
@option("--search", metavar="WORDS", help="Notes in which these words stand, or those of @NAME.")
@option("--author", metavar="SIGLUM", help="Notes signed so, and notes with an insertion signed so.")
@option("--resolve", is_flag=True, help="After each ibid. what it leaves out, in brackets; with ? where in doubt.")
@filter_options
@format_options
@click.pass_obj
def notes(
    context: Context, *, addresses: tuple[str, ...], search: str | None, author: str | None, resolve: bool
) -> int:
    """Look up the editors' notes and where they are called.

    All notes; those of a LETTER, or some of them by number (42 16); those called at an ADDRESS (42.6); or one by its
    own address (42.n16); - for addresses on standard input. Each comes with the sentence that calls it. In a pipe one
    record a note: address, date, where it is called, the sentence, the note, and who signed it (U.S. Ed. the whole
    note, [U.S. Ed.] an insertion).
    """
    asked = _Asked(context, addresses)
    kept = {head.id for head in context.heads}
    found = [each for each in asked.notes() if each.letter.id in kept and context.keeps(each.note.body.address)]
    if author is not None:
        from lettercli.views.notes import signed

        found = [each for each in found if signed(each, author)]
    if search is not None:
        found = _searched(context, found, search)
    if found:
        _write(context, found, search, resolve)
    elif not asked.bad:
        context.say(NO_ADDRESSES if asked.empty else _nothing(context, author))
    return 2 if asked.bad else 0 if found else 1


class _Asked:
    """The notes that the arguments name."""

    def __init__(self, context: Context, addresses: Sequence[str]) -> None:
        self._context = context
        self._addresses = list(addresses)
        self.bad = 0
        """How many arguments named nothing; complete when the notes are drawn."""
        self.empty = False
        """Whether addresses were to come on standard input and none did; known when the notes are drawn."""

    def notes(self) -> Iterator[Found]:
        """Each note once, as asked for; all of the edition's without an argument."""
        from lettercli.views.notes import Found

        if not self._addresses:
            yield from (Found(letter, note) for letter in self._context.letters for note in letter.notes)
            return
        first, *numbers = self._addresses
        letter = self._context.edition.letter(first.strip())
        if letter is not None and numbers and not any("." in number or number == "-" for number in numbers):
            yield from self._numbered(letter, numbers)
            return
        seen: set[str] = set()
        places = Places(self._context, typed(self._addresses))
        for place in places:
            for found in _at(place):
                if found.note.body.address not in seen:
                    seen.add(found.note.body.address)
                    yield found
        self.bad += places.bad
        self.empty = not places.asked

    def _numbered(self, letter: Letter, numbers: Sequence[str]) -> Iterator[Found]:
        from lettercli.errors import LettersError
        from lettercli.views.notes import Found

        for number in dict.fromkeys(numbers):
            note = letter.note(number) or letter.note(number.removeprefix("n"))
            if note is None:
                self.bad += 1
                report(LettersError(f"no note {number} in letter {letter.id}", there_are(letter)))
            else:
                yield Found(letter, note)


def _at(place: Place) -> Iterator[Found]:
    """The notes that a place names: all of a letter, those called in a passage, the note itself."""
    from lettercli.views.notes import Found, called_in

    if place.note is not None:
        yield Found(place.letter, place.note)
    elif place.passage is None:
        yield from (Found(place.letter, note) for note in place.letter.notes)
    else:
        yield from called_in(place.letter, place.passage.address)


def there_are(letter: Letter) -> str:
    """What notes a letter has: `notes of 42 are 1-21`."""
    numbers = [note.number for note in letter.notes]
    if not numbers:
        return f"{letter.id} has no notes"
    if numbers == [str(number) for number in range(1, len(numbers) + 1)] and len(numbers) > 1:
        return f"notes of {letter.id} are 1-{numbers[-1]}"
    listed = ", ".join(numbers[:20]) + (", …" if len(numbers) > 20 else "")
    return f"notes of {letter.id} are {listed}"


def _searched(context: Context, found: Sequence[Found], words: str) -> list[Found]:
    """Those in which the words stand."""
    from lettercli.commands.meant import hits
    from lettercli.hits import passage_of
    from lettercli.search import Scope

    index, scope = context.index, Scope({each.letter.id for each in found})
    addresses = {index.passages.addresses[passage_of(index, hit)] for hit in hits(context, words, "notes", scope)}
    return [each for each in found if not addresses.isdisjoint(part.address for part in each.note.body.walk())]


def _write(context: Context, found: Sequence[Found], words: str | None, resolve: bool) -> None:
    from lettercli.views.notes import pages, table, uncalled

    overlays: dict[str, Overlay] = {}
    paged = context.wants_page() and not context.columns
    if paged or resolve:
        from lettercli.commands.meant import hits
        from lettercli.commands.reading import Reading

        marked = hits(context, words, "all") if paged and words is not None else ()
        reading = Reading(context, marked, resolve=resolve)
        letters = {each.letter.id: each.letter for each in found}
        overlays = {id: reading.overlay(letter) for id, letter in letters.items()}
    if paged:
        from lettercli.render.letter import page

        write_lines(context, page(pages(context.edition, found, overlays), context.page_width()))
    else:
        emit(context, table(context.edition, found, overlays))
    if lost := uncalled(found):
        context.say(lost)


def _nothing(context: Context, author: str | None) -> str:
    from lettercli.views.notes import authors

    signs = authors(context.edition)
    if author is not None and author.casefold() not in map(str.casefold, signs):
        known = ", ".join(signs) if signs else "nobody"
        return f"no note is signed {author!r}; signed are notes by {known}"
    return context.unmet() or "no such note; letters notes lists all of them"
