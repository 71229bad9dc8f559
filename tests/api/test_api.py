"""The Python interface: the same views as the command line's, as rows and pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import lettercli
from lettercli.api import Corpus, Rows
from lettercli.errors import BadQuery, UnknownAddress
from lettercli.table import Column, Table

LETTERS = {
    "1": "---\nid: 1\ndate: 1929-08-10\nsender: Ann\nrecipient: Bob\n---\n\nThe grain [of the Volga] came.[^1]\n\n"
         "1) No oil came.[^2]\n\n[^1]: Grain is rye.—Ed.\n\n[^2]: Oil is oil.\n",
    "2": "---\nid: 2\ndate: 1929-09\nsender: Bob\nrecipient: Ann\n---\n\nMore Grain, said she.\n",
    "3": "---\nid: 3\nsender: Bob\nrecipient: Ann\n---\n\nGrain's price.\n",
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    (tmp_path / "letters").mkdir()
    (tmp_path / "corpus.yaml").write_text("title: Test\nsigla: Ed.\n")
    for name, text in LETTERS.items():
        (tmp_path / "letters" / f"{name}.md").write_text(text)
    return lettercli.open(tmp_path)


def test_an_edition_is_opened_by_its_folder(corpus: Corpus) -> None:
    """`open` takes a folder as a path or as a text, and the corpus says what it is."""
    assert corpus.edition.root is not None
    assert lettercli.open(str(corpus.edition.root)).edition.title == "Test"
    assert repr(corpus) == "<Corpus 'Test': 3 letters>"


def test_without_a_path_the_nearest_edition_is_opened(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """`open()` finds an edition as the command line does."""
    assert corpus.edition.root is not None
    monkeypatch.delenv("LETTERS_CORPUS", raising=False)
    monkeypatch.chdir(corpus.edition.root / "letters")
    assert lettercli.open().edition.title == "Test"


def test_a_concordance_is_rows(corpus: Corpus) -> None:
    """kwic gives a dictionary a hit, in the edition's order, with the columns of the exports."""
    rows = corpus.kwic("grain", context=2)
    assert [(row["address"], row["left"], row["node"], row["right"]) for row in rows] == [
        ("1.p1", "The", "grain", "[of the"),
        ("2.p1", "More", "Grain", ", said she."),
        ("3.p1", "", "Grain's", "price."),
    ]
    assert set(rows.columns) == set(rows[0])
    assert {"letter", "sender", "start", "end", "voice"} <= set(rows.columns)
    assert rows.footer == ("3 hits in 3 letters",)


def test_a_concordance_takes_the_filters_and_options(corpus: Corpus) -> None:
    """Conditions, layer, voice, order and limit mean what they mean on the command line."""
    assert [row["letter"] for row in corpus.kwic("grain", since="1929-09")] == ["2"]
    assert [row["letter"] for row in corpus.kwic("grain", sender="bob", limit=1)] == ["2"]
    assert [row["letter"] for row in corpus.kwic("grain", whole=True)] == ["1", "2"]
    assert [row["letter"] for row in corpus.kwic("Grain", case=True, whole=True)] == ["2"]
    assert [row["address"] for row in corpus.kwic("grain", layer="notes")] == ["1.n1"]
    assert [row["node"] for row in corpus.kwic("volga", voice="editor")] == ["Volga"]
    assert [row["letter"] for row in corpus.kwic("grain", sort="right")] == ["1", "3", "2"]
    assert len(corpus.kwic("grain", sample=2, seed=1)) == 2


def test_hits_are_counted(corpus: Corpus) -> None:
    """count is the number of rows that kwic would give."""
    for layer in ("text", "notes", "all"):
        assert corpus.count("grain", layer=layer) == len(corpus.kwic("grain", layer=layer))  # type: ignore[arg-type]
    assert corpus.count("grain", layer="all") == 4


def test_letters_are_model_objects(corpus: Corpus) -> None:
    """letters gives the letters that meet the conditions, undated ones only where no date is asked for."""
    assert [letter.id for letter in corpus.letters()] == ["1", "2", "3"]
    assert [letter.id for letter in corpus.letters(until="1929")] == ["1", "2"]
    assert corpus.letters(letters="1")[0].sender == ("Ann",)


