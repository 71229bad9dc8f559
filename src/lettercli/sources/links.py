"""What a citation takes from which earlier one, by its form.

A citation prints some levels of its reference and leaves out the wider ones. Here the earlier citation is found that
has them, and everything is said that speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from lettercli.sources.citation import EVERYTHING, ISSUE, PAGES, PRINTED, SHELFMARK, WORK, Doubt, Kind, Shelfmark, Work
from lettercli.sources.grounds import against, lacking
from lettercli.sources.heads import is_idem
from lettercli.sources.past import Past, Resolved
from lettercli.sources.short import first_words
from lettercli.sources.stream import Printed

_CIT = re.compile(r"cit|соч", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation is, and what it takes from where."""

    kind: Kind
    shelfmark: Shelfmark | None = None
    work: Work | None = None
    source: Resolved | None = None
    """The citation that it takes something from."""
    taken: frozenset[str] = frozenset()
    """The levels that it takes."""
    missing: str = ""
    """These as text, to be put where they are left out."""
    past: tuple[Resolved, ...] = ()
    """What stands between the two, the nearest first."""
    doubts: tuple[Doubt, ...] = ()
    resolved: bool = True


def link(printed: Printed, before: Past, runs_on: Collection[str] = ()) -> Link:
    """What a citation is and takes, `before` being all before it in its stream."""
    form = printed.found.form
    if form == "short":
        return _short(printed, before)
    if form == "continued":
        return _continued(printed, before)
    if form == "ibid":
        return _ibid(printed, before, runs_on)
    return _full(printed, before)


def _full(printed: Printed, before: Past) -> Link:
    found = printed.found
    work = found.work
    if work is None:
        mark = Shelfmark(**found.levels, cyrillic=found.cyrillic)
        unnamed = Doubt("it names no archive, as others do", "printed", frozenset({"archive"}))
        return Link("archive", mark, doubts=() if mark.archive or not before.archives else (unnamed,))
    if is_idem(work.author):
        return _same_author(work, before)
    doubts: tuple[Doubt, ...] = ()
    if found.borrows:
        paper = replace(work, author="", title="", translation="").text()
        doubts = (Doubt(f"{paper} is named only once, with the article after it", "printed", frozenset({WORK})),)
    return Link(_kind(work), None, work, doubts=doubts)


def _same_author(work: Work, before: Past) -> Link:
    """A new work by the author before it: `idem, Title (Place, 1930)`."""
    source = before.author
    if source is None or source.citation.work is None:
        doubt = Doubt("no author is named before it", "link", frozenset({WORK}))
        return Link(_kind(work), None, replace(work, author=""), doubts=(doubt,), resolved=False)
    named = replace(work, author=source.citation.work.author)
    return Link(_kind(named), None, named, source, frozenset({WORK}))


def _continued(printed: Printed, before: Past) -> Link:
    """What goes on where the citation beside it stops, and says only what is other."""
    source, work = before.last if printed.joined else None, printed.found.work
    if work is None:
        return _shelfmark(printed, source) if source is not None else _nothing(printed)
    if source is None or source.citation.work is None:
        doubt = Doubt("it names no title", "printed", frozenset({WORK}))
        return Link("book", None, work, doubts=(doubt,))
    title = source.citation.work
    named = replace(work, author=title.author, title=title.title, translation=title.translation, volumes=title.volumes)
    return Link(_kind(named), None, named, source, frozenset({WORK}))


def _ibid(printed: Printed, before: Past, runs_on: Collection[str]) -> Link:
    """What stands for the source before it: of several kinds the one that its form allows."""
    kinds = _kinds(printed)
    source = before.latest(kinds)
    if source is None:
        return _nothing(printed)
    past = tuple(before.since(source))
    made = _shelfmark(printed, source) if source.citation.kind == "archive" else _work(printed, source)
    doubts = [*against(printed, source, past, made.taken, runs_on, before), *made.doubts]
    return replace(made, past=past, doubts=tuple(doubts))


def _kinds(printed: Printed) -> tuple[Kind, ...]:
    """What an `ibid.` can stand for, by what is printed after it; nothing there, and it can be anything."""
    found = printed.found
    if found.archival:
        return ("archive",)
    return ("article",) if ISSUE in found.levels else ("book", "article") if PAGES in found.levels else ()


