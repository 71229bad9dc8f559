"""Text measured in terminal cells: cut, cut at words, wrapped; never through a character with its accents.

A cell is the width of an ASCII letter; Chinese characters and emoji take two, combining marks none.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import cells as rich_cells

__all__ = [
    "cell_len", "clusters", "fitting", "head", "head_words", "tail", "tail_words", "usual", "wrapped",
]  # fmt: skip


def cell_len(text: str) -> int:
    """The width of a text; most are of letters that take a cell each, and need not be looked up one by one."""
    return len(text) if text.isascii() and text.isprintable() else rich_cells.cell_len(text)


def usual(cells: list[int]) -> int:
    """A width, in cells, that at least three of four have room in; 0 of none."""
    return sorted(cells)[max(-(-3 * len(cells) // 4) - 1, 0)] if cells else 0


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The text in pieces that must stay whole: a character with the marks and joined characters that follow it."""
    end = len(text) if end is None else end
    for at in range(start + 1, end):
        if cell_len(text[at]) and not (text[at - 1] == "\u200d" and cell_len(text[start : at + 1]) <= 2):
            yield text[start:at]
            start = at
    if start < end:
        yield text[start:end]


def fitting(text: str, cells: int, start: int = 0, end: int | None = None) -> int:
    """Where the longest stretch from `start` that fits ends, at `end` at the latest; costs what that stretch costs."""
    end, cells = len(text) if end is None else end, max(cells, 0)
    if text[start : min(start + cells + 1, end)].isascii():
        return min(start + cells, end)
    if end - start <= 4 * cells and cell_len(text[start:end]) <= cells:
        return end
    used = 0
    for cluster in clusters(text, start, end):
        used += cell_len(cluster)
        if used > cells:
            break
        start += len(cluster)
    return start


def head(text: str, cells: int) -> str:
    """The longest beginning of the text that fits."""
    return text[: fitting(text, cells)]


def tail(text: str, cells: int) -> str:
    """The longest end of the text that fits."""
    if text.isascii():
        return text[max(len(text) - max(cells, 0), 0) :]
    used = length = 0
    for cluster in reversed(list(clusters(text[-4 * max(cells, 0) - 64 :]))):
        used += cell_len(cluster)
        if used > cells:
            break
        length += len(cluster)
    return text[len(text) - length :]


def head_words(text: str, cells: int, sign: str = "") -> str:
    """The beginning of the text in whole words, `sign` after it where something is left out.

    No sign stands alone where the text is cut: an opening bracket, a dash, a pilcrow goes with what follows it. Only a
    word that is wider than all the room is cut itself, with `…`.
    """
    if cell_len(text) <= cells:
        return text
    kept = head(text, cells - cell_len(sign))
    if not kept:
        return ""
    blank = len(kept) if text[len(kept)].isspace() else kept.rfind(" ") + 1
    cut_word = text[blank:].split(" ", 1)[0]
    if kept[:blank].strip() and cell_len(cut_word) <= cells:
        return _without_orphans(kept[:blank].split(" "), last=-1).rstrip() + sign
    return head(text, cells - 1) + "…" if cells > 2 else ""


def tail_words(text: str, cells: int) -> str:
    """The end of the text in whole words, as head_words cuts its beginning."""
    if cell_len(text) <= cells:
        return text
    kept = tail(text, cells)
    if not kept:
        return ""
    start = len(text) - len(kept)
    words = kept if text[start - 1].isspace() else kept[kept.find(" ") :] if " " in kept else ""
    cut_word = text[: start + len(kept) - len(words)].rsplit(" ", 1)[-1]
    if words.strip() and cell_len(cut_word) <= cells:
        return _without_orphans(words.split(" "), last=0).lstrip()
    return "…" + tail(text, cells - 1) if cells > 2 else ""


def _without_orphans(words: list[str], last: int) -> str:
    """The words without those at one end (0 or -1) that hold neither letter nor digit."""
    while words and not any(map(str.isalnum, words[last])):
        del words[last]
    return " ".join(words)


def wrapped(text: str, cells: int) -> Iterator[str]:
    """The text in lines of at most so many cells, broken at blanks, inside a word only where it is longer than a line.

    A line holds one character at least, so that one cell of room does not stop a Chinese one.
    """
    line = ""
    for word in text.split(" "):
        if line and cell_len(line) + 1 + cell_len(word) <= cells:
            line += " " + word
            continue
        if line:
            yield line
        *pieces, line = _chopped(word, cells)
        yield from pieces
    yield line


def _chopped(word: str, cells: int) -> Iterator[str]:
    start = 0
    while (end := fitting(word, cells, start)) < len(word):
        end = end if end > start else start + len(next(clusters(word, start)))
        if end == len(word):
            break
        yield word[start:end]
        start = end
    yield word[start:]
