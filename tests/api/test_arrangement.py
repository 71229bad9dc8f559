"""Dispersion, n-grams and clusters for Python programs."""

from __future__ import annotations

import pytest

from lettercli.api import Corpus
from lettercli.errors import LettersError
from tests.views.sample import EDITION

CORPUS = Corpus(EDITION)


def test_dispersion() -> None:
    """Rows have the columns of the command's exports; parts, filters and options are understood."""
    (the, none) = CORPUS.dispersion("the", "oats")
    assert (the["hits"], the["range"], the["parts"], none["dp"]) == (CORPUS.count("the"), 3, 3, None)
    rows = CORPUS.dispersion("the", parts=4, by_part=True, layer="notes")
    assert sum(int(str(row["hits"])) for row in rows) == CORPUS.count("the", layer="notes")
    assert len(rows) == 4
    assert CORPUS.dispersion("the", letters="42")[0]["parts"] == 1


def test_ngrams_and_clusters() -> None:
    """Rows are as frequent as a search for their words; the rest is chosen as on the command line."""
    rows = CORPUS.ngrams("1:2", minimum=1)
    assert all(CORPUS.count(str(row["form"]), whole=True) == row["frequency"] for row in rows)
    assert {row["n"] for row in rows} == {1, 2}
    assert len(CORPUS.ngrams(1, minimum=1, stop=["the"])) == len(CORPUS.ngrams(1, minimum=1)) - 1
    assert len(CORPUS.ngrams(2, gaps=2, minimum=1)) > len(CORPUS.ngrams(2, minimum=1))
    (first, *_) = CORPUS.clusters("oil", 2, minimum=1, sort="form")
    assert (first["form"], first["position"]) == ("oil business", "1")
    assert len(CORPUS.clusters("oil", minimum=1, limit=1)) == 1


def test_an_unknown_stop_list_is_refused() -> None:
    """It says which there are."""
    with pytest.raises(LettersError, match="no stop list 'xx'; there are en, de; or give the words themselves"):
        CORPUS.ngrams(stop="xx")
