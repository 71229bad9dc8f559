"""Letters on the shelf: read when asked for, the same as all at once, and few of them in memory."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from lettercli import edition, shelf
from lettercli.errors import Faults
from lettercli.formats import jsonl
from lettercli.formats.letterfile import letters_of
from lettercli.heads import Heads, days
from lettercli.model import Letter, Letters, head
from tests.editions import CORPUS, letter, write_edition

BODY = "::: salute\nDear Ben,\n:::\n\n1) Of mills.[^1] [sic. —U.S. Ed.]\n\n[^1]: A note. —U.S. Ed."
MANY = {str(number): letter(str(number), BODY, date=f"19{number % 60 + 10}", sender=("Ann", "Ben")[number % 2])
        for number in range(1, 61)}  # fmt: skip


def sharded(root: Path, name: str = "0001.jsonl", *ids: str) -> Path:
    """The edition with letters moved into a shard; all of them, or those of some ids."""
    files = sorted((root / "letters").glob("*.md"), key=lambda path: int(path.stem))
    lines = []
    for path in [path for path in files if not ids or path.stem in ids]:
        lines += [jsonl.write(shelf.letter_of(flat, path)) for flat in letters_of(path, [])]
        path.unlink()
    (root / "letters" / name).write_text("".join(lines), encoding="utf-8")
    return root


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition that is too large to be kept as it was read."""
    monkeypatch.setattr(shelf, "KEPT_BYTES", 1000)
    monkeypatch.setattr(shelf, "KEPT_LETTERS", 4)
    return write_edition(tmp_path / "large", MANY)


