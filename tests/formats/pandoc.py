"""Pandoc as the judge: what it sees in a letter, and what it should see, in one notation.

A letter becomes nested tuples of blocks; the text of a paragraph is one string, in which signs from Unicode's private
use area stand for emphasis, gaps, page breaks and notes (whose own blocks follow the sign). Runs of blanks count once.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypandoc

from lettercli.model import Letter, Mark, Passage

FORMAT = "markdown_strict+fancy_lists+startnum+footnotes+fenced_divs+bracketed_spans+yaml_metadata_block"
EMPHASIS, GAP, NOTE, PAGE, END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
BLANKS = re.compile(r"[ \t\n\r]+")
DELIMITERS = {"OneParen": ")", "Period": ".", "TwoParens": "()"}

Seen = tuple[Any, ...]


def seen(texts: Sequence[str], folder: Path) -> list[Seen]:
    """What Pandoc sees in each of the files' texts; one start of the program for all of them."""
    divider = folder / "divider.md"
    divider.write_text("::: divider\nx\n:::\n", encoding="utf-8")
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.md"
        path.write_text(text, encoding="utf-8", newline="")
        paths += [path.name, divider.name]
    command = [pypandoc.get_pandoc_path(), "--file-scope", "-f", FORMAT, "-t", "json", *paths]
    done = subprocess.run(command, capture_output=True, check=True, cwd=folder, timeout=300)
    letters: list[list[Any]] = [[]]
    for block in json.loads(done.stdout)["blocks"]:
        if block["t"] == "Div" and block["c"][0][1] == ["divider"]:
            letters.append([])
        else:
            letters[-1].append(block)
    return [tuple(map(_block, blocks)) for blocks in letters[:-1]]


def _block(block: Any) -> Seen:
    kind, content = block["t"], block.get("c")
    match kind:
        case "Para" | "Plain":
            return ("paragraph", _folded("".join(_inlines(content))))
        case "BlockQuote":
            return ("quote", *map(_block, content))
        case "OrderedList":
            (start, style, delimiter), items = content
            return (
                "list",
                start,
                style["t"],
                DELIMITERS.get(delimiter["t"]),
                *(tuple(map(_block, item)) for item in items),
            )
        case "Div":
            (_, classes, values), blocks = content
            return ("div", tuple(classes), tuple(map(tuple, values)), *map(_block, blocks))
    return (kind, repr(content))


def _inlines(inlines: Any) -> Iterator[str]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield content
            case "Space" | "SoftBreak":
                yield " "
            case "Emph":
                # A note called at the very end of emphasis is, as an offset, called after it.
                last = len(content)
                while last and (content[last - 1]["t"] in ("Note", "Span") and not _wide(content[last - 1])):
                    last -= 1
                yield EMPHASIS + "".join(_inlines(content[:last])) + END
                yield from _inlines(content[last:])
            case "Note":
                yield NOTE + repr(tuple(map(_block, content))) + END
            case "Span" if content[0][1] == ["gap"] and not content[0][2]:
                yield GAP + "[" + "".join(_inlines(content[1])) + "]" + END
            case "Span" if content[0][1] == ["pb"] and not content[1]:
                yield PAGE + repr(sorted(map(tuple, content[0][2]))) + END
            case _:
                yield f"{kind}: {content!r}"


def _wide(inline: Any) -> bool:
    """Whether a note or span leaves text in the paragraph."""
    return inline["t"] == "Span" and bool(inline["c"][1])


def _folded(text: str) -> str:
    text = normalize("NFC", BLANKS.sub(" ", text).strip(" "))
    return text.replace(f"{GAP}[ ", f"{GAP}[").replace(f" ]{END}", f"]{END}")


def expected(letter: Letter) -> Seen:
    """What Pandoc should see in a letter."""
    notes = {note.number: repr(tuple(_body(note.body, {}))) for note in letter.notes}
    return tuple(_blocks(letter.passages, notes))


