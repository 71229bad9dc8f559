"""The body of a letter in TEI: openers and closers, paragraphs, lists, quotations, postscripts, notes.

TEI has a place for everything: what opens a division before its paragraphs, what closes it after them. A letter that
closes and goes on is therefore several divisions, sittings (`writingSession`) as other editions call them. Where even
that does not help, as with a signature in the middle of a postscript, a block says by its type what it is.

Blocks hold no blank that is not in the text: an element's text is the passage's, to the last character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lettercli.formats.tei.write_inline import Inline
from lettercli.formats.tei.write_xml import Characters, attributes, element, xml_id
from lettercli.model import Letter, Note, Passage, PassageKind

ITEMS: frozenset[PassageKind] = frozenset({"point", "item"})
OPENING: frozenset[PassageKind] = frozenset({"salute", "dateline", "signed"})
CLOSING: frozenset[PassageKind] = frozenset({"closer", "postscript", "signed", "dateline", "salute"})


@dataclass(slots=True)
class Sitting:
    """A stretch of a letter that is one division: what opens it, its blocks, what closes it."""

    top: list[Passage] = field(default_factory=list)
    middle: list[Passage] = field(default_factory=list)
    bottom: list[Passage] = field(default_factory=list)


class Blocks:
    """Writes the passages of one letter."""

    def __init__(self, letter: Letter, characters: Characters, sigla: dict[str, str]) -> None:
        self.letter = letter
        self.characters = characters
        self.inline = Inline(characters, self._note, sigla)
        self.sigla = sigla
        self.hands: dict[str, str] = {}
        """By hand of an annotation, its xml:id."""
        self.placed: list[str] = []
        """The numbers of the notes that stand where they are called, in order."""
        self._notes = {note.number: note for note in letter.notes}

    def text(self) -> str:
        """The `<text>` of the letter, without its language."""
        body = element("body", self._divisions(self.letter.passages, ' type="letter"'))
        left = [note for note in self.letter.notes if note.number not in self.placed]
        notes = "\n".join(self._note_element(note) for note in left)
        back = element("back", element("div", f"\n{notes}\n", ' type="notes"')) if left else ""
        return f"{body}\n{back}" if back else body

    def unplaced(self) -> list[str]:
        """The numbers of the notes that nothing calls, in the edition's order."""
        return [note.number for note in self.letter.notes if note.number not in self.placed]

    def _divisions(self, passages: Sequence[Passage], attributes: str) -> str:
        found = sittings(passages)
        if len(found) == 1:
            return element("div", self._sitting(found[0]), attributes)
        inner = (
            element("div", self._sitting(sitting), f' type="writingSession" n="{number}"')
            for number, sitting in enumerate(found, 1)
        )
        return element("div", "\n" + "\n".join(inner) + "\n", attributes)

    def _sitting(self, sitting: Sitting) -> str:
        pieces: list[str] = []
        if sitting.top:
            pieces.append(element("opener", "".join(self._line(each, each.kind) for each in sitting.top)))
        pieces += self._blocks(sitting.middle)
        if not sitting.middle and (sitting.bottom or not sitting.top):
            pieces.append("<ab/>")  # a division closes only what it has begun
        pieces += self._closing(sitting.bottom)
        return "\n" + "\n".join(pieces) + "\n"

    def _closing(self, passages: Sequence[Passage]) -> Iterator[str]:
        for kind, group in groupby(passages, lambda each: "" if each.kind in {"salute", "postscript"} else "closer"):
            if kind:
                lines = (self._line(each, "salute" if each.kind == "closer" else each.kind) for each in group)
                yield element("closer", "".join(lines))
            else:
                yield from (
                    self._postscript(each) if each.kind == "postscript" else self._line(each, "salute")
                    for each in group
                )

    def _postscript(self, passage: Passage) -> str:
        found = sittings(whole(passage))
        if len(found) == 1 and found[0].middle:
            return element("postscript", self._sitting(found[0]), self._id(passage))
        return element("postscript", "\n" + "\n".join(self._blocks(whole(passage))) + "\n", self._id(passage))

    def _blocks(self, passages: Sequence[Passage]) -> Iterator[str]:
        """Passages as the blocks of a division, an item, a quotation or a note."""
        for items, group in groupby(passages, lambda each: each.kind in ITEMS):
            if items:
                yield self._list(group)
            else:
                for passage in group:
                    yield from self._block(passage)

    def _block(self, passage: Passage) -> Iterator[str]:
        match passage.kind:
            case "quote":
                yield element("quote", "".join(self._blocks(whole(passage))), self._id(passage))
            case "annotation":
                yield self._annotation(passage)
            case "paragraph" | "gap":
                yield element("p", self.inline.write(passage), self._id(passage))
                yield from self._blocks(passage.parts)
            case kind:
                yield self._line(passage, "ab", kind)

    def _list(self, items: Iterable[Passage]) -> str:
        pieces = (
            element("label", self.characters.text(item.label))
            + element("item", self._item(item), self._id(item) + attributes(self.characters, {"n": item.label}))
            for item in items
        )
        return element("list", "\n" + "\n".join(pieces) + "\n", ' rend="labelled"')

    def _item(self, item: Passage) -> str:
        return self.inline.write(item) + "".join(self._blocks(item.parts))

    def _content(self, passage: Passage) -> str:
        """What is in a note: words, or blocks of which the first are its own words."""
        if not passage.parts:
            return self.inline.write(passage)
        return "".join(self._blocks(whole(passage)))

    def _annotation(self, passage: Passage) -> str:
        hand = ""
        if passage.hand:
            own = f"{self.characters.letter}.hand{len(self.hands) + 1}"
            hand = f' hand="#{self.hands.setdefault(passage.hand, own)}"'
        body = element("body", self._divisions(whole(passage), f' type="annotation"{hand}'))
        return element("floatingText", body, ' type="annotation"' + self._id(passage))

    def _line(self, passage: Passage, name: str, kind: str = "") -> str:
        """A salute, dateline, signature or closing; more than its own words are segments of it."""
        inner = [self.inline.write(passage)]
        for items, group in groupby(passage.parts, lambda each: each.kind in ITEMS):
            if items:
                inner.append(element("seg", self._list(group), ' type="list"'))
                continue
            for part in group:
                if part.kind == "quote":
                    inner.append(element("seg", "".join(self._block(part)), ' type="quote"'))
                else:
                    inner.append(element("seg", self.inline.write(part), ' type="paragraph"' + self._id(part)))
        type = f' type="{kind}"' if kind else ""
        return element(name, "".join(inner), type + self._id(passage))

    def _note(self, number: str) -> str:
        note = self._notes.get(number)
        if note is None or number in self.placed:
            said = {"n": number, "target": f"#{xml_id(f'{self.letter.id}.n{number}')}"}
            return element("ptr", "", ' type="note"' + attributes(self.characters, said))
        self.placed.append(number)
        return self._note_element(note)

    def _note_element(self, note: Note) -> str:
        resp = f"#{self.sigla[note.author]}" if note.author in self.sigla else ""
        said = attributes(self.characters, {"n": note.number, "resp": resp})
        return element("note", self._content(note.body), ' type="editorial"' + self._id(note.body) + said)

    def _id(self, passage: Passage) -> str:
        return f' xml:id="{xml_id(passage.address)}"' if passage.address else ""


def whole(passage: Passage) -> tuple[Passage, ...]:
    """What is in a passage as blocks: its own words as a paragraph that has no address, then its parts."""
    if not passage.text:
        return passage.parts
    own = replace(passage, address="", kind="paragraph", label="", parts=(), hand="")
    return (own, *passage.parts)


def sittings(passages: Sequence[Passage]) -> list[Sitting]:
    """The passages as divisions that TEI allows, one as a rule; none of no passages is one."""
    found = [Sitting()]
    for passage in passages:
        now = found[-1]
        if passage.kind in OPENING and not now.middle and not now.bottom:
            now.top.append(passage)
        elif passage.kind in CLOSING:
            now.bottom.append(passage)
        elif not now.bottom:
            now.middle.append(passage)
        else:
            opening: list[Passage] = []
            while now.bottom and now.bottom[-1].kind in {"salute", "dateline"}:
                opening.insert(0, now.bottom.pop())
            found.append(Sitting(opening, [passage]))
    return found
