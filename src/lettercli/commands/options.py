"""The options that commands share: one name, one meaning everywhere.

A command is declared with `@command(name, examples=...)` and takes the families of options that it understands:
`@filter_options` (which letters), `@layer_options` (which part of them, whose words), `@format_options` (how the
result looks). What they set is on the Context that `click.pass_obj` hands over; only the layers are parameters of the
function. The options of the program itself (`--corpus`, `-q`, `--color` ...) belong to every command: cli.py adds them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from lettercli.commands.context import Context

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("page", "table", "tsv", "csv", "json", "jsonl", "markdown", "latex", "html", "svg")
OPTIONS, FILTERS, OUTPUT, EVERYWHERE = "Options", "Which letters and passages", "Output", "Every command"

EXAMPLES = (
    "letters kwic Bukharin                 every mention of a name, in context",
    "letters show 42.6                     point 6 of letter 42, with its notes",
    "letters list --from 1929-08-10        the letters since that day",
)
"""What the program shows to somebody who called it without a command."""


class Option(click.Option):
    """An option that knows under which heading `--help` lists it."""

    def __init__(self, *args: Any, section: str = OPTIONS, **kwargs: Any) -> None:  # noqa: ANN401
        self.section = section
        super().__init__(*args, **kwargs)


class Number(click.IntRange):
    """A number in a range, called one in messages; one that nothing counts to is as good as the largest."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """The number that was typed; click's own error for what is none, or is out of the range."""
        return min(int(super().convert(value, param, ctx)), sys.maxsize)


class Suggested(click.types.StringParamType):
    """A text of which a shell can suggest some; others are as good."""

    def __init__(self, *suggests: str) -> None:
        self.suggests = suggests
        """What a completion offers."""


class Helped(click.Command):
    """A command with the usual `--help`; click's own would first look for a translation of what it says of itself."""

    _help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option, made once."""
        if self._help is None:
            self._help = click.Option(
                self.get_help_option_names(ctx), is_flag=True, is_eager=True, expose_value=False,
                help="Show this message and exit.", callback=_show_help,
            )  # fmt: skip
        return self._help


def _show_help(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Subcommand(Helped):
    """A command whose help shows its options by family, and examples."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401
        self.examples = tuple(examples)
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options under their headings, the command's own first."""
        sections: dict[str, list[tuple[str, str]]] = {name: [] for name in (OPTIONS, FILTERS, OUTPUT, EVERYWHERE)}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)) is not None:
                name = EVERYWHERE if "--help" in param.opts else getattr(param, "section", OPTIONS)
                sections[name].append(record)
        for name, records in sections.items():
            if records:
                with formatter.section(name):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, each on a line of its own, never wrapped."""
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        super().format_epilog(ctx, formatter)


def command(name: str, *, examples: Sequence[str] = (), **attrs: Any) -> Callable[[Callable[..., Any]], Subcommand]:  # noqa: ANN401
    """Declare a command; its docstring is its help, whose first sentence the list of commands repeats."""
    return click.command(name, cls=Subcommand, examples=examples, **attrs)


def option(*names: str, **attrs: Any) -> Callable[[Decorated], Decorated]:  # noqa: ANN401
    """An option, `section=` included."""
    return click.option(*names, cls=Option, **attrs)


def _kept(attribute: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that stores an option's value on the Context; what was typed outdoes the environment."""

    def store(ctx: click.Context, param: click.Parameter, value: object) -> None:
        source, context = ctx.get_parameter_source(param.name or ""), ctx.ensure_object(Context)
        if source is ParameterSource.COMMANDLINE:
            context.typed.add(attribute)
            setattr(context, attribute, value)
        elif source is ParameterSource.ENVIRONMENT and attribute not in context.typed:
            setattr(context, attribute, value)

    return store


