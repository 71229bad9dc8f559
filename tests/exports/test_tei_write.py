"""TEI out: valid whatever the letter holds, and each thing where TEI has a place for it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from lettercli import dates
from lettercli import edition as editions
from lettercli.emendations import Repair
from lettercli.exports import Source
from lettercli.exports.tei import Writer, fill, write
from lettercli.flat import Conventions, attribute
from lettercli.flat import letter as letter_of
from lettercli.formats import markdown
from lettercli.formats.tei import write_dates
from lettercli.formats.tei.write_xml import xml_id
from lettercli.index.build import build
from lettercli.model import Edition, Letter
from tests.editions import CORPUS, letter, write_edition
from tests.formats.schemas import faults
from tests.strategies import compose, letters

pytestmark = pytest.mark.xdist_group("tei")  # the schema is slow to load: one process does

ROOT = Path(__file__).parent.parent.parent
NS = {"": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
SIGLA = Conventions(("U.S. Ed.", "Bukharin"))
HEAD = "---\nid: 42\ndate: 1929-08-21\nsender: Stalin\nrecipient: Molotov\n---\n\n"


def source(letters: Sequence[Letter], **about: object) -> Source:
    edition = Edition("made", "Letters made up", tuple(letters), about=about, sigla=SIGLA.sigla)
    return Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))


def read(body: str, head: str = HEAD) -> Letter:
    """The letter of a body in Markdown, its insertions and signatures found."""
    flat = markdown.flat(head + body, Path("42.md"))
    attribute(flat, SIGLA)
    return letter_of(flat, None)


def attributed(letter: Letter) -> Letter:
    """A letter made up at random, as an edition gives it: its brackets marked, its notes ascribed."""
    flat = markdown.flat(markdown.write(letter), Path("x.md"))
    attribute(flat, SIGLA)
    return letter_of(flat, None)


def tei(letter: Letter, **about: object) -> str:
    return "".join(write(source([letter], **about)))


def document(body: str, head: str = HEAD) -> ET.Element:
    """The TEI element of a letter."""
    found = ET.fromstring(tei(read(body, head))).find("TEI", NS)
    assert found is not None
    return found


def body(text: str) -> str:
    """What is inside the letter's division, without line ends."""
    written = Writer(source([])).letter(read(text), "")
    return written.partition('<div type="letter">')[2].rpartition("</div>")[0].replace("\n", "")


BLOCKS = {"list", "p", "quote", "note", "postscript", "closer", "opener", "div", "signed", "dateline", "ab", "body"}
SEGMENTS = {"paragraph", "list", "quote"}


def words(element: ET.Element) -> str:
    """The words of an element that are its own: no notes, no blocks in it, lost text in its brackets."""
    out = element.text or ""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "gap":
            out += f"[{child.findtext('desc', '…', NS)}]"
        elif name == "g":
            out += chr(int(child.get("ref", "")[-4:], 16))
        elif name not in BLOCKS and not (name == "seg" and child.get("type") in SEGMENTS):
            out += words(child)
        out += child.tail or ""
    return out


def test_the_schema_finds_faults() -> None:
    """The schema is TEI's own and refuses what is not TEI, so that its silence means something."""
    good = tei(read("Text.\n"))
    assert faults(good) == []
    assert faults(good.replace("<p ", "<para ").replace("Text.</p>", "Text.</para>"))
    assert faults(good.replace("correspAction", "correspAct"))
    assert faults(good.replace('when="1929-08-21"', 'when="1929-8-21"'))


