"""Completion scripts for bash, zsh and fish, written from the commands themselves.

Commands, options and their choices stand in the script, so that they complete without a call; only ids and addresses
ask the program (`letters addresses PREFIX`), which then looks at nothing but the letters that the prefix can mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Flag:
    """One option: its spellings, what may follow it."""

    names: tuple[str, ...]
    help: str
    takes_value: bool
    choices: tuple[str, ...]
    completes: str
    """What its value is, where there are no choices: `files`, `ids`, or nothing known."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One command as a completion sees it."""

    name: str
    summary: str
    flags: tuple[Flag, ...]
    arguments: str
    """What its arguments are: `addresses`, `files`, words to choose from, or nothing known."""
    below: tuple[str, ...] = ()
    """A group's subcommands."""
    names: tuple[str, ...] = ()
    """Its name and its aliases."""


def shapes(program: click.Group, context: click.Context) -> list[Shape]:
    """The commands that are not hidden; the options of a group's subcommands are the group's here."""
    found = []
    aliases: dict[str, str] = getattr(program, "aliases", {})
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        if command is None or command.hidden:
            continue
        below = command.commands.values() if isinstance(command, click.Group) else ()
        params = [param for one in (command, *below) for param in one.params]
        unique = {param.opts[0]: param for param in params if isinstance(param, click.Option) and not param.hidden}
        arguments = [param for param in params if isinstance(param, click.Argument)]
        found.append(Shape(name, command.get_short_help_str(200), tuple(map(_flag, unique.values())),
                           _arguments(arguments), tuple(one.name or "" for one in below),
                           (name, *(alias for alias, meant in aliases.items() if meant == name))))  # fmt: skip
    return found


def _flag(param: click.Option) -> Flag:
    suggested = getattr(param.type, "suggests", ())
    choices = tuple(map(str, param.type.choices)) if isinstance(param.type, click.Choice) else suggested
    takes_value = not (param.is_flag or param.count)
    completes = _ASKED.get(param.opts[-1], "files" if _is_path(param) else "")
    return Flag((*param.opts, *param.secondary_opts), param.help or "", takes_value, choices, completes)


_ASKED = {"--letter": "ids", "--topic": "topics", "--name": "names"} | dict.fromkeys(
    ("--matching", "--search", "--mark"), "queries"
)
"""Options whose values the program is asked for."""


def _is_path(param: click.Parameter) -> bool:
    metavar = (param.metavar or "").upper()
    return isinstance(param.type, click.Path | click.File) or metavar in {"FILE", "DIR", "DIR|NAME"}


_ARGUMENTS = {"ADDRESS": "addresses", "TOPIC": "topics", "[NAME]": "names", "WORD": "queries", "QUERY": "queries"}
"""By a word of an argument's metavar what the program is asked for."""


def _arguments(arguments: list[click.Argument]) -> str:
    for param in arguments:
        if isinstance(param.type, click.Choice):
            return " ".join(map(str, param.type.choices))
        if _is_path(param):
            return "files"
        metavar = (param.metavar or param.name or "").upper()
        for word, completes in _ARGUMENTS.items():
            if word in metavar:
                return completes
    return ""


def bash(commands: list[Shape]) -> Iterator[str]:
    """The script for bash, a line at a time."""
    yield from _HEAD["bash"]
    yield "        case $word in"
    for shape in commands:
        yield f"            {'|'.join(shape.names)}) command={shape.name}; break ;;"
    yield from ("        esac", "    done")
    yield "    case $command:$previous in"
    for shape in commands:
        for flag in filter(lambda flag: flag.takes_value, shape.flags):
            pattern = "|".join(f"{shape.name}:{name}" for name in flag.names)
            yield f"        {pattern}) {_bash_reply(flag.choices, flag.completes)} return ;;"
    yield from ("    esac", "    case $command:$current in", "        :*)")
    every = [name for shape in commands for name in shape.names] + ["--help", "--version"]
    yield f"            {_bash_reply(tuple(every), '')} ;;"
    for shape in commands:
        flags = tuple(name for flag in shape.flags for name in flag.names if name.startswith("--"))
        yield f"        {shape.name}:-*) {_bash_reply((*flags, '--help'), '')} ;;"
        choices = shape.below if shape.below else ()
        if shape.arguments not in {"", "files", *_FUNCTIONS}:
            choices = tuple(shape.arguments.split())
        if choices and shape.arguments == "files":
            yield f"        {shape.name}:*) {_bash_reply(choices, '')} {_bash_reply((), 'files', more=True)} ;;"
        else:
            yield f"        {shape.name}:*) {_bash_reply(choices, shape.arguments)} ;;"
    yield from ("    esac", "}", "", "complete -o filenames -F _letters letters")


def _bash_reply(choices: tuple[str, ...], completes: str, more: bool = False) -> str:
    sign = "+=" if more else "="
    if choices:
        return f"COMPREPLY{sign}($(compgen -W '{' '.join(choices)}' -- \"$current\"));"
    if completes == "files":
        return f"COMPREPLY{sign}($(compgen -f -- \"$current\"));"
    if completes in _FUNCTIONS:
        return f"_letters_{completes};"
    return ":;"


