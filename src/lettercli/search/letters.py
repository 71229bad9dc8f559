"""What CQL asks of letters, settled by somebody who knows them: the index knows but their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

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



def settled(query: Query, lexicon: Lexicon, letters: Iterable[Described]) -> Query:
    """The query with the ids of the letters that its `<letter .../>` mean; raises BadQuery where there are none."""
    if not query.cql or "<letter" not in query.text:
        return query
    tests, known = Tests(lexicon, query.text), list(letters)
    return query._replace(node=_settled(query.node, tests, known))


def _settled(node: Node, tests: Tests, letters: Sequence[Described]) -> Node:
    if isinstance(node, Span):
        return _found(node, tests, letters) if node.tag == "letter" and node.values else node
    if isinstance(node, Edge):
        span = _settled(node.span, tests, letters)
        return Edge(span, node.end) if isinstance(span, Span) else node
    fields = node._asdict()
    for name, value in fields.items():
        if name == "nodes":
            fields[name] = tuple(_settled(part, tests, letters) for part in value)
        elif name in ("node", "first", "second", "outer", "inner"):
            fields[name] = _settled(value, tests, letters)
    made: Node = type(node)(**fields)
    return made


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
