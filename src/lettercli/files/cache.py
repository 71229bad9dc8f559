"""Where the program keeps what it can make again: `letters` in XDG_CACHE_HOME, a file an edition."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping

SUFFIX = ".index"


def folder(environ: Mapping[str, str] | None = None) -> str:
    """The folder of the snapshots; nobody has made it yet, perhaps."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_CACHE_HOME", "")
    if not base.startswith(os.sep):  # as the XDG specification wants it
        base = os.path.join(environ.get("HOME") or os.path.expanduser("~"), ".cache")
    return os.path.join(base, "letters")


def snapshot(root: str, environ: Mapping[str, str] | None = None) -> str:
    """The file that is the snapshot of the edition in that folder, if there is one."""
    path = os.fsencode(root)
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in os.path.basename(root)[:40])
    mark = f"{zlib.crc32(path):08x}{zlib.crc32(path[::-1], len(path)):08x}"
    return os.path.join(folder(environ), f"{name}-{mark}{SUFFIX}")
