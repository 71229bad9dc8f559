"""Letters made up at random, for laws that must hold for every letter.

`compose` builds one from a source of choices: with `random.Random(seed)` it is fast and fixed, with hypothesis's
randoms it shrinks; `letters()` is the strategy. The texts are chosen to be read as something else by a careless
reader. Addresses are worked out here by a second, plainer rule than the reader's, so that each proves the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unicodedata import is_normalized

from hypothesis import strategies as st

from lettercli import dates
from lettercli.model import Anchor, Letter, Mark, Note, Passage, PassageKind, Voice

WORDS = (
    "Bukharin", "grain", "the", "a", "of", "é", "Žižek", "…", "J. Stalin", "P.S.", "Com.", "1924", "I", "x",
    "q\u0307", "邮", "👩‍👩‍👧", "и", "soft\u00adhyphen", "no\u00a0break", "snake_case", "2*3*4", "it's", "—", "n. 16",
)  # fmt: skip
TRAPS = (
    "12)", "(1)", "A.", "B. Russell", "C.  two", "(C) 2007", "p. 3", "p. x", "MD. Smith", "iiii)", "mix.", "1.", "(#)",
    "#", "# head", "#.", ">", "> quote", "---", "- - -", "-", "- item", "+ item", "+", "* item", "***", "___", "===",
    ":::", "::: salute", "~~~", "```", "`code`", "|", "|---|---|", "+---+", "[local]", "[", "]", "](", "](x)", "]{",
    "]{.gap}", "{.gap}", "[^1]", "[^", "[1]: http://x", "[a]:", "[a] [b]", "[a][b]", "![", "![img](x)", "!", "<", "< ",
    "<b>", "</p>", "<!--", "<?php", "<a@b.cc>", "<http://x.y>", "&", "&amp;", "&lt", "&#65;", "&#x41;", "&nbsp;", "&c.",
    "&#", "\\", "\\\\", "\\*", "\\(", "*", "**", "*a*", "**b**", "_", "_a_", "__b__", "~", "^2^", "H~2~O", "$x$",
    "@doe", ":", ": def", "  ", "\t", "\n", " \n ", "\r", "\x1b[31m", "\x07", "\u202e", "\u200b", "\u2028",
    "\x85", "\x0c",
    "%", "% title", "=", "\\begin{x}", "{", "}", "(", ")", "(@)", "http://x.y/z_a", "...", "--", "''quoted''",
    "Table: x",
)  # fmt: skip
LABELS = (
    "6", "1", "2", "10", "007", "1929", "a", "b", "h", "i", "j", "p", "q", "v", "A", "B", "C", "I", "V", "ii",
    "iv", "IX", "MD",
)  # fmt: skip
DELIMITERS = ("{})", "{}.", "({})")
NUMBERS = ("1", "2", "16", "3a", "note", "x-1", "a_b", "n", "007")
IDS = ("42", "010", "42a", "Tillich.7", "L-1", "№5")
DATES = ("", "1929-08-21", "1929-08", "1929", "1929-08-21?", "1929-08-21/1929-08-23")
DIVS = ("salute", "dateline", "closer", "signed", "postscript", "annotation")


@dataclass(slots=True)
class Words:
    """A paragraph: its text and its marks."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A block before it has an address."""

    kind: str
    words: Words | None = None
    label: str = ""
    hand: str = ""
    blocks: list[Draft] = field(default_factory=list)


def letters() -> st.SearchStrategy[Letter]:
    """Any letter that the native format can hold."""
    return st.randoms(use_true_random=False).map(compose)


def texts() -> st.SearchStrategy[str]:
    """Text as a paragraph may hold it: in NFC, with at least one word."""
    return st.randoms(use_true_random=False).map(text)


def compose(random: Random) -> Letter:
    """A letter from a source of choices."""
    id = random.choice(IDS)
    numbers = random.sample(NUMBERS, random.randint(0, 3))
    drafts = [_block(random, 3, numbers, "letter") for _ in range(random.randint(1, 5))]
    bodies = [[_paragraph(random, [])] + [_block(random, 2, [], "note") for _ in range(random.choice((0, 0, 1, 3)))]
              for _ in numbers]  # fmt: skip
    for body in bodies:
        if len(body) > 1 and random.random() < 0.3:
            del body[0]
    passages = tuple(_top(id, drafts))
    notes = tuple(
        Note(number, _container(f"{id}.n{number}", "note", body, (), "editor", label=number), "",
             tuple(_anchors(passages, number)))
        for number, body in zip(numbers, bodies, strict=True)
    )  # fmt: skip
    date = random.choice(DATES)
    metadata: dict[str, str | tuple[str, ...]] = {"id": id}
    if date or random.random() < 0.3:
        metadata["date"] = date
    metadata["sender"] = random.choice(("Stalin", "", ("Stalin", "Voroshilov"), 'O\'Neil: "x" #1', "- [a]"))
    metadata["heading"] = random.choice(("[21 August 1929]", "", "No", "~", "010", "é\u2028\x1b", text(random)))
    sender = metadata["sender"]
    senders = (sender,) * bool(sender) if isinstance(sender, str) else sender
    return Letter(id, dates.parse(date), senders, (), "", metadata, passages, notes, Path(f"{id}.md"))


