"""Filters: which letters a command is about."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli import dates
from lettercli.errors import BadDate, UnknownAddress
from lettercli.filters import BadFilter, Filter
from lettercli.heads import Heads, Packer
from lettercli.model import Edition, Head, Kept, Letter
from lettercli.text.tokens import fold


def letter(id: str, date: str = "", sender: str = "", recipient: str = "", **metadata: str | tuple[str, ...]) -> Letter:
    people = tuple(filter(None, [sender])), tuple(filter(None, [recipient]))
    return Letter(id, dates.parse(date), *people, "", {"id": id, "date": date, **metadata}, (), ())


EDITION = Edition(
    "", "",
    (
        letter("1", "1929-08-10", "J. Stalin", "V. M. Molotov", place="Sochi", tag=("grain", "oil")),
        letter("2", "1929-08", "V. M. Molotov", "J. Stalin", place="Moscow, Kremlin"),
        letter("3", "", "J. Stalin", "Łódź Committee", place=""),
        letter("4", "1929-08-21/1929-09-02", "J. Stalin"),
        letter("5", "1930"),
        letter("6", "1929-09/.."),
    ),
)  # fmt: skip


def kept(**conditions: object) -> list[str]:
    return [letter.id for letter in Filter(**conditions).letters(EDITION)[0]]  # type: ignore[arg-type]


def left_out(**conditions: object) -> list[str]:
    return [letter.id for letter in Filter(**conditions).letters(EDITION)[1]]  # type: ignore[arg-type]


def test_without_conditions_all_letters_are_kept() -> None:
    """An empty filter keeps every letter, undated ones too."""
    assert kept() == ["1", "2", "3", "4", "5", "6"]
    assert left_out() == []


@pytest.mark.parametrize(
    ("since", "until", "overlap", "contained"),
    [
        ("1929-08-15", "", ["2", "4", "5", "6"], ["4", "5", "6"]),
        ("", "1929-08-15", ["1", "2"], ["1"]),
        ("1929-08-10", "1929-08-31", ["1", "2", "4"], ["1"]),
        ("1929-08", "1929-08", ["1", "2", "4"], ["1", "2"]),
        ("10 Aug 1929", "August 1929", ["1", "2", "4"], ["1"]),
        ("1931", "", ["6"], []),
        ("", "1928", [], []),
    ],
)
def test_from_and_to(since: str, until: str, overlap: list[str], contained: list[str]) -> None:
    """Letters match a time that their dates overlap, or, if so asked, that contains them whole."""
    assert kept(since=since, until=until) == overlap
    assert kept(since=since, until=until, date_match="contained") == contained


def test_on_a_date() -> None:
    """--on is one date, of whatever width."""
    assert kept(on="1929-08-10") == ["1", "2"]
    assert kept(on="1929-08-20/1929-08-25") == ["2", "4"]
    assert kept(on="1929-08-10", date_match="contained") == ["1"]


def test_undated_letters_can_be_asked_for() -> None:
    """--on undated keeps the undated letters alone."""
    assert kept(on="undated") == ["3"]
    assert kept(on=dates.UNDATED) == ["3"]


def test_undated_letters_left_out_are_given_back() -> None:
    """An undated letter that only a date leaves out is named; one that another condition leaves out is not."""
    assert left_out(since="1900") == ["3"]
    assert left_out(since="1900", sender="Stalin") == ["3"]
    assert left_out(since="1900", sender="Molotov") == []


def test_a_backward_time_is_refused() -> None:
    """From a later date to an earlier one is an error that says what to write."""
    with pytest.raises(BadDate, match="1928 is before August 1929; look from 1928 to 1929-08"):
        Filter(since="1929-08", until="1928")


@pytest.mark.parametrize("text", ["05/03/1918", "soon", "1918-02-30"])
def test_a_bad_date_is_refused_at_once(text: str) -> None:
    """A date that cannot be read is an error before any letter is looked at."""
    for option in ("since", "until", "on"):
        with pytest.raises(BadDate):
            Filter(**{option: text})  # type: ignore[arg-type]


def test_a_time_needs_an_end_to_begin_from() -> None:
    """A date that is open where the time should begin or end, or none at all, is refused."""
    for conditions in ({"since": "../1929"}, {"until": "1929/.."}, {"since": "undated"}):
        with pytest.raises(BadDate):
            Filter(**conditions)  # type: ignore[arg-type]


def test_letters_by_id() -> None:
    """Letters are named by id or range, each kept once and in the edition's order."""
    assert kept(letters="4") == ["4"]
    assert kept(letters=["5", "2-4", "3"]) == ["2", "3", "4", "5"]
    with pytest.raises(UnknownAddress, match="letters are 1-6"):
        kept(letters=["9"])


