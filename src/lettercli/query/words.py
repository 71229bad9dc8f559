"""Plain words into a query: what somebody types who wants to find a word.

    grain procurement*      these words in sequence; `*` is any run of characters in a word, `?` one
    wheat|grain  wheat,grain    one or the other
    grain * Siberia         a `*` alone is any one word
    U.S. Ed.                cut as the texts are cut: U, S and Ed in sequence

Punctuation stands between words in the texts and is ignored here too, so most lines copied from a letter find it
again. Three signs are no punctuation: `*`, `?` and `|`; and a comma *between* two words without a blank is `|` (but
`590,400` is a number, and so two words in sequence). `a b|c d` is `a`, then `b` or `c`, then `d`.
"""

from __future__ import annotations

import re
import unicodedata

from lettercli.errors import BadQuery
from lettercli.query.tree import Alternatives, Node, Query, Sequence, Word
from lettercli.text.tokens import form, patterns

LONGEST = 2_000
"""Characters of a query; nobody types more, and a file given by mistake should not run."""
MOST_WORDS = 100
BOTH_SIDES = "write one on either side: wheat|grain"

_COMMA = r"(?<=[^\s,|]),(?=[^\s,|])(?!(?<=[0-9],)(?<![0-9]{4},)[0-9]{3}(?![0-9]))"
"""A comma for `|`: between two words, but not within a number such as 590,400."""
_PIECE = re.compile(rf"\s*\|\s*|{_COMMA}|\s+|(?:(?!{_COMMA})[^\s|])+")
_UNTYPABLE = ("Cc", "Cf", "Cs", "Co", "Cn")
_KEPT = "\t\n\r\u00ad\u200c\u200d\u2060\ufeff"


def parse(text: str, *, case: bool = False, whole: bool = False, lemma: bool = False) -> Query:
    """The query that these words mean.

    With `case` a word is looked for as typed, case and diacritics included; with `whole` only tokens as a whole
    count, not the parts that hyphens and apostrophes set off; with `lemma` it is looked for among the lemmas. Raises
    BadQuery.
    """
    text = unicodedata.normalize("NFC", text[: LONGEST + 1])
    refuse_untypable(text)
    nodes: list[Node] = []
    choices: list[Node] = []
    bar = -1
    for piece in _PIECE.finditer(text):
        if piece[0].isspace():
            continue
        if piece[0].strip() in {"|", ","}:
            if bar >= 0 or not choices:
                raise BadQuery(text, piece.start(), "a word is missing before |", BOTH_SIDES)
            bar = piece.start()
            continue
        words = [Word(form(pattern), case, whole, lemma) for pattern in patterns(piece[0])]
        if not words:
            if bar >= 0:
                break
            continue
        if bar < 0:
            nodes += _one_of(choices)
            choices = []
        choices.append(_sequence(words))
        bar = -1
    if bar >= 0:
        raise BadQuery(text, bar, "a word is missing after |", BOTH_SIDES)
    nodes += _one_of(choices)
    _count(text, nodes)
    return Query(text, _sequence(nodes))


def words(node: Node) -> list[Word]:
    """The plain words of a query, left to right; none of one in CQL."""
    if isinstance(node, Alternatives | Sequence):
        return [word for part in node.nodes for word in words(part)]
    return [node] if isinstance(node, Word) else []


def _one_of(choices: list[Node]) -> list[Node]:
    """The choices collected so far, as at most one node."""
    distinct = tuple(dict.fromkeys(choices))
    return [Alternatives(distinct)] if len(distinct) > 1 else list(distinct)


def _sequence(nodes: list[Word] | list[Node]) -> Node:
    """Nodes in sequence, as flat as can be."""
    flat = [part for node in nodes for part in (node.nodes if isinstance(node, Sequence) else (node,))]
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def refuse_untypable(text: str) -> None:
    """Raises BadQuery for what cannot be a query, whatever the language."""
    if len(text) > LONGEST:
        raise BadQuery(f"{text[:40]}…", 40, f"a query of more than {LONGEST:,} characters", "write fewer words")
    for at, character in enumerate(text):
        if unicodedata.category(character) in _UNTYPABLE and character not in _KEPT:
            raise BadQuery(text, at, f"the character U+{ord(character):04X} is in no word", "leave it out")


def _count(text: str, nodes: list[Node]) -> None:
    """Raises BadQuery where there is nothing to look for, or too much."""
    found = words(Sequence(tuple(nodes)))
    if not found:
        raise BadQuery(text, 0, "no word to look for", "write one, or the part of one: procure*")
    if not any(word.pattern.strip("*?") for word in found):
        raise BadQuery(text, 0, "every word would match", "write at least one letter: procure*, grain *")
    if len(found) > MOST_WORDS:
        raise BadQuery(text, len(text), f"a query of more than {MOST_WORDS} words", "write fewer")
