"""`letters schema`: what it says of each command's JSON, held against the JSON that the command writes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from lettercli.cli import COMMANDS, program
from lettercli.commands import schemas
from lettercli.commands.collocates import MEASURES
from lettercli.commands.schemas import tables
from lettercli.table import Column
from tests.shell import COMMAND, Outcome, call

ROOT = Path(__file__).parent.parent.parent
HOW = "give it a line in commands/schemas/tables.py, its columns' meanings there or in meanings.py, and a CALL here"

CALLS = [
    ("kwic", "lines", "grain"),
    ("kwic", "lines", "grain --in all --voice editor"),
    ("kwic", "count", "grain --count"),
    *(("kwic", f"by_{key}", f"grain --by {key}")
      for key in ("letter", "year", "sender", "recipient", "flow", "voice", "form")),
    ("kwic", "by", "grain --by heading"),
    ("kwic", "ids", "grain --ids"),
    ("list", "letters", ""),
    ("timeline", "periods", ""),
    ("timeline", "periods", "--by month"),
    ("timeline", "hits", "--matching grain --by week"),
    ("freq", "forms", "--limit 3"),
    ("freq", "forms", "grain -s"),
    ("freq", "by_letter", "grain --by letter"),
    *(("freq", "by", f"grain --by {key}") for key in ("point", "year", "month", "sender", "topic", "heading")),
    ("freq", "sizes_by_letter", "--by letter"),
    ("freq", "sizes_by", "--by topic"),
    ("freq", "each_by_letter", "--by letter --each --limit 9"),
    ("freq", "each_by", "--by recipient --each --limit 9"),
    ("freq", "working", "--explain grain"),
    ("collocates", "collocates", "grain --limit 9"),
    ("collocates", "collocates", f"grain --window s --limit 9 --measure {','.join(MEASURES)}"),
    ("collocates", "working", "grain --explain the"),
    ("keywords", "keywords", "--target topic=grain --limit 9"),
    ("keywords", "keywords", f"--target topic=grain --dp {' '.join(f'--measure {name}' for name in MEASURES)}"),
    ("keywords", "working", "--target topic=grain --explain grain"),
    ("ngrams", "ngrams", "--min 9"),
    ("ngrams", "measured", "--measure g2"),
    ("clusters", "clusters", "grain"),
    ("dispersion", "measures", "grain nonesuch"),
    ("dispersion", "parts", "grain nonesuch --by part"),
    ("dispersion", "working", "--explain nonesuch"),
    ("notes", "notes", ""),
    ("notes", "notes", "--resolve"),
    ("topics", "topics", ""),
    ("topics", "passages", "China --mentions"),
    ("topics", "brief", "China --brief"),
    ("names", "names", ""),
    ("names", "lines", "Litvinov"),
    ("names", "proposals", "--suggest"),
    ("queries", "queries", ""),
    ("sources", "citations", ""),
    ("quote", "quotations", "42.6 43"),
    ("cite", "citations", "42.6 43"),
    ("cite", "citations", "42 --style chicago"),
    ("path", "places", "42.6 43"),
    ("info", "facts", ""),
    ("check", "findings", "--strict"),
    ("index", "facts", "--rebuild"),
    ("emendations", "repairs", ""),
    ("import", "report", "any CORPUS/letters CORPUS/topics.yaml --into CORPUS/new --dry-run"),
    ("import", "report", "text CORPUS/letters/42.md --into CORPUS/new --dry-run"),
    ("init", "files", "CORPUS/begun"),
]  # fmt: skip
"""A call of each table: the command, the table's name in its schema, the rest of the line."""

