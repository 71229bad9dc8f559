"""Draws a dispersion plot as a figure for a paper: an SVG picture of lines and words, the same in print as on a screen.

It asks for nothing from elsewhere: the font is whatever plain one the reader has. It is drawn in black and two greys,
so that nothing is lost where colour is; what differs in kind differs in shape. A hit is a line as high as the strip,
in the editors' brackets a short one with a dot; where lines would run into one black bar, heights say how many hits
there are. Who cannot see the picture is told the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape
from zlib import crc32

from lettercli.plot import Extent, Plot, Strip
from lettercli.render.cells import cell_len, wrapped
from lettercli.render.groups import grouped, moments, shares
from lettercli.render.terminal import filled
from lettercli.render.visible import visible

WIDTH, MARGIN = 720, 12
"""Of the picture, and of the empty border within it, in pixels; the picture scales."""
_SIZE, _SMALL = 12, 10
"""Of the letters, in pixels."""
_STRIP, _STEP, _LINE = 20, 34, 15
"""Height of a strip, from strip to strip, and from line to line."""
_NAMES, _BETWEEN = 200, 14
"""The most room of the queries before the strips, and the room between columns."""
_ACROSS = 101
"""Letters that a line across the picture has room for."""
_TICK = 2
"""Ticks that fit a pixel: hits closer to one another are one line."""
_BAR = 4
"""Ticks in a bar, where hits are drawn as heights."""
_NUMBERS = ("hits", "range", "DP")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""


class _Frame(NamedTuple):
    """Where on the picture the strips are."""

    left: float
    right: float
    top: float
    groups: Sequence[Extent]
    widths: Sequence[int]
    """Of the groups, in ticks."""
    above: bool
    """Whether the queries stand above their strips, for want of room before them."""
    columns: Sequence[float]
    """Where the columns of numbers end."""
    highest: int
    """The most hits of a bar, which is as high as its strip."""

    def ticks(self) -> Iterator[tuple[float, int, int]]:
        """Each tick: where it is, its first word and its end."""
        first, x = 0, self.left
        for group, width in zip(self.groups, self.widths, strict=True):
            edges = [first + group.words * each // width for each in range(width + 1)]
            yield from ((x + (tick + 0.5) / _TICK, *edge) for tick, edge in enumerate(pairwise(edges)))
            first += group.words
            x += width / _TICK

    def bars(self, strip: Strip) -> list[tuple[float, int]]:
        """Where the bars of a strip begin, and how many hits each has."""
        ticks = list(self.ticks())
        bars = (ticks[at : at + _BAR] for at in range(0, len(ticks), _BAR))
        return [(bar[0][0] - 0.5 / _TICK, strip.between(bar[0][1], bar[-1][2])[0]) for bar in bars]

    def crowded(self, strip: Strip) -> bool:
        """Whether a strip is drawn as bars."""
        return 3 * len(strip.hits) > sum(self.widths)


def figure(plot: Plot) -> Iterator[str]:
    """The SVG document, some lines of it at a time."""
    title = list(filled(_shown(plot.title), _ACROSS))
    frame, said = _framed(plot, MARGIN + len(title) * _LINE + 40)
    names = [_wrapped(strip.query) if frame.above else [] for strip in plot.strips]
    tops = list(accumulate((_STEP + _LINE * len(name) for name in names), initial=frame.top))
    notes = list(_notes(plot, frame, said))
    height = tops[-1] + len(notes) * _LINE + MARGIN
    size = f'viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}"'
    told = " ".join(_told(plot, said))
    ids = [f"{name}-{crc32(told.encode()):08x}" for name in ("title", "desc")]  # others on a page of HTML have others
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="dispersion" {size} role="img"'
    yield f' aria-labelledby="{" ".join(ids)}">\n'
    yield f'<title id="{ids[0]}">{escape(_shown(plot.title))}</title>\n'
    yield f'<desc id="{ids[1]}">{escape(told)}</desc>\n'
    yield from _style()
    yield f'<rect class="page" width="{WIDTH}" height="{height:g}"/>\n'
    for number, line in enumerate(title):
        yield _text(MARGIN, MARGIN + _SIZE + number * _LINE, line, "title")
    yield from _axis(frame, dated=not said)
    for strip, name, y in zip(plot.strips, names, tops, strict=False):
        yield from (_text(frame.left, y + (number + 1) * _LINE - 4, line) for number, line in enumerate(name))
        yield from _strip(strip, frame, y + _LINE * len(name))
    for number, note in enumerate(notes):
        yield _text(MARGIN, tops[-1] + number * _LINE + _SMALL, note, "small")
    yield "</svg>\n"


def _framed(plot: Plot, top: float) -> tuple[_Frame, str]:
    """Where everything is, and what the letters are drawn by."""
    names = max(_wide(_shown(strip.query)) for strip in plot.strips)
    columns: list[float] = [WIDTH - MARGIN]
    for column in reversed(list(zip(_NUMBERS, *map(_numbers, plot.strips), strict=True))):
        columns.insert(0, columns[0] - max(map(_wide, column)) - _BETWEEN)
    above = names > _NAMES
    left, right = MARGIN if above else MARGIN + names + 10, columns.pop(0)
    ticks = int((right - left) * _TICK)
    groups, said = grouped(plot.letters, ticks // _BAR)
    frame = _Frame(left, right, top, groups, shares([group.words for group in groups], ticks), above, columns, 0)
    crowded = filter(frame.crowded, plot.strips)
    return frame._replace(highest=max((hits for strip in crowded for _, hits in frame.bars(strip)), default=0)), said


def _style() -> Iterator[str]:
    """How things look; of this picture only, wherever it is put."""
    yield "<style>\n"
    for kind, look in (
        ("text", f"font: {_SIZE}px Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; fill: #000"),
        (".title", "font-weight: bold"), (".small", f"font-size: {_SMALL}px; fill: #444"), (".end", "text-anchor: end"),
        (".page", "fill: #fff"), (".band", "fill: #f0f0f0"), (".frame", "fill: none; stroke: #888; stroke-width: .75"),
        (".hits", "fill: none; stroke: #000; stroke-width: 1"), (".bars", "fill: #333"),
        (".dots", "fill: #fff; stroke: #000; stroke-width: .9"),
    ):  # fmt: skip
        yield f".dispersion {kind} {{ {look} }}\n"
    yield "</style>\n"


def _axis(frame: _Frame, *, dated: bool) -> Iterator[str]:
    """Ids and dates over the beginnings of the letters, as far as there is room, and what the numbers are."""
    dates = moments(frame.groups) if dated else []
    for names, y, kind in ((dates, 20, "small"), ([group.label for group in frame.groups], 7, "")):
        at, taken = frame.left, 0.0
        for name, width in zip(map(_shown, names), frame.widths, strict=False):
            if name and at >= taken and at + _wide(name) <= frame.right:
                yield _text(at, frame.top - y, name, kind)
                taken = at + _wide(name)
            at += width / _TICK
    for end, heading in zip(frame.columns, _NUMBERS, strict=True):
        yield _text(end, frame.top - 7, heading, "small end")


def _strip(strip: Strip, frame: _Frame, y: float) -> Iterator[str]:
    """One strip: its query, the letters, every other one shaded, its hits, its numbers."""
    yield "<g>\n"
    if not frame.above:
        yield _text(frame.left - 10, y + _STRIP - 6, _shown(strip.query), "end")
    at = frame.left
    for number, width in enumerate(frame.widths):
        if number % 2:
            yield f'<rect class="band" x="{at:g}" y="{y:g}" width="{width / _TICK:g}" height="{_STRIP}"/>\n'
        at += width / _TICK
    yield from _hits(strip, frame, y)
    yield f'<rect class="frame" x="{frame.left:g}" y="{y:g}" width="{at - frame.left:g}" height="{_STRIP}"/>\n'
    for end, cell in zip(frame.columns, _numbers(strip), strict=True):
        yield _text(end, y + _STRIP - 6, cell, "end")
    yield "</g>\n"


def _hits(strip: Strip, frame: _Frame, y: float) -> Iterator[str]:
    found = [(x, *strip.between(first, end)) for x, first, end in frame.ticks()] if len(strip.hits) else []
    dots = [x for x, _, inserted in found if inserted]
    lines = [f"M{x:g} {y + _STRIP / 2 + 2:g}V{y + _STRIP - 1:g}" for x in dots]
    if frame.crowded(strip):
        bars = [(x, hits * (_STRIP - 2) / frame.highest) for x, hits in frame.bars(strip) if hits]
        width = _BAR / _TICK
        path = "".join(f"M{x:g} {y + _STRIP:g}v{-high:.4g}h{width:g}v{high:.4g}z" for x, high in bars)
        yield f'<path class="bars" d="{path}"/>\n'
    else:
        lines += [f"M{x:g} {y + 1:g}v{_STRIP - 2}" for x, hits, inserted in found if hits > inserted]
    if lines:
        yield f'<path class="hits" d="{"".join(lines)}"/>\n'
    yield from (f'<circle class="dots" cx="{x:g}" cy="{y + _STRIP / 2:g}" r="2.2"/>\n' for x in dots)


def _numbers(strip: Strip) -> tuple[str, str, str]:
    found = strip.measures
    dp = "–" if found.dp is None else f"{found.dp:.3f}"
    return f"{found.hits:,}", f"{found.range:,}/{found.parts:,}", dp


def _notes(plot: Plot, frame: _Frame, said: str) -> Iterator[str]:
    """What is drawn how, and no word of what is not there."""
    facts = []
    if any(len(strip.hits) and not frame.crowded(strip) for strip in plot.strips):
        facts.append("a line is a hit")
    if any(len(strip.inserted) for strip in plot.strips):
        facts.append("with a dot: in the editors' brackets")
    if frame.highest:
        facts.append(f"a bar is many, the highest {frame.highest:,} hits")
    yield "; ".join(["Each letter is as wide as it is long", *facts]) + "."
    if said:
        yield f"{said}."


def _told(plot: Plot, said: str) -> Iterator[str]:
    """The picture in sentences."""
    yield f"Over {plot.parts}, in order of date, each as wide as it is long."
    if said:
        yield f"{said}."
    for strip in plot.strips:
        hits, range, dp = _numbers(strip)
        inserted = f", {len(strip.inserted):,} of them in the editors' brackets" if len(strip.inserted) else ""
        yield f"{_shown(strip.query)}: hits {hits}{inserted}, range {range}, DP {dp}."


def _text(x: float, y: float, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{named}>{escape(text)}</text>\n'


def _wrapped(text: str) -> list[str]:
    """A text in lines as long as the picture is wide."""
    return list(wrapped(_shown(text), _ACROSS))


def _wide(text: str) -> float:
    """About how wide a text is, in pixels; a little more rather than less."""
    return cell_len(text) * _SIZE * 0.57


def _shown(text: str) -> str:
    """A text as XML can hold it, and nobody can hide in it."""
    return _ILLEGAL.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", visible(text))
