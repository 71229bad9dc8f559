"""Who writes to whom, and from where: what the description of the correspondence says, else the title.

An edition may mark the actions or not, name persons or only refer to them, or exchange the two; what was taken from
elsewhere, and what cannot be right, is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lettercli.formats.tei import dating, titles
from lettercli.formats.tei.heading import Heading
from lettercli.formats.tei.naming import Names
from lettercli.formats.tei.tree import Document, Node, plain, spoken

NAMES = frozenset({"persName", "orgName", "name", "rs", "persname"})
_PLACES = frozenset({"placeName", "settlement", "placename", "geogName"})
_SENT = frozenset({"sent", "send", "sender", "sending", "sentby", "sent-by", "written", "write", "author", "composed"})
_RECEIVED = frozenset({
    "received", "recieved", "receive", "receiver", "receivedby", "received-by", "recipient", "addressee", "addressed",
    "deliveredto", "delivered-to", "sentto", "sent-to", "addressedto",
})  # fmt: skip
_NOBODY = re.compile(
    r"\W*(?:unknown|unbekannt|inconnu|sconosciuto|n\.? ?n\.?|s\.? ?n\.?|n/?a|none|x{2,}|t\.?b\.?[ad]\.?|todo|who"
    r"|anonym(?:ous)?|\?*)\W*",
    re.I,
)
_SITES = frozenset({"place", "places", "city", "settlement", "location"})
_PERSONS = frozenset({"", "person", "pers", "org", "organisation", "organization", "institution", "group"})


class Correspondents:
    """Reads sender and recipient of a letter, and their places, into its heading."""

    def __init__(
        self,
        heading: Heading,
        document: Document,
        known: Sequence[Mapping[str, Sequence[Node]]],
        described: Node | None,
        others: int = 0,
        names: Names | None = None,
    ) -> None:
        """`known`: the elements of each header by their names; `others`: how many more descriptions there are."""
        self.heading = heading
        self.document = document
        self.known = known
        self.described = described
        self.others = others
        self.names = names
        self.sent: Node | None = None
        self.received: Node | None = None
        self.roles = False
        """Whether a name in an action says that it is the other's."""

    def read(self) -> None:
        """All that the description of the correspondence says."""
        actions = list(self.described.all("correspAction")) if self.described is not None else []
        if self.others:
            self.heading.remark("correspDesc", f"{self.others} more beside it", self.described)
        self.sent = _first(actions, _SENT)
        self.received = _first(actions, _RECEIVED)
        untyped = [each for each in actions if not each.get("type")]
        if self.sent is None and untyped:
            self.sent = untyped[0]
            self.heading.remark("sender", "an action without @type was taken for the sending", untyped[0])
        if self.received is None and len(untyped) > 1:
            self.received = untyped[1]
            self.heading.remark("recipient", "an action without @type was taken for the receipt", untyped[1])
        if self.described is not None and not actions:
            self.sent = self.described.find("sender")
            self.received = self.described.find("addressee", "recipient")
            if self.sent is None and self.received is None and (words := _prose(self.described)):
                self.heading.add("correspondence", words)
                self.heading.remark("correspDesc", f"no action is marked in {words!r}", self.described)
        self.correspond(actions)
        self.stated()
        for key, action in (("place", self.sent), ("recipient-place", self.received)):
            if action is not None:
                places = [node for node in self.places(action) if node.words() or node.get("ref")]
                self.heading.add(key, *[self.named(place) for place in places[:1]])
                self.heading.add(f"{key}-ref", *[reference(place) for place in places[:1]])
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
                    found[own].append((name, reference(node)))
            if action is not None and not same and not found[key] and action.words():
                found[key].append((action.words(), reference(action)))
            elif action is not None and not found[key]:
                found[key] += self.unmarked(key, action)
        for key, people in found.items():
            self.heading.add(key, *(name for name, _ in people))
            self.heading.add(f"{key}-ref", *(reference for _, reference in people))

    def stated(self) -> None:
        """Who is said, elsewhere in the letter's own header, to be sender or recipient."""
        for known in self.known[:1] if self.sent is None and self.received is None else ():
            for key, roles in (("sender", _SENT - {"author"}), ("recipient", _RECEIVED)):
                nodes = [node for name in (*NAMES, "person") for node in known.get(name, ())]
                nodes = [node for node in nodes if _role(node) in roles]
                if people := [(name, reference(node)) for node in nodes if (name := self.named(node))]:
                    self.heading.add(key, *(name for name, _ in people))
                    self.heading.add(f"{key}-ref", *(reference for _, reference in people))
                    self.heading.remark(key, f"{people[0][0]!r}: said to be that outside a correspDesc", nodes[0])

    def unmarked(self, key: str, action: Node) -> Iterator[tuple[str, str]]:
        """The name in an action that marks none: its words, where these can be one; else they are kept as a key."""
        words = plain(action)
        if not words or any(child.name in (*NAMES, *_PLACES, "date") for child in action.nodes()):
            return
        if titles.proper(words) and not re.search(r"[\d,;:(]", words):
            self.heading.remark(key, f"no name is marked, the words were taken: {words!r}", action)
            yield words, ""
        else:
            self.heading.add("sent" if key == "sender" else "received", words)
            self.heading.remark(key, f"no name is marked in {words!r}", action)

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
        if self.names is not None and (main := self.names.main(reference(node))):
            return main
        if node.get("key") and not node.get("key").startswith(("#", "http")):
            return node.get("key")
        if (given := reference(node)) and node.name in NAMES:
            self.heading.remark("name", f"only a reference, {given!r}", node)
            return given.lstrip("#")
        return ""

    def when(self, action: Node) -> Iterator[str]:
        dated = dating.read(node for node in action.nodes() if node.name == "date")
        if dated.edtf or dated.printed:
            yield dated.edtf or dated.printed

    def from_title(self, texts: list[str], text: Node) -> None:
        """Who is not known yet, out of the titles, and of the letter; and whether the titles have it otherwise."""
        values = self.heading.values
        said = next((found for text in texts if (found := titles.correspondents(text))), None)
        if said:
            self.placed(said[2])
            said = (*said[:2], "")
        for key, name in zip(("sender", "recipient"), said or ("", ""), strict=False):
            current = values.get(key, "")
            if not current and name:
                self.heading.add(key, name)
                self.heading.remark(key, f"{name!r}: from the title")
        if said and titles.swapped(said[:2], _joined(values.get("sender")), _joined(values.get("recipient"))):
            self.crossed(" → ".join(said[:2]))
        if said is None and (lone := next((one for text in texts if (one := titles.lone(text))), None)):
            key, name, place = lone
            self.placed(place)
            if key not in values:
                self.heading.add(key, name)
                self.heading.remark(key, f"{name!r}: from the title")
        self.tagged(text)
        for known in self.known[:1]:
            author = next(iter(known.get("author", ())), None)
            if "sender" not in values and author is not None:
                node = author.find("persName", "orgName", "name") or author
                if name := self.named(node):
                    self.heading.add("sender", name)
                    self.heading.add("sender-ref", reference(author))
                    self.heading.remark("sender", f"{name!r}: from the author of the title")
        for key in ("sender", "recipient"):
            if key not in values:
                self.heading.remark(key, "none")
            elif _NOBODY.fullmatch(_joined(values[key])):
                self.heading.remark(key, f"nobody by name: {_joined(values[key])!r}")

    def tagged(self, text: Node) -> None:
        """Who signs and who is greeted, where nothing else says who writes, and the letter tells who is meant."""
        for key, name, where in (("sender", "signed", "signature"), ("recipient", "salute", "salutation")):
            for place in text.all(name) if key not in self.heading.values and self.described is None else ():
                node = next((each for each in place.all(*NAMES) if reference(each)), None)
                closes = place.name == "salute" and any(each.name == "closer" for each in place.around())
                if node is not None and not closes:
                    self.heading.add(key, self.named(node))
                    self.heading.add(f"{key}-ref", reference(node))
                    self.heading.remark(key, f"{self.heading.values.get(key)!r}: from the {where}", node)
                    break

    def placed(self, place: str) -> None:
        """The place that a title names, if nothing else does, and it is no part of a name: `Alt, Anna`."""
        names = f"{_joined(self.heading.values.get('sender'))} {_joined(self.heading.values.get('recipient'))}"
        if place and "place" not in self.heading.values and not set(place.split()) <= set(names.split()):
            self.heading.add("place", place)
            self.heading.remark("place", f"{place!r}: from the title")

    def crossed(self, said: str) -> None:
        """Sender and recipient are the other way round in the title.

        It stands against the actions, and that is told; where the names of one action are told apart by their types
        alone, which some read one way and some the other, the title decides.
        """
        if not self.roles:
            self.heading.remark("sender", f"sender and recipient are the other way round in the title: {said!r}")
            return
        values = self.heading.values
        for key in ("", "-ref"):
            one, other = values.pop(f"sender{key}", ""), values.pop(f"recipient{key}", "")
            values |= {f"sender{key}": other} if other else {}
            values |= {f"recipient{key}": one} if one else {}
        self.heading.remark("sender", f"sender and recipient exchanged, as the title has them: {said!r}")


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


def _role(node: Node) -> str:
    """What a person of a header is said to be."""
    return (node.get("type") or node.get("role") or node.get("ana").lstrip("#")).casefold()


def reference(node: Node) -> str:
    """What an element refers to; a mere `#` is nothing."""
    for key, each in (("ref", node), ("key", node), *(("ref", inner) for inner in node.walk())):
        if (given := each.get(key).strip()) and given != "#":
            return given
    return ""


def _joined(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else "; ".join(value or ())
