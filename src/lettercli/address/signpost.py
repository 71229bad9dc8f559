"""What there is, said to someone whose address leads nowhere.

Loaded only when one does. The message is short, whatever the size of the edition: ids and labels that follow one
another become a range, the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import chain

from lettercli.model import Edition, Letter, Passage

_MOST = 10
"""So many ids or labels are listed; of more, the first ones and a count."""
_MOST_COMPARED = 20_000
"""So many ids are compared with what was typed."""


def letters_there_are(edition: Edition, address: str) -> str:
    """What letters there are, and the nearest to an address whose letter is unknown."""
    ids = [head.id for head in edition.heads]
    if not ids:
        return "this edition has no letters"
    there = f"letters are {_listed(ids)}"
    head = address[:60].split(".", maxsplit=1)[0]
    near = get_close_matches(head, ids[:_MOST_COMPARED], n=1, cutoff=0.75) if len(ids) > 1 else []
    folded = next((id for id in ids if id.casefold() == head.casefold()), None)
    meant = folded or (near[0] if near else None)
    return f"{there}; did you mean {meant}?" if meant else there


def parts_there_are(letter: Letter, tail: str) -> str:
    """What parts a letter has where a tail was looked for, and the nearest to it."""
    holder, typed = _deepest(letter, tail)
    parts = letter.passages if holder is None else holder.parts
    owner = letter.id if holder is None else holder.address
    segments = [_segment(part, owner) for part in parts]
    asks_note = holder is None and typed[:1] == "n" and typed[1:2].isdigit()
    facts = [_notes(letter)] if asks_note else [_parts(parts, owner, typed)]
    if holder is None and letter.note(typed) is not None:
        facts.append(f"note {typed} is {letter.id}.n{typed}")
    meant = _meant(segments, typed)
    if meant:
        facts.append(f"did you mean {owner}.{meant}?")
    return "; ".join(facts)


def _deepest(letter: Letter, tail: str) -> tuple[Passage | None, str]:
    """The passage that the beginning of a tail leads to, and the segment after it that leads nowhere."""
    holder, parts = None, (*letter.passages, *(note.body for note in letter.notes))
    owner, typed = letter.id, tail.split(".")
    for segment in typed:
        found = next((part for part in parts if part.address == f"{owner}.{segment}"), None)
        if found is None:
            return holder, segment
        holder, parts, owner = found, found.parts, found.address
    return holder, ""


def _segment(passage: Passage, owner: str) -> str:
    return passage.address[len(owner) :].removeprefix(".")


def _parts(parts: Sequence[Passage], owner: str, typed: str) -> str:
    """The parts of the kind that was looked for, or all of them."""
    if not parts:
        return f"{owner} has no parts"
    points = [_segment(part, owner) for part in parts if part.kind == "point"]
    asks_point = typed[:1].isdigit()
    if points and asks_point:
        return f"points are {_listed(points)}"
    segments = _listed([_segment(part, owner) for part in parts])
    return f"{owner} has no points, its parts are {segments}" if asks_point else f"{owner} has {segments}"


def _notes(letter: Letter) -> str:
    if not letter.notes:
        return f"{letter.id} has no notes"
    return f"notes are {_listed([f'n{note.number}' for note in letter.notes])}"


def _meant(segments: Sequence[str], typed: str) -> str:
    """The segment that a typed one is nearest to; figures are never guessed at, the list says which there are."""
    if not typed or typed[-1:].isdigit():
        return ""
    same = next((segment for segment in segments if segment.casefold() == typed.casefold()), "")
    near = get_close_matches(typed[:60], segments, n=1, cutoff=0.6) if len(typed) > 2 else []
    return same or (near[0] if near else "")


def _listed(names: Sequence[str]) -> str:
    """Names in order, runs as ranges, long lists cut with a count: `1-7`, `p1-p3, 1-7, ps`."""
    runs = list(_runs(names))
    if len(runs) <= _MOST:
        return ", ".join(runs)
    return f"{', '.join(runs[: _MOST - 2])}, … {runs[-1]} ({len(names):,} in all)"


def _runs(names: Iterable[str]) -> Iterable[str]:
    """Names, with those that follow one another joined: `1`, `2`, `3` is `1-3`."""
    first = last = ""
    length = 0
    for name in chain(names, [""]):
        if length and _follows(last, name):
            last, length = name, length + 1
            continue
        if length:
            yield from ([f"{first}-{last}"] if length > 2 else [first, last][:length])
        first, last, length = name, name, 1


def _follows(one: str, other: str) -> bool:
    """Whether the second name is the first, counted on by one: `n9`, `n10`; `a`, `b`."""
    if len(one) == len(other) == 1 and one.isalpha() and other.isalpha():
        return ord(other) == ord(one) + 1
    (stem, number), (other_stem, other_number) = _numbered(one), _numbered(other)
    return stem == other_stem and number >= 0 and other_number == number + 1


def _numbered(name: str) -> tuple[str, int]:
    """A name's stem and the number that ends it, -1 if none does."""
    stem = name.rstrip("0123456789")
    digits = name[len(stem) :]
    return stem, int(digits) if digits and len(digits) < 10 and not digits.startswith("00") else -1