def test_the_edition_that_comes_along_is_valid(tmp_path: Path) -> None:
    """All letters of the shipped edition are valid TEI, in one corpus and as documents."""
    edition = editions.load(ROOT / "corpus")
    made = Source(edition, edition.letters, lambda: build(edition))
    assert faults("".join(write(made))) == []
    fill(made, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{id}.xml" for id in range(39, 45)]
    assert [fault for path in tmp_path.iterdir() for fault in faults(path.read_text("utf-8"))] == []
    assert made.remarks == []


@settings(max_examples=200, deadline=None)
@given(letters())
def test_every_letter_is_valid(letter: Letter) -> None:
    """Whatever a letter holds, in whatever order, it is written as valid TEI."""
    assert faults(tei(attributed(letter))) == []


@settings(max_examples=200, deadline=None)
@given(letters())
def test_no_word_is_lost(letter: Letter) -> None:
    """Each passage's words, to the last blank, stand in the element that bears its address."""
    letter = attributed(letter)
    by_id = {element.get(ID): element for element in ET.fromstring(tei(letter)).iter()}
    for passage in letter.everything():
        found = by_id[xml_id(passage.address)]
        if passage.text:
            inner = found.findall(".//p" if passage.kind == "annotation" else "p", NS)
            assert words(next((each for each in inner if each.get(ID) is None), found)) == passage.text


def test_ids_are_different_for_different_addresses() -> None:
    """Every xml:id is the address, made a name of XML; two addresses never share one."""
    addresses = ["42", "_42", "42.1~2", "42.1·7E·2", "№5", "a b", "Tillich.7.p2", "L-1", "·", ".", "é", "42.n1", "a:b"]
    ids = [xml_id(address) for address in addresses]
    assert ids[:3] == ["_42", "__42", "_42.1·7E·2"]
    assert ids[6] == "Tillich.7.p2"
    assert len(set(ids)) == len(addresses)


def test_points_and_what_hangs_on_them() -> None:
    """Points are items with the label that is printed; subpoints are lists in them, later paragraphs paragraphs."""
    assert body("6) On grain:\n\n   a) copies;\n\n   Also this.\n") == (
        '<list rend="labelled"><label>6)</label><item xml:id="_42.6" n="6)">On grain:<list rend="labelled">'
        '<label>a)</label><item xml:id="_42.6.a" n="a)">copies;</item></list>'
        '<p xml:id="_42.6.p2">Also this.</p></item></list>'
    )


def test_opener_closer_and_postscript() -> None:
    """Salute and dateline open, closing words, signature and dateline close, and a postscript has a signature."""
    text = "::: dateline\nSochi\n:::\n\n::: salute\nDear B,\n:::\n\nText.\n\n::: closer\nAll the best.\n:::\n\n" \
        "::: signed\nJoe\n:::\n\n::: postscript\nP.S. More.\n\n::: signed\nJoe S\n:::\n:::\n"  # fmt: skip
    assert body(text) == (
        '<opener><dateline xml:id="_42.dateline">Sochi</dateline><salute xml:id="_42.salute">Dear B,</salute></opener>'
        '<p xml:id="_42.p1">Text.</p>'
        '<closer><salute xml:id="_42.closer">All the best.</salute><signed xml:id="_42.signed">Joe</signed></closer>'
        '<postscript xml:id="_42.ps"><p>P.S. More.</p><closer><signed xml:id="_42.ps.signed">Joe S</signed></closer>'
        "</postscript>"
    )


def test_a_letter_that_goes_on_is_several_sittings() -> None:
    """After a signature a new division begins, and a dateline between belongs to it."""
    text = "One.\n\n::: signed\nJoe\n:::\n\n::: dateline\n22 August\n:::\n\nTwo.\n"
    assert body(text) == (
        '<div type="writingSession" n="1"><p xml:id="_42.p1">One.</p>'
        '<closer><signed xml:id="_42.signed">Joe</signed></closer></div>'
        '<div type="writingSession" n="2"><opener><dateline xml:id="_42.dateline">22 August</dateline></opener>'
        '<p xml:id="_42.p2">Two.</p></div>'
    )


def test_notes_stand_where_they_are_called() -> None:
    """A note is inline, with its number and address; a second call points to it; one never called is in the back."""
    written = Writer(source([])).letter(read("Grain[^1] and[^1] oil.\n\n[^1]: A note.\n\n[^2]: Another—U.S. Ed.\n"), "")
    assert '<p xml:id="_42.p1">Grain<note type="editorial" xml:id="_42.n1" n="1">A note.</note> and' in written
    assert '<ptr type="note" n="1" target="#_42.n1"/> oil.</p>' in written
    assert '<div type="notes">\n<note type="editorial" xml:id="_42.n2" n="2" resp="#_42.ed1">Another' in written
    assert '<respStmt xml:id="_42.ed1"><resp>signs notes and insertions</resp><name>U.S. Ed.</name>' in written


def test_marks() -> None:
    """Emphasis, gaps, pages and the editors' brackets are elements; a bracket across emphasis is cut there."""
    assert body("A *b* […]{.gap} [two lines]{.gap}[]{.pb n=\"167\" facs=\"a b.jpg\"} [is] c.\n") == (
        '<p xml:id="_42.p1">A <hi rend="italic">b</hi> <gap/> <gap><desc>two lines</desc></gap>'
        '<pb n="167" facs="a%20b.jpg"/> <supplied>[is]</supplied> c.</p>'
    )
    assert body("A *b \\[c* d\\] e.\n") == (
        '<p xml:id="_42.p1">A <hi rend="italic">b <supplied>[c</supplied></hi><supplied> d]</supplied> e.</p>'
    )


def test_an_annotation_is_another_text_in_another_hand() -> None:
    """An annotation is a text of its own with a hand that the header names."""
    found = document('Text.\n\n::: {.annotation hand="unknown"}\nRead.\n:::\n')
    division = found.find(".//floatingText[@type='annotation']/body/div", NS)
    hand = found.find(".//handNote", NS)
    assert division is not None
    assert hand is not None
    assert (division.get("hand"), hand.get(ID), hand.text) == ("#_42.hand1", "_42.hand1", "unknown")


def test_a_quotation_keeps_its_points() -> None:
    """The items of a quotation are a list inside it, and it follows the paragraph on which it hangs."""
    assert body("It said:\n\n> 1) Approve;\n>\n> 2) Consider.\n") == (
        '<p xml:id="_42.p1">It said:</p><quote xml:id="_42.p1.q"><list rend="labelled">'
        '<label>1)</label><item xml:id="_42.p1.q1" n="1)">Approve;</item>'
        '<label>2)</label><item xml:id="_42.p1.q2" n="2)">Consider.</item></list></quote>'
    )


def repair(start: int, end: int, printed: str, reading: str, kind: str = "misread") -> Repair:
    return Repair("42", "42.p1", start, end, 1, 0, 0, printed, reading, kind, "likely", "rule", "rule")


def emended(text: str, *repairs: Repair) -> tuple[str, list[str]]:
    """A paragraph with repairs, and what was said of them."""
    made = source([])
    writer = Writer(made)
    writer._repairs = {"42": {"42.p1": list(repairs)}}
    written = writer.letter(read(text), "")
    writer.remark()
    return written.partition("_42.p1\">")[2].partition("</p>")[0], made.remarks


def test_repairs_are_choices() -> None:
    """A repair has what was printed and what is read; one that only writes it otherwise is orig and reg."""
    found, remarks = emended("The grain is-late.\n", repair(4, 9, "gram", "grain"),
                             repair(12, 13, "\n", "-", "line-broken"))  # fmt: skip
    assert found == (
        'The <choice><sic>gram</sic><corr type="misread" cert="medium">grain</corr></choice> is'
        '<choice><orig>\n</orig><reg type="line-broken" cert="medium">-</reg></choice>late.'
    )
    assert remarks == []


def test_repairs_and_other_marks() -> None:
    """A repair holds the note that is called in it; one across emphasis is left out, which is said."""
    found, remarks = emended("A *grain* b.\n", repair(4, 9, "n b", "in b."))
    assert found == 'A <hi rend="italic">grain</hi> b.'
    assert remarks == ["1 letter with repairs that lie across other marks, left out: 42"]
    found, _ = emended("A gr[^1]ain.\n\n[^1]: Note.\n", repair(2, 7, "gram", "grain"))
    assert '<corr type="misread" cert="medium">gr<note ' in found
    assert found.endswith("</note>ain</corr></choice>.")
    assert emended("A grain.\n", repair(2, 7, "x", "other")) == (
        "A grain.", ["1 letter with repairs that lie across other marks, left out: 42"]
    )  # fmt: skip


def test_characters_that_xml_cannot_hold() -> None:
    """A control character becomes an element that names its code, which is declared, and is said."""
    letter_ = read("a\x1bb&lt;&amp;&gt;\n")
    made = source([letter_])
    written = "".join(write(made))
    assert 'a<g ref="#_42.u001B">␛</g>b&lt;&amp;&gt;</p>' in written
    assert '<char xml:id="_42.u001B"><localProp name="codepoint" value="U+001B"/></char>' in written
    assert made.remarks == ["1 letter with characters that XML cannot hold, written as <g>: 42"]
    assert faults(written) == []


@pytest.mark.parametrize(
    ("edtf", "calendar", "expected"),
    [
        ("1929-08-21", "", {"when": "1929-08-21"}), ("1929-08", "", {"when": "1929-08"}),
        ("1929", "", {"when": "1929"}),
        ("1929-08-21?", "", {"when": "1929-08-21", "cert": "low"}), ("1929~", "", {"when": "1929", "cert": "medium"}),
        ("1929-08-21/1929-08-23", "", {"from": "1929-08-21", "to": "1929-08-23"}),
        ("1929-08/..", "", {"from": "1929-08"}), ("../1929-08", "", {"to": "1929-08"}),
        ("[1929-08..1929-09]", "", {"notBefore": "1929-08", "notAfter": "1929-09"}),
        ("[..1929-09]", "", {"notAfter": "1929-09"}), ("[1929-08..]", "", {"notBefore": "1929-08"}),
        ("[1929-08-19,1929-08-21]", "", {"notBefore": "1929-08-19", "notAfter": "1929-08-21"}),
        ("192X", "", {"notBefore": "1920", "notAfter": "1929"}), ("1929-XX", "", {"when": "1929"}),
        ("-0061", "", {"when": "-0062"}), ("0000", "", {"when": "-0001"}), ("-0043-03-15", "", {"when": "-0044-03-15"}),
        ("Y12345", "", {"when": "12345"}), ("Y-12345", "", {"when": "-12346"}), ("", "", {}),
        ("1917-02-12", "julian", {"when": "1917-02-25"}),
        ("1917-02", "julian", {"notBefore": "1917-02-14", "notAfter": "1917-03-13"}),
        ("1917-02-12/1917-02-14", "julian", {"from": "1917-02-25", "to": "1917-02-27"}),
    ],
)  # fmt: skip
def test_dates(edtf: str, calendar: str, expected: dict[str, str]) -> None:
    """Dates are TEI's attributes: BC counted as history does, old style as the day it was, doubt as certainty."""
    assert write_dates.attributes(dates.parse(edtf, calendar or "gregorian")) == expected
    head = f"---\nid: 42\ndate: {edtf!r}\ncalendar: {calendar or 'gregorian'}\nsender: A\n---\n\n"
    assert faults(tei(read("Text.\n", head))) == []


def test_the_header() -> None:
    """The header says who wrote to whom from where and when, with registers' addresses, and keeps other keys."""
    head = "---\nid: 42\ndate: 1929-08-21\nsender: [Stalin, Voroshilov]\nrecipient: CC\nplace: Sochi\nsigned: no\n"
    found = document("Text.\n", f"{head}---\n\n")
    sent = found.find(".//correspAction[@type='sent']", NS)
    assert sent is not None
    assert [(child.tag.rpartition("}")[2], child.text, child.get("when")) for child in sent] == [
        ("persName", "Stalin", None), ("persName", "Voroshilov", None), ("placeName", "Sochi", None),
        ("date", None, "1929-08-21"),
    ]  # fmt: skip
    assert found.findtext(".//xenoData", namespaces=NS) == '{"metadata": {"signed": "no"}}'
    assert found.findtext(".//title", namespaces=NS) == "Letter 42, Stalin and Voroshilov to CC, 21 August 1929"
    assert document("Text.\n", "---\nid: 42\n---\n\n").find(".//correspDesc", NS) is None


def test_registers(tmp_path: Path) -> None:
    """A correspondent whom names.yaml has is given with his address in a register; an organisation is one."""
    names = "persons:\n  Ann:\n    viaf: '123'\norganisations:\n  Ben:\n    wikidata: Q5\n"
    edition = editions.load(write_edition(tmp_path / "e", files={"names.yaml": names}))
    written = "".join(write(Source(edition, edition.letters, lambda: build(edition))))
    assert '<persName ref="http://viaf.org/viaf/123">Ann</persName>' in written
    assert '<orgName ref="http://www.wikidata.org/entity/Q5">Ben</orgName>' in written
    assert faults(written) == []


def test_names_in_the_text(tmp_path: Path) -> None:
    """Words that name somebody say whom and in which register; a compound that names two refers to both."""
    names = "persons:\n  'Sten, Jan':\n    wikidata: Q5\n  Shatskin:\nplaces:\n  Sochi:\n    variants: [Sochi]\n"
    made = letter("1", "*Sten* and Shatskin-Sten[^1] in Sochi [*Sten*].\n\n[^1]: Of Sten.", place="Sochi")
    edition = editions.load(write_edition(tmp_path / "e", {"1": made}, files={"names.yaml": names}))
    written = "".join(write(Source(edition, edition.letters, lambda: build(edition))))
    ref = 'ref="http://www.wikidata.org/entity/Q5"'
    sten = f'<persName key="Sten, Jan" {ref}>Sten</persName>'
    emphatic = sten.replace(">Sten<", '><hi rend="italic">Sten</hi><')
    assert written.partition('_1.p1">')[2].partition("</p>")[0] == (
        f'{emphatic} and <rs key="Sten, Jan; Shatskin" {ref}>Shatskin-Sten</rs>'
        f'<note type="editorial" xml:id="_1.n1" n="1">Of {sten}.</note> in <placeName key="Sochi">Sochi</placeName> '
        f"<supplied>[{emphatic}]</supplied>."
    )
    assert faults(written) == []


def test_publication(tmp_path: Path) -> None:
    """Editor, publisher and licence are what corpus.yaml says; text in it is escaped."""
    corpus = CORPUS + "editor: [A <b>, C & D]\npublisher: The Press\nlicence: https://example.org/by/4.0/\n"
    edition = editions.load(write_edition(tmp_path / "e", corpus=corpus))
    written = "".join(write(Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))))
    assert "<editor>A &lt;b&gt;</editor>\n<editor>C &amp; D</editor>" in written
    assert '<publisher>The Press</publisher>\n<availability><licence target="https://example.org/by/4.0/">' in written
    assert faults(written) == []


