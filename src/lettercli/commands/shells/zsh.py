"""The completion script for zsh."""

from __future__ import annotations

from collections.abc import Iterator

from lettercli.commands.shells.shapes import FUNCTIONS, Flag, Shape

_ACTIONS = {"": " ", "files": "_files"} | {name: f"_letters_{name}" for name in FUNCTIONS}
_HEAD = (
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
)
"""How the script begins."""
_COMMAND_FIRST = (
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


def script(commands: list[Shape]) -> Iterator[str]:
    """The script for zsh, a line at a time."""
    yield from _HEAD
    yield from (f"    {_quoted(f'{name}:{shape.summary}')}" for shape in commands for name in shape.names)
    yield from ("  )", "  for (( at = 2; at < CURRENT; at++ )); do", "    case ${words[at]} in")
    yield f"      {'|'.join(name for shape in commands for name in shape.names)}) command=${{words[at]}}; break ;;"
    yield from _COMMAND_FIRST
    for shape in commands:
        yield f"    {'|'.join(shape.names)})"
        yield "      _arguments -s \\"
        for flag in shape.flags:
            yield f"        {_flag(flag)} \\"
        yield "        '--help[Show the help]' \\"
        yield f"        {_rest(shape)} ;;"
    yield from ("  esac", "}", "", '_letters "$@"')


def _flag(flag: Flag) -> str:
    help = flag.help.replace("\\", "").replace("[", "(").replace("]", ")").replace(":", "\\:")
    action = f"({' '.join(flag.choices)})" if flag.choices else _ACTIONS[flag.completes]
    value = f":value:{action}" if flag.takes_value else ""
    return " ".join(_quoted(f"*{name}[{help}]{value}") for name in flag.names)


def _rest(shape: Shape) -> str:
    words = shape.below or (shape.arguments.split() if shape.arguments not in _ACTIONS else ())
    if shape.below and shape.arguments == "files":
        return f"'1:kind:({' '.join(words)})' '*:file:_files'"
    action = f"({' '.join(words)})" if words else _ACTIONS[shape.arguments]
    return _quoted(f"*:argument:{action}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
