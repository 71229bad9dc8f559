"""What to say when a query in CQL finds nothing: which filter stands in the way, which of its words there are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lettercli.index.layout import Index
from lettercli.query.patterns import Constrained, Containing, Edge, Repeat, Token, Value, Within, values, walk
from lettercli.query.tree import Node, Query
from lettercli.query.words import parse
from lettercli.query.written import value as typed
from lettercli.search import count
from lettercli.text.tokens import fold, tokens


def filters(query: Query) -> Iterator[tuple[str, Query]]:
    """The query without its outermost filter, then without the next ..., and what was left out."""
    node, left_out = query.node, []
    while isinstance(node, Within | Containing | Constrained):
        left_out.append({Within: "within", Containing: "containing", Constrained: "::"}[type(node)])
        node = node.node
        yield " and ".join(dict.fromkeys(left_out)), query._replace(node=node)


def is_any(node: Node) -> bool:
    """Whether a node of CQL says nothing of the words that it takes, or takes none."""
    if isinstance(node, Repeat):
        return node.least == 0 or is_any(node.node)
    return isinstance(node, Edge) or node == Token()


def unmatched(index: Index, query: Query, like: Callable[[str], str]) -> Iterator[str]:
    """For each value that no word has: what is like it; `like` names the words that look like one."""
    asked = [value for node in walk(query.node) if isinstance(node, Token) for value in values(node.test)]
    for value in dict.fromkeys(value._replace(at=0) for value in asked):
        if count(index, query._replace(node=Token(value), near=()), "all"):
            continue
        if value.attribute == "lemma":
            yield no_lemma(index, value.pattern, '[lemma="{}"]')
        elif value.case and (number := _found(index, query, value._replace(case=False))):
            yield f"{number} without (?-i), when case and diacritics do not count"
        else:
            yield _no_word(index, value, like)


def _no_word(index: Index, value: Value, like: Callable[[str], str]) -> str:
    bare = value.pattern.replace("\\", "")
    pieces = [bare[start:end] for start, end in tokens(bare)]
    if len(pieces) > 1 and value.pattern not in pieces and count(index, parse(bare), "all"):
        apart = " ".join(f'"{piece}"' for piece in pieces)
        return f"no word is {typed(value)}: the texts are cut there, write {apart}"
    if pieces == [value.pattern]:
        if number := count(index, parse(value.pattern), "all"):
            hits = f"{number:,} hit{'s' * (number != 1)}"
            return f"no word is {value.pattern} as a whole, but a part of one: {hits} with --words {value.pattern}"
        near = like(value.pattern)
        return f"no word {value.pattern}; nearest: {near}" if near else f"no word {value.pattern}, and none like it"
    return f"no word matches {typed(value)}"


def _found(index: Index, query: Query, value: Value) -> str:
    number = count(index, query._replace(node=Token(value), near=()), "all")
    return f"{number:,} hit{'s' * (number != 1)} of {typed(value)}" if number else ""


def no_lemma(index: Index, pattern: str, write: str) -> str:
    """What to say of a lemma that no word has; `write` is how a lemma is asked for."""
    from lettercli.index.lemmas import lemmas

    known, lexicon = lemmas(index.lexicon), index.lexicon
    forms = lexicon.folded.equal(fold(pattern))
    if forms:
        lemma = known.strings[known.of[forms[0]]]
        return f"{pattern} is no lemma but a form of {lemma}: {write.format(lemma)}"
    return f"no word has the lemma {pattern}"
