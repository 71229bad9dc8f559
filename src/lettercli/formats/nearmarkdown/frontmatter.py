"""What stands above a text: YAML or TOML, as keys and values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lettercli.arrival import Origin
from lettercli.errors import Fault, Faults
from lettercli.files import yamlfile

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
"""A page of notes, as it is linked: `[[page|words]]`."""


def front_matter(text: str, origin: Origin) -> tuple[dict[str, str | tuple[str, ...]], int]:
    """The keys above a text, and how many lines they take, which may be none; raises Faults.

    Links in their values are words.
    """
    values, end = _values(text, origin)
    return {name: _unlinked(value) for name, value in values.items()}, end


def _unlinked(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if not isinstance(value, str):
        return tuple(_LINK.sub(lambda found: found[2] or found[1], each) for each in value)
    return _LINK.sub(lambda found: found[2] or found[1], value)


def _title_block(lines: Sequence[str]) -> tuple[dict[str, str | tuple[str, ...]], int]:
    """The title, author and date that Pandoc takes from lines with a percent sign, and how many lines these are."""
    found: dict[str, str | tuple[str, ...]] = {}
    for at, (key, line) in enumerate(zip(("title", "author", "date"), lines, strict=False)):
        if not line.startswith("%"):
            return found, at
        if value := line[1:].strip():
            found[key] = value
    return found, min(len(lines), 3)


def _values(text: str, origin: Origin) -> tuple[dict[str, str | tuple[str, ...]], int]:
    lines = text.split("\n")
    sign = lines[0].rstrip()
    if sign.startswith("% "):
        return _title_block(lines)
    if sign not in ("---", "+++"):
        return {}, 0
    closers = ("---", "...") if sign == "---" else ("+++",)
    end = next((at for at, line in enumerate(lines[1:], 2) if line.rstrip() in closers), 0)
    if not end:
        return {}, 0
    inside = "\n".join(lines[1 : end - 1]) + "\n"
    value: object
    if sign == "---":
        value = yamlfile.parse(inside, origin.path or origin.file, 2).value
    else:
        import tomllib

        try:
            value = tomllib.loads(inside)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise Faults([Fault(origin.path or origin.file, 1, f"no TOML: {error}")]) from None
    if not isinstance(value, dict):
        return {}, 0 if value else end
    return flattened(value), end


def flattened(value: Mapping[str, object], before: str = "") -> dict[str, str | tuple[str, ...]]:
    """Keys and values as texts and lists of texts; what has keys of its own is kept under `key.key`."""
    found: dict[str, str | tuple[str, ...]] = {}
    for key, each in value.items():
        name = f"{before}{key}"
        if isinstance(each, Mapping):
            found |= flattened(each, f"{name}.")
        elif isinstance(each, list) and each and all(isinstance(one, Mapping) for one in each):
            inner = list(dict.fromkeys(key for one in each for key in one))
            found |= flattened({key: [one[key] for one in each if key in one] for key in inner}, f"{name}.")
        elif isinstance(each, list):
            texts = [_text(one) for one in each]
            found[name] = tuple(one for one in texts if one)
        else:
            found[name] = _text(each)
    return found


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_text(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
