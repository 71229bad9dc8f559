"""What all imports share on the command line: where the letters go, what is asked before, what is said after.

An import is a reader of files, a generator of what `arrival` names, and a command that hands it to `imported`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, cast

import click

from lettercli.commands.options import Decorated, combined, format_options, option
from lettercli.commands.output import emit, write_lines

if TYPE_CHECKING:
    from lettercli.arrival import Arriving, Beside, Received, Sources, Style
    from lettercli.commands.context import Context
    from lettercli.dates.elsewhere import First
    from lettercli.formats.fields import Reading

FILE = click.Path(path_type=Path)

_edition_options = combined(
    option("--into", type=FILE, required=True, metavar="DIR",
           help="The edition's folder; it is made if need be, or the letters are added to it."),
    option("--as", "style", type=click.Choice(["markdown", "jsonl"]), default=None,
           help="A file a letter, or shards of ten thousand; else files up to 5,000 letters."),
    option("--force", is_flag=True, help="Overwrite letters that are there and say something else."),
    option("--dry-run", is_flag=True, help="Report only; write nothing."),
    option("--title", default="", metavar="TEXT", help="Of a new edition, for its corpus.yaml."),
    option("--language", default="", metavar="CODE", help="Of its text: en, de, fr …"),
    option("--rights", default="", metavar="TEXT", help="Whose the text is, or its licence."),
    format_options,
)  # fmt: skip

_date_options = combined(
    option("--day-first", "first", flag_value="day", default=None, help="05/03/1918 is the 5th of March."),
    option("--month-first", "first", flag_value="month", help="05/03/1918 is the 3rd of May."),
    option("--encoding", default="", metavar="NAME", help="Of the files; UTF-8, UTF-16 and cp1252 are told apart."),
)
_map_option = option("--map", "map", multiple=True, metavar="KEY=NAME",
                    help="What is called otherwise: text=Body,date=Datum,sender=From. May be repeated.")  # fmt: skip


_WHO = "import text takes it by --name-pattern or --first-line, other imports by --map sender=NAME; see their --help"
"""What to do where nobody is named."""
_DESTINATION = ("into", "style", "force", "dry_run", "title", "language", "rights")


@dataclass(slots=True)
class Destination:
    """What the options of `edition_options` say."""

    into: Path
    style: Style | None
    force: bool
    dry_run: bool
    title: str
    language: str
    rights: str
    about: dict[str, str | list[str]] = field(default_factory=dict)
    """What a reader found out of the edition; what was typed outdoes it. It may be filled while letters are read."""


def edition_options(function: Decorated) -> Decorated:
    """Where the letters go, and what a new edition is called: the parameter `to`, a Destination."""

    @wraps(function)
    def gathered(*args: Any, **values: Any) -> Any:  # noqa: ANN401
        said = {name: values.pop(name) for name in _DESTINATION}
        return function(*args, to=Destination(**said), **values)

    return _edition_options(cast(Decorated, gathered))


def reading_options(function: Decorated) -> Decorated:
    """How files are to be read: the parameter `how`, a Reading."""

    @wraps(function)
    def gathered(*args: Any, map: tuple[str, ...], first: First | None, encoding: str, **values: Any) -> Any:  # noqa: ANN401
        return function(*args, how=_reading(map, first, encoding), **values)

    return _map_option(_date_options(cast(Decorated, gathered)))


def _reading(map: Sequence[str], first: First | None, encoding: str) -> Reading:
    """What these options say; raises LettersError."""
    from lettercli.files.encoding import known
    from lettercli.formats.fields import Reading, mapping

    if encoding:
        known(encoding)
    return Reading(mapping(map), first or "", encoding)


def imported(
    context: Context,
    files: Sequence[Path],
    endings: Sequence[str],
    read: Callable[[Sources], Iterable[Arriving]],
    to: Destination,
    after: Callable[[Received, Beside], None] | None = None,
) -> int:
    """Read files with `read`, put the letters where they are to go, and report; returns the exit code.

    Of folders all files are taken that end in one of `endings`. `after` writes what else belongs to the letters, when
    they are in their place.
    """
    from lettercli.arrival import Sources
    from lettercli.incoming import receive
    from lettercli.incoming.files import about, arriving
    from lettercli.render.progress import Bar

    typed = {"title": to.title, "language": to.language, "rights": to.rights}
    chosen = {key: value for key, value in typed.items() if value}

    def known() -> dict[str, str | list[str]]:
        bar.now("writing")  # since what the edition is called is asked when all was read
        return {**about(files, to.into), **to.about, **chosen}

    with Bar("importing") as bar:
        sources = Sources(files, endings, None if context.quiet else bar, to.into)
        stream = arriving(sources, read)
        done = receive(stream, to.into, known, style=to.style, force=to.force, dry=to.dry_run, after=after)
    return _report(context, done)


def _report(context: Context, done: Received) -> int:
    """Write the report; returns the exit code: 2 where something was refused, 1 where there was no letter at all."""
    from lettercli.views.arrivals import brief, table

    if context.wants_page() and not context.columns:
        from lettercli.render.entries import page

        write_lines(context, page(brief(done), context.page_width()))
    else:
        emit(context, table(done))
    if done.dry:
        context.say("nothing was written")
    elif done.new or done.replaced:
        context.say(f"look at it: letters list --corpus {quote(str(done.into))}; letters check finds what is left")
    if 0 < done.read == len({each.letter for each in done.remarks if each.what == "no sender"}):
        context.say(f"no letter has a sender: {_WHO}")
    return 2 if done.refused else 0 if done.read else 1