def _nothing(printed: Printed) -> Link:
    """An `ibid.` that nothing stands before."""
    found = printed.found
    mark = Shelfmark(**found.levels, cyrillic=found.cyrillic) if found.archival else None
    work = Work(pages=found.levels.get(PAGES, ""), published=found.levels.get(ISSUE, "")) if mark is None else None
    sort = "no archive" if mark is not None else "no printed work" if found.levels else "nothing"
    doubt = Doubt(f"{sort} is cited before it", "link", EVERYTHING)
    return Link("archive" if mark is not None else "unknown", mark, work, doubts=(doubt,), resolved=False)


def _shelfmark(printed: Printed, source: Resolved) -> Link:
    """The reference of an archive that takes its wider levels from another."""
    found, before = printed.found, source.citation.shelfmark
    if before is None:
        return _nothing(printed)
    given = [name for name in SHELFMARK if name in found.levels]
    taken = SHELFMARK[: SHELFMARK.index(given[0])] if given else SHELFMARK
    values = {name: before.level(name) for name in taken} | dict(found.levels)
    mark = Shelfmark(**values, cyrillic=before.cyrillic or found.cyrillic)
    doubts = tuple(lacking(values, given, source.citation.address)) if source.citation.resolved else ()
    missing = mark.text(tuple(name for name in taken if values[name]))
    return Link("archive", mark, None, source, frozenset(taken), missing, doubts=doubts,
                resolved=source.citation.resolved)  # fmt: skip


def _work(printed: Printed, source: Resolved) -> Link:
    """The printed work that an earlier citation names, with pages of its own; or another issue of its newspaper."""
    given, work = printed.found.levels, source.citation.work
    if work is None:
        return _nothing(printed)
    missing, taken = work.text(), frozenset(PRINTED)
    if ISSUE in given:
        missing, taken = work.periodical, frozenset({WORK})
        work = Work(periodical=work.periodical, published=given[ISSUE])
    elif given:
        volume = given.get("tome") or given.get("volume") or work.volume
        same = volume and volume == work.volume and not work.periodical
        missing, taken = work.brief() + (f", vol. {volume}" if same else ""), frozenset({WORK, ISSUE})
        if volume != work.volume and not work.volumes:  # another volume may have come out elsewhere, and did later
            work = replace(work, place="", publisher="", year="")
        work = replace(work, volume=volume, pages=given.get(PAGES, ""))
    return Link(source.citation.kind, None, work, source, taken, missing, resolved=source.citation.resolved)


def _short(printed: Printed, before: Past) -> Link:
    """The earlier work of an author who is named: `Cohen, op. cit., 35`, `Cohen, Bukharin, 35`."""
    found = printed.found
    sign = printed.passage.text[slice(*found.sign)]
    latin = _CIT.search(sign) is not None
    works = before.works(found.who)
    if not latin:
        words = first_words(sign)
        works = {name: each for name, each in works.items()
                 if each.citation.work and first_words(each.citation.work.title)[: len(words)] == words}  # fmt: skip
    if not works:
        whose = f"no work of {found.who}'s" if found.who else "no printed work"
        doubt = Doubt(f"{whose} is cited before it", "link", EVERYTHING)
        title = "" if latin else sign
        work = Work(author=found.who, title=title, pages=found.levels.get(PAGES, ""))
        return Link("unknown", None, work, doubts=(doubt,), resolved=False)
    source = list(works.values())[-1]
    made = _work(printed, source)
    if not found.levels and not sign.lower().startswith("loc") and made.work is not None:
        made = replace(made, work=replace(made.work, pages=""), taken=frozenset({WORK}))
    doubts: tuple[Doubt, ...] = ()
    if len(works) > 1:
        what = f"{len(works)} such works are cited before it, and the last is taken"
        doubts = (Doubt(what, "link", frozenset(PRINTED)),)
    missing = source.citation.work.title if latin and source.citation.work is not None else ""
    return replace(made, missing=missing, doubts=doubts)


def _kind(work: Work) -> Kind:
    return "article" if work.periodical else "book"
