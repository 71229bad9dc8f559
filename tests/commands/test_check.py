"""`letters check`: findings with addresses and lines, and an exit code."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from tests.commands.sample import FORTY_THREE, FORTY_TWO, edition
from tests.shell import Outcome, call, run

RECORD = {"letter": "42", "address": "42.5", "start": 0, "end": 4, "line": 30, "source_start": 0, "source_end": 4,
          "printed": "Carl", "reading": "Karl", "kind": "misread", "confidence": "likely", "by": "rule",
          "rule": "names", "reason": "", "status": "open"}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition; its points begin with 5, which is noted."""
    return edition(tmp_path)


def imported(corpus: Path, **hashes: str) -> None:
    """Put a record of an import beside the letters."""
    source = corpus / "source"
    source.mkdir()
    (source / "scan.txt").write_text("the scan", "utf-8")
    files = {id: corpus / "letters" / f"{id}.md" for id in ("41", "42", "43")}
    letters = {id: hashlib.sha256(file.read_bytes()).hexdigest() for id, file in files.items()}
    first = {"schema_version": 1, "source": "scan.txt", "source_sha256": hashlib.sha256(b"the scan").hexdigest(),
             "letters": letters | hashes}  # fmt: skip
    lines = [first, RECORD, RECORD | {"status": "applied"}]
    (source / "applied.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")


def test_q_is_quiet_of_saved_queries(corpus: Path) -> None:
    """How saved queries are read is nobody's question here: nothing is said of it."""
    (corpus / "queries.yaml").write_text("grain: '\"grain\"'\n", "utf-8")
    assert run("check", "-q", cwd=corpus) == Outcome(0, NOTE, "")
    assert run("check", cwd=corpus).err == "no faults, 1 note in 3 letters\n"


NOTE = "note\t42.5\tletters/42.md:13\tlist-begins\tthe list begins with 5)\n"


def test_notes_alone_are_no_faults(corpus: Path) -> None:
    """What is worth a look is listed, and the code is 0; --strict makes it 1."""
    assert run("check", cwd=corpus) == Outcome(0, NOTE, "no faults, 1 note in 3 letters\n")
    assert run("check", "--strict", cwd=corpus).code == 1


def test_a_clean_edition_says_so(corpus: Path) -> None:
    """Accepted in corpus.yaml, the note is gone, and nothing is written."""
    with (corpus / "corpus.yaml").open("a", encoding="utf-8") as file:
        file.write('accept: ["42.5 list-begins"]\n')
    assert run("check", cwd=corpus) == Outcome(0, "", "no faults, 1 accepted in corpus.yaml in 3 letters\n")


def test_a_fault_has_its_address_file_and_line(tmp_path: Path) -> None:
    """A dateline against the metadata is a warning, and the code 1."""
    corpus = edition(tmp_path, **{"42": FORTY_TWO.replace("date: 1929-08-21", "date: 1929-08-22").replace("5)", "1)")
                                  .replace("6)", "2)").replace("[21 August 1929]", "[22 August 1929]")})  # fmt: skip
    assert run("check", cwd=corpus) == Outcome(
        1,
        "warning\t42.dateline\tletters/42.md:39\tdateline-date\t"
        "the dateline says 21 August 1929, the metadata 22 August 1929\n",
        "1 warning in 3 letters\n",
    )


def test_an_edition_that_does_not_load_is_checked_all_the_same(tmp_path: Path) -> None:
    """What cannot be read is an error at its line, the letters that can be are checked."""
    corpus = edition(tmp_path, **{"43": FORTY_THREE + "\n# Heading\n"})
    got = run("check", cwd=corpus)
    first, second = got.out.splitlines(keepends=True)
    assert (got.code, got.err) == (1, "1 error, 1 note in 2 letters\n")
    assert first.startswith("error\t\tletters/43.md:10\tunreadable\t")
    assert second == NOTE


