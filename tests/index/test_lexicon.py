"""The lexicon: its order, its runs, and the parts of its forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lettercli.index.lexicon import Lexicon, Strings
from lettercli.text.tokens import fold
from tests.index import made

FORMS = ["Sten", "sten", "Stén", "steno", "Shatskin-Sten", "Sten's", "grain", "a"]


def forms_of(lexicon: Lexicon, ids: range) -> list[str]:
    return [lexicon.surfaces[id] for id in ids]


def test_ids_are_ranks_by_folded_then_surface() -> None:
    """A form's id is its rank by folded form and then by surface, and the ids given back follow the forms."""
    lexicon, ids = Lexicon.of(FORMS)
    assert [lexicon.surfaces[id] for id in ids] == FORMS
    assert list(lexicon.surfaces) == sorted(FORMS, key=lambda form: (fold(form), form))


def test_a_folded_word_and_a_prefix_are_one_run() -> None:
    """All spellings of a folded word have adjoining ids, and so have all words of a prefix."""
    lexicon, _ = Lexicon.of(FORMS)
    assert forms_of(lexicon, lexicon.folded.equal("sten")) == ["Sten", "Stén", "sten"]
    assert forms_of(lexicon, lexicon.folded.run("sten")) == ["Sten", "Stén", "sten", "Sten's", "steno"]
    assert not lexicon.folded.equal("st")


def test_parts_lead_to_their_forms() -> None:
    """From a folded part to the ids of the forms it stands in."""
    lexicon, _ = Lexicon.of(FORMS)
    (rank,) = lexicon.parts.equal("sten")
    assert [lexicon.surfaces[id] for id in lexicon.with_part(rank)] == ["Shatskin-Sten", "Sten's"]


def test_groups_are_equal_for_words_that_fold_alike() -> None:
    """The group of an id is the lowest id that folds alike."""
    lexicon, _ = Lexicon.of(FORMS)
    groups = lexicon.groups()
    same = {lexicon.surfaces[id]: groups[id] for id in range(len(lexicon))}
    assert same["Sten"] == same["Stén"] == same["sten"] < same["Sten's"] < same["steno"]


@given(st.lists(st.text(alphabet="abA'-é", min_size=1) | st.sampled_from(made.WORDS), unique=True))
def test_strings_give_back_what_they_were_made_of(words: list[str]) -> None:
    """Strings joined in one text are the strings, by number, in a loop and in slices."""
    strings = Strings.of(words)
    assert list(strings) == words
    assert [strings[rank] for rank in range(len(strings))] == words
    assert strings[1:3] == words[1:3]


def test_matching_is_of_whole_strings() -> None:
    """A pattern must match a string from end to end."""
    assert list(Strings.of(["ab", "b", "abc", "b"]).matching("b|a.")) == [0, 1, 3]
