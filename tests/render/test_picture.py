"""Pages as pictures."""

from __future__ import annotations

import re

from lettercli.render.picture import CELL, MARGIN, picture
from lettercli.render.terminal import page
from lettercli.table import Column, Table


def test_columns_do_not_rest_on_blanks() -> None:
    """Each cell of a table is a text at a place of its own: not every program that draws SVG keeps blanks in a row."""
    table = Table((Column("word"), Column("hits", "number")), [("two words", 1), ("grain", 4812)])
    drawn = "".join(picture(page(table, 40)))
    texts = re.findall(r'<text x="([\d.]+)" y="\d+" textLength="([\d.]+)"[^>]*>([^<]*)<', drawn)
    ends = {words: round((float(x) + float(length) - MARGIN) / CELL) for x, length, words in texts}
    assert ends == {"word": 4, "hits": 16, "two words": 9, "1": 16, "grain": 5, "4,812": 16}
