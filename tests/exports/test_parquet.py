"""`letters export parquet`: the three tables, and the engines that get from them what `letters` has."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.edition import load
from lettercli.errors import LettersError
from lettercli.exports import Source, parquet
from lettercli.index import lemmas, pieces
from lettercli.index.build import build
from lettercli.index.layout import LAYERS, VOICES, Index
from lettercli.model import Edition
from tests.commands.sample import edition as friend
from tests.editions import letter, write_edition
from tests.index import made
from tests.shell import Outcome, call, environment
from tests.strategies import compose

ROOT = Path(__file__).parent.parent.parent
ENGINES = ROOT / "docs" / "engines"
WORDS = ("Bukharin", "grain", "Sten", "of", "Comintern", "nowhere")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the edition that comes with the program."""
    into = tmp_path_factory.mktemp("tables") / "new"
    outcome = call("export", "parquet", "--into", into, "--corpus", ROOT / "corpus")
    assert outcome == Outcome(0, f"6 letters in 3 files: {into}\n", "")
    return into


def rows(path: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def written(edition: Edition, index: Index, folder: Path, letters: Sequence[int] | None = None) -> list[str]:
    """Write the tables of an edition, or of some of its letters, and give back the remarks."""
    chosen = edition.letters if letters is None else edition.chosen(letters)
    source = Source(edition, chosen, lambda: index)
    parquet.fill(source, folder)
    assert source.drawn == len(chosen)
    return source.remarks


def asked(folder: Path, file: str, word: str) -> str:
    """What a query of the documentation gives, as records."""
    import duckdb

    query = (ENGINES / file).read_text("utf-8").replace("bukharin", word.casefold())
    query = re.sub(r"'(\w+\.parquet)'", rf"'{folder}/\1'", query)
    return "".join("\t".join(map(str, row)) + "\n" for row in duckdb.connect().execute(query).fetchall())


def dask(folder: Path, *words: str) -> str:
    """What the program of the documentation writes."""
    done = subprocess.run([sys.executable, ENGINES / "with_dask.py", folder, *words], capture_output=True, text=True,
                          env=environment(), timeout=120, check=True)  # fmt: skip
    return done.stdout


def kwic(*words: str, root: Path = ROOT / "corpus") -> str:
    return call("kwic", *words, "--corpus", root).out


@pytest.mark.parametrize("word", WORDS)
def test_duckdb_shows_what_letters_shows(tables: Path, word: str) -> None:
    """The documented query gives the lines of the concordance, and the documented count the numbers by letter."""
    assert asked(tables, "concordance.sql", word) == kwic(word)
    assert asked(tables, "counts.sql", word) == kwic(word, "--by", "letter")


def test_dask_shows_what_letters_shows(tables: Path) -> None:
    """The documented program writes the lines, the count and the counts by letter that `letters` writes."""
    assert dask(tables, "Bukharin") == kwic("Bukharin")
    assert dask(tables, "Sten", "--count") == kwic("Sten", "--count")
    by_letter = [line.split("\t") for line in kwic("grain", "--by", "letter").splitlines()]
    assert dask(tables, "grain", "--by", "letter") == "".join(f"{id}\t{hits}\n" for id, _, hits in by_letter)


def test_engines_stop_where_text_is_lost(tmp_path: Path) -> None:
    """At gaps, beside brackets, blanks of all kinds and other hands, the engines' lines are those of `letters`."""
    body = "He [the miller] wro […]{.gap} grain, (grain)\u2003«grain» grain—\n\n…\n\n1) grain's\n\n   a) of-grain"
    root = friend(tmp_path / "e", **{"44": letter("44", body, date="")})
    into = tmp_path / "tables"
    assert call("export", "parquet", "--into", into, "--corpus", root).code == 0
    assert asked(into, "concordance.sql", "grain") == kwic("grain", root=root)
    assert kwic("grain", root=root).count("\n") == 7
    assert dask(into, "grain") == kwic("grain", root=root)


@pytest.mark.parametrize("table", [0, 1, 2])
def test_every_column_is_documented(tables: Path, table: int) -> None:
    """docs/engines.md explains each column of each table, in the tables' order, and no other."""
    import pyarrow.parquet as pq

    text = (ROOT / "docs" / "engines.md").read_text("utf-8")
    section = text.split(f"## {parquet.FILES[table]}\n")[1].split("\n## ")[0]
    names = [name for row in re.findall(r"^\| (`.*?) \|", section, re.M) for name in re.findall("`(.*?)`", row)]
    assert names == pq.read_schema(tables / parquet.FILES[table]).names


def test_the_query_on_the_page_is_the_file() -> None:
    """The count that docs/engines.md prints is the one in the file."""
    (shown,) = re.findall("```sql\n(.*?)```", (ROOT / "docs" / "engines.md").read_text("utf-8"), re.S)
    assert (ENGINES / "counts.sql").read_text("utf-8").endswith(shown)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4))
