"""The native format's writer: the exact inverse of the reader, and readable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from lettercli.formats.markdown import read, write
from lettercli.formats.markdown.escape import paragraph
from lettercli.model import Letter, Mark
from tests.formats.cases import METADATA, Case, cases, source
from tests.formats.laws import bare
from tests.strategies import compose, letters

GOOD = list(cases("good"))
PAGE = """\
---
id: 42
date: 1929-08-21
sender: Stalin
heading: "[21 August 1929]"
---

::: salute
Hello, Com. Molotov,[^1]
:::

1) On England. Litvinov is wrong. (1) He [Litvinov] doesn't want to understand. . .

6) The Politburo has adopted my proposals:

   a) copies of their *instructions*;

   b) regular reports.

   The Inspection should be involved.[^16]

To accept would mean:

a) discouraging Italy;

> "1) The Committee approves;
>
> 2) considers.

::: signed
J. Stalin
:::

::: postscript
P.S. On the Cotton Committee […]{.gap}

::: signed
J. Stalin
:::
:::

::: {.annotation hand="unknown"}
[]{.pb n="168"}I agree wholly.
:::

[^1]: In the upper left-hand corner.

[^16]: All of Stalin's directives:

    a) The Politburo;

    b) Glavkhlopkom.

    > Quoted.

[^17]:
    1) A note that begins with a list.
"""


def test_canonical_page_is_written_as_it_was_read() -> None:
    """A page in canonical form comes back to the character."""
    assert write(read(PAGE, "42.md")) == PAGE


@given(letters())
@settings(max_examples=150, deadline=None)
def test_reading_what_was_written_gives_the_letter(letter: Letter) -> None:
    """read(write(letter)) is the letter, but for its path and lines."""
    assert bare(read(write(letter), str(letter.path))) == bare(letter)


def test_thousands_of_letters_survive_the_round_trip() -> None:
    """The same law over many letters of fixed seeds, and writing again gives the same text."""
    for seed in range(2000):
        letter = compose(Random(seed))
        text = write(letter)
        again = read(text, str(letter.path))
        assert bare(again) == bare(letter), seed
        assert write(again) == text, seed


@pytest.mark.parametrize("case", GOOD, ids=[case.title for case in GOOD])
def test_golden_letters_survive_the_round_trip(case: Case) -> None:
    """What the golden cases hold is written and read without loss."""
    letter = read(source(case.input), "42.md")
    assert bare(read(write(letter), "42.md")) == bare(letter)


@pytest.mark.parametrize(
    "text",
    [
        '[local] J. Stalin wrote (1) P.S. and 12) that AT&T, c/o 5 > 3, 50% [see p. 3]: "so" #1 - x = y | z ~ {a}',
        "B. Russell said: wait!",
        "p. 169 is missing",
        "1918 was a year",
        "(see p. 3) and so on",
        "[Prime Minister] MacDonald",
        "… and so forth — 24–25 August; ll. 3–4 . . .",
        "Hurrah![sic]",
        "http://example.org/a-b?c=d",
    ],
)
def test_ordinary_text_goes_out_unescaped(text: str) -> None:
    """What nobody could take for markup is written as it is."""
    assert paragraph(text, ()) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("12) March", "12\\) March"),
        ("1929. It was", "1929\\. It was"),
        ("(C) 2007", "\\(C) 2007"),
        ("A.", "A\\."),
        ("MD. Smith", "MD\\. Smith"),
        ("- no", "\\- no"),
        ("# 7", "\\# 7"),
        ("> x", "\\> x"),
        ("[a]: b", "\\[a]: b"),
        ("::: x", "&#58;:: x"),
        ("|--|", "&#124;--|"),
        ("2*3 _ `x` \\", "2\\*3 \\_ \\`x\\` \\\\"),
        ("<b> & &amp; &#1;", "&lt;b> & &amp;amp; &amp;#1;"),
        ("[^1] [a](b) [a]{b}", "\\[^1] [a]\\(b) [a]\\{b}"),
        (" a  b ", "&#32;a &#32;b&#32;"),
        ("a\tb\nc\rd", "a&#9;b&#10;c&#13;d"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    """What Pandoc would read as something else is escaped, once."""
    assert paragraph(text, ()) == written


def test_insertions_leave_no_trace() -> None:
    """Insertion marks, which an edition adds after reading, are not written."""
    marks = (Mark("insertion", 0, 7), Mark("anchor", 7, 7, "3"))
    assert paragraph("[local] GPU", marks) == "[local][^3] GPU"


def test_authors_and_paths_are_not_written() -> None:
    """A note's author and a letter's path are not part of the file."""
    letter = read(PAGE, "42.md")
    signed = replace(letter, path=Path("x"), notes=tuple(replace(note, author="U.S. Ed.") for note in letter.notes))
    assert write(signed) == PAGE


def test_lines_are_joined_when_written() -> None:
    """One paragraph goes out on one line."""
    assert write(read(METADATA + "One\n two\nthree.\n", "42.md")) == METADATA + "One two three.\n"
