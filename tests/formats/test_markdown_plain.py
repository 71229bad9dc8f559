"""The fast reader: the same letters as the strict one, and the strict one's faults."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import Faults
from lettercli.files import textfile
from lettercli.flat import Flat
from lettercli.formats.markdown import flat, plain, write
from lettercli.formats.markdown.faults import Faulty
from tests.formats.cases import METADATA, cases, source
from tests.formats.damage import damage
from tests.strategies import TRAPS, WORDS, compose

CORPUS = sorted((Path(__file__).parent.parent.parent / "corpus" / "letters").glob("*.md"))
PIECES = (
    *WORDS, *TRAPS, " ", "\n", "\n\n", "\n\n\n", "\n   ", "\n    ", "\n\n   ", "\n\n    ", "  ", " \n", "\n ", "\n \n",
    "[^1]", "[^1]: ", "\n[^2]: ", "[^1]: x", "1) ", "10) ", "\n\n2) ", "a) ", "\n\n   b) ", "> ", "\n> ", "\n>\n> ",
    "::: salute\n", "::: closer\nx\n:::", "\n:::", "::: postscript\n\nx\n\n::: signed\nA\n:::\n:::", "[…]{.gap}",
    "7)", "7)\n\n", '[]{.pb n="1"}', "*x*", "e[^1]\u0301", "\u0301", "\u00a0", "J. Stalin", "A. ",
)  # fmt: skip


BREAKS = ("\n", "\n   ", "\n    ", "  ", "\n\n", "\n\n\n", " \n", "\n> ")


def outcome(text: str, *, fast: bool) -> Flat | str:
    """What comes of a file's text: a letter as columns, or its faults."""
    try:
        return flat(textfile.clean(text, "42.md"), "42.md", fast=fast)
    except Faults as faults:
        return str(faults)


def agree(text: str) -> bool:
    """Whether both readers say the same; whether the fast one had an answer of its own is another question."""
    quick, slow = outcome(text, fast=True), outcome(text, fast=False)
    assert quick == slow, text
    return isinstance(quick, Flat)


def is_plain(text: str) -> bool:
    """Whether the fast reader reads a body to its end."""
    from lettercli.formats.markdown import metadata

    about = metadata.read(text, "42.md", Faulty("42.md"))
    return plain.read(Flat(about.head()), text, about.at, about.end + 1)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_letters_are_read_alike(path: Path) -> None:
    """The letters that come with the program are read by the fast reader, and as the strict one reads them."""
    text = path.read_text(encoding="utf-8")
    assert agree(text)
    assert is_plain(text)


def test_golden_letters_are_read_alike() -> None:
    """Every golden case, good or faulty, gives the same from both readers."""
    for case in cases("good", "metadata", "notes", "lists", "divs", "inline"):
        agree(source(case.input))


def test_letters_and_damaged_letters_are_read_alike() -> None:
    """Thousands of letters, as written and after careless editing, give the same from both readers."""
    good = 0
    for seed in range(3000):
        random = Random(seed)
        text = write(compose(random))
        assert agree(text), seed
        good += agree(damage(random, text))
    assert good > 500


def test_letters_of_broken_lines_are_read_alike() -> None:
    """Lines broken at blanks, blanks doubled, blank lines added: both readers say the same."""
    good = 0
    for seed in range(1500):
        random = Random(seed)
        text = write(compose(random))
        for _ in range(random.randint(1, 6)):
            at = random.choice([place for place, each in enumerate(text) if each in " \n"])
            text = text[:at] + random.choice(BREAKS) + text[at + 1 :]
        good += agree(text)
    assert good > 100


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@settings(max_examples=1500, deadline=None)
def test_any_text_is_read_alike(body: str) -> None:
    """Whatever pieces a body is made of, both readers say the same."""
    agree(METADATA + body)
    agree(METADATA + body + "\n\n[^1]: Note.\n")


@pytest.mark.parametrize(
    "body",
    [
        "A paragraph.",
        "Two lines\nof one.",
        "6)  A point.[^1]\n\n7) Another [local] one.\n\n[^1]: A note.",
        "It is:\n\na) one;\n\nb) two.\n\n> Quoted.\n>\n> 1) More.",
        "6) A point:\n\n   a) with parts;\n\n      i) and more;\n\n   goes on.",
        "::: salute\nDear Ben,\n:::\n\nText.\n\n::: signed\nJ. Stalin\n:::",
        "::: postscript\nOne.\n\nTwo.\n\n::: signed\nAnn\n:::\n:::",
        "[^1]: A note.\n[^2]: Another.\n\n    Goes on.\n\n    > Quoted.",
        "*Emphasis*, a \\* and AT&amp;T, […]{.gap}.",
        "J. Stalin wrote. \"No,\" he said.",
        "Müller, Žižek, 邮: “so”.",
    ],
)  # fmt: skip
def test_what_letters_are_made_of_is_plain(body: str) -> None:
    """The common forms are read by the fast reader to the end."""
    assert agree(METADATA + body + "\n")
    assert is_plain(METADATA + body + "\n")


@pytest.mark.parametrize(
    "body",
    [
        "x\n[^1]: y\n\n[^1]: Note.",
        "x [a]\n[b] y",
        "1) a[^1]\n\n[^1]: n\n\n2) b",
        "a[^1]\n\n[^1]: n\n\n2) b",
        "x\n1) y",
        "x\n> y",
        "x\n::: salute\ny\n:::",
        "x\n@. y",
        "x \\\ny",
        "1) x\ny",
        "1) x\n\n y",
        "1) 2) x",
        "1)     x",
        "1) x\n\n2)\n\n3) y",
        "1)\n\n   a) x",
        "1) x\n\n   a)\n\n   b) y",
        "[^1]: x\n\n  y",
        "[^1]: > x",
        "[^1]: 1) x",
        "::: salute\n\n:::",
        "::: salute\nx",
        "::: closer\nx\n:::\ny",
        "> x\ny",
        "\u00a0",
        "x\n\n[^1]: a[^1]",
    ],
)
def test_what_only_looks_plain_is_left_to_the_strict_reader(body: str) -> None:
    """The borders of what is plain: each of these is something else, or a fault, and read so."""
    agree(METADATA + body + "\n")
