"""How commands read a query: its language, its flags, what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.sample import edition
from tests.shell import Outcome, call

CQL = "read as CQL; --words for plain words\n"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition on disk."""
    return edition(tmp_path_factory.mktemp("asking"))


def kwic(corpus: Path, *args: str) -> Outcome:
    counted = any(arg in ("-c", "-qc") for arg in args)
    return call("kwic", *args, "--corpus", corpus, *(() if counted else ("-C", "2")))


def test_a_query_with_signs_of_cql_is_read_as_cql(corpus: Path) -> None:
    """Quotation marks, brackets and tags make a query CQL, and stderr says so; --quiet hushes it."""
    line = "42.6\t1929-08-21\tadopted my\tproposals\t. It is\n"
    for query in ('"propos.*"', '[word="proposals"]', '"proposals" within <point n="6"/>', '"proposals" []{0,0}'):
        assert kwic(corpus, query) == (0, line, f"{CQL}1 hit in 1 letter\n")
    assert kwic(corpus, '"proposals"', "-q") == (0, line, "")


def test_the_language_can_be_said(corpus: Path) -> None:
    """--words reads signs of CQL as punctuation, --cql wants them, and neither is named on stderr."""
    line = "42.closer\t1929-08-21\twith firmness. ¶\tThat's\tit for\n"
    assert kwic(corpus, "--words", '"That\'s"') == (0, line, "1 hit in 1 letter\n")
    assert kwic(corpus, "--cql", '"that.*" "it"', "-c") == (0, "1\n", "")
    assert kwic(corpus, "--cql", "grain") == (
        2, "",
        'letters: grain stands outside quotation marks; write "grain", or --words for plain words\n  grain\n  ^\n',
    )  # fmt: skip


def test_what_is_refused_has_a_caret(corpus: Path) -> None:
    """A blank in a string is refused with the mend, in one line, with the place; the exit code is 2."""
    assert kwic(corpus, '"my proposals"') == (
        2,
        "",
        'letters: no word holds a blank; write "my" "proposals"; read as CQL, --words for plain words\n'
        '  "my proposals"\n'
        "     ^\n",
    )


@pytest.mark.parametrize(
    ("flag", "message"),
    [
        ("-s", '-s is for plain words; write "(?-i)..." where case and diacritics count'),
        ("-w", "-w is for plain words; a word of CQL is a whole one"),
        ("--lemma", '--lemma is for plain words; write [lemma="..."]'),
    ],
)
def test_flags_of_plain_words_are_refused_in_cql(corpus: Path, flag: str, message: str) -> None:
    """A flag that would say nothing in CQL is an error that says what to write."""
    assert kwic(corpus, '"grain"', flag) == (2, "", f'letters: {message}\n  "grain"\n  ^\n')


def test_near(corpus: Path) -> None:
    """--near keeps hits with the word within so many words, in the next passage too, and --not-near the others."""
    assert kwic(corpus, "board", "--near", "proposals:4", "-c") == (0, "1\n", "")
    assert kwic(corpus, "board", "--near", "proposals:3", "-qc") == (1, "0\n", "")
    assert kwic(corpus, "grain", "--near", "Our:1", "-c") == (0, "1\n", "")
    assert kwic(corpus, "it", "--not-near", "is:2", "-c") == (0, "4\n", "")
    assert kwic(corpus, "board", "--near", "proposals:2") == (
        1, "", "nothing found for board\n  1 hit without --near\n",
    )  # fmt: skip


def test_words_that_never_adjoin_are_offered_near(corpus: Path) -> None:
    """Where words stand near each other but not side by side, the hint says how to find them, and it does."""
    assert kwic(corpus, "board proposals") == (
        1,
        "",
        "nothing found for board proposals\n"
        "  board (3) and proposals (1) never adjoin in this order; nearest in 42.6, 3 words between them; "
        "1 hit of board --near proposals:10\n",
    )