def test_a_torn_file_hides_nothing_that_corpus_yaml_says(tmp_path: Path) -> None:
    """What is accepted stays accepted, and the order wanted is the order checked, whatever one file is like."""
    corpus = edition(
        tmp_path, **{"44": FORTY_THREE.replace("43", "44").replace("-23", "-01"), "9": "---\nid: 9\n---\n\n# H\n"}
    )
    with (corpus / "corpus.yaml").open("a", encoding="utf-8") as file:
        file.write('order: [41, 42, 9, 44, 43]\naccept: ["42.5 list-begins", "9 date-order"]\n')
    got = run("check", cwd=corpus)
    assert (got.code, got.err) == (1, "1 error, 1 accepted in corpus.yaml in 4 letters\n")
    assert [line.split("\t")[:3] for line in got.out.splitlines()] == [["error", "", "letters/9.md:5"]]


def test_a_list_of_what_is_accepted_is_a_list(corpus: Path) -> None:
    """A plain text is refused rather than ignored."""
    with (corpus / "corpus.yaml").open("a", encoding="utf-8") as file:
        file.write("accept: 42.5 list-begins\n")
    line = len((corpus / "corpus.yaml").read_text("utf-8").splitlines())
    what = 'accept is no list of texts; write accept: ["42.n3 list-begins"]'
    got = run("check", cwd=corpus)
    assert (got.code, got.out) == (1, f"error\t\tcorpus.yaml:{line}\tunreadable\t{what}\n{NOTE}")
    assert run("list", cwd=corpus).err == f"corpus.yaml:{line}: {what}\n"


@pytest.mark.parametrize("name", ["letters/0.md", "source/applied.jsonl", "source/scan.txt", "letters/43.md"])
def test_a_pipe_among_the_files_is_not_waited_for(name: str, corpus: Path) -> None:
    """A pipe would never end, so nothing is read from one: neither by check nor by what completes addresses."""
    imported(corpus)
    (corpus / name).unlink(missing_ok=True)
    os.mkfifo(corpus / name)
    got = run("check", cwd=corpus)
    assert got.code == 1
    assert f"\t{name}\t" in got.out
    assert run("addresses", cwd=corpus).out.split() == ["41", "42", "43"][: 2 if name == "letters/43.md" else 3]


def test_an_id_given_twice_is_an_error(tmp_path: Path) -> None:
    """Both files are named."""
    corpus = edition(tmp_path, **{"44": FORTY_THREE})
    got = run("check", cwd=corpus)
    assert got.code == 1
    assert "error\t\tletters/44.md:2\tunreadable\tid 43 is that of letters/43.md too; give it another\n" in got.out


def test_open_suspicions_are_notes(corpus: Path) -> None:
    """What the import suspected and left alone is no fault."""
    imported(corpus)
    got = run("check", cwd=corpus)
    assert got == Outcome(
        0,
        NOTE + "note\t42.5\tletters/42.md:13\topen\tmisread: 'Carl', perhaps 'Karl'; source line 30\n",
        "no faults, 2 notes in 3 letters\n",
    )


def test_a_letter_edited_by_hand_is_a_warning(corpus: Path) -> None:
    """The next import would undo the change, so it belongs among the emendations."""
    imported(corpus, **{"43": "0" * 64})
    got = run("check", cwd=corpus)
    assert got.code == 1
    assert (
        "warning\t43\tletters/43.md\tedited\tedited by hand since the import; write the change into emendations.yaml "
        "and import again\n"
    ) in got.out


def test_a_changed_source_is_a_warning(corpus: Path) -> None:
    """The letters were made of something else."""
    imported(corpus)
    (corpus / "source" / "scan.txt").write_text("another scan", "utf-8")
    assert "warning\t\tsource/scan.txt\tstale\tchanged since the import; import again\n" in run("check", cwd=corpus).out


def test_a_damaged_record_is_an_error(corpus: Path) -> None:
    """A record of repairs that cannot be read is reported like a letter."""
    imported(corpus)
    with (corpus / "source" / "applied.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    got = run("check", cwd=corpus)
    assert got.code == 1
    assert got.out.startswith("error\t\tsource/applied.jsonl:4\tunreadable\t")


def test_no_edition_is_an_error(tmp_path: Path) -> None:
    """There is nothing to check where there is no edition."""
    assert call("check", "--corpus", tmp_path).code == 2


def test_json_divides_file_and_line(corpus: Path) -> None:
    """Exports have the place as data."""
    (row,) = json.loads(run("check", "--json", cwd=corpus).out)["rows"]
    assert (row["file"], row["line"], row["severity"]) == ("letters/42.md", 13, "note")
