"""Gathers persons, organisations and places: who is meant by a reference, and by which words.

An index of names looks for words, so only words that mean one entry and no other go into it. `he` and `the house` are
references too, and no names; which of them there are is counted, not kept.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lettercli.errors import BadQuery
from lettercli.files.yamlfile import Dumped
from lettercli.formats.tei.tree import Document, Node, spoken
from lettercli.query.words import parse
from lettercli.text.tokens import fold

KINDS = ("persons", "organisations", "places")
_TAGS = {"persName": "persons", "orgName": "organisations", "placeName": "places", "geogName": "places",
         "settlement": "places", "author": "persons"}  # fmt: skip
_TYPES = {"person": "persons", "pers": "persons", "persons": "persons", "place": "places", "places": "places",
          "org": "organisations", "organisation": "organisations", "organization": "organisations",
          "institution": "organisations", "corporate": "organisations", "pla": "places", "orte": "places",
          "ort": "places", "personne": "persons", "lieu": "places", "persona": "persons", "luogo": "places",
          "personen": "persons", "orgs": "organisations", "location": "places"}  # fmt: skip
_ENTRIES = {"person": "persons", "place": "places", "org": "organisations", "personGrp": "organisations"}
_SAYING = frozenset({*_TAGS, *_ENTRIES, "rs", "name", "correspAction"})
"""Elements that may say something of a name."""
_TYPE_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile("[A-Z\xc0-\xd6\xd8-\xde\u0100-\u1fff\u2c00-\ud7ff\U00010000-\U0010ffff]\\w*")
"""Words with a capital, and some others; to look for what is no small letter would take twice the time."""
_MOSTLY = 0.9
"""How much of a word's places must be one person's, if it is not his surname."""
_ALONE = 0.34
"""The same where no fuller name says what is the surname: some editions tag only where a name comes first."""
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
_APART = "\0"
"""What parts a number and a kind where several kinds are numbered."""
_MOST_FORMS = 40
_MOST_PLACES = 40
_ALL_PLACES = 1000
"""Places that an entry, and all of them, tell: each is looked up whenever the names are read."""
_GUARD = 6
"""First words that stand beside an address."""
_PREFERRED = frozenset({"reg", "main", "pref", "preferred", "standard"})
_AUTHORITIES = (
    ("viaf", re.compile(r"viaf\.org/viaf/(\d{1,22})")),
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q[1-9]\d{0,11})")),
    ("gnd", re.compile(r"(?:d-nb\.info/gnd/|gnd[:/])([0-9X-]{5,12})", re.I)),
    ("geonames", re.compile(r"geonames\.org/(\d{1,9})")),
)
_TYPED = {"viaf": re.compile(r"\d{1,22}"), "wikidata": re.compile(r"Q[1-9]\d{0,11}"),
          "gnd": re.compile(r"[0-9X-]{5,12}"), "geonames": re.compile(r"\d{1,9}")}  # fmt: skip


Place = tuple[str, str, int, str]
"""Of a passage: the letter's file, id and line there, and what follows the letter in its address."""
Entry = dict[str, Dumped]
"""An entry of names.yaml: keys."""
Entries = dict[str, dict[str, Entry]]
"""What names.yaml holds: kinds, main forms, keys."""


@dataclass(slots=True)
class Known:
    """Somebody or some place, as far as it is known."""

    kind: str
    listed: str = ""
    """The name that a list gives it."""
    formal: Counter[str] = field(default_factory=Counter)
    """As headers name it."""
    forms: Counter[str] = field(default_factory=Counter)
    """As the letters do."""
    ids: dict[str, str] = field(default_factory=dict)
    places: dict[Place, str] = field(default_factory=dict)
    """Where it stands, with the first words there."""


