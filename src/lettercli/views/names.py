"""The index of names as a printed edition has it: who, under what words, where in the letters, where in the notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lettercli.index.layout import Index
from lettercli.table import Cell, Column, Table
from lettercli.text.tokens import fold
from lettercli.views.heading import counted

if TYPE_CHECKING:
    from lettercli.backmatter.mentions import Mention, Mentions
    from lettercli.backmatter.names import Name
    from lettercli.backmatter.suggest import Proposal

COLUMNS = (
    Column("name"),
    Column("kind"),
    Column("in_letters", "number"),
    Column("in_notes", "number"),
    Column("letters", "address"),
    Column("notes", "address"),
    Column("variants"),
    Column("plural", where="exports"),
    Column("meant", "address", where="exports"),
    Column("who", where="exports"),
    Column("spellings", where="exports"),
    Column("viaf", where="exports"),
    Column("wikidata", where="exports"),
)
"""in_letters, in_notes: how often it is named; letters, notes: the addresses of the passages, each once, divided by
blanks. variants, plural, spellings: divided by `; `. meant: where it is meant and not named."""
PROPOSALS = (
    Column("name"),
    Column("in_letters", "number"),
    Column("in_notes", "number"),
    Column("places", "prose"),
)


def table(index: Index, names: Iterable[Name], found: Mentions) -> Table:
    """One row a name, in the order of names.yaml."""
    return Table(COLUMNS, (_row(index, name, found.of[name.main]) for name in names))


def _row(index: Index, name: Name, found: Sequence[Mention]) -> tuple[Cell, ...]:
    letters, notes = _apart(index, found)
    return (
        name.main, name.kind, sum(letters.values()), sum(notes.values()), " ".join(letters), " ".join(notes),
        "; ".join(name.variants), "; ".join(name.plurals), " ".join(place.address for place in name.meant), name.who,
        "; ".join(name.spellings), name.viaf, name.wikidata,
    )  # fmt: skip


def _apart(index: Index, found: Iterable[Mention]) -> tuple[Counter[str], Counter[str]]:
    """How often the passages of the letters, and those of the notes, name somebody; in the edition's order."""
    letters, notes = Counter[str](), Counter[str]()
    for mention in found:
        passage = index.passage(mention.hit.start)
        (notes if index.in_notes(passage) else letters)[index.passages.addresses[passage]] += 1
    return letters, notes


def register(index: Index, names: Sequence[Name], found: Mentions) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Kind by kind the entries as a printed index has them, by the alphabet: name, other words for it, places.

    Places are addresses, `(2)` where somebody is named twice, `[…]` where he is meant and not named; those of notes
    come after `notes`.
    """
    for kind in dict.fromkeys(name.kind for name in names):
        entries = sorted((name for name in names if name.kind == kind), key=lambda name: (fold(name.main), name.main))
        yield kind, [(name.main, _words(name), places(index, name, found.of[name.main])) for name in entries]


def places(index: Index, name: Name, found: Sequence[Mention]) -> str:
    """Where a name stands, for people: `42.1 (2), 44.1, [44.3]; notes 39.n2`."""
    letters, notes = _apart(index, found)
    meant = {place.address: f"[{place.address}]" for place in name.meant if place.address not in letters}
    said = {address: _times(address, times) for address, times in letters.items()} | meant
    order = {address: at for at, address in enumerate(index.passages.addresses)} if meant else {}
    in_letters = ", ".join(said[address] for address in sorted(said, key=lambda each: order.get(each, 0)))
    in_notes = ", ".join(_times(address, times) for address, times in notes.items())
    return "; ".join(filter(None, [in_letters, f"notes {in_notes}" if in_notes else ""]))


def _times(address: str, times: int) -> str:
    """An address and how often somebody is named there, which no line divides."""
    return f"{address}\u00a0({times})" if times > 1 else address


def _words(name: Name) -> str:
    """What else it goes by: `Sergo; plural the Gromans`."""
    from lettercli.backmatter.names import head

    others = [text for text in name.variants if text not in {name.main, head(name.main)}]
    said = [", ".join(others)] if others else []
    said += [f"plural the {', the '.join(name.plurals)}"] if name.plurals else []
    return "; ".join(said)


def facts(index: Index, name: Name, found: Sequence[Mention]) -> Table:
    """What the index says of one name, a row a fact, under the name."""
    letters, notes = (sum(counts.values()) for counts in _apart(index, found))
    rows: list[tuple[Cell, ...]] = [
        ("who", name.who), ("named", f"{counted(letters, 'time', 'times')} in letters, {notes} in notes"),
        ("as", ", ".join(_forms(found))), ("meant", ", ".join(place.address for place in name.meant)),
        ("also spelt", ", ".join(name.spellings)),
        ("VIAF", f"https://viaf.org/viaf/{name.viaf}" if name.viaf else ""),
        ("Wikidata", f"https://www.wikidata.org/wiki/{name.wikidata}" if name.wikidata else ""),
        ("GND", f"https://d-nb.info/gnd/{name.gnd}" if name.gnd else ""),
        ("GeoNames", f"https://www.geonames.org/{name.geonames}" if name.geonames else ""),
        ("reference", name.ref),
    ]  # fmt: skip
    return Table((Column("fact"), Column("value", "prose")), [row for row in rows if row[1]], name.main)


def _forms(found: Iterable[Mention]) -> Iterator[str]:
    """The forms in which somebody is named, with their counts, the most frequent first."""
    counts = Counter((f"the {mention.form.text}" if mention.form.plural else mention.form.text) for mention in found)
    yield from (f"{text} ({number})" for text, number in counts.most_common())


def suggested(proposals: Iterable[Proposal]) -> Table:
    """One row a proposal."""
    rows = ((each.text, each.in_letters, each.in_notes, " ".join(each.places)) for each in proposals)
    return Table(PROPOSALS, rows)


def other_words(index: Index, name: Name, found: Sequence[Mention]) -> str:
    """A line for somebody whose search found nothing, though the edition has the name under other words."""
    if not found:
        return ""
    forms: Mapping[str, int] = Counter(mention.form.text for mention in found)
    best = max(forms, key=lambda text: forms[text])
    where = {index.flow(index.passage(mention.hit.start)) for mention in found if mention.form.text == best}
    notes = any(index.in_notes(index.passage(mention.hit.start)) for mention in found if mention.form.text == best)
    layer = "" if "text" in where else " --in notes" if notes else " --voice other"
    typed = best.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")  # the same to a query, and nothing to a shell
    typed = typed if re.fullmatch(r"[\w’-]+", typed) else f"'{typed}'"
    return f"{name.main} is called {', '.join(forms)} here ({counted(len(found), 'time', 'times')}): {typed}{layer}"
