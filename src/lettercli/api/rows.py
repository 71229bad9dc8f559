"""The rows that Python programs get from a view."""

from __future__ import annotations

from html import escape
from operator import itemgetter

from lettercli.dates import Date
from lettercli.table import Cell, Table


class Rows(list[dict[str, Cell]]):
    """Rows as dictionaries, by column; a notebook shows them as a table."""

    def __init__(self, table: Table) -> None:
        self.columns = tuple(column.name for column in table.columns if column.where != "pages")
        kept = [at for at, column in enumerate(table.columns) if column.where != "pages"]
        pick = itemgetter(*kept) if len(kept) > 1 else lambda row: tuple(row[at] for at in kept)
        super().__init__(
            # A date as data frames and JSON take it: in EDTF.
            dict(zip(self.columns, [cell.edtf if isinstance(cell, Date) else cell for cell in pick(row)], strict=True))
            for row in table.rows
        )
        self.footer = tuple(table.footer)  # complete only now that the rows are drawn
        """Facts about the rows, such as how many hits stand in editors' brackets."""

    def _repr_html_(self) -> str:
        """The rows as an HTML table, text escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_said(row[name]))}</td>' for name in self.columns)}</tr>" for row in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _said(cell: Cell) -> str:
    return "" if cell is None else str(cell)