def test_a_lemma(corpus: Path) -> None:
    """--lemma finds the forms of a lemma; a form that is none is told whose form it is."""
    assert kwic(corpus, "be", "--lemma", "-c") == (0, "5\n", "")
    assert kwic(corpus, "recognized|adopted", "--lemma") == (
        1, "", "nothing found for recognized|adopted\n  no word has the lemma recognized\n"
        "  adopted is no lemma but a form of adopt: --lemma adopt\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ('"proposal"', ["no word proposal; nearest: proposals (1)"]),
        ('"propsals"', ["no word propsals; nearest: proposals (1)"]),
        ('"(?-i)PROPOSALS"', ['1 hit of "PROPOSALS" without (?-i), when case and diacritics do not count']),
        ('"proposals" within <s/> containing "firmness"', ["1 hit without within"]),
        ('"x+y"', ['no word matches "x+y"']),
        ('[lemma="adopted"]', ['adopted is no lemma but a form of adopt: [lemma="adopt"]']),
        ('[lemma="xyz"]', ["no word has the lemma xyz"]),
        ('A:"my" B:"proposals" :: A.word = B.word', ["1 hit without ::"]),
        ('"board" "proposals"', ['"board" (3) and "proposals" (1) never adjoin in this order; '
         "nearest in 42.6, 3 words between them"]),
        ('"That"', ["no word is That as a whole, but a part of one: 1 hit with --words That"]),
        ('"P.S."', ['no word is "P.S.": the texts are cut there, write "P" "S"']),
    ],
)  # fmt: skip
def test_nothing_found_in_cql_teaches(corpus: Path, query: str, lines: list[str]) -> None:
    """Where a query in CQL finds nothing, stderr names the word, the filter or the rule that stands in the way."""
    said = f"{CQL}nothing found for {query}\n" + "".join(f"  {line}\n" for line in lines)
    assert kwic(corpus, query) == (1, "", said)


def test_a_pattern_that_runs_away_ends(corpus: Path) -> None:
    """A catastrophic pattern exits 2 and names itself and the word."""
    folder = edition(corpus.parent / "long", **{"44": f"---\nid: 44\ndate: 1929\n---\n\n{'a' * 200}\n"})
    ran = call("kwic", '"(a|aa)+b"', "--corpus", folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{CQL}letters: the pattern (a|aa)+b runs away, on {'a' * 40}…; write it without ")
    assert ran.err.endswith('\n  "(a|aa)+b"\n  ^\n')


def test_what_is_said_of_letters(corpus: Path) -> None:
    """A letter is asked for by any key of its metadata; a key or a value that no letter has is an error."""
    assert kwic(corpus, '"grain" within <letter sender="ann" id="4[12]"/>', "-qc") == (0, "1\n", "")
    assert kwic(corpus, '"grain" within <letter place="Sochi"/>', "-q") == (
        2, "", "letters: no letter has place; they have id, date, sender, recipient, heading\n"
        '  "grain" within <letter place="Sochi"/>\n                         ^\n',
    )  # fmt: skip
    assert kwic(corpus, '"grain" within <letter sender="Bob"/>', "-q") == (
        2, "", 'letters: no letter has sender=Bob, as a whole; there are Ann; ".*" is for any letters\n'
        '  "grain" within <letter sender="Bob"/>\n                         ^\n',
    )  # fmt: skip


def test_other_commands_take_the_same_queries(corpus: Path) -> None:
    """notes --search and show --mark read plain words and CQL alike."""
    found = call("notes", "--search", '"weak" []{0,3} "grain"', "--corpus", corpus)
    assert (found.code, [line.split("\t")[0] for line in found.out.splitlines()]) == (0, ["42.n2"])
    marked = call("show", "42.6", "--mark", '"my" []', "--format", "page", "--color", "always", "--corpus", corpus)
    assert marked.code == 0
    assert marked.err == CQL


def test_plain_words_load_nothing_of_cql(corpus: Path) -> None:
    """A piped search for a word imports neither the reader of CQL nor numpy, regex or simplemma."""
    code = (
        "import sys; from lettercli.cli import run; run(['kwic', 'grain', '--corpus', sys.argv[1]]);"
        "print([name for name in ('numpy', 'simplemma', 'lettercli.query.cql', 'lettercli.query.patterns',"
        " 'lettercli.search.automaton') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, corpus], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
