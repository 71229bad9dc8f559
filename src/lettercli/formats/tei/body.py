"""Makes the passages and notes of a letter of its elements.

One walk reads the text, a further one each note that was called; then the notes get their numbers and everything its
place. A letter without a word of its own still may have notes; they are kept as what an editor wrote on it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from lettercli.formats.tei import lists, notes, numbering, readings, running, structure
from lettercli.formats.tei.blocks import Block, container, cut, points
from lettercli.formats.tei.elements import DROPPED, INDEXES, TEXT
from lettercli.formats.tei.flow import NUMBER, Dropped, Flow, Handler, sentence
from lettercli.formats.tei.notes import Calls
from lettercli.formats.tei.stretch import Call, Reading
from lettercli.formats.tei.tree import DEPTH, Node
from lettercli.model import Mark, Note, Passage

_START = attrgetter("start")
FRAMES = 8
"""Calls within one another that an element takes at most."""
_WORD = re.compile(r"\w+")
_LINES = 8
"""How many lines must end with a blank until one that does not says something."""
_SHARE = 5
"""And how many for each that does not."""
HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(DROPPED, Flow.drop),
    **dict.fromkeys(TEXT, sentence),
    **running.HANDLERS,
    **readings.HANDLERS,
    **structure.HANDLERS,
    **lists.HANDLERS,
}


@dataclass(slots=True)
class Body:
    """What a letter says."""

    passages: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    readings: list[tuple[int, Reading]] = field(default_factory=list)
    """Each with the place of its passage among all, those of the letter first, then those of the notes."""
    named: list[tuple[int, Node]] = field(default_factory=list)
    """Names with a reference, each with the place of its passage, as above."""
    dropped: list[Dropped] = field(default_factory=list)
    remarks: list[tuple[str, str, int]] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    uncalled: int = 0


class Reader:
    """Reads the texts of one file; what became of the elements is counted over all of them."""

    def __init__(self, calls: Calls, quotes: tuple[str, str], beside: Sequence[Node] = ()) -> None:
        """`beside`: what stands beside the only letter of a file, and may hold notes of it."""
        self.beside = beside
        self.flow = Flow(HANDLERS, calls, quotes)
        self.done: set[int] = set()
        """The notes that were read."""

    def read(self, texts: Sequence[Node]) -> Body:
        """The letter that stands in these elements."""
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(before + FRAMES * DEPTH)
        try:
            return self.letter(texts)
        finally:
            sys.setrecursionlimit(before)

    def letter(self, texts: Sequence[Node]) -> Body:
        """The same, with room for elements as deep as a file may have them."""
        flow = self.flow
        _begin(flow)
        for text in texts:
            flow.element(text)
            flow.flush()
        blocks = flow.blocks
        flow.tight = flow.free = 0
        self.healed(blocks)
        flow.counts["points"] += points(blocks)
        for block in blocks:
            if block.parts:
                points(block.parts)
        carried, flow.carried = flow.carried, []
        order = _called(blocks, carried)
        bodies = self.noted([*order, *flow.uncalled])
        apart = _apart([*texts, *self.beside], flow.calls, flow.skipped)
        missed = [node for node in apart if id(node) not in self.done]
        flow.uncalled += missed
        bodies |= self.noted(missed)
        called = [node for node in _expanded(order, flow.nested) if id(node) in bodies]
        _expand(blocks, flow.nested, bodies)
        _hang(blocks, carried)
        known = {id(node) for node in called}
        late = [node for node in flow.uncalled if id(node) in bodies and id(node) not in known]
        if not blocks:
            blocks, called, late = [_annotated(bodies[id(node)]) for node in [*called, *late]], [], []
        return self.finished(blocks, called, late, bodies)

    def healed(self, blocks: Sequence[Block]) -> None:
        """Puts words together over the ends of lines that have no blank, where nearly all others have one.

        A part that stands elsewhere in the letter is a word of its own; and one such end alone is a slip.
        """
        flow = self.flow
        if flow.marked:
            return
        stretches = [each.stretch for block in blocks for each in block.walk() if each.stretch is not None]
        flow.tight += sum(len(stretch.tight) for stretch in stretches)
        flow.free += sum(stretch.free for stretch in stretches)
        if not flow.tight or flow.free < max(_LINES, flow.tight * _SHARE):
            return
        parted = [(each, *part) for each in stretches for part in each.parts()]
        if len(parted) > 1:  # else there is nothing for which it would be worth to count words
            there = Counter(_WORD.findall(" ".join(["".join(each.pieces) for each in stretches])))
            parted = [part for part in parted if there[part[2]] == 1]
        for stretch, at, _, _ in parted if len(parted) > 1 else ():
            stretch.join(at)
        if len(parted) > 1:
            words = ", ".join(f"'{one}|{other}'" for _, _, one, other in parted)
            what = f"read as one, where lines end without a blank, as nearly no other does: {words}"
            flow.remarks.append(("text", what, stretches[0].line))

    def noted(self, waiting: list[Node]) -> dict[int, list[Block]]:
        """What the notes say, by their identity; those that they call come along."""
        flow = self.flow
        made: dict[int, list[Block]] = {}
        for node in waiting:  # which grows
            if id(node) in self.done:
                continue
            self.done.add(id(node))
            flow.note, flow.latest = node, None
            with flow.within("inner") as blocks:
                for part in _whole(node, flow.calls):
                    self.done.add(id(part))
                    flow.walk(part)
            self.healed(blocks)
            points(blocks)
            made[id(node)] = blocks
            waiting += flow.nested.get(id(node), [])
        flow.note = None
        flow.carried = []
        return {key: blocks for key, blocks in made.items() if blocks}

    def bare(self, node: Node, blocks: list[Block]) -> None:
        """Takes off a note's text the number that it begins with."""
        number = numbering.given_number(node, self.flow.calls)
        stretch = blocks[0].stretch
        if not number or stretch is None or blocks[0].label:
            return
        begins = rf"{notes.BEFORE}{re.escape(number)}(?:[.)\]:]+[ \u00a0]*|[ \u00a0]+)(?=\S)"
        found = re.match(begins, "".join(stretch.pieces), re.I)
        if found is not None:
            cut(stretch, found.end())
            self.flow.dropped.append(Dropped(NUMBER, node.line, found[0].strip()))

    def finished(
        self, blocks: list[Block], called: list[Node], late: list[Node], bodies: dict[int, list[Block]]
    ) -> Body:
        """The letter, with the notes by number."""
        flow = self.flow
        for node in [*called, *late]:
            self.bare(node, bodies[id(node)])
        numbered, said = numbering.numbers(called, flow.calls)
        names = {id(node): number for node, number in zip(called, numbered, strict=True)}
        names |= _late(late, set(numbered))
        if said and called:
            flow.remark("note", said, called[0])
        if flow.empty:
            count = len(flow.empty)
            flow.remark("note", f"{count} empty notes" if count > 1 else "an empty note", flow.empty[0])
        for node in late:
            flow.remark("note", f"note {names[id(node)]} is called nowhere", node)
        body = Body(
            dropped=flow.dropped, remarks=flow.remarks, heading=flow.heading, terms=flow.terms, uncalled=len(late)
        )
        counted = _Count(body, names)
        body.passages = tuple(passage for block in blocks for passage in counted.made(block))
        made = []
        for node in [*called, *late]:
            number = names[id(node)]
            made.append(Note(number, counted.made(container("note", bodies[id(node)], number, line=node.line))[0]))
        body.notes = tuple(made)
        places = counted.places
        body.named = [(places[id(stretch)], node) for node, stretch in flow.named if id(stretch) in places]
        return body


