"""JSON, whole and by lines."""

from __future__ import annotations

import json as standard

from hypothesis import given
from hypothesis import strategies as st

from lettercli.render.json_ import dumps, json, jsonl
from lettercli.table import Cell

CELLS = st.one_of(st.none(), st.integers(), st.text(st.characters(codec=None)))


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_json_gives_back_every_cell(rows: list[tuple[Cell, ...]]) -> None:
    """What is written parses to schema_version and the rows as they were, lone surrogates included."""
    read = standard.loads("".join(json(rows, ("a", "b"))))
    assert read == {"schema_version": 1, "rows": [{"a": a, "b": b} for a, b in rows]}


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_jsonl_is_an_object_a_line(rows: list[tuple[Cell, ...]]) -> None:
    """Each row is one line, and names the schema's version."""
    lines = list(jsonl(rows, ("a", "b")))
    assert [standard.loads(line) for line in lines] == [{"schema_version": 1, "a": a, "b": b} for a, b in rows]
    assert all(len(line.splitlines()) == 1 for line in lines)


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_is_written_raw(text: str) -> None:
    """No control, format character or surrogate stands in the output but joiners' and blanks' plain letters."""
    from unicodedata import category

    assert not {category(c) for c in dumps(text)} & {"Cc", "Cs", "Zl", "Zp", "Cf"}


def test_letters_stay_readable() -> None:
    """Text that shows is not escaped."""
    assert dumps("Ærø 漢字 “x”") == '"Ærø 漢字 “x”"'


def test_no_rows_are_still_a_document() -> None:
    """An empty result is valid JSON."""
    assert standard.loads("".join(json([], ("a",)))) == {"schema_version": 1, "rows": []}
