"""SQLite's full-text index FTS5, with its standard tokeniser, which folds case and diacritics."""

from __future__ import annotations

import re
import sqlite3

from edition import NotOffered, drawn, gap, letters, main

LARGE = 1 << 33


def build(edition: str, folder: str) -> None:
    """One table of letters, merged into one segment."""
    base = sqlite3.connect(f"{folder}/letters.db")
    base.executescript("""
        pragma journal_mode = off; pragma synchronous = off;
        create virtual table letters using fts5(id unindexed, body);
        create virtual table words using fts5vocab(letters, row);
    """)
    base.executemany("insert into letters values (?, ?)", letters(edition))
    base.execute("insert into letters(letters) values ('optimize')")
    base.commit()


class Opened:
    """The database, read through a memory map."""

    def __init__(self, folder: str) -> None:
        self.base = sqlite3.connect(f"file:{folder}/letters.db?mode=ro", uri=True)
        self.base.execute(f"pragma mmap_size = {LARGE}")

    def _number(self, query: str, *given: str) -> str:
        return str(self.base.execute(query, given).fetchone()[0] or 0)

    def _like(self, pattern: str) -> list[tuple[str, int]]:
        """The words that match a regular expression, with their hits: FTS5 has none, its list of words can be read."""
        match = re.compile(pattern).fullmatch
        return [row for row in self.base.execute("select term, cnt from words") if match(row[0])]

    def _asked(self, kind: str, pattern: str) -> str:
        """The question as FTS5 writes it."""
        if kind == "prefix":
            return f'"{pattern}"*'
        if kind == "regex":
            return " OR ".join(f'"{word}"' for word, _ in self._like(pattern))
        if kind == "gap":
            first, most, last = gap(pattern)
            return f'NEAR("{first}" "{last}", {most})'
        return f'"{pattern}"'

    def count(self, kind: str, pattern: str) -> str:
        """Hits; of a gap the letters, since NEAR knows no order and marks no hit as a whole."""
        if kind == "word":
            return self._number("select sum(cnt) from words where term = ?", pattern)
        if kind == "prefix":
            beyond = pattern + "\U0010ffff"
            return self._number("select sum(cnt) from words where term >= ? and term < ?", pattern, beyond)
        if kind == "regex":
            return str(sum(count for _, count in self._like(pattern)))
        asked = self._asked(kind, pattern)
        if kind == "gap":
            return "~" + self._number("select count(*) from letters where letters match ?", asked)
        added = "length(highlight(letters, 1, '|', '')) - length(body)"
        rows = self.base.execute(f"select {added} from letters where letters match ?", (asked,))
        return str(sum(row[0] for row in rows))

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """The letters with their hits marked, cut into lines."""
        if kind == "gap":
            raise NotOffered
        query = "select id, highlight(letters, 1, char(1), char(2)) from letters where letters match ?"
        found: list[str] = []
        for id, text in self.base.execute(query, (self._asked(kind, pattern),)):
            found += [drawn(id, text, hit.start(1), hit.end(1)) for hit in re.finditer("\1([^\2]*)\2", text)]
            if limit is not None and len(found) >= limit:
                return found[:limit]
        return found


if __name__ == "__main__":
    main(build, Opened)
