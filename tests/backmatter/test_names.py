"""names.yaml: what it says, what is wrong with it, and whom the words of the text name."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.backmatter.mentions import mentions
from lettercli.backmatter.names import UnknownName, known, load, named
from lettercli.backmatter.suggest import proposals
from lettercli.edition import load as load_edition
from lettercli.errors import Faults
from lettercli.index.build import build
from tests.backmatter.sample import NAMES, edition
from tests.editions import CORPUS, letter, write_edition


def found(folder: Path, names: str = NAMES) -> tuple[dict[str, list[str]], list[str]]:
    """By main form where it stands, with the form; and what stands for nobody certain."""
    made = load_edition(edition(folder, "", names))
    index = build(made)

    def place(start: int) -> str:
        return index.passages.addresses[index.passage(start)]

    result = mentions(index, load(made))
    of = {main: [f"{place(each.hit.start)} {each.form.text}" for each in some] for main, some in result.of.items()}
    return of, [f"{place(each.hit.start)} {each.name.main}" for each in result.doubtful]


def test_words_name_whom_the_file_says(tmp_path: Path) -> None:
    """Longest first, phrases taken out, two of one name by address, plurals, no signatures and salutes."""
    of, doubtful = found(tmp_path / "e")
    assert of == {
        "Brook, Carl": ["1.p1 Brook"],
        "Carl": ["2.p2 Carl"],
        "Tea Board": ["1.n2 Tea Board"],
        "Board": ["1.n2 Board"],
        "Brook": ["1.1.b Brook"],
        "London": ["1.n2 London"],
        "Nowhere": [],
    }
    assert doubtful == ["1.2 Brook, Carl", "2.p2 Brook"]


def test_at_keeps_every_form_to_its_places(tmp_path: Path) -> None:
    """A plural outside the passages that `at` lists is nobody's for certain; listed, it is his."""
    listed = NAMES.replace("1.p1: On tea,", "1.p1: On tea, 1.2: The ship waits,")
    of, doubtful = found(tmp_path / "e", listed)
    assert of["Brook, Carl"] == ["1.p1 Brook", "1.2 Brooks"]
    assert doubtful == ["2.p2 Brook"]


def test_files_that_tag_names_leave_no_doubt(tmp_path: Path) -> None:
    """Where `at` comes with the reference of the files that an edition was made of, elsewhere nobody is meant."""
    at = "persons:\n  Brook, Carl:\n    variants: [Brook]\n    at: {1.p1: On tea.}\n"
    of, doubtful = found(tmp_path / "a", at)
    assert (of["Brook, Carl"], bool(doubtful)) == (["1.p1 Brook"], True)
    of, doubtful = found(tmp_path / "b", at + "    ref: p12\n")
    assert (of["Brook, Carl"], doubtful) == (["1.p1 Brook"], [])


def test_two_without_at_are_doubtful(tmp_path: Path) -> None:
    """Where two entries claim a word and neither says where, nobody is guessed."""
    of, doubtful = found(tmp_path / "e", "persons: {'Brook, Ann': '', 'Brook, Carl': ''}")
    assert of == {"Brook, Ann": [], "Brook, Carl": []}
    assert doubtful[:2] == ["1.p1 Brook, Ann", "1.p1 Brook, Carl"]


def test_case_counts(tmp_path: Path) -> None:
    """A name is spelt as it is spelt: `tea` is no `Tea`."""
    of, _ = found(tmp_path / "e", "places: {Tea: ''}")
    assert of == {"Tea": ["1.n1 Tea", "1.n2 Tea", "1.n2 Tea"]}


def test_a_name_is_looked_up_by_all_it_goes_by(tmp_path: Path) -> None:
    """The main form outdoes what goes by a word; a word of a main form will do; case and accents are nobody's."""
    names = load(load_edition(edition(tmp_path / "e")))
    assert [name.kind for name in known(names, "Brook")] == ["places"]
    assert [name.main for name in known(names, "brook, cârl")] == ["Brook, Carl"]
    assert [name.main for name in known(names, "broke")] == ["Brook, Carl"]
    assert [name.main for name in known(names, "brooks")] == ["Brook, Carl"]
    assert [name.main for name in known(names, "tea")] == ["Tea Board"]
    with pytest.raises(UnknownName, match="no name 'Lon'; nearest: London"):
        named(names, "Lon")
    with pytest.raises(UnknownName, match="no name 'Londen'; nearest: London"):
        named(names, "Londen")


