"""The JSON Schema (2020-12) of what a command writes with --json, and of a line of its --format jsonl."""

from __future__ import annotations

from typing import Any

from lettercli.commands.schemas.meanings import Meaning, Output
from lettercli.commands.schemas.tables import fields, outputs
from lettercli.render.json_ import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PAGED = "show"
"""The command whose JSON is no table."""
LETTERS = "export"
"""The command whose JSON lines are letters."""

Schema = dict[str, Any]

_TYPES: dict[str, list[str]] = {
    "text": ["string"], "date": ["string"], "integer": ["integer"], "number": ["number"],
    "value": ["string", "integer", "number"],
}  # fmt: skip
_VERSION = {"const": SCHEMA_VERSION, "description": "Goes up only if a field should ever be taken away."}
_TEXT, _WHOLE = {"type": "string"}, {"type": "integer", "minimum": 0}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def commands() -> list[str]:
    """The commands that have a schema."""
    return [*outputs(), PAGED, LETTERS]


def schema(command: str) -> Schema:
    """The schema of a command's JSON; `#/$defs/line` in it is that of a line of jsonl. Raises KeyError."""
    if command == LETTERS:
        return _letter()
    return _pages() if command == PAGED else _rows(command, outputs()[command])


def _rows(command: str, tables: tuple[Output, ...]) -> Schema:
    named = {output.name: _row(command, output) for output in tables}
    row = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in named]}
    about = f"One object with all rows. Which of the tables they are of depends on the options: {_asked(tables)}."
    return {
        **_head(command, about if len(tables) > 1 else "One object with all rows."),
        **_object({"schema_version": _VERSION, "provenance": {"$ref": "#/$defs/provenance"},
                   "rows": {"type": "array", "items": row}}, ("schema_version", "rows")),
        "$defs": {**named, "line": _line(row), "provenance": _provenance()},
    }  # fmt: skip


def _asked(tables: tuple[Output, ...]) -> str:
    return "; ".join(f"{output.name}: {output.asked or 'by default'}" for output in tables)


def _head(command: str, about: str) -> Schema:
    return {
        "$schema": DIALECT, "$id": f"urn:letters:schema:{SCHEMA_VERSION}:{command}",
        "title": f"letters {command} --json",
        "description": f"{about} With --columns a row has the columns asked for and no others. "
                       "Fields may be added, none is taken away.",
    }  # fmt: skip


def _row(command: str, output: Output) -> Schema:
    found = {name: _field(meaning) for name, meaning in fields(output).items()}
    title = " ".join(filter(None, ("letters", command, output.asked)))
    row: Schema = {"title": title, **_object(found, tuple(found))}
    if output.more:
        row["patternProperties"] = {pattern: _field(meaning) for pattern, meaning in output.more.items()}
    if output.other is not None:
        row["patternProperties"] = {"^schema_version$": True}  # in a line of jsonl, and never a part of the edition
        row["additionalProperties"] = _field(output.other)
    return row


def _field(meaning: Meaning) -> Schema:
    types = [*_TYPES[meaning.type], *(["null"] if meaning.null else [])]
    return {"type": types[0] if len(types) == 1 else types, "description": meaning.says}


def _object(properties: Schema, required: tuple[str, ...]) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


def _line(row: Schema) -> Schema:
    versioned = _object({"schema_version": _VERSION}, ("schema_version",))
    first = _object({"provenance": {"$ref": "#/$defs/provenance"}}, ("provenance",))
    return {
        "title": "A line of --format jsonl",
        "description": "A row; with --provenance the first line is what was asked.",
        "allOf": [versioned, {"anyOf": [*row["anyOf"], first]}],
    }


def _provenance() -> Schema:
    edition = _object({
        "name": _TEXT, "title": _TEXT,
        "fingerprint": {**_TEXT_OR_NULL, "description": "Of all files of the edition; null: it has none."},
    }, ("name", "title", "fingerprint"))  # fmt: skip
    told: Schema = {
        "program": {"const": "letters"},
        "version": _TEXT,
        "edition": edition,
        "command": _TEXT,
        "saved": {**_TEXT, "description": "The name of the saved query that was called."},
        "query": {"type": ["string", "array"], "items": _TEXT, "description": "As typed; several patterns are a list."},
        "language": {**_TEXT, "description": "What the query was read as: words, cql, regex."},
        "layer": _TEXT,
        "voice": _TEXT_OR_NULL,
        "sample": {"type": ["integer", "null"]},
        "seed": {"type": ["integer", "null"]},
        "filters": {"type": "object", "description": "By the names of the options."},
        "options": {"type": "object", "description": "What else was chosen, likewise."},
    }
    return {"title": "What was asked of which edition", **_object(
        told, ("program", "version", "edition", "command", "filters", "options"))}  # fmt: skip


