"""What a line of a letter can be by its form: a salutation, a date, a signature, a closing formula, a postscript.

A form is judged on its own here; whether it stands where such a thing stands is for `structure` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lettercli.formats.printed.calls import MONTHS
from lettercli.formats.printed.profile import CLOSERS, SALUTES, Profile

_MARKER = r"(?:\s?\d{1,3}(?:\s?,\s?\d{1,3})*)?"
"""A note's marker at the end."""
_MONTH = "(?:" + "|".join([*MONTHS, *(name[:3] + r"\." for name in MONTHS), r"Sept\."]) + ")"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?|\d{3,4}"
DATE = (
    rf"(?:(?:{_DAY})\s?{_MONTH}(?:,?\s?{_YEAR})?|{_MONTH}\s(?:{_DAY})(?:,\s?{_YEAR})?|{_MONTH},?\s{_YEAR}"
    rf"|\d{{1,2}}[./](?:\d{{1,2}}|[IVX]+)[./–-]?\s?(?:{_YEAR}|\d\d))(?![\d])"
)
"""A date as one writes it under a letter."""
_PLACE = r"(?:[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2},?\s)"
DATELINE = re.compile(rf"\(?\[?{_PLACE}?{DATE}\.?\]?\)?{_MARKER}$")
POSTSCRIPT = re.compile(r"(?:P\.\s?)+S\.?(?=[\s:,)]|$)[:,]?|P+S(?=[\s:.])[.:]?")
_NAME = r"(?:(?:[A-Z]\.\s?-?){1,3}[A-Z][\w’'-]+|[A-Z][\w’'-]+)"
_ANYBODY = r"(?:[A-Z]\.\s?){1,3}[A-Z][a-z]+"
"""A signature where nobody says who writes."""
_MAX_SIGNATURE = 60


@dataclass(frozen=True, slots=True)
class Signed:
    """A line that is, or ends with, a signature: offsets into its text."""

    closer: int
    """Where the closing formula before the signature ends; 0 without one."""
    start: int
    end: int
    date: int
    """Where the date after the signature ends; `end` without one."""


class Forms:
    """The forms of one edition."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Surnames of the senders."""
        return tuple(name.split()[-1] for name in self.profile.sender if name.split())

    @cached_property
    def _signature(self) -> re.Pattern[str]:
        own = [rf"(?:(?:[A-Z][\w’'-]*\.?\s?){{0,3}})?{re.escape(name)}" for name in self._names]
        own += [rf"(?:{pattern})" for pattern in self.profile.signatures]
        own += [
            rf"(?:[A-Z]\.\s?){{1,2}}{re.escape(name[0])}\.(?=\s*(?:\d{{1,2}}\s{_MONTH}.*)?$)" for name in self._names
        ]
        cosigned = rf"(?:(?:,\s?|\sand\s|,\sand\s|;\s?){_NAME})*"
        return re.compile(rf"(?:{'|'.join(own or [_ANYBODY])}){cosigned}")

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<closer>(?:[A-Z][^.!?\d]{{2,60}}?[,.!]\s+)*?)(?P<name>{self._signature.pattern})\.?"
            rf"(?:(?!\s?{DATE}){_MARKER})?(?P<date>[,.]?\s?{_PLACE}?{DATE}\.?)?(?P<rest>\s+\S.*)?$"
        )

    def signed(self, text: str) -> Signed | None:
        """The signature that a line begins with, after nothing but closing formulas."""
        found = self._signed.match(text)
        if found is None:
            return None
        rest = found["rest"] or ""
        if rest and not found["date"]:
            return None
        closer = found["closer"].strip()
        if closer and not self.closing(closer):
            return None
        end = found.start("date") if found["date"] else found.start("rest") if rest else len(text)
        return Signed(
            found.start("name") if closer else 0, found.start("name"), end, found.end("date") if found["date"] else end
        )

    def dateline(self, text: str) -> bool:
        """Whether a line is a date, with a place before it or not."""
        return len(text) <= _MAX_SIGNATURE and DATELINE.match(text) is not None

    def postscript(self, text: str) -> re.Match[str] | None:
        """`P.S.` and its like at the beginning."""
        return POSTSCRIPT.match(text)

    @cached_property
    def _closer(self) -> re.Pattern[str]:
        formulas = sorted({*CLOSERS, *self.profile.closers}, key=len, reverse=True)
        words = "|".join(re.escape(each).replace("'", "['’]").replace(r"\ ", r"\s+") for each in formulas)
        lead = r"(?:(?:well|so|and|now|then|all right|okay|with this),?\s+)*"
        people = "you|you all|everyone|comrades?|friends?|my friend|dear friend|then|now"
        tail = r"(?:(?:,?\s+(?:to\s+)?(?:{people}))+|,?\s+{names})?"
        names = (
            "(?:"
            + "|".join([re.escape(each) for name in self.profile.recipient for each in name.split()] or ["you"])
            + ")"
        )
        return re.compile(
            rf"{lead}(?:{words}){tail.format(people=people, names=names)}{_MARKER}\s*[.!,]*{_MARKER}", re.IGNORECASE
        )

    def closing(self, text: str) -> bool:
        """Whether a text is nothing but closing formulas."""
        sentences = [each for each in re.split(r"(?<=[.!])\s+", text.strip()) if each]
        return bool(sentences) and all(self._closer.fullmatch(each) for each in sentences)

    def run_on_closer(self, text: str) -> int:
        """Where the closing formulas begin that a paragraph ends with, after its last sentence; -1 without them."""
        ends = [found.end() for found in re.finditer(r"[.!?][\"”’')\]]*\s?(?:\d{1,3})?\s+(?=[\"“]?[A-Z])", text)]
        best = -1
        for end in reversed(ends):
            if not self.closing(text[end:]):
                break
            best = end
        return best

    def ends_letter(self, text: str) -> bool:
        """Whether a line belongs to the end of a letter."""
        return bool(self.postscript(text) or self.signed(text) or self.dateline(text) or self.closing(text))

    def whole(self, text: str, *, first: bool) -> bool:
        """Whether a line is something whole by its form; `first`: it is one of the first lines."""
        if first and self.salute(text):
            return True
        return bool(self.signed(text) or self.dateline(text) or self.closing(text))

    @cached_property
    def _greeting(self) -> re.Pattern[str]:
        words = sorted({*SALUTES, *self.profile.salutes}, key=len, reverse=True)
        return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)

    def greets(self, text: str) -> bool:
        """Whether a line begins as salutations do."""
        return self._greeting.match(text) is not None

    def salute(self, text: str) -> bool:
        """Whether a letter's first line is a salutation."""
        if len(text) > 80 or len(text.split()) > 10:
            return False
        known = any(part in text for name in self.profile.recipient for part in name.split())
        greets = self._greeting.match(text) is not None
        if ends := re.search(rf"[,!:]{_MARKER}$", text):
            return greets or known or (ends[0][0] != ":" and len(text.split()) <= 4 and text[0].isupper())
        return known and len(text.split()) <= 5 and (greets or re.search(r"[.\w]$", text) is not None)

    def run_on_salute(self, text: str) -> int:
        """Where the text begins after a salutation that stands in one line with it; -1 without one."""
        if self._greeting.match(text) is None:
            return -1
        for found in re.finditer(r"[,!]" + _MARKER + r"\s+(?=[\"“]?[A-Z])", text[:80]):
            if self.salute(text[: found.end()].rstrip()):
                return found.end()
        return -1
