"""`letters sources`: what is cited, by source, by place, in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.cited import DOUBT, RECORDS, edition
from tests.shell import Outcome, call, run, script, terminal

ALL = "".join(RECORDS.values())
FOOTER = "6 citations · 2 by ibid. · 1 doubtful\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The edition whose notes cite."""
    return edition(tmp_path)


def records(*addresses: str) -> str:
    """The records of these notes."""
    return "".join(RECORDS[address] for address in addresses)


def test_a_pipe_gets_a_record_a_citation(corpus: Path) -> None:
    """Address, date, kind, the whole reference, as printed, through which notes, in what doubt; counts on stderr."""
    assert run("sources", cwd=corpus) == Outcome(0, ALL, FOOTER)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["d. 10"], ["1.n3", "2.n1"]),
        (["f. 17, op. 3"], ["1.n1", "1.n3", "2.n1"]),
        (["RGASPI"], ["1.n1", "1.n3", "2.n1"]),
        (["д. 9"], ["1.n1"]),
        (["lewin"], ["1.n2"]),
        (["Pravda", "d. 9"], ["1.n1", "2.n2"]),
        (["l. 3"], ["1.n3"]),
        (["2"], ["2.n1", "2.n2"]),
        (["1.1"], ["1.n3"]),
        (["1.n2", "1.n2", "2.n2"], ["1.n2", "2.n2"]),
        (["1-2", "--kind", "book", "--kind", "article"], ["1.n2", "2.n2"]),
        (["--doubtful"], ["1.n3"]),
        (["--from", "1929-08-20", "RGASPI"], ["2.n1"]),
        (["--letter", "1"], ["1.n1", "1.n2", "1.n3"]),
    ],
    ids=str,
)
def test_what_is_asked_for(corpus: Path, typed: list[str], found: list[str]) -> None:
    """A source, words of a work, a letter, a passage with its notes, a kind, what is in doubt; each citation once."""
    outcome = call("-q", "sources", *typed, "--corpus", corpus)
    assert outcome == Outcome(0, records(*found), "")


def test_addresses_from_stdin(corpus: Path) -> None:
    """`-` reads addresses, so what notes were found can be asked for their sources."""
    assert call("-q", "sources", "-", "--corpus", corpus, stdin="1.n3\tx\n2.n2\n").out == records("1.n3", "2.n2")
    assert call("sources", "-", "--corpus", corpus) == Outcome(1, "", "no addresses came on standard input\n")
    line = "letters -q notes --search wrote | letters -q sources - | cut -f4"
    assert script(line, cwd=corpus).out == "RGASPI f. 17, op. 3, d. 10, l. 4\nRGASPI f. 17, op. 3, d. 10, l. 5\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["d. 99"], "nothing cites 'd. 99'; cited are dd. 9, 10\n"),
        (["Lewyn"], "nothing cites 'Lewyn'; did you mean Lewin?\n"),
        (["Zzz"], "nothing cites 'Zzz'\n"),
        (["3"], "nothing cites '3'\n"),
        (["--kind", "unknown"], "no such citation; letters sources lists all of them\n"),
        (["--from", "1931"], "no letter passes these filters; dates are 1929-08-10 to 1929-08-29\n"),
    ],
    ids=str,
)
def test_nothing_found_teaches(corpus: Path, typed: list[str], said: str) -> None:
    """The code is 1, and stderr says what there is instead."""
    assert call("sources", *typed, "--corpus", corpus) == Outcome(1, "", said)


def test_what_one_reference_lacks_another_may_have(corpus: Path) -> None:
    """What is found is shown, and what is not is said."""
    found = call("sources", "d. 99", "d. 9", "--corpus", corpus)
    assert found == Outcome(0, RECORDS["1.n1"], "nothing cites 'd. 99'; cited are dd. 9, 10\n1 citation\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["2.n9", "2.n2"], "letters: no passage '2.n9' in this edition; notes are n1, n2\n"),
        (["2.n2", ""], "letters: no reference: ''; write some of it, such as 'f. 17, op. 3', RTsKhIDNI, Cohen\n"),
    ],
)
def test_an_error_ends_with_2(corpus: Path, typed: list[str], said: str) -> None:
    """An unknown address is reported and the rest is shown; an empty reference, as an unset variable gives, ends it."""
    outcome = call("-q", "sources", *typed, "--corpus", corpus)
    assert (outcome.code, outcome.err) == (2, said)
    assert outcome.out == (RECORDS["2.n2"] if typed[1] else "")


def test_an_edition_that_cites_nothing(tmp_path: Path) -> None:
    """It says so."""
    corpus = edition(tmp_path, **{"1": "One.", "2": "Two."})
    said = "no note cites an archive or a printed work in a form that is known\n"
    assert call("sources", "--corpus", corpus) == Outcome(1, "", said)
    assert call("sources", "d. 5", "--corpus", corpus).code == 1


