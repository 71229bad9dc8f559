"""The topics of an edition, and the passages that are about them, as rows and as pages to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from lettercli.address import Region
from lettercli.model import Edition, Note
from lettercli.page import Block, Page
from lettercli.table import Cell, Column, Table
from lettercli.views.cite import citations
from lettercli.views.heading import counted, share, span
from lettercli.views.show import Overlay, blocks, called_in, entry, heading

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.backmatter.bearing import Bearing
    from lettercli.backmatter.topics import Topic

TOPICS = (
    Column("topic"),
    Column("passages", "number"),
    Column("notes", "number"),
    Column("letters", "number"),
    Column("mentions", "number"),
    Column("scope", "prose"),
    Column("undecided", "number", where="exports"),
)
"""passages, notes: on the topic; letters: those that hold them; mentions: passages and notes that only mention it;
undecided: those among all of these that the query found and nobody has read."""
COLUMNS = (
    Column("address", "address"),
    Column("date", "date"),
    Column("topics"),
    Column("how"),
    Column("text", "prose"),
    Column("letter", where="exports"),
    Column("by", where="exports"),
    Column("why", where="exports"),
    Column("called", "address", where="exports"),
)
"""topics: those asked for, then others that the passage is on. how: about, also (on it beside something else) or
mention. text: all of the passage, its paragraphs and items divided by ` ¶ `. by: reading, or query where nobody has
decided. called: addresses of the notes called in the passage, divided by blanks."""
_STRENGTH = ("about", "also", "mention")
_FIRST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Gathered:
    """A passage and what it has to do with the topics asked for."""

    bearing: Bearing
    """Of several topics that asked for it, the strongest."""
    topics: tuple[str, ...]
    """Those asked for, then others that it is on."""
    others: tuple[str, ...]
    """The others alone."""
    several: bool = False
    """Whether several were asked for, so that it must be said which of them this is on."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.bearing.place


def listed(topics: Sequence[Topic], found: Mapping[str, Sequence[Bearing]]) -> Table:
    """One row a topic, in the order of topics.yaml; `found` are the bearings by the topic's name."""
    return Table(TOPICS, [_topic_row(topic, found[topic.name]) for topic in topics])


def _topic_row(topic: Topic, found: Sequence[Bearing]) -> tuple[Cell, ...]:
    on = [each.place for each in found if each.on]
    notes = sum(place.note is not None for place in on)
    return (
        topic.name, len(on) - notes, notes, len({place.letter.id for place in on}), len(found) - len(on), topic.scope,
        sum(each.by == "query" for each in found),
    )  # fmt: skip


def gathered(
    asked: Sequence[str], found: Mapping[str, Sequence[Bearing]], *, mentions: bool = False
) -> Iterator[Gathered]:
    """The passages on any of the topics asked for, each once, those of one topic in their order.

    `found` are the bearings of all topics, asked for or not, by name.
    """
    by_address: dict[str, list[tuple[str, Bearing]]] = {}
    for name in asked:
        for bearing in found[name]:
            if bearing.on or mentions:
                by_address.setdefault(bearing.place.address, []).append((name, bearing))
    on = {name: Region(each.place.address for each in found[name] if each.on) for name in found if name not in asked}
    for address, several in by_address.items():
        names = tuple(dict.fromkeys(name for name, _ in several))
        others = tuple(name for name, region in on.items() if region.meets(address))
        strongest = min((bearing for _, bearing in several), key=lambda each: _STRENGTH.index(each.verdict))
        yield Gathered(strongest, (*names, *others), others, len(set(asked)) > 1)


def table(passages: Iterable[Gathered], *, brief: bool = False) -> Table:
    """One row a passage; `brief` has how it begins in the place of its text."""
    return Table(columns(brief), (_row(each, brief) for each in passages))


def columns(brief: bool) -> tuple[Column, ...]:
    """The columns of passages, with their text or with how it begins."""
    return tuple(column._replace(name="begins") if brief and column.name == "text" else column for column in COLUMNS)


def _row(each: Gathered, brief: bool) -> tuple[Cell, ...]:
    place, bearing = each.place, each.bearing
    shown = _blocks(place, {})
    text = " ¶ ".join(f"{block.label} {block.text}".strip() if at else block.text for at, block in enumerate(shown))
    words = text.split()
    if brief and len(words) > _FIRST_WORDS:
        text = " ".join(words[:_FIRST_WORDS]).removesuffix(" ¶") + " …"
    called = " ".join(note.body.address for note in called_in(place.letter, shown)) if place.note is None else ""
    return (
        place.address, place.letter.date, "; ".join(each.topics), bearing.verdict, text, place.letter.id, bearing.by,
        bearing.why, called,
    )  # fmt: skip


