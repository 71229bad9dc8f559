"""docs/python.md: its blocks run one after the other, and its list of all that `lettercli` offers, from the docstrings.

    python -m tests.python_docs

writes what the blocks show, and the list, into the page; a test compares.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import os
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from lettercli import api
from lettercli.api import Corpus, Pages
from lettercli.api.inquiry import Inquiry
from lettercli.api.question import Asked, Narrowed
from lettercli.api.rows import Rows
from lettercli.filters import Conditions

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "python.md"
LISTED = "## Every method\n"
BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)


def shown(code: str, names: dict[str, Any]) -> str:
    """What a notebook would show below a cell: what it prints, then the value of its last line."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, PAGE.name, "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), PAGE.name, "eval"), names)
            if value is not None:
                print(value if hasattr(value, "to_string") else _wrapped(value))
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().rstrip().splitlines())


def _wrapped(value: object) -> str:
    from pprint import pformat

    return pformat(value, width=112, sort_dicts=False) if isinstance(value, dict | list) else repr(value)


def listing() -> str:
    """All that is public, with signatures and what the docstrings say."""
    return "".join(f"{line}\n" for line in _listing())


def _listing() -> Iterator[str]:
    yield from _said("lettercli.open", api.open)
    for name, member in inspect.getmembers(Corpus):
        if not name.startswith("_") and callable(member):
            yield from _said(f"corpus.{name}", member)
    for name, member in vars(Inquiry).items():
        if isinstance(member, cached_property):
            yield from (f"### corpus.{name}", "", _plain(member.func), "")
    yield from ("### corpus.edition", "", "The edition: its letters, and what corpus.yaml says of it.", "")
    yield from ("## Conditions and options", "")
    yield from ("`**conditions`, which letters and passages; `**question` has them, too:", "")
    yield from _fields(Conditions, Narrowed)
    yield from ("", "`**question`, how the words are meant and where they are looked for:", "")
    yield from _fields(Asked)
    yield from ("", "## Rows and pages", "")
    yield f"- `Rows`: {_plain(Rows)} `columns` are the names, `footer` facts about the rows."
    yield f"- `Pages`: {_plain(Pages)}"


def _said(name: str, function: Any) -> Iterator[str]:
    yield from (f"### {name}", "", f"    {name}({', '.join(_parameters(function))}) -> {_returned(function)}", "")
    yield from (_plain(function), "")


def _parameters(function: Any) -> Iterator[str]:
    """The parameters with their types and defaults; `self` is left out, and what is unpacked has only its name."""
    keywords = False
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "self":
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            yield f"**{name}"
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not keywords:
            yield "*"
        keywords = keywords or parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_POSITIONAL)
        star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        yield f"{star}{name}: {parameter.annotation}{default}"


def _returned(function: Any) -> str:
    return str(inspect.signature(function).return_annotation)


def _plain(documented: Any) -> str:
    blocks = inspect.cleandoc(documented.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(block.split()) for block in blocks)


def _fields(*kinds: type) -> Iterator[str]:
    """Each key of some typed dictionaries with its docstring, or what is said of it below."""
    known: dict[str, str] = {}
    for kind in kinds:
        known |= {name: _SAID.get(name, "") for name in kind.__annotations__} | _docstrings(kind)
    yield from (f"- `{name}`: {says}" for name, says in known.items())


def _docstrings(kind: type) -> Mapping[str, str]:
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            assert isinstance(below.value, ast.Constant)
            found[field.target.id] = " ".join(str(below.value.value).split())
    return found


_SAID = {
    "since": "Letters of that day, month or year, or later.",
    "until": "Letters of that date or earlier.",
    "on": "Letters of that date; 1929-08/1929-09 is a period.",
    "date_match": '"overlap": a vague date may lie in it (the default); "contained": it must.',
    "letters": "Ids or ranges of letters.",
    "sender": "Letters by one of these persons.",
    "recipient": "Letters to one of these persons.",
    "where": "`KEY=VALUE`: letters whose metadata say so.",
}
"""What the conditions of letters are; they are those of the command line."""


def refreshed(text: str) -> str:
    """The page with what its blocks show now, and with the list."""
    names: dict[str, Any] = {}
    body = text.partition(LISTED)[0]

    def run(block: re.Match[str]) -> str:
        out = shown(block[1], names)
        return f"```python\n{block[1]}```\n" + (f"\n```text\n{out}```\n" if out else "")

    return BLOCK.sub(run, body) + LISTED + "\n" + listing()


if __name__ == "__main__":
    os.chdir(ROOT)
    PAGE.write_text(refreshed(PAGE.read_text("utf-8")), "utf-8")
