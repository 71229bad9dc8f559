"""Addresses: what a user may type, what it names, and what is said when it names nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import dates
from lettercli.address import Directory, Place, Region, around, clashes, covers, is_tail, resolve
from lettercli.errors import UnknownAddress
from lettercli.model import Edition, Letter, Mark, Note, Passage, PassageKind


def passage(
    where: str, kind: PassageKind, *parts: Passage, text: str = "Words.", marks: tuple[Mark, ...] = ()
) -> Passage:
    return Passage(where, kind, text, parts=parts, marks=marks)


def note(letter: str, number: str, *parts: Passage) -> Note:
    return Note(number, passage(f"{letter}.n{number}", "note", *parts))


def letter(id: str, *passages: Passage, notes: tuple[Note, ...] = ()) -> Letter:
    return Letter(id, dates.UNDATED, (), (), "", {}, passages, notes)


def rich(id: str) -> Letter:
    """A letter with a bit of everything."""
    return letter(
        id,
        passage(f"{id}.salute", "salute"),
        passage(f"{id}.p1", "paragraph"),
        passage(
            f"{id}.p2", "paragraph",
            passage(f"{id}.p2.q", "quote", passage(f"{id}.p2.q1", "item"), passage(f"{id}.p2.q2", "item")),
        ),
        *(passage(f"{id}.{number}", "point") for number in "12345"),
        passage(
            f"{id}.6", "point",
            passage(f"{id}.6.a", "item"), passage(f"{id}.6.b", "item", passage(f"{id}.6.b.1", "item")),
            passage(f"{id}.6.p2", "paragraph", text="Lost […] here.", marks=(Mark("gap", 5, 8),)),
        ),
        passage(f"{id}.7", "point"),
        passage(f"{id}.1~2", "point"),
        passage(f"{id}.closer", "closer"),
        passage(f"{id}.signed", "signed"),
        passage(f"{id}.ps", "postscript", passage(f"{id}.ps.signed", "signed")),
        passage(f"{id}.signed2", "signed"),
        notes=(*(note(id, str(number)) for number in range(1, 16)), note(id, "16", passage(f"{id}.n16.a", "item"))),
    )  # fmt: skip


EDITION = Edition("test", "Test", (letter("39", passage("39.p1", "paragraph")), letter("40"), letter("41"), rich("42")))


def found(text: str, edition: Edition = EDITION) -> list[str]:
    return [place.address for place in resolve(edition, text)]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("42", "42"), (" 42 ", "42"), ("42.6", "42.6"), ("42.6.b", "42.6.b"), ("42.6b", "42.6.b"),
        ("42.6b1", "42.6.b.1"), ("42.6.b.1", "42.6.b.1"), ("42.6.p2", "42.6.p2"), ("42.p2.q", "42.p2.q"),
        ("42.p2.q1", "42.p2.q1"), ("42.p2.2", "42.p2.q2"),
        ("42.p2.q.1", "42.p2.q1"), ("42.1~2", "42.1~2"), ("42.salute", "42.salute"), ("42.signed2", "42.signed2"),
        ("42.ps.signed", "42.ps.signed"), ("42.n16", "42.n16"), ("42.n16.a", "42.n16.a"), ("42.n16a", "42.n16.a"),
    ],
)  # fmt: skip
def test_an_address_names_a_place(typed: str, named: str) -> None:
    """The spellings of an address lead to the passage of that address."""
    assert found(typed) == [named]


def test_a_place_knows_its_letter_and_note() -> None:
    """A whole letter has no passage; a note and what lies in it have the note."""
    whole, point, in_note = (resolve(EDITION, text)[0] for text in ("42", "42.6", "42.n16.a"))
    assert (whole.letter.id, whole.passage, whole.note) == ("42", None, None)
    assert point.passage is not None
    assert (point.passage.kind, point.note) == ("point", None)
    assert in_note.note is not None
    assert in_note.note.number == "16"


def test_every_passage_is_found_by_its_own_address() -> None:
    """The address that the program prints is the address it understands."""
    directory = Directory(EDITION)
    for each in EDITION.letters:
        for where, place in directory.places(each).items():
            assert directory.resolve(where) == (place,)


def test_a_range_is_in_the_editions_order() -> None:
    """A range names the letters from one id to another, with a hyphen or a dash."""
    assert found("39-41") == ["39", "40", "41"]
    assert found("41–42") == ["41", "42"]


def test_an_id_wins_over_a_range() -> None:
    """A letter whose id looks like a range is that letter."""
    assert found("39-41", Edition("", "", tuple(map(letter, ("39", "40", "41", "39-41"))))) == ["39-41"]


def test_ids_with_hyphens_make_ranges() -> None:
    """A range is cut where both halves are ids."""
    edition = Edition("", "", tuple(map(letter, ("1929-08-10", "1929-08-21", "1929-08-23"))))
    assert found("1929-08-10-1929-08-23", edition) == ["1929-08-10", "1929-08-21", "1929-08-23"]


def test_a_backward_range_is_mended() -> None:
    """A range from a later letter to an earlier one says what to write."""
    with pytest.raises(UnknownAddress, match="write 39-41"):
        found("41-39")


def test_the_longest_id_wins() -> None:
    """An id with dots is tried before a shorter one with a part."""
    edition = Edition("", "", tuple(letter(id, passage(f"{id}.p1", "paragraph")) for id in ("A", "A.Smith")))
    assert found("A.Smith", edition) == ["A.Smith"]
    assert found("A.Smith.p1", edition) == ["A.Smith.p1"]
    assert found("A.p1", edition) == ["A.p1"]


def test_the_gap_of_a_letter() -> None:
    """`42.gap` is the first passage that has lost something, where no passage is wholly lost."""
    assert found("42.gap") == ["42.6.p2"]
    lost = Edition("", "", (letter("1", passage("1.p1", "paragraph"), passage("1.gap", "gap", text="[…]")),))
    assert found("1.gap", lost) == ["1.gap"]
    with pytest.raises(UnknownAddress):
        found("40.gap")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("42.16", "points are 1-7, 1~2; note 16 is 42.n16"),
        ("42.9", "points are 1-7, 1~2; note 9 is 42.n9"),
        ("42.88", "points are 1-7, 1~2"),
        ("42.n17", "notes are n1-n16"),
        ("40.n1", "40 has no notes"),
        ("42.6.z", "42.6 has a, b, p2"),
        ("42.6.B", "42.6 has a, b, p2; did you mean 42.6.b?"),
        ("42.sigend", "42 has salute, p1, p2, 1-7, 1~2, closer, signed, ps, signed2; did you mean 42.signed?"),
        ("42.p2.q3", "42.p2 has q"),
        ("42.n16.b", "42.n16 has a"),
        ("42.n3.a", "42.n3 has no parts"),
        ("39.1", "39 has no points, its parts are p1"),
        ("40.1", "40 has no parts"),
        ("43", "letters are 39-42"),
        ("43.6", "letters are 39-42"),
        ("42.", "42 has salute, p1, p2, 1-7, 1~2, closer, signed, ps, signed2"),
        ("42..6", "42 has salute, p1, p2, 1-7, 1~2, closer, signed, ps, signed2"),
        ("", "an address is a letter's id, such as 42, or a part of it, such as 42.6.b"),
    ],
)
def test_an_unknown_address_says_what_there_is(typed: str, hint: str) -> None:
    """An address that names nothing tells what parts or letters there are, and the nearest."""
    with pytest.raises(UnknownAddress) as caught:
        resolve(EDITION, typed)
    assert caught.value.hint == hint
    assert caught.value.address == typed


def test_an_unknown_letter_names_the_nearest() -> None:
    """An id that is nearly one, or one but for case, is asked after."""
    edition = Edition("", "", tuple(map(letter, ("Goethe-12", "Schiller-3", "Zelter-1"))))
    for typed, meant in [("Goethe-13x", "Goethe-12"), ("schiller-3", "Schiller-3"), ("schiller-3.p1", "Schiller-3")]:
        with pytest.raises(UnknownAddress, match=f"did you mean {meant}"):
            resolve(edition, typed)


def test_a_long_list_of_ids_is_shortened() -> None:
    """Of many ids the first and the last are named, and their number."""
    ids = [f"{name}{number}" for number in range(1, 2001, 2) for name in ("a", "z")]
    with pytest.raises(UnknownAddress) as caught:
        resolve(Edition("", "", tuple(map(letter, ids))), "x")
    assert caught.value.hint == "letters are a1, z1, a3, z3, a5, z5, a7, z7, … z1999 (2,000 in all)"


def test_an_edition_without_letters_says_so() -> None:
    """Where there are no letters, none are listed."""
    with pytest.raises(UnknownAddress, match="this edition has no letters"):
        resolve(Edition("", "", ()), "1")


@given(st.one_of(st.text(max_size=30), st.text("42.6bnpq~-–16 \x1b\u202e\x00", max_size=30)))
@settings(max_examples=200)
def test_no_text_is_worse_than_unknown(text: str) -> None:
    """Any text is an address or unknown, and nothing else goes wrong; the message holds no control character."""
    try:
        places = resolve(EDITION, text)
    except UnknownAddress as error:
        message = str(error)
    else:
        message = "".join(place.address for place in places)
    assert message.isprintable()


@pytest.mark.parametrize("text", ["42." + "9" * 100_000, "4" * 100_000, "." * 10_000, "42" + ".6" * 5_000, "-" * 499])
def test_a_very_long_address_is_refused_shortly(text: str) -> None:
    """What is too long to be an address is refused, and not repeated at length."""
    with pytest.raises(UnknownAddress) as caught:
        resolve(EDITION, text)
    assert len(str(caught.value)) < 700


@pytest.mark.parametrize(
    "tail", ["6", "6.b", "b", "iv", "p2", "n16", "n16.a", "q", "q1", "ps", "ps.signed", "signed2", "1~2", "gap"]
)
def test_what_can_follow_an_id(tail: str) -> None:
    """Labels, paragraphs, notes, quotations and named parts are tails."""
    assert is_tail(tail)


@pytest.mark.parametrize("tail", ["", "Smith", "6.", ".6", "6..b", "nn", "letter", "ab-c"])
def test_what_cannot_follow_an_id(tail: str) -> None:
    """Other words are no tails, so ids may end with them."""
    assert not is_tail(tail)


def test_ids_that_clash() -> None:
    """An id that another id and a part could spell is a clash; other ids with dots are none."""
    assert set(clashes(["42", "42.6", "42.6.b", "A", "A.Smith", "7.1"])) == {
        ("42.6", "42"), ("42.6.b", "42"), ("42.6.b", "42.6"),
    }  # fmt: skip


@given(st.lists(st.sampled_from(["1", "2", "1.2", "1.p1", "a", "a.b", "1.x-y"]), unique=True))
def test_without_clashes_an_id_means_its_letter(ids: list[str]) -> None:
    """In an edition that may be loaded, an id always names its own letter and never a part of another."""
    parts = {id: (passage(f"{id}.2", "point"), passage(f"{id}.p1", "paragraph")) for id in ids}
    edition = Edition("", "", tuple(letter(id, *parts[id]) for id in ids))
    if not list(clashes(ids)):
        for id in ids:
            assert resolve(edition, id) == (Place(edition.letter(id)),)  # type: ignore[arg-type]
            assert resolve(edition, f"{id}.p1")[0].letter.id == id


def test_many_addresses_are_looked_up_quickly() -> None:
    """A Directory of thousands of letters makes its tables once."""
    ids = [str(number) for number in range(5_000)]
    directory = Directory(Edition("", "", tuple(letter(id, passage(f"{id}.p1", "paragraph")) for id in ids)))
    assert [directory.resolve(f"{id}.p1")[0].letter.id for id in ids] == ids


ADDRESSES = st.lists(st.sampled_from(["1", "2", "a", "p1", "n1"]), min_size=1, max_size=4).map(".".join)


@given(st.sets(ADDRESSES), ADDRESSES)
def test_a_region_is_what_its_addresses_cover(addresses: set[str], asked: str) -> None:
    """A Region answers as the comparison of every address with every other would."""
    region = Region(addresses)
    assert region.holds(asked) == any(covers(each, asked) for each in addresses)
    assert region.meets(asked) == any(covers(each, asked) or covers(asked, each) for each in addresses)
    assert list(around(asked)) == [asked[:end] for end in range(len(asked), 0, -1) if covers(asked[:end], asked)]
