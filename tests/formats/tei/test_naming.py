"""Which names there are, and by which words they go."""

from __future__ import annotations

from pathlib import Path

from lettercli.formats.tei.naming import Entries
from tests.formats.tei.samples import taken, tei


def names(folder: Path, *texts: str) -> Entries:
    """What names.yaml would hold of some files."""
    _, _, _, made = taken(folder, *texts)
    return made.names.yaml()


def rs(words: str, ref: str, kind: str = "person") -> str:
    """A reference."""
    return f'<rs type="{kind}" ref="{ref}">{words}</rs>'


def test_words_of_one_entry(tmp_path: Path) -> None:
    """Words that the files use for one entry alone are its forms, but for those that are no names."""
    text = f"""<p>{rs("Carl Cole", "#c")} and {rs("Cole", "#c")}, {rs("he", "#c")}, {rs("Your Uncle", "#c")},
      {rs("Papa", "#c")}; {rs("Papa", "#d")}, {rs("Dora", "#d")}; {rs("both", "#c #d")}</p>"""
    assert names(tmp_path, tei(text))["persons"] == {
        "Carl Cole": {"variants": ["Carl Cole", "Cole"], "ref": "c"},
        "Dora": {"variants": ["Dora"], "ref": "d"},
    }


def test_lists_name_the_entries(tmp_path: Path) -> None:
    """The name that a list of persons gives is the main form, and its identifiers are kept."""
    listed = """<TEI><standOff><listPerson><person xml:id="c"><persName><forename>Carl</forename>
      <surname>Cole</surname></persName><idno type="GND">118540238</idno>
      <idno>https://www.wikidata.org/entity/Q5879</idno></person></listPerson></standOff>
      <text><body><listPlace><place xml:id="r"><placeName>Rome</placeName><idno>https://www.geonames.org/3169070</idno>
      </place></listPlace></body></text></TEI>"""
    found = names(tmp_path, tei(f"<p>{rs('Cole', '#c')} in {rs('Roma', '#r', 'place')}</p>"), listed)
    assert found == {
        "persons": {"Cole, Carl": {"variants": ["Cole"], "ref": "c", "gnd": "118540238", "wikidata": "Q5879"}},
        "organisations": {},
        "places": {"Rome": {"variants": ["Roma"], "ref": "r", "geonames": "3169070"}},
    }


def test_entries_of_one_name_stay_apart(tmp_path: Path) -> None:
    """Two entries of one name carry their references; who is only in a list is left out."""
    text = f"<p>{rs('Anna', '#a1')} {rs('Anna', '#a2')}</p>"
    assert list(names(tmp_path, tei(text))["persons"]) == ["Anna (a1)", "Anna (a2)"]


def test_authorities_in_references(tmp_path: Path) -> None:
    """A reference that is an address of an authority file gives the identifier."""
    text = f"<p>{rs('Goethe', 'https://d-nb.info/gnd/118540238')} {rs('Schiller', 'http://viaf.org/viaf/88919023')}</p>"
    assert names(tmp_path, tei(text))["persons"] == {
        "Goethe": {"variants": ["Goethe"], "ref": "https://d-nb.info/gnd/118540238", "gnd": "118540238"},
        "Schiller": {"variants": ["Schiller"], "ref": "http://viaf.org/viaf/88919023", "viaf": "88919023"},
    }


def test_names_as_they_are_read(tmp_path: Path) -> None:
    """Of a choice in a name one reading counts, and its notes do not."""
    words = "<choice><abbr>Joh.</abbr><expan>Johann</expan></choice> Dorn<note>Dead by then.</note>"
    found = names(tmp_path, tei(f"<p>{rs(words, '#d')}</p>"))
    assert found["persons"] == {"Johann Dorn": {"variants": ["Johann Dorn"], "ref": "d"}}


def test_keys_may_have_blanks(tmp_path: Path) -> None:
    """Blanks divide references; a key is one, whatever is in it."""
    found = names(tmp_path, tei('<p><orgName key="Bank of Ulm">Ulm Bank</orgName></p>'))
    assert found["organisations"] == {"Ulm Bank": {"variants": ["Ulm Bank"], "ref": "Bank of Ulm"}}


def test_a_register_in_another_file(tmp_path: Path) -> None:
    """A reference into a register's file, by `@ref`, `@key` or `@corresp`, means its entry; the entry says the kind."""
    register = """<TEI><standOff><listPerson><person xml:id="c"><persName type="reg">Cole, Carl</persName></person>
      </listPerson><listPlace><place xml:id="r"><placeName>Rome</placeName></place></listPlace></standOff>
      <text><body><p/></body></text></TEI>"""
    text = """<p><rs ref="people.xml#c">Cole</rs>, <persName corresp="#c">Carl Cole</persName>,
      <rs type="ed_person" key="c">Carlo</rs> in <name ref="places.xml#r">Roma</name>, <rs ref="#b">a bird</rs></p>"""
    found = names(tmp_path, tei(text), register)
    assert found["persons"] == {"Cole, Carl": {"variants": ["Carl Cole", "Carlo", "Cole"], "ref": "c"}}
    assert found["places"] == {"Rome": {"variants": ["Roma"], "ref": "r"}}
    assert not found["organisations"]


