"""Editions made of letters from elsewhere, and added to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lettercli import conversion, edition, incoming
from lettercli.arrival import Arrival, Arriving, Beside, Received, Remark, Row, Sources, Style
from lettercli.errors import Fault, Faults, Unwritable
from lettercli.incoming import placing, receive, spool
from lettercli.model import Mark
from tests.editions import write_edition
from tests.incoming.arrivals import arrival

STYLES: tuple[Style, ...] = ("markdown", "jsonl")


def received(stream: Iterable[Arriving], into: Path, style: Style | None = None, **options: bool) -> Received:
    return receive(iter(list(stream)), into, lambda: {"title": "Letters"}, style=style, **options)


def tree(root: Path) -> dict[str, bytes]:
    """All files of a folder, hidden ones included."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def texts(root: Path) -> dict[str, str]:
    """The first passage of each letter, by id, in the edition's order."""
    return {letter.id: letter.passages[0].text for letter in edition.load(root).letters}


def test_files(tmp_path: Path) -> None:
    """Letters become files, with corpus.yaml and the record of where they come from."""
    done = received([arrival("1", "One."), arrival("2", "Two.", line=3)], tmp_path / "new")
    assert (done.read, done.new, done.unchanged, done.refused, done.style) == (2, 2, 0, 0, "markdown")
    assert tree(tmp_path / "new") == {
        "corpus.yaml": b"title: Letters\n",
        "letters/1.md": b"---\nid: 1\ndate: 1929-08-21\n---\n\nOne.\n",
        "letters/2.md": b"---\nid: 2\ndate: 1929-08-21\n---\n\nTwo.\n",
        "source/imported.jsonl": b'{"id": "1", "original": "1", "file": "a.csv", "line": 2}\n'
        b'{"id": "2", "original": "2", "file": "a.csv", "line": 3}\n',
    }


