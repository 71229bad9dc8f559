"""Reads corpus.yaml: what an edition says of itself, and of all its letters alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lettercli import book
from lettercli.errors import Fault, Faults
from lettercli.files.folder import ABOUT
from lettercli.flat import Conventions

ORDERS = ("", "file", "date")
"""What `order` can be beside a list of all ids."""


@dataclass(slots=True)
class About:
    """What corpus.yaml says, by key."""

    path: Path
    value: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The text of a key; empty where there is none."""
        value = self.value.get(key, "")
        return value.strip() if isinstance(value, str) else ""

    @property
    def conventions(self) -> Conventions:
        """What holds for the brackets and notes of all letters."""
        return Conventions(self.names("sigla"), self.text("brackets") != "writer")

    def names(self, key: str) -> tuple[str, ...]:
        """The texts of a key."""
        value = self.value.get(key, [])
        if isinstance(value, list):
            return tuple(each for each in value if isinstance(each, str))
        return (value,) if isinstance(value, str) and value else ()

    def fault(self, key: str, what: str, instead: str) -> Fault:
        """A fault in the line of a key."""
        return Fault(str(self.path), self.lines.get(key, 0), what, instead)


def read(root: Path) -> tuple[About, list[Fault]]:
    """What the corpus.yaml of a folder says, and its faults."""
    from lettercli.files import yamlfile

    about = About(root / ABOUT)
    try:
        document = yamlfile.load(about.path)
    except Faults as wrong:
        return about, list(wrong.faults)
    except OSError as error:
        return about, [Fault(str(about.path), 0, f"cannot be read: {error.strerror}")]
    if not isinstance(document.value, dict):
        if document.value:
            return about, [Fault(str(about.path), 1, "no keys", "write title: and what else there is to say")]
        return about, []
    about.value = document.value
    about.lines = {key: document.line_of(key) for key in document.value}
    in_book = (Fault(str(about.path), document.line_of(*keys), *said) for keys, *said in book.faults(document.value))
    return about, [*_misshapen(about), *in_book]


def _misshapen(about: About) -> list[Fault]:
    """Known keys of corpus.yaml whose values are none that they can have."""
    faults = []
    for key in ("title", "name", "language", "cite", "brackets"):
        if not isinstance(about.value.get(key, ""), str):
            faults.append(about.fault(key, f"{key} is no text", f"write {key}: and one text"))
    for key in ("sigla", "abbreviations"):
        value = about.value.get(key, "")
        if not isinstance(value, str) and not _are_texts(value):
            faults.append(about.fault(key, f"{key} is no list of texts", f'write {key}: ["…", "…"]'))
    if not _are_texts(about.value.get("accept") or []):
        faults.append(about.fault("accept", "accept is no list of texts", 'write accept: ["42.n3 list-begins"]'))
    order = about.value.get("order", "")
    if order not in ORDERS and not _are_texts(order):
        faults.append(about.fault("order", "order is no list of ids", "write date, file or a list of all ids"))
    if about.text("brackets") not in {"", "editor", "writer"}:
        faults.append(about.fault("brackets", f"brackets: {about.text('brackets')!r}", "write editor or writer"))
    return faults


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
