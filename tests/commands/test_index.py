"""`letters index`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.editions import write_edition
from tests.shell import call, terminal


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition of this test's own, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_edition(tmp_path / "friend")


def facts(root: Path, *args: str) -> dict[str, object]:
    code, out, err = call("index", "--json", *args, "--corpus", root)
    assert (code, err) == (0, "")
    return {row["fact"]: row["value"] for row in json.loads(out)["rows"]}


def test_the_facts_of_an_index(root: Path) -> None:
    """In a pipe a fact is a line; the time is told when the index had to be made, and only then."""
    first = facts(root)
    path = Path(str(first.pop("path")))
    assert path.parent == root.parent / "cache" / "letters"
    assert first.pop("size") == path.stat().st_size
    assert float(str(first.pop("seconds"))) >= 0
    assert float(str(first.pop("bytes a token"))) > 10
    assert first == {"letters": 3, "passages": 15, "tokens": 62, "types": 45}
    size = path.stat().st_size
    assert call("index", "--corpus", root) == (
        0,
        f"path\t{path}\nsize\t{size}\nletters\t3\npassages\t15\ntokens\t62\ntypes\t45\n"
        f"bytes a token\t{size / 62:.1f}\n",
        "",
    )


def test_rebuild_makes_it_anew(root: Path) -> None:
    """--rebuild makes another file of the same index."""
    path = Path(str(facts(root)["path"]))
    before, whole = path.stat().st_ino, path.read_bytes()
    assert "seconds" in facts(root, "--rebuild")
    assert path.stat().st_ino != before
    assert len(path.read_bytes()) == len(whole)


def test_a_damaged_one_is_found_and_made_anew(root: Path) -> None:
    """Every block is checked, and a damaged index is replaced."""
    path = Path(str(facts(root)["path"]))
    whole = bytearray(path.read_bytes())
    whole[200] ^= 1
    path.write_bytes(whole)
    assert "seconds" in facts(root)
    assert "seconds" not in facts(root)


def test_path_and_clear(root: Path) -> None:
    """--path names the file and makes nothing; --clear removes it, and exits 1 where there was none."""
    code, out, _ = call("index", "--path", "--corpus", root)
    path = Path(out.rstrip("\n"))
    assert code == 0
    assert not path.exists()
    assert call("index", "--clear", "--corpus", root) == (1, "", "")
    facts(root)
    assert call("index", "--clear", "--corpus", root) == (0, "", "")
    assert list(path.parent.iterdir()) == []


def test_one_thing_at_a_time(root: Path) -> None:
    """Two of the three options are a mistake."""
    assert call("index", "--path", "--clear", "--corpus", root) == (
        2, "", "letters index: --rebuild, --path and --clear are three things; choose one of them\n",
    )  # fmt: skip


def test_without_a_cache_it_is_in_memory(root: Path) -> None:
    """Where nothing can be kept the facts are those of the index in memory."""
    (root.parent / "cache").write_text("")
    assert facts(root)["path"] == "in memory"


def test_faults_are_told(root: Path) -> None:
    """A faulty edition has no index."""
    (root / "letters" / "4.md").write_text("no metadata\n")
    code, out, err = call("index", "--corpus", root)
    assert (code, out) == (2, "")
    assert err.startswith(f"{root}/letters/4.md:1: ")


def test_a_long_build_shows_a_bar(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar tells how far the work is, and is gone at its end; a page has the facts under the title."""
    code = (
        "import sys\nfrom lettercli import snapshot\nfrom lettercli.render import progress\n"
        "from lettercli.cli import run\nsnapshot.LARGE = 0\nprogress.PATIENCE = -1\nsys.exit(run(sys.argv[1:]))\n"
    )
    (root / "program.py").write_text(code)
    monkeypatch.setattr("tests.shell.COMMAND", (sys.executable, str(root / "program.py")))
    outcome = terminal(["index", "--corpus", root])
    assert outcome.code == 0
    assert "indexing" in outcome.out
    assert "100%" in outcome.out
    assert "Letters to a Friend" in outcome.out
