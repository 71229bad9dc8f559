"""The numbers of a letter's notes: those that they have, where these leave no doubt, else a count of their own.

Printed numbers are worth keeping: other notes refer to them. Where notes of two kinds stand in one letter, with numbers
and with letters, or an apparatus beside a commentary, one kind can keep them.
"""

from __future__ import annotations

import re
from collections import defaultdict

from lettercli.formats.tei.notes import Calls, apart
from lettercli.formats.tei.tree import Node


def given_number(note: Node, calls: Calls) -> str:
    """The number of a note: its own, else that of its call; empty if neither has one."""
    return (note.get("n") or calls.numbers.get(id(note), "")).strip().strip("[]().*").strip()


def numbers(notes: list[Node], calls: Calls) -> tuple[list[str], str]:
    """The numbers of a letter's notes in the order of their calls, and what is to be said of them.

    Those that they have, if that leaves no doubt which is which; of two kinds of notes, each in a division of its own,
    those of the greater; else they are counted.
    """
    given = [given_number(note, calls) for note in notes]
    counted = [str(number) for number in range(1, len(notes) + 1)]
    if not any(given):
        return counted, ""
    unlike = sum(_LIKE.fullmatch(number) is None for number in given)
    if unlike and all(number in ("", place) for number, place in zip(given, counted, strict=True)):
        return counted, ""
    wrong = _wrong(given)
    if not wrong:
        return given, ""
    if (kinds := _kinds(notes, given)) is not None:
        return kinds
    return counted, f"{wrong}: counted anew"


_LIKE = re.compile(r"[\w-]{1,20}")


def _wrong(given: list[str]) -> str:
    """Why notes cannot have the numbers that are given; empty if they can."""
    if unlike := sum(_LIKE.fullmatch(number) is None for number in given):
        return f"{unlike} of {len(given)} notes have no number"
    if len({number.casefold() for number in given}) < len(given):
        return "numbers of notes come twice"
    values = [int(number) for number in given if number.isdecimal()]
    return "notes are not called in the order of their numbers" if values != sorted(values) else ""


def _kinds(notes: list[Node], given: list[str]) -> tuple[list[str], str] | None:
    """The numbers of notes of two kinds: the greater keeps its own, the other gets a letter before a count of its own.

    They stand in two divisions, or one has numbers and the other has none, or stars.
    """
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at, note in enumerate(notes):
        groups[id(note.parent) if apart(note) else 0].append(at)
    numbered = [at for at, number in enumerate(given) if number]
    for kept in (max(groups.values(), key=len), numbered):
        taken = {given[at].casefold() for at in kept}
        letters = not any(map(str.isdecimal, taken))
        few = len(kept) * 2 < len(notes) and not letters
        if not 2 <= len(kept) < len(notes) or few or _wrong([given[at] for at in kept]):
            continue
        begun = {number[0] for number in taken}
        letter = "" if letters else next((each for each in "vwxyz" if each not in begun), "v-")
        others = iter(range(1, len(notes) + 1))
        there = set(kept)
        made = [given[at] if at in there else f"{letter}{next(others)}" for at in range(len(notes))]
        count = len(notes) - len(kept)
        return made, f"two kinds: {len(kept)} have their numbers, {count} are counted apart ({letter}1 …)"
    return None
