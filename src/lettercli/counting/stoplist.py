"""Words that a list leaves out because they say little: a list of our own for English, or anybody's in a file.

What is left out stays counted: it is part of every denominator, and a heading says how much it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lettercli.counting.ragged import Array
from lettercli.text.tokens import fold, form

_ENGLISH = """
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves one oneself
    who whom whose which what
    am is are was were be been being have has had having do does did doing done
    can could may might must shall should will would ought cannot
    and or but nor so yet if then than because since though although while until unless whether as
    of to in for on with at by from into onto upon about above below over under between among against through
    during before after within without toward towards off out up down again
    not no nor none neither either both each every any all some such same other another much many more most few
    there here where when why how now also too very only just even still already ever never once
    it's i'm don't can't won't isn't wasn't didn't doesn't couldn't wouldn't shouldn't i've we've they've you've
"""
BUILT_IN = {"en": frozenset(_ENGLISH.split())}
"""Lists by language."""


class Words(Protocol):
    """Words that are numbered in alphabetical order: the classes of a lexicon, the forms of hits."""

    def __len__(self) -> int:
        """How many there are."""

    def labels(self, numbers: Array) -> list[str]:
        """How they are written."""

    def find(self, text: str) -> list[int]:
        """The numbers of what a text names."""

    def alike(self, text: str) -> list[int]:
        """The numbers of what is folded alike."""


@dataclass(frozen=True, slots=True)
class StopList:
    """Words to be left out."""

    name: str
    """What a heading calls it: a language, or a file."""
    words: frozenset[str]
    """Folded."""

    def among(self, words: Words) -> list[int]:
        """The numbers of such words among others, in whatever case they are written."""
        return sorted({number for word in self.words for number in words.alike(word)})


def read(name: str, text: str) -> StopList:
    """The list that a file holds: words divided by blanks or line ends; what follows a # is a remark."""
    lines = (line.partition("#")[0] for line in text.split("\n"))
    return listed(name, (word for line in lines for word in line.split()))


def listed(name: str, words: Iterable[str]) -> StopList:
    """The list of some words."""
    return StopList(name, frozenset(filter(None, (fold(form(word)) for word in words))))
