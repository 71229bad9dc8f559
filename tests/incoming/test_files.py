"""What an edition is called that is made of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.incoming.files import about, called


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/darwin/letters", "darwin/letters"), ("/home/ann/darwin/data/TEI", "darwin/data/TEI"),
        ("/home/ann/darwin", "darwin"), ("/data/letters", "letters"), ("/home/ann/mail.csv", "mail.csv"),
        ("/", "letters"),
    ],
)  # fmt: skip
def test_a_name_tells_whose_letters_they_are(path: str, name: str) -> None:
    """A folder whose name says nothing is called with the one it lies in."""
    assert called(Path(path)) == name


def test_the_title_is_the_telling_name() -> None:
    """The title has the folder that tells something, the source the way from there."""
    assert about([Path("/x/darwin/letters"), Path("/x/a.csv")], Path("/x/mine")) == {
        "title": "Letters from darwin", "name": "mine", "source": "darwin/letters, a.csv",
    }  # fmt: skip
