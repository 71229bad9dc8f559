"""`letters import`: editions made from other people's files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from lettercli.commands.imports.any_ import any_
from lettercli.commands.imports.csv_ import csv_
from lettercli.commands.imports.jsonl import jsonl
from lettercli.commands.imports.markdown import markdown
from lettercli.commands.imports.printed import printed
from lettercli.commands.imports.text import text
from lettercli.commands.leading import Branch, command_first, strays


class Import(Branch):
    """The imports; files without the name of one are given to the one that guesses."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `any` before arguments that name files and no import."""
        if self._names_files(ctx, args):
            args = ["any", *args]
        return super().parse_args(ctx, args)

    def _names_files(self, ctx: click.Context, args: Sequence[str]) -> bool:
        anything = self.commands["any"]
        if next(strays(anything, args), None) is None or args[0] in self.commands:
            return False
        ordered = command_first(self, ctx, args)
        if ordered is None:
            return True
        name = ordered[0]
        return next(strays(self.commands[name], args[: args.index(name)]), None) is not None


@click.group("import", cls=Import)
def import_() -> None:
    """Make an edition from other people's files, or add their letters to one.

    Without the name of a format each file is looked at, and what it was taken for is said: letters import FILES --into
    DIR. What was doubtful, and what could not be read, is reported; of a scan every repair is on record.
    """


for each in (any_, printed, markdown, jsonl, csv_, text):
    import_.add_command(each)