def test_the_tables_are_the_index(tmp_path_factory: pytest.TempPathFactory, seeds: list[int]) -> None:
    """Whatever the letters, each token, passage and letter is there with what the index says of it."""
    letters = {each.id: each for each in (compose(Random(seed)) for seed in seeds)}
    edition = made.edition(*letters.values())
    index, folder = build(edition), tmp_path_factory.mktemp("tables")
    written(edition, index, folder)
    heads, passages, tokens = (rows(folder / name) for name in parquet.FILES)
    assert [row["letter"] for row in heads] == list(letters)
    assert [json.loads(row["metadata"]) for row in heads] == [
        {key: value if isinstance(value, str) else list(value) for key, value in each.metadata.items()}
        for each in letters.values()
    ]
    assert [row["address"] for row in passages] == index.passages.addresses[:]
    assert [row["text"] for row in passages] == list(map(index.text, range(len(passages))))
    assert [(row["token"], row["word"]) for row in tokens] == [(t, index.form(t)) for t in range(len(index))]
    for row in tokens:
        token, passage = row["token"], passages[row["passage"]]
        assert row["shown"] == passage["text"][row["char_from"] : row["char_to"]]
        assert passage["token"] <= token < passage["tokens_end"]
        assert (row["address"], row["letter"], row["flow"]) == (passage["address"], passage["letter"], passage["flow"])
        assert row["layer"] == passage["layer"] in LAYERS
        assert row["flow"] == index.flow(row["passage"])
        assert (row["number"], row["voice"]) == (index.offset(token), VOICES[index.voices[token]])
        assert index.reach(token).first == min(each["token"] for each in tokens if each["stretch"] == row["stretch"])


def test_passages_know_where_they_stand(tmp_path: Path) -> None:
    """A passage names the one that it is a part of, the first after its parts, and whether it is of the body."""
    edition = load(friend(tmp_path / "e"))
    written(edition, build(edition), tmp_path)
    found = {row["passage"]: row for row in rows(tmp_path / "passages.parquet")}
    by_address = {row["address"]: row for row in found.values()}
    for one in edition.letters:
        for top in (*one.passages, *(note.body for note in one.notes)):
            assert by_address[top.address]["parent"] is None
            for passage in top.walk():
                row, below = by_address[passage.address], list(passage.walk())
                parts = [each["address"] for each in found.values() if each["parent"] == row["passage"]]
                assert parts == [part.address for part in passage.parts]
                inside = range(row["passage"], row["passages_end"])
                assert [found[number]["address"] for number in inside] == [part.address for part in below]
                formal = {"salute", "dateline", "closer", "signed"}
                assert row["body"] is formal.isdisjoint({passage.kind, *passage.inside})
                assert row["kind"] == passage.kind


def test_tokens_know_their_sentence(tmp_path: Path) -> None:
    """Sentences are numbered from 0 in each passage, as a concordance by sentence parts them."""
    texts = {"1": letter("1", "One two. Com. Three came. Four.\n\nFive.")}
    edition = load(write_edition(tmp_path / "e", texts))
    written(edition, build(edition), tmp_path)
    assert [row["sentence"] for row in rows(tmp_path / "tokens.parquet")] == [0, 0, 1, 1, 1, 2, 0]


