"""Reads names.yaml: the persons, organisations and places of an edition, and the words by which they go.

    persons:
      Ordzhonikidze, Grigorii:                # the main form, as an index prints it
        variants: [Sergo]                     # as the letters and notes have it; else the word before the comma
        plural: [Sergos]                      # people of his kind
        spellings: [Orjonikidze]              # what somebody may look for that stands nowhere
        not: [Sergo Mikoian]                  # phrases in which the words are not this name
        at: {42.ps: On the Cotton Committee}  # only there, where another goes by the same name
        meant: {43.1: …}                      # meant there, and not named
        who: People's commissar               # a few words
        viaf: "…"                             # identifiers; gnd and geonames, too
        wikidata: Q…
        ref: "…"                              # what the files call it that the edition was made of
    organisations: …
    places: …

Variants are words in sequence, with case and accents as typed: `Krasnyi` is a man and `krasnyi` a colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lettercli.address import Directory
from lettercli.backmatter.guarded import Entries, Guarded
from lettercli.errors import BadQuery, LettersError
from lettercli.files import yamlfile
from lettercli.model import Edition
from lettercli.query.tree import Query
from lettercli.query.words import parse, words
from lettercli.text.tokens import fold, form
from lettercli.text.wildcards import joined

NAME = "names.yaml"
KINDS = ("persons", "organisations", "places")
_WORDS = ("variants", "plural", "spellings", "not")
_PLACES = ("at", "meant")
_TEXTS = ("who", "viaf", "wikidata", "gnd", "geonames", "ref")
_KEYS = frozenset({*_WORDS, *_PLACES, *_TEXTS})
_SHAPES = {"viaf": (re.compile(r"\d{1,22}"), "write its figures"),
           "wikidata": (re.compile(r"Q[1-9]\d{0,11}"), "write it like Q855"),
           "gnd": (re.compile(r"[0-9X-]{5,12}"), "write its figures"),
           "geonames": (re.compile(r"\d{1,9}"), "write its figures")}  # fmt: skip
_HEAD = re.compile(r"[^,(]+")

HOW_TO = f"""\
write {NAME} beside corpus.yaml:
  persons:
    Litvinov, Maksim:
      variants: [Litvinov]
and see which names are missing: letters names --suggest"""


class UnknownName(LettersError):
    """A name that the edition's index does not have."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a name stands in the text."""

    text: str
    query: Query
    plural: bool = False
    """Whether it means people of his kind (`the Gromans`)."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the index of names."""

    main: str
    kind: str
    """One of KINDS."""
    forms: tuple[Form, ...]
    spellings: tuple[str, ...] = ()
    phrases: tuple[Query, ...] = ()
    """In these the words are not this name."""
    at: tuple[Guarded, ...] = ()
    """Where alone its forms mean it; empty: wherever they mean no other."""
    meant: tuple[Guarded, ...] = ()
    who: str = ""
    viaf: str = ""
    wikidata: str = ""
    gnd: str = ""
    geonames: str = ""
    ref: str = ""
    """By which the files that an edition was made of refer to it."""
    line: int = 0

    @property
    def variants(self) -> tuple[str, ...]:
        """The forms that are no plural."""
        return tuple(form.text for form in self.forms if not form.plural)

    @property
    def plurals(self) -> tuple[str, ...]:
        """The forms that mean people of his kind."""
        return tuple(form.text for form in self.forms if form.plural)

    def goes_by(self) -> Iterator[str]:
        """All that somebody may look it up by, the main form first."""
        yield self.main
        yield head(self.main)
        yield from (form.text for form in self.forms)
        yield from self.spellings


def head(main: str) -> str:
    """The name itself: what stands before the first comma or bracket."""
    found = _HEAD.match(main)
    return found[0].strip() if found else main


def load(edition: Edition, directory: Directory | None = None) -> tuple[Name, ...]:
    """The names of an edition, none where it has no names.yaml. Raises Faults: all that is wrong with the file."""
    if edition.root is None:
        return ()
    entries = Entries(edition.root / NAME, directory or Directory(edition))
    return tuple(_Reader(entries).names())


def known(names: Sequence[Name], asked: str) -> list[Name]:
    """The entries that a name may mean: those of that main form, else those that go by it, else those that hold it."""
    wanted = _even(asked)
    exact = [name for name in names if _even(name.main) == wanted]
    by = exact or [name for name in names if any(_is(way, wanted) for way in name.goes_by())]
    return by or [name for name in names if len(wanted) > 1 and wanted in re.findall(r"[\w'-]+", _even(name.main))]