def test_the_list_of_letters_is_rows(corpus: Corpus) -> None:
    """list has one row a letter, sorted as asked."""
    rows = corpus.list(sort="words", sender="Bob")
    assert [(row["id"], row["words"]) for row in rows] == [("2", 4), ("3", 2)]


def test_a_page_reads_as_text(corpus: Corpus) -> None:
    """show gives pages, which as a string are what a pipe gets."""
    pages = corpus.show("1.1")
    assert pages[0].address == "1.1"
    assert str(pages) == "1) No oil came.[2]\n\n[2] Oil is oil.\n"
    assert [page.address for page in corpus.show("2-3", "1.n1")] == ["2", "3", "1.n1"]
    assert corpus.show("1.1", notes="none")[0].notes == ()


def test_notes_are_looked_up(corpus: Corpus) -> None:
    """notes gives all notes, those of a letter, those called in a passage or one of them, each once."""
    assert [row["address"] for row in corpus.notes()] == ["1.n1", "1.n2"]
    assert [row["address"] for row in corpus.notes("1.1", "1.n2", "1.1")] == ["1.n2"]
    assert [row["address"] for row in corpus.notes("2")] == []
    assert [row["address"] for row in corpus.notes(author="Ed.")] == ["1.n1"]
    assert [row["address"] for row in corpus.notes(search="oil")] == ["1.n2"]
    assert [row["address"] for row in corpus.notes(since="1929-09")] == []


def test_topics_and_names_are_rows_and_conditions(tmp_path: Path) -> None:
    """Topics, their passages and the index of names are rows; a topic and a name narrow letters, lines and notes."""
    from tests.backmatter.sample import edition

    corpus = lettercli.open(edition(tmp_path / "e"))
    assert [row["topic"] for row in corpus.topics()] == ["tea", "ships"]
    assert [row["address"] for row in corpus.topic("tea")] == ["2.p1", "2.p3", "1.p1"]
    assert [row["name"] for row in corpus.names("Carl")] == ["Carl"]
    assert corpus.count("tea") == 4
    assert corpus.count("tea", topic="tea") == 3
    assert corpus.count("tea", topic="tea", name="Brook, Carl") == 2
    assert [letter.id for letter in corpus.letters(name="Carl")] == ["2"]
    assert [row["address"] for row in corpus.notes(name="London")] == ["1.n2"]
    with pytest.raises(lettercli.LettersError, match="no topic"):
        corpus.count("tea", topic="coffee")


def test_citations(corpus: Corpus) -> None:
    """cite gives what the command writes, in every style; a style that is none is an error that names them."""
    assert corpus.cite("1.1", "2") == "Letter 1 (10 August 1929), §1\nLetter 2 (September 1929)"
    assert corpus.cite("2", style="chicago", markdown=True).endswith("letter 2.")
    assert json.loads(corpus.cite("1", style="csl-json"))[0]["title"] == "Letter 1"
    with pytest.raises(lettercli.LettersError, match="edition, chicago, bibtex"):
        corpus.cite("1", style="apa")


def test_letters_over_time(corpus: Corpus) -> None:
    """timeline gives the command's rows, for the letters, the layer and the words that are asked for."""
    rows = corpus.timeline("month", "grain")
    assert [(row["period"], row["hits"], row["words"], row["ids"]) for row in rows] == [
        ("1929-08", 1, 9, "1"), ("1929-09", 1, 4, "2"), ("", 1, 2, "3"),
    ]  # fmt: skip
    assert [row["letters"] for row in corpus.timeline("year")] == [2, 1]
    assert [(row["period"], row["words"]) for row in corpus.timeline(layer="notes", sender="Ann")] == [
        ("1929-08-10", 7)
    ]
    with pytest.raises(BadQuery):
        corpus.timeline(matching="a|")


