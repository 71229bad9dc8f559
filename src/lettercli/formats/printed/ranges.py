"""Ranges whose dash is lost: pages, leaves, years and days run together into one number.

A number is only taken apart where the form of the citation proves that there were two: a plural siglum before a single
number, a day that no month has, a page beyond any book's end. Where it can be taken apart in more ways than one, the
usual way of shortening the second number (`609–24`, `321–25`, `107–8`) decides, and the reading is only likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lettercli.formats.printed.calls import MONTHS
from lettercli.formats.printed.profile import PLURALS
from lettercli.formats.printed.sourcetext import Confidence, Emended, Repair

WIDEST = 100
"""Pages or leaves that one citation may span."""
LARGEST = 2000
"""No book has so many pages, and no file so many leaves, where the number can also be read otherwise."""
_MONTH = f"(?:{'|'.join(MONTHS)})"
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_END = r"(?![\d–-]|,\d{3}(?!\d)|[.:]\d)"
_AFTER_BRACKET = re.compile(rf"[\])][,:]?\s(?:(?:vol|no|issue|pt|bk)s?\.?\s\d{{1,3}}[,:]\s)?(?P<run>\d{{4,8}}){_END}")
_AFTER_VOLUME = re.compile(rf"(?<![\d.:])\d{{1,3}}:(?P<run>\d{{4,8}}){_END}")
_AFTER_PART = re.compile(
    rf"\b(?:vol|no|issue|pt|part|bk|tom|t)\.?\s\d{{1,3}}(?:\s[\[(]{_YEAR}[\])])?,\s(?!{_YEAR}(?!\d))(?P<run>\d{{4,8}}){_END}"
)
_AFTER_PAGE = re.compile(rf"\bpp\.\s?(?P<run>\d{{4,8}}){_END}")
_MORE = re.compile(rf",\s(?P<run>\d{{4,8}}){_END}")
_WORDS = ("issues",)
_LIST = re.compile(
    rf"\b(?P<siglum>{'|'.join(re.escape(each) for each in (*PLURALS, *_WORDS))})\s?"
    r"(?P<list>\d+(?:[–-]\d+)?(?:(?:,\sand\s|,\s?|\sand\s|\s?&\s?)\d+(?:[–-]\d+)?)*)(?![\d:/]|[^\W\d_]|,\d)"
)
_SINGLE = re.compile(r"\b(?:[Nn]o|[fdlp]|op|№)\.?\s?$")
"""What one number follows that may have many digits."""
_TWO_YEARS = re.compile(rf"(?<![\d,.:/–-])(?P<first>{_YEAR})(?P<second>{_YEAR}|\d\d){_END}")
_DAYS = re.compile(rf"(?<![\d,.:/–-])(?P<run>\d{{2,4}})\s?{_MONTH}(?![^\W\d_])(?P<year>,?\s{_YEAR})?")
_DAYS_AFTER = re.compile(rf"\b{_MONTH}\s(?P<run>\d{{2,4}})(?=,\s{_YEAR})")
_MONTHS_GLUED = re.compile(rf"\b(?P<first>{_MONTH})(?={_MONTH}\b)")
_DATES_GLUED = re.compile(rf"(?<!\d)\d{{1,2}}\s(?P<first>{_MONTH})(?=\d{{1,2}}\s{_MONTH}\b)")
_QUANTITY = re.compile(r"(?<![\d,.:/–-])(?P<run>\d{4,6})\s(?:percent|million|thousand|rubles|poods|tons|days|people)\b")


@dataclass(frozen=True, slots=True)
class Range:
    """A way to take a number apart."""

    cut: int
    """How many digits the first number has."""
    first: int
    last: int
    """The second number in full."""
    usual: bool
    """Whether the second number is shortened, or not, in the usual way."""

    @property
    def span(self) -> int:
        """How far it goes."""
        return self.last - self.first


def ways(digits: str) -> list[Range]:
    """All ways to read a run of digits as a rising range."""
    found = []
    for cut in range(1, len(digits)):
        first, second = digits[:cut], digits[cut:]
        if first[0] == "0" or len(second) > len(first) + 1 or (second[0] == "0" and len(second) >= len(first)):
            continue
        last = int(second) if len(second) >= len(first) else int(first[: len(first) - len(second)] + second)
        if last > int(first):
            found.append(Range(cut, int(first), last, second == shortened(int(first), last)))
    return found


def shortened(first: int, last: int) -> str:
    """The second number of a range as it is usually printed: `459–60`, `100–104`, `107–8`, `1496–504`."""
    one, other = str(first), str(last)
    if first < 100 or first % 100 == 0 or len(one) != len(other):
        return other
    same = next(at for at in range(len(one)) if one[at] != other[at])
    changed = other[same:]
    if 1 <= first % 100 <= 9:
        return changed
    return other[-2:] if len(changed) < 2 else changed


def best(digits: str, after: int = 0, before: int = 10**9) -> tuple[Range, Confidence] | None:
    """The likeliest range between two numbers that stand before and after it, or None."""
    possible = [way for way in ways(digits) if way.span <= WIDEST and after < way.first and way.last < before]
    possible = [way for way in possible if way.first < LARGEST] or possible
    fitting = [way for way in possible if way.usual]
    if not fitting:
        return (possible[0], "likely") if len(possible) == 1 else None
    halves = [way for way in fitting if way.cut * 2 == len(digits)]
    chosen = halves[0] if halves else min(fitting, key=lambda way: (len(digits) - way.cut != 2, way.first))
    return chosen, "certain" if len(fitting) == 1 else "likely"


def ranges(text: Emended) -> Iterator[Repair]:
    """The ranges of a paragraph."""
    yield from _pages(text)
    yield from _lists(text)
    yield from _years(text)
    yield from _days(text)
    yield from _months(text)
    yield from _quantities(text)


def _dash(text: Emended, at: int, confidence: Confidence, rule: str, reason: str = "") -> Repair:
    origin = text.origin(at)
    return Repair(origin, origin, "–", "en-dash-lost", confidence, rule, reason)


def _reason(digits: str, chosen: Range) -> str:
    others = [f"{digits[: way.cut]}–{digits[way.cut :]}" for way in ways(digits)
              if way.usual and way.span <= WIDEST and way.first < LARGEST and way != chosen]  # fmt: skip
    return f"or {' or '.join(others)}" if others else ""


def _pages(text: Emended) -> Iterator[Repair]:
    for pattern in (_AFTER_BRACKET, _AFTER_VOLUME, _AFTER_PART, _AFTER_PAGE):
        for found in pattern.finditer(text.text):
            more: re.Match[str] | None = found
            while more is not None:
                yield from _page(text, more["run"], more.start("run"), proved=pattern is _AFTER_PAGE)
                more = _MORE.match(text.text, more.end())


def _page(text: Emended, run: str, at: int, *, proved: bool) -> Iterator[Repair]:
    """A run of digits where pages are cited; not after a plural siglum, it may be one page, or a year."""
    decided = best(run)
    if decided is None:
        return
    chosen, confidence = decided
    if not proved and int(run) < LARGEST:
        reason = "a year, or pages" if re.fullmatch(_YEAR, run) else "a page, or pages"
        yield _suspected(text, run, at, chosen, "pages", reason)
    else:
        yield _dash(text, at + chosen.cut, confidence, "pages", _reason(run, chosen))


def _suspected(text: Emended, run: str, at: int, chosen: Range, rule: str, reason: str) -> Repair:
    span = text.span(at, at + len(run))
    reading = f"{run[: chosen.cut]}–{run[chosen.cut :]}"
    return Repair(span.start, span.end, reading, "en-dash-lost", "likely", rule, reason, status="open")


def _lists(text: Emended) -> Iterator[Repair]:
    """Numbers after a plural siglum."""
    for found in _LIST.finditer(text.text):
        numbers = list(re.finditer(r"\d+(?:[–-]\d+)?", found["list"]))
        start = found.start("list")
        if len(numbers) == 1 and numbers[0][0].isdigit():
            decided = best(numbers[0][0]) if len(numbers[0][0]) > 1 else None
            if decided:
                chosen, confidence = decided
                sure: Confidence = "likely" if found["siglum"] in _WORDS else confidence
                yield _dash(text, start + chosen.cut, sure, "leaves", _reason(numbers[0][0], chosen))
            continue
        yield from _listed(text, start, [(number.start(), number[0]) for number in numbers])


def _listed(text: Emended, start: int, numbers: list[tuple[int, str]]) -> Iterator[Repair]:
    """The ranges of a list of several numbers: those too large for it."""
    values = [int(re.split(r"[–-]", number)[0]) for _, number in numbers]
    for at, (offset, number) in enumerate(numbers):
        previous = values[at - 1] if at else 0
        following = values[at + 1] if at + 1 < len(values) else 10**9
        falls = number.isdigit() and following < values[at] and len(number) > 1
        if not number.isdigit() or (len(number) < 4 and not falls):
            continue
        decided = best(number, previous, following if following > previous else 10**9)
        if decided:
            chosen, confidence = decided
            sure: Confidence = "likely" if falls else confidence
            yield _dash(text, start + offset + chosen.cut, sure, "leaves", _reason(number, chosen))


def _years(text: Emended) -> Iterator[Repair]:
    for found in _TWO_YEARS.finditer(text.text):
        first, second = int(found["first"]), found["second"]
        last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if not first < last < first + WIDEST or _SINGLE.search(text.text[max(0, found.start() - 8) : found.start()]):
            continue
        placed = re.search(r"[(\[][^()\[\]]*,\s$", text.text[max(0, found.start() - 60) : found.start()]) is not None
        sure: Confidence = "certain" if len(second) == 4 or placed else "likely"
        yield _dash(text, found.start("second"), sure, "years")


def _days(text: Emended) -> Iterator[Repair]:
    for pattern in (_DAYS, _DAYS_AFTER):
        for found in pattern.finditer(text.text):
            run = found["run"]
            if int(run) <= 31:
                continue
            fitting = [way for way in ways(run) if way.last <= 31 and len(run) - way.cut == len(str(way.last))]
            if len(fitting) != 1:
                continue
            at = found.start("run")
            if re.fullmatch(_YEAR, run) and pattern is _DAYS and not found["year"]:
                yield _suspected(text, run, at, fitting[0], "days", "a year, or days")
            else:
                yield _dash(text, at + fitting[0].cut, "certain", "days")


def _months(text: Emended) -> Iterator[Repair]:
    for pattern in (_MONTHS_GLUED, _DATES_GLUED):
        for found in pattern.finditer(text.text):
            yield _dash(text, found.end("first"), "likely", "months")


def _quantities(text: Emended) -> Iterator[Repair]:
    """Quantities that are written without the comma of large numbers; nothing proves that they are ranges."""
    for found in _QUANTITY.finditer(text.text):
        run = found["run"]
        halves = [way for way in ways(run) if way.cut * 2 == len(run)]
        if halves and not re.fullmatch(_YEAR, run):
            yield _suspected(text, run, found.start("run"), halves[0], "quantity", "a quantity without a comma")
