"""What an import did, as lines to read: letters, notes and their calls, repairs by rule, suspicions as entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lettercli.emendations import Repair
from lettercli.formats.printed.editor import KINDS
from lettercli.formats.printed.scan import Imported
from lettercli.formats.printed.store import Import

_ESCAPED = re.compile(
    r"[\x00-\x1f\"\\\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def report(made: Import) -> Iterator[str]:
    """The report's lines; the second half is YAML, ready to be pasted into emendations.yaml."""
    yield from _summary(made)
    yield ""
    yield from _table(["letter", "points", "notes", "called", "repairs", "likely", "open"],
                      [_row(letter) for letter in made.letters])  # fmt: skip
    yield ""
    yield from _by_rule(made)
    missing = [(letter.built.letter.id, number) for letter in made.letters for number in letter.missing]
    if missing:
        yield ""
        yield f"not called by anything in the text: {', '.join(f'{id}.n{number}' for id, number in missing)}"
    yield from _suspected(made)


def _summary(made: Import) -> Iterator[str]:
    notes = sum(len(letter.built.letter.notes) for letter in made.letters)
    anchors = sum(letter.anchors for letter in made.letters)
    points = sum(_points(letter) for letter in made.letters)
    counts = [_many(len(made.letters), "letter"), _many(points, "point"), _many(notes, "note")]
    yield f"{made.files.scan}: {', '.join(counts)}, {anchors:,} of them called"
    if made.encoding != "utf-8":
        yield f"not UTF-8: read as {made.encoding}; look at the accents and quotation marks"
    if made.ignored:
        yield f"{_many(made.ignored, 'line')} before the first letter left out"


def _many(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _points(letter: Imported) -> int:
    return sum(passage.kind == "point" for passage in letter.built.letter.walk())


def _row(letter: Imported) -> list[str]:
    done = [each for each in letter.records if each.status == "applied"]
    likely = sum(each.confidence == "likely" for each in done)
    open_ = sum(each.status == "open" for each in letter.records)
    numbers = (_points(letter), len(letter.built.letter.notes), letter.anchors, len(done), likely, open_)
    return [letter.built.letter.id, *map(str, numbers)]


def _by_rule(made: Import) -> Iterator[str]:
    counts: Counter[tuple[str, str]] = Counter()
    for letter in made.letters:
        for each in letter.records:
            if each.status == "applied":
                counts[each.rule or each.by, each.confidence] += 1
    rules = sorted({rule for rule, _ in counts})
    rows = [[rule, str(counts[rule, "certain"]), str(counts[rule, "likely"])] for rule in rules]
    yield from _table(["repairs by", "certain", "likely"], rows)


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    for row in [heads, *rows]:
        first, *others = (cell.ljust(width) if at == 0 else cell.rjust(width)
                          for at, (cell, width) in enumerate(zip(row, widths, strict=True)))  # fmt: skip
        yield "  ".join([first, *others]).rstrip()


def _suspected(made: Import) -> Iterator[str]:
    found = [(letter, each) for letter in made.letters for each in letter.records if each.status == "open"]
    if not found:
        return
    yield ""
    yield f"# {len(found):,} suspected and left as printed. An entry decides one: put it into emendations.yaml,"
    yield "# without `status: open` to apply it, with `status: kept` to let it stand."
    for letter, repair in found:
        yield from _entry(made, repair, letter.ready.get((repair.source_start, repair.source_end), ()))


def _entry(made: Import, repair: Repair, structure: tuple[tuple[str, str], ...] | None) -> Iterator[str]:
    """A suspicion as an entry that can be pasted as it is."""
    yield f"# {made.files.scan}:{repair.line}: {repair.address}" + (f": {repair.reason}" if repair.reason else "")
    if structure is None:
        return
    start, end = _unique(made.source.text, repair.source_start, repair.source_end)
    text = made.source.text
    printed = text[start:end]
    yield f"- printed: {quoted(printed)}"
    yield f"  line: {made.source.line(start)}"
    for key, value in structure:
        yield f"  {key}: {quoted(value) if not value.isalnum() else value}"
    if not structure and repair.reading != repair.printed:
        whole = text[start : repair.source_start] + repair.reading + text[repair.source_end : end]
        yield f"  reading: {quoted(whole)}"
    if repair.kind in KINDS:
        yield f"  kind: {repair.kind}"
    yield "  confidence: likely"
    yield "  status: open"


def _unique(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch, widened until nothing else within reach of the entry's line reads like it."""
    low = text.rfind("\n", 0, start) + 1
    for _ in range(2):
        low = text.rfind("\n", 0, max(low - 1, 0)) + 1
    high = end
    for _ in range(3):
        high = text.find("\n", high + 1)
        if high < 0:
            high = len(text)
            break
    near = text[low:high]
    while near.count(text[start:end]) > 1 or end - start < 2:
        if start == low and end == high:
            break
        start, end = max(low, start - 5), min(high, end + 5)
    return start, end


def quoted(text: str) -> str:
    """A text in YAML's double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _NAMED.get(found[0]) or (f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}")
