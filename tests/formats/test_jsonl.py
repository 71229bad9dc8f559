"""Shards: letters one a line, read as strictly as files and written so that nothing is lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from lettercli.errors import Fault, Faults
from lettercli.flat import letter as of_flat
from lettercli.formats import jsonl
from lettercli.formats.letterfile import letter_at, letters_of
from lettercli.formats.markdown import read
from lettercli.formats.markdown import write as as_markdown
from lettercli.model import Letter
from tests.formats.damage import damage
from tests.formats.laws import bare
from tests.strategies import compose, letters

CORPUS = sorted((Path(__file__).parent.parent.parent / "corpus" / "letters").glob("*.md"))
TEXTS = "write a text in quotation marks, or a list of them"
OBJECT = "write one object, as a JSON library does, in one line"
GOOD = '{"id": "1", "date": "1929", "sender": ["Ann", "Carl"], "body": "Text.\\n"}'


def shard(tmp_path: Path, *lines: str | bytes, end: str = "\n") -> Path:
    """A shard of these lines."""
    path = tmp_path / "0001.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + end.encode())
    return path


def opened(path: Path) -> tuple[list[Letter], list[str]]:
    """The letters of a shard, and its faults without the path."""
    faults: list[Fault] = []
    found = [of_flat(flat, path) for flat in letters_of(path, faults)]
    return found, [str(fault).removeprefix(f"{path}:") for fault in faults]


def again(letter: Letter, tmp_path: Path) -> Letter:
    """The letter, written into a shard and read."""
    (found,), faults = opened(shard(tmp_path, jsonl.write(letter), end=""))
    assert faults == []
    return found


def refused(tmp_path: Path, *lines: str | bytes, end: str = "\n") -> list[str]:
    """The faults of a shard, of which no letter must be lost that has none."""
    found, faults = opened(shard(tmp_path, *lines, end=end))
    assert [letter.id for letter in found] == ["1"] * lines.count(GOOD)
    return faults


def test_a_letter_of_a_shard_is_that_of_a_file(tmp_path: Path) -> None:
    """A line's keys are the metadata block, its body what follows; everything stands in that line of the shard."""
    (found,), _ = opened(shard(tmp_path, GOOD))
    own = read('---\nid: 1\ndate: 1929\nsender: ["Ann", "Carl"]\n---\n\nText.\n', "1.md")
    assert bare(found) == bare(own)
    assert (found.path, found.passages[0].line) == (tmp_path / "0001.jsonl", 1)
    assert found.lines == dict.fromkeys(own.lines, 1)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_files_survive_the_way_through_a_shard(path: Path, tmp_path: Path) -> None:
    """The letters that come with the program come out of a shard byte for byte."""
    text = path.read_text(encoding="utf-8")
    assert as_markdown(again(read(text, path), tmp_path)) == text


@given(letters())
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_read(letter: Letter) -> None:
    """Any letter, written as a line and read, is the same letter."""
    line = jsonl.Line(1, 0, jsonl.write(letter).encode("utf-8").rstrip(b"\n"), torn=False)
    assert bare(of_flat(jsonl.flat(line, Path("x.jsonl")), None)) == bare(letter)
    assert b"\n" not in line.data


def test_thousands_of_letters_survive_in_one_shard(tmp_path: Path) -> None:
    """The same in one file, each letter found again by its place; and both readers of bodies say the same."""
    made = [replace(compose(Random(seed)), id=str(seed)) for seed in range(1500)]
    made = [replace(letter, metadata={**letter.metadata, "id": letter.id}) for letter in made]
    path = shard(tmp_path, *(jsonl.write(letter).rstrip("\n") for letter in made))
    faults: list[Fault] = []
    flats = list(letters_of(path, faults))
    assert (len(flats), faults) == (len(made), [])
    for number, (flat, letter) in enumerate(zip(flats, made, strict=True), 1):
        assert as_markdown(of_flat(flat, path)) == as_markdown(letter)
        assert letter_at(path, flat.offset, flat.length, flat.line) == flat
        assert flat.line == number


def test_metadata_that_is_not_composed_stays_so(tmp_path: Path) -> None:
    """What a metadata block holds as an escape, apart from Unicode's NFC, comes back as it was."""
    letter = read('---\nid: 1\nsender: "e\\u0301"\n---\n\nText.\n', "1.md")
    assert letter.sender == ("e\u0301",)
    assert again(letter, tmp_path).sender == ("e\u0301",)


