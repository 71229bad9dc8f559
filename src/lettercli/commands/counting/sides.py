"""A side of a comparison as the tokens that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lettercli.commands.context import Context
    from lettercli.counting.region import Region
    from lettercli.sides import Side

_SUBJECTS = {"topic": "on_topic", "name": "naming"}
"""Filters that have another name on a Context."""


def region(context: Context, side: Side) -> Region:
    """The tokens of a side, within what the filters of the run leave."""
    from lettercli.counting.region import Region

    base = Region(context.index, side.layer, side.voice, context.scope)
    if not side.filters:
        return base
    own = Region(context.index, side.layer, side.voice, within(context, side).scope)
    return own if base.scope is None else own.within(base)


def within(context: Context, side: Side) -> Context:
    """The run with the filters of a side alone."""
    return context.filtered({_SUBJECTS.get(name, name): value for name, value in side.filters.items()})
