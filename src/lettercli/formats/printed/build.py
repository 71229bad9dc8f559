"""Makes letters of passages that are still stretches of the source, and puts every repair on record at its place.

The addresses are the native format's own: what is written is read back, and each passage takes the address that its
readers will know it by. So the record can never disagree with the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lettercli import dates
from lettercli.emendations import Repair as Recorded
from lettercli.errors import LettersError
from lettercli.formats import markdown
from lettercli.formats.printed.blocks import Block
from lettercli.formats.printed.sourcetext import Emended, Placed, Repair, Repairs, Source
from lettercli.model import Letter, Mark, Note, Passage

GAP = re.compile(r"\[(?:…|\. ?\. ?\.)\]")


@dataclass(frozen=True, slots=True)
class Made:
    """A passage made of a block, and the repairs in it; offsets are of the passage's text."""

    block: Block
    passage: Passage
    placed: tuple[Placed, ...]
    parts: tuple[Made, ...]

    def walk(self) -> Iterator[Made]:
        """This and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Built:
    """A letter, as model and as file, and the repairs in it."""

    letter: Letter
    text: str
    made: tuple[tuple[str, Made], ...]
    """Each passage of the letter and its notes with its address, in reading order."""


class Builder:
    """Makes passages with the repairs of an edition."""

    def __init__(self, source: Source, repairs: Repairs) -> None:
        self.source = source
        self.repairs = repairs

    def passage(self, block: Block) -> Made:
        """The passage of a block and of all below it."""
        inserted = [each for each in block.made if not each.structural]
        own = [*inserted, *self.repairs.within(block.start, block.end)] if block.start < block.end else inserted
        edges = [each for each in own if not each.note and not each.reading.strip() and _at_edge(each, block)]
        text = Emended(self.source, block.start, block.end, [each for each in own if each not in edges])
        words = text.text.strip()
        if words != text.text:
            raise LettersError(
                f"{self.source.path}:{self.source.line(block.start)}: a passage begins or ends with a blank",
                "please report this with the scan",
            )
        parts = tuple(self.passage(part) for part in block.parts)
        structural = [Placed(each, 0, 0) for each in block.made if each.structural]
        placed = (*structural, *(Placed(_nothing(each), 0, 0) for each in edges), *text.placed)
        passage = Passage("", block.kind, words, block.label, _marks(text), tuple(each.passage for each in parts),
                          hand=block.hand)  # fmt: skip
        return Made(block, passage, placed, parts)

    def letter(self, metadata: Mapping[str, str | tuple[str, ...]], blocks: Iterable[Block],
               notes: Iterable[tuple[str, Block]]) -> Built:  # fmt: skip
        """The letter of these blocks; raises LettersError if it would not be read back as it is written."""
        body = [self.passage(block) for block in blocks]
        below = [(number, self.passage(block)) for number, block in notes]
        id = str(metadata["id"])
        letter = Letter(
            id, dates.UNDATED, (), (), "", metadata, tuple(made.passage for made in body),
            tuple(Note(number, made.passage) for number, made in below),
        )  # fmt: skip
        text = markdown.write(letter)
        read = markdown.read(text, f"{id}.md")
        roots = [*read.passages, *(note.body for note in read.notes)]
        wanted = [*body, *(made for _, made in below)]
        try:
            pairs = [pair for root, made in zip(roots, wanted, strict=True) for pair in _paired(root, made)]
        except ValueError:
            raise LettersError(f"letter {id} would be read back otherwise than it was written",
                               "please report this with the scan") from None  # fmt: skip
        return Built(read, text, tuple(pairs))


def _paired(passage: Passage, made: Made) -> Iterator[tuple[str, Made]]:
    if passage.text != made.passage.text or len(passage.parts) != len(made.parts):
        raise ValueError
    yield passage.address, made
    for part, other in zip(passage.parts, made.parts, strict=True):
        yield from _paired(part, other)


def _at_edge(repair: Repair, block: Block) -> bool:
    return repair.end <= block.start or repair.start >= block.end


def _nothing(repair: Repair) -> Repair:
    """A blank between two passages: it is on record, and in neither."""
    return replace(repair, structural=True)


def _marks(text: Emended) -> tuple[Mark, ...]:
    marks = [Mark("anchor", each.start, each.start, each.repair.note) for each in text.placed if each.repair.note]
    for each in text.placed:
        if each.repair.kind == "gap":
            marks += [Mark("gap", each.start + found.start(), each.start + found.end())
                      for found in GAP.finditer(each.repair.reading)]  # fmt: skip
    return tuple(sorted(marks, key=lambda mark: mark.start))


def records(id: str, built: Built, source: Source, open_: Iterable[Repair]) -> list[Recorded]:
    """Every repair of a letter, and what is only suspected or kept in it, in the order of the source."""
    found = [_record(id, address, placed, source) for address, made in built.made for placed in made.placed]
    for repair in open_:
        found.append(_record(id, *_home(id, built, repair, source), source))
    found.sort(key=lambda each: (each.source_start, each.source_end, each.start))
    return found


def _home(id: str, built: Built, repair: Repair, source: Source) -> tuple[str, Placed]:
    """The passage in which something stands that was left alone, and its place there."""
    for address, made in built.made:
        block = made.block
        if block.start <= repair.start and repair.end <= block.end and block.start < block.end:
            applied = [each.repair for each in made.placed if not each.repair.structural]
            text = Emended(source, block.start, block.end, applied)
            start, end = text.offset(repair.start), text.offset(repair.end)
            return address, Placed(repair, start, end)
    after = [(made.block.start, address) for address, made in built.made if made.block.start >= repair.start]
    return min(after)[1] if after else id, Placed(repair, 0, 0)


def _record(id: str, address: str, placed: Placed, source: Source) -> Recorded:
    repair = placed.repair
    silent = repair.structural and repair.status == "applied"
    return Recorded(
        id, address, placed.start, placed.end, source.line(repair.start), repair.start, repair.end,
        "" if silent else source.text[repair.start : repair.end], "" if silent else repair.reading,
        repair.kind, repair.confidence, repair.by, repair.rule, repair.reason, repair.status, repair.note,
    )  # fmt: skip