class Names:
    """The names of an edition as they come in."""

    def __init__(self) -> None:
        self.entries: dict[str, Known] = {}
        self.several = 0
        """References to several at once."""
        self.unknown: dict[str, Known] = {}
        """Who or what is meant without a word of its kind, until a list says it."""
        self.words: Counter[str] = Counter()
        """How often the words that may be names stand in the letters, tagged or not."""

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
            elif node.attributes and (reference := _given(node)):
                self.met(node, reference, node.at < action or name == "author")

    def met(self, node: Node, reference: str, formal: bool) -> None:
        """A name with its reference."""
        if _several(node, reference):
            self.several += 1
            return
        kind = _kind(node)
        key = self.called(reference, kind or "")
        if not key or kind is None:
            return
        entry = self.entries.get(key)
        if entry is None:
            place = self.entries if kind else self.unknown
            entry = place.get(key)
            if entry is None:
                entry = place[key] = Known(kind or "persons")
                entry.ids.update(authorities(reference))
        if words := spoken(node):
            (entry.formal if formal else entry.forms)[words] += 1

    def called(self, reference: str, kind: str) -> str:
        """The key of what a reference means, where it means something of this kind."""
        key = _key(reference)
        entry = self.entries.get(key)
        if entry is not None and kind and entry.kind != kind and key.isdecimal():  # each kind has numbers of its own
            return f"{key}{_APART}{kind}"
        return key

    def count(self, texts: Iterable[str]) -> None:
        """The words of a letter that may be names."""
        if self.entries:
            self.words.update(_CAPITAL.findall("\n".join(texts)))

    def wanted(self, node: Node) -> str:
        """Whom a name means, if it matters where it stands: a person who is not named too often to tell each place."""
        reference, kind = _given(node), _kind(node)
        if kind is None or _several(node, reference):
            return ""
        key = self.called(reference, kind)
        entry = self.entries.get(key)
        return key if entry is not None and entry.kind == "persons" and len(entry.places) <= _MOST_PLACES else ""

    def stands(self, key: str, place: Place, text: str) -> None:
        """Where a name stands, and the text there."""
        self.entries[key].places[place] = " ".join(text.split(maxsplit=_GUARD)[:_GUARD])

    def main(self, reference: str) -> str:
        """What a register calls whom a reference means, if it has been read."""
        entry = self.entries.get(_key(reference))
        return entry.listed if entry is not None else ""

    def settle(self) -> None:
        """Gives what was met without a word of its kind the one that a list or another place says."""
        for key, entry in self.unknown.items():
            if (known := self.entries.get(key)) is not None:
                known.forms.update(entry.forms)
                known.formal.update(entry.formal)
        self.unknown.clear()

    def listed(self, node: Node, id: str, kind: str) -> None:
        """An entry of a list."""
        entry = self.entries.setdefault(_key(id), Known(kind))
        entry.kind = kind
        names = [child for child in node.nodes() if child.name in (*_TAGS, "name")]
        if names and not entry.listed:
            entry.listed = written(next((name for name in names if name.get("type") in _PREFERRED), names[0]))
        for child in node.all("idno", "ptr", "ref"):
            for text in (child.words(), child.get("target")):
                entry.ids.update({key: value for key, value in authorities(text) if key not in entry.ids})
            kind_of = f"{child.get('type')} {child.get('subtype')}".casefold()
            for key, shape in _TYPED.items():
                if key in kind_of and key not in entry.ids and shape.fullmatch(child.words()):
                    entry.ids[key] = child.words()

    def yaml(self, ids: Mapping[tuple[str, str, int], str] | None = None) -> Entries:
        """What names.yaml will hold: those that the letters name.

        By words that mean nobody else; and by all words, where the edition's `ids` of the letters are known and the
        places are few enough to be named.
        """
        self.settle()
        usable = {form for entry in self.entries.values() for form in entry.forms if _usable(form)}
        owners = self._owners(usable)
        own: dict[str, list[str]] = {}
        at: dict[str, dict[str, str]] = {}
        left, here = _ALL_PLACES, ids or {}
        for key, entry in sorted(self.entries.items(), key=lambda each: len(each[1].places)):
            forms = [form for form in entry.forms if form in usable]
            own[key] = [form for form in forms if owners[_tokens(form)] == {key} and self.surely(entry, form)]
            places = {here[each[:3]] + each[3]: guard for each, guard in entry.places.items() if each[:3] in here}
            if len(own[key]) < len(forms) and places and len(entry.places) <= min(_MOST_PLACES, left):
                own[key], at[key] = forms, places
                left -= len(places)
        named = {key: _main(entry, own[key]) for key, entry in self.entries.items() if entry.forms or entry.formal}
        mains = Counter(map(_even, named.values()))
        made: Entries = {kind: {} for kind in KINDS}
        seen: set[str] = set()
        for key, entry in self.entries.items():
            main = named.get(key, "")
            if not main:
                continue
            if mains[_even(main)] > 1 or _even(main) in seen:
                main = f"{main} ({key.partition(_APART)[0]})"
            if _even(main) in seen:
                continue
            seen.add(_even(main))
            where = {"at": at[key]} if key in at else {}
            ref = key.partition(_APART)[0]
            made[entry.kind][main] = {"variants": own[key][:_MOST_FORMS], **where, "ref": ref, **entry.ids}
        return {kind: dict(sorted(names.items(), key=lambda each: _even(each[0]))) for kind, names in made.items()}

    def surely(self, entry: Known, form: str) -> bool:
        """Whether a form means one person: a first name or `Papa` may be tagged here and be anybody's elsewhere."""
        words = _tokens(form)
        if entry.kind != "persons" or len(words) > 1 or form not in self.words:
            return True
        fuller = [each for name in (entry.listed, *entry.formal, *entry.forms) if len(each := _tokens(name)) > 1]
        if any(each[-1] == form for each in fuller if "," not in entry.listed) or _tokens(entry.listed)[:1] == words:
            return True
        tagged = sum(count for name, count in entry.forms.items() if form in _tokens(name))
        return tagged >= self.words[form] * (_MOSTLY if fuller else _ALONE)

    def _owners(self, usable: Collection[str]) -> dict[tuple[str, ...], set[str]]:
        """Whom the words mean that can stand in an index."""
        owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for key, entry in self.entries.items():
            for form in entry.forms:
                if form in usable:
                    owners[_tokens(form)].add(key)
        return owners


def _kind(node: Node) -> str | None:
    """What an element names, by its name, or a word of its type, `person`, `ed_place`; empty where no type tells.

    None for what is of another type: a work, a picture.
    """
    return _TAGS.get(node.name) or _kind_of(node.get("type"))


@lru_cache(maxsize=1024)
def _kind_of(type: str) -> str | None:
    kind = type.casefold()
    known = _TYPES.get(kind) or next((_TYPES[part] for part in _TYPE_WORD.findall(kind) if part in _TYPES), "")
    return known if known or not kind else None


def _given(node: Node) -> str:
    """What an element refers to."""
    attributes = node.attributes
    return (attributes.get("ref") or attributes.get("key") or attributes.get("corresp") or "").strip()


def _several(node: Node, reference: str) -> bool:
    """Whether an element refers to several at once; a key may have blanks."""
    return " " in reference and reference != node.get("key").strip()


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


@lru_cache(maxsize=4096)
def _key(reference: str) -> str:
    """A reference as it is compared: a place in a file by its id there, an address whole."""
    file, sign, id = reference.rpartition("#")
    return id if sign and "://" not in file else reference


def _main(entry: Known, own: Collection[str]) -> str:
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
