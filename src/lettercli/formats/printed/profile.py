"""How an edition is printed, and what no scan of it holds: the profile, a small YAML file.

Everything has a default that suits English editions of letters with numbered notes, so that a profile says little more
than who writes to whom. Patterns are written as one sees them on the page (`Letter {id}`), not as regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path

from lettercli.errors import Fault, Faults
from lettercli.files import yamlfile

CLOSERS = (
    "that's it", "that's it for now", "that's it for today", "that's all", "that's all for now", "that's all for today",
    "that is all", "that is all for now", "enough for now", "enough for today", "bye", "bye for now", "good-bye",
    "goodbye", "so long", "regards", "best regards", "kind regards", "warm regards", "greetings", "best greetings",
    "warm greetings", "best wishes", "all the best", "yours", "yours truly", "yours sincerely", "yours faithfully",
    "yours ever", "ever yours", "sincerely", "sincerely yours", "truly yours", "faithfully yours", "respectfully",
    "cordially", "affectionately", "with best wishes", "with best regards", "with greetings", "with regards",
    "with love", "love", "farewell", "take care", "be well", "keep well", "until we meet", "till we meet",
    "until we meet again", "see you soon", "I shake your hand", "I firmly shake your hand", "I press your hand",
    "good-bye for now", "goodbye for now", "your old", "with communist greetings", "with comradely greetings",
    "with communist greeting", "I kiss your hand", "I kiss your hands", "greetings to all",
    "I embrace you", "I remain your obedient servant", "your obedient servant",
)  # fmt: skip
"""Formulas that end a letter; `Well,` and the like may stand before one, a name after it."""

SALUTES = ("hello", "dear", "my dear", "greetings", "good day", "good morning", "good evening", "esteemed", "respected",
           "most respected", "honored", "honoured", "sir", "madam", "gentlemen", "to", "comrade", "com.", "mr.", "mrs.",
           "friend", "dearest")  # fmt: skip
"""How a salutation begins."""

ABBREVIATIONS = (
    "Com.", "Coms.", "vol.", "vols.", "no.", "nos.", "op.", "art.", "arts.", "chap.", "chaps.", "ch.", "p.", "pp.",
    "f.", "ff.", "d.", "dd.", "l.", "ll.", "n.", "nn.", "ed.", "eds.", "trans.", "fol.", "fols.", "col.", "cols.",
    "pt.", "pts.", "bk.", "fig.", "sec.", "st.", "cf.", "ca.", "c.", "i.e.", "e.g.", "viz.", "ibid.", "id.", "Mr.",
    "Mrs.", "Dr.", "Prof.", "Gen.", "Co.", "approx.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.",
    "Oct.", "Nov.", "Dec.",
)  # fmt: skip
"""Words whose full stop is part of them."""

PLURALS = ("pp.", "ll.", "nos.", "vols.", "dd.", "chaps.", "cols.", "arts.", "fols.", "ff.", "nn.", "pts.")
"""Sigla that more than one number must follow."""

SIGLA = ("Ed.", "Eds.", "Trans.")
"""How editors sign their notes."""


@dataclass(frozen=True)
class Profile:
    """What is known of an edition before its scan is read."""

    letter: str = "Letter {id}"
    """The line that begins a letter."""
    date: str = "[{date}]"
    """The editor's date, below that line."""
    note: str = "{n}."
    """What a note begins with."""
    sender: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str = ""
    language: str = "en"
    """Of the word list; a language that has none is no fault."""
    calendar: str = "gregorian"
    sigla: tuple[str, ...] = SIGLA
    salutes: tuple[str, ...] = ()
    closers: tuple[str, ...] = ()
    """Added to the ones that are known."""
    signatures: tuple[str, ...] = ()
    """How letters are signed, where the sender's surname does not say it: a regular expression each."""
    abbreviations: tuple[str, ...] = ()
    """Added to the ones that are known."""
    letters: Mapping[str, Mapping[str, str | tuple[str, ...]]] = field(default_factory=dict)
    """Metadata of single letters, by id."""
    path: str = ""

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """A line that begins a letter; group `id`."""
        return re.compile(_pattern(self.letter, "id", r"(?P<id>\d+[A-Za-z]?|[IVXLC]+)"), re.IGNORECASE)

    @cached_property
    def dating(self) -> re.Pattern[str]:
        """The editor's date; group `date`."""
        return re.compile(_pattern(self.date, "date", r"(?P<date>[^\n\[\]]{1,100})"), re.IGNORECASE)

    @cached_property
    def note_label(self) -> re.Pattern[str]:
        """The beginning of a note; group `n`."""
        return re.compile(_pattern(self.note, "n", r"(?P<n>\d{1,3})"))

    @cached_property
    def first_note_label(self) -> re.Pattern[str]:
        """The beginning of a note with the number 1."""
        return re.compile(_pattern(self.note, "n", "(?P<n>1)"))

    @cached_property
    def known_abbreviations(self) -> frozenset[str]:
        """All abbreviations, in lower case and without the last full stop."""
        everything = (*ABBREVIATIONS, *self.abbreviations, *self.sigla)
        return frozenset(word.lower().rstrip(".") for text in everything for word in text.split())


