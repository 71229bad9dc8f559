"""Finds the edition that is meant: the folder that holds its corpus.yaml.

Every command begins with it, so it looks at names and nothing else, and loads no more than that needs.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from os.path import basename, dirname, expanduser, isabs, isfile, join

from lettercli.errors import NoEdition
from lettercli.files.folder import ABOUT, natural

_PACKAGE = dirname(dirname(os.path.realpath(__file__)))


def find(
    corpus: str | None = None, cwd: str | None = None, environ: Mapping[str, str] | None = None
) -> tuple[str, bool]:
    """The folder of the edition meant, and whether it is the shipped one, taken because there was no other.

    `corpus` is a folder, or the name of one in the user's data folder; without it LETTERS_CORPUS, then the nearest
    corpus.yaml from `cwd` up, in each folder or its `corpus/`, then the edition that comes with the program. Raises
    NoEdition.
    """
    environ = os.environ if environ is None else environ
    asked = corpus or environ.get("LETTERS_CORPUS") or ""
    if asked:
        return _asked(asked, cwd, environ), False
    here = folder = _absolute(cwd or "") or os.sep  # else the working folder is gone
    while True:
        if root := root_at(folder):
            return root, False
        if (above := dirname(folder)) == folder:
            break
        folder = above
    shipped = next((root for root in shipped_places() if _has_about(root)), "")
    if not shipped:
        raise NoEdition(here, f"no edition at {here} or above it", "name one with --corpus DIR")
    return shipped, True


def shipped_places() -> tuple[str, str]:
    """Where the edition that comes with the program may be: in the package (a wheel), or beside src (a checkout)."""
    return join(_PACKAGE, "corpus"), join(dirname(dirname(_PACKAGE)), "corpus")


def data_folder(environ: Mapping[str, str]) -> str:
    """Where editions that go by a name are kept: `letters` in XDG_DATA_HOME."""
    base = environ.get("XDG_DATA_HOME", "")
    if not isabs(base):  # as the XDG specification wants it
        base = join(environ.get("HOME") or expanduser("~"), ".local", "share")
    return join(base, "letters")


def root_at(folder: str) -> str:
    """The folder of the edition that is in a folder, or in its `corpus/`; empty where there is none."""
    return next((root for root in (folder, join(folder, "corpus")) if _has_about(root)), "")


def _asked(asked: str, cwd: str | None, environ: Mapping[str, str]) -> str:
    """The edition that a user named."""
    path = _absolute(asked if cwd is None else join(cwd, asked))
    if path and basename(path) == ABOUT and isfile(path):
        path = dirname(path)
    root = root_at(path) if path else ""
    named = data_folder(environ)
    if not root and os.sep not in asked and asked not in {".", ".."}:
        root = root_at(join(named, asked))
    if root:
        return root
    hint = f"an edition is a folder with a {ABOUT}"
    names = _names(named)
    if names:
        hint += f"; by name there are {', '.join(names[:8])}{', …' if len(names) > 8 else ''}"
    raise NoEdition(asked, f"no edition at {asked!r}", hint)


def _names(folder: str) -> list[str]:
    """The editions that go by a name."""
    try:
        return sorted((name for name in os.listdir(folder) if root_at(join(folder, name))), key=natural)
    except OSError:
        return []


def _absolute(path: str) -> str:
    """The path from the root of the file system, `..` left as it is; empty where that cannot be known."""
    try:
        steps = join(os.getcwd(), path).split(os.sep)
    except OSError:
        return path if isabs(path) else ""
    return os.sep + os.sep.join(step for step in steps if step not in {"", "."})


def _has_about(folder: str) -> bool:
    return isfile(join(folder, ABOUT))