def elsewise(names: Sequence[Name], query: Query) -> list[Name]:
    """The entries that a query, or a word of it, may mean under words that it does not hold."""
    if query.cql:
        return []
    looked_for = {_even(word.pattern) for word in words(query.node)}
    meant = known(names, query.text) or [
        name for name in names if any(_even(way) in looked_for for way in name.goes_by())
    ]
    return [name for name in meant
            if not any(looked_for.issuperset(_even(word.pattern) for word in words(form.query.node))
                       or looked_for.issubset(_even(word.pattern) for word in words(form.query.node))
                       for form in name.forms)]  # fmt: skip


def _even(text: str) -> str:
    """A name as it is compared: blanks, apostrophes, hyphens, case and accents made even."""
    return fold(form(" ".join(text.split())))


def _is(way: str, wanted: str) -> bool:
    """Whether what somebody wants is a way to name an entry, which may have `*` and `?` in it."""
    even = _even(way)
    if "*" not in even and "?" not in even:
        return even == wanted
    stretches = [re.escape(stretch).replace(r"\?", ".") for stretch in even.split("*")]
    return re.fullmatch(joined(stretches, "."), wanted) is not None


def named(names: Sequence[Name], asked: str) -> list[Name]:
    """The same; raises UnknownName, with the nearest there are, where there is none."""
    if found := known(names, asked):
        return found
    if not names:
        raise UnknownName("this edition has no index of names", HOW_TO.split("\n", maxsplit=1)[0].rstrip(":"))
    from difflib import get_close_matches

    ways = {_even(way): name.main for name in names for way in name.goes_by()}
    wanted = _even(asked)
    begun = [way for way in ways if wanted and any(word.startswith(wanted) for word in way.split())]
    near = list(dict.fromkeys(ways[way] for way in begun or get_close_matches(wanted, ways, n=5, cutoff=0.65)))
    raise UnknownName(f"no name {asked!r}", f"nearest: {'; '.join(near[:3])}" if near else "letters names lists them")


class _Reader:
    """Reads the names of a file."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.seen: dict[str, int] = {}
        """The lines of the main forms read so far, by their folded text."""

    def names(self) -> list[Name]:
        entries = self.entries
        value = entries.document.value
        kinds = entries.mapping(value, "no names", f"write {', '.join(KINDS)} and below them the main forms")
        entries.known(kinds, frozenset(KINDS))
        found: list[Name] = []
        for kind in KINDS:
            mend = "write a main form and below it variants: […]"
            given = entries.mapping(kinds.get(kind, ""), f"{kind} holds no names", mend, kind)
            found += (self.name(key, value, kind) for key, value in given.items())
        entries.check()
        return found

    def name(self, key: str, value: yamlfile.Value, kind: str) -> Name:
        entries, place = self.entries, (kind, key)
        main = entries.name(key, "an entry without a main form", *place)
        if before := self.seen.get(fold(main)):
            what = f"the name {main!r} again (line {before})"
            entries.fault(what, "tell them apart by what stands behind the comma", *place)
        self.seen.setdefault(fold(main), entries.line(*place))
        about = entries.mapping(value, f"{main} is no entry", "write below it variants: […], or nothing", *place)
        entries.known(about, _KEYS, *place)
        lists = {what: entries.texts(about.get(what, ""), *place, what) for what in _WORDS}
        texts = {what: entries.text(about.get(what, ""), *place, what) for what in _TEXTS}
        for what, (shape, mend) in _SHAPES.items():
            if texts[what] and not shape.fullmatch(texts[what]):
                entries.fault(f"{what}: {texts[what]!r}", mend, *place, what)
        guarded = {what: entries.guarded(about.get(what, ""), *place, what) for what in _PLACES}
        variants = lists["variants"] if "variants" in about else tuple(filter(None, [head(main)]))
        forms = (*self.forms(variants, place, "variants"), *self.forms(lists["plural"], place, "plural"))
        for text in set(variants).intersection(lists["plural"]):
            entries.fault(f"{text!r} is a variant and a plural", "keep it in one list", *place, "plural")
        phrases = tuple(phrase.query for phrase in self.forms(lists["not"], place, "not"))
        return Name(main, kind, forms, lists["spellings"], phrases, guarded["at"], guarded["meant"], texts["who"],
                    texts["viaf"], texts["wikidata"], texts["gnd"], texts["geonames"], texts["ref"],
                    entries.line(*place))  # fmt: skip

    def forms(self, texts: Sequence[str], place: tuple[str, ...], key: str) -> tuple[Form, ...]:
        return tuple(self.each(dict.fromkeys(texts), place, key))

    def each(self, texts: Mapping[str, None], place: tuple[str, ...], key: str) -> Iterator[Form]:
        for text in texts:
            try:
                yield Form(text, parse(text, case=True), plural=key == "plural")
            except BadQuery as bad:
                self.entries.fault(f"{key}: {text!r}: {bad.message}", bad.hint, *place, key)
