"""Letters that stand in every match of a regular expression, found without matching anything.

What is rare in a lexicon is soon found, and the pattern is then tried on few passages. It must be certain, though: a
hit lost for speed is a wrong answer. So only the plainest parts of a pattern are read, everything else is skipped
where its end is certain, and a pattern that holds anything not known here has no letters to offer.

What is offered is a set of runs of ASCII letters and digits, in lower case: every match holds one of them, with any
letters that are equal to these when folded, one beside the other, and so within one word.
"""

from __future__ import annotations

import re
from itertools import pairwise

SHORTEST = 3
"""Letters of a run worth looking up."""

_TOKEN = re.compile(
    r"""
      (?P<run>[A-Za-z0-9])
    | (?P<break>[.^$] | \\[AZbBdDsSwWmMXRntr] | \\[^A-Za-z0-9] | \[\^?\]?(?:[^\[\]\\&|~-]|-(?!-)|\\[dswDSW\W])*\])
    | (?P<open>\((?:\?:|\?P?<[A-Za-z_]\w*>)?(?!\?|\*))
    | (?P<aside>\(\?<?[=!])
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<plain>[^\\()\[\]{}|*+?.^$A-Za-z0-9])
    """,
    re.VERBOSE,
)
_REPEATED = re.compile(r"(?:(?P<often>\+|\{[1-9]\d*(?:,\d*)?\})|(?P<perhaps>[*?]|\{0*(?:,\d*)?\}))[?+]?")

_ERRORS = re.compile(r"\{[esid]<=([1-9])\}")
"""How many errors a group may have at the most."""
_PLAIN = re.compile(r"[A-Za-z0-9]+")

Runs = frozenset[str] | None
"""Runs one of which stands in every match; None: nobody knows any."""


class _Unknown(Exception):
    """Something in a pattern that is not read here."""


def mandatory(source: str) -> Runs:
    """Runs of letters one of which stands in every match of the pattern; None where nobody knows any."""
    try:
        runs, at = _alternatives(source, 0)
    except (_Unknown, RecursionError):
        return None
    return runs if at == len(source) else None


def _alternatives(source: str, at: int) -> tuple[Runs, int]:
    """The runs of a pattern's or a group's alternatives, and where these end."""
    every: list[Runs] = []
    while True:
        runs, at = _sequence(source, at)
        every.append(runs)
        if source[at : at + 1] != "|":
            break
        at += 1
    known = [runs for runs in every if runs is not None]
    return (frozenset().union(*known) if len(known) == len(every) else None), at


def _sequence(source: str, at: int) -> tuple[Runs, int]:
    """The best runs of what stands in sequence, and where it ends."""
    best: Runs = None
    run = ""
    while at < len(source):
        token = _TOKEN.match(source, at)
        if token is None:
            raise _Unknown
        kind = token.lastgroup
        if kind in {"close", "bar"}:
            break
        begin = token.end()
        at, inner = begin, None
        if kind in {"open", "aside"}:
            inner, at = _alternatives(source, at)
            if source[at : at + 1] != ")":
                raise _Unknown
            at += 1
            if kind == "open" and (errors := _ERRORS.match(source, at)):
                inner, at = _pieces(source[begin : at - 1], int(errors[1])), errors.end()
                if _REPEATED.match(source, at):
                    raise _Unknown
        repeated = _REPEATED.match(source, at)
        at = repeated.end() if repeated else at
        if source[at : at + 1] and source[at] in "*+?{":
            raise _Unknown
        if kind == "run" and (repeated is None or repeated["often"]):
            run += token[0].lower()
        if kind != "run" or repeated:
            best, run = _better(best, run), ""
        if kind == "open" and (repeated is None or repeated["often"]):
            best = _chosen(best, inner)
    return _better(best, run), at


def _pieces(letters: str, errors: int) -> Runs:
    """Of letters of which so many may be wrong, the pieces one of which is right: there is one more than errors."""
    if not _PLAIN.fullmatch(letters):
        raise _Unknown
    number = errors + 1
    cuts = [len(letters) * place // number for place in range(number + 1)]
    pieces = frozenset(letters[start:end].lower() for start, end in pairwise(cuts))
    return pieces if min(map(len, pieces)) >= SHORTEST else None


def _better(best: Runs, run: str) -> Runs:
    return _chosen(best, frozenset({run})) if len(run) >= SHORTEST else best


def _chosen(one: Runs, other: Runs) -> Runs:
    """Of two sets of runs, both of which are in every match, the one whose shortest run is longer."""
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=lambda runs: min(map(len, runs)))
