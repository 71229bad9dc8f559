"""`letters show`: places to read, in every form."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.sample import FORTY_THREE, FORTY_TWO, edition
from tests.shell import Outcome, call, terminal

POINT = """\
6) The board has adopted my proposals. It is necessary to demand:
  a) copies of their instructions;
  b) regular reports of the grain.
Our procurements are poor. They must be fulfilled with firmness.[2]

[2] The resolution ran as follows:
  a) The board notes the weak course of grain.
It was published [see below—U.S. Ed.]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition."""
    return edition(tmp_path)


def test_in_a_pipe_a_point_is_plain_text(corpus: Path) -> None:
    """A point comes with its subpoints and its note, one paragraph a line."""
    assert call("show", "42.6", "--corpus", corpus) == Outcome(0, POINT, "")


@pytest.mark.parametrize("typed", [["42", "--point", "6"], ["42.6"], ["--point", "6", "42"]])
def test_a_point_can_be_asked_for_by_option(corpus: Path, typed: list[str]) -> None:
    """`42 --point 6` is `42.6`."""
    assert call("show", *typed, "--corpus", corpus).out == POINT


def test_a_note_shows_the_sentence_it_hangs_on(corpus: Path) -> None:
    """`42 --note 3` is `42.n3`: the sentence that calls it, then the note."""
    expected = "42.ps: P.S. On cotton.[3]\n[3] The cotton board was an agency—U.S. Ed.\n"
    assert call("show", "42", "--note", "3", "--corpus", corpus) == Outcome(0, expected, "")
    assert call("show", "42.n3", "--corpus", corpus) == Outcome(0, expected, "")


def test_on_a_terminal_a_point_is_a_page(corpus: Path) -> None:
    """The page has heading, hanging numbers, note and foot, and is never wider than 88 cells."""
    code, out, _ = terminal(["show", "42.6", "--corpus", corpus, "--color", "never", "--no-pager"], columns=140)
    assert code == 0
    assert out == """\
Letter 42 · 21 August 1929 · Ann to Ben                                          point 6

  6)  The board has adopted my proposals. It is necessary to demand:
        a)  copies of their instructions;
        b)  regular reports of the grain.
      Our procurements are poor. They must be fulfilled with firmness.²

  ────────────
  2  The resolution ran as follows:
       a)  The board notes the weak course of grain.
     It was published [see below—U.S. Ed.]

Cite: Letter 42 (21 August 1929), §6                                ← 42.5 · 42.closer →
"""


def test_several_places_and_ranges(corpus: Path) -> None:
    """Places come in the order asked for, each under its citation; a range is its letters."""
    assert call("show", "42.5", "42-43", "--notes", "none", "--corpus", corpus) == Outcome(0, """\
42.5 · Letter 42 (21 August 1929), §5

5) Carl is going downhill. The hell with him.

42 · Letter 42 (21 August 1929)

Hello, Ben,[1]
5) Carl is going downhill. The hell with him.
6) The board has adopted my proposals. It is necessary to demand:
  a) copies of their instructions;
  b) regular reports of the grain.
Our procurements are poor. They must be fulfilled with firmness.[2]
That's it for now.
Ann
P.S. On cotton.[3]
Ann
21 August 1929

43 · Letter 43 (23 August 1929)

I read the resolution.
""", "")  # fmt: skip


def test_addresses_from_stdin(corpus: Path) -> None:
    """`-` reads the first field of each line, each address once, and passes over empty lines."""
    got = call("show", "-", "--corpus", corpus, stdin="42.5\t1929-08-21\tleft\tnode\n\n42.5 again\n43.p1\n")
    assert got == Outcome(0, """\
42.5 · Letter 42 (21 August 1929), §5

5) Carl is going downhill. The hell with him.

43.p1 · Letter 43 (23 August 1929), ¶1