FAULTS = {
    "people: {A: ''}": "1: unknown key 'people'; there are organisations, persons, places",
    "persons: [A]": "1: persons holds no names; write a main form and below it variants: […]",
    "persons: {A: [b]}": "1: A is no entry; write below it variants: […], or nothing",
    "persons: {A: {variant: b}}": "1: unknown key 'variant'; there are at, geonames, gnd, meant, not, plural, "
    "ref, spellings, variants, viaf, who, wikidata",
    "persons: {A: {variants: '|'}}": "1: variants: '|': a word is missing before |; "
    "write one on either side: wheat|grain",
    "persons: {A: {wikidata: 855}}": "1: wikidata: '855'; write it like Q855",
    "persons: {A: {viaf: Q1}}": "1: viaf: 'Q1'; write its figures",
    "persons: {A: {at: {1.9: x}}}": "1: no passage '1.9' in this edition; points are 1, 2",
    "persons: {A: {plural: [A]}}": "1: 'A' is a variant and a plural; keep it in one list",
    "persons: {'': ''}": "1: an entry without a main form; write one",
    "persons: {A: ''}\nplaces: {a: ''}": "2: the name 'a' again (line 1); tell them apart by what stands behind the "
    "comma",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    """Every fault of names.yaml names the file, the line, what is wrong and what to write."""
    root = edition(tmp_path / "e", "", text)
    with pytest.raises(Faults) as caught:
        load(load_edition(root))
    assert f"{root / 'names.yaml'}:{FAULTS[text]}" in map(str, caught.value.faults)


def test_names_not_yet_there_are_proposed(tmp_path: Path) -> None:
    """Capitalised words that no entry accounts for, without those that only begin a sentence or a salute."""
    made = load_edition(edition(tmp_path / "e", "", "places: {London: ''}"))
    index = build(made)
    accounted = {token for hit in mentions(index, load(made)).hits() for token in range(hit.start, hit.end)}
    assert [(each.text, each.in_letters, each.in_notes) for each in proposals(index, accounted)] == [
        ("Carl Brook", 2, 0),
        ("Board", 0, 1),
        ("Brook", 1, 0),
        ("Brooks", 1, 0),
        ("Carl", 1, 0),
        ("Tea Board", 0, 1),
        ("Tea Street", 0, 1),
    ]


def test_a_main_form_of_several_lines_is_one_line(tmp_path: Path) -> None:
    """Blanks, tabs and line ends within a name and its variants are one blank."""
    made = load_edition(edition(tmp_path / "e", "", "persons: {\"Brook,\\n\\tCarl\": {variants: [\"Carl\\n Brook\"]}}"))
    (name,) = load(made)
    assert (name.main, name.variants) == ("Brook, Carl", ("Carl Brook",))


def test_a_compound_that_is_a_name_is_no_mention_of_its_parts(tmp_path: Path) -> None:
    """`Smith-Jones` with an entry of its own is not Smith; without one it names him, as does `Smith's`."""
    names = "persons: {Smith: '', old Smith: ''}\norganisations: {Smith-Jones: ''}"
    body = "Smith-Jones paid Smith's bill. Smith-Brown and old Smith did not."
    made = load_edition(write_edition(tmp_path / "e", {"1": letter("1", body)}, CORPUS, {"names.yaml": names}))
    index = build(made)
    of = mentions(index, load(made)).of
    assert {main: [index.form(each.hit.start) for each in found] for main, found in of.items()} == {
        "Smith": ["Smith's", "Smith-Brown"], "old Smith": ["old"], "Smith-Jones": ["Smith-Jones"],
    }  # fmt: skip