def zsh(commands: list[Shape]) -> Iterator[str]:
    """The script for zsh, a line at a time."""
    yield from _HEAD["zsh"]
    yield from (f"    {_quoted(f'{name}:{shape.summary}')}" for shape in commands for name in shape.names)
    yield from ("  )", "  for (( at = 2; at < CURRENT; at++ )); do", "    case ${words[at]} in")
    yield f"      {'|'.join(name for shape in commands for name in shape.names)}) command=${{words[at]}}; break ;;"
    yield from _ZSH_COMMAND_FIRST
    for shape in commands:
        yield f"    {'|'.join(shape.names)})"
        yield "      _arguments -s \\"
        for flag in shape.flags:
            yield f"        {_zsh_flag(flag)} \\"
        yield "        '--help[Show the help]' \\"
        yield f"        {_zsh_rest(shape)} ;;"
    yield from ("  esac", "}", "", '_letters "$@"')


def _zsh_flag(flag: Flag) -> str:
    help = flag.help.replace("\\", "").replace("[", "(").replace("]", ")").replace(":", "\\:")
    action = f"({' '.join(flag.choices)})" if flag.choices else _ZSH_ACTIONS[flag.completes]
    value = f":value:{action}" if flag.takes_value else ""
    return " ".join(_quoted(f"*{name}[{help}]{value}") for name in flag.names)


def _zsh_rest(shape: Shape) -> str:
    words = shape.below or (shape.arguments.split() if shape.arguments not in _ZSH_ACTIONS else ())
    if shape.below and shape.arguments == "files":
        return f"'1:kind:({' '.join(words)})' '*:file:_files'"
    action = f"({' '.join(words)})" if words else _ZSH_ACTIONS[shape.arguments]
    return _quoted(f"*:argument:{action}")


_FUNCTIONS = ("ids", "addresses", "topics", "names", "queries")
"""What the program is asked for, by a function of the script."""
_ZSH_ACTIONS = {"": " ", "files": "_files"} | {name: f"_letters_{name}" for name in _FUNCTIONS}


_ZSH_COMMAND_FIRST = (
    "    esac",
    "  done",
    "  if [[ -z $command ]]; then",
    "    _describe command commands",
    "    return",
    "  fi",
    "  words=($command \"${(@)words[2,at-1]}\" \"${(@)words[at+1,-1]}\"); (( CURRENT-- ))",
    "  case $command in",
)
"""The words with the command's name first, as _arguments needs them, wherever options stand."""


def fish(commands: list[Shape]) -> Iterator[str]:
    """The script for fish, a line at a time."""
    yield from _HEAD["fish"]
    none = f"not __fish_seen_subcommand_from {' '.join(name for shape in commands for name in shape.names)}"
    for shape in commands:
        for name in shape.names:
            yield f"complete -c letters -n '{none}' -a {name} -d {_fish(shape.summary)}"
    for shape in commands:
        seen = f"complete -c letters -n '__fish_seen_subcommand_from {' '.join(shape.names)}'"
        words = shape.below or (shape.arguments.split() if shape.arguments not in _FISH_ACTIONS else ())
        if words:
            yield f"{seen} -a '{' '.join(words)}'"
        if _FISH_ACTIONS.get(shape.arguments):
            yield f"{seen} {_FISH_ACTIONS[shape.arguments]}"
        for flag in shape.flags:
            yield f"{seen} {_fish_flag(flag)}"


def _fish_flag(flag: Flag) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in flag.names)
    if flag.choices:
        value = f" -xa '{' '.join(flag.choices)}'"
    elif flag.completes in _FUNCTIONS:
        value = f" -xa '(__letters_{flag.completes})'"
    else:
        value = " -rF" if flag.completes == "files" else " -x" if flag.takes_value else ""
    return f"{names}{value} -d {_fish(flag.help)}"


_FISH_ACTIONS = {"": "", "files": "-F"} | {name: f"-a '(__letters_{name})'" for name in _FUNCTIONS}


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


_HEAD = {
    "bash": (
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
    ),
    "zsh": (
        "#compdef letters",
        "# zsh completion for letters; written by `letters completion zsh`.",
        "# Patterns such as procure* need no quotes with this line in ~/.zshrc:  alias letters='noglob letters'",
        "",
        "_letters_ask() {",
        "  local -a found corpus",
        "  local at",
        "  for (( at = 1; at <= $#words; at++ )); do",
        "    case ${words[at]} in",
        "      --corpus) corpus=(--corpus \"${${(Q)words[at+1]}/#\\~/$HOME}\") ;;",
        "      --corpus=*) corpus=(--corpus \"${${(Q)words[at]#--corpus=}/#\\~/$HOME}\") ;;",
        "    esac",
        "  done",
        "  found=(${(f)\"$(letters addresses \"${corpus[@]}\" \"$@\" -- \"$PREFIX\" 2>/dev/null)\"})",
        "  compadd -S '' -a found",
        "}",
        "_letters_ids() { _letters_ask --ids }",
        "_letters_addresses() { _letters_ask }",
        "_letters_topics() { _letters_ask --topics }",
        "_letters_names() { _letters_ask --names }",
        "_letters_queries() { [[ $PREFIX != @* ]] || _letters_ask --queries }",
        "",
        "_letters() {",
        "  local -a commands",
        "  local at command",
        "  commands=(",
    ),
    "fish": (
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
    ),
}

SCRIPTS: dict[str, Callable[[list[Shape]], Iterator[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
