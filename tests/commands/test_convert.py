"""`letters convert`: an edition as shards and as files again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lettercli import conversion, edition
from lettercli.errors import LettersError, Unwritable
from tests.editions import CORPUS, FIRST, letter, write_edition
from tests.shell import Outcome, call, run

ROOT = Path(__file__).parent.parent.parent


def tree(root: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def convert(root: Path, style: str, into: Path, *options: str) -> Outcome:
    return call("convert", "--corpus", root, "--as", style, "--into", into, *options)


def test_there_and_back_again(tmp_path: Path) -> None:
    """The edition that comes with the program, as a shard and as files again, is the same to the last byte."""
    shards, files = tmp_path / "shards", tmp_path / "files"
    assert convert(ROOT / "corpus", "jsonl", shards) == Outcome(0, f"6 letters in 1 shard: {shards}/letters\n", "")
    assert convert(shards, "markdown", files) == Outcome(0, f"6 letters in 6 files: {files}/letters\n", "")
    assert tree(files) == tree(ROOT / "corpus")
    assert [path.name for path in (shards / "letters").iterdir()] == ["0001.jsonl"]


@pytest.mark.parametrize(
    "words",
    ["kwic grain", "list", "info --columns value", "show 42", "notes 42", "emendations 42", "show 42.6 --as-printed",
     "quote 42.6", "check --columns kind,what -q", "topics", "names Litvinov"],
)  # fmt: skip
def test_a_shard_answers_as_files_do(words: str, tmp_path: Path) -> None:
    """Every command says the same of the edition in a shard; a letter as an import made it is known as such."""
    convert(ROOT / "corpus", "jsonl", tmp_path / "shards")
    one, other = (call(*words.split(), "--corpus", root) for root in (ROOT / "corpus", tmp_path / "shards"))
    assert one.code == other.code
    assert sorted(one.out.replace(str(ROOT / "corpus"), "").split("\n")) == sorted(
        other.out.replace(str(tmp_path / "shards"), "").split("\n")
    )


def test_a_letter_edited_in_a_shard_is_found(tmp_path: Path) -> None:
    """What somebody changes in a shard is told with its line."""
    convert(ROOT / "corpus", "jsonl", tmp_path)
    shard = tmp_path / "letters" / "0001.jsonl"
    shard.write_text(shard.read_text("utf-8").replace("Hello, Com. Molotov", "Good day, Com. Molotov"), "utf-8")
    found = json.loads(call("check", "--json", "--corpus", tmp_path).out)["rows"]
    edited = [(row["address"], row["line"]) for row in found if row["kind"] == "edited"]
    lines = shard.read_text("utf-8").splitlines()
    assert edited == [(json.loads(line)["id"], at) for at, line in enumerate(lines, 1) if "Good day" in line]
    assert edited


def test_ten_thousand_letters_a_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shard that is full is followed by the next; the order stays."""
    monkeypatch.setattr(conversion, "SHARD_LETTERS", 3)
    made = {str(number): letter(str(number), "Text.") for number in range(1, 8)}
    root = write_edition(tmp_path / "made", made)
    assert convert(root, "jsonl", tmp_path / "shards").out.startswith("7 letters in 3 shards: ")
    counts = [len(path.read_text().splitlines()) for path in sorted((tmp_path / "shards" / "letters").iterdir())]
    assert counts == [3, 3, 1]
    assert [each.id for each in edition.load(tmp_path / "shards").letters] == list(made)


def test_some_letters(tmp_path: Path, edition: Path) -> None:
    """Filters choose the letters; where none is left nothing is written."""
    assert convert(edition, "jsonl", tmp_path / "some", "--sender", "Ben").out.startswith("1 letter in 1 shard: ")
    outcome = convert(edition, "jsonl", tmp_path / "none", "--sender", "Zoe")
    assert outcome == Outcome(1, "", "no letter passes these filters; senders are Ann, Ben\n")
    assert not (tmp_path / "none").exists()


