"""`letters quote`: passages with their citation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.sample import edition
from tests.shell import Outcome, call


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample edition."""
    return edition(tmp_path)


def test_a_point_is_a_block_quote_with_its_citation(corpus: Path) -> None:
    """A single point loses its label, which the citation names, and its note numbers; its subpoints stay a list."""
    assert call("quote", "42.6", "--corpus", corpus) == Outcome(0, """\
> The board has adopted my proposals. It is necessary to demand:
>
> a) copies of their instructions;
>
> b) regular reports of the grain.
>
> Our procurements are poor. They must be fulfilled with firmness.
>
> — Letter 42 (21 August 1929), §6
""", "")  # fmt: skip


def test_plain_text(corpus: Path) -> None:
    """As plain text a quotation is its paragraphs and a line that cites it."""
    assert call("quote", "42.ps", "--format", "text", "--corpus", corpus) == Outcome(0, """\
P.S. On cotton.
Ann

— Letter 42 (21 August 1929), postscript
""", "")  # fmt: skip


def test_passages_of_one_letter_become_one_quotation(corpus: Path) -> None:
    """What follows directly is joined, what is left out between two passages is an ellipsis."""
    assert call("quote", "42.5", "42.6.a", "42.6.b", "43.p1", "--corpus", corpus) == Outcome(0, """\
> 5) Carl is going downhill. The hell with him.
>
> […]
>
> a) copies of their instructions;
>
> b) regular reports of the grain.
>
> — Letter 42 (21 August 1929), §5; §6a; §6b

> I read the resolution.
>
> — Letter 43 (23 August 1929), ¶1
""", "")  # fmt: skip


def test_divs_become_paragraphs_and_marks_stay_markdown(corpus: Path) -> None:
    """Emphasis is kept; what is a div in the edition is a paragraph in a quotation."""
    expected = "> On mills. It would be *possible* to recognize the […]\n>\n> — Letter 41 (10 August 1929), ¶1\n"
    assert call("quote", "41.p1", "--corpus", corpus) == Outcome(0, expected, "")
    expected = "> Hello, Ben,\n>\n> — Letter 42 (21 August 1929), salutation\n"
    assert call("quote", "42.salute", "--corpus", corpus) == Outcome(0, expected, "")


def test_a_note_is_quoted_with_its_place(corpus: Path) -> None:
    """A note is cited by where it is called and its number."""
    expected = "> The cotton board was an agency—U.S. Ed.\n>\n> — Letter 42 (21 August 1929), postscript, n. 3\n"
    assert call("quote", "42.n3", "--corpus", corpus) == Outcome(0, expected, "")


def test_a_wrong_address_is_reported_and_the_others_quoted(corpus: Path) -> None:
    """Some quotations and an error end with 2; errors alone write nothing."""
    got = call("quote", "42.8", "43.p1", "--corpus", corpus)
    assert (got.code, got.out) == (2, "> I read the resolution.\n>\n> — Letter 43 (23 August 1929), ¶1\n")
    assert call("quote", "42.8", "--corpus", corpus)[:2] == (2, "")


def test_rows(corpus: Path) -> None:
    """As JSON a quotation is its text, a paragraph a line, and its citation."""
    out = call("quote", "42.6.b", "42.5", "43", "--json", "--corpus", corpus).out
    assert json.loads(out)["rows"] == [
        {"text": "b) regular reports of the grain.\n[…]\n5) Carl is going downhill. The hell with him.",
         "cite": "Letter 42 (21 August 1929), §6b; §5"},
        {"text": "I read the resolution.", "cite": "Letter 43 (23 August 1929)"},
    ]  # fmt: skip
