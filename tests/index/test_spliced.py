"""A lexicon that a few forms were taken out of and put into is the lexicon of the forms that are then there."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.index import spliced as module
from lettercli.index.lexicon import key, lexicon_sections
from lettercli.index.spliced import spliced

WORDS = ["a", "A", "ä", "Ä", "ab", "Ab", "aB", "b", "B", "be", "bé", "Be", "c", "z", "Zeta", "zeta", "éa", "ea",
         "apple", "Sten", "Sten's", "sten's", "Shatskin-Sten", "shatskin", "Sten-Lominadze", "o'clock", "x", "йод",
         "иод", "ß", "ss", "字", "漢字"]  # fmt: skip
FORMS = st.sets(st.sampled_from(WORDS) | st.text("abAB'-é", min_size=1, max_size=3).map("a".__add__))


def plain(sections: dict[str, memoryview]) -> dict[str, tuple[str, bytes]]:
    return {name: (one.format, one.tobytes()) for name, one in sections.items()}


@settings(max_examples=400, deadline=None)
@given(FORMS.filter(bool), FORMS, FORMS)
def test_it_is_the_lexicon_made_anew(before: set[str], gone: set[str], new: set[str]) -> None:
    """Whatever goes and whatever comes, every section is as if made of all forms, and so is the rank of each."""
    old = sorted(before, key=key)
    kept, _ = lexicon_sections(old)
    keys = sorted(map(key, new))
    change = spliced(kept, np.array([form not in gone for form in old]), keys)
    assert change is not None
    after = sorted((before - gone) | new, key=key)
    expected, _ = lexicon_sections(after)
    assert plain(change.sections) == plain(expected)
    assert [after[rank] for rank in change.new] == sorted(new, key=key)
    stay = {form: int(rank) for form, rank in zip(old, change.ranks, strict=True) if form in after}
    assert stay == {form: after.index(form) for form in stay}


def test_of_too_many_changes_it_is_none() -> None:
    """Where more forms come or go than are worth it, who asks makes the lexicon anew."""
    kept, _ = lexicon_sections(["a", "b", "c"])
    every = np.ones(3, bool)
    with patch.object(module, "MOST", 2):
        assert spliced(kept, every, ["d\0d", "e\0e"]) is not None
        assert spliced(kept, every, ["d\0d", "e\0e", "f\0f"]) is None
        assert spliced(kept, ~every, []) is None
