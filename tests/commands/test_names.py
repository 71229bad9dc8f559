"""`letters names`: the index of persons, organisations and places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.backmatter.sample import edition
from tests.editions import CORPUS, letter, write_edition
from tests.shell import call

SHIPPED = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition."""
    return edition(tmp_path_factory.mktemp("names") / "e")


def test_the_index_in_a_pipe(corpus: Path) -> None:
    """One record a name: main form, kind, counts and places in letters and in notes apart, variants."""
    got = call("names", "--corpus", corpus)
    assert (got.code, got.out) == (
        0,
        "Brook, Carl\tpersons\t1\t0\t1.p1\t\tBrook\n"
        "Carl\tpersons\t1\t0\t2.p2\t\tCarl\n"
        "Tea Board\torganisations\t0\t1\t\t1.n2\tTea Board\n"
        "Board\torganisations\t0\t1\t\t1.n2\tBoard\n"
        "Brook\tplaces\t1\t0\t1.1.b\t\tBrook\n"
        "London\tplaces\t0\t1\t\t1.n2\tLondon\n"
        "Nowhere\tplaces\t0\t0\t\t\tNowhere\n",
    )
    assert got.err == "whose name is not decided: 1.2, 2.p2; letters check says more\n"


def test_the_index_on_a_page(corpus: Path) -> None:
    """As a book has it: kind by kind, other words for a name, places, notes after the letters, [ ] for meant only."""
    got = call("names", "--kind", "persons", "--format", "page", "--width", "60", "--corpus", corpus)
    assert got.out == (
        "Letters to a Friend · 2 names\n\nPersons\n"
        "Brook, Carl  plural the Brooks. 1.p1\n"
        "Carl         [2.p1], 2.p2\n"
    )


def test_one_name_is_its_lines(corpus: Path) -> None:
    """A name asked for is the concordance of what names it, as records of kwic."""
    got = call("names", "Carl", "--corpus", corpus)
    assert got == (0, "2.p2\t1701-02-01\tit. ¶ No steam, no boiling water. Carl Brook is not\tCarl\t"
                      ". ¶ From the two cases, ship and tea, learn patience.\n",
                      "1 hit in 1 letter · meant and not named in 2.p1\n")  # fmt: skip


def test_one_name_on_a_page(corpus: Path) -> None:
    """On a page the entry's facts come first: how often, under which words, where else, identifiers."""
    got = call("names", "broke", "tea board", "--format", "page", "--width", "60", "--corpus", corpus)
    assert got.code == 0
    assert got.out.splitlines()[:5] == [
        "Brook, Carl", "", "named       1 time in letters, 0 in notes", "as          Brook (1)", "also spelt  Broke",
    ]  # fmt: skip
    assert "Wikidata  https://www.wikidata.org/wiki/Q42" in got.out


def test_words_are_counted_once_however_they_are_spelt(tmp_path: Path) -> None:
    """Two ways of writing what is one to a search, as the files of an edition have them, name somebody once."""
    names = 'persons:\n  Carl Ash: {variants: [Carl, "Carl.", Ash, "Carl-Ash"]}\n'
    body = "Carl came. Carl-Ash went. I saw Carl."
    corpus = write_edition(tmp_path / "x", {"1": letter("1", body)}, files={"names.yaml": names})
    assert call("names", "--corpus", corpus).out.split("\t")[:4] == ["Carl Ash", "persons", "3", "0"]
    assert call("names", "Ash", "--corpus", corpus).err == "3 hits in 1 letter\n"
    rivals = 'persons:\n  Carl Ash: {variants: [Carl]}\n  Carl Elm: {variants: ["Carl."]}\n'
    other = write_edition(tmp_path / "y", {"1": letter("1", body)}, files={"names.yaml": rivals})
    assert call("names", "--corpus", other).err.startswith("whose name is not decided: 1.p1;")


