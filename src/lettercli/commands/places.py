"""From the addresses of a command line to places: many at once, some from stdin, some wrong.

A wrong one is reported and the others are shown; the command's exit code is 2 then, whatever else it found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import click

from lettercli.address import covers
from lettercli.errors import Faults, LettersError, UnknownAddress

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.commands.context import Context


_LABEL = 3
"""Letters that an address may have without being a word."""
NO_ADDRESSES = "no addresses came on standard input"


class Places:
    """The places that addresses name, found while they are drawn."""

    def __init__(self, context: Context, addresses: Iterable[str], parts: Sequence[str] = ()) -> None:
        from lettercli.address import Directory

        self._context = context
        self._directory = Directory(context.edition)
        self._addresses = addresses
        self._parts = parts
        """What is asked of each place instead of all of it: `6` is its point 6, `n16` its note 16."""
        self.asked = 0
        """How many addresses there were; complete when all places are drawn."""
        self.bad = 0
        """How many addresses named nothing; complete when all places are drawn."""
        self.left_out: list[str] = []
        """Addresses of which the filters leave nothing; complete when all places are drawn."""

    def __iter__(self) -> Iterator[Place]:
        for place in self._named():
            kept = list(self._kept(place))
            if not kept:
                self.left_out.append(place.address)
            yield from kept

    def _named(self) -> Iterator[Place]:
        before = ""
        for address in self._addresses:
            self.asked += 1
            places = self._resolved(address, before)
            before = address
            if self._parts:
                places = (part for place in places for tail in self._parts
                          for part in self._resolved(f"{place.address}.{tail}"))  # fmt: skip
            yield from places

    def _kept(self, place: Place) -> Iterator[Place]:
        """What the filters leave of a place: all of it, those passages in it that they keep, or nothing."""
        passages, region = self._context.passages, self._context.region
        if self._context.filters and place.letter.id not in self._letters:
            return
        if passages is None or region is None or region.holds(place.address):
            yield place
            return
        within = self._directory.places(place.letter)
        yield from (within[each] for each in within if each in passages and covers(place.address, each))

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset(head.id for head in self._context.heads)

    def _resolved(self, address: str, before: str = "") -> Iterator[Place]:
        try:
            yield from self._directory.resolve(address)
        except UnknownAddress as unknown:
            self.bad += 1
            report(LettersError(unknown.message, self._meant(unknown, before) or unknown.hint))

    def _meant(self, unknown: UnknownAddress, before: str) -> str:
        """What was probably meant by an address that is none: a part of the letter named before it, or a word."""
        if unknown.address.isalpha() and len(unknown.address) > _LABEL:
            return f"{unknown.hint}; to search for it: letters kwic {unknown.address}"
        whole = f"{before}.{unknown.address}"
        try:
            return f"did you mean {whole}?" if before and self._directory.resolve(whole) else ""
        except UnknownAddress:
            return ""

    def outcome(self, found: object) -> int:
        """The exit code: 2 if an address was wrong, else 0 or 1 for found or not; a line where none came at all."""
        if self.left_out:
            named = ", ".join(self.left_out[:8]) + (", …" if len(self.left_out) > 8 else "")
            said = f"left out by the filters: {named}"
            self._context.say("; ".join(filter(None, (said, self._context.unmet()))))
        elif not self.asked and not found:
            self._context.say(self._context.unmet() or NO_ADDRESSES)
        return 2 if self.bad else 0 if found else 1


def report(error: LettersError) -> None:
    """An error that does not end the run, on stderr, `--quiet` or not."""
    from lettercli.commands.context import complain

    complain(str(error) if isinstance(error, Faults) else f"letters: {error}")


def asked(context: Context, addresses: Sequence[str]) -> Iterator[str]:
    """The addresses as `typed`; without any, those of all that the filters keep.

    Raises click's MissingParameter where there are neither addresses nor filters: nobody means the whole edition.
    """
    if addresses:
        return typed(addresses)
    if not context.filters:
        current = click.get_current_context()
        argument = next(param for param in current.command.params if isinstance(param, click.Argument))
        raise click.MissingParameter(ctx=current, param=argument)
    return (head.id for head in context.heads)


def typed(addresses: Sequence[str]) -> Iterator[str]:
    """The addresses as typed; for `-` those on stdin: the first field of each line, each once."""
    for address in addresses:
        if address == "-":
            yield from _read()
        else:
            yield address


def _read() -> Iterator[str]:
    """Addresses from lines of bytes; fields end at a tab or a blank, and a byte order mark is none of theirs."""
    seen: set[str] = set()
    if sys.stdin is None:
        return
    for line in getattr(sys.stdin, "buffer", sys.stdin):
        text = line.decode("utf-8-sig", "replace") if isinstance(line, bytes) else line
        fields = text.split(maxsplit=1)
        if fields and fields[0] not in seen:
            seen.add(fields[0])
            yield fields[0]
