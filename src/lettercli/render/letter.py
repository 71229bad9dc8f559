"""Draws a place of a letter as a page to read: hanging numbers, superscript note numbers, the notes below.

A line is never longer than a book's, however wide the terminal: 88 cells. Labels and paragraph numbers hang in the
margin, subpoints and quotations are indented, signatures stand to the right, as on the printed page. Below 40 cells
there is no room for margins and labels stand in the line. Lines are rich's Text objects made of plain strings, so that
no bracket of a letter is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from lettercli.page import Block, Call, Look, NoteEntry, Page, Run
from lettercli.render.cells import cell_len
from lettercli.render.margins import NARROW, Margins, label_of, lines, styled
from lettercli.render.visible import visible

MEASURE = 88
"""The longest line, in cells."""

STYLES: dict[Look, str] = {"anchor": "cyan", "likely": "magenta", "page": "dim", "match": "bold red", "gap": "magenta",
                           "printed": "magenta", "emphasis": "italic", "insertion": "dim",
                           "resolved": "green"}  # fmt: skip
_STRONGEST: tuple[Look, ...] = ("insertion", "emphasis", "gap", "printed", "match")
_WIDEST_ADDRESS = 20
"""What hangs in a margin, in cells; a longer one stands in the line."""
_ENDS = frozenset({"signed", "dateline"})
_LABEL = "bold"
_FAINT = "dim"
_ADDRESS = "cyan"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_APART = "─"


def page(pages: Iterable[Page], width: int) -> Iterator[Text]:
    """The lines of these pages, one after the other, at most `width` cells wide (and never wider than MEASURE)."""
    width = max(min(width, MEASURE), 1)
    for number, each in enumerate(pages):
        if number:
            yield from (Text(), styled(_APART * width, _FAINT), Text())
        yield from _heading(each, width)
        yield from _passages(each, width)
        if each.kind == "note":
            yield from _looked_up(each, width)
        elif each.note_style in {"end", "only"} and each.notes:
            yield from _below(each, width)
        yield from _foot(each, width)


def superscript(number: str) -> str:
    """A note's number as it stands in the text: raised, or in brackets where it is no number."""
    return number.translate(_SUPERSCRIPT) if number.isascii() and number.isdecimal() else f"[{number}]"


def _heading(each: Page, width: int) -> Iterator[Text]:
    about = each.heading
    sender, recipient = (" and ".join(names) for names in (about.sender, about.recipient))
    people = f"{sender} to {recipient}" if sender and recipient else sender or (recipient and f"to {recipient}")
    written = ", ".join(item for item in (about.place, about.date) if item)
    left = " · ".join(visible(item) for item in (f"Letter {about.letter}", written, people) if item)
    yield from _opposite(styled(left, "bold"), styled(visible(each.what), _FAINT), width)


def _opposite(left: Text, right: Text, width: int) -> Iterator[Text]:
    """Two texts at the two ends of a line; below each other where they do not fit it."""
    between = width - cell_len(left.plain) - cell_len(right.plain)
    if left.plain and right.plain and between >= 2:
        yield Text.assemble(left, " " * between, right)
        return
    for text in (left, right):
        if text.plain:
            yield from lines(text, width)


