"""The fingerprint of an edition: what changes it and what does not."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest

from lettercli import snapshot
from lettercli.files.fingerprint import fingerprint
from lettercli.snapshot import contents
from tests.editions import letter, write_edition
from tests.shell import call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "x", files={"topics.yaml": "a: b\n"})


def test_it_is_what_anybody_computes(folder: Path) -> None:
    """It is the SHA-256 of a line for each file, its name and its SHA-256, sorted."""
    names = ["corpus.yaml", "letters/1.md", "letters/2.md", "letters/3.md", "topics.yaml"]
    lines = "".join(f"{name}  {sha256((folder / name).read_bytes()).hexdigest()}\n" for name in names)
    assert fingerprint(folder) == f"sha256:{sha256(lines.encode()).hexdigest()}"


def test_times_places_and_other_files_do_not_count(folder: Path, tmp_path: Path) -> None:
    """Another folder, other times, saved queries, hidden files and sources leave it as it is."""
    before = fingerprint(folder)
    copy = tmp_path / "elsewhere" / "y"
    shutil.copytree(folder, copy)
    os.utime(copy / "letters" / "1.md", (1, 1))
    (copy / "queries.yaml").write_text("a: b\n")
    (copy / "letters" / ".1.md.swp").write_text("x")
    (copy / "source").mkdir()
    (copy / "source" / "scan.txt").write_text("x")
    assert fingerprint(copy) == before


@pytest.mark.parametrize("name", ["corpus.yaml", "topics.yaml", "letters/2.md"])
def test_every_byte_counts(folder: Path, name: str) -> None:
    """One byte more in the settings or in a letter is another edition; so are a file's new name and a new file."""
    before = fingerprint(folder)
    with (folder / name).open("a") as file:
        file.write("\n")
    changed = fingerprint(folder)
    (folder / name).rename(folder / "letters" / "9.md")
    assert len({before, changed, fingerprint(folder)}) == 3


def test_what_is_known_is_not_read_again(folder: Path) -> None:
    """A digest that somebody has is taken for the file's."""
    known = {"letters/1.md": sha256((folder / "letters" / "1.md").read_bytes()).hexdigest()}
    before = fingerprint(folder)
    (folder / "letters" / "1.md").write_text("not read")
    assert fingerprint(folder, known) == before


_open = Path.open


def _settings_only(path: Path, how: str) -> IO[Any]:
    """Opens what is no letter."""
    return _open(path, how) if path.suffix == ".yaml" else pytest.fail("read")


def test_the_index_knows_what_the_letters_files_hold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what an index keeps the fingerprint is the same, before and after an edit, and no letter is read for it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
    for text in ("Grain.", "More grain."):
        (folder / "letters" / "2.md").write_text(letter("2", text))
        expected = fingerprint(folder)
        known = contents.sha256(snapshot.opened(str(folder)))
        assert set(known) == {"letters/1.md", "letters/2.md", "letters/3.md"}
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", _settings_only)
            assert fingerprint(folder, known) == expected
        said = json.loads(call("kwic", "grain", "--json", "--corpus", folder).out)
        assert said["provenance"]["edition"]["fingerprint"] == expected
