"""`letters import FILES`: files of whatever format, each taken for what it looks like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from lettercli.commands.context import Context
from lettercli.commands.importing import FILE, Destination, edition_options, imported, reading_options
from lettercli.commands.options import command

if TYPE_CHECKING:
    from lettercli.arrival import Beside, Received
    from lettercli.formats.fields import Reading

_NOT_OF_SCANS = frozenset({"title", "language", "rights", "style", "map", "first", "encoding"})
"""Parameters of this command that `letters import printed` has not."""


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
    from lettercli.formats.anyfile import NAMES, Mixture
    from lettercli.formats.guess import Guess, guess

    if len(files) == 1 and files[0].is_file():
        found = guess(files[0])
        if isinstance(found, Guess) and found.kind == "printed":
            _refuse_idle(context)
            context.say(f"{files[0]}: taken for {NAMES['printed']}, since {found.why}")
            return scanned(context, files[0], to.into, force=to.force, dry_run=to.dry_run)
    mixture = Mixture(how)
    to.about = mixture.about

    def after(done: Received, beside: Beside) -> None:
        for said in mixture.keep(done, beside):
            context.say(said)

    return imported(context, files, (), mixture.read, to, after)


def _refuse_idle(context: Context) -> None:
    """Raise UsageError for an option that was typed and that the import of a scan has no use for."""
    from lettercli.formats.anyfile import NAMES

    ctx = click.get_current_context()
    typed = [
        param.opts[-1] for param in ctx.command.params
        if isinstance(param, click.Option) and param.name in _NOT_OF_SCANS
        and ctx.get_parameter_source(param.name) is ParameterSource.COMMANDLINE
        and (not param.is_flag or ctx.params[param.name] == param.flag_value)
    ]  # fmt: skip
    if "format" in context.typed or context.columns:
        typed.append("--columns" if context.columns else "--format")
    if typed:
        what = f"{typed[0]} is nothing for {NAMES['printed']}, which this file is taken for"
        raise click.UsageError(f"{what}. leave it out; letters import printed --help says what there is")
