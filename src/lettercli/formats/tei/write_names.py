"""Names as the edition's index has them: correspondents, places, and whoever is named in the text.

The index says of which kind a name is and in which register; its main form is `@key`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from lettercli.backmatter.mentions import mentions
from lettercli.backmatter.names import Name, known
from lettercli.formats.tei.write_xml import Characters, attributes, element
from lettercli.hits import passage_of, span_of
from lettercli.model import Head, Letter

if TYPE_CHECKING:
    from lettercli.index.layout import Index
    from lettercli.search import Hit

_ELEMENTS = {"persons": "persName", "organisations": "orgName", "places": "placeName"}
_BEFORE = (
    "http://viaf.org/viaf/", "http://d-nb.info/gnd/", "http://www.geonames.org/", "http://www.wikidata.org/entity/",
)  # fmt: skip
"""What stands before an identifier to make its address, as harvesters of letters look for it; the first is taken."""

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""An address that means something outside the file that it was found in."""


class Named(NamedTuple):
    """Words of a passage that name somebody."""

    start: int
    end: int
    open: str
    close: str


class Register:
    """Looks names up in the edition's index, each once."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._found: dict[str, tuple[str, str]] = {}

    def sent(self, head: Head | Letter, characters: Characters) -> list[str]:
        """Who wrote the letter, and where: an element each."""
        senders = self._people(head.sender, _texts(head, "sender-ref"), characters)
        return [*senders, *self._place(head.place, _texts(head, "place-ref"), characters)]

    def received(self, head: Head | Letter, characters: Characters) -> list[str]:
        """To whom, and where to, if the metadata say so: an element each."""
        recipients = self._people(head.recipient, _texts(head, "recipient-ref"), characters)
        where, refs = _texts(head, "recipient-place"), _texts(head, "recipient-place-ref")
        return [*recipients, *self._place(where[0] if len(where) == 1 else "", refs, characters)]

    def _people(self, who: Sequence[str], refs: Sequence[str], characters: Characters) -> list[str]:
        if len(refs) != len(who):  # which is whose cannot be told
            refs = [""] * len(who)
        named = zip(who, refs, strict=True)
        return [self._element(name, "persName", ref, characters) for name, ref in named if name.strip()]

    def _place(self, where: str, refs: Sequence[str], characters: Characters) -> list[str]:
        ref = refs[0] if len(refs) == 1 else ""
        return [self._element(where, "placeName", ref, characters)] if where.strip() else []

    def named(self, index: Callable[[], Index]) -> dict[str, dict[str, list[Named]]]:
        """By letter and address, the words that name somebody; the index is asked for only where there are names."""
        found: dict[str, dict[str, list[Named]]] = {}
        if not self._names:
            return found
        made = index()
        whose: dict[Hit, list[Name]] = {}
        for several in mentions(made, self._names).of.values():
            for mention in several:
                whose.setdefault(mention.hit, []).append(mention.name)
        for hit, names in sorted(whose.items(), key=itemgetter(0)):
            passage = passage_of(made, hit)
            letter, address = made.letters[made.passages.letters[passage]].id, made.passages.addresses[passage]
            named = Named(*span_of(made, hit), *_tags(names))
            found.setdefault(letter, {}).setdefault(address, []).append(named)
        return found

    def _element(self, name: str, kind: str, said: str, characters: Characters) -> str:
        """A name with its address in a register: the index's, else the one that the metadata say."""
        found, ref = self._look_up(name)
        if not found or (kind == "placeName") is not (found == "placeName"):  # a place that is called as he is
            found, ref = kind, ""
        ref = ref or (said if _WEB.fullmatch(said) else "")
        return element(found, characters.text(name), attributes(characters, {"ref": ref}))

    def _look_up(self, name: str) -> tuple[str, str]:
        if name not in self._found:
            entries = known(self._names, name) if self._names else []
            self._found[name] = _entry(entries[0]) if len(entries) == 1 else ("", "")
        return self._found[name]


def _tags(names: Sequence[Name]) -> tuple[str, str]:
    """The tags around a name; a compound that names several is a string that refers to them."""
    kinds = {_entry(name)[0] for name in names}
    kind = kinds.pop() if len(names) == 1 else "rs"
    refs = " ".join(filter(None, (_entry(name)[1] for name in names)))
    said = attributes(Characters(""), {"key": "; ".join(name.main for name in names), "ref": refs})
    return f"<{kind}{said}>", f"</{kind}>"


def _entry(name: Name) -> tuple[str, str]:
    ids = (before + id for before, id in zip(_BEFORE, (name.viaf, name.gnd, name.geonames, name.wikidata), strict=True)
           if id)  # fmt: skip
    own = name.ref if _WEB.fullmatch(name.ref) else ""
    return _ELEMENTS[name.kind], next(ids, own)


def _texts(head: Head | Letter, key: str) -> Sequence[str]:
    value = head.metadata.get(key, ())
    return (value,) if isinstance(value, str) else value
