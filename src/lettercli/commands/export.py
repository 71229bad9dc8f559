"""`letters export`: letters in the formats of other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, option
from lettercli.commands.output import write
from lettercli.exports import FORMATS, TABLES

if TYPE_CHECKING:
    from lettercli.exports import Format, Source

HELP = f"""Write letters in another format.

FORMAT is {"; ".join(f"{name}, {form.summary}" for name, form in FORMATS.items())}.

The letters that the filters keep are written whole, in the edition's order, one after the other, however many they are.
Standard output gets one file; so does --into, or a folder where the format has many. What the format cannot say as the
letters do is told on standard error."""


@command(
    "export",
    help=HELP,
    examples=[
        "letters export tei --into tei/",
        "letters export html --into letters.html",
        "letters export jsonl --from 1929-08 --sender Stalin --into august.jsonl",
        "letters export csv --table notes > notes.csv",
        "letters export vrt --into corpus/",
        "letters export parquet --into tables/",
    ],
)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@option("--into", type=click.Path(path_type=Path), metavar="FILE|DIR",
        help="A file, or a folder for formats of many files; else standard output.")  # fmt: skip
@option("--force", is_flag=True, help="Replace files that are there.")
@option("--table", type=click.Choice(TABLES), metavar="TABLE",
        help="csv: letters (the default), passages or notes; in a folder all three.")  # fmt: skip
@option("--csv-safe", is_flag=True, help="csv: put ' before cells that a spreadsheet would run as a formula.")
@filter_options
@click.pass_obj
def export(
    context: Context, *, name: str, into: Path | None, force: bool, table: str | None, csv_safe: bool
) -> int:
    """Write letters in another format: HELP says how."""
    from lettercli.exports import Source
    from lettercli.render.progress import Bar

    if not context.letters:
        context.teach_filters()
        return 1
    form = FORMATS[name]
    if name != "csv" and (table or csv_safe):
        raise click.UsageError(f"{'--table' if table else '--csv-safe'} is for csv. leave it out")
    with Bar("exporting") as bar:
        source = Source(context.edition, context.letters, lambda: context.index, said=None if context.quiet else bar,
                        table=table or "", csv_safe=csv_safe)  # fmt: skip
        if into is None:
            _to_stdout(context, name, form, source)
        else:
            _into(context, name, source, into, force=force)
    return 0


def _to_stdout(context: Context, name: str, form: Format, source: Source) -> None:
    if not form.file:
        raise click.UsageError(f"{name} is several files. name a folder for them with --into")
    pieces = form.write(source)
    if sys.stdout.isatty():
        from lettercli.commands.reading import safe

        pieces = map(safe, pieces)
    write(pieces)
    for remark in source.remarks:
        context.say(remark)


def _into(context: Context, name: str, source: Source, into: Path, *, force: bool) -> None:
    from lettercli.exports.writing import export as exported
    from lettercli.render.visible import visible
    from lettercli.views.heading import counted

    done = exported(name, source, into, force=force)
    files = f" in {counted(len(done.paths), 'file', 'files')}" if done.paths != (into,) else ""
    write([visible(f"{counted(done.letters, 'letter', 'letters')}{files}: {into}") + "\n"])
    for remark in done.remarks:
        context.say(remark)
