"""The stamps of an edition's files: which changes they show, and when they cannot."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lettercli.files import stamps as module
from lettercli.files.stamps import Stamps, digests, same, settle, stamps, unsettled
from tests.editions import write_edition


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "friend")


def unchanged(before: Stamps, after: Stamps) -> bool:
    return same(after, memoryview(before.names), memoryview(before.numbers))


def test_the_files_are_named_with_corpus_yaml_first(root: Path) -> None:
    """corpus.yaml and what can hold letters; hidden files and others are none of them."""
    (root / "letters" / ".4.md").write_text("")
    (root / "letters" / "notes.txt").write_text("")
    (root / "letters" / "0001.jsonl").write_text("")
    paths = stamps(str(root)).paths()
    assert paths[0] == "corpus.yaml"
    assert sorted(paths[1:]) == ["letters/0001.jsonl", "letters/1.md", "letters/2.md", "letters/3.md"]


def test_stamps_are_the_same_in_any_order(root: Path) -> None:
    """A file system may list the files in another order."""
    now = stamps(str(root))
    names, width = now.names.split(b"\0")[:-1], module.NUMBERS
    turned = Stamps(b"\0".join([*names[::-1], b""]), now.numbers[:0])
    for at in range(len(names) - 1, -1, -1):
        turned.numbers.extend(now.numbers[at * width : (at + 1) * width])
    assert turned.names != now.names
    assert unchanged(turned, now)
    turned.numbers[0] += 1
    assert not unchanged(turned, now)


def test_an_edit_of_the_same_size_with_its_time_put_back_shows(root: Path) -> None:
    """Size and mtime can be what they were; the ctime is not."""
    path = root / "letters" / "1.md"
    settle(stamps(str(root)))
    before, found = stamps(str(root)), path.stat()
    path.write_text(path.read_text().replace("grain", "GRAIN"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert path.stat().st_mtime_ns == found.st_mtime_ns
    assert not unchanged(before, stamps(str(root)))


def test_a_file_written_to_just_now_is_unsettled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the clock has moved on, and where the clock is behind the file's time, stamps prove nothing."""
    now = stamps(str(root))
    latest = max(now.numbers[3::4])
    for clock, doubtful in ((latest, True), (latest - 10**12, True), (latest + 10**10, False)):
        monkeypatch.setattr(module, "_clock", lambda clock=clock: clock)
        assert bool(unsettled(now)) is doubtful


def test_a_tick_is_waited_for_and_an_hour_is_not(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After `settle` a file just written is settled; a time in the future is not waited for."""
    (root / "letters" / "1.md").touch()
    now = stamps(str(root))
    settle(now)
    assert not [file for file in unsettled(now) if now.numbers[4 * file + 3] % 1000]
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(module, "_clock", lambda: max(now.numbers[3::4]) - 3600 * 10**9)
    assert not settle(now)
    assert slept == []


def test_digests_tell_contents_apart(root: Path) -> None:
    """The digest of a file changes with what it holds, whatever its stamps say."""
    now = stamps(str(root))
    before = digests(str(root), now, [1, 2])
    path = root / now.paths()[2]
    path.write_text(path.read_text().swapcase())
    after = digests(str(root), now, [1, 2])
    assert (before[:32] == after[:32], before[32:] == after[32:]) == (True, False)
    assert digests(str(root), now, []) == b""


def test_times_before_1970_are_stamps_too(root: Path) -> None:
    """A file that claims to be of 1929 is as good as any."""
    os.utime(root / "letters" / "2.md", ns=(0, -(10**18)))
    before = stamps(str(root))
    assert len(before.numbers) == 4 * 4
    assert unchanged(before, stamps(str(root)))
