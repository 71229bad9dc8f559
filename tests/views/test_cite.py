"""Citations: the form of every kind of place, templates, several places together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lettercli.address import resolve
from lettercli.model import Edition
from lettercli.views.cite import citation, citations, locus
from tests.views.sample import EDITION, letter, note, passage

FORMS = {
    "42": "",
    "42.6": "§6",
    "42.6.b": "§6b",
    "42.6.p2": "§6 ¶2",
    "42.salute": "salutation",
    "42.closer": "closing",
    "42.signed": "signature",
    "42.dateline": "dateline",
    "42.ps": "postscript",
    "42.ps.signed": "postscript, signature",
    "42.n3": "§6 ¶2, n. 3",
    "42.n3.a": "§6 ¶2, n. 3a",
    "42.n3.p2": "§6 ¶2, n. 3 ¶2",
    "42.n5": "n. 5",
    "41.p1": "¶1",
    "41.p2.a": "¶2a",
    "41.p2.q": "¶2, quotation",
    "41.p2.q1": "¶2, quotation, item 1",
    "41.annotation": "annotation",
}


@pytest.mark.parametrize(("address", "cited"), FORMS.items())
def test_every_kind_of_place_has_its_form(address: str, cited: str) -> None:
    """A place is cited by point, paragraph and note, or by the name of what it is; a note with where it is called."""
    (place,) = resolve(EDITION, address)
    assert locus(place.letter, place.passage, place.note) == cited


def test_the_default_names_letter_and_date() -> None:
    """Without a template a citation is letter, date and place."""
    assert citation(EDITION, resolve(EDITION, "42.6.b")[0]) == "Letter 42 (21 August 1929), §6b"


def test_a_whole_letter_ends_with_its_date() -> None:
    """Where there is no place to name, what divides it from the letter is left out, too."""
    assert citation(EDITION, resolve(EDITION, "42")[0]) == "Letter 42 (21 August 1929)"


def test_several_places_are_cited_letter_by_letter() -> None:
    """Places of one letter that follow one another share its name."""
    places = [resolve(EDITION, address)[0] for address in ("42.5", "42.6.b", "43.p1")]
    assert citations(EDITION, places) == "Letter 42 (21 August 1929), §5; §6b; Letter 43 (23 August 1929), ¶1"


def _with(template: str) -> Edition:
    return replace(EDITION, about={"cite": template, "title": "A [sample]"})


def test_a_template_takes_metadata_of_letter_and_edition() -> None:
    """A name in braces is a key of the letter or of corpus.yaml; one that neither has stays as typed."""
    edition = _with("*{title}*, no. {id}, {where} ({place})")
    assert citation(edition, resolve(edition, "42.6")[0]) == "A [sample], no. 42, §6 ({place})"


def test_in_markdown_emphasis_stays_and_data_are_escaped() -> None:
    """The template's `*` is Markdown; what it is filled with is text."""
    edition = _with("*{title}*, no. {id}, {where}")
    assert citation(edition, resolve(edition, "42.6")[0], markdown=True) == "*A \\[sample\\]*, no. 42, §6"


def test_a_template_without_a_place_gets_it_at_its_end() -> None:
    """The place is never lost for a template that forgot it."""
    edition = _with("No. {id}")
    assert citation(edition, resolve(edition, "42.6")[0]) == "No. 42, §6"


def test_a_second_list_with_the_same_label_says_so() -> None:
    """A label that restarts is cited as the second of its name."""
    made = letter("1", "", (passage("1.1", "point", "One.", "1)"), passage("1.1~2", "point", "Again.", "1)")))
    assert locus(made, made.passages[1], None) == "§1 (second)"


def test_items_within_items_run_together_where_they_can() -> None:
    """Figures and letters follow each other directly, like kinds with a full stop between them."""
    deep = passage("1.6.b.2", "item", "Deep.", "2)", passage("1.6.b.2.1", "item", "Deeper.", "1)"))
    made = letter("1", "", (passage("1.6", "point", "Six.", "6)", passage("1.6.b", "item", "B.", "b)", deep)),))
    assert locus(made, deep, None) == "§6b2"
    assert locus(made, deep.parts[0], None) == "§6b2.1"


def test_an_undated_letter_says_so() -> None:
    """The date of an undated letter is no empty pair of brackets."""
    edition = replace(EDITION, letters=(letter("9", "", (passage("9.p1", "paragraph", "Hm."),), (note("1", "N"),)),))
    assert citation(edition, resolve(edition, "9.p1")[0]) == "Letter 9 (undated), ¶1"
