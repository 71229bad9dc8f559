"""TEI out and in again: a letter comes back to the last character; other people's TEI keeps what it says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from lettercli import edition as editions
from lettercli.dates import UNDATED
from lettercli.exports import Source
from lettercli.exports.tei import write
from lettercli.flat import Conventions, attribute
from lettercli.flat import letter as letter_of
from lettercli.formats import markdown
from lettercli.formats.tei import native, parsing, units
from lettercli.model import Edition, Letter
from tests.editions import CORPUS, FIRST, write_edition
from tests.formats.laws import bare
from tests.shell import call
from tests.strategies import letters

ROOT = Path(__file__).parent.parent.parent
SIGLA = Conventions(("U.S. Ed.", "Bukharin"))
FOREIGN = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1">
<teiHeader><fileDesc><titleStmt><title>To Ben</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
<sourceDesc><p>x</p></sourceDesc></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName ref="#a">Ann Arbor</persName><placeName>Rom</placeName>
<date notBefore="-0062-05" notAfter="-0062-07"/></correspAction>
<correspAction type="received"><persName>Ben</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><div type="letter"><opener><dateline>Rome, in May</dateline><salute>Dear Ben,</salute></opener>
<p>The grain<note n="1">Of last year.</note> is <choice><sic>lte</sic><corr>late</corr></choice>, and
<hi rend="italic">nobody</hi> knows why.<pb n="12"/> I <unclear>think</unclear> it is the
mill.<note n="2"><p>One.</p><p>Two.</p></note></p>
<list><label>1)</label><item>Look at the mill;</item><label>2)</label><item>buy grain.</item></list>
<closer><salute>Farewell.</salute><signed>Ann</signed></closer>
<postscript><p>P.S. Write!</p></postscript></div></body></text></TEI>
"""


def attributed(letter: Letter) -> Letter:
    """A letter as an edition gives it, its id among its metadata as an import keeps it."""
    flat = markdown.flat(markdown.write(letter), Path("x.md"))
    attribute(flat, SIGLA)
    return letter_of(flat, None)


def tei(letter: Letter, about: Mapping[str, object] | None = None) -> str:
    edition = Edition("made", "Letters made up", (letter,), about=about or {}, sigla=SIGLA.sigla)
    return "".join(write(Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))))


def read(text: str) -> native.Native | None:
    (unit,) = units.units(parsing.parse(text.encode(), "x.xml")).units
    return native.read(unit)


def again(text: str) -> Letter:
    """The letter of a file that this program wrote."""
    found = read(text)
    assert found is not None
    metadata = {"id": found.id, **found.values}
    made = Letter(found.id, UNDATED, (), (), "", metadata, found.passages, found.notes)
    flat = markdown.flat(markdown.write(made), Path("x.md"))
    attribute(flat, SIGLA)
    return letter_of(flat, None)


@settings(max_examples=300, deadline=None)
@given(letters())
def test_out_and_in_again(letter: Letter) -> None:
    """A letter written as TEI and read is the same letter: text, marks, notes, anchors, addresses, metadata."""
    letter = attributed(letter)
    assert bare(again(tei(letter))) == bare(letter)


@settings(max_examples=100, deadline=None)
@given(letters())
def test_in_and_out_again(letter: Letter) -> None:
    """The TEI of a letter that was read from TEI is the same to the last byte."""
    text = tei(attributed(letter))
    assert tei(again(text)) == text


@pytest.mark.parametrize(
    "date",
    ["1929-08-21", "1929-08-21?", "1929~", "1929-08-21/1929-08-23", "1929-08/..", "[1929-08..1929-09]", "[..1929-09]",
     "[1929-08-19,1929-08-21]", "192X", "1929-XX", "-0061", "0000", "-0001-03-15/0000-01-02", "Y-12345", "-9999",
     "1929-08-21%", "1929?/1930", "[1929-08-19..1929-08-19]", ""],
)  # fmt: skip
@pytest.mark.parametrize("calendar", ["", "julian"])
def test_every_date_comes_back(date: str, calendar: str) -> None:
    """Every date comes back as it was typed, whether TEI's attributes can say it or not."""
    metadata = f"date: {date!r}\n" + (f"calendar: {calendar}\n" if calendar else "")
    letter = markdown.read(f"---\nid: 42\n{metadata}sender: A\n---\n\nText.\n", Path("x.md"))
    found = again(tei(letter))
    assert (found.date, found.metadata) == (letter.date, letter.metadata)


@pytest.mark.parametrize("corpus", [True, False])
def test_the_shipped_edition_comes_back(corpus: bool, tmp_path: Path) -> None:
    """The shipped letters exported as TEI and imported again are the same files, and their repairs are on record."""
    into = tmp_path / ("all.xml" if corpus else "tei")
    assert call("export", "tei", "--corpus", ROOT / "corpus", "--into", into).code == 0
    assert call("import", "tei", into, "--into", tmp_path / "back").code == 0
    for path in (ROOT / "corpus" / "letters").iterdir():
        assert (tmp_path / "back" / "letters" / path.name).read_bytes() == path.read_bytes()
    edition = editions.load(tmp_path / "back")
    original = editions.load(ROOT / "corpus")
    assert (edition.title, edition.sigla) == (original.title, original.sigla)
    assert " ".join(str(edition.about["rights"]).split()) == " ".join(str(original.about["rights"]).split())
    assert call("emendations", "--corpus", tmp_path / "back", "--json").out.count('"misread"') == 1