def test_a_letter_read_when_asked_for_is_the_letter(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files or shard, kept or read again, in whatever order: each letter is the same, brackets and authors too."""
    lazy = edition.load(large).letters
    monkeypatch.setattr(shelf, "KEPT_BYTES", 10**9)
    kept = edition.load(large).letters
    ids = [each.id for each in kept]
    assert ids == [str(number) for number in range(1, 61)]
    for place in (59, 0, 30, -1, 0, 1, 2, 3, 4, 5):
        assert lazy[place] == kept[place]
    assert list(lazy) == list(kept) == list(lazy[:])
    assert [each.id for each in lazy[3:9:2]] == ids[3:9:2]
    assert lazy[7].notes[0].author == "U.S. Ed."
    assert [mark.kind for mark in lazy[7].passages[1].marks] == ["anchor", "insertion"]
    with pytest.raises(IndexError):
        lazy[60]


def test_a_shard_is_the_same_edition(large: Path) -> None:
    """Letters in a shard are those of the files, but for where they stand."""
    files = list(edition.load(large).letters)
    shards = edition.load(sharded(large)).letters
    assert len(files) == len(shards) == 60
    for line, (one, other) in enumerate(zip(files, shards, strict=True), 1):
        assert one.path != other.path
        assert other.lines["id"] == line
        assert {each.line for each in other.everything()} == {line}
        assert [each.text for each in one.everything()] == [each.text for each in other.everything()]
        assert one.metadata == other.metadata


def test_heads_are_those_of_the_letters(large: Path) -> None:
    """What heads say costs no letter and is what the letters say, in the edition's order and by date."""
    loaded = edition.load(large)
    assert list(loaded.heads) == list(map(head, loaded.letters))
    assert list(loaded.heads[3:5]) == list(loaded.heads)[3:5]
    (large / "corpus.yaml").write_text(CORPUS + "order: date\n", encoding="utf-8")
    by_date = edition.load(large)
    assert list(by_date.heads) == list(map(head, by_date.letters))
    assert [each.id for each in by_date.heads] == sorted(MANY, key=lambda each: (int(each) % 60, int(each)))
    assert [by_date.place(each.id) for each in by_date.heads] == list(range(60))


def test_some_letters_are_a_sequence_of_letters(large: Path) -> None:
    """What is chosen of an edition knows its heads and places, and can be chosen from again."""
    loaded = edition.load(large)
    some = loaded.chosen([2, 5, 9])
    assert [each.id for each in some] == [each.id for each in some.heads] == ["3", "6", "10"]
    assert (some.place("6"), some.place("7"), some.place("x"), len(some)) == (1, None, None, 3)
    assert [each.id for each in some[1:]] == ["6", "10"]
    assert [each.id for each in some.heads[:2]] == ["3", "6"]
    assert [each.id for each in some.named({"10", "3", "4", "x"})] == ["3", "10"]


def test_few_letters_are_in_memory(large: Path) -> None:
    """Who draws all letters of a large edition holds one at a time."""
    loaded = edition.load(large).letters
    gc.collect()
    before = sum(isinstance(each, Letter) for each in gc.get_objects())
    most = 0
    for number, _ in enumerate(loaded):
        if number % 10 == 0:
            most = max(most, sum(isinstance(each, Letter) for each in gc.get_objects()) - before)
    assert 0 < most <= 3


def test_a_letter_that_is_asked_for_again_is_the_same_object(large: Path) -> None:
    """The last few letters are kept."""
    loaded = edition.load(large).letters
    assert loaded[50] is loaded[50]


def test_a_file_that_changes_while_it_is_read_is_told(large: Path) -> None:
    """A letter whose file is gone, or is another letter's, when its turn comes is no letter."""
    loaded = edition.load(large).letters
    path = large / "letters" / "40.md"
    path.write_text(MANY["41"], encoding="utf-8")
    with pytest.raises(Faults, match=r"40\.md: changed while it was read; ask again"):
        loaded[39]
    path.unlink()
    with pytest.raises(Faults, match=r"40\.md: cannot be read: No such file or directory"):
        loaded[39]


def test_files_and_shards_stand_in_one_order(tmp_path: Path) -> None:
    """An edition may have both: they stand in the natural order of their names, a shard's letters in its lines'."""
    letters = {id: MANY[id] for id in ("1", "2", "3", "30", "4")}
    root = sharded(write_edition(tmp_path / "both", letters), "2.jsonl", "3", "30")
    assert [each.id for each in edition.load(root).letters] == ["1", "3", "30", "2", "4"]


def test_an_id_given_twice_is_told_with_both_places(tmp_path: Path) -> None:
    """Ids are unique over files and shards; the fault names the line of a shard."""
    root = sharded(write_edition(tmp_path / "twice", {"1": MANY["1"], "2": MANY["2"]}))
    (root / "letters" / "2.md").write_text(MANY["2"], encoding="utf-8")
    with pytest.raises(Faults) as caught:
        edition.load(root)
    place = f"{root}/letters/0001.jsonl:2"
    assert str(caught.value) == f"{root}/letters/2.md:2: id 2 is that of {place} too; give it another"


def test_a_torn_shard_among_good_files(tmp_path: Path) -> None:
    """All faults of all files come at once, whatever their kind; pipes, hidden files and links are as for files."""
    root = write_edition(tmp_path / "torn", {"1": MANY["1"], "2": "no letter"})
    folder = root / "letters"
    (folder / "3.jsonl").write_text('{"id": "3", "body": "x"}\n{"id": "4", "bo', encoding="utf-8")
    (folder / "4.jsonl").mkdir()
    (folder / ".5.jsonl").write_text("hidden", encoding="utf-8")
    os.mkfifo(folder / "6.jsonl")
    (tmp_path / "elsewhere.jsonl").write_text('{"id": "7", "body": "# x"}\n', encoding="utf-8")
    (folder / "7.jsonl").symlink_to(tmp_path / "elsewhere.jsonl")
    _, faults = edition.read(root)
    assert [(Path(fault.path).name, fault.line, fault.what.split(":")[0]) for fault in faults] == [
        ("4.jsonl", 0, "no regular file"),
        ("6.jsonl", 0, "no regular file"),
        ("2.md", 1, "no metadata block in line 1"),
        ("3.jsonl", 2, "a torn line"),
        ("7.jsonl", 1, "line 1 of body"),
    ]


def test_packed_heads_may_lie_anywhere(large: Path) -> None:
    """The parts of packed heads, as plain memory, make the same heads again; a place is found by bisection."""
    heads = edition.load(large).heads
    assert isinstance(heads, Heads)
    parts = [memoryview(bytes(part)).cast(kind) for part, kind in
             ((heads.starts, "Q"), (heads.first, "q"), (heads.last, "q"), (heads.order, "I"))]  # type: ignore[arg-type]
    again = Heads(parts[0], memoryview(bytes(heads.blob)), *parts[1:])
    assert list(again) == list(heads)
    assert [again.place(each.id) for each in heads] == list(range(60))
    assert (again.place("0"), again.place("99"), again.place("")) == (None, None, None)
    assert again.keys() == heads.keys() == ["id", "date", "sender", "recipient"]
    for key in (*heads.keys(), "nothing"):
        one, other = again.column(key), heads.column(key)
        assert [one.values[code] for code in one.codes] == [other.values[code] for code in other.codes]


def test_a_day_is_a_number() -> None:
    """Open ends lie beyond every day, and an undated letter within none."""
    from lettercli import dates

    assert days(dates.parse("1929-08/..")) == (dates.parse("1929-08").first, 2**62)
    first, last = days(dates.parse(""))
    assert first > last


def test_letters_is_what_editions_hold(large: Path) -> None:
    """Views that ask whether heads are to be had without letters can ask the class."""
    assert isinstance(edition.load(large).letters, Letters)
