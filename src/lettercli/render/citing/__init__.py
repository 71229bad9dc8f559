"""References in the forms in which one writes or keeps them, one file a style.

A style for reading has `cite(reference, markdown)`, the citation of one letter; a style for programs has
`write(references)`, a document. The names below are the files; each is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from lettercli.reference import Reference

READ = ("edition", "chicago")
KEPT = ("bibtex", "csl-json", "ris")
STYLES = (*READ, *KEPT)


def cite(style: str) -> Callable[[Reference, bool], str]:
    """What writes the citation of one letter in a style of READ; the second argument asks for Markdown."""
    function: Callable[[Reference, bool], str] = _module(style).cite
    return function


def write(style: str) -> Callable[[Iterable[Reference]], Iterator[str]]:
    """What writes references as a document in a style of KEPT."""
    function: Callable[[Iterable[Reference]], Iterator[str]] = _module(style).write
    return function


def _module(style: str) -> Any:  # noqa: ANN401
    return import_module(f"{__name__}.{style.replace('-', '_')}")
