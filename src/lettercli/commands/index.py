"""`letters index`: the index of an edition, made by hand, and what it holds."""

from __future__ import annotations

import os
import time

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, format_options, option
from lettercli.commands.output import emit, write, write_lines


@command("index", examples=["letters index", "letters index --rebuild --json", "letters index --clear"])
@option("--rebuild", is_flag=True, help="Make it anew, whatever is there.")
@option("--path", is_flag=True, help="Only say which file it is kept in.")
@option("--clear", is_flag=True, help="Remove it; the next query makes it again.")
@format_options
@click.pass_obj
def index(context: Context, rebuild: bool, path: bool, clear: bool) -> int:
    """Make the index of the edition, and show what it holds.

    Every query makes it where there is none or a letter has changed, so nobody has to. By hand it is made at a time of
    one's choice; and every block of the file that it is kept in is checked.
    """
    if rebuild + path + clear > 1:
        raise click.UsageError("--rebuild, --path and --clear are three things. choose one of them")
    from lettercli import snapshot

    root = context.found[0]
    if path:
        write([f"{snapshot.place(root)}\n"])
        return 0
    if clear:
        return 0 if snapshot.clear(root) else 1
    began = time.perf_counter()
    before = snapshot.prove(root)
    made = context.opened(rebuild=rebuild)
    seconds = None if before and not rebuild and snapshot.prove(root) == before else time.perf_counter() - began
    return _show(context, snapshot.place(root), seconds) if len(made.letters) else 1


def _show(context: Context, path: str, seconds: float | None) -> int:
    from lettercli.views.indexed import facts

    size = os.path.getsize(path) if os.path.isfile(path) else 0  # noqa: PTH113, PTH202
    table = facts(context.index, path, size, seconds)
    if context.wants_page() and not context.columns:
        from lettercli.render import terminal

        write_lines(context, terminal.facts(table, context.page_width()))
    else:
        emit(context, table)
    return 0