def test_some_letters(tmp_path: Path) -> None:
    """Filters choose the letters; numbers stay those of the whole edition."""
    root = friend(tmp_path / "e")
    edition, index = load(root), build(load(root))
    all_of_it, some = tmp_path / "all", tmp_path / "some"
    all_of_it.mkdir()
    some.mkdir()
    written(edition, index, all_of_it)
    written(edition, index, some, [0, 2])
    for name in parquet.FILES:
        assert rows(some / name) == [row for row in rows(all_of_it / name) if row["letter"] in {"41", "43"}]
        assert rows(some / name)
    outcome = call("export", "parquet", "--into", tmp_path / "cli", "--letter", "42", "--corpus", root)
    assert outcome.out == f"1 letter in 3 files: {tmp_path}/cli\n"
    assert {row["letter"] for row in rows(tmp_path / "cli" / "tokens.parquet")} == {"42"}


def test_tokens_come_in_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by a row group: the tokens of a few letters, never all; they are the same in any number."""
    import pyarrow.parquet as pq

    monkeypatch.setattr(pieces.runs, "__defaults__", (5,))
    monkeypatch.setattr(parquet, "_ROWS", 2)
    edition = load(friend(tmp_path / "e"))
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()
    written(edition, build(edition), many)
    monkeypatch.undo()
    written(edition, build(edition), few)
    groups = [[pq.ParquetFile(folder / name).num_row_groups for name in parquet.FILES] for folder in (few, many)]
    assert groups[0] == [1, 3, 3]
    assert groups[1][0] == 2
    assert min(groups[1]) >= 2
    assert groups[1][2] > 4
    assert [rows(few / name) for name in parquet.FILES] == [rows(many / name) for name in parquet.FILES]


def test_dates_of_all_ages(tmp_path: Path) -> None:
    """A day of the years 1 to 9999 is a date; before and after them there is its number, and EDTF always."""
    dates = {"1": "1929-08", "2": "", "3": "-0043-03-15", "4": "1929-08-21/.."}
    edition = load(write_edition(tmp_path / "e", {id: letter(id, "Text.", date=date) for id, date in dates.items()}))
    written(edition, build(edition), tmp_path)
    found = rows(tmp_path / "letters.parquet")
    assert [row["date"] for row in found] == list(dates.values())
    assert [str(row["date_from"]) for row in found] == ["1929-08-01", "None", "None", "1929-08-21"]
    assert [str(row["date_to"]) for row in found] == ["1929-08-31", "None", "None", "None"]
    assert [row["day_from"] for row in found] == [-14763, None, -735160, -14743]


def test_lemmas_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens have their lemma; where none can be made there is no such column, and that is said."""
    root = write_edition(tmp_path / "e", {"1": letter("1", "They procured mills.")})
    assert written(load(root), build(load(root)), tmp_path) == []
    assert [row["lemma"] for row in rows(tmp_path / "tokens.parquet")] == ["they", "procure", "mill"]

    def none(_lexicon: object) -> None:
        raise LettersError("lemmas are an extra that is not installed", lemmas.INSTALL)

    monkeypatch.setattr(lemmas, "lemmas", none)
    remarks = written(load(root), build(load(root)), tmp_path)
    assert remarks == ["no column lemma: lemmas are an extra that is not installed"]
    assert "lemma" not in rows(tmp_path / "tokens.parquet")[0]


def test_an_edition_without_words(tmp_path: Path) -> None:
    """Tables without rows are tables."""
    edition = load(write_edition(tmp_path / "e", {"1": letter("1", "…")}))
    written(edition, build(edition), tmp_path)
    assert [len(rows(tmp_path / name)) for name in parquet.FILES] == [1, 1, 0]


def test_without_pyarrow(edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, one line says how to install it, and no file is left."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = call("export", "parquet", "--into", tmp_path / "new", "--corpus", edition)
    what = "Parquet is written by pyarrow, an extra that is not installed"
    assert outcome == Outcome(2, "", f"letters: {what}; {parquet.INSTALL}\n")
    assert list((tmp_path / "new").iterdir()) == []


def test_it_needs_a_folder(edition: Path) -> None:
    """Three files are not written to standard output."""
    assert call("export", "parquet", "--corpus", edition).err == (
        "letters export: parquet is several files; name a folder for them with --into\n"
    )
