"""What the imports make of tables, JSON, Markdown and plain text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lettercli.arrival import Arrival, Arriving, Origin, Sources
from lettercli.errors import Fault, LettersError
from lettercli.files import encoding
from lettercli.formats import jsonobjects, nearmarkdown, paragraphs, plaintext, spreadsheet
from lettercli.formats.fields import Reading, mapping
from lettercli.formats.guess import Guess, guess
from lettercli.formats.namepattern import pattern
from lettercli.incoming import proven
from lettercli.model import Letter
from tests.formats.readings import Case, cases, outcome
from tests.strategies import TRAPS, WORDS

CASES = [case for kind in ("csv", "text", "jsonl", "markdown") for case in cases(kind)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.title}")
def test_golden(case: Case, tmp_path: Path) -> None:
    """A file becomes the letters and the remarks that its case says."""
    assert outcome(case, tmp_path / "in") == case.expected


def words(letter: Letter) -> list[str]:
    """All that a letter's passages say, labels included, blanks apart."""
    return [word for each in letter.everything() for word in f"{each.label} {each.text}".split()]


PIECES = st.sampled_from([*WORDS, *TRAPS, "1)", "2)", "3)", "1.", "2.", "a)", "b)", "(1)", "(2)"])
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", "\n \n", "  "])), min_size=1, max_size=30)


def joined(pieces: list[tuple[str, str]]) -> str:
    text = "".join(piece + end for piece, end in pieces)
    return text.replace("\r", " ").replace("q\u0307", "x").strip() or "x"


def only(stream: Iterator[Arriving]) -> Letter:
    """The letter of a stream that has one."""
    (found,) = (each.letter for each in stream if isinstance(each, Arrival))
    return found


@given(TEXTS)
def test_every_word_of_a_text_arrives(pieces: list[tuple[str, str]]) -> None:
    """Whatever a text looks like, its words are those of the passages, in order, when they are written and read."""
    text = joined(pieces)
    made = Letter("42", None, (), (), "", {}, paragraphs.passages(text), ())  # type: ignore[arg-type]
    assert words(made) == text.split()
    proven(made)


@given(pieces=st.lists(st.tuples(st.one_of(PIECES, st.just("3 May 1888"), st.just("Paris, 3 May 1888")),
                                st.sampled_from([" ", "\n", "\n\n", "\n \n"])), min_size=1, max_size=20))  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_of_a_file_arrives(pieces: list[tuple[str, str]], tmp_path: Path) -> None:
    """A file of plain text gives back its words in order, whatever dates stand alone in its lines."""
    text = joined(pieces)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    made = only(plaintext.read(Sources([tmp_path / "a.txt"]), Reading()))
    assert words(made) == text.split()
    proven(made)


