"""`letters addresses PREFIX`, hidden: what a completion script asks for when Tab is pressed.

Somebody waits for it at every key, so it opens no edition: ids come from the heads of the letters' files and of the
lines of shards, and only a letter whose id the prefix already names is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, option
from lettercli.commands.output import write
from lettercli.errors import LettersError

MANY = 2000
"""From so many letters on, a file's name is taken for its letter's id."""
_HEAD = 2048
_ID_IN_SHARD = re.compile(rb'(?<!\\)"id"\s*:\s*"((?:[^"\\]|\\.)*)"')
_ID = re.compile(r"^id: *[\"']?(.*?)[\"']? *$", re.MULTILINE)


@command("addresses", hidden=True)
@option("--ids", is_flag=True, help="Letters only.")
@option("--topics", is_flag=True, help="Topics instead.")
@option("--names", is_flag=True, help="Names of the index instead.")
@option("--queries", is_flag=True, help="Saved queries instead, as @NAME.")
@click.argument("prefix", default="")
@click.pass_obj
def addresses(context: Context, ids: bool, topics: bool, names: bool, queries: bool, prefix: str) -> int:
    """Print the addresses that begin with a prefix, one step deeper than it, one a line; or topics, names, queries."""
    from lettercli.edition import find

    root, _ = find(context.corpus)
    file = "topics.yaml" if topics else "names.yaml" if names else "queries.yaml" if queries else ""
    try:
        found = list(subjects(root, prefix, file) if file else completions(root, prefix, ids))
    except (LettersError, OSError):  # a torn letter is no reason to break into somebody's typing
        found = []
    write(f"{address}\n" for address in found)
    return 0 if found else 1


def completions(root: Path, prefix: str, ids: bool = False) -> Iterator[str]:
    """The ids that begin with the prefix; then, within a letter that it names, the next segments."""
    from lettercli.files.folder import natural

    letters = dict(_letters(root))
    yield from sorted((id for id in letters if id.startswith(prefix)), key=natural)
    if not ids and (id := max((id for id in letters if prefix.startswith(f"{id}.")), key=len, default="")):
        yield from dict.fromkeys(_next_segments(letters[id], prefix))


def subjects(root: Path, prefix: str, file: str) -> Iterator[str]:
    """The topics, names or saved queries of an edition that begin with the prefix, as they are typed, case aside."""
    from lettercli.files import yamlfile

    value = yamlfile.load(root / file).value
    kinds = value.values() if file == "names.yaml" and isinstance(value, dict) else [value]
    known = [name for kind in kinds if isinstance(kind, dict) for name in kind]
    if file == "names.yaml":
        known = [re.split(r" *[,(]", name, maxsplit=1)[0] for name in known]
    if file == "queries.yaml":
        known = [f"@{name}" for name in known]
    yield from dict.fromkeys(name for name in known if name.casefold().startswith(prefix.casefold()))


class _Stands(NamedTuple):
    """Where a letter stands; a letter's own file is nothing but the letter."""

    file: Path
    line: int = 0
    offset: int = 0
    length: int = 0


def _letters(root: Path) -> Iterator[tuple[str, _Stands]]:
    """The ids of all letters, and where they stand."""
    from lettercli.files.folder import is_shard, letter_files

    found = letter_files(root)
    for file in found:
        if is_shard(file):
            yield from _in_shard(file)
        else:
            yield file.stem if len(found) > MANY else _id(file), _Stands(file)


def _id(file: Path) -> str:
    with file.open(encoding="utf-8", errors="replace") as letter:
        named = _ID.search(letter.read(_HEAD))
    return named[1] if named else file.stem


def _in_shard(file: Path) -> Iterator[tuple[str, _Stands]]:
    """The ids of a shard, from the beginnings of its lines: the letters themselves are not looked at."""
    if not file.stat().st_size:
        return
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
        at, line = 0, 0
        while at < len(data):
            line += 1
            end = data.find(b"\n", at)
            end = len(data) if end < 0 else end
            if named := _ID_IN_SHARD.search(data, at, min(end, at + _HEAD)):
                try:
                    id = json.loads(b'"' + named[1] + b'"')
                except ValueError:
                    id = ""
                if id:
                    yield id, _Stands(file, line, at, end - at)
            at = end + 1


def _next_segments(stands: _Stands, prefix: str) -> Iterator[str]:
    from lettercli.formats.letterfile import letter_at

    for address in letter_at(stands.file, stands.offset, stands.length, stands.line).addresses:
        if address.startswith(prefix):
            end = address.find(".", len(prefix))
            yield address if end < 0 else address[:end]
