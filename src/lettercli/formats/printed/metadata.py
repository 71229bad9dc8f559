"""The metadata of a letter: what its heading says, and what the profile adds."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from lettercli import dates
from lettercli.dates.elsewhere import in_english
from lettercli.errors import BadDate
from lettercli.formats.printed import ranges
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Emended, Repair, Source, Span
from lettercli.formats.printed.split import Section


def metadata(
    source: Source, section: Section, profile: Profile
) -> tuple[Mapping[str, str | tuple[str, ...]], list[Repair]]:
    """The metadata block, and what is suspected of the editor's date."""
    heading = source.text[section.dating.start : section.dating.end] if section.dating else ""
    own = dict(profile.letters.get(section.id, {}))
    date, suspected = "", list[Repair]()
    if section.dating is not None and "date" not in own:
        found = profile.dating.match(heading)
        start = section.dating.start
        inner = Span(start + found.start("date"), start + found.end("date")) if found else section.dating
        date, suspected = _date(source, inner, section.id, profile.calendar)
    elif "date" not in own:
        what = f"no date: below its heading is no line like {profile.date.replace('{date}', '21 August 1929')!r}"
        suspected = [_undated(section.heading, section.id, what)]
    given: dict[str, str | tuple[str, ...]] = {
        "id": section.id,
        "date": date,
        "sender": profile.sender if len(profile.sender) != 1 else profile.sender[0],
        "recipient": profile.recipient if len(profile.recipient) != 1 else profile.recipient[0],
        "place": profile.place,
        "heading": " ".join(heading.split()),
        "calendar": profile.calendar if profile.calendar != "gregorian" else "",
    }
    given |= own
    return {key: value for key, value in given.items() if value}, suspected


def _date(source: Source, span: Span, id: str, calendar: str) -> tuple[str, list[Repair]]:
    """The editor's date in EDTF; with a lost dash put back, and a suspicion, where it cannot be read otherwise."""
    written = source.text[span.start : span.end]
    try:
        return dates.read(written, calendar).edtf, []
    except BadDate as error:
        reason = error.message
    with suppress(BadDate):
        return dates.read(in_english(written), calendar).edtf, []
    text = Emended(source, span.start, span.end, ())
    mended = sorted((each for each in ranges.ranges(text) if each.status == "applied"), key=lambda each: each.start)
    whole = Emended(source, span.start, span.end, mended)
    try:
        read = dates.read(whole.text, calendar).edtf if mended else ""
    except BadDate:
        read = ""
    if read:
        return read, [Repair(span.start, span.end, whole.text, "en-dash-lost", "likely", "dates", f"read as {read}",
                             status="open")]  # fmt: skip
    return "", [_undated(span, id, reason)]


def _undated(span: Span, id: str, what: str) -> Repair:
    """What is suspected of a letter without a date."""
    reason = f'{what}; say it in the profile: letters: {{"{id}": {{date: …}}}}'
    return Repair(span.start, span.end, "", "other", "likely", "dates", reason, status="open", structural=True)
