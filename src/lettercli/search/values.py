"""Which forms stand a test of CQL, and whether a span's attribute has a value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from lettercli.errors import BadQuery
from lettercli.index.lexicon import Lexicon, Strings
from lettercli.query.patterns import Every, Not, Test, Value
from lettercli.search.regexes import Allowance, Regex
from lettercli.search.window import Except, Ids
from lettercli.text.tokens import fold

Set = range | frozenset[int] | Except


class Tests:
    """The tests of one query over one lexicon; the same value is looked up once."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon = lexicon
        self.text = text
        """The query, for messages."""
        self._known: dict[Value, Set] = {}
        self._allowance = Allowance()

    def ids(self, test: Test | None) -> Ids:
        """The ids of the forms that stand a test; None where all do. Raises BadQuery."""
        if test is None:
            return None
        found = self._set(test)
        return None if isinstance(found, Except) and not found.ids else found

    def _set(self, test: Test) -> Set:
        if isinstance(test, Value):
            key = test._replace(at=0)
            if key not in self._known:
                self._known[key] = self._matching(test)
            return self._known[key]
        if isinstance(test, Not):
            inner = self._set(test.test)
            return inner.ids if isinstance(inner, Except) else Except(inner)
        return reduce(_both if isinstance(test, Every) else _either, map(self._set, test.tests))

    def _matching(self, value: Value) -> Set:
        lexicon = self.lexicon
        if value.attribute == "lemma":
            from lettercli.index.lemmas import lemmas

            if value.case:
                raise BadQuery(self.text, value.at, "lemmas have no case and no diacritics", "leave out (?-i)")
            known = lemmas(lexicon)
            ranks = self._ranks(known.strings, value)
            return Except(known.forms(ranks.ids)) if isinstance(ranks, Except) else known.forms(ranks)
        return self._ranks(lexicon.surfaces if value.case else lexicon.folded, value)

    def _ranks(self, strings: Strings, value: Value) -> Set:
        """Ranks of the strings that a value takes."""
        if value.literal or _is_a_word(value.pattern):
            if not value.case:
                return strings.equal(fold(value.pattern))
            alike = self.lexicon.folded.equal(fold(value.pattern))
            return frozenset(rank for rank in alike if strings[rank] == value.pattern)
        regex = self.compiled(value)
        if regex.anything:
            return Except(frozenset())
        ranks = strings.run(regex.prefix) if regex.prefix else range(len(strings))
        if not value.case and value.pattern == f"{regex.prefix}.*":
            return ranks
        test = regex.test()
        words = strings.lines(ranks)
        at = 0
        try:
            found = []
            for at, word in enumerate(words):
                if test(word):
                    found.append(at + ranks.start)
        except TimeoutError:
            raise self.ran_away(value, words[at]) from None
        return frozenset(found)

    def compiled(self, value: Value) -> Regex:
        """The regular expression of a value; raises BadQuery."""
        try:
            return Regex(value.pattern, case=value.case, allowance=self._allowance)
        except ValueError as error:
            what = f"{value.pattern} is no regular expression: {error}"
            raise BadQuery(self.text, value.at, what, f'l"..." takes it as it stands: l"{value.pattern}"') from None

    def ran_away(self, value: Value, word: str) -> BadQuery:
        """The error for a pattern whose time was over at a word."""
        what = f"the pattern {value.pattern} runs away, on {word[:40]}{'…' if len(word) > 40 else ''}"
        return BadQuery(self.text, value.at, what, "write it without a repetition in a repetition")

    def said(self, value: Value, texts: Iterable[str]) -> bool:
        """Whether one of these texts has the value of a span's attribute."""
        if value.literal:
            return any((each if value.case else fold(each)) == (value.pattern if value.case else fold(value.pattern))
                       for each in texts)  # fmt: skip
        regex = self.compiled(value)
        for each in texts:
            try:
                if regex.matches(each if value.case else fold(each)):
                    return True
            except TimeoutError:
                raise self.ran_away(value, each) from None
        return False


def _is_a_word(pattern: str) -> bool:
    """Whether a pattern is nothing but letters, digits, apostrophes and hyphens, and so matches itself alone."""
    return pattern.replace("'", "").replace("-", "").isalnum()


def _both(a: Set, b: Set) -> Set:
    if isinstance(a, Except) and isinstance(b, Except):
        return Except(frozenset(a.ids).union(b.ids))
    if isinstance(a, Except):
        a, b = b, a
    if isinstance(b, Except):
        return frozenset(a).difference(b.ids)  # type: ignore[arg-type]
    return frozenset(a).intersection(b)  # type: ignore[arg-type]


def _either(a: Set, b: Set) -> Set:
    if not isinstance(a, Except) and not isinstance(b, Except):
        return frozenset(a).union(b)
    if isinstance(a, Except) and isinstance(b, Except):
        return Except(frozenset(a.ids).intersection(b.ids))
    inner, other = (a, b) if isinstance(a, Except) else (b, a)
    return Except(frozenset(inner.ids).difference(other))  # type: ignore[arg-type, union-attr]
