"""Starts an edition: the files that it may have, each with what is to be filled in.

What is there is never touched: who starts an edition in a folder full of notes keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lettercli.errors import Unwritable
from lettercli.files import atomic, yamlfile
from lettercli.files.folder import ABOUT, LETTERS, letter_files

_TEMPORARY = ".letters-init-"

_ABOUT = """\
# What this edition is. Only the title is needed; every other key may be left out, or have its # taken away.
{values}# source: the archive, the book or the files that the text is from
# rights: whose the text is, or under which licence it stands
# order: date              # else letters stand in the order of their files' names
# brackets: editor         # whose words [these] are in a letter: editor or writer
# sigla: ["Ed."]           # who signs notes and brackets
# abbreviations: [vol., no., p.]    # words whose full stop ends no sentence
# cite: "Letter {{id}} ({{date}}), {{where}}"
# book:                    # the book that the edition is, for bibliographies
#   title: The Letters of Anna Example
#   editors: ["Editor, Ellen"]
#   place: London
#   publisher: Example Press
#   year: 1999
"""

_EXAMPLE = """\
---
id: example
date: 1900-05-03
sender: Anna Example
recipient: Ben Example
place: London
---

::: salute
Dear Ben,
:::

This letter shows what a letter looks like here. Write your own beside it, a file each, and delete it. Carl
says so, too.[^1]

1) A number with a bracket begins a point of the letter.

2) Dates may be vague, 1900-05, 1900-05-03?, 1900-05-03/1900-05-07, or missing.

   a) What is indented like this belongs to the point above.

::: closer
With all good wishes,
:::

::: signed
Anna
:::

[^1]: An editor's note. It is called in the text by the same number, and stands at the end of the file.
"""

_TOPICS = """\
# What the letters say on some topics; letters topics lists them. Take the # away and write your own:
#
# Grain:
#   scope: The harvest, and what was done about it.
#   query: [grain, harvest*]          # what gathers candidates
#   about:                            # what is on the topic, with the first words of the passage
#     example.1: A number with a bracket
"""

_NAMES = """\
# Persons, organisations and places, and the words by which they go; letters names is their index.
# letters names --suggest proposes what is missing. Take the # away and write your own:
#
# persons:
#   Example, Carl:
#     variants: [Carl]
#     who: a friend
# organisations: {}
# places: {}
"""

_QUERIES = """\
# Queries that are asked again and again; letters kwic @wishes asks this one. Take the # away and write your own:
#
# wishes: good wishes|regards
"""


class Made(NamedTuple):
    """A file that an edition has."""

    path: Path
    what: str
    new: bool = True
    """False: it was there, and is what it was."""


def start(root: Path, *, title: str = "", language: str = "", empty: bool = False) -> list[Made]:
    """Makes what an edition in that folder lacks; raises Unwritable where there is one."""
    if (root / ABOUT).exists():
        what = f"{root / ABOUT}: there is an edition already"
        raise Unwritable(str(root / ABOUT), what, "name another folder, or letters check it")
    try:
        (root / LETTERS).mkdir(parents=True, exist_ok=True)
        return list(_made(root, title, language, empty=empty or bool(letter_files(root))))
    except OSError as error:
        where = str(error.filename or root)
        raise Unwritable(where, f"{where}: {error.strerror}", "name a folder that can be written") from None


def _made(root: Path, title: str, language: str, *, empty: bool) -> Iterator[Made]:
    name = root.resolve().name or "letters"
    values = yamlfile.dump({"title": title or f"Letters: {name}", "name": name, "language": language or "en"})
    if not empty:
        yield _put(root / LETTERS / "example.md", _EXAMPLE, "a letter that shows what letters look like: delete it")
    yield _put(root / "topics.yaml", _TOPICS, "what the letters say on some topics, if you want")
    yield _put(root / "names.yaml", _NAMES, "persons, organisations, places, if you want")
    yield _put(root / "queries.yaml", _QUERIES, "queries to be asked again, if you want")
    yield _put(root / ABOUT, _ABOUT.format(values=values), "what the edition is: fill in title, source, rights")


def _put(path: Path, text: str, what: str) -> Made:
    if path.exists() or path.is_symlink():
        return Made(path, "was there, and stays as it is", new=False)
    atomic.put(path, text.encode(), _TEMPORARY)
    return Made(path, what)
