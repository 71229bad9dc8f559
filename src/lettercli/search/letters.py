"""What CQL asks of letters and names, settled by somebody who knows them: of letters the index knows but the ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from lettercli.errors import BadQuery
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



class Mentioned(NamedTuple):
    """Words that name somebody: first token and end, and what is said of the name, by attribute."""

    start: int
    end: int
    said: Mapping[str, str]


Names = Callable[[], Iterable[Mentioned]]
"""Finds the names of an edition; called when a query asks for names."""


def settled(query: Query, lexicon: Lexicon, letters: Sequence[Described], names: Names | None = None) -> Query:
    """The query with the ids of the letters that its `<letter .../>` mean, and the places of its `<name .../>`.

    Raises BadQuery where there are no such letters, or no such names.
    """
    if not query.cql or "<" not in query.text:
        return query
    return query._replace(node=_Settling(Tests(lexicon, query.text), letters, names).node(query.node))


class _Settling:
    """What is settled for one query."""

    def __init__(self, tests: Tests, letters: Sequence[Described], names: Names | None) -> None:
        self.tests = tests
        self.letters = letters
        self.names = names

    def node(self, node: Node) -> Node:
        """The node, settled."""
        if isinstance(node, Span):
            return self.span(node)
        if isinstance(node, Edge):
            return Edge(self.span(node.span), node.end)
        fields = node._asdict()
        for name, value in fields.items():
            if name == "nodes":
                fields[name] = tuple(map(self.node, value))
            elif name in ("node", "first", "second", "outer", "inner"):
                fields[name] = self.node(value)
        made: Node = type(node)(**fields)
        return made

    def span(self, span: Span) -> Span:
        """The span, settled."""
        if span.tag == "name" and self.names is not None:
            return self.named(span, list(self.names()))
        return _found(span, self.tests, self.letters) if span.tag == "letter" and span.values else span

    def named(self, span: Span, known: Sequence[Mentioned]) -> Span:
        """A span of names with its places; one without any is left as it is."""
        for value in span.values:
            keys = dict.fromkeys(key for each in known for key in each.said)
            if value.attribute not in keys and known:
                hint = f"it has {', '.join(keys)}"
                raise BadQuery(self.tests.text, value.at, f"<name> has no {value.attribute}", hint)
            said = {text: self.tests.said(value, (text,)) for text in {each.said[value.attribute] for each in known}}
            known = [each for each in known if said[each.said[value.attribute]]]
        places = sorted({(each.start, each.end) for each in known})
        return span._replace(places=tuple(places))


def _found(span: Span, tests: Tests, letters: Sequence[Described]) -> Span:
    """The span with the ids of the letters whose metadata are right."""
    ids = frozenset(letter.id for letter in letters)
    for value in span.values:
        texts = {letter.id: _texts(letter, value.attribute) for letter in letters}
        if not any(texts.values()):
            keys = dict.fromkeys(key for letter in letters for key in letter.metadata)
            hint = f"they have {', '.join(keys)}" if keys else "they have nothing"
            raise BadQuery(tests.text, value.at, f"no letter has {value.attribute}", hint)
        known: dict[tuple[str, ...], bool] = {}
        for each in texts.values():
            if each not in known:
                known[each] = tests.said(value, each)
        if True not in known.values():
            there = dict.fromkeys(text for each in texts.values() for text in each)
            named = ", ".join(list(there)[:MOST_NAMED]) + (", …" if len(there) > MOST_NAMED else "")
            what = f"no letter has {value.attribute}={value.pattern}, as a whole"
            raise BadQuery(tests.text, value.at, what, f'there are {named}; ".*" is for any letters')
        ids &= {id for id, each in texts.items() if known[each]}
    return span._replace(letters=ids)


def _texts(letter: Described, key: str) -> tuple[str, ...]:
    """What a letter's metadata say under a key; several senders are several texts."""
    if key == "id":
        return (letter.id,)
    said: str | Collection[str] = letter.metadata.get(key, ())
    return ((said,) if said else ()) if isinstance(said, str) else tuple(said)
