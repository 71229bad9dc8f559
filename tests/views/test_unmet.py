"""No letter passes the filters: what there is instead."""

from __future__ import annotations

from dataclasses import replace

from lettercli.model import Edition
from lettercli.views.unmet import MOST, nearest, there_are
from tests.index import made

PLACES = ("Berlin", "Berlin S.W. 68, Lindenstr. 14", "Bern", "Marburg", "Dresden", "Chemnitz", "Halle a. S.", "Jena",
          "Frankfurt am Main", "Wien", "Zürich")  # fmt: skip


def test_the_nearest_are_those_alike_in_a_word() -> None:
    """A name of several words is near where one of its words is; case and diacritics do not count."""
    assert nearest(PLACES, ["Berln"]) == ["Berlin", "Berlin S.W. 68, Lindenstr. 14", "Bern"]
    assert nearest(PLACES, ["FRANKFORT", "zurich"]) == ["Frankfurt am Main", "Zürich"]
    assert nearest(PLACES, ["Oxbridge"]) == []


def edition(number: int) -> Edition:
    letters = (made.letter(str(at), "text") for at in range(number))
    return made.edition(*(replace(each, metadata={**each.metadata, "place": place})
                          for each, place in zip(letters, PLACES, strict=False)))  # fmt: skip


def test_few_values_are_all_named() -> None:
    """As many as a line holds are named, whatever was asked for."""
    said = there_are(edition(MOST), {"where": ("place=Rom",)})
    assert said == f"place is {', '.join(PLACES[:MOST])}"


def test_of_many_values_the_nearest_are_named() -> None:
    """Of more the nearest are, or where none is near, the first."""
    berln = {"where": ("place=Berln",)}
    assert there_are(edition(11), berln) == "place is Berlin, Berlin S.W. 68, Lindenstr. 14, Bern …"
    assert there_are(edition(11), {"where": ("place=Rom",)}) == f"place is {', '.join(PLACES[:MOST])} …"


def test_what_each_keeps_is_said_where_each_keeps_some() -> None:
    """Filters that letters pass one by one are named with how many these are, those on subjects, too."""
    both = {"where": ("place=Bern", "place=Jena")}
    assert there_are(edition(11), both) == "--where place=Bern keeps 1, --where place=Jena 1, none passes both"
    with_topic = there_are(edition(11), both, {"--topic": 3})
    assert with_topic.endswith("--where place=Jena 1, --topic 3, none passes all")


def test_a_subject_of_no_letter_is_named() -> None:
    """Of a topic or a name that stands nowhere there is nothing nearest to say."""
    assert there_are(edition(2), {"sender": ("Stalin",)}, {"--topic": 0}) == "--topic keeps none"


def test_a_filter_that_fails_alone_is_all_there_is_to_say() -> None:
    """What the others keep does not matter then."""
    asked = {"where": ("place=Bern", "place=Rom"), "sender": ("Stalin",)}
    assert there_are(edition(3), asked) == "place is Berlin, Berlin S.W. 68, Lindenstr. 14, Bern"