I read the resolution.
""", "")  # fmt: skip


def test_no_address_on_stdin_is_nothing_found(corpus: Path) -> None:
    """An empty pipe shows nothing and ends with 1."""
    assert call("show", "-", "--corpus", corpus) == Outcome(1, "", "no addresses came on standard input\n")


def test_a_wrong_address_among_good_ones(corpus: Path) -> None:
    """What can be shown is shown, what cannot is reported with what there is, and the code is 2."""
    got = call("show", "43.p1", "42.9", "--corpus", corpus)
    assert (got.code, got.out) == (2, "I read the resolution.\n")
    assert got.err.splitlines() == ["letters: no passage '42.9' in this edition; points are 5, 6"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["42", "6"], "no passage '6' in this edition; did you mean 42.6?"),
        (["42.6", "b"], "no passage 'b' in this edition; did you mean 42.6.b?"),
        (["42", "n99"], "no passage 'n99' in this edition; letters are 41-43"),
        (["Sten"], "no passage 'Sten' in this edition; letters are 41-43; to search for it: letters kwic Sten"),
    ],
)
def test_what_was_probably_meant(corpus: Path, typed: list[str], said: str) -> None:
    """A part of the letter before it, or a word to be searched for, is no address, and the error says what is."""
    code, _, err = call("show", *typed, "--corpus", corpus)
    assert (code, err) == (2, f"letters: {said}\n")


def test_only_wrong_addresses(corpus: Path) -> None:
    """Each is reported by itself, even if footers are hushed, and nothing is written."""
    got = call("show", "7", "42.n9", "-q", "--corpus", corpus)
    assert (got.code, got.out, len(got.err.splitlines())) == (2, "", 2)


def test_notes_by_style(corpus: Path) -> None:
    """Notes stand below, under their paragraphs, not at all, or alone."""
    last = "Our procurements are poor. They must be fulfilled with firmness.[2]\n"
    inline = call("show", "42.6.p2", "--notes", "inline", "--corpus", corpus).out
    assert inline.startswith(last + "  [2] The resolution ran as follows:\n")
    assert call("show", "42.6.p2", "--notes", "none", "--corpus", corpus).out == last
    only = call("show", "42.6.p2", "--notes", "only", "--corpus", corpus).out
    assert only.startswith("[2] The resolution ran as follows:\n")


def test_a_gap_shows_the_passage_that_has_it(corpus: Path) -> None:
    """What is lost is a part of a passage that is not."""
    expected = "On mills. It would be possible to recognize the […]\n"
    assert call("show", "41.gap", "--corpus", corpus) == Outcome(0, expected, "")


def test_a_letter_in_markdown_is_its_file(corpus: Path) -> None:
    """What is written is what is read."""
    assert call("show", "42", "--format", "markdown", "--corpus", corpus) == Outcome(0, FORTY_TWO, "")


def test_a_part_in_markdown_is_its_blocks(corpus: Path) -> None:
    """A point is a list item with its notes, without the letter's metadata."""
    assert call("show", "42.6", "--format", "markdown", "--corpus", corpus) == Outcome(0, """\
6) The board has adopted my proposals. It is necessary to demand:

   a) copies of their instructions;

   b) regular reports of the grain.

   Our procurements are poor. They must be fulfilled with firmness.[^2]

[^2]: The resolution ran as follows:

    a) The board notes the weak course of grain.

    It was published [see below—U.S. Ed.]
""", "")  # fmt: skip


def test_markdown_without_notes_calls_none(corpus: Path) -> None:
    """A call without its note would be no Markdown of ours."""
    got = call("show", "42.6.p2", "42.n3", "--format", "markdown", "--notes", "none", "--corpus", corpus)
    assert got == Outcome(0, """\
Our procurements are poor. They must be fulfilled with firmness.

[^3]: The cotton board was an agency—U.S. Ed.
""", "")  # fmt: skip


def test_a_page_says_where_the_letter_was_written(edition: Path) -> None:
    """The heading has place and date, as far as they are known; so has JSON."""
    heads = [call("show", id, "--format", "page", "--corpus", edition).out.splitlines()[0] for id in "123"]
    assert [head.split("   ")[0] for head in heads] == [
        "Letter 1 · Sochi, 29 July 1929 · Ann to Ben", "Letter 2 · 21 August 1929 · Ben to Ann",
        "Letter 3 · undated · Ann to Ben",
    ]  # fmt: skip
    places = [each["place"] for each in json.loads(call("show", "1-3", "--json", "--corpus", edition).out)["passages"]]
    assert places == ["Sochi", "", ""]