def test_what_capitals_tell_depends_on_the_language(tmp_path: Path) -> None:
    """In German what is used as a noun is left out, which is said; elsewhere nothing is."""
    letters = {"1": letter("1", "Gestern sah Carl Ash den Brief von Heinz. Mit dem Brief kam ein Gruß von Ash.")}
    of = {tag: write_edition(tmp_path / tag, letters, f"title: X\nlanguage: {tag}\n") for tag in ("de-AT", "en")}
    said = "left out: 2 words that this German text uses as nouns, and not as names\n"
    names = "Ash\t1\t0\t1.p1\nCarl Ash\t1\t0\t1.p1\nHeinz\t1\t0\t1.p1\n"
    assert call("names", "--suggest", "--corpus", of["de-AT"]) == (0, names, said)
    code, out, err = call("names", "--suggest", "--corpus", of["en"])
    assert (code, out.count("Brief"), err) == (0, 2, "")


def test_proposals_on_a_page_are_a_table(tmp_path: Path) -> None:
    """However many places a word has, it is a line; a pipe has them all."""
    letters = {str(id): letter(str(id), f"He saw Carl {'and Ash' * (id == 1)}.") for id in range(1, 20)}
    corpus = write_edition(tmp_path / "x", letters)
    page = call("names", "--suggest", "--format", "page", "--width", "60", "--corpus", corpus).out.splitlines()
    assert page == [
        "name  in_letters  in_notes  places",
        "Carl          19         0  1.p1 2.p1 3.p1 4.p1 5.p1 6.p1 …",
        "Ash            1         0  1.p1",
    ]
    assert call("names", "--suggest", "--corpus", corpus).out.count(".p1") == 20


def test_filters_narrow_the_index(corpus: Path) -> None:
    """Names that the filters leave nowhere are left out."""
    assert call("names", "--letter", "2", "--columns", "name", "--corpus", corpus).out == "Carl\n"
    assert call("names", "--from", "1900", "--corpus", corpus).code == 1


def test_an_unknown_name_exits_2(corpus: Path) -> None:
    """An unknown name is an error that names the nearest, as an argument and as a filter."""
    line = "letters: no name 'Londen'; nearest: London\n"
    assert call("names", "Londen", "--corpus", corpus) == (2, "", line)
    assert call("list", "--name", "Londen", "--corpus", corpus) == (2, "", line)


def test_an_edition_without_names_is_told_how(tmp_path: Path) -> None:
    """Without names.yaml the index is empty and says how to write one."""
    corpus = edition(tmp_path / "e", "", "")
    got = call("names", "--corpus", corpus)
    assert (got.code, got.out) == (1, "")
    assert "write names.yaml beside corpus.yaml" in got.err
    assert "Carl Brook\t2\t0\t1.p1 2.p2\n" in call("names", "--suggest", "--corpus", corpus).out


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["kwic", "tea", "--name", "Brook, Carl"], ["1.p1", "1.p1"]),
        (["kwic", "patience", "--name", "Carl"], []),
        (["list", "--name", "Carl"], ["2"]),
        (["kwic", "cargo", "--name", "Carl"], ["2.p1"]),
        (["notes", "--name", "London"], ["1.n2"]),
        (["kwic", "north", "--name", "Brook"], ["1.1.a"]),
        (["kwic", "tea", "--name", "Carl", "--name", "Brook, Carl", "--topic", "tea"], ["1.p1", "1.p1"]),
    ],
)
def test_a_name_is_a_filter(corpus: Path, args: list[str], expected: list[str]) -> None:
    """--name keeps the whole passages that name somebody, or mean him; several names are any of them."""
    got = call(*args, "--corpus", corpus)
    assert [line.split("\t")[0] for line in got.out.splitlines()] == expected


def test_a_search_that_finds_nothing_consults_the_names(corpus: Path) -> None:
    """What stands nowhere, but is another spelling of a name, leads to the words that do."""
    got = call("kwic", "Broke", "--corpus", corpus)
    assert got.code == 1
    assert got.err.splitlines()[1] == "  Brook, Carl is called Brook here (1 time): Brook"


