"""From what somebody typed to a query: which language it is in, and what must or must not stand near.

Plain words are the rule. What plain words never have makes it CQL: a straight double quotation mark, `<`, or a square
bracket that begins as a test does; `[sic]` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lettercli.errors import BadQuery
from lettercli.query.tree import Near, Query
from lettercli.query.words import parse

FARTHEST = 1_000
"""Tokens that something may stand away and still be near."""
_CQL = re.compile(r"\[\s*(?:[\"“”„]|!|\(|[A-Za-z]+\s*!?=|\])|\"|<")
_NEAR = re.compile(r"(?P<words>.*):(?P<distance>[0-9]{1,9})\s*", re.DOTALL)
_WRITE = "write WORD:TOKENS, such as grain:10"


def is_cql(text: str) -> bool:
    """Whether a text is CQL by its signs."""
    return _CQL.search(text) is not None


def read(
    text: str,
    *,
    cql: bool | None = None,
    case: bool = False,
    whole: bool = False,
    lemma: bool = False,
    near: Iterable[str] = (),
    absent: Iterable[str] = (),
) -> Query:
    """The query that a text means; raises BadQuery.

    `cql` says what language it is in, None that its signs do. `case`, `whole` and `lemma` are about plain words, as
    `words.parse` has them. `near` and `absent` are of the form `WORD:TOKENS`: plain words that must, or must not, stand
    within so many tokens of a hit.
    """
    if cql or (cql is None and is_cql(text)):
        query = _in_cql(text, asked=bool(cql), idle=[name for name, given in _flags(case, whole, lemma) if given])
    else:
        query = parse(text, case=case, whole=whole, lemma=lemma)
    places = [(each, False) for each in near] + [(each, True) for each in absent]
    return query._replace(near=tuple(_near(each, is_absent, case, whole, lemma) for each, is_absent in places))


def _flags(case: bool, whole: bool, lemma: bool) -> tuple[tuple[str, bool], ...]:
    return (
        ('-s is for plain words; write "(?-i)..." where case and diacritics count', case),
        ("-w is for plain words; a word of CQL is a whole one", whole),
        ('--lemma is for plain words; write [lemma="..."]', lemma),
    )


def _in_cql(text: str, *, asked: bool, idle: list[str]) -> Query:
    from lettercli.query.cql import parse as parse_cql

    if idle:
        what, _, hint = idle[0].partition("; ")
        raise BadQuery(text, 0, what, hint)
    try:
        return parse_cql(text)
    except BadQuery as bad:
        if asked or "--words" in bad.hint:
            raise
        hint = f"{bad.hint}; read as CQL, --words for plain words" if bad.hint else "--words reads it as plain words"
        raise BadQuery(bad.query, bad.at, bad.message, hint) from None


def _near(text: str, absent: bool, case: bool, whole: bool, lemma: bool) -> Near:
    """`WORD:10` as what it asks for."""
    found = _NEAR.fullmatch(text)
    if not found:
        raise BadQuery(text, len(text), "how near is not said", _WRITE)
    distance = int(found["distance"])
    if not 1 <= distance <= FARTHEST:
        raise BadQuery(text, found.start("distance"), f"from 1 to {FARTHEST:,} tokens can be near", _WRITE)
    return Near(parse(found["words"], case=case, whole=whole, lemma=lemma).node, distance, absent)
