"""Columns of metadata beside rows about letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lettercli.errors import LettersError
from lettercli.table import Column, Table
from lettercli.views.metadata import with_keys
from tests.index import made

LETTERS = [replace(made.letter(id, "x"), metadata=metadata) for id, metadata in
           (("1", {"place": "Sochi", "Archive": ("f. 1", "f. 2")}), ("2", {"place": "Gagra"}))]  # fmt: skip
HEADS = made.edition(*LETTERS).heads


def table() -> Table:
    return Table((Column("id"), Column("place")), [("1", "here"), ("2", "there"), ("?", "nowhere")])


def test_keys_become_columns() -> None:
    """A key that is no column of the rows is one; several values are one cell, and what is not there is empty."""
    made = with_keys(table(), HEADS, ("id", "archive"), "id")
    assert [column.name for column in made.columns] == ["id", "place", "archive"]
    assert list(made.rows) == [("1", "here", "f. 1; f. 2"), ("2", "there", ""), ("?", "nowhere", "")]


def test_a_column_of_the_rows_outdoes_a_key() -> None:
    """Without other names the table is what it was."""
    assert list(with_keys(table(), HEADS, ("place",), "id").rows) == list(table().rows)


def test_what_is_neither_is_refused_with_both() -> None:
    """The error lists the columns, and the keys beside them."""
    with pytest.raises(LettersError, match=r"'mood'; there are id, place, and keys of the metadata: Archive$"):
        with_keys(table(), HEADS, ("archive", "mood"), "id")