def test_check_lists_what_names_leave_open(corpus: Path) -> None:
    """Words that nobody owns are warnings, names that stand nowhere notes."""
    got = call("check", "--columns", "severity,address,kind,what", "--corpus", corpus)
    assert got.code == 1
    assert "warning\t1.2\tname\tnames.yaml does not say whose name 'Brooks' is here\n" in got.out
    assert "note\t\tunnamed\tNowhere stands nowhere in the text\n" in got.out


def test_the_shipped_index_is_decided() -> None:
    """Two men of one name are kept apart, and no word of the six letters is left without its owner."""
    got = call("names", "--json", "--corpus", SHIPPED)
    assert got.err == ""
    rows = {row["name"]: row for row in json.loads(got.out)["rows"]}
    assert (rows["Eismont, Nikolai"]["letters"], rows["Eismont, Nikolai"]["notes"]) == ("", "42.n16.e")
    assert rows["Eismont (Chinese Eastern Railway)"]["letters"] == "44.ps"
    assert rows["Groman, Vladimir"]["plural"] == "Gromans"
    assert rows["Litvinov, Maksim"]["in_letters"] == 6
    assert rows["Musabekov, Gazanfar"]["meant"] == "42.2"
    assert rows["Mikoian, Anastas"]["variants"] == "Mikoian; A. M."
    assert "39.n2" in rows["Bukharin, Nikolai"]["notes"].split()
    assert rows["Soviet government"]["letters"] == "44.2 44.3"
    assert all(row["letters"] or row["notes"] for row in rows.values())


def test_a_part_in_which_somebody_is_meant_keeps_the_whole_point(tmp_path: Path) -> None:
    """--name keeps whole passages, also where he is meant and not named."""
    corpus = edition(tmp_path / "e", "", "persons: {Carl: {variants: [], meant: {1.1.a: in the north}}}")
    got = call("kwic", "tea", "--name", "Carl", "--corpus", corpus)
    assert [line.split("\t")[0] for line in got.out.splitlines()] == ["1.1"]


ANNOTATED = """\
Shown to O’Brien's man.

::: {.annotation hand="unknown"}
Brown has read it, and O'Brien too.
:::"""


def test_what_another_hand_wrote_names_people(tmp_path: Path) -> None:
    """An annotation's names stand in the index, among those of the letters, and are proposed no more."""
    files = {"names.yaml": "persons: {Brown: '', O'Brien: ''}"}
    corpus = write_edition(tmp_path / "e", {"1": letter("1", ANNOTATED)}, CORPUS, files)
    got = call("names", "--columns", "name,in_letters,in_notes,letters", "--corpus", corpus)
    assert got.out == "Brown\t1\t0\t1.annotation\nO'Brien\t2\t0\t1.p1 1.annotation\n"
    assert "Brown" not in call("names", "--suggest", "--corpus", corpus).out
    proposed = call("names", "--suggest", "--corpus", write_edition(tmp_path / "f", {"1": letter("1", ANNOTATED)}))
    assert "O'Brien\t2\t0\t1.p1 1.annotation\n" in proposed.out


def test_an_apostrophe_is_an_apostrophe(tmp_path: Path) -> None:
    """A name is looked up with typographic and with plain apostrophes, and a variant's `*` is any ending."""
    files = {"names.yaml": "persons: {O'Brien: '', Brown: {variants: [Brown*]}}"}
    corpus = write_edition(tmp_path / "e", {"1": letter("1", ANNOTATED)}, CORPUS, files)
    assert call("names", "o’brien", "--corpus", corpus).code == 0
    assert call("kwic", "shown", "-c", "--name", "O’Brien", "--corpus", corpus).out == "1\n"
    assert call("names", "Browne", "--columns", "node", "--corpus", corpus).out == "Brown\n"


