"""Dates as people write and print them: `10 Aug 1929`, `[29 July 1929]`, `21–23 August 1929`.

Only what is plain is understood. A form that can be read in two ways is refused with both, and nothing is filled in:
a day and month without a year are no date. Month names are English, as the headings of the editions read here are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lettercli.dates import days, edtf
from lettercli.dates.date import Date
from lettercli.dates.datewords import MONTHS, OLD_STYLE, SHORT_MONTHS, WEEKDAYS, words
from lettercli.errors import BadDate

_MONTH_NUMBERS = {name.lower(): at % 12 + 1 for at, name in enumerate(MONTHS + SHORT_MONTHS)} | {"sept": 9}
_ROMANS = {
    name: at
    for at, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_ERAS = {"bc": -1, "bce": -1, "ad": 1, "ce": 1}
_UNDATED = {"undated", "no date", "without date", "n.d.", "n. d.", "s.d.", "s. d."}
_ABOUT = ("circa ", "about ", "approximately ", "ca. ", "ca ", "c. ", "c ")
_OLD_STYLE = (OLD_STYLE, " old style", " (o.s.)", " o.s.")
_SEASONS = ("spring", "summer", "autumn", "winter")
_OPEN = {"from ": "{}/..", "until ": "../{}", "not before ": "[{}..]", "not after ": "[..{}]"}
_ORDERS = {"dmy", "dry", "mdy", "my", "y", "ymd", "ym"}
"""What may follow what in a whole date: day, month, roman month, year."""
_PARTIAL_ORDERS = _ORDERS | {"d", "m", "dm", "md", "dy"}
"""And in an end of a period that leaves some of it to the other end."""
_EDTF = frozenset("0123456789XY?~%-/.,[]{} ")
_HINT = "write it like 21 August 1929, August 1929 or 1929-08-21"


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What a written date names, as far as it does."""

    order: str
    day: int = 0
    month: int = 0
    year: str = ""
    """As EDTF spells it."""
    weekday: int | None = None


def read(text: str, calendar: str = "gregorian") -> Date:
    """The date that a person wrote, or EDTF. Raises BadDate; its `readings` are those of a form that has two."""
    text = " ".join(text.split())
    if len(text) > edtf.LONGEST:
        raise BadDate(text, f"no date: {len(text)} characters", _HINT)
    wrong = BadDate(text, f"no date: {text!r}", _HINT)
    if _EDTF.issuperset(text):
        bracketed = text.startswith("[") and text.endswith("]") and not ("," in text or ".." in text)
        try:
            return edtf.parse(text[1:-1] if bracketed else text, calendar)
        except BadDate as bad:
            wrong = bad
    found = _plain(text, calendar)
    if found is None:
        raise wrong
    return found


def meaning(text: str, calendar: str = "gregorian") -> tuple[str, ...]:
    """What a text that is no EDTF can mean, as EDTF to suggest: one reading if it is plain, two, or none."""
    try:
        found = _plain(" ".join(text[: edtf.LONGEST].split()), calendar)
    except BadDate as bad:
        return bad.readings
    edtf_text = found.edtf if found is not None else _respelled(text[: edtf.LONGEST], calendar)
    return (edtf_text,) if edtf_text else ()


def _respelled(text: str, calendar: str) -> str:
    """EDTF of what is EDTF but for blanks, small letters and where its sign of doubt stands; empty for all else."""
    bare = "".join(text.split()).upper().replace("\N{MINUS SIGN}", "-")
    spellings = [bare]
    if not set("/[,").intersection(bare):
        signs = set("?~%").intersection(bare)
        spellings.append(re.sub("[?~%]", "", bare) + ("%" if len(signs) > 1 else "".join(signs)))
    return next((spelling for spelling in spellings if spelling != text and _exists(spelling, calendar)), "")