def test_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many letters become shards; those that are added later, a shard behind them."""
    monkeypatch.setattr(incoming, "MOST_FILES", 3)
    monkeypatch.setattr(placing, "SHARD_LETTERS", 3)
    received([arrival(str(n), f"No. {n}") for n in range(1, 5)], tmp_path)
    received([arrival("5", "No. 5")], tmp_path)
    names = sorted(path.name for path in (tmp_path / "letters").iterdir())
    assert names == ["0001.jsonl", "0002.jsonl", "0003.jsonl"]
    assert texts(tmp_path) == {str(n): f"No. {n}" for n in range(1, 6)}
    assert conversion.SHARD_LETTERS == 10_000


@pytest.mark.parametrize("style", STYLES)
def test_again(tmp_path: Path, style: Style) -> None:
    """The same letters again change nothing, not even the times of the files."""
    letters = [arrival("1"), arrival("2", "Two."), arrival("1", "Another.")]
    received(letters, tmp_path, style)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = received(letters, tmp_path, style)
    assert (done.new, done.unchanged, done.refused) == (0, 3, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}.items() >= {
        path: time for path, time in before.items() if path.is_file()
    }.items()


@pytest.mark.parametrize("style", STYLES)
def test_letters_that_are_there_are_kept(tmp_path: Path, style: Style) -> None:
    """A letter of the same id and another text is refused and the rest is added; --force replaces it alone."""
    received([arrival("1", "One."), arrival("2", "Two.")], tmp_path, style)
    done = received([arrival("1", "Uno.", line=7), arrival("3", "Three.")], tmp_path, style)
    assert (done.new, done.refused) == (1, 1)
    said = "letter 1 is there already, and says something else; overwrite it with --force"
    assert done.remarks == [Remark("refused", said, "a.csv", 7, "1")]
    assert texts(tmp_path) == {"1": "One.", "2": "Two.", "3": "Three."}
    done = received([arrival("1", "Uno."), arrival("3", "Three.")], tmp_path, style, force=True)
    assert (done.replaced, done.unchanged) == (1, 1)
    assert texts(tmp_path) == {"1": "Uno.", "2": "Two.", "3": "Three."}


def test_what_stands_beside_the_letters(tmp_path: Path) -> None:
    """What is kept beside letters comes back by the ids that they got, with their addresses; of a letter that was
    refused, of one that came twice and of one that has nothing beside it there is none."""

    def with_rows(id: str, text: str) -> Arrival:
        return replace(arrival(id, text), beside=lambda addresses: [{"of": text, "at": list(addresses)}])

    kept: dict[str, list[Row]] = {}
    ids: list[str] = []

    def after(done: Received, beside: Beside) -> None:
        ids.extend(done.ids)
        kept.update(beside)

    def bring(*letters: Arrival) -> None:
        receive(iter(letters), tmp_path, lambda: {"title": "Letters"}, after=after)

    bring(with_rows("a b", "One."), arrival("2", "Two."), with_rows("a b", "One."))
    assert (ids, kept) == (["a-b", "2"], {"a-b": [{"of": "One.", "at": ["42.p1"]}]})
    ids.clear()
    kept.clear()
    bring(with_rows("2", "Another."), with_rows("3", "Three.\n\nFour."))
    assert (ids, kept) == (["3"], {"3": [{"of": "Three.\n\nFour.", "at": ["42.p1", "42.p2"]}]})


def test_a_letter_is_replaced_where_it_stands(tmp_path: Path) -> None:
    """A letter whose file is not called by its id is replaced in that file, and one in a shard in its line."""
    root = write_edition(tmp_path / "mine", {"first": "---\nid: 1\n---\n\nOne.\n"})
    shard = root / "letters" / "2.jsonl"
    shard.write_text('\ufeff{"id": "2", "body": "Two."}\r\n{"id": "3", "body": "Three."}')
    received([arrival("1", "Uno."), arrival("3", "Tre.")], root, force=True)
    assert texts(root) == {"1": "Uno.", "2": "Two.", "3": "Tre."}
    assert [path.name for path in sorted((root / "letters").iterdir())] == ["2.jsonl", "first.md"]


def test_letters_are_added_to_an_edition_of_ones_own(tmp_path: Path) -> None:
    """corpus.yaml and the letters that are there stay as they are, to the byte."""
    root = write_edition(tmp_path / "mine")
    before = tree(root)
    received([arrival("new")], root)
    after = tree(root)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"letters/new.md", "source/imported.jsonl"}


def test_an_order_that_lists_all_letters(tmp_path: Path) -> None:
    """New ids are added to a list of all ids, and the comments in corpus.yaml stay."""
    corpus = "# mine\ntitle: T\norder:\n  - 3\n  - 1\n  - 2\n# end\nlanguage: en\n"
    root = write_edition(tmp_path / "mine", corpus=corpus)
    received([arrival("a"), arrival("b: c")], root)
    assert (root / "corpus.yaml").read_text() == corpus.replace("  - 2\n", "  - 2\n  - a\n  - b-c\n")
    assert list(texts(root)) == ["3", "1", "2", "a", "b-c"]


def test_an_order_that_cannot_be_added_to(tmp_path: Path) -> None:
    """Where the list of ids stands in one line nothing is written, and the message says what to do."""
    root = write_edition(tmp_path / "mine", corpus="title: T\norder: [3, 1, 2]\n")
    before = tree(root)
    with pytest.raises(Unwritable, match="write order: date"):
        received([arrival("a")], root)
    assert tree(root) == before


def test_letters_out_of_order(tmp_path: Path) -> None:
    """Where the ids do not stand in the letters' order, the dates are to order them."""
    received([arrival("b", date="1920"), arrival("a", date="1921")], tmp_path)
    assert (tmp_path / "corpus.yaml").read_text() == "title: Letters\norder: date\n"
    assert list(texts(tmp_path)) == ["b", "a"]


def test_a_rehearsal_writes_nothing(tmp_path: Path) -> None:
    """A dry run counts and remarks the same, and leaves no trace."""
    letters = [arrival("1"), arrival("1", "Other."), Fault("b.csv", 3, "no text")]
    dry = received(letters, tmp_path / "new", dry=True)
    assert not (tmp_path / "new").exists()
    wet = received(letters, tmp_path / "new")
    assert replace(dry, dry=False) == wet


def test_ids_that_had_to_change(tmp_path: Path) -> None:
    """The letter keeps the id it had as a key, the report says so, and the record holds the map."""
    done = received([arrival("../42")], tmp_path)
    assert edition.load(tmp_path).letters[0].metadata["original-id"] == "../42"
    said = "was '../42', no name for a file; source/imported.jsonl keeps the map"
    assert done.remarks == [Remark("id", said, "a.csv", 2, "42")]
    assert json.loads((tmp_path / "source" / "imported.jsonl").read_text())["original"] == "../42"


def test_why_ids_had_to_change(tmp_path: Path) -> None:
    """The report says what is wrong with an id that could not stay."""
    done = received([arrival(id, f"{at} {id}") for at, id in enumerate(["1", "1", "1.2", "a b", ""])], tmp_path)
    assert [(each.letter, each.what.partition(";")[0]) for each in done.remarks] == [
        ("1-2", "was '1', another letter's"),
        ("1-2-2", "was '1.2', an address in another letter"),
        ("a-b", "was 'a b', no name for a file"),
        ("a", "had none"),
    ]


