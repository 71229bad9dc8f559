"""A place of a letter as plain text and as JSON, for pipes.

Text is one paragraph a line, never wrapped, its label before it and two blanks before that for each list or quotation
around it; a note is called as `[16]` and stands below under the same sign. Brackets and not raised figures: they are
ASCII, `grep -w` and `wc -w` do not take them for a part of the word, and no edition has a number alone in brackets but
for a note. Doubtful readings carry no sign there, as text is to be worked with; JSON has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lettercli.page import Block, NoteEntry, Page, Run
from lettercli.render.json_ import SCHEMA_VERSION, dumps
from lettercli.render.visible import visible


def text(pages: Iterable[Page]) -> Iterator[str]:
    """The pages as lines. Of several, each begins with its citation, so that one can tell where one ends."""
    pages = iter(pages)
    first, second = next(pages, None), next(pages, None)
    for number, page in enumerate(each for each in (first, second) if each is not None):
        yield from _page(page, number=number, headed=second is not None)
    for number, page in enumerate(pages, 2):
        yield from _page(page, number=number, headed=True)


def paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks as lines, one each."""
    return map(_line, blocks)


def _page(page: Page, *, number: int, headed: bool) -> Iterator[str]:
    if number:
        yield "\n"
    if headed:
        yield f"{visible(page.address)} · {visible(page.cite)}\n\n"
    groups = [list(group) for group in _groups(page)]
    for at, group in enumerate(groups):
        if at:
            yield "\n"
        yield from group


def _groups(page: Page) -> Iterator[Iterator[str]]:
    """What blank lines divide: the passage and its neighbours, the notes."""
    for blocks in (page.before, page.blocks, page.after):
        if blocks:
            inline = page.notes if page.note_style == "inline" and blocks is page.blocks else ()
            yield _passages(blocks, inline)
    if page.kind == "note":
        yield from map(_looked_up, page.notes)
    elif page.notes and page.note_style != "inline":
        yield (_line(block) for note in page.notes for block in note.blocks)


def _passages(blocks: Sequence[Block], inline: Sequence[NoteEntry]) -> Iterator[str]:
    owed = list(inline)
    for block in blocks:
        yield _line(block)
        for note in [note for note in owed if note.called_in(block)]:
            owed.remove(note)
            yield from ("  " * (block.depth + 1) + _line(each) for each in note.blocks)
    yield from (_line(each) for note in owed for each in note.blocks)


def _looked_up(note: NoteEntry) -> Iterator[str]:
    """A note under the sentences that call it."""
    yield from (f"{visible(call.block.address)}: {_words(call.block)}\n" for call in note.calls)
    yield from map(_line, note.blocks)


def _line(block: Block) -> str:
    label = f"[{block.label}]" if block.kind == "note" and block.label else block.label
    if block.kind == "annotation":
        label = f"[{block.hand} hand]" if block.hand else "[another hand]"
    words = _words(block)
    return "  " * block.depth + (f"{visible(label)} {words}".rstrip() if label else words) + "\n"


def _words(block: Block) -> str:
    """The text with its note numbers, and what was put into it, as plain text."""
    return visible("".join(map(_run, block.runs())))


def _run(run: Run) -> str:
    if run.sign == "resolved":
        return f" [{run.value}]"
    return f"[{run.value}]" if run.sign == "anchor" else run.text


def json(pages: Iterable[Page]) -> Iterator[str]:
    """One object, `schema_version` and `passages`, a list with one object an address.

    Each has `address`, `kind`, `letter`, `date` (EDTF), `sender`, `recipient`, `place`, `part`, `cite`, `path`, `line`,
    `previous`, `next`, `blocks`, `before`, `after` and `notes`. A block has `address`, `kind`, `label`, `depth`,
    `hand`, `text` and `marks` (`kind`, `start`, `end`, `value`; offsets into `text` in characters); a note has
    `number`, `address`, `author`, `blocks` and `calls` (`address`, `offset`, `sentence`).
    """
    yield f'{{"schema_version": {SCHEMA_VERSION}, "passages": ['
    between = "\n"
    for page in pages:
        yield between + dumps(_object(page))
        between = ",\n"
    yield "]}\n" if between == "\n" else "\n]}\n"


def _object(page: Page) -> dict[str, object]:
    about = page.heading
    return {
        "address": page.address, "kind": page.kind, "letter": about.letter, "date": about.edtf,
        "sender": list(about.sender), "recipient": list(about.recipient), "place": about.place, "part": page.what,
        "cite": page.cite, "path": page.path, "line": page.line,
        "previous": page.previous or None, "next": page.next or None,
        "blocks": [_block(block) for block in page.blocks], "before": [_block(block) for block in page.before],
        "after": [_block(block) for block in page.after], "notes": [_note(note) for note in page.notes],
    }  # fmt: skip


def _note(note: NoteEntry) -> dict[str, object]:
    calls = [{"address": call.block.address, "offset": call.offset, "sentence": call.block.text} for call in note.calls]
    return {"number": note.number, "address": note.address, "author": note.author,
            "blocks": [_block(block) for block in note.blocks], "calls": calls}  # fmt: skip


def _block(block: Block) -> dict[str, object]:
    marks = [{"kind": mark.look, "start": mark.start, "end": mark.end, "value": mark.value} for mark in block.marks]
    return {"address": block.address, "kind": block.kind, "label": block.label, "depth": block.depth,
            "hand": block.hand, "text": block.text, "marks": marks}  # fmt: skip