def text(random: Random) -> str:
    """Words and traps, joined by blanks or by nothing."""
    while True:
        count = random.choice((1, 1, 2, 3, 5))
        pieces = [random.choice(random.choice((WORDS, TRAPS))) for _ in range(count)]
        pieces.insert(random.randint(0, count), random.choice(WORDS))
        joined = "".join(piece + random.choice((" ", " ", "")) for piece in pieces)
        joined = joined if random.random() < 0.2 else joined.strip()
        # Brackets by the dozen take Pandoc an hour.
        if is_normalized("NFC", joined) and joined.count("[") < 5:
            return joined


def _paragraph(random: Random, numbers: Sequence[str]) -> Draft:
    if random.random() < 0.08:
        words = Words()
        _gap(random, words, numbers)
        return Draft("paragraph", words)
    words = Words()
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        _piece(random, words, numbers)
    words.text += text(random)
    for _ in range(random.choice((0, 0, 1, 3))):
        _piece(random, words, numbers)
    return Draft("paragraph", words) if is_normalized("NFC", words.text) else _paragraph(random, numbers)


def _piece(random: Random, words: Words, numbers: Sequence[str]) -> None:
    match random.choice(("anchor", "page", "emphasis", "gap", "text")):
        case "anchor" if numbers:
            words.marks.append(Mark("anchor", len(words.text), len(words.text), random.choice(numbers)))
        case "page":
            number, facs = random.choice((("167", ""), ("", ""), ("ix", 'a&amp;"b" \\{c}.jpg')))
            words.marks.append(Mark("page", len(words.text), len(words.text), number, facs))
        case "emphasis":
            words.text += text(random) if random.random() < 0.7 or not words.text or _emphatic(words) else ""
            start, index = len(words.text), len(words.marks)
            if random.random() < 0.3:
                _gap(random, words, numbers)
            if random.random() < 0.2 and numbers:
                words.marks.append(Mark("anchor", len(words.text), len(words.text), random.choice(numbers)))
            words.text += text(random)
            words.marks.insert(index, Mark("emphasis", start, len(words.text)))
        case "gap":
            _gap(random, words, numbers)
        case _:
            words.text += text(random)


def _emphatic(words: Words) -> bool:
    """Whether the text so far ends with emphasis, which another cannot adjoin."""
    return any(mark.kind == "emphasis" and mark.end == len(words.text) for mark in words.marks)


def _gap(random: Random, words: Words, numbers: Sequence[str]) -> None:
    start, index = len(words.text), len(words.marks)
    words.text += "[" + random.choice(("…", "two lines", "a [b] c", "]", text(random)))
    if numbers and random.random() < 0.2:
        words.marks.append(Mark("anchor", len(words.text), len(words.text), random.choice(numbers)))
    words.text += "]"
    words.marks.insert(index, Mark("gap", start, len(words.text)))


def _block(random: Random, depth: int, numbers: Sequence[str], area: str) -> Draft:
    kinds = ["paragraph", "paragraph"]
    if depth:
        kinds += ["item", "item", "item", "quote"]
    if area == "letter":
        kinds += ["div", "div"]
    if area in ("postscript", "annotation"):
        kinds += ["div"]
    match random.choice(kinds):
        case "item":
            label = random.choice(DELIMITERS).format(random.choice(LABELS))
            return Draft("item", label=label, blocks=_blocks(random, depth - 1, numbers, "item"))
        case "quote":
            return Draft("quote", blocks=_blocks(random, depth - 1, numbers, "quote"))
        case "div":
            name = random.choice(DIVS if area == "letter" else ("signed", "dateline"))
            hand = random.choice(("", "unknown", 'A "B" & {C} &lt; \\')) if name == "annotation" else ""
            return Draft(name, hand=hand, blocks=_blocks(random, depth - 1, numbers, name))
    return _paragraph(random, numbers)


