"""Every place of a letter where the number of a note may be printed, and how little it looks like one.

A note's number is printed small and raised; a scan brings it down to the line, glued to the word before it, set off by
a blank, joined to the next one by a comma, or fused with a number that it followed. A candidate's cost says how
surprising it would be as a marker, from its surroundings alone; which ones are markers is for `markers` to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_QUANTITIES = """percent per hundred hundreds thousand thousands million millions billion dozen days day weeks week
    months month years year hours hour minutes people men women persons members rubles roubles kopecks dollars pounds
    marks francs poods pood puds tons ton kilograms kilometers miles versts hectares acres times degrees pages copies
    votes points articles chapters volumes centners tractors workers peasants families households regions districts
    provinces countries letters and or to o'clock a.m p.m st nd rd th""".split()  # noqa: SIM905
_BEFORE_NUMBERS = """a an the of in on at by to from until till since for with about than over under some only nearly
    almost approximately between after before during within every each these those not is are was were be no nos
    number numbers page pages chapter article art section point points paragraph vol volume part line lines room
    apartment house street protocol order circular telegram decree letter letters note notes figure table plus minus
    least most around circa either or and into per""".split()  # noqa: SIM905
_NUMBERED = frozenset("art article arts articles no nos p pp page pages ch chap chapter sec section".split())  # noqa: SIM905
"""After these a number is a name, and no quantity."""
_PREFIXED = re.compile(r"[#№§$£€/\-–(\[+=<>*]$")
_NEXT_WORD = re.compile(r"\s*[\"“(\[]?([^\W\d_]+(?:['’.][^\W\d_]+)?)?")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)[.]?\s*$")
_RUN = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.?,?\s*$")

IMPLAUSIBLE = 5.0
"""From this cost on a candidate is a plain number, whatever it would complete."""


@dataclass(frozen=True, slots=True)
class Call:
    """A candidate: the digits of one note's number."""

    number: int
    start: int
    """Of what would be taken out of the text: the digits, with the blank or comma before them."""
    end: int
    digits: int
    """Where the digits begin."""
    cost: float
    form: str
    """glued, blank, line, doubled, fused"""


