"""What a TEI header says of a letter: who, to whom, when and where, and all else that one may want to ask for.

The description of the correspondence counts for most. What it leaves out is looked for in the dateline, the title and
the source, and the report says where it was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lettercli.formats.tei import dating, titles
from lettercli.formats.tei.correspondents import Correspondents
from lettercli.formats.tei.dating import Dated
from lettercli.formats.tei.heading import Heading
from lettercli.formats.tei.naming import Names
from lettercli.formats.tei.tree import Document, Node, plain, spoken
from lettercli.formats.tei.units import Unit

_LONG = 300
_WHOLES = frozenset({"volume", "series", "collection", "corpus", "edition"})
"""Types of titles of what a letter is but a part of."""


class Header:
    """Reads the headers that stand above a letter in its file, innermost first."""

    def __init__(self, document: Document, unit: Unit, names: Names | None = None) -> None:
        """`names`: what registers call persons and places."""
        headers, text, described = unit.headers, unit.texts[-1], unit.described
        self.document = document
        self.shared, self.enclosed = unit.shared, unit.enclosed
        self.text = text
        self.described = described
        self.heading = Heading(headers[0].line if headers else text.line)
        self.known = [document.by_name(header) for header in headers]
        """The elements of each header by their names; what a division itself names comes first."""
        named = (document.target(text.get(key)) for key in ("decls", "corresp") if text.get(key))
        for node in named if text.name != "text" else ():
            if node is not None and any(each is header for each in node.around() for header in headers):
                self.known.insert(0, document.by_name(node))
        own = self.known if not unit.enclosed else []
        self.who = Correspondents(self.heading, document, own, described, unit.others, names)

    def read(self, head: str) -> Heading:
        """All of it; `head` is the heading that stands above the letter's text."""
        self.who.read()
        title = self.title() or head
        titles_ = [each for each in (head, "" if self.enclosed else title) if each]
        self.who.from_title(titles_, self.text)
        self.date(titles_)
        self.about(title, head)
        made = self.heading
        order = ["date", "calendar", "sender", "recipient", "place"]
        made.values = {key: made.values[key] for key in [*order, *made.values] if key in made.values}
        return made

    # -- when

    def date(self, titles_: list[str]) -> None:
        dated, found = Dated(), ""
        unread: list[str] = []
        for place, nodes in self.dates():
            read = dating.read(nodes)
            if read.edtf or place == "correspDesc":
                for said in read.remarks:
                    self.heading.remark("date", said, self.who.sent if place == "correspDesc" else None)
            else:
                unread += read.remarks
            if read.edtf:
                dated, found = read, place
                break
            dated = dated if dated.printed else read
        for words in () if dated.edtf else (words for title in titles_ for words in titles.dates(title)):
            if edtf := dating.from_words(words):
                dated, found = Dated(edtf, words), "title"
                break
        if dated.edtf and found != "correspDesc":
            self.heading.remark("date", f"{dated.edtf}: from the {found}")
        elif not dated.edtf:
            self.heading.remark("date", f"none; printed {dated.printed!r}" if dated.printed else "none")
            for told in unread:
                self.heading.remark("date", told)
        if found == "correspDesc":
            self.contradicted(dated, titles_)
        self.heading.add("date", dated.edtf)
        self.heading.add("calendar", dated.calendar)
        self.heading.add("date-printed", dated.printed)
        self.heading.add("date-cert", dated.cert)

    def contradicted(self, dated: Dated, titles_: list[str]) -> None:
        """Tells of a title or a dateline that gives another date."""
        line = self.text.find("dateline")
        others = [("dateline", dating.read([line]).edtf)] if line is not None and line.find("date") is not None else []
        others += [("title", dating.from_words(words)) for title in titles_[-1:] for words in titles.dates(title)]
        for place, edtf in others:
            if edtf and dating.apart(edtf, dated.edtf, dated.calendar):
                self.heading.remark("date", f"{dated.edtf}, but the {place} says {edtf}", self.who.sent)

    def dates(self) -> Iterator[tuple[str, list[Node]]]:
        """Where a date may stand, the best place first."""
        if self.who.sent is not None and not self.shared:
            yield "correspDesc", [self.who.sent]
        if self.described is not None and any(node.name == "date" for node in self.described.nodes()):
            yield "description", [node for node in self.described.nodes() if node.name == "date"]
        if (line := self.text.find("dateline")) is not None:
            yield "dateline", [line]
        for node in self.text.all("opener", "head"):
            if node.find("date") is not None:
                yield node.name, [node]
                break
        for known in self.known[:1] if not self.enclosed else ():
            for name in ("creation", "origDate", "titleStmt"):
                yield from ((name, [node]) for node in known.get(name, ()))
            for node in known.get("bibl", ()):
                title = node.find("title")
                printed = node.find("publisher", "pubPlace", "imprint", "biblScope") is not None
                if title is not None and not printed and title.words() == self.title():
                    yield "source", [node]
        if self.who.sent is not None and self.shared:
            yield "description of all letters", [self.who.sent]

    # -- the rest

    def title(self) -> str:
        """The letter's own title, not that of a series."""
        for known in self.known:
            found = next(iter(known.get("titleStmt", ())), None)
            given = [node for node in found.all("title") if node.words()] if found is not None else []
            given = [node for node in given if node.get("level") not in ("s", "j") and "iso" not in node.get("type")]
            given = [node for node in given if node.get("type") not in _WHOLES] or given
            own = [node for node in given if node.get("level") == "a" or node.get("type") in ("main", "")]
            for node in own or given:
                return spoken(node)
        return ""

    def about(self, title: str, head: str) -> None:
        """What else can be asked for."""
        add = self.heading.add
        add("title", title)
        add("heading", head if head != title else "")
        for known in self.known:
            for key, names in (("repository", ("repository", "institution")), ("shelfmark", ("idno",))):
                place = next(iter(known.get("msIdentifier", ())), None)
                node = place.find(*names) if place is not None else None
                if node is not None and key not in self.heading.values:
                    add(key, node.words())
            if "licence" not in self.heading.values:
                add("licence", licence(known))
            if "language" not in self.heading.values:
                languages = known.get("language", ()) if known.get("langUsage", ()) else ()
                add("language", *(each.get("ident") or each.words() for each in languages))
        for known in self.known[:1]:
            for key, name in (("summary", "abstract"), ("form", "physDesc")):
                node = next(iter(known.get(name, ())), None)
                words = node.words() if node is not None else ""
                add(key, words if len(words) <= _LONG * 10 else "")
            add("note", *(plain(each) for node in known.get("notesStmt", ()) for each in node.nodes()))
            place = next(iter(known.get("textClass", ())), None)
            terms = place.all("term") if place is not None else ()
            add("keywords", *(term.words() for term in terms))
        kind = self.text.get("type") if self.text.get("type") != "textpart" else self.text.get("subtype")
        add("type", kind if self.text.name in ("text", "div") else "")
        if self.described is not None:
            key, address = self.described.get("key"), self.described.get("ref")
            add("correspondence-key", key or address)
            add("correspondence-ref", address if key else "")
            listed = self.document.target(self.described.get("source")) if self.described.get("source") else None
            add("correspondence-source", listed.words() if listed is not None else "")
            context = self.described.find("correspContext")
            for node in context.all("ref", "ptr") if context is not None else ():
                kind = f"{node.get('subtype')} {node.get('type')}".casefold()
                for word in ("prev", "next"):
                    key = "previous" if word == "prev" else "next"
                    if word in kind and key not in self.heading.values:
                        add(key, node.get("target").lstrip("#") or node.words())


def licence(known: Mapping[str, Sequence[Node]]) -> str:
    """The licence that a header, its elements by name, speaks of: its address, else the words."""
    for name in ("licence", "license", "availability"):
        for node in known.get(name, ())[:1]:
            linked = node.get("target") or next((each.get("target") for each in node.all("ref", "licence")), "")
            words = node.words()
            return linked or (words if len(words) <= _LONG else f"{words[:_LONG].rpartition(' ')[0]} …")
    return ""