def _apart(texts: Sequence[Node], calls: Calls, skipped: set[int]) -> Iterator[Node]:
    """The notes of a letter that are not called where they stand, but for those in what was left out as a whole."""
    for text in texts if calls.apart else ():
        for node in text.walk():
            apart = node.name == "note" and id(node) in calls.apart and not node.empty()
            if apart and not any(id(each) in skipped or each.name in _LISTS for each in (node, *node.around())):
                yield node


_LISTS = INDEXES - {"standOff"}


def _whole(node: Node, calls: Calls) -> list[Node]:
    """A note with all that goes on with it on later pages."""
    found, known = [node], {id(node)}
    for each in found:
        for more in calls.more.get(id(each), ()):
            if id(more) not in known:
                known.add(id(more))
                found.append(more)
    return found


def _begin(flow: Flow) -> None:
    flow.blocks, flow.stretch, flow.latest, flow.carried = [], None, None, []
    flow.dropped, flow.remarks, flow.heading, flow.terms, flow.uncalled = [], [], [], [], []
    flow.named = []
    flow.empty, flow.open = [], False
    flow.nested, flow.note, flow.area, flow.kind, flow.depth = {}, None, "letter", "paragraph", 0
    flow.word_end = flow.part_end = -1


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Call]]:
    for block in blocks:
        if block.stretch is not None and (calls := block.stretch.calls):
            calls.sort(key=_START)
            yield calls
        if block.parts:
            yield from _stretches(block.parts)


