"""The edition's own citation: letter, date and place in the words of its template."""

from __future__ import annotations

from lettercli.reference import Reference


def cite(reference: Reference, markdown: bool) -> str:
    """`Letter 42 (21 August 1929), §6b`."""
    return reference.own_markdown if markdown else reference.own
