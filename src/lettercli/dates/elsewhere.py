"""Dates as they stand in other people's files: in their languages, with their placeholders, in their order.

What is certain becomes EDTF. What is not comes back with what is wrong with it, and nothing is chosen: `05/03/1918`
is two days, unless somebody says which of its figures is the day.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Literal, NamedTuple

from lettercli.dates import dateline, edtf
from lettercli.dates.datewords import MONTHS, WEEKDAYS
from lettercli.errors import BadDate

First = Literal["", "day", "month"]
"""Which of two figures before a year is meant first; empty: nobody said."""

_NAMES = {
    1: "januar jänner janvier enero gennaio januari styczeń stycznia leden январь января января́ ianuarie janeiro",
    2: "februar feber février fevrier febrero febbraio februari luty lutego únor февраль февраля fevereiro",
    3: "märz maerz mars marzo maart marzec marca březen март марта março",
    4: "april avril abril aprile kwiecień kwietnia duben апрель апреля",
    5: "mai mayo maggio mei maj maja květen май мая maio",
    6: "juni juin junio giugno czerwiec czerwca červen июнь июня junho",
    7: "juli juillet julio luglio lipiec lipca červenec июль июля julho",
    8: "august août aout agosto augustus sierpień sierpnia srpen август августа",
    9: "september septembre septiembre setiembre settembre wrzesień września září сентябрь сентября setembro",
    10: "oktober octobre octubre ottobre październik października říjen октябрь октября outubro",
    11: "november novembre noviembre ноябрь ноября novembro",
    12: "dezember décembre decembre diciembre dicembre december grudzień grudnia prosinec декабрь декабря dezembro",
}
_SHORT = {1: "jän janv ene gen янв", 2: "févr fevr feb фев", 3: "mär mrz мар", 4: "avr abr апр", 6: "июн",
          7: "juil июл", 8: "авг ago", 9: "sept сен set", 10: "okt окт", 11: "ноя", 12: "dez déc dic дек"}  # fmt: skip
MONTH = {name: number for table in (_NAMES, _SHORT) for number, names in table.items() for name in names.split()}
"""Month names that are not English; what two languages use for two months is in none."""
MONTH |= {name.lower(): at for at, name in enumerate(MONTHS, 1)}
_DAYS = ("Montag lundi lunes lunedì maandag понедельник", "Dienstag mardi martes martedì dinsdag вторник",
         "Mittwoch mercredi miércoles mercoledì woensdag среда", "Donnerstag jeudi jueves giovedì donderdag четверг",
         "Freitag vendredi viernes venerdì vrijdag пятница", "Samstag Sonnabend samedi sábado sabato zaterdag суббота",
         "Sonntag dimanche domingo domenica zondag воскресенье")  # fmt: skip
DAY = {name.lower(): WEEKDAYS[at] for at, names in enumerate(_DAYS) for name in names.split()}
_ABOUT = {"um", "vers", "circa", "env", "environ", "около", "ок", "ok", "ca", "c", "about", "verso", "hacia"}
_FILLING = {"le", "den", "am", "der", "de", "del", "di", "vom", "г", "года", "год", "du", "r"}
_UNDATED = {"yyyy-mm-dd", "0000-00-00", "0000", "n/a", "na", "nan", "none", "null", "unknown", "?", "-", "[?]", "o.d.",
            "o. d.", "undatiert", "unbekannt", "sans date", "inconnu", "б.д.", "б. д.", "без даты", "sin fecha",
            "senza data", "not dated"}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\s+")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:er|re|ten|te|sten|-?го|º|ª|°)(?!\w)", re.IGNORECASE)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?")
_FIGURES = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_HYPHENED = re.compile(r"(\d{1,2})-([^\W\d_]{3,}\.?)-(\d{4})")
_ISO = re.compile(r"[1-9]\d{3}(?:-\d\d){0,2}")
_ZEROS = re.compile(r"(\d{4})-(?:(00)-00|(\d{2})-00|(00))")


class Understood(NamedTuple):
    """What a date says."""

    edtf: str
    """Empty: no date, or none that is certain."""
    doubt: str = ""
    """What the editor should know of it; empty: nothing."""
    calendar: str = ""
    """`julian` where the date itself says that it is old style."""


def understood(text: str, first: First = "", calendar: str = "gregorian") -> Understood:
    """The date that a text is; whatever it is, nothing is raised."""
    text = " ".join(text.split())
    if not text:
        return Understood("")
    if _ISO.fullmatch(text):
        with suppress(BadDate):
            return Understood(edtf.parse(text, calendar).edtf)
    if text.casefold() in _UNDATED:
        return Understood("", f"{text!r} stands for no date")
    doubt = ""
    if time := _TIME.fullmatch(text):
        text, clock = time.groups()
        doubt = f"the time {clock} is left out" if clock.strip("0:.") else ""
    if zeros := _ZEROS.fullmatch(text):
        year, month = zeros[1], zeros[3]
        known = f"{year}-{month}" if month else year
        if year == "0000":
            return Understood("", f"{text!r} stands for no date")
        return Understood(known, f"{text!r} read as {known}")
    text = _HYPHENED.sub(r"\1 \2 \3", text)
    if (figures := _FIGURES.fullmatch(text)) and first:
        day, month = (figures[1], figures[3]) if first == "day" else (figures[3], figures[1])
        text = f"{figures[4]}-{month:0>2}-{day:0>2}"
        try:
            edtf.parse(text, calendar)
        except BadDate:
            return Understood("", f"{figures[0]!r} is no day with the {first} first")
    try:
        date = dateline.read(in_english(text), calendar)
    except BadDate as bad:
        if len(bad.readings) == 2:
            both = " or ".join(bad.readings)
            return Understood("", f"{text!r} can be read in two ways, {both}: --day-first or --month-first decides")
        return Understood("", f"{text!r} is no date that is certain: {bad.message}")
    if date.edtf != text and (date.uncertain or date.precision in ("oneof", "period")):
        doubt = doubt or f"{text!r} read as {date.edtf}"
    return Understood(date.edtf, doubt, "julian" if date.calendar == "julian" else "")


def in_english(text: str) -> str:
    """A date with the words of other languages put into English; the rest stays."""
    text = _ORDINAL.sub(r"\1", text)
    words = []
    for word in _WORD.findall(text):
        low = word.casefold()
        if low in MONTH:
            words.append(MONTHS[MONTH[low] - 1])
        elif low in DAY:
            words.append(DAY[low])
        elif low in _ABOUT:
            words.append("ca.")
        elif low not in _FILLING:
            words.append(word)
    return " ".join("".join(words).replace("ca..", "ca.").split())