def test_what_is_refused_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Faults are counted and remarked, each with its place; the letters around them arrive."""
    done = received([arrival("1"), Fault("b.csv", 3, "no text", "write some"), arrival("2")], tmp_path)
    assert (done.read, done.new, done.refused) == (2, 2, 1)
    assert done.remarks == [Remark("refused", "no text; write some", "b.csv", 3)]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"kind": "item", "label": "*)"}, ""),
        ({"text": "e\u0301"}, "passage 1: 'e\u0301' would be read as something else"),
        ({"text": ""}, "passage 1: '' would be read as something else"),
        ({"text": "two  ", "marks": (Mark("page", 1, 1, "7"), Mark("page", 0, 0, "6"))}, "passage 1: 'two  ' would be"),
    ],
)
def test_a_letter_that_would_lose_words_is_refused(tmp_path: Path, change: dict[str, Any], what: str) -> None:
    """What cannot be written in the native format, word by word and mark by mark, is refused, and never spoilt."""
    good = arrival("1", "One.\n\nTwo.")
    first, second = good.letter.passages
    passages = (replace(first, **change), second)
    done = received([replace(good, letter=replace(good.letter, passages=passages))], tmp_path / "new")
    assert (done.new, done.refused) == (0, 1)
    assert done.remarks[0].what.startswith("cannot be written as a letter: ")
    assert what in done.remarks[0].what
    assert not (tmp_path / "new").exists()


def test_a_key_that_would_be_the_text(tmp_path: Path) -> None:
    """Metadata under `body` cannot stand in a shard, and are kept under another key."""
    received([arrival("1", body="thin")], tmp_path, "jsonl")
    assert edition.load(tmp_path).letters[0].metadata["body-text"] == "thin"


def test_a_broken_edition_is_not_added_to(tmp_path: Path) -> None:
    """Where letters cannot be read nothing is added, and their faults are told."""
    root = write_edition(tmp_path / "mine", {"1": "no metadata"})
    before = tree(root)
    with pytest.raises(Faults, match=r"1\.md:1: no metadata block"):
        received([arrival("2")], root)
    assert tree(root) == before


class Interrupted(Exception):
    """Something that ends an import half-way."""


@pytest.mark.parametrize("style", STYLES)
def test_an_interrupted_import_changes_nothing(tmp_path: Path, style: Style) -> None:
    """A reader that breaks off leaves the edition as it was, and no folder where there was none."""
    root = write_edition(tmp_path / "mine")
    before = tree(root)

    def torn() -> Iterator[Arriving]:
        yield arrival("a")
        raise Interrupted

    for into in (root, tmp_path / "new"):
        with pytest.raises(Interrupted):
            receive(torn(), into, lambda: {}, style=style)
    assert tree(root) == before
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("style", STYLES)
def test_a_death_while_letters_are_put_in_place(tmp_path: Path, style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever an import dies, what is there can be read, and the next import completes it."""
    monkeypatch.setattr(placing, "SHARD_LETTERS", 2)
    letters = [arrival(id, f"No. {id}, {n}") for n, id in enumerate(["1", "2", "2", "3", "3.1"], 1)]
    wanted = {"1": "No. 1, 1", "2": "No. 2, 2", "2-2": "No. 2, 3", "3": "No. 3, 4", "3-1": "No. 3.1, 5"}
    put = Path.replace
    for steps in range(1, 20):
        root, left = tmp_path / str(steps), steps

        def dying(self: Path, target: Path) -> Path:
            nonlocal left
            left -= 1
            if left < 0:
                raise Interrupted
            return put(self, target)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", dying)
            try:
                received(letters, root, style)
            except Interrupted:
                pass
            else:
                break
        if (root / "corpus.yaml").exists():
            assert texts(root).items() <= wanted.items()
        received(letters, root, style)
        assert texts(root) == wanted
    assert left >= 0