def _drawn(block: Block, margins: Margins, before: Block | None = None) -> Iterator[Text]:
    """A block's lines: its label hanging where it fits the margin, the text beside it.

    A further paragraph of a point or a note begins with two blanks, as in books, unless a list or nothing is before it.
    """
    if block.kind == "annotation":
        whose = f"in another hand ({visible(block.hand)}):" if block.hand else "in another hand:"
        yield from _indented(styled(whose, "dim italic"), margins.texts[block.depth], margins.width)
    text = _text(block.runs())
    label, style = label_of(block), _LABEL if block.label else _FAINT
    start, room = margins.start(block), margins.texts[block.depth] - margins.labels[block.depth]
    if block.kind in _ENDS and margins.width >= NARROW:
        start = max(start, min(margins.width // 2, margins.width - cell_len(text.plain)))
    hangs = label and cell_len(label) < room
    if label and not hangs and (block.label or margins.width >= NARROW):
        text = Text.assemble((label + " ", style), text)
    if block.continues and before is not None and before.depth == block.depth and margins.width >= NARROW:
        text = Text.assemble("  ", text)
    for number, line in enumerate(lines(text, max(margins.width - start, 1))):
        margin = Text(" " * start)
        if hangs and not number:
            pad = room - 2 - cell_len(label)
            left = margins.labels[block.depth] + max(pad, 0)
            margin = Text.assemble(" " * left, (label, style), " " * (start - left - cell_len(label)))
        yield Text.assemble(_barred(margin, block, margins), line)


def _barred(margin: Text, block: Block, margins: Margins) -> Text:
    """The margin with a bar for each quotation around the block."""
    for depth in block.quotes:
        at = margins.labels[depth] - 2
        if 0 <= at < len(margin.plain):
            margin = Text.assemble(margin[:at], ("│", _FAINT), margin[at + 1 :])
    return margin


def _text(runs: Iterable[Run], bold: str = "") -> Text:
    """Runs as one styled text; `bold`: the note number to stand out."""
    text = Text(no_wrap=True)
    after: Look | None = None
    for run in runs:
        if run.sign is None:
            text.append(visible(run.text), " ".join(STYLES[look] for look in _STRONGEST if look in run.looks))
        elif run.sign == "anchor":
            between = "," if after == "anchor" else ""
            style = STYLES["anchor"] + (" bold" if run.value == bold else "")
            text.append(between + superscript(visible(run.value)), style)
        elif run.sign == "resolved":
            unsure = run.value.endswith("?")
            text.append(f" [{visible(run.value)}]", STYLES["likely" if unsure else "resolved"])
        else:
            text.append("°" if run.sign == "likely" else f"|{visible(run.value)}|", STYLES[run.sign])
        after = run.sign
    return text


def _indented(text: Text, start: int, width: int) -> Iterator[Text]:
    for line in lines(text, max(width - start, 1)):
        yield Text.assemble(" " * start, line)


def _passages(each: Page, width: int) -> Iterator[Text]:
    """The passages asked for, between their neighbours where those are wanted."""
    everything = [*each.before, *each.blocks, *each.after]
    margins = Margins.of(everything, width)
    for blocks, address in ((each.before, each.previous), (each.blocks, each.address), (each.after, each.next)):
        if not blocks:
            continue
        yield Text()
        if len(blocks) < len(everything):
            own = blocks is each.blocks
            yield from lines(styled(visible(address), f"bold {_ADDRESS}" if own else f"dim {_ADDRESS}"), width)
        inline = each.notes if each.note_style == "inline" else ()
        yield from _spaced(blocks, margins, inline, each.remarks)


def _spaced(
    blocks: Sequence[Block], margins: Margins, inline: Sequence[NoteEntry], remarks: Mapping[str, str]
) -> Iterator[Text]:
    """Blocks with a blank line between those of the letter's top level, their notes under them if they are inline."""
    before: Block | None = None
    owed = list(inline)
    for block in blocks:
        if before is not None and (block.address in remarks or _apart(before, block)):
            yield Text()
        if block.address in remarks:
            yield from _remarked(block.address, remarks[block.address], margins.width)
        yield from _drawn(block, margins, before)
        for note in [note for note in owed if note.called_in(block)]:
            owed.remove(note)
            indent = margins.texts[block.depth]
            yield from _notes([note], Margins.of(note.blocks, margins.width - indent), indent)
        before = block
    for note in owed:
        yield from _notes([note], Margins.of(note.blocks, margins.width))


def _remarked(address: str, remark: str, width: int) -> Iterator[Text]:
    """The address of one passage out of several, and what is said beside it."""
    said = ("  " + visible(remark), _FAINT) if remark else ""
    yield from lines(Text.assemble((visible(address), f"bold {_ADDRESS}"), said), width)


def _apart(before: Block, block: Block) -> bool:
    """Whether a blank line stands between two blocks: not inside a point or a list, nor between two signatures."""
    if block.depth or block.continues or (before.kind in _ENDS and block.kind in _ENDS):
        return False
    return block.kind not in _ENDS or not block.address.startswith(before.address + ".")


def _below(each: Page, width: int) -> Iterator[Text]:
    """The notes called on the page, numbers in one column."""
    if each.note_style == "end":
        yield from (Text(), styled(_indent(width) + _APART * min(12, width // 2), _FAINT))
    else:
        yield Text()
    margins = Margins.of([block for note in each.notes for block in note.blocks], width)
    for note in each.notes:
        if remark := each.remarks.get(note.address):
            yield from _indented(styled(visible(remark), _FAINT), margins.texts[0], width)
        yield from _notes([note], margins)


def _notes(notes: Sequence[NoteEntry], margins: Margins, indent: int = 0) -> Iterator[Text]:
    for note in notes:
        for before, block in zip((None, *note.blocks), note.blocks, strict=False):
            for number, line in enumerate(_drawn(block, margins, before)):
                if not number and block.kind == "note":
                    line.stylize(STYLES["anchor"], 0, margins.texts[0] or len(visible(block.label)))
                yield Text.assemble(" " * indent, line)


def _looked_up(each: Page, width: int) -> Iterator[Text]:
    """Notes under the sentences that call them, addresses and numbers in one column."""
    addresses = [cell_len(visible(call.block.address)) for note in each.notes for call in note.calls]
    column = max((cells for cells in addresses if cells <= _WIDEST_ADDRESS), default=0)
    for note in each.notes:
        margins = Margins.of(note.blocks, width, column)
        yield Text()
        for call in note.calls:
            yield from _sentence(call, note.number, margins)
        if not note.calls:
            yield from _indented(styled("called nowhere in the letter", STYLES["likely"]), margins.texts[0], width)
        yield from _notes([note], margins)


def _sentence(call: Call, number: str, margins: Margins) -> Iterator[Text]:
    address, text = visible(call.block.address), _text(call.block.runs(), number)
    start, left = margins.texts[0], margins.labels[0]
    if cell_len(address) > start - left - 2:
        yield from _indented(styled(address, _ADDRESS), left, margins.width)
        address = ""
    for line_number, line in enumerate(lines(text, max(margins.width - start, 1))):
        cells = "" if line_number else address
        yield Text.assemble(" " * left, (cells, _ADDRESS), " " * (start - left - cell_len(cells)), line)


def _indent(width: int) -> str:
    return "  " if width >= NARROW else ""


def _foot(each: Page, width: int) -> Iterator[Text]:
    """What is doubtful, how to cite it, and where to read on; of several notes none of it can be said."""
    if not (each.cite or each.previous or each.next or each.doubtful() or each.unsure()):
        return
    yield Text()
    arrows = [f"← {visible(each.previous)}"] if each.previous else []
    arrows += [f"{visible(each.next)} →"] if each.next else []
    around = styled(" · ".join(arrows), _FAINT)
    if each.doubtful():
        more = f" scan repaired, only likely: letters emendations {visible(each.address)}"
        yield from lines(Text.assemble(("°", STYLES["likely"]), (more, _FAINT)), width)
    if each.unsure():
        more = f" what ibid. stands for is in doubt: letters sources {visible(each.address)}"
        yield from lines(Text.assemble(("?]", STYLES["likely"]), (more, _FAINT)), width)
    cite = Text.assemble(("Cite: ", _FAINT), visible(each.cite)) if each.cite else Text()
    yield from _opposite(cite, around, width)
