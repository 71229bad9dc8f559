"""`letters topics`: the topics of an edition, and the passages about them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.backmatter.sample import edition
from tests.shell import call, terminal

SHIPPED = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition."""
    return edition(tmp_path_factory.mktemp("topics") / "e")


def test_the_list(corpus: Path) -> None:
    """Without a name one record a topic: passages, notes, letters, mentions, scope."""
    got = call("topics", "--corpus", corpus)
    assert got == (0, "tea\t3\t0\t2\t2\tThe tea trade.\nships\t3\t1\t2\t0\t\n", "")


def test_the_passages_of_a_topic(corpus: Path) -> None:
    """One record a passage in order of date: address, date, topics, how, all of its text."""
    got = call("topics", "tea", "--corpus", corpus)
    assert got == (
        0,
        "2.p1\t1701-02-01\ttea; ships\tabout\tThe cargo is here; nobody names it.\n"
        "2.p3\t1701-02-01\ttea; ships\talso\tFrom the two cases, ship and tea, learn patience.\n"
        "1.p1\t1701-03-02\ttea\tabout\tOn tea. The tea is late, and Carl Brook says so.\n",
        "",
    )
    assert call("topic", "TEA", "--corpus", corpus) == got


def test_mentions_are_asked_for(corpus: Path) -> None:
    """--mentions adds what only mentions it, the whole point, and says who decided."""
    got = call("topics", "tea", "--mentions", "--columns", "address,how,by,why,text", "--corpus", corpus)
    assert got.out.splitlines() == [
        "2.p1\tabout\treading\tthe cargo is tea\tThe cargo is here; nobody names it.",
        "2.p3\talso\treading\t\tFrom the two cases, ship and tea, learn patience.",
        "1.p1\tabout\treading\t\tOn tea. The tea is late, and Carl Brook says so.",
        "1.1\tmention\treading\t\tSell the tea: ¶ a) in the north; ¶ b) in Brook.",
        "1.n1\tmention\tquery\t\tTea came by ship in those years.",
    ]


def test_several_topics_at_once(corpus: Path) -> None:
    """A passage on two of them comes once, in one order of dates."""
    got = call("topics", "ships", "tea", "--columns", "address,topics", "--corpus", corpus)
    assert got.out == "2.p1\tships; tea\n2.p3\tships; tea\n1.p1\ttea\n1.2\tships\n1.n1\tships\n"


def test_filters_narrow_a_topic(corpus: Path) -> None:
    """Dates, letters and names leave out passages; nothing left is exit 1."""
    assert call("topics", "tea", "--from", "1701-03", "--columns", "address", "--corpus", corpus).out == "1.p1\n"
    assert call("topics", "tea", "--name", "Brook, Carl", "--columns", "address", "--corpus", corpus).out == "1.p1\n"
    got = call("topics", "tea", "--from", "1800", "--corpus", corpus)
    assert got == (1, "", "no letter passes these filters; dates are 1701-02-01 to 1701-03-02\n")


def test_json_has_all_that_is_known(corpus: Path) -> None:
    """json carries the letter, who decided, why, and the notes called there."""
    rows = json.loads(call("topics", "tea", "--json", "--corpus", corpus).out)["rows"]
    assert rows[2] == {
        "address": "1.p1", "date": "1701-03-02", "topics": "tea", "how": "about",
        "text": "On tea. The tea is late, and Carl Brook says so.", "letter": "1", "by": "reading", "why": "",
        "called": "1.n1",
    }  # fmt: skip


def test_a_page_reads_like_the_letters(corpus: Path) -> None:
    """On a terminal whole points under their letters, what else they are on, and the notes called there."""
    got = terminal(["topics", "ships", "--no-pager", "--color", "never", "--corpus", corpus], columns=72, lines=100)
    assert (got.code, got.out) == (0, PAGE)


PAGE = """\
ships · 3 passages, 1 note · 2 letters · 1 Feb – 2 Mar 1701
found by the query

Letter 2 · 1 February 1701 · Ann to Ben                       2 passages

2.p1  +tea
  ¶1  The cargo is here; nobody names it.

2.p3  +tea
  ¶3  From the two cases, ship and tea, learn patience.

Cite: Letter 2 (1 February 1701), ¶1; ¶3

────────────────────────────────────────────────────────────────────────

Letter 1 · 2 March 1701 · Ann to Ben                   1 passage, 1 note

1.2
  2)  The ship waits. The Brooks of this world are patient.²

  ────────────
     called in 1.p1
  1  Tea came by ship in those years.
  2  The Tea Board in London. The Board met in Tea Street.

Cite: Letter 1 (2 March 1701), §2; ¶1, n. 1
"""