def _blocks(random: Random, depth: int, numbers: Sequence[str], area: str) -> list[Draft]:
    depth = max(depth, 0)
    first = _paragraph(random, numbers) if random.random() < 0.8 else _block(random, depth, numbers, area)
    return [first, *(_block(random, depth, numbers, area) for _ in range(random.choice((0, 0, 0, 1, 2))))]


def _top(id: str, drafts: list[Draft]) -> list[Passage]:
    """The passages of a letter, each paragraph with what hangs on it."""
    addresses = _Addresses(id)
    passages: list[Passage] = []
    hanging: _Addresses | None = None
    for draft in drafts:
        if draft.kind == "paragraph" and not _lost(draft):
            address = addresses.of(draft)
            passages.append(_passage(address, "paragraph", draft.words, ()))
            hanging = _Addresses(address)
        elif hanging and (draft.kind == "quote" or (draft.kind == "item" and not _number(draft))):
            last = passages[-1]
            part = _any(draft, hanging, ("paragraph",), "writer")
            passages[-1] = _passage(
                last.address, "paragraph", Words(last.text, list(last.marks)), (), (*last.parts, part)
            )
        else:
            hanging = None
            passages.append(_any(draft, addresses, (), "writer"))
    return passages


def _any(draft: Draft, addresses: _Addresses, inside: tuple[PassageKind, ...], voice: Voice) -> Passage:
    address = addresses.of(draft)
    if draft.kind == "paragraph":
        kind: PassageKind = "gap" if _lost(draft) else "paragraph"
        return _passage(address, kind, draft.words, inside, voice=voice)
    if draft.kind == "item":
        kind = "point" if not inside and _number(draft) else "item"
        return _container(address, kind, draft.blocks, inside, voice, label=draft.label)
    voice = "other" if draft.kind == "annotation" else voice
    kind = draft.kind  # type: ignore[assignment]
    return _container(address, kind, draft.blocks, inside, voice, hand=draft.hand)


def _container(
    address: str, kind: PassageKind, blocks: list[Draft], inside: tuple[PassageKind, ...], voice: Voice, *,
    label: str = "", hand: str = "",
) -> Passage:  # fmt: skip
    own = blocks[0].words if blocks[0].kind == "paragraph" else None
    addresses = _Addresses(address, quote=kind == "quote", paragraphs=int(own is not None))
    parts = tuple(_any(block, addresses, (*inside, kind), voice) for block in blocks[own is not None :])
    return _passage(address, kind, own, inside, parts, voice, label, hand)


def _passage(
    address: str, kind: PassageKind, words: Words | None, inside: tuple[PassageKind, ...],
    parts: tuple[Passage, ...] = (), voice: Voice = "writer", label: str = "", hand: str = "",
) -> Passage:  # fmt: skip
    words = words or Words()
    return Passage(address, kind, words.text, label, tuple(words.marks), parts, voice, hand, 0, inside)


class _Addresses:
    """The addresses of what stands directly in one place, in order."""

    def __init__(self, base: str, quote: bool = False, paragraphs: int = 0) -> None:
        self.base = base
        self.glue = "" if quote and base.endswith("q") else "."
        self.paragraphs = paragraphs
        self.given: list[str] = []

    def of(self, draft: Draft) -> str:
        if draft.kind == "paragraph" and not _lost(draft):
            self.paragraphs += 1
            return f"{self.base}.p{self.paragraphs}"
        sign = ""
        if draft.kind == "item":
            address, sign = self.base + self.glue + draft.label.strip("()."), "~"
        elif draft.kind == "quote":
            address, sign = self.base + ".q", "~"
        else:
            address = self.base + "." + {"paragraph": "gap", "postscript": "ps"}.get(draft.kind, draft.kind)
        self.given.append(address)
        again = self.given.count(address)
        return address if again == 1 else f"{address}{sign}{again}"


def _number(draft: Draft) -> bool:
    return draft.label.strip("().").isdecimal()


def _lost(draft: Draft) -> bool:
    words = draft.words
    return words is not None and any(m.kind == "gap" and (m.start, m.end) == (0, len(words.text)) for m in words.marks)


def _anchors(passages: Sequence[Passage], number: str) -> list[Anchor]:
    return [
        Anchor(passage.address, mark.start)
        for root in passages for passage in root.walk() for mark in passage.marks
        if mark.kind == "anchor" and mark.value == number
    ]  # fmt: skip