@given(rows=st.lists(TEXTS, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_of_a_table_arrives(rows: list[list[tuple[str, str]]], tmp_path: Path) -> None:
    """A table as a spreadsheet writes it gives back the words of every cell."""
    texts = [joined(row) for row in rows]
    out = io.StringIO()
    csv.writer(out).writerows([["id", "text"], *([str(at), text] for at, text in enumerate(texts))])
    path = tmp_path / "a.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    found = [each.letter for each in spreadsheet.read(Sources([path]), Reading()) if isinstance(each, Arrival)]
    assert [words(letter) for letter in found] == [text.split() for text in texts]


SIGNS = st.sampled_from(
    ["*", "**", "_", "__", "`", "```", "#", "##", "-", "+", ">", "~~~", "|", "|--|", "===", "---", "[", "]",
     "](", ")", "!", "[^1]", "[^1]:", "1)", "1.", "2)", "a)", "<", ">", "&", ":::", "\\", "    ", "  ", "{", "}",
     "{.gap}", "$"]
)  # fmt: skip
MESS = st.lists(st.tuples(st.sampled_from(["alpha", "beta", "gamma", "delta", ""]), SIGNS,
                          st.sampled_from(["", " ", "\n", "\n\n"])), max_size=40)  # fmt: skip


@given(MESS)
@settings(max_examples=300)
def test_every_word_of_markdown_arrives(mess: list[tuple[str, str, str]]) -> None:
    """Whatever Markdown there is, a letter comes of it that can be written, with all its words in order of reading."""
    text = "".join(f"{word}{sign}{end}" for word, sign, end in mess)
    arrived = nearmarkdown.letter(text, Origin("a.md", 0, "a.md"), Reading())
    assert isinstance(arrived, Arrival)
    proven(arrived.letter)
    wanted = sorted(re.findall("alpha|beta|gamma|delta", text))
    said = " ".join(f"{each.text}" for each in arrived.letter.everything())
    assert sorted(re.findall("alpha|beta|gamma|delta", said)) == wanted


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        ("Grüße".encode(), "utf-8", ""),
        (b"plain", "utf-8", ""),
        ("Grüße".encode("utf-8-sig"), "utf-8-sig", ""),
        ("Grüße".encode("utf-16"), "utf-16", "UTF-16"),
        (("Grüße an alle. " * 9).encode("utf-16-le"), "utf-16-le", "UTF-16-LE"),
        (("Grüße an alle. " * 9).encode("utf-16-be"), "utf-16-be", "UTF-16-BE"),
        ("Grüße, „so“".encode("cp1252"), "cp1252", "cp1252"),
        ("Grüße, äöü ".encode() * 9 + b"\xff", "utf-8", "1 damaged bytes"),
        ("Grüße".encode()[:3], "cp1252", "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, name: str, said: str) -> None:
    """The encoding of a file is found, and said where it is not plain UTF-8."""
    (tmp_path / "a.txt").write_bytes(data)
    found = encoding.sniffed(tmp_path / "a.txt")
    assert found.name == name
    assert said in found.said
    assert bool(said) == bool(found.said)


def test_a_damaged_byte_costs_its_row_alone(tmp_path: Path) -> None:
    """One byte that is no UTF-8 in a file full of accents refuses the row that holds it."""
    rows = [f"{n},Grüße an die Bäume".encode() for n in range(9)]
    rows[4] = b"4,Gr\xff\xc3\xbc"
    (tmp_path / "a.csv").write_bytes(b"\n".join([b"id,text", *rows]))
    stream = list(spreadsheet.read(Sources([tmp_path / "a.csv"]), Reading()))
    assert sum(isinstance(each, Arrival) for each in stream) == 8
    (fault,) = (each for each in stream if isinstance(each, Fault))
    assert (fault.line, fault.what) == (6, "a byte that is no character here (0xFF), in 'text'")


@pytest.mark.parametrize(
    ("table", "sign"),
    [
        ("id,a;b\n1,2;3\n", ","), ("id;a,b\n1;2\n", ";"), ("id\ta\n1,1\t2,2\n", "\t"), ("id|a|b\n1|2|3\n", "|"),
        ("x\n", ","),
    ],
)  # fmt: skip
def test_the_delimiter(table: str, sign: str) -> None:
    """It is the sign by which most rows have as many cells as the first; of two that do as well the more usual one."""
    assert spreadsheet.delimiter_of(table) == sign


@pytest.mark.parametrize("rest", ["", ",", "  ", ', {"text": "Tw'])
def test_a_list_that_breaks_off(tmp_path: Path, rest: str) -> None:
    """Of a list of objects without its end the letters come in that are whole, and a fault says the rest is missing."""
    (tmp_path / "a.json").write_text(f'[{{"id": "1", "text": "One."}}{rest}')
    letter, fault = (each for each in jsonobjects.read(Sources([tmp_path / "a.json"]), Reading())
                     if isinstance(each, Arrival | Fault))  # fmt: skip
    assert isinstance(letter, Arrival)
    assert isinstance(fault, Fault)
    assert (fault.what, fault.line) == ("a list that does not end", 1) or fault.what.startswith("no JSON: ")


def test_a_named_encoding(tmp_path: Path) -> None:
    """What somebody says of the encoding counts."""
    (tmp_path / "a.txt").write_bytes("Милый Борис".encode("koi8-r"))
    letter = only(plaintext.read(Sources([tmp_path / "a.txt"]), Reading(encoding="koi8-r")))
    assert letter.passages[0].text == "Милый Борис"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"x\n", "csv"), ("a", b"id;datum;brieftext\n1;2;3\n", "csv"), ("a.txt", b"Dear Ben, so", "text"),
        ("a.jsonl", b"{}\n", "jsonl"), ("a", b'{"id": "1", "body": "x"}\n', "jsonl"), ("a.json", b"[]", "jsonl"),
        ("a", b"---\nid: 1\n---\n\nx\n", "markdown"), ("a.md", b"x", "markdown"),
        ("a.txt", b"---\nid: 1\n---\nx", "markdown"),
        ("a.xml", b"<?xml version='1.0'?>\n<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "tei"), ("a", b"<TEI>", "tei"),
        ("a.txt", b"Letter 1\n\nx\n\nLetter 2\n\ny\n", "printed"), ("a", b"Letter 1\nx", "text"),
    ],
)  # fmt: skip
def test_guesses(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    """A file is taken for what it holds, and only then for what it is called."""
    (tmp_path / name).write_bytes(data)
    found = guess(tmp_path / name)
    assert isinstance(found, Guess)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04...", "a packed file"), (b"%PDF-1.4", "a PDF"), (b"{\\rtf1", "Rich Text"),
        (b" \n", "an empty file"),
        (bytes(range(32)) * 20, "full of control characters"),
        (b"<?xml version='1.0'?><html/>", "XML or HTML that is no TEI"), (b"<html><body>", "XML or HTML"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_letters(tmp_path: Path, data: bytes, what: str) -> None:
    """What holds no letters is refused, with what it is."""
    (tmp_path / "a").write_bytes(data)
    found = guess(tmp_path / "a")
    assert isinstance(found, Fault)
    assert what in found.what


@pytest.mark.parametrize("text", ["", "date", "{date", "{date}{sender}", "{date}_{date}", "{}_{x}", "a}b{c}"])
def test_patterns_that_are_none(text: str) -> None:
    """A pattern that cannot be read is refused, with how to write one."""
    with pytest.raises(LettersError):
        pattern(text)


FIELD = st.text("ab_-", min_size=1, max_size=4)


@given(FIELD, FIELD, FIELD)
def test_patterns(one: str, two: str, three: str) -> None:
    """A name made after a pattern fits it, and what is said to be certain is what it was made of."""
    found, doubtful = pattern("x{a}_{b}-{c}y").match(f"x{one}_{two}-{three}y")
    assert set(found) == {"a", "b", "c"}
    if not doubtful:
        assert found == {"a": one, "b": two, "c": three}


@pytest.mark.parametrize("said", ["text", "=x", "text=", "text=a,date=b,text=c"])
def test_maps_that_are_none(said: str) -> None:
    """What names no field and column is refused."""
    with pytest.raises(LettersError):
        mapping([said])


def test_a_map() -> None:
    """Several columns stand in one text or in several; a name may hold a comma."""
    assert mapping(["text=Body,date=Sent on", "sender=From, as written"]) == {
        "text": "Body", "date": "Sent on", "sender": "From, as written",
    }  # fmt: skip


def test_rows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quotation mark that is not closed, and a line without end, cost their row; the rest is read."""
    monkeypatch.setattr(spreadsheet, "LONGEST_ROW", 1000)
    open_, long = '2,"' + "x\n" * 700, "4," + "y" * 5000 + "\n"
    both = '6,"' + "z" * 3000 + "\n"
    text = f'id,text\n1,One\n{open_}3,Three\n{long}5,"Five"\n{both}7,Seven\n'
    (tmp_path / "a.csv").write_text(text)
    stream = list(spreadsheet.read(Sources([tmp_path / "a.csv"]), Reading()))
    assert [each.letter.id for each in stream if isinstance(each, Arrival)] == ["1", "3", "5", "7"]
    assert [(each.line, each.what) for each in stream if isinstance(each, Fault)] == [
        (3, "a row of more than 1,000 characters"),
        (4, "no row: lines 4 to 702 belong to the broken one above"),
        (704, "a row of more than 1,000 characters"),
        (706, "a row of more than 1,000 characters"),
    ]


def test_a_quotation_mark_inside_a_text(tmp_path: Path) -> None:
    """Of a row that is broken by a quotation mark in its text no other line is taken for a row."""
    text = 'id,date,text\n1,1918,"One, he\nsaid, "no", and\na, b, c\n"\n2,1919,Two\n'
    (tmp_path / "a.csv").write_text(text)
    stream = list(spreadsheet.read(Sources([tmp_path / "a.csv"]), Reading()))
    assert [each.letter.id for each in stream if isinstance(each, Arrival)] == ["2"]
    assert [str(each).removeprefix(f"{tmp_path}/") for each in stream if isinstance(each, Fault)] == [
        "a.csv:2: no row: text after a closing quotation mark; double the quotation marks inside a cell",
        "a.csv:3: no row: lines 3 to 4 belong to the broken one above; mend that row",
        "a.csv:5: no row: a quotation mark that is not closed; double the quotation marks inside a cell",
    ]


def test_a_table_of_ten_thousand_columns(tmp_path: Path, patience: None) -> None:
    """More columns than any table has are refused at once."""
    (tmp_path / "a.csv").write_text(",".join(["x"] * 200_000) + "\n")
    (fault,) = spreadsheet.read(Sources([tmp_path / "a.csv"]), Reading())
    assert isinstance(fault, Fault)
    assert fault.what == "200,000 columns"


def test_nested_json(tmp_path: Path, patience: None) -> None:
    """JSON nested without end is a fault, and no crash."""
    deep, good = '{"a":' * 200_000 + "\n", '{"id": "1", "body": "x"}\n'
    (tmp_path / "a.jsonl").write_text("[" * 200_000 + "\n" + deep + good)
    (tmp_path / "b.jsonl").write_text(deep + good)
    for name, count in (("a.jsonl", 0), ("b.jsonl", 1)):
        stream = list(jsonobjects.read(Sources([tmp_path / name]), Reading()))
        assert sum(isinstance(each, Arrival) for each in stream) == count
        assert sum(isinstance(each, Fault) for each in stream) == 1
