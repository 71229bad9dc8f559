"""`letters import printed`: an edition made from the text of a scanned book."""

from __future__ import annotations

from pathlib import Path

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, option
from lettercli.commands.output import write

_FILE = click.Path(path_type=Path)


@command(
    "printed",
    examples=[
        "letters import printed scan.txt --into ~/editions/darwin",
        "letters import printed corpus/source/scan.txt --into corpus --dry-run",
    ],
)
@click.argument("file", type=_FILE)
@option("--into", type=_FILE, required=True, metavar="DIR", help="The edition's folder; it is made if need be.")
@option("--profile", type=_FILE, metavar="FILE",
        help="How the edition is printed, who writes to whom; profile.yaml beside the scan otherwise.")  # fmt: skip
@option("--emendations", type=_FILE, metavar="FILE",
        help="The editor's decisions; emendations.yaml beside the scan otherwise.")  # fmt: skip
@option("--force", is_flag=True, help="Overwrite letters that were edited by hand, or that no import made.")
@option("--dry-run", is_flag=True, help="Report only; write nothing.")
@click.pass_obj
def printed(
    context: Context, *, file: Path, into: Path, profile: Path | None, emendations: Path | None, force: bool,
    dry_run: bool,
) -> int:  # fmt: skip
    """Make an edition from the text of a scanned book.

    FILE is what a scanner and a text extractor left. Letters, points, notes and the places that call them are found,
    and what the scan damaged is repaired where its form proves what stood there. Every repair is on record with how
    sure it is; what is only suspected is left alone and listed, as an entry ready for emendations.yaml.
    """
    return scanned(context, file, into, profile=profile, emendations=emendations, force=force, dry_run=dry_run)


def scanned(
    context: Context, file: Path, into: Path, *, profile: Path | None = None, emendations: Path | None = None,
    force: bool = False, dry_run: bool = False,
) -> int:  # fmt: skip
    """Make the edition and report; returns the exit code."""
    from lettercli.formats import printed as scans
    from lettercli.formats.printed.report import report
    from lettercli.render.visible import visible

    files = scans.Files(
        file, profile or _beside(file, "profile.yaml"), emendations or _beside(file, "emendations.yaml")
    )
    made = scans.read(files, into)
    gone = [] if dry_run else scans.write(made, into, force=force)
    write(f"{visible(line)}\n" for line in report(made))
    for path in gone:
        context.say(f"{path}: removed, since the scan has no such letter")
    if dry_run:
        context.say("nothing was written")
    return 0


def _beside(file: Path, name: str) -> Path | None:
    """A file of that name in the scan's folder, if there is one."""
    path = file.parent / name
    return path if path.exists() else None
