"""`letters` as a library, asked in one process; as whole processes it is measured by its own command."""

from __future__ import annotations

from edition import main, written

import lettercli


class Opened:
    """The edition in that folder, its index open."""

    def __init__(self, folder: str) -> None:
        self.corpus = lettercli.open(folder)

    def count(self, kind: str, pattern: str) -> str:
        """Hits."""
        return str(self.corpus.count(written(kind, pattern), layer="all"))

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """Rows, as Python programs get them."""
        rows = self.corpus.kwic(written(kind, pattern), layer="all", limit=limit)
        return [f"{row['address']}\t{row['left']}\t{row['node']}\t{row['right']}" for row in rows]


def build(edition: str, _: str) -> None:
    """Open the edition once: its index is kept where it keeps it."""
    Opened(edition).count("word", "letter")


if __name__ == "__main__":
    main(build, Opened)
