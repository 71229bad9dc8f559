"""The lemmas of forms: what simplemma says of each, and what a query asks of them."""

from __future__ import annotations

import sys

import pytest

from lettercli.errors import BadQuery, LettersError
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.index.lemmas import installed, lemmas, made
from lettercli.query.reading import read
from lettercli.search import count
from tests.index import made as editions

TEXT = "He procured grain. She procures, they procure. Going, goes; Stalin's men went. Procurement of GRAIN."


@pytest.fixture
def index() -> Index:
    """One letter."""
    return build(editions.edition(editions.letter("1", TEXT)))


def test_each_form_has_a_lemma(index: Index) -> None:
    """Each form has one lemma, folded, and each lemma the forms that have it."""
    known = made(index.lexicon, "en")
    assert sorted(known.ids) == list(range(len(index.lexicon)))
    said = {index.lexicon.surfaces[id]: known.strings[known.of[id]] for id in known.ids}
    assert [said[form] for form in ("procured", "procures", "Going", "goes", "went", "men", "Stalin's", "GRAIN")] == [
        "procure", "procure", "go", "go", "go", "man", "stalin", "grain",
    ]  # fmt: skip
    for rank in range(len(known.strings)):
        assert {known.of[id] for id in known.forms([rank])} == {rank}


@pytest.mark.parametrize(
    ("text", "options", "hits"),
    [
        ("procure", {"lemma": True}, 3), ("procure grain", {"lemma": True}, 1), ("pro*", {"lemma": True}, 4),
        ("procured", {"lemma": True}, 0), ('[lemma="procure"]', {}, 3), ('[lemma="GO"]', {}, 3),
        ('[lemma="g.*"]', {}, 5),
        ('[lemma!="procure"]', {}, 12), ('[lemma="procure" & word!="procured"]', {}, 2), ('[lemma=l"stalin"]', {}, 1),
        ('A:[lemma="procure"] []* B:[] :: A.lemma = B.lemma', {}, 2), ('[lemma=".*"]', {}, 15),
    ],
)  # fmt: skip
def test_what_a_lemma_finds(index: Index, text: str, options: dict[str, bool], hits: int) -> None:
    """A lemma finds all its forms, in plain words and in CQL."""
    assert count(index, read(text, **options)) == hits  # type: ignore[arg-type]


def test_a_lemma_has_no_case(index: Index) -> None:
    """`(?-i)` before a lemma is refused, with its place."""
    with pytest.raises(BadQuery, match="lemmas have no case"):
        count(index, read('[lemma="(?-i)Go"]'))


def test_the_lemmas_are_those_of_the_editions_language() -> None:
    """An edition in German has German lemmas; one in a language that simplemma has not is an error that says so."""
    index = build(editions.edition(editions.letter("1", "Die Häuser standen leer.")))
    index.lexicon.language = "de"
    assert count(index, read("haus", lemma=True)) == 1
    index.lexicon.language = "tlh"
    with pytest.raises(LettersError, match="simplemma has no lemmas for the language 'tlh'"):
        lemmas(index.lexicon)


def test_without_the_extra_a_query_says_how_to_install_it(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where simplemma is missing the error names the extra; plain words go on working."""
    monkeypatch.setitem(sys.modules, "simplemma", None)
    with pytest.raises(LettersError) as missing:
        count(index, read('[lemma="procure"]'))
    assert str(missing.value) == (
        "lemmas are an extra that is not installed; "
        "install them: pip install 'lettercli[lemma]' (pipx: pipx inject lettercli simplemma)"
    )
    assert count(index, read("procure")) == 1


def test_whether_the_extra_is_there_is_asked_without_an_import() -> None:
    """`installed` looks for simplemma and does not load it."""
    assert installed()
