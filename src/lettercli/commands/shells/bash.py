"""The completion script for bash."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.commands.shells.shapes import FUNCTIONS, Shape

_HEAD = (
    "# bash completion for letters; written by `letters completion bash`.",
    "",
    "_letters_ask() {",
    "    local at word corpus=()",
    "    for ((at = 1; at < ${#COMP_WORDS[@]}; at++)); do",
    "        case ${COMP_WORDS[at]} in",
    "            --corpus=?*) word=${COMP_WORDS[at]#*=} ;;",
    "            --corpus) word=${COMP_WORDS[at + 1]}; [[ $word == = ]] && word=${COMP_WORDS[at + 2]} ;;",
    "            *) continue ;;",
    "        esac",
    "        corpus=(--corpus \"${word/#\\~/$HOME}\")",
    "    done",
    "    local IFS=$'\\n'",
    "    COMPREPLY=($(\"${COMP_WORDS[0]}\" addresses \"${corpus[@]}\" \"$@\" 2>/dev/null))",
    "}",
    "_letters_ids() { _letters_ask --ids -- \"$current\"; }",
    "_letters_addresses() { _letters_ask -- \"$current\"; }",
    "_letters_topics() { _letters_ask --topics -- \"$current\"; }",
    "_letters_names() { _letters_ask --names -- \"$current\"; }",
    "_letters_queries() { [[ $current != @* ]] || _letters_ask --queries -- \"$current\"; }",
    "",
    "_letters() {",
    "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word",
    "    COMPREPLY=()",
    "    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}",
    "    [[ $current == = ]] && current=",
    "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do",
)
"""How the script begins."""


def script(commands: list[Shape]) -> Iterator[str]:
    """The script for bash, a line at a time."""
    yield from _HEAD
    yield "        case $word in"
    for shape in commands:
        yield f"            {'|'.join(shape.names)}) command={shape.name}; break ;;"
    yield from ("        esac", "    done")
    yield "    case $command:$previous in"
    for shape in commands:
        for flag in filter(lambda flag: flag.takes_value, shape.flags):
            pattern = "|".join(f"{shape.name}:{name}" for name in flag.names)
            yield f"        {pattern}) {_reply(flag.choices, flag.completes)} return ;;"
    yield from ("    esac", "    case $command:$current in", "        :*)")
    every = [name for shape in commands for name in shape.names] + ["--help", "--version"]
    yield f"            {_reply(tuple(every), '')} ;;"
    for shape in commands:
        flags = tuple(name for flag in shape.flags for name in flag.names if name.startswith("--"))
        yield f"        {shape.name}:-*) {_reply((*flags, '--help'), '')} ;;"
        choices = shape.below if shape.below else ()
        if shape.arguments not in {"", "files", *FUNCTIONS}:
            choices = tuple(shape.arguments.split())
        if choices and shape.arguments == "files":
            yield f"        {shape.name}:*) {_reply(choices, '')} {_reply((), 'files', more=True)} ;;"
        else:
            yield f"        {shape.name}:*) {_reply(choices, shape.arguments)} ;;"
    yield from ("    esac", "}", "", "complete -o filenames -F _letters letters")


def _reply(choices: tuple[str, ...], completes: str, more: bool = False) -> str:
    sign = "+=" if more else "="
    if choices:
        return f"COMPREPLY{sign}($(compgen -W '{' '.join(choices)}' -- \"$current\"));"
    if completes == "files":
        return f"COMPREPLY{sign}($(compgen -f -- \"$current\"));"
    if completes in FUNCTIONS:
        return f"_letters_{completes};"
    return ":;"