def test_a_letter_without_a_word_comes_back(tmp_path: Path) -> None:
    """A letter of which nothing is known, not even who wrote it, is a letter in TEI, too."""
    corpus = write_edition(tmp_path / "x", {"lost": "---\nid: lost\n---\n"})
    assert call("export", "tei", "--corpus", corpus, "--into", f"{tmp_path}/tei/", "-q").code == 0
    assert call("import", "tei", tmp_path / "tei", "--into", tmp_path / "y", "-q").code == 0
    assert [letter.id for letter in editions.load(tmp_path / "y").letters] == ["lost"]


def test_whose_the_brackets_are(tmp_path: Path) -> None:
    """Where brackets are the writer's, they are after an import as well; sigla come along."""
    corpus = CORPUS + "brackets: writer\n"
    root = write_edition(tmp_path / "e", {"1": FIRST.replace("every year.", "every year—U.S. Ed.")}, corpus)
    call("export", "tei", "--corpus", root, "--into", tmp_path / "tei")
    call("import", "tei", tmp_path / "tei", "--into", tmp_path / "back")
    first, second = (editions.load(each).letters[0] for each in (root, tmp_path / "back"))
    assert bare(first) == bare(second)
    assert second.notes[0].author == "U.S. Ed."
    assert not [mark for passage in second.everything() for mark in passage.marks if mark.kind == "insertion"]


def test_a_file_that_was_changed(tmp_path: Path) -> None:
    """What somebody adds to an exported file is read as anybody's TEI is, and not lost."""
    letter = markdown.read("---\nid: 42\ndate: 1929\nsender: A\nbox: 7\n---\n\nText of it.\n", Path("x.md"))
    text = tei(letter)
    assert read(text) is not None
    added = (("Text of it", "Text of <foreign>Ben</foreign>"), ("it.</p>", "it.</p><lg><l>A line</l></lg>"))
    for number, (old, new) in enumerate(added):
        changed = text.replace(old, new)
        assert changed != text
        assert read(changed) is None
        path, into = tmp_path / "changed.xml", tmp_path / str(number)
        path.write_text(changed, "utf-8")
        assert call("import", "tei", path, "--into", into).code == 0
        (found,) = editions.load(into).letters
        words = " ".join(passage.text for passage in found.everything())
        assert (found.id, found.metadata["box"]) == ("42", "7")
        assert "Text of " in words
        assert ("Ben", "A line")[number] in words


def imported(text: str, folder: Path) -> Letter:
    """The letter of a TEI file as an import makes it."""
    folder.mkdir()
    (folder / "L1.xml").write_text(text, "utf-8")
    outcome = call("import", "tei", folder / "L1.xml", "--into", folder / "e")
    assert outcome.code == 0, outcome.err
    (letter,) = editions.load(folder / "e").letters
    return letter


def test_other_peoples_tei(tmp_path: Path) -> None:
    """TEI in, out and in again keeps text, dates, correspondents, notes, anchors and every key of the metadata."""
    first = imported(FOREIGN, tmp_path / "first")
    assert (first.date.edtf, first.sender, first.recipient, len(first.notes)) == (
        "[-0061-05..-0061-07]", ("Ann Arbor",), ("Ben",), 2
    )  # fmt: skip
    again_ = imported(tei(first), tmp_path / "second")
    assert bare(again_) == bare(replace(first))
    exported = ET.fromstring(tei(first))
    words = "".join(exported.find(".//{*}body").itertext())  # type: ignore[union-attr]
    said = ["Rome, in May", "Dear Ben,", "Of last year.", "late", "nobody", "mill.", "One.", "Farewell.", "Write!"]
    assert [each for each in said if each not in words] == []
    date = exported.find(".//{*}correspAction/{*}date")
    assert date is not None
    assert (date.get("notBefore"), date.get("notAfter")) == ("-0062-05", "-0062-07")


def test_notes_called_in_another_order(tmp_path: Path) -> None:
    """Notes keep the edition's order though they stand where they are called, and those that nothing calls remain."""
    body = "A[^2] b[^1].\n\n[^1]: One of them.\n\n[^2]: Two of them.\n\n[^3]: Three of them.\n"
    letter = markdown.read(f"---\nid: 42\n---\n\n{body}", Path("x.md"))
    assert [note.number for note in again(tei(letter)).notes] == ["1", "2", "3"]
    root = write_edition(tmp_path / "e", {"42": markdown.write(letter)})
    assert [note.number for note in editions.load(root).letters[0].notes] == ["1", "2", "3"]
