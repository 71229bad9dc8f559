"""How many words there are where a search looks."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.model import Edition
from lettercli.query.tree import Query, Word
from lettercli.search import Layer, Scope, Voice, search
from lettercli.views.extent import extents
from tests.index import made
from tests.views.by_letter import passages, words
from tests.views.sample import EDITION, letter, note, passage

LAYERS: tuple[Layer, ...] = ("text", "body", "notes", "all")
VOICES: tuple[Voice | None, ...] = (None, "writer", "editor", "other")
SCOPES = (None, Scope({"42"}), Scope(None, {"42.6", "41.p2", "42.n3"}), Scope({"41"}, {"42.6", "41.p2.q"}))
ANY = Query("*", Word("*"))


@pytest.fixture(scope="module")
def index() -> Index:
    """The sample edition, with insertions, an annotation, notes with parts, a gap."""
    return build(EDITION)


@pytest.mark.parametrize(("layer", "voice", "scope"), list(product(LAYERS, VOICES, SCOPES)))
def test_a_word_counts_where_it_is_found(index: Index, layer: Layer, voice: Voice | None, scope: Scope | None) -> None:
    """The words of a letter are as many as the hits of any word, whatever the layer, the voice and the scope."""
    hits = search(index, ANY, layer, voice, scope)
    found = Counter(index.letters[index.letter(hit.start)].id for hit in hits)
    assert extents(index, layer, voice, scope) == {each.id: found[each.id] for each in EDITION.letters}


def test_the_text_is_as_long_as_the_list_says(index: Index) -> None:
    """Without a choice the words are those that the list of letters counts."""
    assert extents(index) == {each.id: words(passages(each)) for each in EDITION.letters}


def test_a_letter_without_words() -> None:
    """A letter that has no note has no words in the notes; it is there all the same."""
    edition = Edition("x", "X", (letter("1", "", (passage("1.p1", "paragraph", "One two."),)),
                                 letter("2", "", (passage("2.p1", "paragraph", "Three.[^1]"),),
                                        (note("1", "Four five six.", letter="2"),))))  # fmt: skip
    assert extents(build(edition), "notes") == {"1": 0, "2": 3}
    assert extents(build(made.edition(made.letter("1", "")))) == {"1": 0}
