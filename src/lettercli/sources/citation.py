"""What a citation is: an archive's shelfmark or a printed work, where it stands, and what its resolution rests on.

A reference is made of levels, from the widest to the narrowest, and an `ibid.` leaves out the widest ones. So all
that happens on the way from `ibid., d. 754` to a full reference is said of levels: which are printed, which are taken
from the citation before, which of those are in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["archive", "book", "article", "unknown"]
"""article: also an issue of a newspaper, cited without a title; unknown: an `ibid.` of which not even that is known."""

KINDS: tuple[Kind, ...] = ("archive", "book", "article", "unknown")

Form = Literal["full", "continued", "ibid", "idem", "short"]
"""full: a reference that says all it has to say; continued: one that goes on where the one beside it stops (`…, d. 5,
l. 3; d. 6`); ibid: one that stands for the citation before it; idem: a new work by the author before it; short: one
that stands for an earlier work of a named author (`Cohen, op. cit., 35`)."""

SHELFMARK = ("archive", "fond", "opis", "papka", "delo", "list")
"""The levels of an archive's reference, the widest first. A papka is a folder between opis and delo, as one archive
has them."""
WORK = "work"
"""The level of a printed work: all of it but the pages."""
PAGES = "pages"
ISSUE = "issue"
"""The level of an issue of a newspaper: its day."""
PRINTED = (WORK, ISSUE, PAGES)
EVERYTHING = frozenset((*SHELFMARK, *PRINTED))

_LATIN = {"fond": "f.", "opis": "op.", "papka": "p.", "delo": "d.", "list": "l."}
_CYRILLIC = {"fond": "ф.", "opis": "оп.", "papka": "п.", "delo": "д.", "list": "л."}
_MANY = re.compile(r"\d[^\W\d_]*\.?\s?[-–—‑]\s?\d|, ?\d|\b(?:and|и)\b|&")
_SEVERAL = {"d.": "dd.", "l.": "ll.", "д.": "дд.", "л.": "лл."}


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """Where a document is kept, as far as it is said."""

    archive: str = ""
    fond: str = ""
    opis: str = ""
    papka: str = ""
    delo: str = ""
    list: str = ""
    """The leaves: `3`, `11, 15–17`, `5ob`."""
    cyrillic: bool = False
    """Whether its words are Russian ones in their own script: `ф. 17, оп. 3`."""

    def level(self, name: str) -> str:
        """The value of a level of SHELFMARK; empty where it is not said."""
        value: str = getattr(self, name)
        return value

    def text(self, names: Iterable[str] = SHELFMARK) -> str:
        """These levels of it, as one writes them: `RTsKhIDNI f. 17, op. 3, d. 753, l. 3`."""
        words = _CYRILLIC if self.cyrillic else _LATIN
        below = ", ".join(_said(words[name], self.level(name)) for name in names if name in words and self.level(name))
        return " ".join(filter(None, (self.archive if "archive" in names else "", below)))


def said(level: str, value: str) -> str:
    """A level with its word: `d. 753`, `ll. 3–4`; an archive's name as it is."""
    return _said(_LATIN[level], value) if level in _LATIN else value


def _said(word: str, value: str) -> str:
    return f"{_SEVERAL.get(word, word) if _MANY.search(value) else word} {value}"


@dataclass(frozen=True, slots=True)
class Work:
    """A printed work, as far as the form of its citation tells; what it does not tell is empty."""

    author: str = ""
    """As printed; of an editor's volume with `ed.` or `eds.` behind."""
    title: str = ""
    """Of a book, or of an article in a newspaper or journal."""
    translation: str = ""
    """Of the title, as the notes add it."""
    edition: str = ""
    """`2nd ed.`"""
    volumes: str = ""
    """How many there are: `3 vols.`"""
    volume: str = ""
    issue: str = ""
    chapter: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    periodical: str = ""
    """The newspaper or journal."""
    published: str = ""
    """The day or month of a newspaper, as printed."""
    pages: str = ""

    def brief(self) -> str:
        """Author and title; of an issue the newspaper and its day."""
        return _joined(self.author, self._title() if self.title else self._issue() or self._imprint())

    def surname(self) -> str:
        """What its first author is sorted under: the last word of the name, as it is printed in notes."""
        first = re.split(r",| and | & ", self.author)[0].split()
        return first[-1] if first else ""

    def source(self) -> str:
        """All of it but the pages, and where volumes have pages of their own but the volume."""
        return replace(self, pages="", volume="" if self.volumes else self.volume).text()

    def text(self) -> str:
        """The whole of it in one form, whatever the brackets of the note: author, title, imprint, pages."""
        title = self._title()
        translation = self.translation and (f"({self.translation})" if self.periodical else f"[{self.translation}]")
        head = _joined(self.author, " ".join(filter(None, (title, translation))))
        if self.periodical:
            return _joined(head, self._issue(), self.pages)
        volume = f"vol. {self.volume}" if self.volume and not self.volumes else ""
        issue, chapter = self.issue and f"issue {self.issue}", self.chapter and f"chap. {self.chapter}"
        head = _joined(head, self.edition, self.volumes, volume, issue, chapter)
        return _joined(f"{head} {self._imprint()}".strip(), self.pinpoint())

    def pinpoint(self) -> str:
        """The pages, with the volume where there are several: `1:60–67`."""
        return f"{self.volume}:{self.pages}" if self.volumes and self.volume and self.pages else self.pages

    def _title(self) -> str:
        return f'"{self.title}"' if self.periodical and self.title else self.title

    def _issue(self) -> str:
        volume, issue = self.volume and f"vol. {self.volume}", self.issue and f"no. {self.issue}"
        return _joined(self.periodical, volume, issue, self.published or self.year) if self.periodical else ""

    def _imprint(self) -> str:
        inside = _joined(": ".join(filter(None, (self.place, self.publisher))), self.year)
        return f"({inside})" if inside else ""


