"""What a search must find, told in the slowest and plainest way: by scanning token lists, letter by letter."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple

from lettercli.model import Edition, Passage
from lettercli.query.tree import Alternatives, Node, Word
from lettercli.text.tokens import fold


class Found(NamedTuple):
    """A hit by its passage's address and its characters, with what filters ask."""

    address: str
    start: int
    end: int
    letter: str
    layer: str
    voice: str
    body: bool


class Token(NamedTuple):
    """A token of a passage; tokens of different runs are parted by a gap."""

    start: int
    end: int
    form: str
    voice: str
    run: int


def scan(text: str) -> list[tuple[int, int]]:
    """The tokens of a text, character by character."""
    spans, at = [], 0
    while at < len(text):
        if not _is_letter(text[at]):
            at += 1
            continue
        start = at
        at += 1
        while at < len(text):
            after = at
            while after < len(text) and _is_unseen(text[after]):
                after += 1
            if after < len(text) and (_is_letter(text[after]) or _is_mark(text[after])):
                at = after + 1
                continue
            if after < len(text) and text[after] in "'’‘＇-‐‑":
                after += 1
                while after < len(text) and _is_unseen(text[after]):
                    after += 1
                if after < len(text) and _is_letter(text[after]):
                    at = after + 1
                    continue
            break
        spans.append((start, at))
    return spans


def form(word: str) -> str:
    """The form of a token."""
    kept = "".join(c for c in word if not _is_unseen(c))
    for typographic, plain in (("’", "'"), ("‘", "'"), ("＇", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-")):
        kept = kept.replace(typographic, plain)
    return unicodedata.normalize("NFC", kept)


def hits(edition: Edition, node: Node) -> list[Found]:
    """Every hit in the edition, letter by letter: text, annotations, notes."""
    found = []
    for letter in edition.letters:
        flows = [("text", one) for one in letter.passages if one.kind != "annotation"]
        flows += [("annotations", one) for one in letter.passages if one.kind == "annotation"]
        flows += [("notes", note.body) for note in letter.notes]
        for layer, top in flows:
            for passage, body in _walk(top, True):
                found += _in_passage(passage, node, letter.id, layer, body)
    return found


def _in_passage(passage: Passage, node: Node, letter: str, layer: str, body: bool) -> Iterator[Found]:
    tokens = list(_tokens(passage, layer))
    for first in range(len(tokens)):
        ends = {end for end in _ends(node, tokens, first) if tokens[end - 1].run == tokens[first].run}
        if ends:
            chosen = tokens[first : max(ends)]
            voices = {token.voice for token in chosen}
            voice = next(one for one in ("other", "editor", "writer") if one in voices)
            yield Found(passage.address, chosen[0].start, chosen[-1].end, letter, layer, voice, body)


def _ends(node: Node, tokens: list[Token], at: int) -> set[int]:
    if isinstance(node, Word):
        return {at + 1} if at < len(tokens) and matches(node, tokens[at].form) else set()
    if isinstance(node, Alternatives):
        return set().union(*(_ends(part, tokens, at) for part in node.nodes))
    ends = {at}
    for part in node.nodes:
        ends = set().union(*(_ends(part, tokens, end) for end in ends))
    return ends


def matches(word: Word, token: str) -> bool:
    """Whether a word of a query matches a token's form."""
    candidates = [token]
    if not word.whole:
        pieces, borders = [""], []
        for character in token:
            if character in "-'":
                borders.append(character)
                pieces.append("")
            else:
                pieces[-1] += character
        for first, last in itertools.combinations(range(len(pieces) + 1), 2):
            run = pieces[first]
            for number in range(first + 1, last):
                run += borders[number - 1] + pieces[number]
            candidates.append(run)
    pattern = word.pattern.replace("[", "[[]")
    if word.case:
        return any(fnmatchcase(one, pattern) for one in candidates)
    return any(fnmatchcase(fold(one), fold(pattern)) for one in candidates)


def _tokens(passage: Passage, layer: str) -> Iterator[Token]:
    gaps = [(mark.start, mark.end) for mark in passage.marks if mark.kind == "gap"]
    if passage.kind == "gap":
        gaps = [(0, len(passage.text))]
    for start, end in scan(passage.text):
        if any(low <= start < high for low, high in gaps):
            continue
        run = sum(1 for low, _ in gaps if low <= start)
        voice = {"notes": "editor", "annotations": "other"}.get(layer, passage.voice)
        if voice == "writer" and any(m.kind == "insertion" and m.start <= start < m.end for m in passage.marks):
            voice = "editor"
        yield Token(start, end, form(passage.text[start:end]), voice, run)


def _walk(passage: Passage, body: bool) -> Iterator[tuple[Passage, bool]]:
    body = body and passage.kind not in {"salute", "dateline", "closer", "signed"}
    yield passage, body
    for part in passage.parts:
        yield from _walk(part, body)


def _is_letter(character: str) -> bool:
    return character.isalnum() and character not in "²³¹⁰⁴⁵⁶⁷⁸⁹"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_unseen(character: str) -> bool:
    return character in "\u00ad\u200c\u200d\u2060\ufeff"