def _plain(text: str, calendar: str) -> Date | None:
    """The date a text plainly is; None if it is none, BadDate if it never was or can be read in two ways."""
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1].strip()
    old = next((suffix for suffix in _OLD_STYLE if text.lower().endswith(suffix)), "")
    if old:
        text, calendar = text[: -len(old)], "julian"
    if text.lower() in _UNDATED:
        return edtf.parse("", calendar)
    if any(season in text.lower() for season in _SEASONS):
        raise BadDate(text, f"{text}: a season begins and ends on no certain day", "write months: March–May 1929")
    text = text.replace("—", "–").replace("‒", "–")
    written = _numeric(text, calendar) or _stretch(text, calendar)
    return edtf.parse(written, calendar) if written else None


def _numeric(text: str, calendar: str) -> str:
    """EDTF of a date all in figures, where it can be read in one way only; empty if it is none."""
    compact = text.replace(" ", "")
    separator = next((mark for mark in "/.-" if mark in compact), "/")
    groups = compact.split(separator)
    if not all(group.isascii() and group.isdigit() for group in groups) or max(map(len, groups)) > 4:
        return ""
    if len(groups) == 2 and len(groups[1]) == 4 and 1 <= int(groups[0]) <= 12 and separator != "-":
        return f"{groups[1]}-{groups[0]:0>2}"
    if len(groups) != 3:
        return ""
    if len(groups[0]) == 4:
        return "-".join(group.zfill(2) for group in groups)
    if len(groups[2]) != 4:
        raise BadDate(text, f"{text}: which year, and which part is it?", _HINT)
    one, two, year = groups
    readings = [f"{year}-{two:0>2}-{one:0>2}", f"{year}-{one:0>2}-{two:0>2}"]
    possible = tuple(dict.fromkeys(reading for reading in readings if _exists(reading, calendar)))
    if not possible:
        raise BadDate(text, f"no day {text}", _HINT)
    if len(possible) == 2:
        both = " or ".join(f"{reading} ({words(edtf.parse(reading, calendar))})" for reading in possible)
        raise BadDate(text, f"{text} can be read in two ways", f"write {both}", possible)
    return possible[0]


def _exists(reading: str, calendar: str) -> bool:
    try:
        return bool(edtf.parse(reading, calendar).edtf)
    except BadDate:
        return False


def _stretch(text: str, calendar: str) -> str:
    """EDTF of words that say a day, a stretch of days or one day out of several; empty if they do not."""
    lower = text.lower()
    if " or " in lower:
        at = lower.index(" or ")
        both = _stretch(text[:at], calendar), _stretch(text[at + 4 :], calendar)
        return f"[{','.join(member.strip('[]') for member in both)}]" if all(both) else ""
    if lower.startswith("between ") and " and " in lower:
        pair = _pair(text[8:], lower.index(" and ") - 8, 5, calendar)
        return "[{}..{}]".format(*pair) if pair else ""
    if lower.startswith("from ") and " to " in lower:
        text, lower = text[5:], lower[5:]
    for prefix, form in _OPEN.items():
        if lower.startswith(prefix):
            moment = _moment(text[len(prefix) :], calendar)
            return form.format(moment) if moment else ""
    link = next((each for each in ("–", " to ", " - ", "-") if each in lower), "")
    if link:
        pair = _pair(text, lower.index(link), len(link), calendar)
        return "{}/{}".format(*pair) if pair else ""
    return _moment(text, calendar)


def _pair(text: str, at: int, width: int, calendar: str) -> tuple[str, str] | None:
    """Both ends of a period whose link stands at `at`; what one leaves out is the other's."""
    (left, left_doubt), (right, right_doubt) = _undoubted(text[:at]), _undoubted(text[at + width :])
    begin, end = _pieces(left), _pieces(right)
    if begin is None or end is None or not end.year:
        return None
    if "d" in begin.order and not begin.month:
        begin = replace(begin, month=end.month)
    if "d" in end.order and not end.month:
        end = replace(end, month=begin.month)
    begin = begin if begin.year else replace(begin, year=end.year)
    ends = _spelled(begin, left, calendar), _spelled(end, right, calendar)
    return (ends[0] + left_doubt, ends[1] + right_doubt) if all(ends) else None


