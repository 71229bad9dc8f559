"""Assembles the commands, and is the only place where an error becomes an exit code.

A command's module is imported when the command runs: the list of commands below is all that `letters --help` needs.
Exit codes: 0 something found, 1 nothing found, 2 error, 130 interrupted, 141 the reader of our output went away.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NamedTuple, NoReturn

import click

from lettercli import __version__
from lettercli.commands.context import Context
from lettercli.commands.leading import command_first, strays
from lettercli.commands.options import EVERYWHERE, EXAMPLES, Helped, program_options


class Entry(NamedTuple):
    """A command before it is imported."""

    target: str
    """module:attribute, in `lettercli.commands`."""
    summary: str
    """The first sentence of its help."""


FAMILIES = {
    "Search and read": {
        "kwic": Entry("kwic:kwic", "Find words and show each hit in its context."),
        "show": Entry("show:show", "Read letters, points, passages, notes."),
        "list": Entry("list_:list_", "List the letters."),
        "notes": Entry("notes:notes", "Look up the editors' notes and where they are called."),
        "quote": Entry("quote:quote", "Quote a passage with its citation."),
        "cite": Entry("cite:cite", "Cite letters and passages."),
        "path": Entry("path:path", "Say in which file and line a passage stands."),
    },
    "What an edition says of itself": {
        "topics": Entry("topics:topics", "List the topics of an edition, or read what it says on them."),
        "names": Entry("names:names", "Show the index of persons, organisations and places."),
        "sources": Entry("sources:sources", "List the sources that the notes cite."),
        "queries": Entry("queries:queries", "List the edition's saved queries with their hits."),
    },
    "Count": {
        "freq": Entry("freq:freq", "Count words, or the forms of what a query finds."),
        "collocates": Entry("collocates:collocates", "List the words that stand near what a query finds."),
        "keywords": Entry("keywords:keywords", "Show the words that set a target apart."),
        "ngrams": Entry("ngrams:ngrams", "Count the words that stand side by side."),
        "clusters": Entry("clusters:clusters", "Count the n-grams that hold a query's hits."),
        "dispersion": Entry("dispersion:dispersion", "Show how evenly words are spread over the letters."),
        "timeline": Entry("timeline:timeline", "Show the letters over time."),
    },
    "Make and keep editions": {
        "info": Entry("info:info", "Show the edition at a glance."),
        "check": Entry("check:check", "Check an edition for faults."),
        "emendations": Entry("emendations:emendations", "List the repairs made in the scan."),
        "init": Entry("init:init", "Start an edition: a folder with what it needs, to be filled in."),
        "import": Entry("import_:import_", "Make an edition from other people's files."),
        "convert": Entry("convert:convert", "Write an edition anew, as shards or as files."),
        "export": Entry("export:export", "Write letters in another format."),
        "index": Entry("index:index", "Make the index of the edition, and show what it holds."),
    },
    "The program": {
        "completion": Entry("completion:completion", "Print the completion script of a shell."),
        "schema": Entry("schema:schema", "Print the JSON Schema of a command's output."),
        "man": Entry("man:man", "Print the manual of all commands."),
        "addresses": Entry("addresses:addresses", ""),
    },
}
"""In the order of `letters --help`; a command without a summary is for programs and not listed."""

COMMANDS = {name: entry for family in FAMILIES.values() for name, entry in family.items()}

ALIASES = {"find": "kwic", "topic": "topics"}

FOUND = 0


class Letters(Helped, click.Group):
    """The program: commands imported when needed, options before them as good as after them."""

    aliases = ALIASES

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands, in the order of the help."""
        return [name for name, entry in COMMANDS.items() if entry.summary]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name or alias, with the options that every command takes."""
        if (entry := COMMANDS.get(ALIASES.get(cmd_name, cmd_name))) is None:
            return None
        module, attribute = entry.target.split(":")
        command: click.Command = getattr(import_module(f"lettercli.commands.{module}"), attribute)
        _give_program_options(command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move options that stand before the command behind its name; without a command, `info` is meant."""
        if args and args[0] in {"-h", "--help", "--version"}:
            args = args[:1]
        elif args and args[0].startswith("-"):
            args = self._command_first(ctx, args)
        return super().parse_args(ctx, args or ["info", "--welcome"])

    def _command_first(self, ctx: click.Context, args: list[str]) -> list[str]:
        if (ordered := command_first(self, ctx, args)) is not None:
            return ordered
        if asked := {"-h", "--help", "--version"}.intersection(args):
            return [asked.pop()]
        info = self.get_command(ctx, "info")
        stray = next(strays(info, args), "") if info is not None else ""
        return [stray] if stray and not stray.startswith("-") else ["info", "--welcome", *args]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or an error that says what was probably meant."""
        if (command := self.get_command(ctx, args[0])) is None:
            raise _unknown_command(args)
        return args[0], command, args[1:]

    def format_usage(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The shape of a call."""
        formatter.write_usage("letters", "COMMAND [OPTIONS] [WORDS OR ADDRESSES]...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands, the options that all of them take, examples."""
        wide = max(len(_with_alias(name)) for name in COMMANDS)  # so that all families stand in the same columns
        for family, entries in FAMILIES.items():
            with formatter.section(family):
                formatter.write_dl(
                    [(f"{_with_alias(name):{wide}}", entry.summary) for name, entry in entries.items() if entry.summary]
                )
        params = [*program_options(), *self.get_params(ctx)]
        with formatter.section(f"{EVERYWHERE} takes, before or after its name"):
            formatter.write_dl([record for param in params if (record := param.get_help_record(ctx)) is not None])
        with formatter.section("Examples"):
            for example in EXAMPLES:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        formatter.write_paragraph()
        formatter.write_text("letters COMMAND --help says more.")

    def main(self, args: Sequence[str] | None = None, *_args: object, **_extra: object) -> NoReturn:
        """Run and exit; click's own handling of errors, exit codes and completion stays out of it."""
        sys.exit(run(args))


def _give_program_options(command: click.Command) -> None:
    """Let a command, and the commands of a group, take the options of the program; once."""
    known = {param.name for param in command.params}
    command.params.extend(param for param in program_options() if param.name not in known)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _give_program_options(below)


def _with_alias(name: str) -> str:
    return ", ".join([name, *(alias for alias, meant in ALIASES.items() if meant == name)])


_ELSEWHERE = dict.fromkeys(("search", "grep", "concordance", "query"), "kwic") | dict.fromkeys(
    ("read", "view", "cat", "open"), "show"
)
"""What other programs call some of the commands."""


def _unknown_command(args: Sequence[str]) -> click.UsageError:
    from difflib import get_close_matches
    from shlex import join

    first, *rest = args
    if first in {"help", "version"}:
        of = f"{rest[0]} " if first == "help" and rest[:1] and rest[0] in COMMANDS else ""
        return click.UsageError(f"no command {first!r}. it is an option: letters {of}--{first}")
    if first in _ELSEWHERE and rest:
        return click.UsageError(f"no command {first!r}. here it is letters {join([_ELSEWHERE[first], *rest])}")
    near = get_close_matches(args[0], [*COMMANDS, *ALIASES])
    meant = f"did you mean {near[0]}? " if near else ""
    verb = "show" if args[0][:1].isdecimal() else "kwic"
    search = f"to {'read' if verb == 'show' else 'search for'} it: letters {verb} {join(args)}"
    return click.UsageError(f"no command {args[0]!r}. {meant}{search}")


def _say_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    """The program's name and version; click's own option would first look for a translation of its help."""
    if asked:
        click.echo(f"letters {__version__}")
        ctx.exit()


@click.command(
    cls=Letters, name="letters", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_say_version,
              help="Show the version and exit.")  # fmt: skip
def program() -> None:
    """Read and search editions of letters: words in context, points, footnotes, dates.

    On a terminal the answer is a page, in a pipe one record a line.
    """


def run(args: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (sys.argv's by default); returns its exit code, raises nothing."""
    context = Context()
    try:
        code = _outcome(list(sys.argv[1:] if args is None else args), context)
    except BaseException as error:  # all of them: an exit code is due whatever happens
        from lettercli.cli.failure import ERROR, code_of

        code = code_of(error)
        if code != ERROR:
            return code
    context.name_shipped_edition()
    return code


def _outcome(args: list[str], context: Context) -> int:
    if sys.stdout is None:
        from lettercli.errors import LettersError

        raise LettersError("standard output is closed", "redirect it to a file or to /dev/null")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with program.make_context("letters", args, obj=context) as ctx:
            code: int = program.invoke(ctx) or FOUND
    except click.exceptions.Exit as end:
        code = end.exit_code
    sys.stdout.flush()
    return code
