"""What a snapshot tells of an edition beside its words, so that an answer needs none of the edition's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettercli.index.layout import Index
    from lettercli.model import Edition


def edition(root: str, index: Index, shipped: bool = False) -> Edition:
    """The edition in that folder, whose index was just opened: its letters are read when they are asked for.

    What corpus.yaml says is in the snapshot: to load a parser of YAML takes longer than most answers.
    """
    import json
    from pathlib import Path

    from lettercli.about import About
    from lettercli.edition import of
    from lettercli.files.folder import ABOUT, LETTERS
    from lettercli.heads import Heads
    from lettercli.index.lexicon import Strings
    from lettercli.shelf import Places, Shelf

    kept = index.sections
    said = About(Path(root) / ABOUT, json.loads(kept["about"].tobytes()))
    heads = Heads(kept["heads.at"], kept["heads"], kept["heads.first"], kept["heads.last"], kept["heads.order"])
    files = [f"{LETTERS}/{name}" for name in Strings(kept["letters.files"], kept["letters.files.at"])[:]]
    columns = (kept[f"places.{name}"] for name in ("file", "offset", "length", "line"))
    return of(said, Shelf(Path(root), heads, Places(files, *columns), said.conventions), shipped)


def sha256(index: Index) -> dict[str, str]:
    """The SHA-256, in hexadecimal, of each file of letters of the edition whose index was just opened, by its path."""
    from lettercli.files.folder import LETTERS
    from lettercli.index.lexicon import Strings

    kept = index.sections
    names, each = Strings(kept["letters.files"], kept["letters.files.at"])[:], kept["letters.files.sha256"].hex()
    width = len(each) // len(names)
    return {f"{LETTERS}/{name}": each[at * width : (at + 1) * width] for at, name in enumerate(names)}