def test_letters_that_are_there_are_not_overwritten(tmp_path: Path, edition: Path) -> None:
    """A folder with letters is refused, and replaced with --force; nothing of the old remains."""
    into = tmp_path / "into"
    convert(edition, "markdown", into)
    before = tree(into)
    refused = convert(edition, "jsonl", into)
    mend = "name an empty folder, or replace them with --force"
    assert refused == Outcome(2, "", f"letters: {into}/letters: holds 3 files already; {mend}\n")
    assert tree(into) == before
    assert convert(edition, "jsonl", into, "--force").code == 0
    assert sorted(tree(into)) == ["corpus.yaml", "letters/0001.jsonl"]


def test_what_is_no_letter_is_never_lost(tmp_path: Path, edition: Path) -> None:
    """A file among the letters that is none is not removed, even with --force, nor is a file of another content."""
    into = tmp_path / "into"
    (into / "letters").mkdir(parents=True)
    (into / "letters" / "notes.txt").write_text("mine")
    assert convert(edition, "jsonl", into, "--force") == Outcome(
        2, "", f"letters: {into}/letters/notes.txt: no letter, and would be lost; move it elsewhere\n"
    )
    other = tmp_path / "other"
    other.mkdir()
    (other / "corpus.yaml").write_text("title: Mine\n")
    assert convert(edition, "jsonl", other) == Outcome(
        2, "", f"letters: {other}/corpus.yaml: another file of that name; replace it with --force\n"
    )
    assert tree(other) == {"corpus.yaml": b"title: Mine\n"}


def test_an_edition_is_not_converted_into_itself(tmp_path: Path) -> None:
    """The letters would be lost where a conversion is broken off."""
    root = write_edition(tmp_path / "made")
    outcome = convert(root, "jsonl", root, "--force")
    assert outcome == Outcome(2, "", f"letters: {root}: the edition itself; name another folder with --into\n")


def test_what_goes_wrong_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    """A letter that no shard can hold is refused by name, and no letters and no corpus.yaml are left behind."""
    root = write_edition(tmp_path / "made", {"1": FIRST, "2": "---\nid: 2\nbody: fat\n---\n\nText.\n"})
    outcome = convert(root, "jsonl", tmp_path / "into")
    what = "letter 2 has a key 'body', which in a shard is the letter's text"
    assert outcome == Outcome(2, "", f"letters: {what}; give the key another name\n")
    assert tree(tmp_path / "into") == {}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, edition: Path) -> None:
    """A file where the folder should be is told in one line."""
    (tmp_path / "file").write_text("x")
    outcome = convert(edition, "jsonl", tmp_path / "file" / "into")
    assert outcome.code == 2
    assert outcome.err == (
        f"letters: {tmp_path}/file/into: Not a directory; name a folder that can be written with --into\n"
    )


