"""What the elements of a letter's body become, and what is kept of what is not in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.formats.tei import notes, parsing
from lettercli.formats.tei.body import Body, Reader
from lettercli.formats.tei.units import units
from lettercli.model import Mark
from tests.formats.tei.golden import Case, cases
from tests.formats.tei.samples import body, one, said, taken, tei


@pytest.mark.parametrize("case", cases("passages.txt"), ids=lambda case: case.title)
def test_a_body_becomes_markdown(case: Case, tmp_path: Path) -> None:
    """Each kind of encoding becomes what it says."""
    assert body(tmp_path, case.given) == case.wanted


def read(inner: str) -> Body:
    """What a letter with this in its body says."""
    document = parsing.parse(tei(inner).encode(), "x.xml")
    return Reader(notes.calls(document), ("“", "”")).read(units(document).units[0].texts)


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<choice><sic>teh</sic><corr>the</corr></choice>", [("teh", "the", "applied", "sic")]),
        ("<choice><abbr>Mr</abbr><expan>Mister</expan></choice>", [("Mr", "Mister", "applied", "abbr")]),
        ("<choice><orig>vnd</orig><reg>und</reg></choice>", [("vnd", "und", "applied", "orig")]),
        ("<choice><reg>und</reg><orig>vnd</orig></choice>", [("vnd", "und", "applied", "orig")]),
        ("<choice><abbr>Lt</abbr><expan>Lieutenant (officer)</expan></choice>",
         [("Lt", "Lt", "kept", "expan")]),
        ("one <del>two</del> three", [(" two", "", "applied", "del")]),
        ("one <del>t</del>three", [("t", "", "applied", "del")]),
        ("<subst><del>one</del><add>two</add></subst>", [("one", "", "applied", "del")]),
        ("a<supplied>b</supplied>c", [("", "b", "applied", "supplied")]),
        ("one <unclear>two</unclear>", [("two", "two", "open", "unclear")]),
        ("one <sic>tow</sic>", [("tow", "tow", "kept", "sic")]),
        ("one <gap reason='lost'/> two", [("", "[…]", "applied", "gap")]),
        ("<app><lem wit='#A'>cat</lem><rdg wit='#B'>hat</rdg></app>", [("cat", "cat", "kept", "rdg")]),
        ("<surplus>one</surplus> two", [("one", "", "applied", "surplus")]),
    ],
)  # fmt: skip
def test_other_readings_are_kept(inner: str, wanted: list[tuple[str, str, str, str]]) -> None:
    """Of two readings one is in the text; the other is on record, with the element that says so."""
    found = read(f"<p>{inner} end.</p>").readings
    assert [(each.printed, each.reading, each.status, each.what) for _, each in found] == wanted


def test_readings_taken_back_give_the_source() -> None:
    """Putting what is printed in the place of each reading gives what the file says stands there."""
    from lettercli.emendations import Repair, undone

    made = read(
        "<p>I <choice><sic>recieve</sic><corr>receive</corr></choice> a <del>big </del>gift<supplied>s</supplied> "
        "<del>l</del>ast <del>old</del> <add>new</add> x<del> y</del> "
        "z<del>u </del>v, <choice><abbr>Mr</abbr><expan>Mister</expan></choice> B.</p>"
    )
    text = made.passages[0].text
    repairs = [
        Repair("1", "1.p1", each.start, each.end, 1, at, at, each.printed, each.reading, "other", "certain", "editor")
        for at, (_, each) in enumerate(made.readings)
    ]
    assert text == "I receive a gifts ast new x zv, Mister B."
    assert undone(text, repairs) == "I recieve a big gift last old new x y zu v, Mr B."


def test_marks_do_not_touch_the_text() -> None:
    """Notes, pages, emphasis and gaps are offsets beside the text, after blanks are evened."""
    made = read("<p>\n  One <hi rend='u'> two </hi>\n<pb n='2'/>three<note>N.</note> <gap/>\n</p>").passages[0]
    assert made.text == "One two three […]"
    assert made.marks == (
        Mark("emphasis", 4, 7), Mark("page", 8, 8, "2"), Mark("anchor", 13, 13, "1"), Mark("gap", 14, 17)
    )  # fmt: skip


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    """Words that stand in no passage are in the report, with their line."""
    _, remarks, _, _ = taken(tmp_path, tei("<p>A <fw>catch</fw>word.</p>"))
    letter = one(tmp_path, tei("<p>A\n<fw>catch</fw>word.</p>"))
    assert [(each.kind, each.what, each.line) for each in letter.remarks] == [("dropped", 'fw: "catch"', 5)]
    assert "fw: left out" in said(remarks, "element")


def test_notes_that_nothing_calls_are_kept(tmp_path: Path) -> None:
    """A note at the end that nothing calls is a note, and is told."""
    letter = one(tmp_path, tei('<p>One.</p><div type="notes"><note n="3">Lost.</note></div>'))
    assert [(each.number, each.body.text) for each in letter.letter.notes] == [("3", "Lost.")]
    assert said(letter.remarks, "note") == ["note 3 is called nowhere"]


def test_calls_of_notes_that_are_not_there_are_told(tmp_path: Path) -> None:
    """Pointers to notes that the file does not have are told, with the line of the first."""
    _, remarks, _, _ = taken(tmp_path, tei('<p>One<ptr target="#n9"/>.\n<ref type="note" target="#n8">1</ref></p>'))
    assert [(each.what, each.line) for each in remarks if each.kind == "note"] == [
        ("called and not in the file: #n9, #n8", 4)
    ]


def test_back_matter_is_no_text(tmp_path: Path) -> None:
    """Lists of persons and templates in back are no text; closers and postscripts there are."""
    back = """<listPerson><person xml:id="a"><persName>Anna</persName><note>His aunt.</note></person></listPerson>
      <div type="template"><p>Fill in</p></div><div type="postscript"><p>P.S. More.</p></div>"""
    letter = one(tmp_path, tei("<p>Text.</p>", back=back))
    assert [(each.kind, each.text) for each in letter.letter.passages] == [
        ("paragraph", "Text."), ("postscript", "P.S. More.")
    ]  # fmt: skip
    assert said(letter.remarks, "dropped") == ['back/template: "Fill in"']


def test_notes_in_a_closer_in_back(tmp_path: Path) -> None:
    """A note in a sentence of the back matter is called where it stands; one among notes there is not."""
    back = """<div type="closer"><p>Yours<note>In haste.</note></p></div>
      <div type="x"><note xml:id="n">Of the mill.</note></div>"""
    letter = one(tmp_path, tei('<p>Text.<ptr target="#n"/></p>', back=back)).letter
    assert [(each.kind, each.text) for each in letter.passages] == [("paragraph", "Text."), ("closer", "Yours")]
    assert [each.body.text for each in letter.notes] == ["Of the mill.", "In haste."]


def test_deep_nesting_is_flattened_not_refused() -> None:
    """Quotations nested deeper than an edition can hold them become paragraphs, with every word."""
    made = read("<quote><p>deep</p>" * 40 + "</quote>" * 40)
    assert sum(passage.text == "deep" for top in made.passages for passage in top.walk()) == 40


def test_lines_without_a_blank(tmp_path: Path) -> None:
    """Where nearly all ends of lines have a blank, one between small letters that has none is inside a word."""
    lines = " <lb/>".join(["one"] * 20)
    letter = one(tmp_path, tei(f"<p>{lines} vor<lb/>her, Sankt<lb/>Gallen, ge<lb/>sagt, one<lb/>day</p>"))
    assert letter.letter.passages[0].text == "one " * 20 + "vorher, Sankt Gallen, gesagt, one day"
    what = "read as one, where lines end without a blank, as nearly no other does: 'ge|sagt', 'vor|her'"
    assert said(letter.remarks, "text") == [what]
    assert body(tmp_path, "<p>" + "<lb/>".join(["one"] * 12) + "</p>").endswith("one one")


def test_pages_of_a_file_that_marks(tmp_path: Path) -> None:
    """A page parts two words where the file marks those that go on, else one."""
    assert body(tmp_path, '<p>he<pb n="2"/>art</p>') == 'he[]{.pb n="2"}art'
    marks = '<p>im<lb break="no"/>portant, that<pb n="2"/>is, par<pb n="3" break="no"/>ted</p>'
    assert body(tmp_path, marks) == 'important, that []{.pb n="2"}is, par[]{.pb n="3"}ted'


def test_numbered_notes_behind_the_only_letter(tmp_path: Path) -> None:
    """Notes that stand behind a letter's division are called by their numbers in it."""
    back = "<note>Note 1: First.</note><note>Note 2: Second.</note>"
    text = '<div type="letter"><p>One<ref>1</ref> two<ref>2</ref>.</p></div>'
    assert body(tmp_path, text, back=back) == "One[^1] two[^2].\n\n[^1]: First.\n\n[^2]: Second."