def test_brief_is_a_line_a_passage(corpus: Path) -> None:
    """--brief shows on a page how each begins and what else it is on."""
    got = call("topics", "tea", "--brief", "--format", "page", "--width", "80", "--corpus", corpus)
    assert got.out == (
        "tea · 3 passages · 2 letters · 1 Feb – 2 Mar 1701 · decided by reading\n\n"
        "address   date  begins\n"
        "2.p1     1 Feb  The cargo is here; nobody names it.                +ships\n"
        "2.p3     1 Feb  From the two cases, ship and tea, learn patience.  +ships\n"
        "1.p1     2 Mar  On tea. The tea is late, and Carl Brook says so.\n"
    )


def test_a_query_can_be_tried(corpus: Path) -> None:
    """--try shows what a topic of a query alone would gather, with or without topics.yaml."""
    got = call("topics", "--try", "north|patience", "--columns", "address,topics", "--corpus", corpus)
    assert (got.code, got.out) == (0, "2.p3\tnorth|patience; tea; ships\n1.1\tnorth|patience\n")


def test_an_unknown_topic_exits_2(corpus: Path) -> None:
    """An unknown topic is an error that names the nearest, as an argument and as a filter of any command."""
    line = "letters: no topic 'ship'; did you mean ships? there are tea, ships\n"
    assert call("topics", "ship", "--corpus", corpus) == (2, "", line)
    assert call("kwic", "tea", "--topic", "ship", "--corpus", corpus) == (2, "", line)


def test_an_edition_without_topics_is_told_how(tmp_path: Path) -> None:
    """Without topics.yaml the list is empty and says how to write one; a topic asked for is an error."""
    corpus = edition(tmp_path / "e", "")
    got = call("topics", "--corpus", corpus)
    assert (got.code, got.out) == (1, "")
    assert "write topics.yaml beside corpus.yaml" in got.err
    assert call("topics", "tea", "--corpus", corpus).code == 2
    assert call("topics", "--try", "tea", "--corpus", corpus).code == 0


def test_a_drifted_address_is_an_error_with_its_line(tmp_path: Path) -> None:
    """First words that have changed stop every command that needs the topic, and are faults of check."""
    corpus = edition(tmp_path / "e", "tea:\n  about:\n    1.1: Buy the tea\n")
    what = "1.1 begins 'Sell the tea:', not 'Buy the tea'; mend the words, or the address"
    for args in (["topics"], ["topics", "tea"], ["list", "--topic", "tea"]):
        assert call(*args, "--corpus", corpus) == (2, "", f"{corpus / 'topics.yaml'}:3: {what}\n")
    checked = call("check", "--corpus", corpus)
    assert checked.code == 1
    assert f"topics.yaml:3\tunreadable\t{what}\n" in checked.out


TOPIC_COMMANDS: tuple[tuple[list[str], str | None], ...] = (
    (["kwic", "tea"], "1.p1\n1.p1\n2.p3\n"),
    (["list"], "1\n2\n"),
    (["notes"], ""),
    (["sources"], ""),
    (["quote"], None),
    (["show"], None),
    (["timeline", "--skip-empty"], "1701-02-01\n1701-03-02\n"),
    (["path", "--format", "csv"], "address,file,line\n1.p1,FILE\n2.p1,FILE\n2.p3,FILE\n"),
    (["cite"], "Letter 1 (2 March 1701), ¶1\nLetter 2 (1 February 1701), ¶1; ¶3\n"),
)


@pytest.mark.parametrize(("args", "expected"), TOPIC_COMMANDS, ids=[args[0] for args, _ in TOPIC_COMMANDS])
def test_a_topic_is_a_filter(corpus: Path, args: list[str], expected: str | None) -> None:
    """--topic keeps whole passages: hits in them, letters that hold them, notes on it, pages of them."""
    got = call(*args, "--topic", "tea", "--corpus", corpus)
    if expected is None:
        assert got.code == 0
        assert "On tea" in got.out
        assert "The ship waits" not in got.out
        assert "The cargo is here" in got.out
    else:
        lines = [line.split("\t")[0] for line in got.out.splitlines()]
        assert "".join(re.sub(r",[^,]*\.md,\d+$", ",FILE", line) + "\n" for line in lines) == expected