@pytest.mark.parametrize(
    ("name", "ids"),
    [("Stalin", ["1", "3", "4"]), ("stalin", ["1", "3", "4"]), ("J. STALIN", ["1", "3", "4"]), ("Stal", []),
     ("stal*", ["1", "3", "4"]), ("*lin", ["1", "3", "4"]), ("V*Molotov", ["2"]), ("M. Molotov", ["2"]),
     (["Stalin", "Molotov"], ["1", "2", "3", "4"]), ("nobody", [])],
)  # fmt: skip
def test_letters_by_sender(name: str | list[str], ids: list[str]) -> None:
    """A sender is named by whole words, without case, with `*` for any characters; several names are alternatives."""
    assert kept(sender=name) == ids


def test_letters_by_recipient() -> None:
    """A recipient is found without diacritics."""
    assert kept(recipient="lodz") == ["3"]
    assert kept(recipient="Molotov", sender="Stalin") == ["1"]


@pytest.mark.parametrize(
    ("where", "ids"),
    [("place=sochi", ["1"]), ("place=Moscow", ["2"]), ("place = Moscow,  Kremlin", ["2"]), ("place=Krem", []),
     ("place=Krem*", ["2"]), ("place=*", ["1", "2"]), ("place=", ["3", "4", "5", "6"]), ("PLACE=sochi", ["1"]),
     ("tag=oil", ["1"]), ("tag=grain oil", []), (["place=Sochi", "tag=oil"], ["1"]), (["place=Sochi", "tag=coal"], []),
     ("place=.*", []), ("date=1929-08*", ["1", "2", "4"])],
)  # fmt: skip
def test_letters_by_what_their_metadata_say(where: str | list[str], ids: list[str]) -> None:
    """KEY=VALUE finds the whole value or whole words of it; an empty VALUE finds letters without one; all must hold."""
    assert kept(where=where) == ids


def test_an_unknown_key_names_those_there_are() -> None:
    """A key that no letter has is an error that lists the keys."""
    with pytest.raises(BadFilter, match="no letter has the key 'plaec'; there are id, date, place, tag"):
        kept(where="plaec=Sochi")


def test_what_is_not_wanted_is_no_condition() -> None:
    """A condition with `!=` is refused as what it is, not as a key that no letter has."""
    with pytest.raises(BadFilter, match="place!=: there are no conditions with !=; ask for what is wanted"):
        kept(where="place!=Sochi")


@pytest.mark.parametrize("text", ["place", "=Sochi", " = ", "place=" + "x" * 501, "place=" + "*a" * 20])
def test_what_is_no_condition_is_refused(text: str) -> None:
    """A condition without key or sign of equality, or too long to be one, says what to write."""
    with pytest.raises(BadFilter, match="write "):
        Filter(where=text)


@pytest.mark.parametrize("condition", ["letters", "sender", "recipient", "where"])
def test_an_empty_value_among_several(condition: str) -> None:
    """An empty text is no condition, but in a list it is a mistake."""
    assert kept(**{condition: ""}) == ["1", "2", "3", "4", "5", "6"]
    with pytest.raises(BadFilter, match="an empty value; name something, or leave it out"):
        kept(**{condition: ["", "1"]})


def test_an_unknown_way_to_match_dates() -> None:
    """Dates match by overlap or contained."""
    with pytest.raises(BadFilter, match="write overlap or contained"):
        Filter(date_match="exact")  # type: ignore[arg-type]


def test_a_value_with_many_stars_is_looked_for_once(patience: None) -> None:
    """However many stars there are, a long value costs its length, whether it is found or not."""
    long = Edition("", "", (letter("1", place="a" * 5_000, tag="a" * 5_000 + "b"),))
    for where, ids in (("*a" * 10, ["1"]), ("a*" * 6 + "b", []), ("a*" * 10, ["1"])):
        assert [each.id for each in Filter(where=f"place={where}").letters(long)[0]] == ids
    assert [each.id for each in Filter(where=f"tag={'a*' * 9}b").letters(long)[0]] == ["1"]


