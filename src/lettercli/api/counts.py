"""What a Corpus counts, for Python programs: a method for each command that counts, with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Unpack

from lettercli.api.inquiry import Inquiry
from lettercli.api.question import Question, several
from lettercli.api.rows import Rows

if TYPE_CHECKING:
    from lettercli.counting.classes import Kind
    from lettercli.counting.region import Region
    from lettercli.counting.stoplist import StopList
    from lettercli.counting.windows import Model
    from lettercli.sides import Side


class Counts(Inquiry):
    """The methods of a Corpus that count."""

    def _region(self, question: Question) -> Region:
        """The tokens that a question is about."""
        from lettercli.counting.region import Region

        scope = self._scope(question)
        return Region(self.index, question.get("layer", "text"), question.get("voice"), scope)

    def freq(
        self, words: str = "", *, by: str = "", each: bool = False, per: int = 10_000, minimum: int = 1,
        stop: str | Iterable[str] = (), sort: str = "", reverse: bool = False, limit: int | None = None,
        **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """How often words are, with the columns of `letters freq`: all of them, or the forms of what words find.

        `by` is letter, point, year, month, sender, recipient, topic or a key of the metadata; with `each` there is a
        row for each form in each part. `stop` is "en", "de" or words to be left out. Raises BadQuery and BadFilter.
        """

        from lettercli.counting.divisions import divide
        from lettercli.views.freq import Listing, forms, table
        from lettercli.views.freq import words as all_words

        region, case = self._region(question), question.get("case", False)
        division = divide(self.index, self.edition, by) if by else None
        listing = Listing(each, per, minimum, stop_list(stop), sort, reverse, limit)
        if words:
            found = forms(region, self._hits(words, question), words, division, case=case)
        else:
            found = all_words(region, kind_of(question), listing, division)
        return Rows(table(found, listing))

    def keywords(
        self, target: str | Sequence[str] = (), reference: str | Sequence[str] = (), *, against: Counts | None = None,
        measure: str | Sequence[str] = ("g2", "lr-hardie", "diff"),
        sort: str = "", reverse: bool = False, minimum: int = 1, alpha: float = 0.05,
        significant: bool = False, stop: str | Iterable[str] = (), dp: bool = False, limit: int | None = None,
        **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """The words that set a target apart, with the columns of `letters keywords` in its exports.

        `target` and `reference` are conditions such as `topic=grain`; without a reference it is the rest, or all of
        `against`, another corpus. `measure` names one or several. The question narrows both sides, but not another
        corpus. Raises LettersError, also where one of the sides has no words.
        """

        from lettercli.counting.contrast import contrast
        from lettercli.counting.divisions import divide
        from lettercli.sides import side
        from lettercli.views.keywords import Asked
        from lettercli.views.keywords import keywords as view

        layer, voice = question.get("layer", "text"), question.get("voice")
        here, there = side(several(target), layer, voice), side(several(reference), layer, voice)
        first = self._side(here, question)
        second = self._side(there, question) if against is None else against._side(there, {})
        if against is None and not there.said:
            second = second.without(first)
        asked = Asked(
            here.said or "this edition", there.said or ("the other edition" if against else "the rest"),
            tuple(several(measure)), sort, reverse, minimum, alpha, significant, stop_list(stop), limit,
            divide(self.index, self.edition, "letter") if dp else None,
        )  # fmt: skip
        return Rows(view(contrast(first, second, kind_of(question)), asked))

    def _side(self, side: Side, question: Question) -> Region:
        """The tokens of one side of a comparison, within those that a question leaves."""
        from lettercli.counting.region import Region

        base = Region(self.index, side.layer, side.voice, self._scope(question))
        own: Question = side.filters  # type: ignore[assignment]
        return Region(self.index, side.layer, side.voice, self._scope(own)).within(base) if own else base

    def tokens(self, **question: Unpack[Question]) -> int:
        """How many tokens a search may look at: what frequencies are shares of."""
        return self._region(question).size

    def collocates(
        self, words: str, *, window: int | str = 5, measure: str | Sequence[str] = "g2",
        model: Model = "ccc", minimum: int = 2, stop: str | Iterable[str] = (), sort: str = "", reverse: bool = False,
        limit: int | None = None, **question: Unpack[Question],
    ) -> Rows:  # fmt: skip
        """The words that stand near what some words find, with the columns of `letters collocates` in its exports.

        `window` is a number of words, or `3:5`, `s`, `p`; `measure` names one or several measures, `model` what a
        window is: "ccc", "span" or "none". With `case` words are as written, with `lemma` they are lemmas. Raises
        BadQuery, and LettersError for a measure or a window that is none.
        """
        from lettercli.counting.classes import Classes
        from lettercli.counting.width import read_width
        from lettercli.counting.windows import one_block, windows
        from lettercli.search import blocks
        from lettercli.views.collocates import Found, Listing, collocates

        width, region = read_width(str(window)), self._region(question)
        if question.get("regex"):
            found = one_block(self._hits(words, question))
        else:
            query = self._query(words, question)
            found = blocks(self.index, query, region.layer, region.voice, region.scope, eager=True)
        counted = windows(region, found, width, model, keep=bool(width.offsets))
        listing = Listing((measure,) if isinstance(measure, str) else tuple(measure), minimum, sort, reverse,
                          stop_list(stop), limit, bool(width.offsets))  # fmt: skip
        return Rows(collocates(Found(counted, Classes(self.index, kind_of(question)), words), listing))


def kind_of(question: Question) -> Kind:
    """What counts as one word."""
    return "lemma" if question.get("lemma") else "surface" if question.get("case") else "word"


def stop_list(stop: str | Iterable[str]) -> StopList | None:
    """The built-in list of a language, or one of some words; None of none."""
    from lettercli.counting.stoplist import BUILT_IN, listed
    from lettercli.errors import LettersError

    if isinstance(stop, str) and stop and stop not in BUILT_IN:
        raise LettersError(f"no stop list {stop!r}", f"there are {', '.join(BUILT_IN)}; or give the words themselves")
    if isinstance(stop, str):
        return listed(stop, BUILT_IN[stop]) if stop else None
    words = tuple(stop)
    return listed("a list", words) if words else None