def test_tagged_words_of_two_paragraphs(tmp_path: Path) -> None:
    """A tagged word touches none that ended as far from the beginning of another paragraph."""
    assert body(tmp_path, "<p><w>one</w></p><p>two<w>s</w></p>") == "one\n\ntwos"


def test_numbers_that_look_like_those_of_the_other_kind(tmp_path: Path) -> None:
    """Notes that are counted apart have a letter with which no number of the others begins."""
    text = '<p>a<note n="1">A.</note> b<note>B.</note> c<note n="v2">C.</note> d<note>D.</note></p>'
    assert body(tmp_path, text).startswith("a[^1] b[^w1] c[^v2] d[^w2]")
    many = "".join(f'a<note n="{each}1">A.</note>' for each in "vwxyz") + 'b<note n="7">B.</note> c<note>C.</note>'
    assert "c[^v-1]" in body(tmp_path, f"<p>{many}</p>")


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        ("<list><label>1<note>N.</note></label><item>one</item></list>", "1. one[^1]\n\n[^1]: N."),
        ("<list><label>Mon<note>N.</note></label><item>one</item></list>", "Mon one[^1]\n\n[^1]: N."),
        ("<p>a <figure><figDesc>A house<note>N.</note></figDesc></figure> b</p>", "a [A house][^1] b\n\n[^1]: N."),
    ],
)
def test_notes_in_labels_and_descriptions(inner: str, wanted: str, tmp_path: Path) -> None:
    """A note in the label of an item, or in the description of a picture, is a note, and no text."""
    assert body(tmp_path, inner).replace("\\", "") == wanted
