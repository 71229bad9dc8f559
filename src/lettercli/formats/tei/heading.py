"""The metadata of a letter as they are found, and what is doubtful in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lettercli.formats.tei.tree import Node

Values = dict[str, str | tuple[str, ...]]


@dataclass(slots=True)
class Heading:
    """The metadata of a letter, without its id, and what is doubtful in it."""

    line: int = 0
    """Of what has none of its own."""
    values: Values = field(default_factory=dict)
    remarks: list[tuple[str, str, int]] = field(default_factory=list)
    """Kind, what, and line."""

    def add(self, key: str, *values: str) -> None:
        """One value, or several; nothing where there is none."""
        kept = [value for value in values if value]
        if len(kept) > 1:
            kept = list(dict.fromkeys(kept))
        if kept:
            self.values[key] = kept[0] if len(kept) == 1 else tuple(kept)

    def remark(self, kind: str, what: str, node: Node | None = None) -> None:
        """Something doubtful."""
        self.remarks.append((kind, what, node.line if node is not None else self.line))
