"""The model: its walks and maps, and that all who spell out its kinds and voices spell them alike."""

from __future__ import annotations

from typing import get_args

import click
import pytest

from lettercli import model, search
from lettercli.commands.kwic import BY, kwic
from lettercli.commands.options import Suggested
from lettercli.dates import UNDATED
from lettercli.index import layout
from lettercli.model import Edition, Letter
from lettercli.views import count
from tests.views.sample import EDITION


def test_kinds_and_voices_are_the_model_s() -> None:
    """The index numbers the model's kinds and voices, and a search asks for these voices."""
    assert get_args(model.PassageKind) == layout.KINDS
    assert get_args(model.Voice) == get_args(search.Voice) == layout.VOICES


@pytest.mark.parametrize(
    ("option", "values"), [("voice", get_args(model.Voice)), ("layer", get_args(search.Layer)), ("by", count.BY)]
)
def test_choices_are_what_there_is(option: str, values: tuple[str, ...]) -> None:
    """The options of the command line offer all that a search or a count takes."""
    (choice,) = (param.type for param in kwic.params if param.name == option)
    assert isinstance(choice, click.Choice | Suggested)
    assert tuple(choice.suggests if isinstance(choice, Suggested) else choice.choices) == values
    assert BY == count.BY


def test_everything_is_the_text_and_the_notes() -> None:
    """All passages of a letter come once, the main flow first, each note with its parts."""
    letter = EDITION.letters[1]
    addresses = [passage.address for passage in letter.everything()]
    assert addresses[: len(list(letter.walk()))] == [passage.address for passage in letter.walk()]
    assert addresses[-6:] == ["42.n2", "42.n3", "42.n3.a", "42.n3.p2", "42.n4", "42.n5"]
    assert len(set(addresses)) == len(addresses)


def test_a_letter_is_found_by_its_id() -> None:
    """Of two letters with one id, which no file can have, the first."""
    one, other = (Letter("a", UNDATED, (sender,), (), "", {}, (), ()) for sender in ("Ann", "Ben"))
    made = Edition("", "", (one, other))
    assert (made.letter("a"), made.letter("b"), made.place("a")) == (one, None, 0)


def test_many_letters_are_found_quickly(patience: None) -> None:
    """Who asks for each letter of an edition does not look through all of them each time."""
    made = Edition("", "", tuple(Letter(str(id), UNDATED, (), (), "", {}, (), ()) for id in range(50_000)))
    assert all(made.letter(letter.id) is letter for letter in made.letters)