def _called(blocks: Sequence[Block], carried: Sequence[Call]) -> list[Node]:
    """The notes in the order in which they are first called."""
    found: dict[int, Node] = {}
    for calls in (*_stretches(blocks), carried):
        for call in calls:
            if call.kind == "anchor" and isinstance(call.value, Node):
                found.setdefault(id(call.value), call.value)
    return list(found.values())


def _expanded(order: Sequence[Node], nested: dict[int, list[Node]]) -> list[Node]:
    """The notes with those that they call, each after the note that calls it."""
    found: dict[int, Node] = {}
    waiting = list(reversed(order))
    while waiting:
        node = waiting.pop()
        if id(node) not in found:
            found[id(node)] = node
            waiting += reversed(nested.get(id(node), []))
    return list(found.values())


def _expand(blocks: Sequence[Block], nested: dict[int, list[Node]], bodies: dict[int, list[Block]]) -> None:
    """Calls the notes of notes where these are called, and takes calls of notes without words away."""
    for calls in _stretches(blocks):
        if not any(call.kind == "anchor" for call in calls):
            continue
        made: list[Call] = []
        there: set[tuple[int, int]] = set()
        for call in calls:
            if call.kind != "anchor":
                made.append(call)
                continue
            assert isinstance(call.value, Node)
            for node in _expanded([call.value], nested):
                if id(node) in bodies and (id(node), call.start) not in there:
                    there.add((id(node), call.start))
                    made.append(Call("anchor", call.start, call.start, node))
        calls[:] = made


def _hang(blocks: Sequence[Block], carried: Sequence[Call]) -> None:
    """Puts marks after the last word where nothing follows them."""
    last = [block.stretch for top in blocks for block in top.walk() if block.stretch is not None]
    stretch = last[-1] if last else None
    for call in carried:
        if stretch is not None and call.kind == "page":
            stretch.mark(call.kind, call.value, call.facs)
        elif stretch is not None and call.kind == "anchor":
            stretch.mark("anchor", call.value)


def _annotated(blocks: list[Block]) -> Block:
    return container("annotation", blocks, hand=structure.EDITOR)


def _late(late: Sequence[Node], taken: set[str]) -> dict[int, str]:
    """Numbers for notes that nothing calls: their own, if it is free, else the next."""
    made: dict[int, str] = {}
    for node in late:
        number = node.get("n").strip().strip("[]().*")
        turn = len(taken)
        if not number or number in taken or not number.replace("-", "").isalnum():
            number = ""
        while not number or number in taken:
            turn += 1
            number = str(turn)
        taken.add(number)
        made[id(node)] = number
    return made


class _Count:
    """Makes passages of blocks and counts them, so that readings know theirs."""

    def __init__(self, body: Body, names: dict[int, str]) -> None:
        self.body = body
        self.names = names
        self.count = 0
        self.places: dict[int, int] = {}
        """Those of the passages, by the identity of their text as it grew."""

    def made(self, block: Block) -> list[Passage]:
        """The passage of a block; its parts, or nothing, where it has no words of its own."""
        here = self.count
        text, marks = "", tuple[Mark, ...]()
        stretch = block.stretch
        if stretch is not None:
            text = stretch.finish()
            marks = stretch.marks(self.names) if stretch.calls else ()
        if not text and not block.parts and not (block.label and block.kind == "item"):
            return []
        self.count += 1
        if stretch is not None:
            self.places[id(stretch)] = here
            self.body.readings += [(here, reading) for reading in stretch.readings]
        parts = tuple([passage for part in block.parts for passage in self.made(part)])
        return [Passage("", block.kind, text, block.label, marks, parts, hand=block.hand)]
