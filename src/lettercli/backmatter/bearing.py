"""Which passages a topic gathers: those that the editor decided on, and those that only its query knows.

A passage is a whole one: a point with its subpoints, a paragraph with what hangs on it, a note; or what the editor
named. They come in the order of the letters' dates, within a letter as one reads, its notes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lettercli import dates
from lettercli.address import Directory, Place, Region, around
from lettercli.backmatter.topics import Decision, Topic, Verdict
from lettercli.index.layout import NONE, Index
from lettercli.model import Edition
from lettercli.search import search


@dataclass(frozen=True, slots=True)
class Bearing:
    """A passage, and how it bears on a topic."""

    place: Place
    verdict: Verdict
    """about, also or mention."""
    by: Literal["reading", "query"]
    """Who decided: the editor, or the query alone."""
    why: str = ""

    @property
    def on(self) -> bool:
        """Whether the passage is on the topic, rather than only mentioning it."""
        return self.verdict in ("about", "also")


def bearings(edition: Edition, index: Index, topic: Topic, directory: Directory | None = None) -> list[Bearing]:
    """All passages that bear on a topic, mentions included, each once."""
    directory = directory or Directory(edition)
    decisions = topic.decisions
    found = {
        address: Bearing(_place(directory, address), decision.verdict, "reading", decision.passage.why)
        for address, decision in decisions.items()
        if decision.verdict != "not"
    }
    verdict: Verdict = "mention" if topic.closed else "about"
    for address in _undecided(index, topic, decisions):
        if address not in found:
            found[address] = Bearing(_place(directory, address), verdict, "query")
    return sorted(_outermost(found), key=Order(edition, directory))


class Order:
    """The key that sorts passages by the dates of their letters, and within a letter as one reads."""

    def __init__(self, edition: Edition, directory: Directory) -> None:
        self._edition = edition
        self._directory = directory
        self._within: dict[str, dict[str, int]] = {}
        """By letter, how many passages one reads before each."""

    def __call__(self, each: Bearing) -> tuple[tuple[bool, float, float], int, int]:
        """The key of a passage."""
        letter = each.place.letter
        if letter.id not in self._within:
            self._within[letter.id] = {address: at for at, address in enumerate(self._directory.places(letter))}
        within = self._within[letter.id].get(each.place.address, -1)
        return dates.order(letter.date), self._edition.place(letter.id), within


def _place(directory: Directory, address: str) -> Place:
    return directory.resolve(address)[0]


def _outermost(found: Mapping[str, Bearing]) -> Iterator[Bearing]:
    """The passages without those that another one, on the topic no less, holds."""
    for address, bearing in found.items():
        holders = (found[other] for other in around(address) if other != address and other in found)
        if not any(other.on or not bearing.on for other in holders):
            yield bearing


def _undecided(index: Index, topic: Topic, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """Addresses of whole passages in which the query has hits that lie in none that was decided."""
    decided = Region(decisions)
    for number in _hit(index, topic):
        address = index.passages.addresses[number]
        if not decided.holds(address):
            top = index.passages.addresses[whole(index, number)]
            yield address if decided.meets(top) else top


def _hit(index: Index, topic: Topic) -> Iterable[int]:
    """The passages in which a topic's queries have hits, each once."""
    hits = (hit for query in topic.queries for hit in search(index, query, "all"))
    return dict.fromkeys(index.passage(hit.start) for hit in hits)


def whole(index: Index, passage: int) -> int:
    """The outermost passage round one: the whole point, paragraph or note."""
    parents: Sequence[int] = index.passages.parents
    while parents[passage] != NONE:
        passage = parents[passage]
    return passage
