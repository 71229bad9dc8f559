"""`--resolve` of `show` and `notes`: what each `ibid.` leaves out, put in and seen to be put in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.commands.cited import edition
from tests.shell import call, terminal


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The edition whose notes cite."""
    return edition(tmp_path)


def test_show_puts_in_what_is_left_out(corpus: Path) -> None:
    """In brackets behind the sign, with a question mark where in doubt; without the option nothing is put in."""
    plain = call("show", "1.1", "2.n1", "--corpus", corpus).out
    filled = call("show", "1.1", "2.n1", "--resolve", "--corpus", corpus).out
    assert "They met again (ibid., d. 10, ll. 2–3)." in plain
    assert "They met again (ibid. [RGASPI f. 17, op. 3?], d. 10, ll. 2–3)." in filled
    assert "and again (ibid. [RGASPI f. 17, op. 3, d. 10], l. 5)." in filled
    assert re.sub(r" \[RGASPI[^\]]*\]", "", filled) == plain


def test_a_page_explains_the_question_mark(corpus: Path) -> None:
    """It is of another colour, and a line at the foot says where the reasons are; without doubt there is none."""
    code, out, _ = terminal(["show", "1.n3", "--resolve", "--corpus", corpus, "--no-pager"], columns=80)
    assert code == 0
    assert "\x1b[35m [RGASPI f. 17, op. 3?]\x1b[0m" in out
    assert "?]\x1b[0m\x1b[2m what ibid. stands for is in doubt: letters sources 1.n3" in out
    sure = terminal(["show", "2.n1", "--resolve", "--corpus", corpus, "--no-pager"], columns=80).out
    assert "(ibid.\x1b[32m [RGASPI" in sure
    assert "in doubt" not in sure


def test_json_has_it_as_a_mark(corpus: Path) -> None:
    """The text is as it is; the mark says where it belongs, and what."""
    [page] = json.loads(call("show", "1.n3", "--resolve", "--json", "--corpus", corpus).out)["passages"]
    [block] = page["notes"][0]["blocks"]
    assert block["text"] == "They met again (ibid., d. 10, ll. 2–3)."
    assert block["marks"] == [{"kind": "resolved", "start": 21, "end": 21, "value": "RGASPI f. 17, op. 3?"}]


def test_an_export_is_the_edition(corpus: Path) -> None:
    """Nothing is put into Markdown."""
    plain = call("show", "1", "--format", "markdown", "--corpus", corpus).out
    assert call("show", "1", "--format", "markdown", "--resolve", "--corpus", corpus).out == plain


def test_a_scan_has_no_resolution(corpus: Path) -> None:
    """--as-printed shows the scan, to which nothing is added."""
    outcome = call("show", "1", "--resolve", "--as-printed", "--corpus", corpus)
    assert (outcome.code, outcome.out) == (2, "")
    assert "leave out --resolve or --as-printed" in outcome.err


def test_notes_in_a_pipe(corpus: Path) -> None:
    """The note's column has it; without the option it has the note."""
    assert call("notes", "1", "3", "--resolve", "--corpus", corpus).out == (
        "1.n3\t1929-08-10\t1.1\tOn oil.[3]\tThey met again (ibid. [RGASPI f. 17, op. 3?], d. 10, ll. 2–3).\t\n"
    )
    assert "(ibid., d. 10" in call("notes", "1", "3", "--corpus", corpus).out


def test_notes_on_a_page(corpus: Path) -> None:
    """With the words searched for marked in the same text."""
    out = call(
        "notes", "--search", "again", "--resolve", "--format", "page", "--color", "always", "--corpus", corpus
    ).out
    assert "\x1b[1;31magain\x1b[0m (ibid.\x1b[35m [RGASPI f. 17, op. 3?]\x1b[0m, d. 10" in out


def test_a_letters_own_ibid(tmp_path: Path) -> None:
    """It is filled in where it is read, in its paragraph and in the sentence over a note."""
    body = "Read Moshe Lewin, Russian Peasants (London, 1968), 5. And ibid., 7.[^1]\n\n[^1]: So it is.\n"
    corpus = edition(tmp_path, **{"1": body})
    filled = "And ibid. [Moshe Lewin, Russian Peasants], 7.[1]"
    assert filled in call("show", "1.p1", "--resolve", "--corpus", corpus).out
    assert call("show", "1.n1", "--resolve", "--corpus", corpus).out.splitlines()[0] == f"1.p1: {filled}"
    assert call("notes", "1", "--resolve", "--corpus", corpus).out.split("\t")[3] == filled


def test_what_is_not_known_is_a_question_mark(tmp_path: Path) -> None:
    """An `ibid.` with nothing before it."""
    corpus = edition(tmp_path, **{"1": "One.[^1]\n\n[^1]: So (ibid., l. 3).\n"})
    assert "So (ibid. [?], l. 3)." in call("show", "1.n1", "--resolve", "--corpus", corpus).out
