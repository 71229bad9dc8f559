"""`letters import FILES`: files of whatever format, each taken for what it looks like."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.importing import FILE, Destination, edition_options, imported, reading_options
from lettercli.commands.options import command

if TYPE_CHECKING:
    from lettercli.formats.fields import Reading


@command(
    "any",
    examples=[
        "letters import letters.csv --into ~/editions/mine",
        "letters import any scans/*.txt more.jsonl --into ~/editions/mine --dry-run",
    ],
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILES...")
@edition_options
@reading_options
@click.pass_obj
def any_(context: Context, *, files: tuple[Path, ...], how: Reading, to: Destination) -> int:
    """Guess the format of each file, and say what was guessed.

    FILES are files or folders: tables, Markdown, JSON, TEI, plain text, or the scan of one printed edition. `any` may
    be left out.
    """
    from lettercli.commands.imports.printed import scanned
    from lettercli.commands.imports.tei import encoded
    from lettercli.formats import anyfile
    from lettercli.formats.guess import Guess, guess

    if len(files) == 1 and files[0].is_file():
        found = guess(files[0])
        if isinstance(found, Guess) and found.kind == "printed":
            context.say(f"{files[0]}: taken for {anyfile.NAMES['printed']}, since {found.why}")
            return scanned(context, files[0], to.into, force=to.force, dry_run=to.dry_run)
    if _all_tei(files):
        context.say(f"taken for {anyfile.NAMES['tei']}")
        return encoded(context, files, to)
    return imported(context, files, (), lambda sources: anyfile.read(sources, how), to)


def _all_tei(files: Sequence[Path]) -> bool:
    """Whether the files, and in folders those with an ending of TEI's, look like TEI, all of them."""
    from lettercli.arrival import Sources
    from lettercli.formats.guess import Guess, guess
    from lettercli.formats.tei.reader import ENDINGS

    try:
        found = [guess(path) for path, _ in Sources(files, ENDINGS, None)]
    except OSError:  # which the reader of all kinds reports
        return False
    return bool(found) and all(isinstance(each, Guess) and each.kind == "tei" for each in found)
