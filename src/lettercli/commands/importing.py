"""What all imports share on the command line: where the letters go, what is asked before, what is said after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from lettercli.commands.options import combined, format_options, option
from lettercli.commands.output import emit, write_lines

if TYPE_CHECKING:
    from lettercli.arrival import Arriving, Received, Sources, Style
    from lettercli.commands.context import Context

FILE = click.Path(path_type=Path)

edition_options = combined(
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
"""Where the letters go, and what a new edition is called; all of it makes a Destination."""


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


def imported(
    context: Context,
    files: Sequence[Path],
    endings: Sequence[str],
    read: Callable[[Sources], Iterable[Arriving]],
    to: Destination,
) -> int:
    """Read files with `read`, put the letters where they are to go, and report; returns the exit code.

    Of folders all files are taken that end in one of `endings`.
    """
    from lettercli.arrival import Sources
    from lettercli.incoming import receive
    from lettercli.render.progress import Bar

    with Bar("importing") as bar:
        sources = Sources(files, endings, None if context.quiet else bar)
        stream = _stream(sources, read)
        done = receive(stream, to.into, lambda: _about(to, files), style=to.style, force=to.force, dry=to.dry_run)
    return _report(context, done)


def _stream(sources: Sources, read: Callable[[Sources], Iterable[Arriving]]) -> Iterator[Arriving]:
    yield from sources.faults
    yield from read(sources)


def _about(to: Destination, files: Sequence[Path]) -> dict[str, str | list[str]]:
    """The least that corpus.yaml must say, and what is known beside it."""
    names = [path.resolve().name for path in files]
    found: dict[str, str | list[str]] = {
        "title": f"Letters from {names[0]}",
        "name": to.into.resolve().name or "letters",
        "source": ", ".join(names[:5]) + (", …" if len(names) > 5 else ""),
    }
    typed = {"title": to.title, "language": to.language, "rights": to.rights}
    return {**found, **to.about, **{key: value for key, value in typed.items() if value}}


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
    return 2 if done.refused else 0 if done.read else 1