def candidates(text: str, start: int, end: int, numbers: range, abbreviations: frozenset[str]) -> Iterator[Call]:
    """All candidates of a stretch of the scan for these notes, in order."""
    grouped = [found.span() for found in _GROUPED.finditer(text, start, end)]
    for run in _RUN.finditer(text, start, end):
        at = _Surroundings(text, start, end, run.start(), run.end(), abbreviations)
        inside = any(low < run.end() and run.start() < high for low, high in grouped)
        yield from _whole(at, numbers, inside)
        if not inside:
            yield from _fused(at, numbers)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """A run of digits and what stands around it."""

    text: str
    low: int
    high: int
    start: int
    end: int
    abbreviations: frozenset[str]

    @property
    def run(self) -> str:
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands before it, as far as it matters."""
        return self.text[max(self.low, self.start - 40) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : min(self.high, self.end + 40)]

    @property
    def blank(self) -> int:
        """How many blanks stand before it."""
        return len(self.before) - len(self.before.rstrip())


def _whole(at: _Surroundings, numbers: range, grouped: bool) -> Iterator[Call]:
    """The run as a marker of its own."""
    number = int(at.run)
    if at.run.startswith("0") or number not in numbers:
        return
    tail = _tail(at, number)
    doubled = re.search(rf"(?<!\d){number - 1}\s?,\s?$", at.before)
    if doubled and number - 1 in numbers:
        start = at.start - len(at.before) + doubled.start() + len(str(number - 1))
        yield Call(number, start, at.end, at.start, 0.4 + tail, "doubled")
    if grouped and not re.match(rf",{number + 1}(?!\d)", at.after):
        return
    if not at.before.strip():
        return
    if at.blank == 0:
        cost, form = _glued(at), "glued"
    else:
        cost, form = _set_off(at), "line" if "\n" in at.before[-at.blank :] else "blank"
    if cost + tail < IMPLAUSIBLE:
        yield Call(number, at.start - at.blank, at.end, at.start, cost + tail, form)


def _tail(at: _Surroundings, number: int) -> float:
    """What the characters after it add."""
    after = at.after
    if re.match(rf"\s?,\s?{number + 1}(?!\d)", after):
        return 0.2
    if not after or after[0].isspace() or after[0] in ".;!?\"”’'—]":
        return 0.0 if not re.match(r"\.\d", after) else IMPLAUSIBLE
    if after[0] == ",":
        return IMPLAUSIBLE if re.match(r",\d", after) else 0.2
    if after[0] == ")":
        return 0.0 if at.blank == 0 else IMPLAUSIBLE
    if after[0] == ":":
        return IMPLAUSIBLE if re.match(r":\d", after) else 0.2
    if after[0].isalpha():
        return IMPLAUSIBLE if re.match(r"(?:st|nd|rd|th|[a-z])\b", after) else 1.5
    return 0.5 if after[0] in "([“" else IMPLAUSIBLE


def _glued(at: _Surroundings) -> float:
    """The cost of a run right after another character."""
    before = at.before
    last = before[-1]
    if last.islower():
        word = _LAST_WORD.search(before)
        shifted = word is not None and word[1].lower() in _BEFORE_NUMBERS and len(word[1]) < 5
        return 3.0 if shifted or _month_follows(at) else 0.0
    if last.isalpha():
        return 0.8
    if _PREFIXED.search(before) or last in "°%&@“‘" or re.search(r"(?:^|\s)[\"']$", before):
        return IMPLAUSIBLE
    if last in ".,:;" and re.search(r"\d[.,:;]$", before):
        return _after_figure(at)
    if last == "." and (word := _LAST_WORD.search(before)) and word[1].lower() in at.abbreviations:
        return 4.2
    if last in ",:":
        return 0.4 if not _month_follows(at) else 3.0
    return 0.2


def _after_figure(at: _Surroundings) -> float:
    """The cost of a run right after a figure and a mark: a comma that divides no thousands may end a clause."""
    last = at.before[-1]
    if last == ".":
        return 1.5 if _ends_sentence(at) else IMPLAUSIBLE
    figure = re.search(r"([^\W\d_]?)(\d+)[,:;]$", at.before)
    if last == ";":
        return 0.8
    if figure is None or re.match(r"\s*[–-]?\s*\d", at.after):
        return IMPLAUSIBLE
    sure = bool(figure[1]) or (_is_year(figure[2]) and not re.search(r"[(\[][^)\]]*$", at.before))
    if last == ",":
        return 1.2 if sure else 2.4
    return 2.4 if _is_year(figure[2]) else IMPLAUSIBLE


def _ends_sentence(at: _Surroundings) -> bool:
    return re.match(r"[ \t]*(?:\n|$)|\s+[\"“(\[]?[A-Z]", at.after) is not None


def _set_off(at: _Surroundings) -> float:
    """The cost of a run after a blank."""
    before = at.before.rstrip()
    last = before[-1]
    cost = 1.6
    if "\n" in at.before[-at.blank :]:
        if re.match(r"[.)]", at.after):  # a label
            return IMPLAUSIBLE
        cost = 1.4
    line_ends = re.match(r"[ \t]*(?:\n|$)", at.after) is not None
    if last in '.!?"”)':
        word = _LAST_WORD.search(before) if last == "." else None
        if word and (word[1].lower() in at.abbreviations or len(word[1]) == 1):
            return IMPLAUSIBLE
        if line_ends or re.match(r"\s+[\"“(\[]?[A-Z]", at.after):
            return 0.6 if not _month_follows(at) else 3.5
        cost = 1.2
    elif last in ",;:":
        cost = 1.2
        if re.search(r"\d[,;:]$", before):
            cost = 3.0
    elif _PREFIXED.search(before):
        return IMPLAUSIBLE
    else:
        cost += _number_word(before)
    return cost - 0.4 if line_ends else cost + _quantity(at)


def _number_word(before: str) -> float:
    """What it costs that the word before is one that numbers follow."""
    word = _LAST_WORD.search(before)
    if _MONTH_BEFORE.search(before):
        return 2.5
    return 3.0 if word and word[1].lower() in _BEFORE_NUMBERS else 0.0


def _quantity(at: _Surroundings) -> float:
    """What it costs that the word after is one that numbers count."""
    found = _NEXT_WORD.match(at.after)
    word = found[1] if found and found[1] else ""
    if not word:
        return 0.0 if not re.match(r"\s*\d", at.after) else 2.0
    if word in MONTHS or word.lower() in _QUANTITIES:
        return 0.8 if word in ("and", "or", "to") else 4.0
    if word.islower() and word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return 3.0
    return 0.0


def _month_follows(at: _Surroundings) -> bool:
    found = _NEXT_WORD.match(at.after)
    return bool(found and found[1] in MONTHS)


def _fused(at: _Surroundings, numbers: range) -> Iterator[Call]:
    """The end of the run as a marker, the rest of it a number that the marker followed."""
    run = at.run
    for length in range(1, min(len(run), len(str(numbers[-1])) + 1)):
        digits = run[-length:]
        if digits.startswith("0") or int(digits) not in numbers or run[0] == "0":
            continue
        quantity = _quantity(at)
        cost = _fusion(at, run[:-length]) + _tail(at, int(digits)) + (quantity if quantity > 1 else 0.0)
        if cost < IMPLAUSIBLE:
            yield Call(int(digits), at.end - length, at.end, at.end - length, cost, "fused")


def _fusion(at: _Surroundings, rest: str) -> float:
    """The cost of a number being in truth a shorter one and a marker."""
    run = at.run
    if at.before[-1:].isalpha() or re.search(r"\d[.,:/–-]$", at.before):
        return IMPLAUSIBLE
    if _is_year(run) or (len(run) <= 2 and _MONTH_BEFORE.search(at.before)):
        return IMPLAUSIBLE
    if _is_year(rest):
        return 2.6
    if len(run) >= 4:  # a plain number would have a comma, or be a year
        return 3.0
    numbered = (word := _LAST_WORD.search(at.before)) is not None and word[1].lower() in _NUMBERED
    return 3.7 if len(run) == 3 and numbered else 4.4


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1400 <= int(digits) <= 2100