def test_addresses_that_a_topic_leaves_out_are_named(corpus: Path) -> None:
    """An address outside the topic is left out and said; a letter becomes its passages on the topic."""
    got = call("show", "1.2", "1", "--topic", "tea", "--corpus", corpus)
    assert got.out.startswith("On tea.")
    assert "The ship waits" not in got.out


def test_every_passage_of_the_shipped_edition_has_its_guard() -> None:
    """The shipped topics read without a fault, and nothing that their queries find is undecided."""
    rows = json.loads(call("topics", "--json", "--corpus", SHIPPED).out)["rows"]
    assert [(row["topic"], row["passages"], row["notes"], row["mentions"], row["undecided"]) for row in rows] == [
        ("England", 9, 3, 1, 0), ("China", 3, 1, 0, 0), ("grain", 11, 2, 1, 0), ("oil", 2, 3, 1, 0),
    ]  # fmt: skip


def test_a_passage_is_on_china_though_it_never_says_so() -> None:
    """The Chinese note, and the moral drawn from two cases, are on China by the editor's reading."""
    got = call("topics", "China", "--columns", "address,topics", "--corpus", SHIPPED)
    assert got.out == "44.2\tChina\n44.3\tChina; England\n44.ps\tChina\n44.n6\tChina\n"


def test_a_passage_within_another_is_shown_once(tmp_path: Path) -> None:
    """Where one topic keeps a point and another a part of it, the point is shown, and the part in it alone."""
    text = "tea: {about: {1.1: Sell the tea}}\nnorth: {about: {1.1.a: in the north}}"
    corpus = edition(tmp_path / "e", text, "")
    got = call("path", "1", "--topic", "tea", "--topic", "north", "--json", "--corpus", corpus)
    assert [row["address"] for row in json.loads(got.out)["rows"]] == ["1.1"]


def test_several_topics_are_told_apart(corpus: Path) -> None:
    """On a page every passage says which of several topics it is on, notes too."""
    got = call("topics", "ships", "tea", "--brief", "--format", "page", "--width", "90", "--corpus", corpus)
    assert [(line.split()[0], line.split("  ")[-1].strip()) for line in got.out.splitlines()[4:]] == [
        ("2.p1", "ships +tea"), ("2.p3", "ships +tea"), ("1.p1", "tea"), ("1.2", "ships"), ("1.n1", "ships"),
    ]  # fmt: skip
    page = call("topics", "ships", "tea", "--format", "page", "--width", "90", "--corpus", corpus).out
    assert "\n2.p1  ships +tea\n" in page
    assert "\n     ships\n  1  Tea came by ship" in page


def test_a_note_says_what_else_it_is_on(tmp_path: Path) -> None:
    """The sign of another topic, or of a mention, stands above a note as it does beside a passage."""
    text = "tea: {query: tea, about: {1.n1: Tea came}}\nships: {query: ship}"
    page = call("topics", "tea", "--mentions", "--format", "page", "--corpus", edition(tmp_path / "e", text, "")).out
    assert "\n     +ships\n  1  Tea came by ship" in page
    assert "\n     mention? · called in 1.2\n  2  The Tea Board" in page


def test_the_list_under_filters_that_leave_nothing(corpus: Path) -> None:
    """Where the filters leave no topic a passage, nothing was found; where they leave no letter, that is why."""
    said = "no letter passes these filters; dates are 1701-02-01 to 1701-03-02\n"
    assert call("topics", "--from", "1800", "--corpus", corpus) == (1, "", said)


def test_options_for_passages_want_a_topic(corpus: Path) -> None:
    """--brief and --mentions are refused beside the list of topics, which they would not change."""
    for option in ("--brief", "--mentions"):
        got = call("topics", option, "--corpus", corpus)
        assert (got.code, got.out) == (2, "")
        assert f"{option} looks at the passages of a topic; name one: tea, ships\n" in got.err