def test_first_names_are_anybodys(tmp_path: Path) -> None:
    """A first name that mostly stands for others is no form of its own; a surname is one."""
    text = f"""<p>{rs("Carl Cole", "#c")}, {rs("Carl", "#c")}, {rs("Cole", "#c")}.</p>
      <p>Carl Brun, Carl Dorn and Cole.</p>"""
    assert names(tmp_path, tei(text))["persons"] == {"Carl Cole": {"variants": ["Carl Cole", "Cole"], "ref": "c"}}


def test_words_that_mean_several(tmp_path: Path) -> None:
    """Words that may mean others as well are forms where they are tagged, and only there."""
    from lettercli import take_in

    text = f"<p>{rs('Carl Cole', '#c')} met {rs('Papa', '#d')}.</p><p>{rs('Papa', '#c')} came.</p><p>Papa went.</p>"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.xml").write_text(tei(text), encoding="utf-8")
    take_in([tmp_path / "in"], into=tmp_path / "out")
    made = (tmp_path / "out" / "names.yaml").read_text(encoding="utf-8")
    assert made.split("organisations")[0].split("persons:\n")[1] == """  Carl Cole:
    variants:
      - Carl Cole
      - Papa
    at:
      1.p1: Carl Cole met Papa.
      1.p2: Papa came.
    ref: c
  Papa:
    variants:
      - Papa
    at:
      1.p1: Carl Cole met Papa.
    ref: d
"""


def test_correspondents_of_a_register(tmp_path: Path) -> None:
    """Who is named by a reference alone has the name that a register gives, whatever the order of the files."""
    from lettercli.arrival import Arrival, Sources
    from lettercli.formats.tei.reader import ENDINGS, Import

    (tmp_path / "a.xml").write_text(tei("<p>T.</p>").replace(">Anna<", ' ref="people.xml#a"><'), encoding="utf-8")
    listed = '<listPerson><person xml:id="a"><persName>Alt, Anna</persName></person></listPerson>'
    (tmp_path / "listperson.xml").write_text(listed, encoding="utf-8")
    came = list(Import().read(Sources([tmp_path], ENDINGS)))
    assert [each.letter.metadata["sender"] for each in came if isinstance(each, Arrival)] == ["Alt, Anna"]
    assert next(each.kind for each in came if not isinstance(each, Arrival)) == "names"


def test_numbers_of_several_kinds(tmp_path: Path) -> None:
    """Where persons, places and pictures have numbers each of their own, one number means several."""
    text = f"""<p>{rs("Cabat", "9", "pers")} at {rs("Arles", "9", "place")}, {rs("Ill. 9", "9", "ill")}.</p>"""
    found = names(tmp_path, tei(text))
    assert found["persons"] == {"Cabat": {"variants": ["Cabat"], "ref": "9"}}
    assert found["places"] == {"Arles": {"variants": ["Arles"], "ref": "9"}}


def test_letters_that_share_a_line(tmp_path: Path) -> None:
    """Of letters without an id on one line nobody knows which is which: no place is told, not another's."""
    from lettercli import take_in

    letter = '<div type="letter"><opener/><p>{}</p></div>'
    text = letter.format(f"By {rs('Papa', '#c')}, to {rs('Papa', '#d')}.") + letter.format("Nobody.")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.xml").write_text(tei(text, head=""), encoding="utf-8")
    take_in([tmp_path / "in"], into=tmp_path / "out")
    assert len(list((tmp_path / "out" / "letters").iterdir())) == 2
    assert "at:" not in (tmp_path / "out" / "names.yaml").read_text(encoding="utf-8")


def test_places_of_several_kinds(tmp_path: Path) -> None:
    """Where a person stands is no place where something else of the same number does, nor one where several do."""
    text = f"""<p>{rs("Papa", "9", "pers")}.</p><p>{rs("Rome", "9", "place")}.</p>
    <p>{rs("Papa", "8", "pers")}, {rs("They", "#8 #9", "pers")}.</p>"""
    other = tei(f"<p>{rs('Ulm', '7', 'place')} {rs('Papa', '7', 'pers')}.</p>")
    letters, _, _, made = taken(tmp_path, tei(text), other)
    for each in letters:
        assert each.beside is not None
        each.beside(["42.p1", "42.p2", "42.p3"])
    places = {key.partition("\0")[0]: [place[3] for place in each.places] for key, each in made.names.entries.items()
              if each.kind == "persons"}  # fmt: skip
    assert places == {"9": [".p1"], "8": [".p3"], "7": [".p1"]}
