"""The completion script for fish."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.commands.shells.shapes import FUNCTIONS, Flag, Shape

_ACTIONS = {"": "", "files": "-F"} | {name: f"-a '(__letters_{name})'" for name in FUNCTIONS}
_HEAD = (
    "# fish completion for letters; written by `letters completion fish`.",
    "",
    "function __letters_corpus",
    "    set -l words (commandline -opc)",
    "    for at in (seq (count $words))",
    "        switch $words[$at]",
    "            case --corpus",
    "                printf '%s\\n' --corpus=(string replace -r -- '^~' $HOME $words[(math $at + 1)])",
    "            case '--corpus=*'",
    "                printf '%s\\n' (string replace -r -- '^--corpus=~' --corpus=$HOME $words[$at])",
    "        end",
    "    end",
    "end",
    "function __letters_addresses",
    "    letters addresses (__letters_corpus) -- (commandline -ct) 2>/dev/null",
    "end",
    "function __letters_topics",
    "    letters addresses --topics (__letters_corpus) -- (commandline -ct) 2>/dev/null",
    "end",
    "function __letters_names",
    "    letters addresses --names (__letters_corpus) -- (commandline -ct) 2>/dev/null",
    "end",
    "function __letters_queries",
    "    string match -q '@*' -- (commandline -ct)",
    "    and letters addresses --queries (__letters_corpus) -- (commandline -ct) 2>/dev/null",
    "end",
    "function __letters_ids",
    "    letters addresses --ids (__letters_corpus) -- (commandline -ct) 2>/dev/null",
    "end",
    "complete -c letters -f",
)
"""How the script begins."""


def script(commands: list[Shape]) -> Iterator[str]:
    """The script for fish, a line at a time."""
    yield from _HEAD
    none = f"not __fish_seen_subcommand_from {' '.join(name for shape in commands for name in shape.names)}"
    for shape in commands:
        for name in shape.names:
            yield f"complete -c letters -n '{none}' -a {name} -d {_quoted(shape.summary)}"
    for shape in commands:
        seen = f"complete -c letters -n '__fish_seen_subcommand_from {' '.join(shape.names)}'"
        words = shape.below or (shape.arguments.split() if shape.arguments not in _ACTIONS else ())
        if words:
            yield f"{seen} -a '{' '.join(words)}'"
        if _ACTIONS.get(shape.arguments):
            yield f"{seen} {_ACTIONS[shape.arguments]}"
        for flag in shape.flags:
            yield f"{seen} {_flag(flag)}"


def _flag(flag: Flag) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in flag.names)
    if flag.choices:
        value = f" -xa '{' '.join(flag.choices)}'"
    elif flag.completes in FUNCTIONS:
        value = f" -xa '(__letters_{flag.completes})'"
    else:
        value = " -rF" if flag.completes == "files" else " -x" if flag.takes_value else ""
    return f"{names}{value} -d {_quoted(flag.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
