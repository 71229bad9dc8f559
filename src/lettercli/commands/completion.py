"""`letters completion`: the completion script of a shell."""

from __future__ import annotations

import click

from lettercli.commands.options import command
from lettercli.commands.output import write
from lettercli.commands.shells import SCRIPTS
from lettercli.commands.shells.shapes import shapes


@command("completion", examples=['eval "$(letters completion bash)"', "letters completion fish | source"])
@click.argument("shell", type=click.Choice(sorted(SCRIPTS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell."""
    root = context.find_root()
    assert isinstance(root.command, click.Group)
    write(f"{line}\n" for line in SCRIPTS[shell](shapes(root.command, root)))
    return 0