def test_json_says_where_and_what(corpus: Path) -> None:
    """The JSON of a place names its file and line."""
    got = call("show", "42.6.b", "--json", "--corpus", corpus)
    (place,) = json.loads(got.out)["passages"]
    assert (got.code, place["address"], place["line"]) == (0, "42.6.b", 19)
    assert Path(place["path"]) == corpus / "letters" / "42.md"


def test_words_asked_for_are_marked_on_a_page(corpus: Path) -> None:
    """`--mark` finds what `kwic` finds, in the text and in the notes."""
    args = ["show", "42.6", "--mark", "grain", "--format", "page", "--color", "always", "--corpus", corpus]
    assert call(*args).out.count("\x1b[1;31mgrain\x1b[0m") == 2


def test_a_mark_that_is_no_query_is_an_error(corpus: Path) -> None:
    """A query that cannot be read is refused as kwic refuses it."""
    got = call("show", "42.6", "--mark", "grain|", "--corpus", corpus)
    assert (got.code, got.out) == (2, "")


def test_width_is_minded(corpus: Path) -> None:
    """`--width` makes the page narrower, for previews."""
    got = call("show", "42", "--format", "page", "--width", "30", "--corpus", corpus)
    assert got.code == 0
    assert max(map(len, got.out.splitlines())) <= 30


def test_an_address_is_needed(corpus: Path) -> None:
    """Without an address there is nothing to show."""
    assert call("show", "--corpus", corpus).code == 2


def test_in_a_pipe_nothing_of_a_page_is_loaded(corpus: Path) -> None:
    """Plain text costs neither rich nor tabulate, nor, where the edition was opened before, the making of its index."""
    call("show", "42.6", "--corpus", corpus)
    code = (
        "import sys; from lettercli.cli import run; run(['show', '42.6', '--corpus', sys.argv[1]]); "
        "sys.exit(any(name in sys.modules for name in ('rich', 'tabulate', 'lettercli.index.build')))"
    )
    assert subprocess.run([sys.executable, "-c", code, corpus], capture_output=True, check=False).returncode == 0


def test_what_a_text_hides_is_shown_on_a_terminal_even_in_markdown(tmp_path: Path) -> None:
    """An export keeps every character in a file and in a pipe; a terminal never gets an escape sequence."""
    corpus = edition(tmp_path, **{"43": FORTY_THREE.replace("resolution", "res\x1b[31molution")})
    args = ["--format", "markdown", "--corpus", corpus, "--no-pager"]
    for command in ("show", "quote"):
        assert "\x1b[31m" in call(command, "43.p1", *args[:-1]).out
        code, out, _ = terminal([command, "43.p1", *args])
        assert (code, "\x1b[31m" in out, "res␛[31molution" in out) == (0, False, True)


def test_points_of_a_range(corpus: Path) -> None:
    """A point of a range is that point of each of its letters."""
    got = call("show", "42-43", "--point", "5", "--corpus", corpus)
    assert got.code == 2
    assert "5) Carl is going downhill." in got.out
    assert got.err.startswith("letters: no passage '43.5' in this edition;")


def test_blocks_without_notes_are_no_end(corpus: Path) -> None:
    """A passage that calls no note does not end the output of those that do."""
    out = call("show", "42.6.a", "42.6", "--notes", "only", "--format", "markdown", "--corpus", corpus).out
    assert "The resolution ran as follows" in out


def test_marks_on_the_scan_are_refused(corpus: Path) -> None:
    """--mark finds words in the edition's text, so --as-printed refuses it."""
    assert call("show", "42", "--mark", "grain", "--as-printed", "--corpus", corpus) == Outcome(
        2, "", "letters show: --mark finds words of the edition, not of the scan; leave out --mark or --as-printed\n"
    )
