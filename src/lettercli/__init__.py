"""Editions of historical correspondence, read and searched: `lettercli.open(path).kwic("Bukharin")`.

The names below are looked up when they are first used: the command line imports this package too, and must not wait for
what it does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettercli.api import Corpus as Corpus
    from lettercli.api import open as open  # noqa: A004
    from lettercli.api.intake import take_in as take_in
    from lettercli.errors import LettersError as LettersError

__version__ = "0.1.0"

__all__ = ["Corpus", "LettersError", "__version__", "open", "take_in"]

_HOMES = {"open": "lettercli.api", "Corpus": "lettercli.api", "LettersError": "lettercli.errors",
          "take_in": "lettercli.api.intake"}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
