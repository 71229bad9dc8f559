"""Whether the dates of an edition agree: metadata, heading, the letter's own dateline, the order of the letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lettercli import dates
from lettercli.errors import BadDate
from lettercli.model import Edition, Head, Letter
from lettercli.views.finding import Finding, at_key, at_passage

_LONGEST = 8
"""Words that a date in a dateline has at most."""
_TRIMMED = ".,;:()[]{}"


def order(edition: Edition) -> Iterator[Finding]:
    """Letters that stand after a later one; none where corpus.yaml gives the order by hand."""
    if isinstance(edition.about.get("order"), (list, tuple)):
        return
    latest: Head | None = None
    for place, head in enumerate(edition.heads):
        if head.date.precision == "none":
            continue
        if latest is not None and dates.order(head.date) < dates.order(latest.date):
            if not dates.overlaps(head.date, latest.date):
                what = f"{dates.words(head.date)} stands after letter {latest.id} of {dates.words(latest.date)}"
                yield at_key("warning", "date-order", what, edition.letters[place], "date")
        else:
            latest = head


def agreement(letter: Letter) -> Iterator[Finding]:
    """A heading or dateline whose date is not the letter's, and a letter without a date that has one in a dateline."""
    heading = letter.metadata.get("heading", "")
    said = _date(heading, letter.date.calendar) if isinstance(heading, str) else None
    if said is not None and (what := _disagreement("heading", said, letter.date)):
        yield at_key("warning", "heading-date", what, letter, "heading")
    for passage in letter.walk():
        if passage.kind == "dateline" and "annotation" not in passage.inside:
            said = _date(passage.text, letter.date.calendar)
            if said is not None and (what := _disagreement("dateline", said, letter.date)):
                yield at_passage("warning", "dateline-date", what, letter, passage)


def _disagreement(name: str, said: dates.Date, date: dates.Date) -> str:
    if date.precision == "none":
        return f"the {name} says {dates.words(said)}, the metadata no date"
    if dates.overlaps(said, date):
        return ""
    return f"the {name} says {dates.words(said)}, the metadata {dates.words(date)}"


def _date(text: str, calendar: str) -> dates.Date | None:
    """The longest stretch of words that is a date: `Sochi, 21 August 1929`; None where there is none."""
    words = text.split()[:40]
    for length in range(min(len(words), _LONGEST), 0, -1):
        for start in range(len(words) - length + 1):
            if (date := _read(words[start : start + length], calendar)) is not None:
                return date
    return None


def _read(words: Sequence[str], calendar: str) -> dates.Date | None:
    text = " ".join(words)
    for spelling in (text, text.strip(_TRIMMED)):
        try:
            date = dates.read(spelling, calendar)
        except BadDate:
            continue
        if date.precision != "none":
            return date
    return None
