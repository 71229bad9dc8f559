"""Turns whatever went wrong into a line on stderr and an exit code.

Imported only when something did. An error is one line, `letters: what; what to do`; several faults of a file are one
line each, `file:line:` first, as compilers write them. A traceback is for those who set LETTERS_DEBUG.
"""

from __future__ import annotations

import errno
import os
import sys

import click

from lettercli.commands.context import complain
from lettercli.errors import BadQuery, Faults, LettersError

ERROR, INTERRUPTED, NO_READER = 2, 130, 141
_EXCERPT = 60
"""How many characters of a long query are shown around the place of its error."""


def code_of(error: BaseException) -> int:
    """Say what went wrong, and return the exit code for it."""
    if os.environ.get("LETTERS_DEBUG"):
        import traceback

        traceback.print_exception(error)
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 0 if error.code is None else ERROR
    if isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and error.errno == errno.EPIPE):
        _give_up_stdout()
        return NO_READER
    if isinstance(error, KeyboardInterrupt | click.Abort):
        _give_up_stdout()
        return INTERRUPTED
    if isinstance(error, OSError | MemoryError):
        _give_up_stdout()
    for line in lines_of(error):
        complain(line)
    return ERROR


def _give_up_stdout() -> None:
    """Let what is still buffered for stdout go nowhere, so that Python's own flush at exit cannot fail."""
    try:
        descriptor = sys.stdout.fileno()
        if descriptor == 1:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, descriptor)
            os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass


def lines_of(error: BaseException) -> list[str]:
    """What to print: plain lines, without colour; the first names the program unless a file's place comes first."""
    if isinstance(error, Faults):
        return [str(fault) for fault in error.faults]
    if isinstance(error, BadQuery):
        return [f"letters: {error}", *_caret(error)]
    if isinstance(error, LettersError):
        return [f"letters: {error}"]
    if isinstance(error, click.ClickException):
        return [_usage(error)]
    if isinstance(error, OSError):
        return [f"letters: {_operating_system(error)}"]
    if isinstance(error, MemoryError):
        return ["letters: out of memory; narrow the query or the letters searched"]
    if isinstance(error, ImportError):
        return [f"letters: {' '.join(str(error).split())}; free some memory, or install lettercli again"]
    if isinstance(error, RecursionError):
        return ["letters: nested too deeply; make the query or the file simpler"]
    what = " ".join(str(error).split())
    return [f"letters: internal error, {type(error).__name__}: {what}; LETTERS_DEBUG=1 shows where, please report it"]


def _usage(error: click.ClickException) -> str:
    """click's message in our form: lower case, no full stop, and what to do."""
    message = " ".join(error.format_message().split())
    what, _, hint = message.partition(". ")
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        what = _bad_value(error)
    path = ctx.command_path if ctx is not None else "letters"
    examples = getattr(ctx.command, "examples", ()) if ctx is not None else ()
    if isinstance(error, click.MissingParameter) and examples:
        hint = f"for example: {examples[0]}"
    if what.startswith("Got unexpected extra argument") and ctx is not None:
        what, hint = message, _in_place_of_arguments(ctx)
    hint = hint.strip("()").rstrip(".") or f"{path} --help says more"
    return f"{path}: {_lower(what.rstrip('.'))}; {_lower(hint)}"


def _in_place_of_arguments(ctx: click.Context) -> str:
    """What a command takes where no argument is: options that choose letters."""
    options = {option for param in ctx.command.params for option in param.opts}
    return "--letter ID, --sender NAME and the like choose letters" if "--letter" in options else ""


def _lower(sentence: str) -> str:
    """A sentence as the part of a longer one; `LETTERS_WIDTH` and the like stay."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def _bad_value(error: click.BadParameter) -> str:
    """click's message with the option or the variable that the value came from, whichever it was."""
    from click.core import ParameterSource

    what, param, ctx = error.message.rstrip("."), error.param, error.ctx
    if param is None or ctx is None:
        return what
    if ctx.get_parameter_source(param.name or "") is ParameterSource.ENVIRONMENT:
        return f"{param.envvar}: {what}"
    return f"{'/'.join(param.opts) if isinstance(param, click.Option) else param.human_readable_name}: {what}"


def _operating_system(error: OSError) -> str:
    what = error.strerror or str(error) or type(error).__name__
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {what}"
    if error.errno in {errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, errno.EDQUOT}:
        return f"cannot write the output: {what}; nothing more was written"
    return what


def _caret(error: BadQuery) -> list[str]:
    """The query and a caret under the place of its error; of a long one only what stands around it."""
    from unicodedata import combining, east_asian_width

    from lettercli.render.visible import visible

    at = min(max(error.at, 0), len(error.query))
    start = max(at - _EXCERPT // 2, 0) if len(error.query) > _EXCERPT else 0
    end = start + _EXCERPT
    before, after = visible(error.query[start:at]), visible(error.query[at:end])
    before = ("…" if start else "") + before
    cells = sum(0 if combining(sign) else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in before)
    return [f"  {before}{after}{'…' if end < len(error.query) else ''}", f"  {'':{cells}}^"]
