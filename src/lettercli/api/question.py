"""What Python programs ask: how a query is meant, and which letters and passages it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from lettercli.filters import Conditions

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice


class Asked(TypedDict, total=False):
    """How a query is meant, and where it is looked for."""

    case: bool
    """Whether case and diacritics must be as typed."""
    whole: bool
    """Whether only whole tokens count, not the parts that hyphens and apostrophes set off."""
    regex: bool
    """Whether the words are a regular expression."""
    fuzzy: int
    """In how many letters, 1 to 3, words may differ; 0 is none."""
    lemma: bool
    """Whether each word is a lemma; needs the extra `lettercli[lemma]`."""
    cql: bool | None
    """Whether the query is in CQL; None, the default: what its signs say."""
    near: Sequence[str] | str
    """`WORD:N`: only hits with the word within so many words on either side."""
    not_near: Sequence[str] | str
    """Only hits without."""
    layer: Layer
    """"text" (the default), "body", "notes" or "all"."""
    voice: Voice
    """Whose words: "writer", "editor" or "other"; anybody's if left out."""


class Narrowed(Conditions, total=False):
    """Which letters and passages: since, until, on, sender, where ... as Filter has them, and these."""

    topic: str | Sequence[str]
    """Whole passages on one of these topics."""
    name: str | Sequence[str]
    """Whole passages that name one of these."""


class Question(Asked, Narrowed, total=False):
    """A query's options, and which letters and passages it is about."""


_CONDITIONS = tuple(Narrowed.__annotations__)


def narrowing(question: Question) -> Narrowed:
    """The part of a question that says which letters and passages it is about."""
    refuse_unknown(question, Question)
    return {key: question[key] for key in _CONDITIONS if key in question}  # type: ignore[literal-required, return-value]


def refuse_unknown(given: Mapping[str, object], known: type) -> None:
    """A misspelt condition is an error: without it the answer would be about other letters than were meant."""
    names = known.__annotations__
    if unknown := next((name for name in given if name not in names), ""):
        raise TypeError(f"no condition {unknown!r}; there are {', '.join(sorted(names))}")


def several(given: Sequence[str] | str) -> Sequence[str]:
    """One text or several as several."""
    return (given,) if isinstance(given, str) else given