FILES = {path.stem: json.loads(path.read_text("utf-8")) for path in (ROOT / "docs" / "schemas").glob("*.json")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition that comes with the program, with saved queries, one of them torn, and a dateless letter."""
    root = tmp_path_factory.mktemp("edition") / "corpus"
    shutil.copytree(ROOT / "corpus", root)
    (root / "queries.yaml").write_text('rivals: Bukharin|Rykov\ntorn: \'["\'\n', "utf-8")
    (root / "letters" / "45.md").write_text("---\nid: 45\nsender: Ann\nrecipient: Ben\n---\n\nGrain.\n", "utf-8")
    return root


def takes_json(command: click.Command) -> bool:
    """Whether a command has --json."""
    return any("--json" in param.opts for param in command.params)


def commands() -> list[str]:
    """All commands that have --json, groups if one of theirs has."""
    found, context = [], click.Context(program)
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        below = command.list_commands(context) if isinstance(command, click.Group) else []
        several = [command, *(_below(command, context, sub) for sub in below)]
        found += [name] * any(map(takes_json, several))
    return found


def _below(group: click.Command, context: click.Context, name: str) -> click.Command:
    command = group.get_command(context, name) if isinstance(group, click.Group) else None
    assert command is not None
    return command


def called(command: str, line: str) -> click.Command:
    """The command that a call is of."""
    context = click.Context(program)
    found = program.get_command(context, command)
    assert found is not None
    return _below(found, context, line.split(maxsplit=1)[0]) if isinstance(found, click.Group) else found


def written(corpus: Path, command: str, line: str, *options: str) -> Outcome:
    """What a call wrote; a call that finds nothing proves nothing."""
    if "CORPUS/begun" in line:
        shutil.rmtree(corpus / "begun", ignore_errors=True)
    words = line.replace("CORPUS", str(corpus)).split()
    outcome = call(command, *words, *options, "--corpus", corpus)
    assert outcome.out, outcome.err
    return outcome


def prove_fields(row: dict[str, Any], schema: dict[str, Any]) -> None:
    """A row has all fields of its table in their order, and no others but those that it has on request."""
    properties, more = schema["properties"], schema.get("patternProperties", {})
    assert [name for name in row if name in properties] == list(properties)
    further = [name for name in row if name not in properties]
    if "additionalProperties" in schema:
        assert len(further) == 1
    else:
        assert [name for name in further if not any(re.search(pattern, name) for pattern in more)] == []


def row_of(schema: dict[str, Any], table: str) -> Draft202012Validator:
    """What proves a row of one table."""
    return Draft202012Validator({"$ref": f"#/$defs/{table}", "$defs": schema["$defs"]})


def test_every_command_with_json_has_a_schema() -> None:
    """A command that takes --json is in the list of schemas, and the list holds no other."""
    listed = [name for name in schemas.commands() if name != schemas.LETTERS]
    assert sorted(commands()) == sorted(name for name in COMMANDS if name in listed), HOW
    assert set(listed) <= set(COMMANDS)


def test_every_table_is_called() -> None:
    """The calls above hold one of every table of every command."""
    known = {(command, output.name) for command, written in tables.outputs().items() for output in written}
    assert {(command, table) for command, table, _ in CALLS} == known, HOW


@pytest.mark.parametrize("command", schemas.commands())
def test_the_files_are_the_programs(command: str) -> None:
    """docs/schemas holds what `letters schema` prints, for every command, as valid JSON Schema."""
    printed = call("schema", command)
    assert (ROOT / "docs" / "schemas" / f"{command}.json").read_text("utf-8") == printed.out, "make generated"
    Draft202012Validator.check_schema(json.loads(printed.out))


def test_no_file_is_left_over() -> None:
    """A schema whose command is gone is gone, too."""
    assert set(FILES) == set(schemas.commands())


@pytest.mark.parametrize(("command", "table", "line"), CALLS)
def test_json_is_as_its_schema_says(corpus: Path, command: str, table: str, line: str) -> None:
    """A command's --json is valid, and its rows have the fields of their table, all of them and no others."""
    schema, found = FILES[command], json.loads(written(corpus, command, line, "--json").out)
    Draft202012Validator(schema).validate(found)
    assert found["rows"]
    for row in found["rows"]:
        row_of(schema, table).validate(row)
        prove_fields(row, schema["$defs"][table])


@pytest.mark.parametrize(("command", "table", "line"), CALLS)
def test_lines_of_json_are_as_the_schema_says(corpus: Path, command: str, table: str, line: str) -> None:
    """Of --format jsonl every line is valid, the first one of --provenance, too, where the command has them."""
    made = called(command, line)
    choices = next(param.type.choices for param in made.params  # type: ignore[attr-defined]
                   if param.name == "format")  # fmt: skip
    if "jsonl" not in choices:
        assert call(command, "--format", "jsonl").code == 2
        return
    asked = ["--provenance"] if {"--from", "--provenance"} <= {each for one in made.params for each in one.opts} else []
    lines = written(corpus, command, line, "--format", "jsonl", *asked).out.splitlines()
    schema = FILES[command]
    prove = Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    rows = [json.loads(each) for each in lines]
    for row in rows:
        prove.validate(row)
    assert [sorted(row) for row in rows[: len(asked)]] == [["provenance", "schema_version"]] * len(asked)
    assert len(rows) > len(asked)
    for row in rows[len(asked) :]:
        assert row.pop("schema_version") == 1
        prove_fields(row, schema["$defs"][table])


@pytest.mark.parametrize(("command", "table", "line"), CALLS)
def test_what_is_said_to_be_null_can_be(corpus: Path, command: str, table: str, line: str) -> None:
    """A field's type is what its column is: numbers are numbers, dates are dates, and text is never null."""
    (output,) = (each for each in tables.outputs()[command] if each.name == table)
    for column, meaning in tables.columns(output):
        assert fits(column, meaning.type), f"{command} {column.name}: {column.role} is no {meaning.type}"
    found = tables.fields(output)
    assert list(found) == list(FILES[command]["$defs"][table]["properties"])
    assert [name for name, meaning in found.items() if meaning.says[-1:] not in ".`"] == []
    rows = json.loads(written(corpus, command, line, "--json").out)["rows"]
    nulls = {name for row in rows for name, value in row.items() if value is None}
    allowed = {name for name, meaning in found.items() if meaning.null}
    assert {name for name in nulls if name in found} <= allowed


def fits(column: Column, type: str) -> bool:
    """Whether a column of that role holds values of that type."""
    if column.role in {"number", "bar"}:
        return type in {"integer", "number", "value"}
    return type == "date" if column.role == "date" else type in {"text", "value"}


@pytest.mark.parametrize("line", ["42", "42.6 --neighbours", "42.n16", "39-44 --notes inline", "42.6 --mark grain",
                                  "42.n3 --resolve", "42.6 --as-printed", "42 --notes only", "45"])  # fmt: skip
def test_pages_are_as_their_schema_says(corpus: Path, line: str) -> None:
    """`show --json` is valid, and its objects have the fields that the schema has, all of them and no others."""
    schema, found = FILES["show"], json.loads(written(corpus, "show", line, "--json").out)
    Draft202012Validator(schema).validate(found)
    passage = schema["properties"]["passages"]["items"]["properties"]
    block, note = schema["$defs"]["block"]["properties"], schema["$defs"]["note"]["properties"]
    for each in found["passages"]:
        assert list(each) == list(passage)
        assert all(list(one) == list(note) for one in each["notes"])
        blocks = [*each["blocks"], *each["before"], *each["after"], *(b for n in each["notes"] for b in n["blocks"])]
        assert blocks
        assert all(list(one) == list(block) for one in blocks)
        assert all(list(mark) == list(block["marks"]["items"]["properties"]) for b in blocks for mark in b["marks"])


def test_letters_are_as_their_schema_says(corpus: Path) -> None:
    """Each line of `export jsonl` is a valid letter; one without text or with a number among its metadata is not."""
    prove = Draft202012Validator(FILES["export"])
    lines = written(corpus, "export", "jsonl").out.splitlines()
    assert len(lines) == 7
    for line in lines:
        prove.validate(letter := json.loads(line))
    assert not prove.is_valid({"id": "1"})
    assert not prove.is_valid(letter | {"year": 1929})
    assert prove.is_valid(letter | {"sender": ["Ann", "Ben"], "tags": ["a"]})


def test_a_fault_is_found(corpus: Path) -> None:
    """The schema is no yes to everything: a row without a field, or with text for a number, is not valid."""
    row = json.loads(written(corpus, "kwic", "grain", "--json").out)["rows"][0]
    prove = row_of(FILES["kwic"], "lines")
    assert prove.is_valid(row)
    assert not prove.is_valid({name: value for name, value in row.items() if name != "left"})
    assert not prove.is_valid(row | {"start": "3"})
    assert not Draft202012Validator(FILES["kwic"]).is_valid({"rows": [row]})


def test_the_commands_that_have_one_are_listed() -> None:
    """Without a command `schema` lists them, and it refuses what has none by naming them."""
    assert call("schema").out.split() == schemas.commands()
    refused = call("schema", "convert")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("letters schema: [COMMAND]: 'convert' is not one of 'kwic', 'list', ")


def test_the_program_on_the_page_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of docs/json.md proves a command's JSON by its schema."""
    (code,) = re.findall("```python\n(.*?)```", (ROOT / "docs" / "json.md").read_text("utf-8"), re.S)
    monkeypatch.setenv("LETTERS_CORPUS", str(ROOT / "corpus"))
    exec(code.replace('["letters", *words]', f"{list(COMMAND)!r} + list(words)"), {})


def test_the_page_names_what_has_no_schema() -> None:
    """Every command has a schema or is named as one that writes no rows."""
    page = (ROOT / "docs" / "json.md").read_text("utf-8")
    without = [name for name in COMMANDS if name not in schemas.commands()]
    (sentence,) = re.findall(r"((?:`\w+`[^.`]*)+) itself write no JSON of rows", page)
    assert sorted(re.findall(r"`(\w+)`", sentence)) == sorted(without)