def test_text_that_is_not_composed_is_composed(tmp_path: Path) -> None:
    """Text as other programs write it is put into NFC, as in a file; a letter of an escape is never touched."""
    line = '{"id": "1", "sender": "Jose\u0301", "body": "Cafe\u0301.\\n\u0301x\\n\\ne\\u0301"}'
    (found,), faults = opened(shard(tmp_path, line))
    assert faults == []
    assert (found.sender, [passage.text for passage in found.passages]) == (("José",), ["Café. \u0301x", "é"])


def test_a_letter_that_does_not_say_its_id_says_it_in_a_shard(tmp_path: Path) -> None:
    """The id that a file's name was becomes a key."""
    assert again(read("---\ndate: 1929\n---\n\nText.\n", "42.md"), tmp_path).metadata == {"id": "42", "date": "1929"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("", "2: an empty line; delete it"),
        ("[1]", '2: a line that is no object; write {"id": …, "date": …, "sender": …, "recipient": …, "body": …}'),
        ('{"id": "2"}', '2: no body; write the letter\'s Markdown as "body": "…"'),
        ('{"id": "2", "body": 5}', '2: body that is no text; write the letter\'s Markdown as "body": "…"'),
        ('{"body": "x"}', '2: no id; every letter of a shard needs one: "id": "42"'),
        ('{"id": "", "body": "x"}', '2: an empty id; every letter of a shard needs one: "id": "42"'),
        ('{"id": "2", "id": "3", "body": "x"}', "2: the key 'id' again; keep one of them"),
        ('{"id": "2", "year": 1929, "body": "x"}', "2: year that is no text; " + TEXTS),
        ('{"id": "2", "a b": {"c": "d"}, "body": "x"}', "2: 'a b' that is no text; " + TEXTS),
        ('{"id": "2", "sender": ["A", null], "body": "x"}', "2: sender that is no text; " + TEXTS),
        ('{"id": ["2"], "body": "x"}', "2: several values for id; write one"),
        ('{"id": "2", "date": "05/03/1918", "body": "x"}',
         "2: no period: '05/03/1918' has 2 strokes; write 1918-03-05 or 1918-05-03"),
        ('{"id": "2", "calendar": "x", "body": "x"}', "2: the calendar 'x'; write gregorian or julian"),
        ('{"id": "a b", "body": "x"}',
         "2: the id 'a b' with a blank or a control character; write one without, such as 42 or 42a"),
        ('{"id": "2", "sender": "a\\u0000", "body": "x"}', "2: sender with a NUL character; delete it"),
        ('{"id": "2", "sender": "a\\ud800", "body": "x"}', "2: sender with half a character; delete it"),
        ('{"id": "2", "body": "x\\n\\ny\\u0000"}', "2: line 3 of body: a NUL character; delete it"),
        ('{"id": "2", "body": "x\\ry"}',
         "2: line 1 of body: a carriage return inside a line; end lines with a line feed, or delete it"),
        ('{"id": "2", "body": "x\\n\\n# y"}',
         "2: line 3 of body: a heading; write a plain paragraph, or \\# for the character"),
        ('{"id": "2", "body": "x[^1]"}',
         "2: line 1 of body: note 1 called but not defined; "
         "add [^1]: and its text at the end, or write \\[^ if no note is meant"),
        ('{"id": "2", "body": "x"} y', "2: no JSON: extra data, character 26; " + OBJECT),
        ('{"id": "2", "body": "x\ty"}', "2: no JSON: invalid control character, character 23; " + OBJECT),
        (b'{"id": "2", "body": "caf\xe9"}', "2: not UTF-8 (byte 0xE9); save the file as UTF-8"),
        ("[" * 100_000, "2: lists and objects nested without end; " + TEXTS),
        ('{"id": ' + "1" * 10_000 + ', "body": "x"}', "2: id that is no text; " + TEXTS),
    ],
)  # fmt: skip
def test_a_faulty_line_is_refused_and_the_others_are_read(line: str | bytes, fault: str, tmp_path: Path) -> None:
    """What is wrong with a line is said by file, line and, in the body, line of the body; nothing else is lost."""
    assert refused(tmp_path, GOOD, line, GOOD) == [fault]


def test_all_faults_of_all_lines_come_at_once(tmp_path: Path) -> None:
    """Of two faulty letters all faults are told."""
    bad = '{"id": "2", "date": "x", "body": "# a\\n\\n# b"}'
    assert [fault.split(";", maxsplit=1)[0] for fault in refused(tmp_path, bad, GOOD, bad)] == [
        "1: line 1 of body: a heading", "1: line 3 of body: a heading", "1: no date: 'x'",
        "3: line 1 of body: a heading", "3: line 3 of body: a heading", "3: no date: 'x'",
    ]  # fmt: skip


