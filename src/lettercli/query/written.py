"""A part of a query as it is typed, for messages."""

from __future__ import annotations

from lettercli.query.tree import Alternatives, Node, Sequence, Word


def written(node: Node) -> str:
    """A node as it is typed, or `...` where that would be long."""
    if isinstance(node, Word):
        return node.pattern
    if isinstance(node, Alternatives | Sequence):
        parts = list(map(written, node.nodes))
        if isinstance(node, Sequence):
            return " ".join(parts)
        return "|".join(parts) if all(isinstance(part, Word) for part in node.nodes) else f"({' | '.join(parts)})"
    return _in_cql(node)


def _in_cql(node: Node) -> str:
    from lettercli.query.patterns import Capture, Not, Repeat, Token, Value

    if isinstance(node, Token):
        test = node.test
        if isinstance(test, Value):
            return value(test)
        if isinstance(test, Not) and isinstance(test.test, Value):
            return f"!{value(test.test)}"
        return "[]" if test is None else "[...]"
    if isinstance(node, Repeat):
        times = {(0, 1): "?", (0, None): "*", (1, None): "+"}.get((node.least, node.most))
        most = "" if node.most is None else node.most
        inner = written(node.node)
        return (f"({inner})" if isinstance(node.node, Sequence) else inner) + (times or f"{{{node.least},{most}}}")
    return written(node.node) if isinstance(node, Capture) else "..."


def value(value: object) -> str:
    """A value as it is typed."""
    from lettercli.query.patterns import Value

    assert isinstance(value, Value)
    string = f'{"l" * value.literal}"{"(?-i)" * value.case}{value.pattern}"'
    return string if value.attribute == "word" else f"[{value.attribute}={string}]"