def test_json_has_each_field(corpus: Path) -> None:
    """Levels and parts apart, the sentence, what was passed."""
    row = json.loads(call("sources", "1.n3", "--json", "--corpus", corpus).out)["rows"][0]
    assert {name: row[name] for name in ("archive", "fond", "opis", "delo", "list", "past", "sentence", "status")} == {
        "archive": "RGASPI", "fond": "17", "opis": "3", "delo": "10", "list": "2–3", "past": "1.n2",
        "sentence": "They met again (ibid., d. 10, ll. 2–3).", "status": "doubtful",
    }  # fmt: skip
    assert (row["doubt"], row["chain"], row["start"], row["end"]) == (DOUBT, "1.n1", 16, 37)


def test_columns_can_be_chosen(corpus: Path) -> None:
    """The fields of the exports, too, in a pipe."""
    out = call("-q", "sources", "RGASPI", "--columns", "delo,list,address", "--corpus", corpus).out
    assert out == "9\t1\t1.n1\n10\t2–3\t1.n3\n10\t4\t2.n1\n10\t5\t2.n1\n"


def test_a_terminal_gets_a_register(corpus: Path) -> None:
    """By archive and delo, then books and newspapers, then what is in doubt and why."""
    code, out, _ = terminal(["sources", "--corpus", corpus, "--color", "never", "--no-pager"], columns=80)
    assert code == 0
    assert (
        out
        == """\
6 citations · 2 by ibid. · 1 doubtful

RGASPI f. 17, op. 3
  d. 9   1.n1 (l. 1)
  d. 10  1.n3? (ll. 2–3), 2.n1 (l. 4; l. 5)

Books
  Moshe Lewin, Russian Peasants (London, 1968)
      1.n2 (5)

Newspapers and journals
  Ya. Bo, "Eins" (One), Pravda, 18 June 1929
      2.n2

Doubtful
?  1.n3  ibid., d. 10, ll. 2–3 = RGASPI f. 17, op. 3, d. 10, ll. 2–3
         Moshe Lewin, Russian Peasants is cited between it and 1.n1 (1.n2,
         signed U.S. Ed.); only d. and l. tell what is meant
"""
    )


def test_without_doubts_nothing_is_said_of_them(corpus: Path) -> None:
    """No heading stands over nothing."""
    out = call("sources", "--letter", "2", "--format", "page", "--corpus", corpus).out
    assert "Doubtful" not in out
    assert out.startswith("3 citations · 1 by ibid.\n\nRGASPI f. 17, op. 3\n")


def test_what_is_asked_for_comes_with_its_sentence(corpus: Path) -> None:
    """Filled in, with the reference, the way to it, and the doubt below."""
    out = call("sources", "d. 10", "--format", "page", "--width", "80", "--corpus", corpus).out
    assert (
        out
        == """\
?  1.n3  They met again (ibid. [RGASPI f. 17, op. 3?], d. 10, ll. 2–3).
         RGASPI f. 17, op. 3, d. 10, ll. 2–3 · through 1.n1 · in doubt: Moshe
         Lewin, Russian Peasants is cited between it and 1.n1 (1.n2, signed U.S.
         Ed.); only d. and l. tell what is meant
   2.n1  They wrote (RGASPI f. 17, op. 3, d. 10, l. 4), and again (ibid., l. 5).
   2.n1  They wrote (RGASPI f. 17, op. 3, d. 10, l. 4), and again (ibid. [RGASPI
         f. 17, op. 3, d. 10], l. 5).
         RGASPI f. 17, op. 3, d. 10, l. 5 · through 2.n1
"""
    )


def test_hostile_text_is_made_visible(tmp_path: Path) -> None:
    """An escape sequence in a title neither steers the terminal nor breaks a record."""
    body = 'One.[^1]\n\n[^1]: A. Bo, "Ei\u009bns\u202e" (One), Pravda (18 June 1929).\n'
    corpus = edition(tmp_path, **{"1": body})
    for format in ([], ["--format", "page"]):
        out = call("-q", "sources", "--letter", "1", *format, "--corpus", corpus).out
        assert "\u009b" not in out
        assert "\u202e" not in out
    assert call("sources", "x\u202ey", "--corpus", corpus).err == "nothing cites 'x\\u202ey'\n"


def test_no_doubt_that_the_editor_settled(corpus: Path) -> None:
    """What corpus.yaml accepts is in doubt no longer, here and where it is read."""
    with (corpus / "corpus.yaml").open("a", encoding="utf-8") as file:
        file.write('accept: ["1.n3 ibid"]\n')
    assert call("sources", "--doubtful", "--corpus", corpus).code == 1
    assert "(ibid. [RGASPI f. 17, op. 3], d. 10" in call("show", "1.n3", "--resolve", "--corpus", corpus).out
    assert call("check", "--corpus", corpus).err == "no faults, 1 accepted in corpus.yaml in 3 letters\n"