def test_ids_that_no_file_can_be_called(tmp_path: Path) -> None:
    """Such a letter's file has another name, which is said, and the letter its id; the order stays."""
    ids = ["b/c", ".a", "z", "Z", "x" * 240, "..", "10", "9"]
    root = tmp_path / "made"
    (root / "letters").mkdir(parents=True)
    (root / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    lines = [json.dumps({"id": id, "body": "Text."}) + "\n" for id in ids]
    (root / "letters" / "1.jsonl").write_text("".join(lines), encoding="utf-8")
    outcome = convert(root, "markdown", tmp_path / "files")
    assert outcome.code == 0
    assert outcome.err.splitlines() == [
        "letter b/c: no name for a file, so it is b%2Fc.md",
        "letter .a: no name for a file, so it is %2Ea.md",
        "letter Z: no name for a file, so it is Z~2.md",
        f"letter {'x' * 240}: no name for a file, so it is {'x' * 120}.md",
        "letter ..: no name for a file, so it is %2E..md",
        "corpus.yaml: order: lists the letters that there are, in the edition's order",
    ]
    made = edition.load(tmp_path / "files")
    assert [each.id for each in made.letters] == ids
    assert made.title == "Letters to a Friend"


@pytest.mark.parametrize("order", ["", "order: date\n", "order: [2, 3, 1]\n", "order:\n- 3\n- 1\n- 2\nshelf: {a: b}\n"])
def test_the_order_stays(order: str, tmp_path: Path) -> None:
    """Whatever orders the letters, they stand in that order as shards and as files again."""
    root = write_edition(tmp_path / "made", corpus=CORPUS + order)
    wanted = [each.id for each in edition.load(root).letters]
    convert(root, "jsonl", tmp_path / "shards")
    convert(tmp_path / "shards", "markdown", tmp_path / "files")
    for name in ("shards", "files"):
        assert [each.id for each in edition.load(tmp_path / name).letters] == wanted
        assert (tmp_path / name / "corpus.yaml").read_text("utf-8") == CORPUS + order


def test_an_order_of_letters_that_are_left_behind(tmp_path: Path) -> None:
    """Where corpus.yaml lists ids, it lists those of the letters that come along; what cannot be written is refused."""
    root = write_edition(tmp_path / "made", corpus=CORPUS + "order: [2, 3, 1]\n")
    outcome = convert(root, "jsonl", tmp_path / "some", "--sender", "Ann")
    assert outcome.err == "corpus.yaml: order: lists the letters that there are, in the edition's order\n"
    assert [each.id for each in edition.load(tmp_path / "some").letters] == ["3", "1"]
    nested = write_edition(tmp_path / "nested", corpus=CORPUS + "order: [2, 3, 1]\nshelf: {a: b}\n")
    outcome = convert(nested, "jsonl", tmp_path / "other", "--sender", "Ann")
    assert outcome.code == 2
    assert outcome.err.startswith("letters: corpus.yaml: order: cannot be written into it; ")


def test_all_else_comes_along(tmp_path: Path) -> None:
    """Files beside corpus.yaml and all of source/ are copied, hidden ones are not, other folders are named."""
    files = {"topics.yaml": "", "source/a/scan.txt": "x", ".hidden": "x", "images/1.png": ""}
    root = write_edition(tmp_path / "made", files=files)
    outcome = convert(root, "jsonl", tmp_path / "into")
    assert outcome.err == "images: left behind; copy it if it belongs to the edition\n"
    assert sorted(tree(tmp_path / "into")) == ["corpus.yaml", "letters/0001.jsonl", "source/a/scan.txt", "topics.yaml"]


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path, edition: Path) -> None:
    """A folder of a conversion that was broken off is gone after the next."""
    (tmp_path / "into" / ".letters-convert-1").mkdir(parents=True)
    convert(edition, "jsonl", tmp_path / "into")
    assert sorted(path.name for path in (tmp_path / "into").iterdir()) == ["corpus.yaml", "letters"]


def test_the_functions_raise(tmp_path: Path, edition: Path) -> None:
    """From Python a refusal is an Unwritable, and an edition without a folder cannot be converted."""
    from dataclasses import replace

    from lettercli.edition import load

    made = load(edition)
    with pytest.raises(Unwritable):
        conversion.convert(made, made.letters, "jsonl", edition)
    with pytest.raises(LettersError, match="lies in no folder"):
        conversion.convert(replace(made, root=None), made.letters, "jsonl", tmp_path / "x")


def test_path_and_completion_know_shards(tmp_path: Path) -> None:
    """A place in a shard is its line, and completion offers ids and parts as for files."""
    convert(ROOT / "corpus", "jsonl", tmp_path)
    shard = tmp_path / "letters" / "0001.jsonl"
    assert call("path", "42.6", "40", "42.n3", "--corpus", tmp_path).out == f"{shard}:4\n{shard}:2\n{shard}:4\n"
    assert run("path", "42.6", cwd=tmp_path).out == "letters/0001.jsonl:4\n"
    for prefix in ("4", "42.6", "42.6.", "42.n2", "9", ""):
        here = call("addresses", prefix, "--corpus", tmp_path)
        assert here == call("addresses", prefix, "--corpus", ROOT / "corpus")


def test_completion_reads_ids_wherever_they_stand_in_a_line(tmp_path: Path) -> None:
    """An id after other keys, with escapes, in a torn shard: what can be offered is."""
    root = write_edition(tmp_path / "made", {})
    lines = ['{"date": "1929", "heading": "\\"id\\": \\"no\\"", "id": "\\u00e9", "body": "1) x"}', "torn", '{"id": "b']
    (root / "letters" / "1.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (root / "letters" / "2.jsonl").write_text("", encoding="utf-8")
    assert call("addresses", "", "--corpus", root) == Outcome(0, "é\n", "")
    assert call("addresses", "é.", "--corpus", root) == Outcome(0, "é.1\n", "")
