"""Reads a TEI file into a tree, and refuses what could do harm before it can.

The standard library's expat does it: it loads nothing from elsewhere, and a document type declaration, the only place
where entities can be declared, is refused where it begins. Depth, length of text and the number of elements are capped
while the file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.formats.tei.tree import DEPTH, Document, Node

LONGEST = 8 * 1024 * 1024
"""Characters between two tags."""
ELEMENTS = 2_000_000
"""Elements of one file."""

_INVALID = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]


def parse(data: bytes, path: str) -> Document:
    """Reads a file's bytes; raises Faults, with the line, for what is not well formed and for what is refused."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)  # whole: fed piece by piece, a long token would be read again and again
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code) if error.code else str(error)
        mend = _mend(error.code, begun=bool(reader.order))
        if error.code == _INVALID and (wrong := _undecodable(data)):
            what, mend = f"{what}, since it is not UTF-8 ({wrong})", "save it as UTF-8, or name its encoding"
        what = f"not well-formed: {what.removeprefix('not well-formed ')}"
        raise Faults([Fault(path, error.lineno, what, mend)]) from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise Faults([Fault(path, 1, f"cannot be read: {error}", "save the file as UTF-8")]) from None
    finally:
        reader.done()
    return _document(reader.order, path)


def _document(order: list[Node], path: str) -> Document:
    """The document of these elements: what can be called by its id, and what calls."""
    document = Document(order[0], path, order=order)
    for node in order:
        name, attributes = node.name, node.attributes
        if name == "note":
            document.notes.append(node)
        elif name == "listApp":
            document.apparatus.append(node)
        if not attributes:
            continue
        if "xml:id" in attributes or "id" in attributes:
            id = attributes.get("xml:id") or attributes.get("id")
            if id and document.ids.setdefault(id, node) is not node:
                document.repeated.append((id, node.line))
        if "break" in attributes and attributes["break"] == "no":
            document.marked = True
        if "target" in attributes or "corresp" in attributes or "targetEnd" in attributes:
            document.pointing.append(node)
        if name == "include" and "href" in attributes:
            document.includes.append(node)
    return document


@contextmanager
def opened(data: bytes, path: str) -> Iterator[Document]:
    """The document of a file for as long as it is needed, and no longer; raises Faults.

    Elements know what they are in and what is in them. Where nobody parts them, they are garbage that Python has to
    look for, which takes a tenth of the time of an import.
    """
    document = load(data, path)
    try:
        yield document
    finally:
        for node in document.order:
            node.parent = None
        document.order.clear()


def _undecodable(data: bytes) -> str:
    """The first byte that is no UTF-8, where a file does not say that it is something else."""
    if b"encoding" in data[:200] and b"utf-8" not in data[:200].lower():
        return ""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"byte 0x{data[error.start]:02X}"
    return ""


def _mend(code: int, *, begun: bool) -> str:
    if code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return "write the character itself, or &#…;"
    if code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
        return "its end is missing: copy it again" if begun else "it is empty"
    return "mend it: xmllint --noout tells where it goes wrong"


class _Reader:
    """What expat calls."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.order: list[Node] = []
        parser = self.parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 1 << 16
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.entity
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = self.handlers()

    def done(self) -> None:
        """Parts the parser from what it calls, which knows it: nobody else would."""
        parser = self.parser
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = None
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None

    def refuse(self, what: str, mend: str) -> None:
        raise Faults([Fault(self.path, self.parser.CurrentLineNumber, what, mend)])

    def doctype(self, *_: object) -> None:
        self.refuse("a document type declaration, which is refused", "delete it: xmllint --dropdtd --noent")

    def entity(self, *_: object) -> None:
        self.refuse("an entity declaration, which is refused", "write the text itself")

    def handlers(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None], Callable[[str], None]]:
        """What is called where an element begins, where it ends, and for text; no methods, since these are slower."""
        parser, order = self.parser, self.order
        around: Node | None = None
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal around, depth
            if ":" in name:
                name = name.rpartition(":")[2]
            node = Node(name, attributes, parser.CurrentLineNumber, around, order, len(order))
            if around is not None:
                around.children.append(node)
            order.append(node)
            around = node
            depth += 1
            if depth > DEPTH:
                self.refuse(f"elements nested more than {DEPTH} deep", "make it flatter")
            if len(order) > ELEMENTS:
                self.refuse(f"more than {ELEMENTS:,} elements", "divide the file")

        def end(_name: str) -> None:
            nonlocal around, depth
            assert around is not None
            around.end = len(order)
            around = around.parent
            depth -= 1

        def characters(text: str) -> None:
            assert around is not None
            children = around.children
            if children and isinstance(last := children[-1], str):  # a comment between, or a very long text
                if len(last) + len(text) > LONGEST:
                    self.refuse(f"more than {LONGEST:,} characters without a tag", "divide it")
                children[-1] = last + text
            else:
                children.append(text)

        return start, end, characters


def load(data: bytes, path: str) -> Document:
    """Reads a file's bytes as `parse` does; raises Faults also for a file that is too long."""
    if len(data) > textfile.LIMIT:
        raise Faults([Fault(path, 0, f"more than {textfile.LIMIT:,} bytes", "divide it into smaller files")])
    return parse(data, path)