def _blocks(passages: Sequence[Passage], notes: dict[str, str]) -> list[Seen]:
    blocks: list[Seen] = []
    items: list[Passage] = []
    flat = [inner for passage in passages for inner in _hanging(passage)]
    for passage, with_parts in flat:
        if passage.kind in ("point", "item"):
            if items and not _continues(items[0].label, passage.label):
                blocks.append(_list(items, notes))
                items = []
            items.append(passage)
            continue
        if items:
            blocks.append(_list(items, notes))
            items = []
        body = _body(passage, notes) if with_parts else [_paragraph(passage, notes)]
        match passage.kind:
            case "paragraph" | "gap":
                blocks += body
            case "quote":
                blocks.append(("quote", *body))
            case _:
                hand = (("hand", passage.hand),) if passage.hand else ()
                blocks.append(("div", (passage.kind,), hand, *body))
    return [*blocks, _list(items, notes)] if items else blocks


def _hanging(passage: Passage) -> Iterator[tuple[Passage, bool]]:
    """A top-level paragraph and what hangs on it are blocks of one level."""
    if passage.kind == "paragraph" and passage.parts:
        yield passage, False
        yield from ((part, True) for part in passage.parts)
    else:
        yield passage, True


def _body(passage: Passage, notes: dict[str, str]) -> list[Seen]:
    own = [_paragraph(passage, notes)] if passage.text else []
    return own + _blocks(passage.parts, notes)


def _paragraph(passage: Passage, notes: dict[str, str]) -> Seen:
    signs: dict[int, str] = {}
    for kind in ("gap", "emphasis"):
        for mark in passage.marks:
            if mark.kind == kind:
                signs[mark.end] = signs.get(mark.end, "") + END
    for mark in passage.marks:
        signs[mark.start] = signs.get(mark.start, "") + _sign(mark, notes)
    pieces = [signs.get(at, "") + passage.text[at : at + 1] for at in range(len(passage.text) + 1)]
    return ("paragraph", _folded("".join(pieces)))


def _sign(mark: Mark, notes: dict[str, str]) -> str:
    match mark.kind:
        case "emphasis":
            return EMPHASIS
        case "gap":
            return GAP
        case "anchor":
            return NOTE + notes[mark.value] + END
        case _:
            values = [(key, value) for key, value in (("facs", mark.facs), ("n", mark.value)) if value]
            return PAGE + repr(values) + END


ROMAN = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))


def _style(label: str) -> tuple[str, str]:
    """Pandoc's name for the kind of numbers that a list has when it begins with the label, and its delimiter."""
    value = label.strip("().")
    delimiter = "()" if label[0] == "(" else label[-1]
    if value.isdecimal():
        return "Decimal", delimiter
    case = "Lower" if value.islower() else "Upper"
    return case + ("Roman" if len(value) > 1 or value in "iI" else "Alpha"), delimiter


def _continues(first: str, label: str) -> bool:
    """Whether Pandoc takes the label for the same list's next one."""
    style, delimiter = _style(first)
    value = label.strip("().")
    if delimiter != ("()" if label[0] == "(" else label[-1]):
        return False
    if style == "Decimal":
        return value.isdecimal()
    if value.isdecimal() or value.islower() != style.startswith("Lower"):
        return False
    return len(value) == 1 if style.endswith("Alpha") else set(value.lower()) <= set(ROMAN)


def _start(label: str) -> int:
    value, style = label.strip("().").lower(), _style(label)[0]
    if style == "Decimal":
        return int(value)
    if style.endswith("Alpha"):
        return ord(value) - ord("a") + 1
    numbers = [ROMAN[letter] for letter in value]
    return sum(-one if one < two else one for one, two in zip(numbers, [*numbers[1:], 0], strict=True))


def _list(items: Sequence[Passage], notes: dict[str, str]) -> Seen:
    label = items[0].label
    return ("list", _start(label), *_style(label), *(tuple(_body(item, notes)) for item in items))
