"""German nouns and names, told apart by how a text uses them."""

from __future__ import annotations

import pytest

from lettercli.backmatter.nouns import Use, is_german, nouns


def uses(text: str) -> list[Use]:
    """The words of sentences that stand apart by ` . `; the first word of each begins one."""
    made = []
    for sentence in text.split(" . "):
        words = sentence.split()
        made += [Use(word, words[at - 1] if at else "", not at) for at, word in enumerate(words)]
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ich las den Brief", {"Brief"}), ("mit lieben Gruß", {"Gruß"}), ("ich sah Barth in Marburg", set()),
        ("zur Dichtung", {"Dichtung"}), ("in Freiheit", {"Freiheit"}), ("nach München", set()),
        ("ich danke Dir am Montag", {"Dir", "Montag"}), ("mit Freude und Freuden", {"Freude", "Freuden"}),
        ("Gern kam er . gern auch sie", {"Gern"}), ("mit Anna bei Annas Anne", set()),
    ],
)  # fmt: skip
def test_what_is_a_noun(text: str, found: set[str]) -> None:
    """An article or an adjective before it, an ending, another form, a small spelling: any of them makes a noun."""
    assert nouns(uses(text)) == found


def test_an_article_now_and_then_makes_no_noun() -> None:
    """A name that stands with an article less than one time in four stays a name."""
    assert nouns(uses("bei Barth . mit Barth . von Barth . an Barth . der Barth")) == frozenset()
    assert nouns(uses("bei Barth . mit Barth . der Barth")) == {"Barth"}


def test_a_rare_other_form_makes_no_noun() -> None:
    """`Berliner` and a misspelt `Berline` do not make a noun of Berlin."""
    assert "Berlin" not in nouns(uses(" . ".join(["in Berlin"] * 11 + ["ein Berliner", "in Berline"])))


def test_nothing_before_the_first_word_is_no_article() -> None:
    """What begins a sentence proves nothing."""
    assert nouns(uses("Barth kam . Barth ging")) == frozenset()


def test_languages() -> None:
    """A tag of German is one whatever follows."""
    assert all(map(is_german, ("de", "de-AT", "deu", "DE_CH")))
    assert not any(map(is_german, ("nl", "den", "")))
