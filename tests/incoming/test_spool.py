"""What waits on disk while an import is under way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.incoming.spool import Spool, checksum

TEXTS = st.text(max_size=20)
METADATA = st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=3).map(tuple), max_size=4)


@given(st.lists(st.tuples(METADATA, TEXTS), min_size=1, max_size=5))
def test_letters_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, letters: list[tuple[dict[str, str | tuple[str, ...]], str]]
) -> None:
    """Whatever its words and keys, a letter that waited is the one that was kept, asked for in any order."""
    with Spool(tmp_path_factory.mktemp("spool")) as spool:
        for metadata, body in letters:
            spool.add(metadata, body)
        for place in reversed(range(len(letters))):
            assert spool.letter(place) == letters[place]


def test_what_makes_letters_the_same() -> None:
    """Neither ids nor the order of keys, but every word and value; where metadata end and words begin counts too."""
    one = {"id": "1", "date": "1846", "place": "Bonn"}
    assert checksum(one, "Dear A.") == checksum({"place": "Bonn", "date": "1846", "id": "2"}, "Dear A.")
    assert checksum(one, "Dear A.") != checksum(one, "Dear B.")
    assert checksum({"a": "b"}, "c") != checksum({}, "a b c") != checksum({}, "abc")
