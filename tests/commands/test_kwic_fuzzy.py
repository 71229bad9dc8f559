"""`letters kwic --fuzzy`: words as a scan may have garbled them, and which forms were taken for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import letter, write_edition
from tests.shell import Outcome, call


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter as scanned, its note, and another."""
    one = letter("1", "Bukharin and Bukharm met.[^1] Bukharin's rye, buhkarin, oil.\n\n[^1]: Buxharin.")
    return write_edition(tmp_path_factory.mktemp("x") / "x", {"1": one, "2": letter("2", "On Bukharin.")})


def kwic(edition: Path, *args: str) -> Outcome:
    return call("kwic", *args, "--corpus", edition)


def test_the_footer_names_the_forms(scanned: Path) -> None:
    """What was taken for the word is told with its counts, also behind a limit and a count."""
    assert kwic(scanned, "Bukharin", "--fuzzy", "1", "--columns", "address,node") == (
        0,
        "1.p1\tBukharin\n1.p1\tBukharin's\n1.p1\tbuhkarin\n2.p1\tBukharin\n",
        "4 hits in 2 letters · bukharin 2, buhkarin 1, bukharin's 1 · 1 more in notes (--in notes)\n",
    )
    assert kwic(scanned, "Bukharin", "--fuzzy", "2", "-c") == (
        0, "5\n", "bukharin 2, buhkarin 1, bukharin's 1, bukharm 1\n",
    )  # fmt: skip
    assert kwic(scanned, "Bukharin", "--fuzzy", "1", "--limit", "1").err == (
        "1 hit in 1 letter · shown 1 of 4 · bukharin 2, buhkarin 1, bukharin's 1 · 1 more in notes (--in notes)\n"
    )


@pytest.mark.parametrize(
    ("args", "nodes"),
    [
        (["bukarin", "--fuzzy", "1"], ["Bukharin", "Bukharin's", "buhkarin", "Bukharin"]),
        (["ryo", "--fuzzy", "3"], []),
        (["Bukharin", "--fuzzy", "1", "-s"], ["Bukharin", "Bukharin's", "Bukharin"]),
        (["Bukharin", "--fuzzy", "1", "-w"], ["Bukharin", "buhkarin", "Bukharin"]),
        (["bukharin mat", "--fuzzy", "1"], []), (["bukharim and", "--fuzzy", "1"], ["Bukharin and"]),
    ],
)  # fmt: skip
def test_what_is_found(scanned: Path, args: list[str], nodes: list[str]) -> None:
    """With case, whole tokens and sequences; short words stand as they are."""
    outcome = kwic(scanned, *args, "--columns", "node", "-q")
    assert (outcome.code, outcome.out.splitlines()) == (0 if nodes else 1, nodes)


def test_many_forms_are_counted(tmp_path: Path) -> None:
    """Of more than twenty forms the footer names twenty and says how many more there are."""
    forms = " ".join(f"grain{chr(97 + number)}" for number in range(23))
    corpus = write_edition(tmp_path / "x", {"1": letter("1", forms)})
    err = kwic(corpus, "grain", "--fuzzy", "1").err
    assert "graina 1, grainb 1, " in err
    assert err.endswith("graint 1, and 3 more forms (--by form)\n")


def test_nothing_found_teaches(scanned: Path) -> None:
    """Where nothing is like the word, the hints are those for the word as typed."""
    assert kwic(scanned, "Stalin", "--fuzzy", "1") == (
        1, "", "nothing found for Stalin\n  no word Stalin, and none like it\n",
    )  # fmt: skip


def test_what_is_refused(scanned: Path) -> None:
    """More than three steps, and --fuzzy beside -e, are errors that say what to do."""
    assert kwic(scanned, "grain", "--fuzzy", "4").code == 2
    assert kwic(scanned, "-e", "grain", "--fuzzy", "2") == (
        2, "", "letters kwic: --fuzzy is for words; write (?:…){e<=2} in the pattern\n",
    )  # fmt: skip
