"""The README's examples are what the program prints.

A block ```console holds commands after `$ ` and, below each, what a terminal of 88 columns shows; a line of `…` stands
for any lines, a `…` at a line's end for the rest of the line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shell import terminal_script

ROOT = Path(__file__).parent.parent

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.S | re.M)
EXAMPLES = [
    (command, expected.splitlines())
    for block in BLOCKS
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
]


@pytest.mark.parametrize(("command", "expected"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_the_readme_says(command: str, expected: list[str]) -> None:
    """An example's output is the README's, line by line."""
    drawn = terminal_script(command, 88, cwd=ROOT, env={"NO_COLOR": "1"}).out
    lines = [line.rstrip() for line in drawn.rstrip("\n").split("\n")]
    while expected and not expected[-1]:
        expected = expected[:-1]
    assert matches(lines, expected), drawn


def test_the_readme_has_examples() -> None:
    """The README shows the main job and is not empty of examples."""
    assert any(command.startswith("letters kwic Bukharin") for command, _ in EXAMPLES)


def matches(lines: list[str], expected: list[str]) -> bool:
    """Whether the lines are the expected ones, `…` standing for what is left out."""
    pattern = "\n".join(map(_line_pattern, expected)).replace("\n(?:.*\n)*?\n", "\n(?:.*\n)*?")
    return re.fullmatch(pattern, "\n".join(lines)) is not None


def _line_pattern(line: str) -> str:
    if line == "…":
        return "(?:.*\n)*?"
    return ".*".join(map(re.escape, line.split("…")))
