"""How a query is answered: the quickest of the ways that can answer it.

Words in a row are a chain. What an automaton can read is a machine. What lies within something, contains something,
is a span as a whole, or has rules for what it captures, is one of these first and looked at closely afterwards.
"""

from __future__ import annotations

from lettercli.errors import BadQuery
from lettercli.index.layout import Index
from lettercli.query.tree import Alternatives, Node, Query, Sequence, Word
from lettercli.search.chain import Chain
from lettercli.search.forms import ids
from lettercli.search.window import Ids, Plan


def plan(index: Index, query: Query) -> Plan:
    """The way to answer a query; raises BadQuery where there is none."""
    if not query.cql and (line := _line(index, query.node)) is not None:
        return Chain(index, line)
    from lettercli.search.planning import Planner

    try:
        return Planner(index, query).plan(query.node)
    except RecursionError:
        raise BadQuery(query.text, 0, "nested too deeply", "make the query simpler") from None


def _line(index: Index, node: Node) -> list[Ids] | None:
    """The forms at each place of plain words in a row; None where the query is more than that."""
    if isinstance(node, Word):
        return [ids(index.lexicon, node)]
    if isinstance(node, Alternatives) and all(isinstance(part, Word) for part in node.nodes):
        each = [ids(index.lexicon, part) for part in node.nodes if isinstance(part, Word)]
        return [None if None in each else frozenset().union(*(found for found in each if found is not None))]
    if isinstance(node, Sequence):
        lines = [_line(index, part) for part in node.nodes]
        return [place for line in lines for place in line or ()] if None not in lines else None
    return None