def _filtered(field: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that stores a filter, if it was given."""

    def store(ctx: click.Context, param: click.Parameter, value: str | tuple[str, ...] | None) -> None:
        given = (value,) if isinstance(value, str) else value or ()
        if not all(each.strip() for each in given):  # an unset variable of a script, which must not keep every letter
            raise click.BadParameter("empty, and so no letter's; give a value or leave the option out", ctx, param)
        if given:
            ctx.ensure_object(Context).filters[field] = value

    return store


def combined(*decorators: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """Several decorators as one, the first on top."""

    def decorate(function: Decorated) -> Decorated:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def _filter(name: str, field: str, metavar: str, help: str, **attrs: Any) -> Callable[[Decorated], Decorated]:  # noqa: ANN401
    return option(name, field, metavar=metavar, help=help, section=FILTERS, expose_value=False,
                  callback=_filtered(field), **attrs)  # fmt: skip


filter_options = combined(
    _filter("--from", "since", "DATE", "Letters of that day, month or year, or later: 1929-08-10, 1929-08, 1929."),
    _filter("--to", "until", "DATE", "Letters of that date or earlier."),
    _filter("--on", "on", "DATE", "Letters of that date; 1929-08/1929-09 is a period."),
    _filter("--date-match", "date_match", "MODE", "overlap: a vague date may lie in it (default); contained: it must.",
            type=click.Choice(["overlap", "contained"])),
    _filter("--letter", "letters", "ID", "That letter; also a range 39-41. May be repeated.", multiple=True),
    _filter("--sender", "sender", "NAME", "Letters by that person.", multiple=True),
    _filter("--recipient", "recipient", "NAME", "Letters to that person.", multiple=True),
    _filter("--where", "where", "KEY=VALUE", "Letters whose metadata say so: --where place=Sochi.", multiple=True),
    _filter("--topic", "on_topic", "TOPIC", "Whole passages on that topic, and their letters.", multiple=True),
    _filter("--name", "naming", "NAME", "Whole passages that name that person, organisation or place.", multiple=True),
)  # fmt: skip
"""Which letters and passages; read them as `context.letters`, `context.passages`, or a search's `context.scope`."""

layer_options = combined(
    option("--in", "layer", type=click.Choice(["text", "body", "notes", "all"]), default="text", show_default=True,
           help="text: all that the letter says; body: without salute, dateline, closer, signature; notes: editors'."),
    option("--voice", type=click.Choice(["writer", "editor", "other"]), default=None,
           help="Whose words: the writer's, the editors' (bracketed insertions), another hand's (annotations)."),
)  # fmt: skip
"""Which part of the letters: parameters `layer` and `voice`."""


reverse_option = option("--reverse", is_flag=True, help="The other way round.")


def limit_option(what: str = "rows") -> Callable[[Decorated], Decorated]:
    """The option --limit, of rows or of what a row is."""
    return option("--limit", type=Number(1), metavar="N", help=f"The first N {what} only.")


def _columns(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    names = [name.strip() for name in (value or "").split(",")]
    ctx.ensure_object(Context).columns = tuple(name for name in names if name)


def _json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Context).format = "json"
        ctx.ensure_object(Context).typed.add("format")


class _Format(Option):
    """--format; where LETTERS_FORMAT names a format that only other commands have, this one goes without."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """The variable's value, unless it is meant for other commands."""
        value = super().resolve_envvar_value(ctx)
        own = self.type.choices if isinstance(self.type, click.Choice) else ()
        return None if value not in own and value in {*FORMATS, "text"} else value


def formats(*names: str, help: str) -> Callable[[Decorated], Decorated]:
    """The option --format with these choices, and --json if json is one of them; what is chosen is on the Context."""
    chosen = click.option("--format", "format", cls=_Format, type=click.Choice(names), section=OUTPUT,
                          expose_value=False, callback=_kept("format"), is_eager=True, envvar="LETTERS_FORMAT",
                          show_envvar=True, help=help)  # fmt: skip
    json = option("--json", "json", is_flag=True, section=OUTPUT, expose_value=False, callback=_json,
                  help="Short for --format json.")  # fmt: skip
    return combined(chosen, json) if "json" in names else chosen


format_options = combined(
    formats(*FORMATS, help="Instead of a page on a terminal and tab-separated records in a pipe."),
    option("--columns", metavar="A,B", section=OUTPUT, expose_value=False, callback=_columns,
           help="These columns, in this order."),
    option("--csv-safe", is_flag=True, section=OUTPUT, expose_value=False, callback=_kept("csv_safe"),
           help="Put ' before cells that a spreadsheet would run as a formula."),
    option("--provenance", is_flag=True, section=OUTPUT, expose_value=False, callback=_kept("provenance"),
           help="A first line that says what was asked of which edition, in csv, tsv, jsonl; json always has it."),
)  # fmt: skip
"""How the result looks; `output.emit` reads them from the Context."""

usual_options = combined(layer_options, filter_options, format_options)
"""What commands that look for words take: which part of which letters, and how the result looks."""


def program_options() -> list[click.Parameter]:
    """The options that every command takes; all of them end on the Context."""
    return [
        Option(["--corpus"], metavar="DIR|NAME", section=EVERYWHERE, expose_value=False, callback=_kept("corpus"),
               envvar="LETTERS_CORPUS", show_envvar=True,
               help="The edition; else the nearest corpus.yaml from here up, else the one that is built in."),
        Option(["-q", "--quiet"], is_flag=True, section=EVERYWHERE, expose_value=False, callback=_kept("quiet"),
               help="No footers and hints on stderr."),
        Option(["--color"], type=click.Choice(["auto", "always", "never"]), default="auto", section=EVERYWHERE,
               expose_value=False, callback=_kept("color"), envvar="LETTERS_COLOR", show_envvar=True,
               help="Colours of a page; auto minds NO_COLOR and FORCE_COLOR."),
        Option(["--width"], type=Number(1, 10_000), metavar="CELLS", section=EVERYWHERE, expose_value=False,
               callback=_kept("width"), envvar="LETTERS_WIDTH", show_envvar=True,
               help="Width of a page; else COLUMNS, else the terminal's."),
        Option(["--pager/--no-pager"], default=True, section=EVERYWHERE, expose_value=False, callback=_kept("pager"),
               help="Whether a page longer than the screen goes through LETTERS_PAGER, PAGER or less."),
    ]  # fmt: skip
