"""Gathers persons, organisations and places: who is meant by a reference, and by which words.

An index of names looks for words, so only words that mean one entry and no other go into it. `he` and `the house` are
references too, and no names; which of them there are is counted, not kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lettercli.errors import BadQuery
from lettercli.formats.tei.tree import Document, Node, spoken
from lettercli.query.words import parse
from lettercli.text.tokens import fold

KINDS = ("persons", "organisations", "places")
_TAGS = {"persName": "persons", "orgName": "organisations", "placeName": "places", "geogName": "places",
         "settlement": "places", "author": "persons"}  # fmt: skip
_TYPES = {"person": "persons", "pers": "persons", "persons": "persons", "place": "places", "places": "places",
          "org": "organisations", "organisation": "organisations", "organization": "organisations",
          "institution": "organisations", "location": "places"}  # fmt: skip
_ENTRIES = {"person": "persons", "place": "places", "org": "organisations", "personGrp": "organisations"}
_SAYING = frozenset({*_TAGS, *_ENTRIES, "rs", "name", "correspAction"})
"""Elements that may say something of a name."""
_WORD = re.compile(r"[^\W_]+")
_FORM = re.compile(r"[^\W_][\w'’.\- ]*")
_PLAIN = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_MOST_WORDS = 6
_POINTING = re.compile(
    r"(?:(?:[dms]ein|ihr|unser|eu(?:e?r))(?:e[mnrs]?)?|du|dich|dir|sie|ihnen|ihn|ihm|er|wir|uns|euch|ich|mich|mir|der"
    r"|die|das|dem|den|des|ein(?:e[mnrs]?)?|my|your|his|her|our|their|the|he|she|they|you|it|we|us|him|them|this|that"
    r"|mon|ma|mes|votre|vos|notre|nos|son|sa|ses|le|la|les|il|elle|vous|nous|mio|mia|suo|sua)(?!\w)",
    re.I,
)
"""Words with which no name begins that an index could hold."""
_MOST_FORMS = 40
_AUTHORITIES = (
    ("viaf", re.compile(r"viaf\.org/viaf/(\d{1,22})")),
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q[1-9]\d{0,11})")),
    ("gnd", re.compile(r"(?:d-nb\.info/gnd/|gnd[:/])([0-9X-]{5,12})", re.I)),
    ("geonames", re.compile(r"geonames\.org/(\d{1,9})")),
)
_TYPED = {"viaf": re.compile(r"\d{1,22}"), "wikidata": re.compile(r"Q[1-9]\d{0,11}"),
          "gnd": re.compile(r"[0-9X-]{5,12}"), "geonames": re.compile(r"\d{1,9}")}  # fmt: skip


Entries = dict[str, dict[str, dict[str, str | list[str]]]]
"""What names.yaml holds: kinds, main forms, keys."""


@dataclass(slots=True)
class Entry:
    """Somebody or some place, as far as it is known."""

    kind: str
    listed: str = ""
    """The name that a list gives it."""
    formal: Counter[str] = field(default_factory=Counter)
    """As headers name it."""
    forms: Counter[str] = field(default_factory=Counter)
    """As the letters do."""
    ids: dict[str, str] = field(default_factory=dict)


class Names:
    """The names of an edition as they come in."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.several = 0
        """References to several at once."""

    def read(self, document: Document) -> None:
        """All that a file says of names: in its lists, its header and its text."""
        listed = action = 0
        """Where the entry of a list, and where an action, that was met last ends."""
        for node in document.order:
            name = node.name
            if name not in _SAYING or node.at < listed:
                continue
            if name in _ENTRIES and (id := node.get("xml:id") or node.get("id")):
                self.listed(node, id, _ENTRIES[name])
                listed = node.end
            elif name == "correspAction":
                action = max(action, node.end)
            elif ("ref" in node.attributes or "key" in node.attributes) and (kind := _kind(node)):
                self.met(node, kind, node.at < action or name == "author")

    def met(self, node: Node, kind: str, formal: bool) -> None:
        """A name with its reference."""
        reference = node.get("ref") or node.get("key")
        if " " in node.get("ref").strip():
            self.several += 1
            return
        key = _key(reference)
        if not key:
            return
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = Entry(kind)
            entry.ids.update(authorities(reference))
        if words := spoken(node):
            (entry.formal if formal else entry.forms)[words] += 1

    def listed(self, node: Node, id: str, kind: str) -> None:
        """An entry of a list."""
        entry = self.entries.setdefault(_key(id), Entry(kind))
        entry.kind = kind
        names = [child for child in node.nodes() if child.name in (*_TAGS, "name")]
        if names and not entry.listed:
            entry.listed = written(names[0])
        for child in node.all("idno", "ptr", "ref"):
            for text in (child.words(), child.get("target")):
                entry.ids.update({key: value for key, value in authorities(text) if key not in entry.ids})
            kind_of = f"{child.get('type')} {child.get('subtype')}".casefold()
            for key, shape in _TYPED.items():
                if key in kind_of and key not in entry.ids and shape.fullmatch(child.words()):
                    entry.ids[key] = child.words()

    def yaml(self) -> Entries:
        """What names.yaml will hold: those that the letters name, with words that mean nobody else."""
        owners = self._owners()
        own = {
            key: [form for form in entry.forms if owners.get(_tokens(form)) == {key}]
            for key, entry in self.entries.items()
        }
        named = {key: _main(entry, own[key]) for key, entry in self.entries.items() if entry.forms or entry.formal}
        mains = Counter(map(_even, named.values()))
        made: Entries = {kind: {} for kind in KINDS}
        seen: set[str] = set()
        for key, entry in self.entries.items():
            main = named.get(key, "")
            if not main:
                continue
            if mains[_even(main)] > 1 or _even(main) in seen:
                main = f"{main} ({key})"
            if _even(main) in seen:
                continue
            seen.add(_even(main))
            made[entry.kind][main] = {"variants": own[key][:_MOST_FORMS], "ref": key, **entry.ids}
        return {kind: dict(sorted(names.items(), key=lambda each: _even(each[0]))) for kind, names in made.items()}

    def _owners(self) -> dict[tuple[str, ...], set[str]]:
        """Whom the words mean that can stand in an index."""
        owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, entry in self.entries.items():
            for form in list(entry.forms):
                if _usable(form):
                    owners[_tokens(form)].add(key)
        return owners