def test_a_torn_last_line_is_a_fault_wherever_it_is_torn(tmp_path: Path) -> None:
    """A file that ends in the middle of a letter says so; one that only lacks its last line end is whole."""
    for cut in range(1, len(GOOD)):
        (fault,) = refused(tmp_path, GOOD, GOOD[:cut], end="")
        assert fault.startswith("2: a torn line: no JSON from character ")
        assert fault.endswith("; the end of the file is missing: copy or write it again")
    assert refused(tmp_path, GOOD, GOOD, end="") == []


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    """A shard with CRLF and a byte order mark holds the same letters, each found again by its place."""
    path = shard(tmp_path, b"\xef\xbb\xbf" + GOOD.encode() + b"\r", GOOD + "\r")
    faults: list[Fault] = []
    one, other = letters_of(path, faults)
    assert faults == []
    for flat in (one, other):
        assert letter_at(path, flat.offset, flat.length, flat.line) == flat
    assert (one.offset, one.length, other.offset) == (3, len(GOOD.encode()), len(GOOD.encode()) + 5)


def test_utf_16_is_refused_as_a_whole(tmp_path: Path) -> None:
    """A shard in UTF-16 is one fault, not thousands."""
    path = tmp_path / "0001.jsonl"
    path.write_bytes((GOOD + "\n").encode("utf-16"))
    assert opened(path) == ([], ["1: UTF-16 text; save the file as UTF-8"])


def test_a_shard_may_be_read_from_any_byte_on(tmp_path: Path) -> None:
    """From a byte on come the lines that begin there or later, numbered from there, behind a byte order mark, too."""
    for mark in (b"", jsonl.MARK):
        path = shard(tmp_path, mark + b"".join(b'{"id": "%d"}\r\n' % number for number in (1, 22, 333)) + b"\n\n{}")
        every = list(jsonl.lines(path, []))
        for start in range(len(mark) + 1, path.stat().st_size + 2):
            expected = [line for line in every if line.offset >= start]
            assert list(jsonl.lines(path, [], start)) == [
                line._replace(number=number) for number, line in enumerate(expected, 1)
            ]


def test_a_line_without_end_is_not_read_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long is a fault, and the lines after it are read."""
    monkeypatch.setattr(jsonl, "LIMIT", 1000)
    long = GOOD[:-2] + " " * 5000 + '"}'
    assert refused(tmp_path, GOOD, long, GOOD) == ["2: a line of more than 1,000 bytes; divide the letter"]


def test_a_shard_may_be_larger_than_any_file_of_a_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is that of a line; the shard as a whole has none."""
    monkeypatch.setattr(jsonl, "LIMIT", 1000)
    assert refused(tmp_path, *[GOOD] * 500) == []


def test_a_body_is_no_file(tmp_path: Path) -> None:
    """What would be the byte order mark of a file is in a body a character, as it is below a metadata block."""
    path = tmp_path / "0001.jsonl"
    path.write_text(json.dumps({"id": "1", "body": "\ufeffGrain."}) + "\n")
    faults: list[Fault] = []
    (letter,) = letters_of(path, faults)
    assert (letter.texts, faults) == (("\ufeffGrain.",), [])
    assert read("---\nid: 1\n---\n\ufeffGrain.\n", "1.md").passages[0].text == "\ufeffGrain."


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    """What is no longer there when its turn comes is told as a fault."""
    for name in ("0001.jsonl", "1.md"):
        faults: list[Fault] = []
        assert list(letters_of(tmp_path / name, faults)) == []
        assert faults == [Fault(str(tmp_path / name), 0, "cannot be read: No such file or directory")]


def _told(what: str) -> str:
    """A fault without the other lines that it names."""
    return re.sub(r"\(first in line \d+\)", "", what)


def test_damaged_bodies_have_the_faults_of_files(tmp_path: Path) -> None:
    """A body is refused for what a file would be refused for, in the line that it would be in the file."""
    compared = 0
    for seed in range(400):
        random = Random(seed)
        body = damage(random, as_markdown(compose(random)).split("---\n", 2)[2].lstrip("\n"))
        line = json.dumps({"id": "1", "body": body})
        try:
            read("---\nid: 1\n---\n" + body, "1.md")
        except Faults as faults:
            wanted = {(fault.line - 3, _told(str(fault).split(": ", 1)[1])) for fault in faults.faults}
            found = [fault.removeprefix("1: line ").split(" of body: ", 1) for fault in refused(tmp_path, line)]
            assert {(int(number), _told(what)) for number, what in found} == wanted, seed
            compared += 1
    assert compared > 100
