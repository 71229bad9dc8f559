"""The native format's reader: golden cases, hostile input, speed."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.formats.markdown import load, read, write
from tests.formats.cases import METADATA, Case, cases, outcome
from tests.formats.damage import damage
from tests.strategies import TRAPS, WORDS, compose

GOOD = list(cases("good"))
FAULTY = list(cases("metadata", "notes", "lists", "divs", "inline"))
LONG = 200_000
HOSTILE = {
    "stars": "*" * LONG,
    "stars and blanks": "a ** " * (LONG // 5),
    "emphases": "a *b* " * (LONG // 6),
    "opening brackets": "[" * LONG,
    "closing brackets": "]" * LONG,
    "nested gaps": "[" * (LONG // 10) + "x" + "]{.gap}" * (LONG // 10),
    "spans that do not end": ']{"' * (LONG // 3),
    "calls": "a[^1] " * (LONG // 6),
    "calls in lines": "a[^1]\n" * (LONG // 6),
    "backticks": "`a" * (LONG // 2),
    "ampersands": "&a" * (LONG // 2),
    "backslashes": "\\" * LONG,
    "quotations in quotations": ">" * LONG,
    "lines of deep quotations": ("> " * 30 + "x\n") * (LONG // 60),
    "items in items": "1) " * (LONG // 3),
    "items": "1) x\n" * (LONG // 5),
    "steps": "".join(" " * (3 * depth) + "1) x\n\n" for depth in range(300)),
    "open divs": "::: salute\n\n" * (LONG // 12),
    "divs in divs": "::: postscript\nx\n\n" * 5000 + ":::\n\n" * 5000,
    "a roman numeral": "m" * LONG + ")",
    "a decimal": "1" * LONG + ")",
    "notes": "[^1]: x\n" * (LONG // 8),
    "tabs": "\tx\n" * (LONG // 3),
    "indentation": " " * LONG + "x",
    "dashes": "- " * (LONG // 2),
    "a table": "|" + "-|" * (LONG // 2) + "x",
    "combining characters": "q" + "\u0323\u0307" * (LONG // 2),
    "blanks": "a" + " " * LONG + "b",
    "blank lines": "1) x\n" + "\n" * LONG,
    "a div's attributes": "::: {" + 'a="b" ' * (LONG // 6) + "}\nx\n:::",
}


def faults_of(text: str) -> Sequence[Fault]:
    """The faults of a file's text; none for a letter."""
    try:
        read(text, "42.md")
    except Faults as refused:
        return refused.faults
    return ()


@pytest.mark.parametrize("case", GOOD, ids=[case.title for case in GOOD])
def test_reads_as_expected(case: Case) -> None:
    """A letter in the subset gives the passages, marks, notes and addresses that the case names."""
    assert outcome(case.input) == case.expected


@pytest.mark.parametrize("case", FAULTY, ids=[f"{case.file}: {case.title}" for case in FAULTY])
def test_refuses_with_all_faults(case: Case) -> None:
    """What is outside the subset is refused, all faults at once, each with its line and what to write instead."""
    assert outcome(case.input) == case.expected


def test_fixture_files_tell_good_from_faulty() -> None:
    """No case of the good file is a list of faults, and no other case is a letter."""
    assert Counter("; " in case.expected for case in FAULTY) == {True: len(FAULTY)}
    assert not [case.title for case in GOOD if "; write" in case.expected]


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.usefixtures("patience")
def test_hostile_input_does_not_explode(body: str) -> None:
    """Two hundred kilobytes of anything are read or refused, and only Faults come out."""
    assert len(faults_of(METADATA + body + "\n")) <= 101


@given(st.lists(st.sampled_from((*WORDS, *TRAPS, " ", "\n", "\n\n", "\n   ", "\n    ", "[^1]: "))).map("".join))
@settings(max_examples=200, deadline=None)
def test_random_text_raises_only_faults(body: str) -> None:
    """Whatever stands in a file, the reader gives a letter or Faults."""
    for text in (METADATA + body, body, f"---\n{body}\n---\n"):
        assert all(fault.path == "42.md" and fault.what and fault.instead for fault in faults_of(text))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_random_bytes_raise_only_faults(data: bytes) -> None:
    """Whatever bytes a file holds, decoding them gives text that can be encoded again, or Faults."""
    try:
        text = textfile.decode(b"---\nid: 1\n---\n" + data, "42.md")
    except Faults as refused:
        text = str(refused)
    assert text.encode("utf-8")


def test_what_is_accepted_after_damage_is_canonical_when_written() -> None:
    """Writing what was read gives a text that reads and writes the same, whatever shape it came in."""
    accepted = 0
    for seed in range(1000):
        random = Random(seed)
        source = damage(random, write(compose(random)))
        try:
            letter = read(source, "42.md")
        except Faults:
            continue
        accepted += 1
        once = write(letter)
        assert write(read(once, "42.md")) == once
    assert accepted > 200


def test_line_ends_and_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    """A file with CRLF and a byte order mark is the same letter."""
    text = METADATA + "One\ntwo.[^1]\n\n[^1]: Note.\n"
    plain, dos = tmp_path / "a" / "42.md", tmp_path / "42.md"
    plain.parent.mkdir()
    plain.write_bytes(text.encode())
    dos.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(dos).passages == load(plain).passages
    assert load(dos).notes == load(plain).notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"---\nid: 42\n---\n\ncaf\xe9\n", ":5: not UTF-8 (byte 0xE9); save the file as UTF-8"),
        ("---\nid: 42\n".encode("utf-16"), ":1: UTF-16 text; save the file as UTF-8"),
        (b"---\nid: 42\n---\n\na\0b\n", ":5: a NUL character; delete it"),
    ],
)
def test_files_that_are_no_text_are_refused(tmp_path: Path, data: bytes, message: str) -> None:
    """Bytes that are not UTF-8, UTF-16 and NUL are faults of their line."""
    path = tmp_path / "42.md"
    path.write_bytes(data)
    with pytest.raises(Faults) as refused:
        load(path)
    assert str(refused.value) == f"{path}{message}"


def test_lines_of_passages_and_keys_are_those_of_the_file() -> None:
    """Each passage and metadata key knows the line where it begins."""
    text = "---\nid: 42\nsender:\n- A\n---\n\nOne.\n\n> Two.\n>\n> 1) Three.\n"
    letter = read(text, "42.md")
    assert [(passage.address, passage.line) for passage in letter.walk()] == [
        ("42.p1", 7),
        ("42.p1.q", 9),
        ("42.p1.q1", 11),
    ]
    assert letter.lines == {"id": 2, "sender": 3}


@pytest.mark.parametrize("line", ["# y", ": y", "> y", "a) y", "::: y", "[^1]: y", "y"])
def test_a_long_run_of_faulty_lines_is_read_once(line: str, patience: None) -> None:
    """Where each line of a paragraph ends it, the lines after are not looked through again for each."""
    with contextlib.suppress(Faults):
        read(f"---\nid: 1\n---\n\ny\n{f'{line}{chr(10)}' * 60_000}", "1.md")
