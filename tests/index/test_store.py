"""The file of a snapshot: what is read is what was written, and what was touched is not read."""

from __future__ import annotations

import os
import time
from array import array
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lettercli.index import store

FORMATS = {"B": 8, "H": 16, "I": 32, "Q": 64}


@st.composite
def sections(draw: st.DrawFn) -> dict[str, memoryview]:
    made = {}
    for number in range(draw(st.integers(1, 6))):
        format = draw(st.sampled_from(sorted(FORMATS)))
        numbers = draw(st.lists(st.integers(0, 2 ** FORMATS[format] - 1), max_size=30))
        made[f"section.{number}"] = memoryview(array(format, numbers))
    return made


def write(path: Path, made: dict[str, memoryview]) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    store.write(descriptor, made)
    os.close(descriptor)


SOME = {"a": memoryview(b"bytes"), "b": memoryview(array("Q", range(40))), "c": memoryview(array("I"))}


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    return tmp_path_factory


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=sections())
def test_what_is_read_is_what_was_written(folders: pytest.TempPathFactory, made: dict[str, memoryview]) -> None:
    """Every section comes back with its type, its length and its numbers."""
    path = folders.mktemp("store") / "x"
    write(path, made)
    read = store.read(str(path))
    assert read is not None
    assert {name: (one.format, one.tolist()) for name, one in read.items()} == {
        name: (one.format, one.tolist()) for name, one in made.items()
    }


def test_sections_begin_where_any_number_can_be_read(tmp_path: Path) -> None:
    """Each lies at a multiple of 64 bytes, wherever the one before it ends."""
    write(tmp_path / "x", SOME)
    whole = (tmp_path / "x").read_bytes()
    assert whole[64:69] == b"bytes"
    assert whole[128 : 128 + 320] == SOME["b"].tobytes()


def test_a_truncated_file_is_none(tmp_path: Path) -> None:
    """Cut anywhere, a snapshot is not read."""
    write(tmp_path / "x", SOME)
    whole = (tmp_path / "x").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "x").write_bytes(whole[:length])
        assert store.read(str(tmp_path / "x")) is None
    (tmp_path / "x").write_bytes(whole + b"\0")
    assert store.read(str(tmp_path / "x")) is None


def test_a_flipped_bit_is_seen(tmp_path: Path) -> None:
    """A bit changed anywhere but in the padding of the header, and a snapshot is not read."""
    write(tmp_path / "x", SOME)
    whole = (tmp_path / "x").read_bytes()
    unseen = []
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << at % 8
        (tmp_path / "x").write_bytes(changed)
        if store.read(str(tmp_path / "x")) is not None:
            unseen.append(at)
    assert unseen == list(range(store._HEADER.size, 64))


def test_what_is_no_snapshot_is_none(tmp_path: Path) -> None:
    """A folder, a missing file, an empty one, one of another kind: no snapshot."""
    (tmp_path / "text").write_text("letters\n" * 1000)
    (tmp_path / "empty").touch()
    for name in ("", "missing", "text", "empty"):
        assert store.read(str(tmp_path / name)) is None


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A snapshot that counts as large, and was written a while ago."""
    monkeypatch.setattr(store, "SMALL", 100)
    path = tmp_path / "x"
    write(path, SOME)
    time.sleep(0.05)
    return path


def test_a_large_file_is_proved_once(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first to read it proves its blocks and seals it; the next trusts the seal."""
    assert store.read(str(large)) is not None
    assert large.with_name("x.seal").exists()
    monkeypatch.setattr(store, "_checked", lambda _: pytest.fail("proved again"))
    assert store.read(str(large)) is not None


@pytest.mark.parametrize("keep_time", [False, True])
def test_a_write_breaks_the_seal(large: Path, keep_time: bool) -> None:
    """A bit changed in a sealed file is seen, also where its mtime is put back."""
    assert store.read(str(large)) is not None
    found, whole = large.stat(), bytearray(large.read_bytes())
    whole[70] ^= 4
    with large.open("r+b") as opened:
        opened.write(whole)
    if keep_time:
        os.utime(large, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert store.read(str(large)) is None


def test_a_seal_that_is_torn_or_of_another_file_is_none(large: Path) -> None:
    """A seal seals the file that it was made for, and only whole."""
    assert store.read(str(large)) is not None
    seal = large.with_name("x.seal")
    whole = seal.read_bytes()
    for torn in (b"", whole[:-3], whole[1:], whole.replace(b" ", b"  ", 1)):
        seal.write_bytes(torn)
        found = large.stat()
        assert not store._sealed(str(large), found)
    copy = large.with_name("y")
    copy.write_bytes(large.read_bytes())
    large.with_name("y.seal").write_bytes(whole)
    assert not store._sealed(str(copy), copy.stat())


def test_proving_looks_under_the_seal(large: Path) -> None:
    """`prove` reads every block again, whatever the seal says."""
    assert store.read(str(large)) is not None
    assert store.prove(str(large))
    whole = bytearray(large.read_bytes())
    whole[70] ^= 4
    large.write_bytes(whole)
    large.with_name("x.seal").write_bytes(store._stamp(large.stat()))
    assert store.read(str(large)) is not None  # what a failing disk could do under a seal
    assert not store.prove(str(large))


def test_without_a_place_for_seals_a_large_file_is_still_read(large: Path) -> None:
    """Where nothing can be written beside it, a large file is proved each time."""
    large.with_name("x.seal").mkdir()
    assert store.read(str(large)) is not None
    assert sorted(path.name for path in large.parent.iterdir()) == ["x", "x.seal"]


def test_a_file_whose_closing_fails_is_read_nevertheless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is there: an error that a network's file system reports afterwards changes no answer."""
    write(tmp_path / "x", SOME)
    closed = os.close

    def failing(descriptor: int) -> None:
        closed(descriptor)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "close", failing)
    assert store.read(str(tmp_path / "x")) is not None
