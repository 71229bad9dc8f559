"""What a TEI header says of a letter: who, to whom, when and where, and all else that one may want to ask for.

The description of the correspondence counts for most. What it leaves out is looked for in the dateline, the title and
the source, and the report says where it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lettercli.formats.tei import dating, titles
from lettercli.formats.tei.dating import Dated
from lettercli.formats.tei.tree import Document, Node, plain, spoken

NAMES = frozenset({"persName", "orgName", "name", "rs", "persname"})
_PLACES = frozenset({"placeName", "settlement", "placename", "geogName"})
_SENT = frozenset({"sent", "send", "sender", "sending", "sentby", "sent-by", "written", "write", "author", "composed"})
_RECEIVED = frozenset({
    "received", "recieved", "receive", "receiver", "receivedby", "received-by", "recipient", "addressee", "addressed",
})  # fmt: skip
_NOBODY = re.compile(
    r"\W*(?:unknown|unbekannt|inconnu|sconosciuto|n\.? ?n\.?|s\.? ?n\.?|n/?a|none|x{2,}|t\.?b\.?[ad]\.?|todo|who"
    r"|anonym(?:ous)?|\?*)\W*",
    re.I,
)
_SITES = frozenset({"place", "places", "city", "settlement", "location"})
_PERSONS = frozenset({"", "person", "pers", "org", "organisation", "organization", "institution", "group"})
_LONG = 300

Values = dict[str, str | tuple[str, ...]]


@dataclass(slots=True)
class Heading:
    """The metadata of a letter, without its id, and what is doubtful in it."""

    values: Values = field(default_factory=dict)
    remarks: list[tuple[str, str, int]] = field(default_factory=list)
    """Kind, what, and line."""

    def add(self, key: str, *values: str) -> None:
        """One value, or several; nothing where there is none."""
        kept = tuple(dict.fromkeys(value for value in values if value))
        if kept:
            self.values[key] = kept[0] if len(kept) == 1 else kept


class Header:
    """Reads the headers that stand above a letter in its file, innermost first."""

    def __init__(
        self, document: Document, headers: list[Node], text: Node, described: Node | None, others: int = 0
    ) -> None:
        """`others`: how many more descriptions of a correspondence there are, of which none is another letter's."""
        self.others = others
        self.document = document
        self.headers = headers
        self.text = text
        self.described = described
        self.heading = Heading()
        self.roles = False
        """Whether a name in an action says that it is the other's."""
        self.known = [document.by_name(header) for header in headers]
        """The elements of each header by their names."""
        self.line = headers[0].line if headers else text.line

    def read(self, head: str) -> Heading:
        """All of it; `head` is the heading that stands above the letter's text."""
        self.correspondents()
        title = self.title() or head
        self.from_title([head, title] if head else [title])
        self.date([head, title])
        self.about(title, head)
        made = self.heading
        order = ["date", "calendar", "sender", "recipient", "place"]
        made.values = {key: made.values[key] for key in [*order, *made.values] if key in made.values}
        return made

    def remark(self, kind: str, what: str, node: Node | None = None) -> None:
        self.heading.remarks.append((kind, what, node.line if node is not None else self.line))

    # -- who and where

    def correspondents(self) -> None:
        actions = list(self.described.all("correspAction")) if self.described is not None else []
        if self.others:
            self.remark("correspDesc", f"{self.others} more beside it", self.described)
        self.sent = _first(actions, _SENT)
        self.received = _first(actions, _RECEIVED)
        untyped = [each for each in actions if not each.get("type")]
        if self.sent is None and untyped:
            self.sent = untyped[0]
            self.remark("sender", "an action without @type was taken for the sending", untyped[0])
        if self.received is None and len(untyped) > 1:
            self.received = untyped[1]
            self.remark("recipient", "an action without @type was taken for the receipt", untyped[1])
        if self.described is not None and not actions:
            self.sent = self.described.find("sender")
            self.received = self.described.find("addressee", "recipient")
            if self.sent is None and self.received is None and (words := _prose(self.described)):
                self.heading.add("correspondence", words)
                self.remark("correspDesc", f"no action is marked in {words!r}", self.described)
        self.correspond(actions)
        self.stated()
        for key, action in (("place", self.sent), ("recipient-place", self.received)):
            if action is not None:
                places = [node for node in self.places(action) if node.words() or node.get("ref")]
                self.heading.add(key, *[self.named(place) for place in places[:1]])
                self.heading.add(f"{key}-ref", *[_reference(place) for place in places[:1]])
        for action in actions:
            kind = action.get("type").casefold()
            if kind and kind not in _SENT | _RECEIVED:
                key = re.sub(r"[^a-z0-9-]", "-", kind).strip("-") or "action"
                who = [name for _, name in self.persons(action)]
                where = [self.named(place) for place in self.places(action)]
                whole = ", ".join(filter(None, (*who, *where, *self.when(action))))
                self.heading.add(key, whole or action.words())

    def correspond(self, actions: list[Node]) -> None:
        """Sender and recipient: of several actions of one kind all; who is said to be the other is the other."""
        found: dict[str, list[tuple[str, str]]] = {"sender": [], "recipient": []}
        for key, action in (("sender", self.sent), ("recipient", self.received)):
            same = [one for one in actions if _same(one, action)] if action is not None else []
            for one in same or ([action] if action is not None else []):
                for node, name in self.persons(one):
                    role = f"{node.get('type') or node.get('role')}".casefold()
                    own = "sender" if role in _SENT else "recipient" if role in _RECEIVED else key
                    self.roles = self.roles or own != key
                    found[own].append((name, _reference(node)))
            if action is not None and not same and not found[key] and action.words():
                found[key].append((action.words(), _reference(action)))
            elif action is not None and not found[key]:
                found[key] += self.unmarked(key, action)
        for key, people in found.items():
            self.heading.add(key, *(name for name, _ in people))
            self.heading.add(f"{key}-ref", *(reference for _, reference in people))

    def stated(self) -> None:
        """Who is said, elsewhere in the letter's own header, to be sender or recipient."""
        for known in self.known[:1] if self.sent is None and self.received is None else ():
            for key, roles in (("sender", _SENT - {"author"}), ("recipient", _RECEIVED)):
                nodes = [node for name in NAMES for node in known.get(name, ())]
                nodes = [node for node in nodes if f"{node.get('type') or node.get('role')}".casefold() in roles]
                if people := [(name, _reference(node)) for node in nodes if (name := self.named(node))]:
                    self.heading.add(key, *(name for name, _ in people))
                    self.heading.add(f"{key}-ref", *(reference for _, reference in people))
                    self.remark(key, f"{people[0][0]!r}: said to be that outside a correspDesc", nodes[0])

    def unmarked(self, key: str, action: Node) -> Iterator[tuple[str, str]]:
        """The name in an action that marks none: its words, where these can be one; else they are kept as a key."""
        words = plain(action)
        if not words or any(child.name in (*NAMES, *_PLACES, "date") for child in action.nodes()):
            return
        if titles.proper(words) and not re.search(r"[\d,;:(]", words):
            self.remark(key, f"no name is marked, the words were taken: {words!r}", action)
            yield words, ""
        else:
            self.heading.add("sent" if key == "sender" else "received", words)
            self.remark(key, f"no name is marked in {words!r}", action)

    def places(self, action: Node) -> Iterator[Node]:
        """The places that are named in an action."""
        for node in _outermost(action, _PLACES | {"name", "rs"}):
            if node.name in _PLACES or node.get("type").casefold() in _SITES:
                yield node

    def persons(self, action: Node) -> Iterator[tuple[Node, str]]:
        """Who is named in an action, with the element that names him."""
        for node in _outermost(action, NAMES):
            kind = node.get("type").casefold()
            person = kind in _PERSONS if node.name == "rs" else node.name != "name" or kind not in _SITES
            if person and (name := self.named(node)):
                yield node, name

    def named(self, node: Node) -> str:
        """A name as it stands, or as the list of persons has it, or as its key says."""
        parts = [child for child in node.nodes() if child.name in ("forename", "surname", "nameLink", "roleName")]
        if parts and all(isinstance(child, str) and not child.strip() for child in node.children if child not in parts):
            inverted = parts[0].name == "surname" and parts[-1].name == "forename"
            return (", " if inverted else " ").join(part.words() for part in parts if part.words())
        if words := spoken(node):
            return words
        for key in ("ref", "key", "corresp"):
            listed = self.document.target(node.get(key)) if node.get(key) else None
            if listed is not None and (name := listed.find(*NAMES, *_PLACES)) is not None and name.words():
                return name.words()
        if node.get("key") and not node.get("key").startswith(("#", "http")):
            return node.get("key")
        reference = node.get("ref") or node.get("key")
        if reference and node.name in NAMES:
            self.remark("name", f"only a reference, {reference!r}", node)
            return reference.lstrip("#")
        return ""

    def when(self, action: Node) -> Iterator[str]:
        dated = dating.read(node for node in action.nodes() if node.name == "date")
        if dated.edtf or dated.printed:
            yield dated.edtf or dated.printed

    # -- when

    def date(self, titles_: list[str]) -> None:
        dated, found = Dated(), ""
        unread: list[str] = []
        for place, nodes in self.dates():
            read = dating.read(nodes)
            if read.edtf or place == "correspDesc":
                for said in read.remarks:
                    self.remark("date", said, self.sent if place == "correspDesc" else None)
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
            self.remark("date", f"{dated.edtf}: from the {found}")
        elif not dated.edtf:
            self.remark("date", f"none; printed {dated.printed!r}" if dated.printed else "none")
            for told in unread:
                self.remark("date", told)
        if found == "correspDesc":
            self.contradicted(dated, titles_)
        self.heading.add("date", dated.edtf)
        self.heading.add("calendar", dated.calendar)
        self.heading.add("date-printed", dated.printed)
        self.heading.add("date-cert", dated.cert)

    def contradicted(self, dated: Dated, titles_: list[str]) -> None:
        """Tells of a title or a dateline that gives another date."""
        line = next(self.text.all("dateline"), None)
        others = [("dateline", dating.read([line]).edtf)] if line is not None and line.find("date") is not None else []
        others += [("title", dating.from_words(words)) for title in titles_[-1:] for words in titles.dates(title)]
        for place, edtf in others:
            if edtf and dating.apart(edtf, dated.edtf, dated.calendar):
                self.remark("date", f"{dated.edtf}, but the {place} says {edtf}", self.sent)

    def dates(self) -> Iterator[tuple[str, list[Node]]]:
        """Where a date may stand, the best place first."""
        if self.sent is not None:
            yield "correspDesc", [self.sent]
        if self.described is not None and any(node.name == "date" for node in self.described.nodes()):
            yield "description", [node for node in self.described.nodes() if node.name == "date"]
        for node in self.text.all("dateline"):
            yield "dateline", [node]
            break
        for node in self.text.all("opener", "head"):
            if node.find("date") is not None:
                yield node.name, [node]
                break
        for known in self.known[:1]:
            for name in ("creation", "origDate", "titleStmt"):
                yield from ((name, [node]) for node in known.get(name, ()))

    # -- the rest

    def title(self) -> str:
        """The letter's own title, not that of a series."""
        for known in self.known:
            found = next(iter(known.get("titleStmt", ())), None)
            given = [node for node in found.all("title") if node.words()] if found is not None else []
            given = [node for node in given if node.get("level") not in ("s", "j") and "iso" not in node.get("type")]
            own = [node for node in given if node.get("level") == "a" or node.get("type") in ("main", "")]
            for node in own or given:
                return spoken(node)
        return ""

    def from_title(self, texts: list[str]) -> None:
        values = self.heading.values
        said = next((found for text in texts if (found := titles.correspondents(text))), None)
        if said and said[2]:
            if "place" not in values:
                self.heading.add("place", said[2])
                self.remark("place", f"{said[2]!r}: from the title")
            said = (*said[:2], "")
        for key, name in zip(("sender", "recipient"), said or ("", ""), strict=False):
            current = values.get(key, "")
            if not current and name:
                self.heading.add(key, name)
                self.remark(key, f"{name!r}: from the title")
        if said and titles.swapped(said[:2], _joined(values.get("sender")), _joined(values.get("recipient"))):
            self.crossed(" → ".join(said[:2]))
        if said is None and (lone := next((one for text in texts if (one := titles.lone(text))), None)):
            key, name = lone
            if key not in values:
                self.heading.add(key, name)
                self.remark(key, f"{name!r}: from the title")
        for known in self.known[:1]:
            author = next(iter(known.get("author", ())), None)
            if "sender" not in values and author is not None and (name := self.named(author)):
                self.heading.add("sender", name)
                self.remark("sender", f"{name!r}: from the author of the title")
        for key in ("sender", "recipient"):
            if key not in values:
                self.remark(key, "none")
            elif _NOBODY.fullmatch(_joined(values[key])):
                self.remark(key, f"nobody by name: {_joined(values[key])!r}")

    def crossed(self, said: str) -> None:
        """Sender and recipient are the other way round in the title.

        It stands against the actions, and that is told; where the names of one action are told apart by their types
        alone, which some read one way and some the other, the title decides.
        """
        if not self.roles:
            self.remark("sender", f"sender and recipient are the other way round in the title: {said!r}")
            return
        values = self.heading.values
        for key in ("", "-ref"):
            one, other = values.pop(f"sender{key}", ""), values.pop(f"recipient{key}", "")
            values |= {f"sender{key}": other} if other else {}
            values |= {f"recipient{key}": one} if one else {}
        self.remark("sender", f"sender and recipient exchanged, as the title has them: {said!r}")

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
            place = next(iter(known.get("textClass", ())), None)
            terms = place.all("term") if place is not None else ()
            add("keywords", *(term.words() for term in terms))
        add("type", self.text.get("type") if self.text.name in ("text", "div") else "")
        if self.described is not None:
            add("correspondence-key", self.described.get("key") or self.described.get("ref"))
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
            return linked or node.words()[:_LONG]
    return ""


def _same(one: Node, other: Node | None) -> bool:
    """Whether two actions are of one kind: a letter may be sent by several, each with an action of his own."""
    return one is other or bool(other is not None and one.get("type") and one.get("type") == other.get("type"))


def _first(actions: list[Node], types: frozenset[str]) -> Node | None:
    return next((each for each in actions if each.get("type").casefold() in types), None)


def _outermost(node: Node, names: frozenset[str]) -> Iterator[Node]:
    """The elements of these names that stand in no other of them; notes apart."""
    for child in node.nodes():
        if child.name in names:
            yield child
        elif child.name not in ("note", "date") and not (names is NAMES and child.name in _PLACES):
            yield from _outermost(child, names)


def _prose(described: Node) -> str:
    """What a description of the correspondence says in paragraphs."""
    return " ".join(filter(None, (plain(each) for each in described.nodes() if each.name in ("p", "ab", "note"))))


def _reference(node: Node) -> str:
    inner = node.get("ref") or node.get("key")
    if inner:
        return inner
    found = next((each for each in node.walk() if each.get("ref")), None)
    return found.get("ref") if found is not None else ""


def _joined(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else "; ".join(value or ())
