"""`letters check`: faults of an edition, with addresses and places in its files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.commands.reading import near

if TYPE_CHECKING:
    from lettercli.emendations import Applied, Repair
    from lettercli.errors import Fault
    from lettercli.model import Edition
    from lettercli.views.finding import Finding


@command(
    "check",
    examples=["letters check", "letters check --corpus ~/editions/darwin --strict", "letters check --json"],
)
@option("--strict", is_flag=True, help="Notes count as faults, too.")
@format_options
@click.pass_obj
def check(context: Context, *, strict: bool) -> int:
    """Check an edition for faults.

    Files that cannot be read (errors); notes that nothing calls, numbers out of order, dates that contradict one
    another, brackets without their other half, letters edited by hand beside their source (warnings); suspicions that
    the import left open (notes). Exit code 1 when there are errors or warnings. A finding that stands as it should is
    set aside in corpus.yaml: accept: ["42.n3 list-begins"].
    """
    from lettercli.edition import find
    from lettercli.views.check import accepted, brief, faulty, findings, summary, table

    root, _ = find(context.corpus)
    edition, faults = opened(root)
    repairs, edited, more = _source(edition)
    found, aside = accepted(edition, findings(edition, [*faults, *more], repairs, edited))
    if found and context.wants_page() and not context.columns:
        from lettercli.render.entries import page

        write_lines(context, page(brief(found, near), context.page_width()))
    elif found:
        emit(context, table(found, near))
    context.say(summary(found, aside, len(edition.letters)))
    return 1 if faulty(found, strict=strict) else 0


def opened(root: Path) -> tuple[Edition, list[Fault]]:
    """The edition, or as much of it as can be read, and the faults of the rest."""
    from lettercli.edition import load
    from lettercli.errors import Faults

    try:
        return load(root), []
    except Faults as wrong:
        return _remains(root), list(wrong.faults)


def _remains(root: Path) -> Edition:
    """The letters that can be read by themselves, in an edition of which nothing else is known."""
    from lettercli.edition import LETTERS, natural
    from lettercli.errors import Faults
    from lettercli.formats import markdown
    from lettercli.model import Edition

    letters = []
    for path in sorted((root / LETTERS).glob("*.md"), key=lambda path: natural(path.name)):
        try:
            letters.append(markdown.load(path))
        except (Faults, OSError):
            continue
    return Edition(root.name, root.name, tuple(letters), root)


def _source(edition: Edition) -> tuple[tuple[Repair, ...], list[Finding], list[Fault]]:
    """What was repaired in the scan, which files no longer are what the import made or read, faults of the record."""
    from lettercli.emendations import load
    from lettercli.errors import Faults

    if edition.root is None:
        return (), [], []
    try:
        record = load(edition.root)
    except Faults as wrong:
        return (), [], list(wrong.faults)
    return record.repairs, list(_changed(edition.root, record)), []


def _changed(root: Path, record: Applied) -> Iterator[Finding]:
    """Letters that are not what the import wrote, and sources that are not what it read."""
    from lettercli.emendations import FOLDER
    from lettercli.views.finding import Finding

    for path in record.edited_letters(root):
        what = "edited by hand since the import; write the change into emendations.yaml and import again"
        what = what if path.exists() else "written by the import, and gone"
        yield Finding("warning", "edited", path.stem, what, path)
    read = {"source": record.provenance.get("source"), "emendations": "emendations.yaml"}
    for key, name in read.items():
        wanted = record.provenance.get(f"{key}_sha256")
        path = root / FOLDER / Path(str(name)).name
        if isinstance(wanted, str) and wanted and _digest(path) != wanted:
            what = "changed since the import; import again" if path.exists() else "read by the import, and gone"
            yield Finding("warning", "stale", "", what, path)


def _digest(path: Path) -> str:
    """The SHA-256 of a file; empty if there is none."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
