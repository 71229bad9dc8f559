"""What an import read: on record by name and hash, and compared by `letters check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_import import PROFILE, SCAN
from tests.shell import call


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scan with its profile, in a folder of their own."""
    path = tmp_path / "in" / "scan.txt"
    path.parent.mkdir()
    path.write_text(SCAN, "utf-8")
    path.with_name("profile.yaml").write_text(PROFILE, "utf-8")
    return path


def test_files_are_named_as_the_edition_sees_them(scan: Path, tmp_path: Path) -> None:
    """The record names files inside the edition from its folder on, others with `..`, and one that was not read not."""
    into = tmp_path / "edition"
    (into / "source").mkdir(parents=True)
    entries = into / "source" / "emendations.yaml"
    entries.write_text("[]\n", "utf-8")
    assert call("import", "printed", scan, "--emendations", entries, "--into", into).code == 0
    record = into / "source" / "applied.jsonl"
    first = json.loads(record.read_text("utf-8").split("\n")[0])
    assert (first["profile"], first["emendations"]) == ("../in/profile.yaml", "source/emendations.yaml")
    assert call("import", "printed", scan, "--into", into).code == 0
    assert json.loads(record.read_text("utf-8").split("\n")[0])["emendations"] == ""


@pytest.mark.parametrize("changed", ["scan.txt", "profile.yaml", "emendations.yaml"])
def test_what_the_import_read_is_checked(changed: str, scan: Path, tmp_path: Path) -> None:
    """A fresh edition is not stale, one whose scan, profile or entries changed since is; so is one that lost them."""
    into = tmp_path / "edition"
    (into / "source").mkdir(parents=True)
    for name, text in (("scan.txt", SCAN), ("profile.yaml", PROFILE), ("emendations.yaml", "[]\n")):
        (into / "source" / name).write_text(text, "utf-8")
    assert call("import", "printed", into / "source" / "scan.txt", "--into", into).code == 0
    assert "stale" not in call("check", "--corpus", into).out
    path = into / "source" / changed
    path.write_text(f"{path.read_text('utf-8')}\n", "utf-8")
    assert f"{path}\tstale\tchanged since the import; import again\n" in call("check", "--corpus", into).out
    path.unlink()
    assert f"{path}\tstale\tread by the import, and gone\n" in call("check", "--corpus", into).out


def test_files_from_elsewhere_may_go(scan: Path, tmp_path: Path) -> None:
    """What was read from outside the edition is compared while it is there, and not missed when it is gone."""
    into, entries = tmp_path / "edition", tmp_path / "elsewhere.yaml"
    entries.write_text("[]\n", "utf-8")
    assert call("import", "printed", scan, "--emendations", entries, "--into", into).code == 0
    assert "stale" not in call("check", "--corpus", into).out
    entries.write_text("[]\n\n", "utf-8")
    assert "elsewhere.yaml\tstale\tchanged since" in call("check", "--corpus", into).out
    entries.unlink()
    scan.with_name("profile.yaml").unlink()
    assert "stale" not in call("check", "--corpus", into).out