def _pattern(form: str, name: str, group: str) -> str:
    """A regular expression for a form such as `Letter {id}`; blanks may be lost or doubled."""
    before, _, after = form.partition("{" + name + "}")
    parts = [r"\s*".join(re.escape(word) for word in side.split()) for side in (before, after)]
    gaps = [r"\s*" if before.endswith(" ") else "", r"\s*" if after.startswith(" ") else ""]
    return parts[0] + gaps[0] + group + gaps[1] + parts[1]


_LISTS = {"sender", "recipient", "sigla", "salutes", "closers", "signatures", "abbreviations"}
_FORMS = {"letter": "{id}", "date": "{date}", "note": "{n}"}
_KNOWN = {each.name for each in fields(Profile)} - {"path"}


def load(path: Path) -> Profile:
    """Reads a profile; raises Faults for all that is wrong with it, OSError when it cannot be opened."""
    document = yamlfile.load(path)
    faults = _Faults(str(path), document)
    value = document.value
    if value == "":
        return Profile(path=str(path))
    if not isinstance(value, dict):
        raise Faults([Fault(str(path), 1, "no profile", "write keys: sender: …, recipient: …")])
    found: dict[str, object] = {}
    for key, given in value.items():
        if key not in _KNOWN:
            faults.add(f"unknown key {key!r}", f"there are {', '.join(sorted(_KNOWN))}", key)
        elif key == "letters":
            found[key] = _letters(given, faults)
        elif key in _LISTS:
            found[key] = _texts(given, faults, key)
        elif isinstance(given, str):
            found[key] = given
        else:
            faults.add(f"{key} is no text", f"write {key}: and one text", key)
    _check(found, faults)
    faults.check()
    return Profile(**found, path=str(path))  # type: ignore[arg-type]


def with_sigla(profile: Profile, sigla: Sequence[str]) -> Profile:
    """The profile with more sigla, the longest first."""
    everything = sorted({*profile.sigla, *sigla}, key=lambda each: (-len(each), each))
    return replace(profile, sigla=tuple(everything))


def _check(found: Mapping[str, object], faults: _Faults) -> None:
    for key, hole in _FORMS.items():
        form = found.get(key, hole)
        if isinstance(form, str) and (form.count(hole) != 1 or not form.isprintable()):
            faults.add(f"{key}: {form!r} does not say where {hole} stands", f"write {hole} once", key)
    signatures = found.get("signatures", ())
    for at, pattern in enumerate(signatures if isinstance(signatures, tuple) else ()):
        try:
            re.compile(pattern)
        except re.error as error:
            faults.add(f"{pattern!r} is no regular expression: {error}", "mend it", "signatures", at)
    if found.get("calendar", "gregorian") not in ("gregorian", "julian"):
        faults.add(f"calendar: {found['calendar']!r}", "write gregorian or julian", "calendar")


def _texts(value: yamlfile.Value, faults: _Faults, *place: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list) and all(isinstance(each, str) and each for each in value):
        return tuple(str(each) for each in value)
    faults.add(f"{place[-1]} is no list of texts", f'write {place[-1]}: ["…", "…"]', *place)
    return ()


def _letters(value: yamlfile.Value, faults: _Faults) -> dict[str, dict[str, str | tuple[str, ...]]]:
    if not isinstance(value, dict):
        faults.add("letters holds no letters", 'write letters: {"1": {place: …}}', "letters")
        return {}
    found: dict[str, dict[str, str | tuple[str, ...]]] = {}
    for id, about in value.items():
        if not isinstance(about, dict):
            faults.add(f"letters: {id}: no keys", "write place: …, date: …", "letters", id)
            continue
        texts = {key: _texts(given, faults, "letters", id, key) for key, given in about.items()}
        found[id] = {key: value[0] if len(value) == 1 else value for key, value in texts.items() if value}
    return found


class _Faults:
    """Gathers what is wrong with a profile."""

    def __init__(self, path: str, document: yamlfile.Document) -> None:
        self.path = path
        self.document = document
        self.found: list[Fault] = []

    def add(self, what: str, instead: str, *place: str | int) -> None:
        self.found.append(Fault(self.path, self.document.line_of(*place), what, instead))

    def check(self) -> None:
        if self.found:
            raise Faults(self.found)
