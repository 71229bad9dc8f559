"""Strict YAML: strings with their lines, and nothing that surprises."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import Faults
from lettercli.files import textfile, yamlevents, yamlfile
from lettercli.files.yamlfile import Document, dump, load, parse

SCALARS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
BLOCKS = st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=3), max_size=5)
WORDS = st.lists(
    st.sampled_from(["id: ", "42", "No", ": ", "\n", "  ", "- ", '"', "'", "[", "]", "{", "}", ",", "#", "&a", "*a",
                     "!", "|", ">", "?", "\\n", "---\n", "...\n", "%YAML 1.1\n", "\t", "é", "\x01", "\u2028",
                     "\ufeff", "~"])
).map("".join)  # fmt: skip


def outcome(read: Callable[..., Document], *arguments: Any) -> object:
    """What a reader gives: a document, or the text of its faults."""
    try:
        return read(*arguments)
    except Faults as faults:
        return str(faults)


def whole_parser(text: str, path: str, first_line: int = 1) -> Document:
    """The reader without its quick way for simple blocks."""
    return Document(*yamlevents.Events(textfile.clean(text, path), path, first_line).read())


def refused(text: str) -> list[str]:
    """The faults of a text, without the path."""
    with pytest.raises(Faults) as faults:
        parse(text, "c.yaml")
    return [str(fault).removeprefix("c.yaml:") for fault in faults.value.faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("id: 010\n", {"id": "010"}),
        ("a: No\nb: ~\nc: 1918-02-30\nd: 12:30\ne: 0x1F\nf: .inf\n",
         {"a": "No", "b": "~", "c": "1918-02-30", "d": "12:30", "e": "0x1F", "f": ".inf"}),
        ("a:\nb: ''\nc: []\nd: {}\n", {"a": "", "b": "", "c": [], "d": {}}),
        ("a: |\n  one\n  two\nb: >\n  one\n  two\n", {"a": "one\ntwo\n", "b": "one two\n"}),
        ("- a\n- [b, {c: d}]\n", ["a", ["b", {"c": "d"}]]),
        ("--- # comment\na: b\n...\n", {"a": "b"}),
        ("", ""),
        ("# nothing\n", ""),
        ("\ufeffa: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("<<: a\n'*x': '&y'\n", {"<<": "a", "*x": "&y"}),
        ('a: "\\u00e9\\t\\x41"\n', {"a": "é\tA"}),
    ],
)  # fmt: skip
def test_every_scalar_is_a_string(text: str, value: Any) -> None:
    """Scalars come back as typed, lists and mappings as such, nothing as an empty string."""
    assert parse(text, "c.yaml").value == value


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3: the key 'a' again (first in line 1); keep one of them"]),
        ("a: {b: 1, b: 2}\n", ["1: the key 'b' again (first in line 1); keep one of them"]),
        ("a: &x 1\nb: *x\n", ["1: an anchor (&x); delete it, or quote the value",
                              "2: an alias (*x); write the value out, or quote it"]),
        ("a: !!int 3\n", ["1: a tag (tag:yaml.org,2002:int); delete it: every value is text; "
                          "quote a value that begins with !"]),
        ("a: b\n---\nc: d\n", ["2: a second YAML document; keep one document, without `---` lines, in the file"]),
        ("a: b\n[c]: d\n", ["2: a list or mapping as a key; write a plain key; quote a value that begins with [ or {"]),
        ("a: b: c\n", ["1: cannot be read as YAML: mapping values are not allowed in this context; "
                       "put a value that holds a colon in double quotes"]),
        ("a: b\nc: 'd\n", ["3: cannot be read as YAML: found unexpected end of stream; close the quotation mark"]),
        ("a: b\nc: \x07\n", ['2: the character U+0007; write "\\u0007" in double quotes']),
        ('a: "\\0"\n', ["1: a NUL character; delete it"]),
        ("a: b\nc: \0\n", ["2: a NUL character; delete it"]),
        ("a: \ud800\n", ["1: half a character (U+D800); delete it"]),
        ("a: 'x\u2028y'\nb: *c\n", ["2: an alias (*c); write the value out, or quote it"]),
        ("[" * 33 + "]" * 33, ["1: lists and mappings nested more than 32 deep; make it flatter"]),
    ],
)  # fmt: skip
def test_what_could_surprise_is_refused(text: str, faults: list[str]) -> None:
    """Every fault names its line, what is wrong and what to write instead."""
    assert refused(text) == faults


@pytest.mark.parametrize("text", ["[" * 1_000_000, "{a: " * 300_000, "- " * 500_000 + "x", "? " * 500_000])
@pytest.mark.usefixtures("patience")
def test_depth_is_capped_before_it_does_harm(text: str) -> None:
    """A million brackets are a fault, neither a crash of the parser nor an endless wait."""
    assert "1: lists and mappings nested more than 32 deep; make it flatter" in refused(text)


def test_size_is_capped(tmp_path: Path) -> None:
    """A file beyond sixteen megabytes is refused unread."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a" * (yamlfile.LIMIT + 1))
    with pytest.raises(Faults, match="more than 16,777,216 bytes; divide it into smaller files"):
        load(path)


