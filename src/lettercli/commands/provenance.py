"""Where rows come from: what was asked, of which edition, by which program, so that it can be asked again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from lettercli import __version__
from lettercli.commands.context import Context

_FILTERS = {"since": "from", "until": "to", "letters": "letter", "date_match": "date-match", "on_topic": "topic",
            "naming": "name"}  # fmt: skip
"""Filters whose option has another name."""
_TOLD = frozenset({"layer", "voice", "sample", "seed"})
"""Parameters that every record of a search has, at its top."""


def record(context: Context) -> dict[str, Any] | None:
    """What was asked; None where a command's rows answer no question. Raises OSError where a file cannot be read."""
    ctx = click.get_current_context(silent=True)
    if ctx is None or not any(param.name == "since" for param in ctx.command.params):
        return None
    return dict(_record(context, ctx))


def _record(context: Context, ctx: click.Context) -> Iterator[tuple[str, Any]]:
    from lettercli.files.fingerprint import fingerprint
    from lettercli.snapshot.contents import sha256

    edition = context.edition
    yield "program", "letters"
    yield "version", __version__
    yield "edition", {
        "name": edition.name,
        "title": edition.title,
        "fingerprint": None if edition.root is None else fingerprint(edition.root, sha256(context.index)),
    }
    yield "command", ctx.command.name
    if context.saved:
        yield "saved", context.saved
    if context.asked is not None:
        query, language = context.asked
        yield "query", query
        yield "language", language
    told = _TOLD.intersection(ctx.params)
    if "layer" in told:
        yield "layer", ctx.params["layer"]
        yield "voice", ctx.params["voice"]
    if "sample" in told:
        yield "sample", ctx.params["sample"]
        yield "seed", None if ctx.params["sample"] is None else ctx.params["seed"]
    yield "filters", {_FILTERS.get(name, name): _plain(value) for name, value in context.filters.items()}
    yield "options", dict(_options(ctx))


def _options(ctx: click.Context) -> Iterator[tuple[str, Any]]:
    """What else was chosen, by the options' names; what is as it always is is left out."""
    for param in ctx.command.params:
        name = param.name or ""
        if not isinstance(param, click.Option) or name not in ctx.params or name in {*_TOLD, "patterns"}:
            continue
        value = ctx.params[name]
        if value not in (None, False, ()) and value != param.default:
            yield param.opts[-1].lstrip("-"), _plain(value)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
