"""How a passage is cited: by letter, date, point and note, as the edition's corpus.yaml words it.

An edition's pages may be unknown or differ between printings; its letters, points and notes do not. The template is
`cite` in corpus.yaml: `{where}` stands for the place in the letter, `{id}` and `{date}` for the letter, and any other
name in braces for that key of the letter's metadata or else of corpus.yaml. What stands between `*` is emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from lettercli import dates
from lettercli.model import Letter, Note, Passage
from lettercli.views.lineage import home, lineage, segment

if TYPE_CHECKING:
    from lettercli.address import Place
    from lettercli.model import Edition

TEMPLATE = "Letter {id} ({date}), {where}"
"""Where corpus.yaml has none."""

_NAMES = {
    "salute": "salutation", "dateline": "dateline", "closer": "closing", "signed": "signature",
    "postscript": "postscript", "annotation": "annotation", "gap": "gap", "quote": "quotation",
}  # fmt: skip
_ORDINALS = {"2": "second", "3": "third", "4": "fourth", "5": "fifth"}
_SEGMENT = re.compile(r"(?P<core>.*?)(?:~(?P<turn>\d+))?")
_FIELD = re.compile(r"\{(\w+)\}")
_NO_PLACE = re.compile(r"[,;:]?\s*\{where\}")
_EMPHASIS = re.compile(r"\*([^*]+)\*")


def citation(edition: Edition, place: Place, *, markdown: bool = False) -> str:
    """The citation of one place: `Letter 42 (21 August 1929), §6b, n. 16`."""
    return citations(edition, [place], markdown=markdown)


def citations(edition: Edition, places: Iterable[Place], *, markdown: bool = False) -> str:
    """The citation of several places, letter by letter, each once: `Letter 42 (…), §5; §6; Letter 43 (…), ¶2`."""
    cited = []
    for _, group in groupby(places, key=lambda place: place.letter.id):
        together = list(group)
        where = [locus(place.letter, place.passage, place.note) for place in together]
        whole = not all(where)
        cited.append(_filled(edition, together[0].letter, "" if whole else "; ".join(dict.fromkeys(where)), markdown))
    return "; ".join(cited)


def locus(letter: Letter, passage: Passage | None, note: Note | None) -> str:
    """The place within its letter: `§6b`, `¶3`, `postscript`, `§6b, n. 16`; empty for the whole letter."""
    if note is None:
        return _way(letter, letter.passages, passage) if passage is not None else ""
    own = _way(letter, (note.body,), passage or note.body)
    caller = home(letter, note.anchors[0].address) if note.anchors else None
    return f"{_way(letter, letter.passages, caller)}, {own}" if caller is not None else own


def _way(letter: Letter, flow: tuple[Passage, ...], passage: Passage) -> str:
    words = ""
    holder: Passage | None = None
    for each in lineage(flow, passage):
        words = _joined(words, each, holder, segment(each, holder, letter))
        holder = each
    return words


def _joined(words: str, passage: Passage, holder: Passage | None, seg: str) -> str:
    """The citation so far, with one step further down."""
    matched = _SEGMENT.fullmatch(seg)
    core, turn = (matched["core"], matched["turn"]) if matched else (seg, None)
    again = f" ({_ORDINALS.get(turn, turn + 'th')})" if turn else ""
    if passage.kind == "point":
        return f"{_comma(words)}§{core}{again}"
    if passage.kind == "paragraph":
        return f"{words}{' ' if words else ''}¶{core.removeprefix('p')}{again}"
    if passage.kind == "note":
        return f"n. {core.removeprefix('n')}"
    if passage.kind == "item":
        return _item(words, core, holder) + again
    number = core.lstrip("".join(chr(code) for code in range(ord("a"), ord("z") + 1)))
    return f"{_comma(words)}{_NAMES[passage.kind]}{' ' + number if number else ''}{again}"


def _item(words: str, core: str, holder: Passage | None) -> str:
    """An item on a point, a paragraph, a note or an item continues its number; elsewhere it is named."""
    if holder is not None and holder.kind == "quote":
        return f"{_comma(words)}item {core.removeprefix('q').removeprefix('.')}"
    if holder is None or holder.kind not in {"point", "paragraph", "item", "note"}:
        return f"{_comma(words)}item {core}"
    together = words[-1:].isdigit() != core[:1].isdigit()
    return f"{words}{'' if together else '.'}{core}"


def _comma(words: str) -> str:
    return f"{words}, " if words else ""


def _filled(edition: Edition, letter: Letter, where: str, markdown: bool) -> str:
    template = edition.about.get("cite")
    template = template if isinstance(template, str) and template.strip() else TEMPLATE
    if "{where}" not in template:
        template += ", {where}"
    if not where:
        template = _NO_PLACE.sub("", template)
    known = {"id": letter.id, "date": dates.words(letter.date), "where": where}
    escape = _escaped if markdown else str
    filled = _FIELD.sub(lambda field: escape(_value(field, known, letter, edition.about)), template)
    return filled if markdown else _EMPHASIS.sub(r"\1", filled)


def _value(field: re.Match[str], known: Mapping[str, str], letter: Letter, about: Mapping[str, object]) -> str:
    """What a name in braces stands for; the name as typed where nothing is known by it."""
    for source in (known, letter.metadata, about):
        value = source.get(field[1])
        if isinstance(value, str) and value:
            return value
        if isinstance(value, (tuple, list)) and value:
            return " and ".join(map(str, value))
    return field[0]


def _escaped(text: str) -> str:
    """The text with what Markdown would read as marks escaped."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)
