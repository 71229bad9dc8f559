"""What speaks against a link: other sources between, another letter's notes, levels that are missing.

Each is a sentence that names the link, since an editor will look there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lettercli.sources.citation import ISSUE, PRINTED, SHELFMARK, WORK, Citation, Doubt
from lettercli.sources.past import Past, Resolved
from lettercli.sources.stream import Printed

_WORDS = {"archive": "the archive's name", "fond": "f.", "opis": "op.", "papka": "p.", "delo": "d.", "list": "l."}
_NEEDED = ("fond", "opis", "delo")
"""Levels that a reference must have where a narrower one is cited."""
_MOST = 20
"""Doubtful citations that are named where very many rest on one another."""


def against(
    printed: Printed,
    source: Resolved,
    past: Sequence[Resolved],
    taken: frozenset[str],
    runs_on: Collection[str],
    before: Past,
) -> Iterator[Doubt]:
    """What speaks against an `ibid.` that is taken to mean `source`, past all that stands between."""
    origin = source.citation.address
    between = next((each for each in past if _is_source(each.citation)), None)
    if between is not None:
        cited = between.citation
        name = cited.work.brief() if cited.work is not None else cited.reference
        where = cited.address + (f", signed {cited.author}" if cited.author and cited.author != printed.author else "")
        words = [_WORDS[name] for name in SHELFMARK if name in printed.found.levels] or [
            "the day" if ISSUE in printed.found.levels else "the page"
        ]
        what = f"{name} is cited between it and {origin} ({where}); only {_and(words)} tells what is meant"
        yield Doubt(what.replace(" tells", " tell") if len(words) > 1 else what, "link", taken)
    if printed.letter.id != source.printed.letter.id and printed.letter.id not in runs_on:
        yield Doubt(f"{origin}, which it takes up, is a note of another letter", "link", taken)
    if (count := _in_one_breath(printed, source, taken, before.all)) > 1:
        yield Doubt(f"{origin} cites {count} sources together, and the last is taken", "link", taken)
    if printed.text.lower().startswith("id"):
        yield Doubt("idem is the same author, and is taken for ibid.", "link", taken)


def lacking(values: Mapping[str, str], given: Sequence[str], origin: str) -> Iterator[Doubt]:
    """The levels that a reference should have and has not; those `given` are printed, the wider ones `origin`'s."""
    places = {name: place for place, name in enumerate(SHELFMARK)}
    narrowest = max((places[name] for name in SHELFMARK if values.get(name)), default=0)
    for name in _NEEDED:
        if not values.get(name) and places[name] < narrowest:
            widest = places[given[0]] if given else len(places)
            where = f"{origin} has none" if places[name] < widest else f"none is printed after {_WORDS[given[0]]}"
            yield Doubt(f"its {name} is missing: {where}", "link", frozenset({name}))


def inherited(source: Citation, taken: frozenset[str]) -> Iterator[Doubt]:
    """The doubts of a source that lie on what is taken from it, one for each citation that is doubtful in itself.

    Of more than _MOST the nearest are named.
    """
    found: dict[str, frozenset[str]] = {}
    others = frozenset[str]()
    for doubt in source.doubts:
        levels = doubt.levels & taken
        if doubt.ground == "inherited" and not doubt.root:
            others |= levels
        elif levels:
            root = doubt.root or source.address
            found[root] = found.get(root, frozenset()) | levels
    for number, (root, levels) in enumerate(found.items()):
        if number < _MOST:
            yield Doubt(f"rests on {root}, which is doubtful", "inherited", levels, root)
        else:
            others |= levels
    if others:
        yield Doubt("rests on others before these that are doubtful", "inherited", others)


def _is_source(cited: Citation) -> bool:
    """Whether a citation can be what an `ibid.` means; a newspaper of which nothing is cited cannot."""
    return cited.work is None or bool(cited.work.title)


def _in_one_breath(printed: Printed, source: Resolved, taken: frozenset[str], done: Sequence[Resolved]) -> int:
    """How many different sources stand side by side where the last of them is meant."""
    at = source.place
    if printed.joined and at == len(done) - 1:
        return 1
    together = [source]
    while at and together[-1].printed.joined and done[at - 1].printed.address == source.printed.address:
        at -= 1
        together.append(done[at])
    return len({_what_is_taken(each.citation, taken) for each in together})


def _what_is_taken(cited: Citation, taken: frozenset[str]) -> tuple[str, ...]:
    if cited.shelfmark is not None:
        return tuple(cited.shelfmark.level(name) for name in SHELFMARK if name in taken)
    return (cited.work.source() if cited.work is not None else "",) if WORK in taken or not set(PRINTED) & taken else ()


def _and(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
