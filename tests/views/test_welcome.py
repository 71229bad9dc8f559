"""Where to begin with an edition: calls that find something in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.index.build import build
from lettercli.views.welcome import calls, telling
from tests.editions import letter, write_edition
from tests.index import made
from tests.shell import run


def test_a_word_that_always_has_a_capital_comes_first() -> None:
    """It is the most frequent such word within the paragraphs, and no correspondent's name."""
    text = "Today Stalin saw the grain, the Grain, the grain of Moscow, of Moscow, of Kiev, and Molotov."
    salute = made.passage("1.salute", "Dear Friend, dear Friend, Friend", "salute")
    edition = made.edition(made.letter("1", salute, text))
    assert telling(build(edition), edition.heads) == "Moscow"


@pytest.mark.parametrize(
    ("text", "word"), [("it grows, it grows the green one", "grows"), ("a b c d", ""), ("", ""), ("Alone", "")]
)
def test_without_one_a_long_word_will_do(text: str, word: str) -> None:
    """Of a text without names the most frequent long word is taken; where there is none, none."""
    edition = made.edition(made.letter("1", text))
    assert telling(build(edition), edition.heads) == word


def test_what_an_edition_has_not_is_not_offered() -> None:
    """Without points the first letter is shown, and without two dates all letters."""
    edition = made.edition(made.letter("a b", "x"), made.letter("c", "x"))
    assert [call for call, _ in calls(build(edition), edition.heads)] == ["show 'a b'", "list"]


def test_a_doubtful_day_is_quoted() -> None:
    """No shell takes the question mark of a date for a pattern."""
    dates = ("1929-08-21?", "1929-08-22?")
    edition = made.edition(*(made.letter(str(id), "x", date=date) for id, date in enumerate(dates, 1)))
    assert [call for call, _ in calls(build(edition), edition.heads)][-1] == "list --from '1929-08-22?'"


def test_the_calls_find_something(tmp_path: Path) -> None:
    """Each of them, typed in the edition, exits 0."""
    letters = {id: letter(id, "To Marburg by train.\n\n1) With luggage.", date=f"190{id}") for id in "123"}
    corpus = write_edition(tmp_path / "x", letters)
    shown = [line.split("  ")[1].split()[1:] for line in run(cwd=corpus).err.splitlines() if "letters " in line]
    assert shown == [["kwic", "Marburg"], ["show", "1.1"], ["list", "--from", "1902"], ["--help"]]
    assert [run(*call, cwd=corpus).code for call in shown] == [0, 0, 0, 0]
