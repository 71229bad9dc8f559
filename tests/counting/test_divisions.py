"""Into what parts an edition is divided, and how many tokens each has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from lettercli import dates
from lettercli.counting import frequencies
from lettercli.counting.classes import Classes
from lettercli.counting.divisions import KEYS, Division, divide
from lettercli.counting.frequencies import sizes
from lettercli.counting.region import Region
from lettercli.edition import open_edition
from lettercli.filters import BadFilter
from lettercli.index.build import build
from lettercli.index.layout import NONE, Index
from lettercli.model import Edition
from lettercli.search import Scope

HEADS = {
    "1": "date: 1929-08-10\nsender: Ann\nrecipient: Bob\nplace: Sochi\n",
    "2": "date: 1929-08-30/1929-09-02\nsender:\n  - Bob\n  - Ann\nrecipient: Cid\n",
    "3": "date: 1929\nsender: Cid\n",
    "4": "sender: Ann\nrecipient: Bob\nplace: Riga\n",
    "5": "date: 1928-12\nsender: Ann\nrecipient: Bob\n",
    "6": "date: 1929-08-11?\nsender: Ann\nrecipient: Bob\n",
}
TOPICS = """\
Grain:
  query: grain
Oil:
  query: oil
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Six letters of the same words, dated and undated, and two topics."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "corpus.yaml").write_text("title: Test\n")
    (tmp_path / "topics.yaml").write_text(TOPICS)
    for id, head in HEADS.items():
        body = "Grain and oil came.\n\n1) Grain:\n\n   a) some grain came.\n\n2) No news.[^1]\n\n[^1]: Not of oil.\n"
        (tmp_path / "letters" / f"{id}.md").write_text(f"---\nid: {id}\n{head}---\n\n{body}")
    return open_edition(str(tmp_path))


@pytest.fixture
def index(edition: Edition) -> Index:
    """Its index."""
    return build(edition)


def counted(region: Region, division: Division) -> dict[str, int]:
    return dict(zip(division.labels, sizes(region, division).tolist(), strict=True))


def test_parts_are_those_of_the_letters(edition: Edition, index: Index) -> None:
    """By letter, sender, recipient and any key: the tokens of the letters that have each value; those without last."""
    region = Region(index)
    assert counted(region, divide(index, edition, "letter")) == dict.fromkeys("123456", 10)
    assert counted(region, divide(index, edition, "sender")) == {"Ann": 50, "Bob": 10, "Cid": 10}
    assert list(counted(region, divide(index, edition, "recipient")).items()) == [("Bob", 40), ("Cid", 10), ("", 10)]
    assert list(counted(region, divide(index, edition, "PLACE")).items()) == [("Sochi", 10), ("Riga", 10), ("", 40)]


def test_several_values_count_for_each(edition: Edition, index: Index) -> None:
    """A letter of two senders, and a passage on two topics, is in both parts; a division says so."""
    assert divide(index, edition, "sender").overlaps
    assert divide(index, edition, "topic").overlaps
    assert not divide(index, edition, "letter").overlaps


def test_times_are_certain_ones(edition: Edition, index: Index) -> None:
    """A month or year has the letters whose dates lie in it; other dates stand by themselves, none last."""
    region = Region(index)
    assert list(counted(region, divide(index, edition, "year")).items()) == [
        ("1928", 10), ("1929", 30), ("1929-08-11?", 10), ("", 10),
    ]  # fmt: skip
    assert list(counted(region, divide(index, edition, "month")).items()) == [
        ("1928-12", 10), ("1929", 10), ("1929-08", 10), ("1929-08-11?", 10), ("1929-08-30/1929-09-02", 10), ("", 10),
    ]  # fmt: skip


def test_topics_are_those_of_the_filter(edition: Edition, index: Index) -> None:
    """A topic has the tokens that its filter leaves; what is on none comes last."""
    from lettercli.backmatter.scope import passages

    region = Region(index, "all")
    division = divide(index, edition, "topic")
    for name in ("Grain", "Oil"):
        filtered = Region(index, "all", None, Scope(None, passages(edition, index, (name,))))
        assert counted(region, division)[name] == filtered.size
    assert counted(region, division) == {"Grain": 48, "Oil": 42, "": 12}


def test_points_are_whole_passages(edition: Edition, index: Index) -> None:
    """By point each token is in the outermost passage round it, be it a point, a paragraph or a note."""
    region = Region(index, "all")
    naive: Counter[str] = Counter()
    for token in range(len(index)):
        passage = index.passage(token)
        while index.passages.parents[passage] != NONE:
            passage = index.passages.parents[passage]
        naive[index.passages.addresses[passage]] += 1
    assert counted(region, divide(index, edition, "point")) == naive
    assert naive["1.1"] == 4


@pytest.mark.parametrize("key", [*KEYS, "place"])
def test_the_parts_hold_all(edition: Edition, index: Index, key: str) -> None:
    """Each token is in some part, and exactly one where nothing overlaps, whatever is counted."""
    division = divide(index, edition, key)
    for region in (Region(index, "all"), Region(index, "notes"), Region(index, "text", None, Scope({"2", "4"}))):
        total = int(sizes(region, division).sum())
        assert total >= region.size
        assert division.overlaps or total == region.size


def test_an_unknown_key_is_refused(edition: Edition, index: Index) -> None:
    """A key that no letter has is an error that names those there are."""
    with pytest.raises(BadFilter, match="no letter has the key 'colour'"):
        divide(index, edition, "colour")


def test_a_period_in_the_old_style_is_one_of_its_calendar() -> None:
    """A date in the Julian calendar counts in the month that it names."""
    from lettercli.counting.divisions import _period

    assert _period(dates.parse("1917-10-25", "julian"), "month", {}).edtf == "1917-10"


@pytest.mark.parametrize("key", ["sender", "year", "topic"])
def test_a_place_for_each_pair_counts_as_pairs_do(edition: Edition, index: Index, key: str) -> None:
    """Words by part are the same where there is a place for each pair of them, and where there is not."""
    region, classes, division = Region(index, "all"), Classes(index), divide(index, edition, key)
    found = []
    for most in (0, 1 << 26):
        with patch.object(frequencies, "_TABLE", most), patch.object(Region, "size", 1 << 26):
            pieces = [np.stack(piece) for piece in frequencies.by_part(region, classes, division)]
        cells = np.concatenate(pieces, axis=1)
        found.append(sorted(map(tuple, cells.T.tolist())))
    assert found[0] == found[1]
    assert sum(count for *_, count in found[0]) == int(sizes(region, division).sum())