def _kind(node: Node) -> str | None:
    """What an element names."""
    return _TAGS.get(node.name) or (_TYPES.get(node.get("type")) if node.name in ("rs", "name") else None)


def authorities(text: str) -> Iterator[tuple[str, str]]:
    """The identifiers in an address: VIAF, Wikidata, GND, GeoNames."""
    for key, pattern in _AUTHORITIES:
        if found := pattern.search(text):
            yield key, found[1]


def written(node: Node) -> str:
    """A name as an index has it: the surname first where its parts are told apart."""
    parts = {child.name: spoken(child) for child in reversed(list(node.nodes()))}
    if parts.get("surname") and parts.get("forename"):
        return f"{parts['surname']}, {parts['forename']}"
    return spoken(node) or node.get("key")


def _key(reference: str) -> str:
    return " ".join(reference.split()).lstrip("#")


def _main(entry: Entry, own: Collection[str]) -> str:
    """The main form: what a list calls it, or a header, or the fullest of the words, those first that are its `own`."""
    common = entry.formal.most_common(1)
    if entry.listed or common:
        return (entry.listed or common[0][0]).strip()
    full = [form for form in entry.forms if form[:1].isupper() and not _POINTING.match(form)]
    return max(full, key=lambda form: (form in own, min(len(_tokens(form)), 3), entry.forms[form]), default="")


def _even(name: str) -> str:
    return fold(" ".join(name.split()))


def _tokens(form: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(form))


def _usable(form: str) -> bool:
    """Whether words can be looked for as a name: they begin with a capital, and are few."""
    words = _tokens(form)
    if not form[:1].isupper() or not 0 < len(words) <= _MOST_WORDS or len("".join(words)) < 3:
        return False
    if not _FORM.fullmatch(form) or _POINTING.match(form):
        return False
    if _PLAIN.fullmatch(form):
        return True
    try:
        parse(form, case=True)
    except BadQuery:
        return False
    return True
