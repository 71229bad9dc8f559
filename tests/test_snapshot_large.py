"""Large editions: read by several processes, or renewed from the snapshot, their index is that of the plain way."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from lettercli import snapshot
from lettercli.edition import load
from lettercli.errors import Faults
from lettercli.files import cache as places
from lettercli.index import store
from lettercli.index.layout import Index
from lettercli.index.voices import Voices
from lettercli.snapshot import anew, batches, contents, opened, renewed
from lettercli.snapshot.workers import Failed, shared
from tests.editions import CORPUS, LETTERS, letter, write_edition

WORDS = (
    "grain", "Grain's", "mill", "Łódź", "late", "[again]", "Shatskin-Sten", "the", "of", "U.S.", "e\u0301t\u0327é",
    "na\u00adive", "1929", "йод", "½",
)  # fmt: skip


@pytest.fixture(autouse=True)
def small_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every edition counts as large, a few letters are a batch, some kilobytes a task."""
    monkeypatch.setattr(snapshot, "LARGE", 0)
    monkeypatch.setattr(batches, "AT_ONCE", 2_000)
    monkeypatch.setattr(anew, "_TASK_BYTES", 3_000)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def body(chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=chance.randrange(3, 60)))
    note = f"\n\n[^1]: See {chance.choice(WORDS)} 7.\n" if (called := chance.random() < 0.4) else ""
    hand = '\n\n::: {.annotation hand="unknown"}\nI agree wholly.\n:::' if chance.random() < 0.2 else ""
    lost = " the […]{.gap} end" if chance.random() < 0.2 else ""
    points = "\n\n1) first;\n\n2) second:\n\n   a) of it" if chance.random() < 0.3 else ""
    return f"{words}{'[^1]' * called}{lost}.{points}{hand}{note}"


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    """An edition of eighty letters in Markdown."""
    chance = random.Random(1)
    texts = {str(id): letter(str(id), body(chance), date=f"19{id % 30 + 10}") for id in range(1, 81)}
    return write_edition(tmp_path / "friend", texts)


@pytest.fixture
def shards(tmp_path: Path) -> Path:
    """An edition of ninety letters in three shards."""
    chance, root = random.Random(2), write_edition(tmp_path / "friend", {})
    for shard in range(3):
        write_shard(root, shard, [line(str(30 * shard + one), body(chance)) for one in range(1, 31)])
    return root


def line(id: str, text: str, date: str = "1929-08-21") -> str:
    return json.dumps({"id": id, "date": date, "sender": ["Ann", "Ben"], "recipient": "Carl", "body": text})


def write_shard(root: Path, shard: int, lines: list[str]) -> None:
    (root / "letters" / f"{shard:04}.jsonl").write_text("".join(f"{one}\n" for one in lines), "utf-8")


def lines_of(root: Path, shard: int) -> list[str]:
    return (root / "letters" / f"{shard:04}.jsonl").read_text("utf-8").splitlines()


def content(sections: dict[str, memoryview]) -> dict[str, object]:
    """Everything that is kept of an edition's letters; voices a token."""
    made: dict[str, object] = {
        name: (one.format, one.tolist())
        for name, one in sections.items()
        if not name.startswith(("files.", "identity", "voices"))
    }
    return made | {"voices": list(Voices(sections["voices.at"], sections["voices"]))}


def plain(root: Path) -> dict[str, object]:
    """What the index of the files as they are must hold."""
    return content(snapshot._read(str(root)))


def is_right(root: Path) -> bool:
    return content(dict(opened(str(root)).sections)) == plain(root)


@pytest.mark.parametrize("kind", ["markdown", "shards"])
@pytest.mark.parametrize("order", ["", "order: date\n"])
def test_several_processes_make_the_same_index(kind: str, order: str, request: pytest.FixtureRequest) -> None:
    """Every section is that of the index built letter by letter, mapped from the file and in memory."""
    root: Path = request.getfixturevalue(kind)
    (root / "corpus.yaml").write_text(CORPUS + order)
    expected = plain(root)
    assert content(dict(opened(str(root)).sections)) == expected
    assert content(dict(opened(str(root)).sections)) == expected
    kept = Path(places.snapshot(str(root)))
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    kept.unlink()
    kept.mkdir()
    assert content(dict(opened(str(root)).sections)) == expected


