"""NLTK's ConcordanceIndex, kept as a pickle: it has no index on disk of its own."""

from __future__ import annotations

import pickle
from itertools import islice
from pathlib import Path

from edition import WORD, NotOffered, letters, main
from nltk.text import ConcordanceIndex


def _folded(word: str) -> str:
    return word.lower()


def build(edition: str, folder: str) -> None:
    """The words in order, and where each of them stands."""
    words = [word for _, text in letters(edition) for word in WORD.findall(text)]
    with Path(folder, "index.pickle").open("wb") as file:
        pickle.dump(ConcordanceIndex(words, key=_folded), file, pickle.HIGHEST_PROTOCOL)


class Opened:
    """The index, all of it read into memory."""

    def __init__(self, folder: str) -> None:
        with Path(folder, "index.pickle").open("rb") as file:
            self.index: ConcordanceIndex = pickle.load(file)

    def count(self, kind: str, pattern: str) -> str:
        """Hits; of a phrase by drawing them, since the index knows single words."""
        if kind == "word":
            return str(len(self.index.offsets(pattern)))
        return str(len(self.lines(kind, pattern, None)))

    def lines(self, kind: str, pattern: str, limit: int | None) -> list[str]:
        """All lines are drawn before the first can be had."""
        if kind not in ("word", "phrase"):
            raise NotOffered
        found = self.index.find_concordance(pattern if kind == "word" else pattern.split(), width=90)
        return [hit.line for hit in islice(found, limit)]


if __name__ == "__main__":
    main(build, Opened)