@given(st.text("ab *", min_size=1, max_size=8), st.text("ab ", max_size=12))
def test_a_star_is_any_text(value: str, place: str) -> None:
    """What a value with stars finds is what a plain search, which may go back, finds."""
    pieces = [re.escape(piece) for piece in re.split(r"\*+", " ".join(value.split()))]
    wanted = re.search(rf"(?<!\w){'.*?'.join(pieces)}(?!\w)", " ".join(place.split())) if place else None
    edition = Edition("", "", (letter("1", place=place),))
    if value.strip():
        assert bool(Filter(where=f"place={value}").letters(edition)[0]) == bool(wanted)


@given(st.dates(), st.dates())
def test_contained_letters_overlap(one: object, other: object) -> None:
    """What is contained in a time also overlaps it, and no letter is both kept and left out."""
    since, until = sorted(map(str, (one, other)))
    assert set(kept(since=since, until=until, date_match="contained")) <= set(kept(since=since, until=until))
    assert not set(kept(since=since, until=until)) & set(left_out(since=since, until=until))


@given(st.text(max_size=60))
def test_no_value_is_worse_than_refused(text: str) -> None:
    """Any text as a value or a condition is understood or refused, and nothing else goes wrong."""
    for conditions in ({"sender": text}, {"where": text}, {"where": f"place={text}"}):
        try:
            ids = kept(**conditions)
        except BadFilter:
            continue
        assert set(ids) <= {"1", "2", "3", "4", "5", "6"}


@given(st.data())
def test_filters_of_packed_heads_are_those_of_each_letter(data: st.DataObject) -> None:
    """Whatever the conditions, what is kept of columns is what a look at each letter keeps."""
    names = st.sampled_from(["Ann", "Ben Carl", "Łódź", ""])
    when = st.sampled_from(["", "1929", "1929-08", "1929-08-10", "1929-08-21/1929-09-02", "../1929-08", "1930/.."])
    count = data.draw(st.integers(1, 6))
    made = [letter(str(at), data.draw(when), data.draw(names), place=data.draw(names)) for at in range(count)]
    window, match = data.draw(when), data.draw(st.sampled_from(["overlap", "contained"]))
    sender, place = data.draw(st.sampled_from(["", "ann", "carl", "lodz"])), data.draw(st.sampled_from(["", "ben"]))
    fits = dates.contains if match == "contained" else dates.overlaps

    def wanted(each: Letter) -> bool:
        in_time = not window or fits(dates.read(window), each.date)
        from_them = not sender or sender in fold(" ".join(each.sender)).split()
        words = fold(str(each.metadata["place"])).split()
        return in_time and from_them and (place in words if place else not words)

    asked = Filter(on=window, date_match=match, sender=sender, where=f"place={place}")
    assert [each.id for each in asked.letters(Edition("", "", tuple(made)))[0]] == [e.id for e in made if wanted(e)]


def test_hundreds_of_thousands_of_letters_are_filtered_quickly(patience: None) -> None:
    """Names and values are matched once each and dates are numbers: no letter is touched, nor compared by name."""
    packer = Packer()
    people = ["Ann", "Ben", "Carl"]
    for at in range(200_000):
        day = dates.parse(f"{1700 + at % 200}-01-01")
        about = {"id": str(at), "date": day.edtf, "sender": people[at % 3]}
        packer.add(Head(str(at), day, (people[at % 3],), (), "", about))
    heads = packer.heads()
    edition = Edition("", "", _Unread(heads))
    for _ in range(20):
        kept, _ = Filter(since="1800", until="1800", sender="ann").letters(edition)
    assert len(kept) == 333
    assert kept.heads[0].id == "300"


class _Unread(Kept):
    """Letters of which only the heads are to be had."""

    def __init__(self, heads: Heads) -> None:
        self._packed = heads

    @property
    def heads(self) -> Heads:
        return self._packed

    def __len__(self) -> int:
        return len(self._packed)

    def at(self, place: int) -> Letter:
        raise AssertionError(place)