def test_files_of_ids_that_no_file_can_have(tmp_path: Path) -> None:
    """A letter whose id is no file's name gets another, which is said."""
    root = write_edition(tmp_path / "e", {"x": letter("b/c", "Text."), "y": letter("7", "Text.")})
    edition = editions.load(root)
    made = Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))
    (tmp_path / "out").mkdir()
    fill(made, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["7.xml", "b%2Fc.xml"]
    assert made.remarks == ["letter b/c: no name for a file, so it is b%2Fc.xml"]


def test_letters_are_written_one_after_the_other() -> None:
    """The second letter is read when the first is out."""

    def drawn() -> Iterator[Letter]:
        for seed in range(3):
            order.append(f"read {seed}")
            yield attributed(compose(Random(seed)))

    order: list[str] = []
    made = source([])
    made.letters = type("Lazy", (), {"__iter__": lambda _self: drawn(), "__len__": lambda _self: 3})()
    for piece in write(made):
        if "<TEI" in piece:
            order.append("written")
    assert order == ["read 0", "written", "read 1", "written", "read 2", "written"]


def test_what_the_edition_says_is_text(tmp_path: Path) -> None:
    """The edition's own title, rights and source are escaped, and hold what XML cannot as a sign."""
    corpus = 'title: "A <b> {responsible} \\e"\nrights: "\\a & more"\nsource: "<x>"\n'
    edition = editions.load(write_edition(tmp_path / "e", {"1": letter("1", "Text.")}, corpus))
    written = "".join(write(Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))))
    assert written.count("<title>A &lt;b&gt; {responsible} ␛</title>") == 2
    assert faults(written) == []
