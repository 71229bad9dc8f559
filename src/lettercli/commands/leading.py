"""Options that stand before a command's name: they are moved behind it, where click reads them.

A word before the name may be an option's value, were it spelt like a command; which options take one is asked of the
commands themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import click

from lettercli.commands.options import Helped


class Branch(Helped, click.Group):
    """A command with commands below it, such as `import`; options before their names are as good as after them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move options behind the name that they stand before; without a name, say which there are."""
        if args[:1] and args[0].startswith("-"):
            args = command_first(self, ctx, args) or args
        if next(strays(self, args), None) is None and not {"-h", "--help"}.intersection(args):
            raise click.UsageError(f"which? {', '.join(self.list_commands(ctx))}", ctx)
        return super().parse_args(ctx, args)


def command_first(group: click.Group, ctx: click.Context, args: Sequence[str]) -> list[str] | None:
    """The arguments with the command's name first; None where no word is a command's name.

    It is the first name before which there are only options and values that this very command takes; else the first
    at all, which will say what is wrong with the options before it.
    """
    commands = {at: command for at, word in enumerate(args) if (command := group.get_command(ctx, word)) is not None}
    fits = (at for at, command in commands.items() if next(strays(command, args[:at]), None) is None)
    if (at := next(fits, next(iter(commands), None))) is None:
        return None
    takes = takes_value(commands[at])
    before = ["--quiet" if word == "-q" and not takes.get(last) else word for last, word in pairwise(["", *args[:at]])]
    return [args[at], *before, *args[at + 1 :]]  # click looks for a long `-q` first, and for what could be meant by it


def takes_value(command: click.Command) -> dict[str, bool]:
    """For each spelling of the options of a command, and of those below it, whether a value follows."""
    takes = {"-h": False, "--help": False}
    below = command.commands.values() if isinstance(command, click.Group) else ()
    for param in (param for one in (command, *below) for param in one.params):
        if isinstance(param, click.Option):
            takes |= dict.fromkeys([*param.opts, *param.secondary_opts], not (param.is_flag or param.count))
    return takes


def strays(command: click.Command, words: Sequence[str]) -> Iterator[str]:
    """The words that are neither options of this command nor their values; an option without its value is one."""
    takes = takes_value(command)
    rest = iter(words)
    for word in rest:
        name, equals, _ = word.partition("=")
        if word.startswith("--"):
            if name not in takes or (takes[name] and not equals and next(rest, None) is None):
                yield word
        elif word.startswith("-") and len(word) > 1:
            yield from _stray_letters(word, takes, rest)
        else:
            yield word


def _stray_letters(word: str, takes: dict[str, bool], rest: Iterator[str]) -> Iterator[str]:
    """A cluster of one-letter options: `-qi`, `-C5`, `-C 5`."""
    for at, letter in enumerate(word[1:], 2):
        if (takes_value := takes.get(f"-{letter}")) is None:
            yield word
            return
        if takes_value:
            if at == len(word) and next(rest, None) is None:
                yield word
            return
