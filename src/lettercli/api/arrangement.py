"""How the words of a Corpus are arranged, for Python programs: how evenly over letters, and which side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Unpack

from lettercli.api.counts import Counts, kind_of, stop_list
from lettercli.api.question import Question
from lettercli.api.rows import Rows


class Arrangement(Counts):
    """The methods of a Corpus that say where words stand in relation to letters and to one another."""

    def dispersion(
        self, *queries: str, parts: Literal["letters", "points"] | int = "letters", by_part: bool = False,
        **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """How evenly words are spread, one row a query, with the columns of `letters dispersion` in its exports.

        `parts` are letters, points, or so many equal slices; with `by_part` there is a row for each of them, with its
        tokens and hits. A measure without a value is None. Raises BadQuery.
        """
        from lettercli.counting.parts import Line, parted
        from lettercli.views.dispersion import by_part as each_part
        from lettercli.views.dispersion import spans, spread, table

        over = parted(Line(self._region(question)), parts, self.edition)
        found = [spread(text, self.index, over, *spans(self.index, self._hits(text, question))) for text in queries]
        return Rows(each_part(over, found) if by_part else table(found))

    def ngrams(
        self, n: int | str = 2, *, gaps: int = 0, minimum: int = 2, stop: str | Iterable[str] = (), per: int = 10_000,
        sort: str = "", reverse: bool = False, limit: int | None = None, measure: str = "",
        **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """Words that stand side by side, one row an n-gram, with the columns of `letters ngrams` in its exports.

        `n` is 2, or "2:5" for all from two to five; `stop` is "en", "de" or words with which none begins or ends; with
        a `measure` of association each pair has its value.
        """
        return self._grams("", n, gaps, minimum, stop, per, sort, reverse, limit, measure, question)

    def clusters(
        self, words: str, n: int | str = 3, *, minimum: int = 2, stop: str | Iterable[str] = (), per: int = 10_000,
        sort: str = "", reverse: bool = False, limit: int | None = None, **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """The n-grams that hold a hit of some words, with the columns of `letters clusters` in its exports.

        The rest is as `ngrams` has it. Raises BadQuery.
        """
        return self._grams(words, n, 0, minimum, stop, per, sort, reverse, limit, "", question)

    def _grams(
        self, words: str, n: int | str, gaps: int, minimum: int, stop: str | Iterable[str], per: int, sort: str,
        reverse: bool, limit: int | None, measure: str, question: Question,
    ) -> Rows:  # fmt: skip
        from lettercli.counting.classes import Classes
        from lettercli.counting.grams import Field
        from lettercli.views.dispersion import spans
        from lettercli.views.ngrams import Listing, around, of_all, read_lengths

        field = Field(self._region(question), Classes(self.index, kind_of(question)))
        listing = Listing(read_lengths(str(n)), gaps, minimum, stop_list(stop), per, sort, reverse, limit, measure)
        if not words:
            return Rows(of_all(field, listing))
        found = spans(self.index, self._hits(words, question), wordless=False)
        return Rows(around(field, listing, words, *found))
