"""Ids that letters get on their way in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.address import clashes
from lettercli.incoming.ids import Before, Wanted, file_names, named, safe


def wanted(*ids: str, file: str = "a.csv") -> list[Wanted]:
    """Letters of these ids, each of which says something else."""
    return [Wanted(id, file, str(at).encode()) for at, id in enumerate(ids)]


@pytest.mark.parametrize(
    ("id", "made"),
    [
        ("42", "42"), ("L.1846.b", "L.1846.b"), ("Zürich-3", "Zürich-3"), ("42'", "42'"),
        ("../../etc/passwd", "etc-passwd"), ("/etc/passwd", "etc-passwd"), (".hidden", "hidden"), ("-rf", "rf"),
        ("a b\tc", "a-b-c"), ("a\x00b", "a-b"), ("a\x1b[31m", "a-[31m"), ("C:\\x", "C-x"), ("-", "letter"),
        ("...", "letter"), ("42.", "42"), ("\u202e42", "42"), ("  ", "letter"),
    ],
)  # fmt: skip
def test_safe(id: str, made: str) -> None:
    """What can stand in an edition stays; blanks, separators and what is invisible do not."""
    assert safe(id) == made


def test_a_long_id_is_cut_and_stays_apart() -> None:
    """Two long ids that begin alike stay two, short enough for a file's name."""
    one, other = safe("ä" * 500 + "1"), safe("ä" * 500 + "2")
    assert one != other
    assert max(len(one.encode()), len(other.encode())) <= 120


def test_repeated_ids_are_numbered() -> None:
    """The first keeps its id; another letter's own id is never given away."""
    assert named(wanted("a", "a", "a-2", "a"), ()) == ["a", "a-3", "a-2", "a-4"]


def test_the_same_letter_again_has_no_id() -> None:
    """A letter that comes twice, word for word, is one."""
    assert named([Wanted("a", "x", b"1"), Wanted("a", "y", b"1")], ()) == ["a", None]


@pytest.mark.parametrize(
    ("ids", "there", "made"),
    [
        (["42", "42.6"], [], ["42", "42-6"]),
        (["42.6", "42"], [], ["42-6", "42"]),
        (["42.6"], [], ["42.6"]),
        (["42.6"], ["42"], ["42-6"]),
        (["42"], ["42.6"], ["42-0"]),
        (["42", "42.6", "42-6"], [], ["42", "42-6-2", "42-6"]),
        (["42", "42.x9"], [], ["42", "42.x9"]),
        (["42", "42.6.b"], [], ["42", "42-6-b"]),
    ],
)
def test_what_could_be_a_part_of_another_letter(ids: list[str], there: list[str], made: list[str]) -> None:
    """An id that is another id and a part is written with a hyphen; letters that are there keep theirs."""
    assert named(wanted(*ids), there) == made


def test_an_id_without_one() -> None:
    """A letter without an id is called like its file."""
    assert named(wanted("", file="folder/b 7.txt"), ()) == ["b-7"]


def test_earlier_names_are_kept() -> None:
    """What an earlier import named comes to the same name, even when its rival stays away this time."""
    before = [Before("a", "a", "one.csv"), Before("a-2", "a", "two.csv")]
    assert named([Wanted("a", "two.csv", b"")], ["a", "a-2"], before) == ["a-2"]


def test_a_number_that_is_somebody_elses() -> None:
    """A letter is not numbered into the place of one that is there and was another's."""
    assert named(wanted("a", "a"), ["a-2"]) == ["a", "a-3"]


ODD = st.lists(st.text("aA4.-/~ \x00é6p", max_size=6), max_size=12)


@given(ODD, st.lists(st.sampled_from(["a", "a.6", "4", "4.4", "a-2"]), unique=True))
def test_ids_are_fit_for_an_edition(ids: list[str], there: list[str]) -> None:
    """Whatever ids letters come with, those they get are safe, each once, and add no ambiguity to the edition's."""
    made = [id for id in named(wanted(*ids), there) if id is not None]
    assert len(set(made)) == len(ids)
    for id in made:
        assert id
        assert id.isprintable()
        assert " " not in id
        assert id == Path(id).name
        assert id[0] not in ".-"
    new = set(made) - set(there)
    assert not [pair for pair in clashes({*made, *there}) if new.intersection(pair)]


@given(ODD)
def test_the_same_letters_get_the_same_ids(ids: list[str]) -> None:
    """A second import of the same letters means the letters of the first."""
    made = named(wanted(*ids), ())
    before = [Before(str(id), each, "a.csv") for id, each in zip(made, ids, strict=True)]
    assert named(wanted(*ids), [str(id) for id in made], before) == made


def test_many_letters_of_one_id(patience: None) -> None:
    """Fifty thousand letters of one id, and as many that clash, take no time."""
    assert len(set(named(wanted(*["a"] * 50_000), ()))) == 50_000
    assert len(set(named(wanted("b", *(f"b.{n}" for n in range(50_000))), ()))) == 50_001


def test_file_names() -> None:
    """Ids that differ in case alone get files that differ in more."""
    assert file_names(["a", "A", "b"], ["B"]) == {"a": "a", "A": "A~2", "b": "b~2"}
