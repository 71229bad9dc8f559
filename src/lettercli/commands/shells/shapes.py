"""The commands and their options as a completion script needs them."""

from __future__ import annotations

from dataclasses import dataclass

import click

FUNCTIONS = ("ids", "addresses", "topics", "names", "queries")
"""What the program is asked for, by a function of the script."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One option: its spellings, what may follow it."""

    names: tuple[str, ...]
    help: str
    takes_value: bool
    choices: tuple[str, ...]
    completes: str
    """What its value is, where there are no choices: `files`, `ids`, or nothing known."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One command as a completion sees it."""

    name: str
    summary: str
    flags: tuple[Flag, ...]
    arguments: str
    """What its arguments are: `addresses`, `files`, words to choose from, or nothing known."""
    below: tuple[str, ...] = ()
    """A group's subcommands."""
    names: tuple[str, ...] = ()
    """Its name and its aliases."""


def shapes(program: click.Group, context: click.Context) -> list[Shape]:
    """The commands that are not hidden; the options of a group's subcommands are the group's here."""
    found = []
    aliases: dict[str, str] = getattr(program, "aliases", {})
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if command is None or command.hidden:
            continue
        below = command.commands.values() if isinstance(command, click.Group) else ()
        params = [param for one in (command, *below) for param in one.params]
        unique = {param.opts[0]: param for param in params if isinstance(param, click.Option) and not param.hidden}
        arguments = [param for param in params if isinstance(param, click.Argument)]
        found.append(Shape(name, command.get_short_help_str(200), tuple(map(_flag, unique.values())),
                           _arguments(arguments), tuple(one.name or "" for one in below),
                           (name, *(alias for alias, meant in aliases.items() if meant == name))))  # fmt: skip
    return found


def _flag(param: click.Option) -> Flag:
    suggested = getattr(param.type, "suggests", ())
    choices = tuple(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else suggested
    takes_value = not (param.is_flag or param.count)
    completes = _ASKED.get(param.opts[-1], "files" if _is_path(param) else "")
    return Flag((*param.opts, *param.secondary_opts), param.help or "", takes_value, choices, completes)


_ASKED = {"--letter": "ids", "--topic": "topics", "--name": "names"} | dict.fromkeys(
    ("--matching", "--search", "--mark"), "queries"
)
"""Options whose values the program is asked for."""


def _is_path(param: click.Parameter) -> bool:
    metavar = (param.metavar or "").upper()
    return isinstance(param.type, click.Path | click.File) or metavar in {"FILE", "DIR", "DIR|NAME"}


_ARGUMENTS = {"ADDRESS": "addresses", "TOPIC": "topics", "[NAME]": "names", "WORD": "queries", "QUERY": "queries"}
"""By a word of an argument's metavar what the program is asked for."""


def _arguments(arguments: list[click.Argument]) -> str:
    for param in arguments:
        if isinstance(param.type, click.Choice):
            return " ".join(map(str, param.type.choices))
        if _is_path(param):
            return "files"
        metavar = (param.metavar or param.name or "").upper()
        for word, completes in _ARGUMENTS.items():
            if word in metavar:
                return completes
    return ""