def _joined(*pieces: str) -> str:
    return ", ".join(filter(None, pieces))


@dataclass(frozen=True, slots=True)
class Found:
    """A citation as it is printed, before anything is taken from elsewhere."""

    start: int
    end: int
    """Offsets into the passage's text, in characters, end exclusive."""
    form: Form
    levels: Mapping[str, str] = field(default_factory=dict)
    """What is printed of a shelfmark, by level; of a printed work that stands for another (ibid, short) its pages and
    volume."""
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where each level stands, so that a doubtful reading can be laid to the right one."""
    work: Work | None = None
    sign: tuple[int, int] = (0, 0)
    """Where `ibid.` or `op. cit.` itself stands; what it leaves out belongs behind it."""
    cyrillic: bool = False
    who: str = ""
    """short: the author named."""
    misread: str = ""
    """What can only be a letter read as a figure: `1. 3` for `l. 3`."""
    borrows: bool = False
    """Whether the newspaper of an article is printed only once, with the article after it."""

    @property
    def archival(self) -> bool:
        """Whether it is, by its form, an archive's reference."""
        return self.work is None and any(name in self.levels for name in SHELFMARK)


Ground = Literal["link", "day", "reading", "printed", "inherited"]
"""Why a citation is doubtful: link, what `ibid.` is taken to mean; day, other notes on the day it speaks of; reading,
the scan; printed, what the notes themselves leave open; inherited, a doubt of what it is resolved through."""
FINDINGS: Mapping[Ground, str] = {"link": "ibid", "day": "delo"}
"""The kinds of finding that a check makes of doubts; `accept: ["39.n4 ibid"]` in corpus.yaml settles one."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to doubt a citation, as a sentence without its full stop."""

    text: str
    ground: Ground
    levels: frozenset[str] = frozenset()
    """What of the reference is in doubt; all that rests on one of these levels is so, too."""
    root: str = ""
    """inherited: the address of the citation that is doubtful in itself; empty where these are too many to be named."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, resolved as far as it can be."""

    letter: str
    """The letter's id."""
    note: str
    """The note's number; empty for a citation in the letter's own text."""
    address: str
    """Of the passage in which it stands."""
    start: int
    end: int
    """Offsets into the passage's text, in characters, end exclusive."""
    printed: str
    form: Form
    kind: Kind
    shelfmark: Shelfmark | None = None
    work: Work | None = None
    chain: tuple[str, ...] = ()
    """The addresses through which it was resolved, from the one before it to the full reference; empty for one that is
    full itself, and for one that could not be resolved. Of a very long one `…` stands for its middle."""
    past: tuple[str, ...] = ()
    """The addresses of citations that stand between it and what it is taken to mean."""
    doubts: tuple[Doubt, ...] = ()
    resolved: bool = True
    sign: int = 0
    """Where what is left out belongs, in characters of the passage's text."""
    missing: str = ""
    """What is left out: `RTsKhIDNI f. 17, op. 3`; empty for a full reference."""
    author: str = ""
    """Who signed the note, or the bracket in it: `U.S. Ed.`; empty: the edition's editors."""

    @property
    def reference(self) -> str:
        """The whole reference, as far as it is known."""
        if self.shelfmark is not None:
            return self.shelfmark.text()
        return self.work.text() if self.work is not None else ""

    @property
    def pinpoint(self) -> str:
        """Where in the source: `ll. 3–4`, `459–60`."""
        if self.shelfmark is not None:
            return self.shelfmark.text(("list",))
        return "" if self.work is None else self.work.pinpoint()