def test_the_deepest_allowed_is_read() -> None:
    """Thirty-two lists within one another are no fault."""
    value = parse("[" * 32 + "]" * 32, "c.yaml").value
    assert repr(value) == "[" * 32 + "]" * 32


def test_values_know_their_lines() -> None:
    """line_of gives the line of a key or entry, of what is around it for a place that there is not."""
    document = parse("names:\n  - name: A\n    also:\n      - B\n  - name: C\ntitle: D\n", "c.yaml", first_line=10)
    places: list[tuple[str | int, ...]] = [
        (), ("names",), ("names", 0), ("names", 0, "also", 0), ("names", 1, "name"), ("title",), ("names", 7, "x"),
    ]  # fmt: skip
    assert [document.line_of(*place) for place in places] == [10, 10, 11, 13, 14, 15, 10]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"id": "010", "heading": "[29 July 1929]", "place": "Sochi"},
         'id: 010\nheading: "[29 July 1929]"\nplace: Sochi\n'),
        ({"date": "1929-08-21", "sender": ["Stalin", "- x"]}, 'date: 1929-08-21\nsender:\n  - Stalin\n  - "- x"\n'),
        ({"a": "", "b": [], "c": "x: y", "d": "x:y", "e": "x #y", "f": "é", "g": "O'Neil", "h": 'say "so"'},
         'a: ""\nb: []\nc: "x: y"\nd: x:y\ne: "x #y"\nf: é\ng: O\'Neil\nh: "say \\"so\\""\n'),
        ({"a": "\x1b\u2028\n", "b": "e\u0301"}, 'a: "\\u001B\\u2028\\n"\nb: "e\\u0301"\n'),
    ],
)  # fmt: skip
def test_dump_quotes_only_where_needed(values: dict[str, str | list[str]], text: str) -> None:
    """Plain words, dates and numbers go out plain; what YAML would take for something else is quoted."""
    assert dump(values) == text


def test_dump_writes_mappings_in_mappings() -> None:
    """A mapping in a mapping is indented, an empty one written as such; it reads back the same."""
    values: dict[str, yamlfile.Dumped] = {"a": {"b: c": {"d": ["e"], "f": "g"}, "h": {}}, "i": {}}
    text = 'a:\n  "b: c":\n    d:\n      - e\n    f: g\n  h: {}\ni: {}\n'
    assert dump(values) == text
    assert yaml.load(text, yaml.BaseLoader) == values


@given(BLOCKS)
@settings(max_examples=200, deadline=None)
def test_what_was_dumped_reads_back(values: dict[str, str | list[str]]) -> None:
    """parse(dump(values)) is values, for our reader and for PyYAML's of strings."""
    text = dump(values)
    assert parse(text, "c.yaml").value == (values or "")
    assert yaml.load(text, yaml.BaseLoader) == (values or None)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), SCALARS, min_size=1, max_size=20))
@settings(max_examples=20, deadline=None)
def test_pandoc_reads_what_was_dumped(values: dict[str, str]) -> None:
    """A block that was dumped is valid YAML to Pandoc, with the same keys."""
    command = [pypandoc.get_pandoc_path(), "-f", "markdown_strict+yaml_metadata_block", "-t", "json"]
    done = subprocess.run(command, input=f"---\n{dump(values)}---\n".encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    meta = json.loads(done.stdout)["meta"]
    assert meta.keys() == values.keys()


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Only Faults come out, and the quick way for simple blocks gives what the parser gives."""
    quick, whole = outcome(parse, text, "c.yaml"), outcome(whole_parser, text, "c.yaml")
    assert quick == whole


@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,9}", fullmatch=True),
        st.from_regex(r"[A-Za-z0-9](?:[A-Za-z0-9 .,;()/'+-]|:[a-z/]){0,15}", fullmatch=True)
        | st.from_regex(r'"[\[\]A-Za-z0-9:#&*! \']{0,15}"', fullmatch=True),
        min_size=1,
    )
)
@settings(max_examples=200, deadline=None)
def test_the_quick_way_and_the_parser_agree(values: dict[str, str]) -> None:
    """A block of simple lines has the same values and lines either way."""
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    assert yamlfile._simple(text, 5) == whole_parser(text, "c.yaml", 5)


def test_works_without_the_c_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML came without libyaml its own parser serves."""
    monkeypatch.setattr(yamlevents, "LOADER", yaml.Loader)
    assert parse("a: [010, {b: No}]\n", "c.yaml").value == {"a": ["010", {"b": "No"}]}
    assert refused("a: 1\na: *b\n") == [
        "2: an alias (*b); write the value out, or quote it",
        "2: the key 'a' again (first in line 1); keep one of them",
    ]
    assert refused("a: b\nc: \x07\n") == ['2: the character U+0007; write "\\u0007" in double quotes']
    assert refused("[" * 10_000) == ["1: lists and mappings nested more than 32 deep; make it flatter"]
