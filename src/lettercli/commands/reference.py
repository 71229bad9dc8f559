"""What the program says of its own commands, as data: the ground of the man page and of docs/reference.md.

Both are written from the commands themselves, so that neither can promise an option that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc

import click

from lettercli.commands.options import EVERYWHERE, OPTIONS, Subcommand


@dataclass(frozen=True, slots=True)
class Entry:
    """One option: how it is written (`--from DATE`) and what it does."""

    written: str
    help: str


@dataclass(frozen=True, slots=True)
class Description:
    """One command, or a group's subcommand under its full name (`import printed`)."""

    name: str
    usage: str
    paragraphs: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Entry, ...]], ...]
    """Headings with their options, those of every command left out."""
    examples: tuple[str, ...]


def describe(program: click.Group, context: click.Context) -> list[Description]:
    """All commands of the program that are not hidden, in the order of its help."""
    return [found for name in program.list_commands(context) for found in _described(program, name, context)]


def everywhere(program: click.Group, context: click.Context) -> tuple[Entry, ...]:
    """The options that every command takes."""
    name = program.list_commands(context)[0]
    command = program.get_command(context, name)
    assert command is not None
    return _sections(command, click.Context(command, parent=context, info_name=name)).get(EVERYWHERE, ())


def _described(group: click.Group, name: str, parent: click.Context) -> list[Description]:
    command = group.get_command(parent, name)
    if command is None or command.hidden:
        return []
    context = click.Context(command, parent=parent, info_name=name)
    if isinstance(command, click.Group):
        return [found for below in command.list_commands(context) for found in _described(command, below, context)]
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    sections = tuple((title, rows) for title, rows in _sections(command, context).items() if title != EVERYWHERE)
    return [Description(
        context.command_path.partition(" ")[2], usage, _paragraphs(command.help or ""), sections,
        command.examples if isinstance(command, Subcommand) else (),
    )]  # fmt: skip


def _paragraphs(help: str) -> tuple[str, ...]:
    blocks = cleandoc(help).replace("\b", "").split("\n\n")
    return tuple(" ".join(block.split()) for block in blocks if block.strip())


def _sections(command: click.Command, context: click.Context) -> dict[str, tuple[Entry, ...]]:
    """Options by the heading that `--help` lists them under."""
    found: dict[str, tuple[Entry, ...]] = {}
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None and isinstance(param, click.Option) and "--help" not in param.opts:
            title = getattr(param, "section", OPTIONS)
            found[title] = (*found.get(title, ()), Entry(*record))
    return found