def brief(passages: Sequence[Gathered], title: str) -> Table:
    """The same for a page: address, date, how it begins, and what else it is on."""
    columns = (COLUMNS[0], COLUMNS[1], Column("begins", "prose"), Column("more", "mark", heading=" "))
    rows = (_row(each, True) for each in passages)
    signs = (_remark(each) for each in passages)
    return Table(columns, [(row[0], row[1], row[4], sign) for row, sign in zip(rows, signs, strict=True)], title)


def title(topics: Sequence[Topic], passages: Sequence[Gathered], of: int) -> str:
    """`China · 3 passages, 1 note · 1 of 6 letters · 29 Aug 1929 · decided by reading`."""
    letters = {each.place.letter.id: each.place.letter for each in passages}
    undecided = sum(each.bearing.by == "query" for each in passages)
    decided = "decided by reading" if not undecided else "found by the query" if undecided == len(passages) else (
        f"decided by reading but for {undecided}")  # fmt: skip
    facts = (", ".join(topic.name for topic in topics), _held(passages), share(len(letters), of),
             span(letter.date for letter in letters.values()), decided)  # fmt: skip
    return " · ".join(filter(None, facts))


def _held(passages: Sequence[Gathered]) -> str:
    """`3 passages, 1 note, 1 mention`."""
    on = [each.place.note is not None for each in passages if each.bearing.on]
    counts = (
        (len(on) - sum(on), "passage", "passages"), (sum(on), "note", "notes"),
        (len(passages) - len(on), "mention", "mentions"),
    )  # fmt: skip
    return ", ".join(counted(*count) for count in counts if count[0])


def pages(edition: Edition, passages: Sequence[Gathered], overlays: Mapping[str, Overlay]) -> Iterator[Page]:
    """One page a letter: its passages whole, the notes called there, and the notes that bear on the topic."""
    for id, group in groupby(passages, key=lambda each: each.place.letter.id):
        yield _page(edition, list(group), overlays.get(id, {}))


def _page(edition: Edition, passages: Sequence[Gathered], overlay: Overlay) -> Page:
    letter = passages[0].place.letter
    texts = [each for each in passages if each.place.note is None]
    shown = tuple(block for each in texts for block in _blocks(each.place, overlay))
    bearing: dict[str, list[Gathered]] = {}
    for each in passages:
        if each.place.note is not None:
            bearing.setdefault(each.place.note.number, []).append(each)
    called = {note.number for note in called_in(letter, shown)}
    notes = [note for note in letter.notes if note.number in called or note.number in bearing]
    remarks = {each.place.address: _remark(each) for each in texts}
    remarks |= {note.body.address: _beside(note, on, shown) for note in notes if (on := bearing.get(note.number))}
    return Page(
        address=letter.id, heading=heading(letter), kind="passages", what=_held(passages),
        cite=citations(edition, [each.place for each in passages]), blocks=shown,
        notes=tuple(entry(edition, letter, note, overlay) for note in notes), remarks=remarks,
    )  # fmt: skip


def _blocks(place: Place, overlay: Overlay) -> tuple[Block, ...]:
    tops = place.letter.passages if place.passage is None else (place.passage,)
    return tuple(blocks(place.letter, tops, overlay))


def _beside(note: Note, bearing: Iterable[Gathered], shown: Sequence[Block]) -> str:
    """What is said above a note on the topic, or of which parts are: `+England · called in 42.1`."""
    return " · ".join(filter(None, dict.fromkeys([*map(_remark, bearing), _called(note, shown)])))


def _called(note: Note, shown: Sequence[Block]) -> str:
    """Where a note is called that none of the passages shown calls."""
    here = {block.address for block in shown}
    places = dict.fromkeys(anchor.address for anchor in note.anchors)
    return "" if here.intersection(places) else f"called in {', '.join(places)}" if places else "called nowhere"


def _remark(each: Gathered) -> str:
    """What is said beside a passage's address: `+England`, `mention`; of several asked for `China +England`."""
    signs = [f"+{name}" for name in (each.topics if each.several else each.others)]
    if each.several:
        signs[0] = each.topics[0]
    if each.bearing.verdict == "mention":
        signs.append("mention" if each.bearing.by == "reading" else "mention?")
    return " ".join(signs)
