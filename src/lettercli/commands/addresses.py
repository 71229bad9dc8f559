"""`letters addresses PREFIX`, hidden: what a completion script asks for when Tab is pressed.

Somebody waits for it at every key, so it opens no edition: ids come from the heads of the letters' files, and only a
letter whose id the prefix already names is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, option
from lettercli.commands.output import write
from lettercli.errors import LettersError

MANY = 2000
"""From so many letters on, a file's name is taken for its letter's id."""
_HEAD = 2048
_ID = re.compile(r"^id: *[\"']?(.*?)[\"']? *$", re.MULTILINE)


@command("addresses", hidden=True)
@option("--ids", is_flag=True, help="Letters only.")
@click.argument("prefix", default="")
@click.pass_obj
def addresses(context: Context, ids: bool, prefix: str) -> int:
    """Print the addresses that begin with a prefix, one step deeper than it, one a line."""
    from lettercli.edition import find

    root, _ = find(context.corpus)
    try:
        found = list(completions(root, prefix, ids))
    except (LettersError, OSError):  # a torn letter is no reason to break into somebody's typing
        found = []
    write(f"{address}\n" for address in found)
    return 0 if found else 1


def completions(root: Path, prefix: str, ids: bool = False) -> Iterator[str]:
    """The ids that begin with the prefix; then, within a letter that it names, the next segments."""
    from lettercli.files.folder import letter_files, natural

    found = letter_files(root)
    files = {(file.stem if len(found) > MANY else _id(file)): file for file in found}
    yield from sorted((id for id in files if id.startswith(prefix)), key=natural)
    if not ids and (id := max((id for id in files if prefix.startswith(f"{id}.")), key=len, default="")):
        yield from dict.fromkeys(_next_segments(files[id], prefix))


def _id(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as letter:
        named = _ID.search(letter.read(_HEAD))
    return named[1] if named else file.stem


def _next_segments(file: Path, prefix: str) -> Iterator[str]:
    from lettercli.formats.markdown import load

    for passage in load(file).everything():
        if passage.address.startswith(prefix):
            end = passage.address.find(".", len(prefix))
            yield passage.address if end < 0 else passage.address[:end]