def test_sources(tmp_path: Path) -> None:
    """Files come in natural order, each with its name from what was named on; links and hidden files do not."""
    for name in ("b/10.txt", "b/9.txt", "b/.x.txt", "b/c/1.TXT", "b/d.xml", "a.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    (tmp_path / "b" / "link.txt").symlink_to(tmp_path / "a.csv")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    said: list[tuple[int, int, str]] = []
    paths = [tmp_path / "b", tmp_path / "a.csv", tmp_path / "none"]
    sources = Sources(paths, (".txt",), lambda *done: said.append(done))
    assert [name for _, name in sources] == ["9.txt", "10.txt", "c/1.TXT", "a.csv"]
    assert [fault.what for fault in sources.faults] == ["a link, or no regular file", "no such file"]
    assert said[0] == (0, 16, "0 of 4 files")
    assert said[-1] == (16, 16, "4 of 4 files")


def test_a_folder_that_has_become_an_edition(tmp_path: Path) -> None:
    """Texts beside the edition that was made of them are found again; Markdown is that of its letters."""
    (tmp_path / "a.txt").write_text("Text")
    (tmp_path / "b.md").write_text("Text")
    received([arrival("1")], tmp_path)
    assert [name for _, name in Sources([tmp_path], (".txt",))] == ["a.txt"]
    sources = Sources([tmp_path], (".md",))
    assert [name for _, name in sources] == ["1.md"]
    assert sources.editions == [tmp_path]


def test_two_imports_at_once(tmp_path: Path) -> None:
    """An import does not take away what another is at work on; what a dead one left it does."""
    mine, dead = tmp_path / ".letters-import-1", tmp_path / ".letters-import-999999999"
    mine.mkdir()
    dead.mkdir()
    with pytest.raises(Unwritable, match="another import is at work here"):
        received([arrival("1")], tmp_path)
    assert mine.exists()
    assert not (tmp_path / f".letters-import-{os.getpid()}").exists()
    mine.rmdir()
    received([arrival("1")], tmp_path)
    assert not dead.exists()


def test_files_that_a_dead_import_left(tmp_path: Path) -> None:
    """A file that was not whole when an import died is taken away by the next; that of one at work is not."""
    (tmp_path / "source").mkdir()
    dead = [tmp_path / ".letters-import-999999999-corpus.yaml",
            tmp_path / "source" / ".letters-import-999999999-imported.jsonl"]  # fmt: skip
    mine = tmp_path / "source" / ".letters-import-1-imported.jsonl"
    for path in (*dead, mine):
        path.touch()
    received([arrival("1")], tmp_path)
    assert [path.exists() for path in (*dead, mine)] == [False, False, True]


def test_two_imports_that_begin_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An import has its folder before it looks for others, so that another one that begins then sees it."""
    seen: list[list[str]] = []
    there = spool.Spool._alone

    def alone(into: Path, own: Path) -> None:
        seen.append([path.name for path in into.iterdir()])
        there(into, own)

    monkeypatch.setattr(spool.Spool, "_alone", staticmethod(alone))
    received([arrival("1")], tmp_path / "new")
    assert seen == [[f".letters-import-{os.getpid()}"]]


def test_the_edition_is_read_when_no_other_import_can_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another import puts there while this one waits for its folder is part of what it adds to."""
    there = spool.Spool._alone

    def alone(into: Path, own: Path) -> None:
        there(into, own)
        monkeypatch.undo()
        write_edition(into, {"1": "---\nid: 1\n---\n\nText.\n"})

    monkeypatch.setattr(spool.Spool, "_alone", staticmethod(alone))
    done = received([arrival("1", "Other."), arrival("2")], tmp_path / "new")
    assert (done.new, done.refused) == (1, 1)
    assert texts(tmp_path / "new")["1"] == "Text."


@pytest.mark.parametrize("style", STYLES)
def test_letters_are_on_the_disk_before_they_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: Style
) -> None:
    """A machine that stops leaves no empty file under a letter's name: first all is on the disk, then in place."""
    seen: list[tuple[int, int]] = []

    def sync() -> None:
        waiting = list(tmp_path.glob("new/.letters-import-*/letters/*"))
        seen.append((len(waiting), len(list(tmp_path.glob("new/letters/*")))))

    monkeypatch.setattr(os, "sync", sync)
    received([arrival("1"), arrival("2")], tmp_path / "new", style)
    assert seen == [(1 if style == "jsonl" else 2, 0)]


def test_a_damaged_record(tmp_path: Path) -> None:
    """A record of earlier imports that cannot be read is a fault with its line, and nothing is written."""
    received([arrival("1")], tmp_path)
    record = tmp_path / "source" / "imported.jsonl"
    record.write_text(record.read_text() + '{"id": "2", "ori')
    before = tree(tmp_path)
    with pytest.raises(Faults, match=r"imported\.jsonl:2: no record of an imported letter"):
        received([arrival("3")], tmp_path)
    assert tree(tmp_path) == before