def test_sources_are_rows(tmp_path: Path) -> None:
    """sources gives a citation a row: of a source, at an address, of a kind, in doubt, of some letters."""
    from tests.commands.cited import edition

    corpus = lettercli.open(edition(tmp_path))
    assert [row["address"] for row in corpus.sources()] == ["1.n1", "1.n2", "1.n3", "2.n1", "2.n1", "2.n2"]
    assert [row["delo"] for row in corpus.sources("f. 17, op. 3", "Pravda", since="1929-08-20")] == ["10", "10", ""]
    assert [row["address"] for row in corpus.sources("1.1", "1.n1")] == ["1.n1", "1.n3"]
    assert [row["title"] for row in corpus.sources(kind="book")] == ["Russian Peasants"]
    assert [row["chain"] for row in corpus.sources(doubtful=True)] == ["1.n1"]
    with pytest.raises(UnknownAddress):
        corpus.sources("1.n9")
    with pytest.raises(lettercli.LettersError, match="kinds are archive, book, article, unknown"):
        corpus.sources(kind="books")


def test_the_index_is_built_once(corpus: Corpus) -> None:
    """The index is built when first asked for and kept."""
    assert corpus.index is corpus.index


def test_errors_are_of_one_kind(corpus: Corpus) -> None:
    """What a caller can get wrong is a LettersError."""
    with pytest.raises(UnknownAddress):
        corpus.show("9")
    with pytest.raises(BadQuery):
        corpus.kwic("")
    with pytest.raises(lettercli.LettersError):
        lettercli.open("/nowhere")
    with pytest.raises(lettercli.LettersError):
        corpus.letters(where="nothing")


def test_rows_show_as_a_table_in_a_notebook() -> None:
    """A notebook shows rows as a table; text is escaped, an empty cell is empty, columns for pages are left out."""
    table = Table((Column("a<b"), Column("mark", where="pages"), Column("n")), [("<i>", "x", 1), ("&", "y", None)])
    assert Rows(table)._repr_html_() == (
        "<table><thead><tr><th>a&lt;b</th><th>n</th></tr></thead>"
        "<tbody><tr><td>&lt;i&gt;</td><td>1</td></tr><tr><td>&amp;</td><td></td></tr></tbody></table>"
    )


def test_the_package_is_imported_cheaply() -> None:
    """Importing lettercli loads nothing of it: what it offers is loaded when it is used."""
    code = "import sys, lettercli; print(sorted(name for name in sys.modules if name.startswith('lettercli.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_says_what_it_offers() -> None:
    """dir lists the names on offer, each of them is there, and others are not."""
    assert dir(lettercli) == ["Corpus", "LettersError", "__version__", "open", "take_in"]
    assert all(hasattr(lettercli, name) for name in dir(lettercli))
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        lettercli.close  # noqa: B018


def test_the_same_version_everywhere() -> None:
    """CITATION.cff cites the version that the package has."""
    cited = (Path(__file__).parent.parent.parent / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {lettercli.__version__}\n" in cited


@pytest.mark.parametrize("ask", ["kwic", "count"])
def test_a_misspelt_condition_is_refused(ask: str, corpus: Corpus) -> None:
    """A condition that does not exist is no silent search of all letters: the error names those that do."""
    with pytest.raises(TypeError, match=r"no condition 'sendr'; there are .*sender"):
        getattr(corpus, ask)("the", sendr="nobody")


def test_a_misspelt_condition_lists_no_letters(corpus: Corpus) -> None:
    """So it is where letters are asked for."""
    with pytest.raises(TypeError, match=r"no condition 'sendr'"):
        corpus.list(sendr="nobody")  # type: ignore[call-arg]


def test_patterns_and_garbled_words(corpus: Corpus) -> None:
    """With regex the words are a pattern, with fuzzy they may differ; rows and counts are as for words."""
    word = corpus.kwic("the")[0]["node"]
    rows = corpus.kwic(r"\bt\w\b|\bthe\b", regex=True)
    assert rows[0]["node"] == word
    assert corpus.count("t.e", regex=True, case=True) == len(corpus.kwic("t.e", regex=True, case=True))
    known = next(form for form in corpus.index.lexicon.folded if len(form) > 3 and form.isalpha())
    assert corpus.count(f"{known[:-1]}ā{known[-1]}", fuzzy=1) >= corpus.count(known) > 0
