"""The option --measure, which commands that compare frequencies share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from lettercli.commands.options import Decorated, option

MEASURES = ("g2", "g2-rayson", "simple-ll", "mi", "mi3", "lmi", "t", "z", "dice", "logdice", "lr-walter",
            "lr-walter-half", "lr-hardie", "diff")  # fmt: skip
"""The measures' own list, here so that `--help` need not import them."""


class _Measures(click.Choice[str]):
    """Names of measures, several divided by commas."""

    name = "measure"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """The names as they are spelt, divided by commas; click's own error for what is none."""
        return ",".join(str(super(_Measures, self).convert(name.strip(), param, ctx)) for name in value.split(","))


def _each(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The measures that were named, each once."""
    return tuple(dict.fromkeys(name for some in values for name in some.split(",")))


def measure_option(*usual: str) -> Callable[[Decorated], Decorated]:
    """The option, as parameter `measures`, with those that are shown where none is named."""
    return option("--measure", "measures", type=_Measures(MEASURES, case_sensitive=False), multiple=True,
                  default=usual, metavar="NAME", callback=_each,
                  help=f"{', '.join(MEASURES[:-1])} or {MEASURES[-1]} (%DIFF); {', '.join(usual)} if none is named. "
                       "Several: g2,logdice.")  # fmt: skip
