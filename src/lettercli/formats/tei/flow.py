"""A letter as it is read: which passage grows, what stands in what, and what became of every element.

Blocks and running text come mixed: a list in a sentence, a paragraph in an addition. So there is one walk for both:
text goes into the passage that grows, what is a passage of its own closes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, NamedTuple, TypeAlias

from lettercli.formats.tei import notes
from lettercli.formats.tei.blocks import Block, container
from lettercli.formats.tei.elements import INDEXES, SILENT
from lettercli.formats.tei.notes import Calls
from lettercli.formats.tei.stretch import Call, Stretch
from lettercli.formats.tei.tree import Node
from lettercli.model import PassageKind

Area = Literal["letter", "postscript", "inner"]
"""inner: an item, a quotation or a note, where no division can stand."""
Fate = Literal["text", "passage", "mark", "emendation", "note", "heading", "list", "dropped", "unknown: text"]
DEEPEST = 18
"""Lists and quotations within one another; what is deeper is written as paragraphs."""
SHORT = 60
"""Characters of what may be a salutation."""


_MISUSED = frozenset({"span", "person", "place", "org", "event", "when", "desc"})
"""Elements that are no running text, and are used for it all the same, in a sentence."""
_SENTENCES = frozenset(
    {"p", "ab", "s", "hi", "seg", "l", "item", "salute", "signed", "dateline", "closer", "opener", "q"}
)
_STOPS = frozenset(",;:.!?")
NUMBER = "number of a note"


class Dropped(NamedTuple):
    """Words that stand in the file and in no passage."""

    name: str
    line: int
    text: str


Handler: TypeAlias = "Callable[[Flow, Node], None]"


def sentence(flow: Flow, node: Node) -> None:
    """Running text: a part of the sentence around it."""
    flow.fates[node.name, "text"] += 1
    if node.children:
        flow.walk(node)


def unknown(flow: Flow, node: Node) -> None:
    """What nobody knows is text as well, and is named in the report."""
    flow.fates[node.name, "unknown: text"] += 1
    flow.walk(node)


class Flow:
    """Reads the elements of a letter, or of one of its notes, one after the other."""

    def __init__(self, handlers: Mapping[str, Handler], calls: Calls, quotes: tuple[str, str]) -> None:
        self.handlers = handlers
        self.calls = calls
        self.called = calls.at
        self.quotes = quotes
        self.blocks: list[Block] = []
        self.stretch: Stretch | None = None
        self.latest: Stretch | None = None
        """The passage that was closed last."""
        self.kind: PassageKind | Literal["opener"] = "paragraph"
        """What text becomes that stands in no passage yet."""
        self.area: Area = "letter"
        self.depth = 0
        self.carried: list[Call] = []
        """Marks that wait for words."""
        self.note: Node | None = None
        """The note that is read, if it is one."""
        self.nested: dict[int, list[Node]] = {}
        """Notes called in a note, by the identity of that."""
        self.fates: Counter[tuple[str, Fate]] = Counter()
        self.dropped: list[Dropped] = []
        self.skipped: set[int] = set()
        """Elements that were left out as a whole."""
        self.remarks: list[tuple[str, str, int]] = []
        """Kind, what, and line."""
        self.heading: list[str] = []
        self.terms: list[str] = []
        self.uncalled: list[Node] = []
        self.counts: Counter[str] = Counter()
        self.restoring = False
        self.cell = False
        """Whether a cell of a table is read, which is no place for passages."""
        self.marked = False
        """Whether the file marks where a word goes on over a line's or a page's end, so that elsewhere it does not."""
        self.tight = self.free = 0
        """Ends of lines of the letter without a blank, and with one."""
        self.named: list[tuple[Node, Stretch]] = []
        """Names with a reference, and the passages in which they stand."""
        self.open = False
        """Whether the paragraph that begins goes on with the last."""
        self.empty: list[Node] = []
        """Notes without words."""
        self.quoted = 0
        self.part_end = -1
        """Where in the passage a part of a word ended that goes on."""
        self.word_end = -1
        """Where in the passage a tagged word ended."""

    def fate(self, node: Node, fate: Fate) -> None:
        """What becomes of an element."""
        self.fates[node.name, fate] += 1

    def inside(self, node: Node, fate: Fate, *, notes: bool = False) -> None:
        """What is in an element shares its fate, but for pages, and for notes where they are read all the same."""
        place = node.at + 1
        while place < node.end:
            each = node.order[place]
            kept = not notes and each.name in ("note", "pb")
            if not kept:
                self.fates[each.name, fate] += 1
            place = each.end if kept else place + 1

    def remark(self, kind: str, what: str, node: Node) -> None:
        """Something for the report."""
        self.remarks.append((kind, what, node.line))

    def current(self, line: int = 0) -> Stretch:
        """The passage that grows."""
        stretch = self.stretch
        if stretch is None:
            stretch = self.stretch = Stretch(line, calls=self.carried)
            self.carried = []
            self.part_end = self.word_end = -1
        return stretch

    def walk(self, node: Node) -> None:
        """All that is in an element."""
        element = self.element
        for child in node.children:
            if not isinstance(child, str):
                element(child)
            elif (stretch := self.stretch) is not None:
                stretch.text(child)
            elif not child.isspace() and not self.trailing(node, child):
                self.current(node.line).text(child)

    def trailing(self, node: Node, text: str) -> bool:
        """Adds a stop that stands after what it closes, `<salute>Sir</salute>,`, to the passage before it."""
        stop, latest = text.strip(), self.latest
        loose = node.name in ("opener", "closer", "postscript", "dateline", "div", "body")
        if not loose or latest is None or not set(stop) <= _STOPS or not latest.size:
            return False
        if not self.blocks or self.blocks[-1].stretch is not latest:
            return False
        latest.blank = False
        latest.text(stop)
        return True

    def element(self, node: Node) -> None:
        """An element, and the notes that are called at its end."""
        self.handlers.get(node.name, unknown)(self, node)
        called = self.called
        if called and id(node) in called:
            for note in called[id(node)]:
                self.call(note)

    def drop(self, node: Node) -> None:
        """Leaves an element out; its words are on record."""
        if node.name in SILENT and node.children and node.words():  # which some fill all the same
            self.fate(node, "text")
            self.walk(node)
            return
        if (
            node.name in _MISUSED
            and node.parent is not None
            and node.parent.name in _SENTENCES
            and not node.get("from")
        ):
            self.fate(node, "unknown: text")
            self.walk(node)
            return
        self.skipped.add(id(node))
        called = node.name in ("anchor", "ptr") and id(node) in self.calls.at
        fate: Fate = "mark" if called else "list" if node.name in INDEXES else "dropped"
        self.fate(node, fate)
        self.inside(node, fate, notes=True)
        if node.name == "ptr" and not called:
            self.counts["references"] += 1
        if node.name not in SILENT and (text := node.words()):
            self.dropped.append(Dropped(node.name, node.line, text))

    def stray(self, node: Node) -> None:
        """Words that stand directly in an element whose parts alone are read: they are on record."""
        for child in node.children:
            if isinstance(child, str) and not child.isspace():
                self.dropped.append(Dropped(node.name, node.line, " ".join(child.split())))

    def flush(self) -> None:
        """Closes the passage that grows, if it has words; else its marks wait for the next."""
        stretch = self.stretch
        self.stretch = None
        if stretch is None:
            return
        if not any(map(str.strip, stretch.pieces)):  # a hard blank is no word
            self.carried += [
                Call(call.kind, 0, 0, call.value, call.facs) for call in stretch.calls if call.start == call.end
            ]
            if stretch.readings and self.latest is not None:
                for reading in stretch.readings:
                    reading.start = reading.end = self.latest.size
                    self.latest.readings.append(reading)
            elif stretch.readings:
                self.dropped += [
                    Dropped(each.what, each.line, each.printed or each.reason) for each in stretch.readings
                ]
            return
        self.counts["hyphens"] += stretch.joined
        for torn in stretch.torn:
            self.remarks.append(("text", f"one word or two, where a page begins: {torn!r}, read as one", stretch.line))
        kind = self.kind
        if kind == "opener":
            kind = "salute" if stretch.size <= SHORT and self.area == "letter" else "paragraph"
        self.blocks.append(Block(kind, stretch, line=stretch.line))
        self.latest = stretch

    @contextmanager
    def being(self, kind: PassageKind | Literal["opener"]) -> Iterator[None]:
        """Within, passages are of this kind, where there can be such."""
        self.flush()
        before = self.kind
        self.kind = self.possible(kind)
        yield
        self.flush()
        self.kind = before

    def possible(self, kind: PassageKind | Literal["opener"]) -> PassageKind | Literal["opener"]:
        """The kind that a passage can have here."""
        if self.area == "letter" or kind in ("paragraph", "gap"):
            return kind
        return kind if self.area == "postscript" and kind in ("signed", "dateline") else "paragraph"

    @contextmanager
    def within(self, area: Area) -> Iterator[list[Block]]:
        """Within, passages go into a list of their own, which is what comes back."""
        self.flush()
        before = self.blocks, self.kind, self.area
        self.blocks, self.kind = [], "paragraph"
        self.area = area if self.area != "inner" else "inner"
        self.depth += 1
        yield self.blocks
        self.flush()
        self.blocks, self.kind, self.area = before
        self.depth -= 1

    def put(self, kind: PassageKind, blocks: list[Block], node: Node, label: str = "", hand: str = "") -> None:
        """A passage of passages; those themselves where it cannot stand."""
        if not blocks:
            return
        deep = self.depth >= DEEPEST or (kind in ("postscript", "annotation") and self.area != "letter")
        if deep:
            self.blocks += blocks
        else:
            self.blocks.append(container(kind, blocks, label, hand, node.line))

    def call(self, note: Node) -> None:
        """A note is called here: in the passage that grows, or at the end of the one before."""
        if notes.indexes(note):
            self.entry(note)
            return
        if note.empty():
            self.inside(note, "note", notes=True)
            self.empty.append(note)
            return
        if self.note is not None:
            self.nested.setdefault(id(self.note), []).append(note)
            return
        if self.stretch is None or not self.stretch.size:
            if self.latest is not None:
                self.latest.mark("anchor", note)
                return
            if self.stretch is None:
                self.carried.append(Call("anchor", 0, 0, note))
                return
        self.stretch.mark("anchor", note)

    def entry(self, node: Node) -> None:
        """An entry of an index: no text, and on record once."""
        if id(node) in self.skipped:
            return
        self.skipped.add(id(node))
        self.fate(node, "list")
        self.inside(node, "list", notes=True)
        if words := node.words():
            self.terms.append(words)
            self.dropped.append(Dropped("note (index)" if node.name == "note" else node.name, node.line, words))

    def page(self, number: str, facs: str) -> None:
        """A page begins here."""
        if self.stretch is None:
            self.carried.append(Call("page", 0, 0, number, facs))
        else:
            self.stretch.mark("page", number, facs)