def _pages() -> Schema:
    blocks = {"type": "array", "items": {"$ref": "#/$defs/block"}}
    people = {"type": "array", "items": _TEXT}
    passage: Schema = {
        "address": _TEXT,
        "kind": {**_TEXT, "description": "letter, or the kind of passage: point, paragraph, note …"},
        "letter": _TEXT,
        "date": {**_TEXT, "description": "In EDTF; empty: undated."},
        "sender": people,
        "recipient": people,
        "place": {**_TEXT, "description": "Where the letter was written; empty: not known."},
        "part": {**_TEXT, "description": "Which part of the letter it is: point 6 of 7."},
        "cite": {**_TEXT, "description": "The citation, as plain text."},
        "path": {**_TEXT, "description": "The letter's file; empty: it has none."},
        "line": {**_WHOLE, "description": "Where it begins in the file, from 1; 0: not known."},
        "previous": {**_TEXT_OR_NULL, "description": "The address before; null: none."},
        "next": {**_TEXT_OR_NULL, "description": "The address after; null: none."},
        "blocks": blocks, "before": blocks, "after": blocks,
        "notes": {"type": "array", "items": {"$ref": "#/$defs/note"}},
    }  # fmt: skip
    return {
        **_head(PAGED, "One object with what is shown."),
        "description": "One object; for each address what is shown of it. Fields may be added, none is taken away.",
        **_object({"schema_version": _VERSION,
                   "passages": {"type": "array", "items": _object(passage, tuple(passage))}},
                  ("schema_version", "passages")),
        "$defs": {"block": _block(), "note": _note(blocks)},
    }  # fmt: skip


def _block() -> Schema:
    mark = {
        "kind": {"enum": ["anchor", "insertion", "emphasis", "gap", "page", "likely", "printed", "match", "resolved"]},
        "start": {**_WHOLE, "description": "In characters of the text."},
        "end": _WHOLE,
        "value": {**_TEXT, "description": "A note's or a page's number, a siglum, what an ibid. leaves out."},
    }
    found = {
        "address": _TEXT, "kind": _TEXT, "label": {**_TEXT, "description": "As typed: 6), b)."}, "depth": _WHOLE,
        "hand": {**_TEXT, "description": "Of an annotation: whose."}, "text": _TEXT,
        "marks": {"type": "array", "items": _object(mark, tuple(mark))},
    }  # fmt: skip
    return {"title": "A paragraph", **_object(found, tuple(found))}


def _note(blocks: Schema) -> Schema:
    call = {"address": _TEXT, "offset": _WHOLE, "sentence": _TEXT}
    found = {
        "number": _TEXT, "address": _TEXT, "author": _TEXT, "blocks": blocks,
        "calls": {"type": "array", "items": _object(call, tuple(call))},
    }  # fmt: skip
    return {"title": "A note", **_object(found, tuple(found))}


def _letter() -> Schema:
    several = {"type": ["string", "array"], "items": _TEXT}
    keys: Schema = {
        "id": {**_TEXT, "minLength": 1, "description": "The letter's id."},
        "date": {**_TEXT, "description": "In EDTF; empty or left out: undated."},
        "sender": {**several, "description": "By whom; several are a list."},
        "recipient": {**several, "description": "To whom; several are a list."},
        "place": {**_TEXT, "description": "Where it was written."},
        "body": {**_TEXT, "description": "The letter's text with its notes, in the edition's Markdown."},
    }
    return {
        **_head(LETTERS, ""),
        "title": "A line of letters export jsonl",
        "description": "A letter, as a shard of an edition holds it; every key but body is one of its metadata.",
        **_object(keys, ("id", "body")),
        "additionalProperties": several,
    }
