"""DuckDB: a table with a row for every word, scanned by both cores; lines are joined from the words around."""

from __future__ import annotations

from itertools import islice

import duckdb
import pyarrow
from edition import WORD, gap, letters, main

_AT_ONCE = 4_000


def build(edition: str, folder: str) -> None:
    """The words with the numbers of their letters, and the letters' ids."""
    base = duckdb.connect(f"{folder}/words.duckdb")
    base.execute("create table words (place integer, letter integer, word varchar, low varchar)")
    base.execute("create table letters (letter integer, id varchar)")
    at = number = 0
    source = letters(edition)
    while batch := list(islice(source, _AT_ONCE)):
        words: list[str] = []
        numbers: list[int] = []
        for letter, (_, text) in enumerate(batch, number):
            cut = WORD.findall(text)
            words += cut
            numbers += [letter] * len(cut)
        low = [word.lower() for word in words]
        columns = {"place": range(at, at + len(words)), "letter": numbers, "word": words, "low": low}
        ids = {"letter": range(number, number + len(batch)), "id": [id for id, _ in batch]}
        for table, given in (("words", columns), ("letters", ids)):
            base.register("given", pyarrow.table({key: pyarrow.array(values) for key, values in given.items()}))
            base.execute(f"insert into {table} select * from given")
        at += len(words)
        number += len(batch)
    base.close()


class Opened:
    """The database, for reading."""

    def __init__(self, folder: str) -> None:
        self.base = duckdb.connect(f"{folder}/words.duckdb", read_only=True)

    def _hits(self, kind: str, pattern: str) -> str:
        """A query for the places where hits begin."""
        joined = "join words two on two.place = next and two.letter = one.letter"
        if kind in ("phrase", "gap"):
            first, most, last = gap(pattern if kind == "gap" else pattern.replace(" ", " 0 "))
            after = f"unnest(range(place + 1, place + {most + 2}))" if most else "place + 1"
            begun = f"(select place, letter, {after} as next from words where low = '{first}')"
            return f"select distinct one.place, one.letter from {begun} one {joined} where two.low = '{last}'"
        condition = {
            "word": f"low = '{pattern}'",
            "prefix": f"starts_with(low, '{pattern}')",
            "regex": f"regexp_full_match(low, '{pattern}')",
        }[kind]
        return f"select place, letter from words where {condition}"

    def count(self, kind: str, pattern: str) -> str:
        """Hits, counted by their beginnings."""
        found = self.base.execute(f"select count(*) from ({self._hits(kind, pattern)})").fetchone()
        return str(found[0]) if found else "0"

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """Ten words on either side."""
        some = "" if limit is None else f"order by place limit {limit}"
        return [
            f"{id}\t{text}"
            for id, text in self.base.execute(f"""
                with hits as materialized (select * from ({self._hits(kind, pattern)}) {some}),
                around as (select place as hit, letter, unnest(range(place - 10, place + 11)) as place from hits)
                select id, text from (
                    select hit, any_value(around.letter) as letter, string_agg(word, ' ' order by words.place) as text
                    from around join words on words.place = around.place and words.letter = around.letter group by hit
                ) join letters using (letter) order by hit
            """).fetchall()
        ]


if __name__ == "__main__":
    main(build, Opened)