def edited(root: Path, text: str = "Entirely new-fangled words, and wholesome.") -> None:
    lines = lines_of(root, 1)
    write_shard(root, 1, [*lines[:7], line(json.loads(lines[7])["id"], text), *lines[8:]])


def moved(root: Path) -> None:
    first, second = lines_of(root, 0), lines_of(root, 1)
    write_shard(root, 0, [*first[:5], second[3], *first[5:]])
    write_shard(root, 1, [*second[:3], *second[4:]])


def shuffled(root: Path) -> None:
    lines = lines_of(root, 2)
    random.Random(3).shuffle(lines)
    write_shard(root, 2, lines)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter edited": edited,
    "a letter moved to another shard": moved,
    "lines shuffled": shuffled,
    "a letter added": lambda root: write_shard(root, 0, [*lines_of(root, 0), line("x", "Grain, more grain.")]),
    "a letter taken out": lambda root: write_shard(root, 0, lines_of(root, 0)[1:]),
    "a date changed": lambda root: write_shard(root, 0, [line("1", "Grain.", "1800"), *lines_of(root, 0)[1:]]),
    "a shard removed": lambda root: (root / "letters" / "0001.jsonl").unlink(),
    "a shard added": lambda root: write_shard(root, 5, [line("y", "A mill.")]),
    "a shard renamed": lambda root: (root / "letters" / "0000.jsonl").rename(root / "letters" / "0009.jsonl"),
    "a file beside the shards": lambda root: (root / "letters" / "z.md").write_text(letter("z", "Grain [new].")),
    "brackets": lambda root: (root / "corpus.yaml").write_text(CORPUS + "brackets: writer\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("order", ["", "order: date\n"])
def test_a_renewed_index_is_that_of_the_files(shards: Path, order: str, change: Callable[[Path], object]) -> None:
    """After any change, and after another, every section is as if the edition had been read for the first time."""
    (shards / "corpus.yaml").write_text(CORPUS + order)
    opened(str(shards))
    change(shards)
    assert is_right(shards)
    if (shards / "letters" / "0001.jsonl").exists():
        edited(shards, "The grain.")
    assert is_right(shards)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_edition_that_grew_large_is_renewed(
    shards: Path, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot made letter by letter serves as well: voices that go on from one letter to the next are told apart."""
    both = "Words of his. [Two words]", "[Words] of his."
    write_shard(shards, 0, [line(str(id), both[id % 2]) for id in range(1, 31)])
    monkeypatch.setattr(snapshot, "LARGE", 1 << 40)
    opened(str(shards))
    monkeypatch.setattr(snapshot, "LARGE", 0)
    change(shards)
    assert is_right(shards)


def test_files_that_come_and_go_renew_the_index(markdown: Path) -> None:
    """Letters with a file of their own are read again when their file changed, and only then."""
    opened(str(markdown))
    chance = random.Random(4)
    for _ in range(12):
        for _ in range(chance.randrange(1, 4)):
            id = str(chance.randrange(1, 100))
            path = markdown / "letters" / f"{id}.md"
            if path.exists() and chance.random() < 0.3:
                path.unlink()
            else:
                path.write_text(letter(id, body(chance)))
        assert is_right(markdown)


def test_what_did_not_change_is_not_read(shards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of one letter reads that letter, and no process is started for it."""
    opened(str(shards))
    edited(shards)
    expected = plain(shards)
    monkeypatch.setattr(anew, "shared", lambda *_: pytest.fail("read all"))
    read: list[int] = []
    known_of = renewed.known_of
    monkeypatch.setattr(renewed, "known_of", lambda flats, *rest: read.append(len(flats)) or known_of(flats, *rest))
    assert content(dict(opened(str(shards)).sections)) == expected
    assert read == [1]


def test_where_much_changed_all_is_read(shards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many changed letters the edition is read anew by several processes."""
    opened(str(shards))
    monkeypatch.setattr(renewed, "MOST_READ_AGAIN", 0)
    edited(shards)
    assert is_right(shards)


FAULTS: dict[str, Callable[[Path], object]] = {
    "no JSON": lambda root: write_shard(root, 1, [*lines_of(root, 1), "{"]),
    "an id given twice": lambda root: write_shard(root, 1, [*lines_of(root, 1), line("3", "Twice.")]),
    "an id that is a part of another": lambda root: write_shard(root, 1, [*lines_of(root, 1), line("3.p1", "Odd.")]),
    "an order of other letters": lambda root: (root / "corpus.yaml").write_text(CORPUS + "order: [1, 2]\n"),
    "a broken corpus.yaml": lambda root: (root / "corpus.yaml").write_text("sigla: {a: b}\n"),
    "a folder named like a letter": lambda root: (root / "letters" / "9.md").mkdir(),
    "no letters": lambda root: [path.unlink() for path in (root / "letters").iterdir()],
}


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("before", [False, True])
def test_faults_are_those_of_the_plain_way(shards: Path, before: bool, spoil: Callable[[Path], object]) -> None:
    """What is wrong is told in full, whether a snapshot was there or not, and nothing of it is kept."""
    if before:
        opened(str(shards))
    spoil(shards)
    with pytest.raises(Faults) as expected:
        snapshot._read(str(shards))
    for _ in range(2):
        with pytest.raises(Faults) as caught:
            opened(str(shards))
        assert caught.value.faults == expected.value.faults


def test_a_worker_that_dies_costs_time_alone(shards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process is killed the edition is read letter by letter, and no file is left."""
    real, ours = anew.batches, os.getpid()
    monkeypatch.setattr(anew, "batches", lambda *a: os.kill(os.getpid(), 9) if os.getpid() != ours else real(*a))
    assert is_right(shards)
    kept = Path(places.snapshot(str(shards)))
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_full_disk_is_made_up_for_in_memory(shards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no room is left for a section the same index is made in memory."""
    rooms = []

    def full(self: store.Draft, length: int) -> None:
        rooms.append(length)
        if len(rooms) % 7 == 0:
            raise OSError(28, "No space left on device")
        os.ftruncate(self.descriptor, self.end + length)

    monkeypatch.setattr(store.Draft, "_allocate", full)
    assert is_right(shards)
    assert not Path(places.snapshot(str(shards))).exists()


def test_progress_is_told_to_its_end(shards: Path) -> None:
    """Who asks is told how much is done, of how much, up to all of it."""
    said: list[tuple[int, int]] = []
    opened(str(shards), said=lambda done, of: said.append((done, of)))
    assert len(said) > 3
    assert all(done <= of for done, of in said)
    assert said[-1][0] == said[-1][1]


def test_work_is_shared_and_comes_back_whole(tmp_path: Path) -> None:
    """Every task is done once, whichever process does it, and what `finish` gives comes from each."""
    import numpy as np

    done = shared(range(50), np.arange, os.getpid, str(tmp_path), lambda _: None)
    results = dict(result for each in done for result in each.results)
    assert [results[task].tolist() for task in range(50)] == [list(range(task)) for task in range(50)]
    assert os.getpid() not in {each.last for each in done}
    assert list(tmp_path.iterdir()) == []


def test_work_that_fails_fails(tmp_path: Path) -> None:
    """An exception in a worker ends the work, without a word on stderr."""
    with pytest.raises(Failed):
        shared([1, 0], lambda task: 1 // task, int, str(tmp_path), lambda _: None)


def test_the_same_small_edition_either_way(tmp_path: Path) -> None:
    """The small edition of the other tests is the same index, however it is made."""
    root = write_edition(tmp_path / "small", LETTERS)
    assert is_right(root)
    assert Index(dict(opened(str(root)).sections)).title == "Letters to a Friend"


@pytest.mark.parametrize("kind", ["markdown", "shards"])
@pytest.mark.parametrize("order", ["", "order: date\n"])
def test_an_edition_is_opened_from_its_index(kind: str, order: str, request: pytest.FixtureRequest) -> None:
    """Its letters, their heads and where they stand are those of the edition that is loaded."""
    root: Path = request.getfixturevalue(kind)
    (root / "corpus.yaml").write_text(CORPUS + order)
    loaded, found = load(root), contents.edition(str(root), opened(str(root)))
    assert list(found.letters) == list(loaded.letters)
    assert list(found.heads) == list(loaded.heads)
    assert (found.title, found.about, found.sigla, found.root) == (loaded.title, loaded.about, loaded.sigla, root)
    assert found.letter("17") == loaded.letter("17")
    assert found.letter("no such letter") is None
