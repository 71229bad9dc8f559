"""`letters import`: editions made from other people's files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from lettercli.commands.imports.any_ import any_
from lettercli.commands.imports.csv_ import csv_
from lettercli.commands.imports.jsonl import jsonl
from lettercli.commands.imports.markdown import markdown
from lettercli.commands.imports.printed import printed
from lettercli.commands.imports.tei import tei
from lettercli.commands.imports.text import text
from lettercli.commands.leading import Branch, strays


class Import(Branch):
    """The imports; files without the name of one are given to the one that guesses."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `any` before arguments that name files and no import."""
        if self._names_files(args):
            args = ["any", *args]
        return super().parse_args(ctx, args)

    def _names_files(self, args: Sequence[str]) -> bool:
        """Whether there is a word that is no option's, and none before it is an import's name."""
        if next(strays(self.commands["any"], args), None) is None:
            return False
        named = (at for at, word in enumerate(args) if word in self.commands)
        return not any(next(strays(self.commands[args[at]], args[:at]), None) is None for at in named)


@click.group("import", cls=Import)
def import_() -> None:
    """Make an edition from other people's files.

    Without the name of a format each file is looked at, and what it was taken for is said: letters import FILES --into
    DIR. The letters make a new edition, or are added to the one in DIR. What was doubtful, and what could not be read,
    is reported; of a scan every repair is on record.
    """


for each in (any_, printed, tei, markdown, jsonl, csv_, text):
    import_.add_command(each)
