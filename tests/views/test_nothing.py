"""Nothing found: what the hints say, one fact each."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.query.words import parse
from lettercli.search import Layer, Scope, Voice, count
from lettercli.views.nothing import elsewhere, suggest
from tests.index import made


@pytest.fixture
def index() -> Index:
    """A letter with every layer, and one more."""
    salute = made.passage("1.salute", "Hello, Com. Molotov,", "salute")
    text = "Bukharin’s grain is late [says Bukharin]; Sten-Lominadze procures grain."
    first = made.passage("1.p1", text, marks=made.inserted(text, "[says Bukharin]"))
    hand = made.passage("1.annotation", "Agreed, Kaganovich.", "annotation")
    return build(
        made.edition(
            made.letter("1", salute, first, hand, notes=["Slepkov was a pupil of Bukharin."]),
            made.letter("2", "Siberia has grain. Grain has Siberia."),
            made.letter("3", "grain of the north"),
        )
    )


@pytest.mark.parametrize(
    ("text", "options", "lines"),
    [
        ("Slepkov", {}, ["1 hit in the notes: --in notes"]),
        ("Kaganovich", {}, ["1 hit in what other hands wrote: --voice other"]),
        ("Molotov", {"layer": "body"}, ["1 hit in salutes, datelines, closers and signatures: --in text"]),
        ("Siberia", {"layer": "notes"}, ["2 hits in the letters' text: --in text"]),
        ("Molotov", {"voice": "editor"}, ["1 hit in other voices: leave out --voice editor"]),
        ("Siberia", {"scope": Scope({"1"})}, ["2 hits in letters that the filters leave out: 2 (2)"]),
        ("grain", {"scope": Scope(set())}, ["5 hits in letters that the filters leave out: 1 (2), 2 (2), 3 (1)"]),
        ("Buharin", {}, ["no word Buharin; nearest: Bukharin (2)"]),
        ("Buharin", {"layer": "notes"}, ["no word Buharin; nearest: Bukharin (1)"]),
        ("Slepkow", {}, ["no word Slepkow; nearest: Slepkov (1 in the notes)"]),
        ("Kaganowich", {}, ["no word Kaganowich; nearest: Kaganovich (1 in other hands)"]),
        ("Stne", {}, ["no word Stne; nearest: Sten (1)"]),
        ("procure", {}, ["no word procure, but 1 hit of words that begin so: 'procure*'"]),
        ("late?", {}, ["? stands for one character: without it late has 1 hit"]),
        ("qqqq", {}, ["no word qqqq, and none like it"]),
        ("late OR early", {}, ["OR is a word like any other here; write 'late|early'"]),
        ("late AND north", {}, ["AND is a word like any other here; write late --near north:25"]),
        ("grain NOT of Siberia", {}, ["NOT is a word like any other here; write A --not-near B:25"]),
        ("xx*", {}, ["no word xx*, and none like it"]),
        ("Siberia north", {}, ["Siberia (2) and north (1) never stand in one text"]),
        (
            "late grain",
            {},
            [
                "late (1) and grain (5) never adjoin in this order; "
                "nearest in 1.p1, 1 word between them, the other way round; 1 hit of late --near grain:10"
            ],
        ),
        ("Sten procures", {}, []),
        (
            "has grain has",
            {},
            ["each two neighbours of the query adjoin somewhere, all of them together nowhere"],
        ),
    ],
)
def test_a_hint_is_a_fact(index: Index, text: str, options: dict[str, Any], lines: list[str]) -> None:
    """Hints name other layers and voices, excluded letters, like words, and words that never adjoin."""
    query = parse(text)
    assert (count(index, query, **options) > 0) == (not lines)
    if lines:
        assert suggest(index, query, **options) == lines


def test_case_and_whole_are_looked_through(index: Index) -> None:
    """Where only case or the parts of words stand in the way, that is the hint."""
    assert suggest(index, parse("siberia", case=True)) == ["2 hits without -s, when case and diacritics do not count"]
    assert suggest(index, parse("Lominadze", whole=True)) == ["1 hit without -w, when a part of a word will do"]


def test_what_is_elsewhere_is_counted_by_layer(index: Index) -> None:
    """Hits in the layers that were not searched, and in these only."""
    query = parse("Bukharin|Kaganovich")
    assert elsewhere(index, query, "text", None, None) == {"notes": 1, "annotations": 1}
    assert elsewhere(index, query, "notes", None, None) == {"text": 2}
    assert elsewhere(index, query, "all", None, None) == {}
    assert elsewhere(index, query, "text", "other", Scope({"1"})) == {}
    assert elsewhere(index, query, "text", "editor", None) == {"notes": 1, "annotations": 1}
    assert elsewhere(index, query, "text", "writer", None) == {"annotations": 1}


@pytest.mark.parametrize("scope", [None, Scope({"1"}), Scope({"2", "3"}), Scope(passages={"1.1", "2.p1"})])
@pytest.mark.parametrize("voice", [None, *get_args(Voice)])
@pytest.mark.parametrize("layer", get_args(Layer))
def test_what_a_hint_says_to_type_finds_what_it_promises(
    index: Index, layer: Layer, voice: Voice | None, scope: Scope | None
) -> None:
    """Options and words of a hint, typed with all that was typed before, have just as many hits as it says."""
    for text in ("Slepkov", "Kaganovich", "Molotov", "bukharin", "Siberia", "Bukhar", "Slep", "pup?", "Kagan"):
        for case, whole in ((False, False), (True, False), (False, True)):
            query = parse(text, case=case, whole=whole)
            if count(index, query, layer, voice, scope):
                continue
            for hint in suggest(index, query, layer, voice, scope):
                promised = re.search(r"(\d+) hits?\b", hint)
                if promised is None or "filters" in hint:
                    continue
                there = re.search(r"--in (\w+)", hint)
                other, dropped = "--voice other" in hint, "leave out --voice" in hint
                words = re.search(r"'(\w+\*)'", hint) or re.search(r"without it (\w+)", hint)
                again = parse(
                    words[1] if words else text,
                    case=case and "without -s" not in hint,
                    whole=whole and "without -w" not in hint,
                )
                found = count(
                    index, again, there[1] if there else layer,  # type: ignore[arg-type]
                    None if dropped else "other" if other else voice, scope,
                )  # fmt: skip
                assert found == int(promised[1]), (hint, query)


def test_an_empty_edition_has_a_hint() -> None:
    """Where there are no words there is none like it."""
    assert suggest(build(made.edition()), parse("grain")) == ["no word grain, and none like it"]
