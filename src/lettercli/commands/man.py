"""`letters man`: the manual, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from lettercli import __version__
from lettercli.commands.options import command, option
from lettercli.commands.output import write
from lettercli.commands.reference import Description, Entry, describe, everywhere

SUMMARY = "query editions of historical correspondence"
ABOUT = (
    "letters reads an edition of letters: dated, with senders and recipients, numbered points, postscripts and an "
    "editor's footnotes. A terminal gets a page; a pipe gets one record a line, tab-separated.",
    "A passage has an address: 42 is a letter, 42.6 its point 6, 42.6.b the point's subpoint b, 42.p3 its third "
    "paragraph that is no point, 42.n16 its note 16, 42.ps its postscript.",
)
STATUS = (
    Entry("0", "Something was found."),
    Entry("1", "Nothing was found; check: faults were found."),
    Entry("2", "An error: wrong usage, bad input, an unreadable file, a full disk."),
    Entry("130", "Interrupted."),
    Entry("141", "The reader of the pipe went away."),
)
ENVIRONMENT = (
    Entry("LETTERS_CORPUS", "The edition, as --corpus."),
    Entry("LETTERS_FORMAT, LETTERS_CONTEXT, LETTERS_COLOR, LETTERS_WIDTH",
          "As the options of these names, of the commands that have them."),
    Entry("NO_COLOR, FORCE_COLOR", "Never, or always, colour a page."),
    Entry("COLUMNS", "The width of a page."),
    Entry("LETTERS_PAGER, PAGER, LESS", "What shows a page longer than the screen."),
    Entry("LETTERS_DEBUG", "When set, an error that should not happen shows where it did."),
)


@command("man", examples=["letters man | man -l -", "letters man --format markdown > reference.md"])
@option("--format", "style", type=click.Choice(["man", "markdown"]), default="man", show_default=True,
        help="roff for man(1), or Markdown.")  # fmt: skip
@click.pass_context
def man(context: click.Context, style: str) -> int:
    """Print the manual of all commands."""
    root = context.find_root()
    program = root.command
    assert isinstance(program, click.Group)
    commands, shared = describe(program, root), everywhere(program, root)
    lines = markdown(commands, shared) if style == "markdown" else roff(commands, shared)
    write(f"{line}\n" for line in lines)
    return 0


def roff(commands: Iterable[Description], shared: tuple[Entry, ...]) -> Iterator[str]:
    """The manual as man(7) source, a line at a time."""
    yield f'.TH LETTERS 1 "" "lettercli {__version__}" "User Commands"'
    yield from (".SH NAME", f"letters \\- {_roff(SUMMARY)}")
    yield from (".SH SYNOPSIS", ".B letters", ".RI [ OPTION ]... \" \" COMMAND \" \" [ ARGUMENT ]...")
    yield ".SH DESCRIPTION"
    yield from _roff_paragraphs(ABOUT)
    yield ".SH COMMANDS"
    for described in commands:
        yield from (f".SS letters {_roff(described.name)}", f".B {_roff(described.usage)}")
        yield from _roff_paragraphs(described.paragraphs)
        for _, entries in described.sections:
            yield from _roff_entries(entries)
        if described.examples:
            yield from (".PP", "Examples:", ".PP", ".nf", *map(_roff, described.examples), ".fi")
    for title, entries in (("OPTIONS OF EVERY COMMAND", shared), ("EXIT STATUS", STATUS), ("ENVIRONMENT", ENVIRONMENT)):
        yield f".SH {title}"
        yield from _roff_entries(entries)


def _roff_paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (".PP", _roff(paragraph))


def _roff_entries(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (".TP", f".B {_roff(entry.written)}", _roff(entry.help))


def _roff(text: str) -> str:
    """Text that roff prints as it is: no control line, no escape, hyphens that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in {".", "'"} else text


def markdown(commands: Iterable[Description], shared: tuple[Entry, ...]) -> Iterator[str]:
    """The manual as Markdown, a line at a time."""
    yield from ("# Reference", "", "Written by `letters man --format markdown`.", "")
    for paragraph in ABOUT:
        yield from (_prose(paragraph), "")
    for described in commands:
        yield from (f"## letters {described.name}", "", f"    {described.usage}", "")
        for paragraph in described.paragraphs:
            yield from (_prose(paragraph), "")
        for title, entries in described.sections:
            yield from _markdown_entries(title, entries)
        if described.examples:
            yield from ("Examples:", "", *(f"    {example}" for example in described.examples), "")
    yield from ("## Everywhere", "")
    for title, entries in (("Options of every command", shared), ("Exit status", STATUS), ("Environment", ENVIRONMENT)):
        yield from _markdown_entries(title, entries)


def _markdown_entries(title: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield from (f"{title}:", "")
    for entry in entries:
        yield f"- `{entry.written}`: {_prose(entry.help)}"
    yield ""


def _prose(text: str) -> str:
    """Text whose signs Markdown does not take for its own."""
    return text.replace("*", "\\*").replace("[", "\\[").replace("_", "\\_").replace("<", "&lt;")
