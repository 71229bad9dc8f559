"""Notes by the Chicago Manual."""

from __future__ import annotations

from dataclasses import replace

import pypandoc
import pytest

from lettercli.book import Book, Person
from lettercli.reference import Reference
from lettercli.render.citing.chicago import cite
from tests.render.citing.sample import ALONE, HOSTILE, PRINTED, dated

PEOPLE = tuple(Person(f"F{at}", f"G{at}.") for at in range(5))


def test_a_letter_in_a_book() -> None:
    """Who to whom, place, date, the book with its editors and imprint, page, letter, place in the letter, address."""
    assert cite(PRINTED, False) == (
        "Ann to C. D. Benedict and Central Board, Sochi, 21 August 1929, in The Letters of Ann, 1920–1930, "
        "ed. Jürgen Müller, Ewa Łoś Jr., and Smith and Sons, trans. Jan van Dyk, 2nd ed., vol. 3 "
        "(Köln: O'Reilly & Co, 1995), 12–15, letter 42, §6b; n. 16, https://example.org/a_b?x=1&y=2 "
        "(attributed to this book; the source of the text does not name it)."
    )


def test_a_letter_of_an_edition_that_is_no_book() -> None:
    """Nothing is said that is not known."""
    assert cite(ALONE, False) == "Ann to Ben, Sochi, 21 August 1929, in Letters to a Friend, letter 1."


def test_in_markdown_the_title_is_emphasised() -> None:
    """The book's title stands between stars, and signs of Markdown in the data are escaped."""
    odd = replace(ALONE, book=Book("On *Stars* [sic]"))
    assert cite(odd, True) == "Ann to Ben, Sochi, 21 August 1929, in *On \\*Stars\\* \\[sic\\]*, letter 1."
    assert "*The Letters of Ann, 1920–1930*" in cite(PRINTED, True)


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (Book("T", place="P", publisher="H", year="1995"), "in T (P: H, 1995), letter"),
        (Book("T", publisher="H", year="1995"), "in T (H, 1995), letter"),
        (Book("T", year="1995"), "in T (1995), letter"),
        (Book("T", place="P"), "in T (P), letter"),
        (Book("T", PEOPLE[:1]), "in T, ed. G0. F0, letter"),
        (Book("T", PEOPLE[:2]), "in T, ed. G0. F0 and G1. F1, letter"),
        (Book("T", PEOPLE[:3]), "in T, ed. G0. F0, G1. F1, and G2. F2, letter"),
        (Book("T", PEOPLE), "in T, ed. G0. F0 et al., letter"),
        (Book("T", doi="10.1/x"), "letter 1, https://doi.org/10.1/x."),
    ],
)
def test_the_book_as_far_as_it_is_known(book: Book, said: str) -> None:
    """What is missing leaves no comma, colon or bracket; of more than three names the first stands for all."""
    assert said in cite(replace(ALONE, book=book), False)


@pytest.mark.parametrize(
    ("senders", "recipients", "begins"),
    [
        (PEOPLE[:2], PEOPLE[2:3], "G0. F0 and G1. F1 to G2. F2, Sochi"),
        ((), PEOPLE[:1], "Letter to G0. F0, Sochi"), (PEOPLE[:1], (), "G0. F0, letter, Sochi"),
        ((), (), "Letter, Sochi"),
    ],
)  # fmt: skip
def test_unknown_correspondents(senders: tuple[Person, ...], recipients: tuple[Person, ...], begins: str) -> None:
    """Whoever is not known is not named, and nobody is invented."""
    assert cite(replace(ALONE, senders=senders, recipients=recipients), False).startswith(begins)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (dated(ALONE, ""), "Sochi, n.d., in"),
        (dated(ALONE, "1929-08-21?"), "Sochi, 21 August 1929?, in"),
        (dated(ALONE, "[1929-08..1929-09]"), "Sochi, between August and September 1929, in"),
        (dated(ALONE, "1917-10-25", "julian"), "Sochi, 25 October 1917 (old style), in"),
        (dated(ALONE, "-0043-03-15"), "Sochi, 15 March 44 BC, in"),
    ],
)
def test_dates(reference: Reference, said: str) -> None:
    """A date is said as the edition has it; n.d. stands where there is none."""
    assert said in cite(reference, False)


def test_hostile_text_is_text_in_markdown() -> None:
    """Nothing in the data is markup for a reader of Markdown."""
    reference = replace(ALONE, senders=(Person("<b>*x*</b> [y](http://z) `c` $m$ ~s~ ^t^"),), book=Book(HOSTILE))
    html = pypandoc.convert_text(cite(reference, True).replace("\n", " "), "html", format="markdown")
    assert html.count("<em>") == 1
    assert not [tag for tag in ("<b>", "<a ", "<code", "<sub", "<sup", "math") if tag in html]