def _moment(text: str, calendar: str) -> str:
    """EDTF of a single written date; empty if it is none."""
    text, doubt = _undoubted(text)
    pieces = _pieces(text)
    if pieces is None or pieces.order not in _ORDERS:
        return ""
    spelled = _spelled(pieces, text, calendar)
    return spelled and spelled + doubt


def _undoubted(text: str) -> tuple[str, str]:
    """A text without its signs of doubt, and the EDTF qualifier for them."""
    text = text.strip()
    bare = text.rstrip("?").rstrip()
    about = next((word for word in _ABOUT if bare.lower().startswith(word)), "")
    doubt = {(True, True): "%", (True, False): "?", (False, True): "~"}.get((bare != text, about != ""), "")
    return bare[len(about) :].strip(), doubt


def _spelled(pieces: _Pieces, text: str, calendar: str) -> str:
    """EDTF of what is named; empty if a day has no month. Raises BadDate for a weekday that it was not."""
    has_day = "d" in pieces.order
    if not pieces.year or (has_day and not pieces.month):
        return ""
    spelled = pieces.year
    if pieces.month:
        spelled += f"-{pieces.month:02}"
    if has_day:
        spelled += f"-{pieces.day:02}"
    if pieces.weekday is not None and has_day:
        first = edtf.parse(spelled, calendar).first
        if first is not None and days.weekday(first) != pieces.weekday:
            was = WEEKDAYS[days.weekday(first)]
            raise BadDate(text, f"{spelled} was a {was}, {text!r} says another day", "mend one of them")
    return spelled


def _pieces(text: str) -> _Pieces | None:
    """The pieces of a written date, whole or partial; None if there is anything else in it."""
    tokens = [token for token in text.replace(".", " ").replace(",", " ").split() if token.lower() not in {"of", "the"}]
    weekday = None
    if len(tokens) > 1 and tokens[0].isalpha() and len(tokens[0]) > 2:
        name = tokens[0].title()
        weekday = next((at for at, day in enumerate(WEEKDAYS) if name in {day, day[:3]}), None)
        tokens = tokens if weekday is None else tokens[1:]
    eras = [_ERAS[token.lower()] for token in tokens if token.lower() in _ERAS]
    tokens = [token for token in tokens if token.lower() not in _ERAS]
    if not tokens or len(eras) > 1:
        return None
    found = _Pieces("", weekday=weekday)
    for at, token in enumerate(tokens):
        year = _year(token, eras) if at == len(tokens) - 1 or not eras else ""
        found = _with(found, token, year)
        if not found.order:
            return None
    if found.order == "y" and not eras and len(tokens[-1]) < 4:
        return None  # a lone number of three digits is a year beyond doubt only with its era
    return found if found.order in _PARTIAL_ORDERS else None


def _with(pieces: _Pieces, token: str, year: str) -> _Pieces:
    """The pieces with one token more; an empty order means that the token is none of a date."""
    day = token[:-2] if token[-2:].lower() in {"st", "nd", "rd", "th"} else token
    if year:
        return replace(pieces, order=pieces.order + "y", year=year)
    if day.isascii() and day.isdigit() and len(day) <= 2:
        return replace(pieces, order=pieces.order + "d", day=int(day))
    if token.lower() in _MONTH_NUMBERS:
        return replace(pieces, order=pieces.order + "m", month=_MONTH_NUMBERS[token.lower()])
    if token in _ROMANS:
        return replace(pieces, order=pieces.order + "r", month=_ROMANS[token])
    return replace(pieces, order="")


def _year(token: str, eras: list[int]) -> str:
    """EDTF of a year; empty for a token that is none."""
    digits = token.removesuffix("s")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 4 or (len(digits) < 3 and not eras):
        return ""
    if digits != token and not eras and len(digits) == 4 and digits.endswith("00"):
        readings = f"{digits[:3]}X", f"{digits[:2]}XX"
        raise BadDate(token, f"{token}: ten years or a hundred", f"write {' or '.join(readings)}", readings)
    if digits != token:
        return f"{digits[:3]}X" if len(digits) == 4 and digits.endswith("0") and not eras else ""
    year = 1 - int(digits) if eras == [-1] else int(digits)
    return f"{'-' if year < 0 else ''}{abs(year):04}"
