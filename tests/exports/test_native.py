"""`letters export markdown` and `jsonl`: the native formats, from which the same letters come back."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.edition import load
from lettercli.exports import FORMATS, Source
from lettercli.exports import writing as exporting
from lettercli.model import Edition, Letter
from tests.commands.sample import edition as friend
from tests.editions import CORPUS
from tests.formats.laws import bare
from tests.shell import Outcome, call
from tests.strategies import compose

ROOT = Path(__file__).parent.parent.parent


def source(edition: Edition) -> Source:
    return Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))


def as_jsonl(edition: Edition, root: Path) -> Edition:
    """The edition that the JSON lines of another are."""
    (root / "letters").mkdir(parents=True)
    (root / "corpus.yaml").write_text(CORPUS.replace("sigla:\n  - U.S. Ed.\n", ""), "utf-8")
    exporting.export("jsonl", source(edition), root / "letters" / "all.jsonl")
    return load(root)


def letters(edition: Edition) -> list[Letter]:
    return list(map(bare, edition.letters))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4))
def test_native_to_jsonl_and_back(seeds: list[int]) -> None:
    """Whatever the letters, those that are read from their JSON lines, and from Markdown made of these, are the same.

    What brackets and signatures say is found in the text again, so the letters are read once before they are compared.
    """
    composed = {each.id: each for each in (compose(Random(seed)) for seed in seeds)}
    with TemporaryDirectory() as folder:
        first = as_jsonl(Edition("made", "Made", tuple(composed.values())), Path(folder) / "first")
        assert [each.id for each in first.letters] == list(composed)
        second = as_jsonl(first, Path(folder) / "second")
        assert letters(second) == letters(first)
        done = exporting.export("markdown", source(second), Path(folder) / "files")
        assert (done.letters, len(done.paths)) == (len(composed), len(composed))
        assert letters(load(Path(folder) / "files")) == letters(first)


def test_markdown_in_a_folder_is_an_edition(tmp_path: Path) -> None:
    """With a folder the letters are files of an edition, with all that belongs to it; filters choose them."""
    root, into = friend(tmp_path / "e"), tmp_path / "into"
    assert call("export", "markdown", "--into", into, "--corpus", root) == Outcome(
        0, f"3 letters in 3 files: {into}\n", ""
    )
    files = {path.relative_to(into): path.read_bytes() for path in into.rglob("*") if path.is_file()}
    assert files == {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    some = tmp_path / "some"
    assert call("export", "markdown", "--into", some, "--letter", "42", "--corpus", root).code == 0
    assert [each.id for each in load(some).letters] == ["42"]


def test_an_edition_that_is_there_is_not_overwritten(tmp_path: Path, edition: Path) -> None:
    """A folder with letters is refused without --force, and the edition itself always."""
    into = tmp_path / "into"
    assert call("export", "markdown", "--into", into, "--corpus", edition).code == 0
    refused = call("export", "markdown", "--into", into, "--corpus", edition)
    assert (refused.code, refused.out) == (2, "")
    assert "holds 3 files already" in refused.err
    assert call("export", "markdown", "--into", into, "--force", "--corpus", edition).code == 0
    itself = call("export", "markdown", "--into", edition, "--force", "--corpus", edition)
    assert (itself.code, itself.out) == (2, "")
    assert "the edition itself" in itself.err


def test_markdown_to_a_pipe(edition: Path, tmp_path: Path) -> None:
    """Without a folder the letters' files come one below the other, a blank line between them."""
    files = [(edition / "letters" / f"{id}.md").read_text("utf-8") for id in "123"]
    assert call("export", "markdown", "--corpus", edition).out == "\n".join(files)
    call("export", "markdown", "--into", tmp_path / "one.md", "--corpus", edition)
    assert (tmp_path / "one.md").read_text("utf-8") == "\n".join(files)


def test_letters_are_drawn_one_by_one() -> None:
    """The first letter is out before the second is read."""
    made = source(load(ROOT / "corpus"))
    assert next(FORMATS["markdown"].write(made)).startswith("---\nid: 39\n")
    assert made.drawn == 0
