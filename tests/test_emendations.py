"""The record of an import as the rest of the program reads it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lettercli import emendations
from lettercli.errors import Faults
from lettercli.model import Edition

FIRST = {
    "schema_version": 1,
    "program": "letters 0",
    "source": "scan.txt",
    "letters": {"1": sha256(b"one").hexdigest()},
}


def _repair(**changes: Any) -> dict[str, Any]:
    return {
        "letter": "1", "address": "1.p1", "start": 3, "end": 4, "line": 2, "source_start": 9, "source_end": 9,
        "printed": "", "reading": " ", "kind": "blank-lost", "confidence": "certain", "by": "rule", "rule": "glue",
    } | changes  # fmt: skip


def _write(root: Path, *objects: object) -> Path:
    (root / "source").mkdir(exist_ok=True)
    (root / "letters").mkdir(exist_ok=True)
    lines = [each if isinstance(each, str) else json.dumps(each) for each in objects]
    (root / "source" / "applied.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return root


def test_no_record(tmp_path: Path) -> None:
    """An edition that was not made from a scan has an empty record."""
    found = emendations.load(tmp_path)
    assert (found.repairs, found.letters, found.path) == ((), {}, None)
    assert found.edited_letters(tmp_path) == ()


def test_repairs_taken_back(tmp_path: Path) -> None:
    """Repairs taken back give what is printed; changes of structure take nothing back."""
    root = _write(
        tmp_path, FIRST, _repair(start=3, end=4), _repair(start=9, end=9, printed="3", reading="", note="3"),
        _repair(start=0, end=0, reading="", kind="closer"),
    )  # fmt: skip
    assert emendations.undone("The mills are closed.", emendations.load(root).repairs) == "Themills3 are closed."


def test_edited_letters(tmp_path: Path) -> None:
    """A file in letters/ that is not what the import wrote, or is gone, is named."""
    root = _write(tmp_path, FIRST)
    path = root / "letters" / "1.md"
    assert emendations.load(root).edited_letters(root) == (path,)
    path.write_bytes(b"one")
    assert emendations.load(root).edited_letters(root) == ()
    path.write_bytes(b"two")
    assert emendations.load(root).edited_letters(root) == (path,)


def test_repairs_that_fit(tmp_path: Path) -> None:
    """Of a letter edited by hand, or gone, the offsets mean nothing, and none is given."""
    root = _write(tmp_path, FIRST, _repair())
    edition = Edition("e", "E", (), root)
    assert (len(emendations.applied(edition)), emendations.fitting(edition)) == (1, ())
    (root / "letters" / "1.md").write_bytes(b"one")
    assert emendations.fitting(edition) == emendations.applied(edition)
    assert emendations.fitting(Edition("e", "E", ())) == ()


@pytest.mark.parametrize(
    ("objects", "line", "what"),
    [
        (["nonsense"], 1, "no JSON"),
        (["[1]"], 1, "no JSON object"),
        ([{"program": "letters"}], 1, "no provenance"),
        ([FIRST, '{"letter": "1"'], 2, "no JSON"),
        ([FIRST, {"letter": "1"}], 2, "no address"),
        ([FIRST, _repair(), _repair(start="3")], 3, "start is '3'"),
        ([FIRST, _repair(start=-1)], 2, "start is -1"),
        ([FIRST, _repair(start=5)], 2, "ends before it starts"),
        ([FIRST, _repair(confidence="sure")], 2, "confidence 'sure'"),
        ([FIRST, _repair(status="done")], 2, "status 'done'"),
        ([FIRST, _repair(line=True)], 2, "line is True"),
        ([""], 0, "empty"),
    ],
)
def test_damage(tmp_path: Path, objects: list[object], line: int, what: str) -> None:
    """A damaged record is refused with its line, and with how to get a new one."""
    with pytest.raises(Faults) as caught:
        emendations.load(_write(tmp_path, *objects))
    [fault] = caught.value.faults
    assert (fault.line, fault.instead) == (line, "it is generated: run letters import again")
    assert what in fault.what


def test_keys_of_later_versions(tmp_path: Path) -> None:
    """Keys that are not known yet are passed over."""
    assert len(emendations.load(_write(tmp_path, FIRST, _repair(colour="red"))).repairs) == 1
