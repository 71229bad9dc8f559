"""What CQL asks of letters and of names, settled by somebody who knows them: the index knows but ids and tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from lettercli.errors import BadQuery
from lettercli.heads import Column, Heads, several
from lettercli.index.lexicon import Lexicon
from lettercli.query.patterns import Edge, Span
from lettercli.query.tree import Node, Query
from lettercli.search.values import Tests

MOST_NAMED = 6
"""Values that a message lists."""


class Described(Protocol):
    """A letter, as far as it is described."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def metadata(self) -> Mapping[str, str | tuple[str, ...]]:
        """What its metadata block says, by key."""



class Named(NamedTuple):
    """Tokens that name somebody."""

    start: int
    end: int
    """Exclusive."""
    said: Mapping[str, str]
    """What can be asked of it, by attribute: `main`, the form in the index of names; `kind`."""


def settled(
    query: Query, lexicon: Lexicon, letters: Heads | Iterable[Described],
    names: Callable[[], Iterable[Named]] | None = None,
) -> Query:  # fmt: skip
    """The query with the ids of the letters that its `<letter .../>` mean, and the places of its `<name .../>`.

    Raises BadQuery where there are no such letters. `names` gives the names that are marked, if any are.
    """
    letter, name = "<letter" in query.text, "<name" in query.text
    if not query.cql or not (letter or name):
        return query
    marked = sorted(names(), key=lambda each: each[:2]) if name and names is not None else None
    known = _Known((letters if isinstance(letters, Heads) else tuple(letters)) if letter else (), marked)
    return query._replace(node=_settled(query.node, Tests(lexicon, query.text), known))


class _Known(NamedTuple):
    """What is known beside the index, as far as a query asks for it."""

    letters: Heads | Sequence[Described]
    names: Sequence[Named] | None


def _settled(node: Node, tests: Tests, known: _Known) -> Node:
    if isinstance(node, Span):
        if node.tag == "name" and known.names is not None:
            return _placed(node, tests, known.names)
        return _found(node, tests, known.letters) if node.tag == "letter" and node.values else node
    if isinstance(node, Edge):
        span = _settled(node.span, tests, known)
        return Edge(span, node.end) if isinstance(span, Span) else node
    fields = node._asdict()
    for name, value in fields.items():
        if name == "nodes":
            fields[name] = tuple(_settled(part, tests, known) for part in value)
        elif name in ("node", "first", "second", "outer", "inner"):
            fields[name] = _settled(value, tests, known)
    made: Node = type(node)(**fields)
    return made


def _placed(span: Span, tests: Tests, names: Iterable[Named]) -> Span:
    """The span with the places of the names whose attributes are right; raises BadQuery for an attribute of none."""
    for value in span.values:
        if value.attribute not in ("main", "kind"):
            raise BadQuery(tests.text, value.at, f"a name has no {value.attribute}", "write main or kind")
    right = (each for each in names if all(tests.said(one, (each.said[one.attribute],)) for one in span.values))
    return span._replace(places=tuple(dict.fromkeys((each.start, each.end) for each in right)))


def _found(span: Span, tests: Tests, letters: Heads | Sequence[Described]) -> Span:
    """The span with the ids of the letters whose metadata are right."""
    places: Sequence[int] = range(len(letters))
    for value in span.values:
        column = _column(letters, value.attribute)
        if not any(column.values):
            keys = _keys(letters)
            hint = f"they have {', '.join(keys)}" if keys else "they have nothing"
            raise BadQuery(tests.text, value.at, f"no letter has {value.attribute}", hint)
        fits = [tests.said(value, each) for each in column.values]
        if True not in fits:
            there = dict.fromkeys(text for each in column.values for text in each)
            named = ", ".join(list(there)[:MOST_NAMED]) + (", …" if len(there) > MOST_NAMED else "")
            what = f"no letter has {value.attribute}={value.pattern}, as a whole"
            raise BadQuery(tests.text, value.at, what, f'there are {named}; ".*" is for any letters')
        places = [place for place in places if fits[column.codes[place]]]
    ids = letters.id if isinstance(letters, Heads) else lambda place: letters[place].id
    return span._replace(letters=frozenset(map(ids, places)))


def _column(letters: Heads | Sequence[Described], key: str) -> Column:
    """What letters say under a key; several senders are several texts."""
    if key == "id":
        ids = map(letters.id, range(len(letters))) if isinstance(letters, Heads) else (each.id for each in letters)
        return Column(range(len(letters)), [(id,) for id in ids])
    if isinstance(letters, Heads):
        return letters.column(key)
    numbers: dict[tuple[str, ...], int] = {}
    codes = [numbers.setdefault(several(each.metadata.get(key, ())), len(numbers)) for each in letters]
    return Column(codes, list(numbers))


def _keys(letters: Heads | Sequence[Described]) -> Sequence[str]:
    """All keys of the metadata of letters."""
    if isinstance(letters, Heads):
        return letters.keys()
    return list(dict.fromkeys(key for letter in letters for key in letter.metadata))
