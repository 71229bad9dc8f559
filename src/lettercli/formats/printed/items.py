"""Points, items and quotations that begin lines: what each of them belongs to, and where it ends.

The base of `structure`: it keeps what is open while paragraph after paragraph comes in.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence

from lettercli.formats.printed import labels
from lettercli.formats.printed.blocks import Block, Flow, block_of, divided, item_of, rest_of, set_apart
from lettercli.formats.printed.forms import Forms
from lettercli.formats.printed.labels import Label
from lettercli.formats.printed.lists import Lists
from lettercli.formats.printed.sourcetext import Emended, Repair


class Items:
    """Puts labelled paragraphs where they belong."""

    def __init__(self, forms: Forms, labelled: frozenset[int], abbreviations: frozenset[str]) -> None:
        self.forms = forms
        self.labelled = labelled
        """Offsets of the paragraphs that begin with a label."""
        self.lists = Lists(abbreviations)
        self.flow = Flow()
        self.paragraphs: Sequence[Emended] = ()
        self.postscript: Block | None = None
        self.item: Block | None = None
        """The point, or the item of a postscript or note, that is open."""
        self.quote: Block | None = None
        self.display: Block | None = None
        """A displayed quotation that ends with a colon: the list that follows is its own."""
        self.note: Block | None = None

    @abstractmethod
    def only_endings(self, at: int) -> bool:
        """Whether nothing but the letter's end, or a postscript, follows from a paragraph on."""

    @property
    def around(self) -> list[Block]:
        """Where a passage of the top level goes."""
        if self.note is not None:
            return self.note.parts
        return self.postscript.parts if self.postscript is not None else self.flow.blocks

    def hang(self, block: Block) -> None:
        """Puts an item or quotation below what it belongs to: an open item, a paragraph before it, a postscript."""
        (self.holder.parts if self.holder else self.flow.blocks).append(block)

    @property
    def holder(self) -> Block | None:
        """What a list without numbers belongs to."""
        holder = self.display or self.item or self.note or self.postscript
        if holder is None and self.flow.blocks and self.flow.blocks[-1].kind == "paragraph":
            return self.flow.blocks[-1]
        return holder

    def displayed(self, at: int) -> bool:
        """Whether a note's paragraph is a document that it quotes: one whose source and a colon stand just before."""
        before = self.paragraphs[at - 1].text if at else ""
        return before.endswith("):") and self.display is None

    def show(self, block: Block, text: Emended) -> None:
        """A displayed quotation; the list that it may lead to is part of it."""
        self.hang(block)
        self.display = block if text.text.endswith(":") else None

    def interrupted(self, at: int) -> Block | None:
        """What a paragraph between two items of a list belongs to: the item before it; None after the last one."""
        following = next((text for text in self.paragraphs[at + 1 :] if text.start in self.labelled), None)
        found = labels.label(following.text) if following is not None else None
        if found is None:
            return None
        holder = self.holder
        inner = holder.parts[-1] if holder and holder.parts and holder.parts[-1].label else None
        if inner is not None and _goes_on(inner.label, found):
            return inner
        return self.item if self.item is not None and _goes_on(self.item.label, found) else None

    def listed(self, at: int) -> bool:
        """A point, or an item of a list, if one stands here."""
        text = self.paragraphs[at]
        found = labels.label(text.text)
        if self.quote is not None and found is not None and text.start in self.labelled:
            self._quoted(text, found)
            return True
        self.quote = None
        if found is None or text.start not in self.labelled:
            return False
        if found.quoted:
            if not self._closed_later(at):
                return False
            self.quote = Block("quote", text.start, text.start)
            self.hang(self.quote)
            self._quoted(text, found)
            return True
        self._add_item(text, found, last=self.only_endings(at + 1))
        return True

    def _closed_later(self, at: int) -> bool:
        """Whether the list that begins here with a quotation mark ends with one."""
        for text in self.paragraphs[at:]:
            if text is not self.paragraphs[at] and text.start not in self.labelled:
                return False
            if _closes(text.text) and text.text.count('"') % 2 == (0 if text is self.paragraphs[at] else 1):
                return True
        return False

    def _quoted(self, text: Emended, found: Label) -> None:
        """An item of a quotation; the mark before the first label comes to stand after it."""
        assert self.quote is not None
        block = item_of(text, found)
        if found.quoted:
            mark = text.text[found.start - 1]
            where = "stands before the label in print"
            block.made.append(Repair(block.start, block.start, mark, "structure", "certain", "quotation", where))
        self.quote.parts.append(block)
        if _closes(text.text) and (text.text.count('"') + text.text.count("”")) % 2 == 1 and not found.quoted:
            self.quote = None

    def _add_item(self, text: Emended, found: Label, *, last: bool = False) -> None:
        """A point or item that begins a line, with the lists that run on inside it."""
        rest = None
        closer = self.forms.run_on_closer(text.text) if last and self.note is None and self.postscript is None else -1
        if closer > found.end:
            text, rest = divided(text, closer)
        block = item_of(text, found)
        top = found.decimal and self.note is None
        if top and self.postscript is None:
            block.kind = "point"
        if top or (found.decimal and self.note is not None and self._decimal_list()):
            self.item = block
            self.around.append(block)
        else:
            self.hang(block)
        if not found.decimal:
            self.lists.siblings(block, text, found, self.holder.parts if self.holder else self.flow.blocks)
        else:
            self.lists.run_in(block, rest_of(text, found.end), decimal=False) or self.lists.run_in(
                block, rest_of(text, found.end), decimal=True
            )
        if rest is not None:
            self.item = None
            self.close(rest)

    def _decimal_list(self) -> bool:
        """Whether numbers are the outer list of this note."""
        return not any(part.label and not part.label.strip("()")[0].isdigit() for part in self.around)

    def close(self, text: Emended) -> None:
        """A closing formula that stands in one line with what it follows."""
        self.item = None
        block = block_of("closer", text)
        block.made.append(set_apart("closer", text.start))
        self.flow.blocks.append(block)


def _goes_on(last: str, found: Label) -> bool:
    """Whether a label is the next one in a list."""
    previous = labels.label(f"{last} A")
    return previous is not None and previous.decimal == found.decimal and found.rank == previous.rank + 1


def _closes(text: str) -> bool:
    """Whether a text ends with a closing quotation mark."""
    return re.search(r"[^\s\"“][\"”][.,;]?$", text.rstrip()) is not None