def test_the_index_is_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    """On a page accents do not send a name behind Z."""
    corpus = edition(tmp_path / "e", "", "persons: {Zed: '', Érard: '', Fox: ''}")
    got = call("names", "--format", "page", "--corpus", corpus)
    assert [line.split()[0] for line in got.out.splitlines()[3:]] == ["Érard", "Fox", "Zed"]


@pytest.mark.parametrize(
    ("args", "lines"),
    [
        (["Mister Broke"], ["  Brook, Carl is called Brook here (1 time): Brook"]),
        (["Broke|noone"], ["  Brook, Carl is called Brook here (1 time): Brook"]),
        (["Carl", "--letter", "1", "--in", "notes"], []),
        (["C"], []),
    ],
)
def test_names_are_told_where_they_help(corpus: Path, args: list[str], lines: list[str]) -> None:
    """A word of a query is looked up, too; a name that goes by what was typed, or an initial, is no help."""
    got = call("kwic", *args, "--corpus", corpus)
    assert got.code == 1
    assert [line for line in got.err.splitlines() if "is called" in line] == lines


def test_a_hint_can_be_typed(tmp_path: Path) -> None:
    """What a hint says to type survives a shell, and finds."""
    files = {"names.yaml": "persons: {O'Brien: {spellings: [Obrian]}, Brown: {spellings: [Braun]}}"}
    corpus = write_edition(tmp_path / "e", {"1": letter("1", ANNOTATED)}, CORPUS, files)
    assert "(2 times): O’Brien\n" in call("kwic", "Obrian", "--corpus", corpus).err
    assert "(1 time): Brown --voice other\n" in call("kwic", "Braun", "--corpus", corpus).err
    assert call("kwic", "O’Brien", "-c", "--corpus", corpus).out == "1\n"
    assert call("kwic", "Brown", "--voice", "other", "-c", "--corpus", corpus).out == "1\n"


def test_a_broken_index_of_names_does_not_break_a_search(tmp_path: Path) -> None:
    """A search that finds nothing says so with its own exit code, whatever state names.yaml is in."""
    corpus = edition(tmp_path / "e", "", "persons: [A]")
    got = call("kwic", "nobody's", "--corpus", corpus)
    assert got.code == 1
    assert "names.yaml cannot be read and was not asked: letters check\n" in got.err


def test_names_are_spans_that_cql_can_ask_for(corpus: Path) -> None:
    """`<name/>` is the tokens of what names somebody, by its main form and kind; without names.yaml it is refused."""
    ask = ["kwic", "--in", "all", "--columns", "address,node", "--corpus", corpus]
    assert call(*ask, '<name kind="persons"/>').out == "1.p1\tBrook\n2.p2\tCarl\n"
    assert call(*ask, '<name main="Lon.*"/>').out == "1.n2\tLondon\n"
    assert call(*ask, '"tea" within <name/>').out == "1.n2\tTea\n"
    wrong = call(*ask, '<name colour="red"/>')
    assert (wrong.code, wrong.err.splitlines()[-3]) == (2, "letters: a name has no colour; write main or kind")


def test_filters_hold_for_what_is_meant_and_what_is_open(corpus: Path) -> None:
    """Where somebody is meant, and words whose owner is unknown, are left out by filters as mentions are."""
    got = call("names", "Carl", "--letter", "1", "--corpus", corpus)
    assert got == (1, "", "named nowhere that the filters leave\n")
    got = call("names", "--topic", "tea", "--columns", "name,meant", "--corpus", corpus)
    assert got == (0, "Brook, Carl\t\nCarl\t2.p1\n", "")


def test_suggest_takes_no_names(corpus: Path) -> None:
    """--suggest beside a name or a kind is refused rather than half obeyed."""
    for args in (["Carl"], ["--kind", "places"]):
        got = call("names", "--suggest", *args, "--corpus", corpus)
        assert (got.code, got.out) == (2, "")
