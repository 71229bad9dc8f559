"""What the peers written in Python share: the letters of the shards, the look of a line, and how they are asked.

Each peer is a small program of its own, so that none pays for what another imports:

    with_X.py build EDITION FOLDER              make its index in the folder
    with_X.py ask FOLDER MODE KIND PATTERN      answer as a whole process
    with_X.py often FOLDER                      answer [[mode, kind, pattern] ...] from stdin in one process: seconds

MODE is count (how many hits; `~` before a number of letters), first (100 lines) or all. KIND is word, phrase, prefix,
regex (of a whole word) or gap, whose pattern `letter 3 the` is: letter, at most three words, the.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

WORD = re.compile(r"\w+(?:['’-]\w+)*")
_ENOUGH = 2.0
"""Seconds that one question may take when it is asked often."""


class NotOffered(Exception):
    """The peer has no way to answer the question."""


class Opened(Protocol):
    """A peer with its index open."""

    def count(self, kind: str, pattern: str) -> str:
        """How many hits there are."""

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """The hits in their context, the first so many or all."""


def letters(edition: str) -> Iterator[tuple[str, str]]:
    """Id and body of every letter, in the edition's order."""
    for shard in sorted(Path(edition, "letters").glob("*.jsonl")):
        with shard.open(encoding="utf-8") as file:
            for line in file:
                letter = json.loads(line)
                yield letter["id"], letter["body"]


def drawn(id: str, text: str, start: int, end: int) -> str:
    """A line of a concordance: forty characters on either side."""
    return f"{id}\t{text[max(0, start - 40) : start]}\t{text[start:end]}\t{text[end : end + 40]}".replace("\n", " ")


def gap(pattern: str) -> tuple[str, int, str]:
    """The parts of a gap's pattern."""
    first, most, last = pattern.split()
    return first, int(most), last


def written(kind: str, pattern: str) -> str:
    """A question as `letters` writes it."""
    if kind == "gap":
        first, most, last = gap(pattern)
        return f'"{first}" []{{0,{most}}} "{last}"'
    return {"prefix": f"{pattern}*", "regex": f'"{pattern}"'}.get(kind, pattern)


def answered(peer: Opened, mode: str, kind: str, pattern: str) -> list[str]:
    """What the peer answers, line by line."""
    if mode == "count":
        return [peer.count(kind, pattern)]
    if mode in ("first", "all"):
        return peer.lines(kind, pattern, 100 if mode == "first" else None)
    raise NotOffered


def main(build: Callable[[str, str], None], opened: Callable[[str], Opened]) -> None:
    """Do what the command line asks for; exit with 2 where the peer cannot."""
    what, folder, *rest = sys.argv[1:]
    if what == "build":
        build(folder, *rest)
    elif what == "ask":
        try:
            lines = answered(opened(folder), *rest)
        except NotOffered:
            sys.exit(2)
        sys.stdout.write("\n".join([*lines, ""]))
    else:
        print(json.dumps([_often(opened(folder), question) for question in json.load(sys.stdin)]))


def _often(peer: Opened, question: list[str]) -> float | None:
    """The median of some seconds, the first answer left out; None where the peer cannot."""
    took: list[float] = []
    began = time.perf_counter()
    try:
        while len(took) < 30 and (len(took) < 2 or time.perf_counter() - began < _ENOUGH):
            start = time.perf_counter()
            answered(peer, *question)
            took.append(time.perf_counter() - start)
    except NotOffered:
        return None
    return sorted(took[1:])[len(took[1:]) // 2]
