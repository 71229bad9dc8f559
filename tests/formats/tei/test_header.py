"""What a header says of a letter, and what of it is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from lettercli.formats.tei import titles
from lettercli.formats.tei.wording import worded
from tests.formats.tei.samples import one, tei

DATES = [
    ('<date when="1846-05-03"/>', "1846-05-03", "", []),
    ('<date when="1846-05"/>', "1846-05", "", []),
    ('<date from="1846-05-03" to="1846-05-05"/>', "1846-05-03/1846-05-05", "", []),
    ('<date from="1846-05-03"/>', "1846-05-03/..", "", []),
    ('<date to="1846-05"/>', "../1846-05", "", []),
    ('<date notBefore="1846-05-03" notAfter="1846-06-05"/>', "[1846-05-03..1846-06-05]", "", []),
    ('<date notBefore="1846"/>', "[1846..]", "", []),
    ('<date notAfter="1846"/>', "[..1846]", "", []),
    ('<date notBefore="1846-05-03" notAfter="1846-05-03"/>', "1846-05-03", "", []),
    ('<date when="1846-05-03" cert="low"/>', "1846-05-03?", "", []),
    ('<date from="1846-05-03" to="1846-05-05" cert="low"/>', "1846-05-03?/1846-05-05?", "", []),
    ('<date when="-0062"/>', "-0061", "", []),
    ('<date when="-0062-05-03"/>', "-0061-05-03", "", []),
    ('<date when="-0001"/>', "0000", "", []),
    ('<date when="12345"/>', "Y12345", "", []),
    ('<date when="1846-05-03T12:00:00+01:00"/>', "1846-05-03", "", []),
    ('<date notBefore-iso="1961-10-13T00:00:00" notAfter-iso="1961-10-13T23:59:59"/>', "1961-10-13", "", []),
    ('<date when="18460503"/>', "1846-05-03", "", []),
    ('<date when="1846-05-xx"/>', "1846-05-XX", "", []),
    ('<date when="1846-05-03">3. Mai 1846</date>', "1846-05-03", "", []),
    ('<date when="1846-05-03">Sunday</date>', "1846-05-03", "Sunday", []),
    ('<date when="yyyy-mm-dd"/>', "", "", ["@when='yyyy-mm-dd' is no date", "none"]),
    ('<date when="1000-05-12"/>', "1000-05-12", "", ["the year of 1000-05-12 may be a placeholder"]),
    ('<date when="--05-12"/>', "", "", ["@when='--05-12' has no year", "none"]),
    ('<date when="1846-02-30"/>', "1846-02", "", ["@when='1846-02-30': no such day, read as 1846-02"]),
    ('<date when="1846-00-00"/>', "1846", "", ["@when='1846-00-00': month 00 left out"]),
    ('<date when="1846-01-01">[1846?]</date>', "1846-01-01", "[1846?]",
     ["date 1846-01-01 is printed '[1846?]': both are kept"]),
    ('<date when="1846-01-01">1846</date>', "1846-01-01", "1846",
     ["date 1846-01-01 is printed '1846': both are kept"]),
    ("<date>3. Mai 1846</date>", "1846-05-03", "3. Mai 1846", ["date read from its words: '3. Mai 1846'"]),
    ("<date>sine dato</date>", "", "sine dato",
     ["no date can be read from 'sine dato'", "none; printed 'sine dato'"]),
    ('<date notBefore="1846-06" notAfter="1846-05"/>', "[1846-05..1846-06]", "",
     ["@notBefore is later than @notAfter: exchanged"]),
    ('<date when="1846-05-03"/><date when="1846-05-04"/>', "1846-05-03", "", ["1 more date beside it"]),
    ('<date when="1846-05-01">Anfang Mai 1846</date>', "1846-05-01", "Anfang Mai 1846",
     ["date 1846-05-01 is printed 'Anfang Mai 1846': both are kept"]),
    ('<date when="1846-04-09">[9.] April 1846</date>', "1846-04-09", "[9.] April 1846", []),
    ('<date from="1846-05-03" notAfter="1846-06"/>', "1846-05-03/1846-06", "",
     ["@from and @notAfter: read as a period"]),
    ('<date to="1846-06" notBefore="1846-05-03"/>', "1846-05-03/1846-06", "",
     ["@to and @notBefore: read as a period"]),
    ('<date when="1846-05-03"><precision match="@when" precision="low"/></date>', "1846-05-03?", "", []),
    ('<date when="1846-5-3"/>', "1846-05-03", "",
     ["@when='1846-5-3': not as TEI writes dates, read as 1846-05-03"]),
    ('<date when="03.05.1846"/>', "1846-05-03", "",
     ["@when='03.05.1846': not as TEI writes dates, read as 1846-05-03"]),
    ('<date when="1846?"/>', "1846?", "", ["@when='1846?': not as TEI writes dates, read as 1846?"]),
    ('<date when="n.d."/>', "", "", ["@when='n.d.' is no date", "none"]),
    ('<date when="-51"/>', "-0050", "", ["@when='-51': not as TEI writes dates, read as -0050"]),
    ('<date when="1846-05-03">3 and 4 May 1846</date>', "1846-05-03", "3 and 4 May 1846",
     ["date 1846-05-03 is printed '3 and 4 May 1846': both are kept"]),
    ("", "", "", ["none"]),
]  # fmt: skip


def head(sent: str, *, received: str = "<persName>Bert</persName>", more: str = "", title: str = "Letter") -> str:
    """A header with these in its actions."""
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt></fileDesc><profileDesc><correspDesc>"
        f'<correspAction type="sent">{sent}</correspAction>'
        f'<correspAction type="received">{received}</correspAction>{more}</correspDesc></profileDesc></teiHeader>'
    )


@pytest.mark.parametrize(("date", "edtf", "printed", "remarks"), DATES)
def test_dates(tmp_path: Path, date: str, edtf: str, printed: str, remarks: list[str]) -> None:
    """Every way to date becomes EDTF; what is printed and says more is kept, what is doubtful told."""
    letter = one(tmp_path, tei("<p>T.</p>", head=head(f"<persName>Anna</persName>{date}")))
    values = letter.letter.metadata
    assert (values.get("date", ""), values.get("date-printed", "")) == (edtf, printed)
    assert [each.what for each in letter.remarks] == remarks


def test_old_style(tmp_path: Path) -> None:
    """A date that says it is in the Julian calendar is one."""
    date = '<date when-custom="1712-02-11" datingMethod="#julian">11 Feb</date>'
    values = one(tmp_path, tei("<p>T.</p>", head=head(f"<persName>Anna</persName>{date}"))).letter.metadata
    assert (values["date"], values["calendar"]) == ("1712-02-11", "julian")


def test_dates_in_notes(tmp_path: Path) -> None:
    """A date in a note on the dateline is not the letter's, and neither is what stands in a note on its date."""
    note = '<note>Of <date when="1846-05-09">9 May</date></note>'
    text = f'<opener><dateline><date when="1846-05-03">3 May{note}</date></dateline></opener><p>T.</p>'
    letter = one(tmp_path, tei(text, head=head("<persName>Anna</persName>")))
    assert (letter.letter.metadata["date"], letter.letter.metadata["date-printed"]) == ("1846-05-03", "3 May")


def test_years_of_two_figures(tmp_path: Path) -> None:
    """`8/12 13` is no day of the year 1213."""
    text = "<opener><dateline><date>8/12 13</date></dateline></opener><p>T.</p>"
    letter = one(tmp_path, tei(text, head=head("<persName>Anna</persName>")))
    assert "date" not in letter.letter.metadata


def test_both_styles(tmp_path: Path) -> None:
    """Where both styles are given, the date that is read is the new one, and not called old."""
    date = '<date when="1712-02-22" when-custom="1712-02-11" calendar="#julian">11 Feb</date>'
    values = one(tmp_path, tei("<p>T.</p>", head=head(f"<persName>Anna</persName>{date}"))).letter.metadata
    assert (values["date"], values.get("calendar")) == ("1712-02-22", None)


DATE = '<date when="1846-05-03"/>'


@pytest.mark.parametrize(
    ("header", "values", "remarks"),
    [
        (head(f'<persName ref="#a">Anna</persName><persName>Otto</persName><placeName ref="#r">Rome</placeName>{DATE}'),
         {"sender": ("Anna", "Otto"), "recipient": "Bert", "place": "Rome", "sender-ref": "#a", "place-ref": "#r"}, []),
        (head(f"<orgName>Bank</orgName>{DATE}"), {"sender": "Bank"}, []),
        (head(f"<persName>Anna</persName>{DATE}",
              more='<correspAction type="forwarded"><persName>C.</persName><date when="1846-05-09"/></correspAction>'),
         {"forwarded": "C., 1846-05-09"}, []),
        (head(f"<persName><surname>Alt</surname><forename>Anna</forename></persName>{DATE}"),
         {"sender": "Alt, Anna"}, []),
        (head(f'<persName key="Alt, Anna"/>{DATE}'), {"sender": "Alt, Anna"}, []),
        (head(f"<persName>Anna</persName>{DATE}", title="Anna to Bert, 5 May 1846"), {"date": "1846-05-03"},
         ["1846-05-03, but the title says 1846-05-05"]),
        (head(f'<persName type="sender">Anna</persName><persName type="addressee">Otto</persName>{DATE}', received=""),
         {"sender": "Anna", "recipient": "Otto"}, []),
        (head(f'<name type="sender" ref="#o">Otto Orb</name><name type="addressee">Anna Alt</name>{DATE}', received="",
              title="Anna Alt an Otto Orb, Rom, 3. Mai 1846"),
         {"sender": "Anna Alt", "recipient": "Otto Orb", "recipient-ref": "#o"},
         ["'Rom': from the title", "sender and recipient exchanged, as the title has them: 'Anna Alt → Otto Orb'"]),
        (f"<teiHeader><correspDesc><sender>Anna</sender><addressee>Otto</addressee></correspDesc>{DATE}</teiHeader>",
         {"sender": "Anna", "recipient": "Otto"}, ["none"]),
        (head(f'<persName ref="#p12"/>{DATE}'), {"sender": "p12"}, ["only a reference, '#p12'"]),
        (head(f"<persName>Anna</persName>{DATE}",
              more='<correspAction type="sent"><persName>Otto</persName></correspAction>'),
         {"sender": ("Anna", "Otto")}, []),
        (head(f"<persName>Anna</persName>{DATE}", more='<correspAction type="delivered"><placeName>Ulm</placeName>'
              "</correspAction>"), {"recipient": "Bert", "delivered": "Ulm"}, []),
        (f"<teiHeader><correspDesc><sender>Anna</sender><addressee>B.</addressee>{DATE}</correspDesc></teiHeader>",
         {"date": "1846-05-03"}, ["1846-05-03: from the description"]),
        (head(f'<name type="person">Anna</name><name type="place">Ulm</name>{DATE}'),
         {"sender": "Anna", "place": "Ulm"}, []),
        (head(f"<persName>Anna<note>Not signed.</note></persName>{DATE}"), {"sender": "Anna"}, []),
        (head(f"<persName>Anna</persName>{DATE}", received="<p>Bert Brun</p>"), {"recipient": "Bert Brun"},
         ["no name is marked, the words were taken: 'Bert Brun'"]),
        (head(f"<persName>Anna</persName>{DATE}", received="<p>Bert, in Rome</p>"), {"received": "Bert, in Rome"},
         ["no name is marked in 'Bert, in Rome'", "none"]),
        ("<teiHeader><correspDesc><p>Anna wrote to Bert.</p></correspDesc></teiHeader>",
         {"correspondence": "Anna wrote to Bert."},
         ["no action is marked in 'Anna wrote to Bert.'", "none", "none", "none"]),
        (f'<teiHeader><creation><persName type="sender">Anna</persName><persName role="addressee">Bert</persName>{DATE}'
         "</creation></teiHeader>", {"sender": "Anna", "recipient": "Bert"},
         ["'Anna': said to be that outside a correspDesc", "'Bert': said to be that outside a correspDesc",
          "1846-05-03: from the creation"]),
        (head(f"<persName>Unbekannt</persName>{DATE}"), {"sender": "Unbekannt"},
         ["nobody by name: 'Unbekannt'"]),
        (head(f"<persName>Bert Brun</persName>{DATE}", received="<persName>Anna Alt</persName>",
              title="Brief von Anna Alt an Bert Brun vom 3. Mai 1846"), {"sender": "Bert Brun"},
         ["sender and recipient are the other way round in the title: 'Anna Alt → Bert Brun'"]),
        ("<teiHeader><correspDesc/></teiHeader>", {}, ["none", "none", "none"]),
        ('<teiHeader><particDesc><person role="sender"><persName>Anna</persName></person><person role="recipient">'
         f"<persName>Bert</persName></person></particDesc><creation>{DATE}</creation></teiHeader>",
         {"sender": "Anna", "recipient": "Bert"},
         ["'Anna': said to be that outside a correspDesc", "'Bert': said to be that outside a correspDesc",
          "1846-05-03: from the creation"]),
        (head(f'<persName ref="#">Anna</persName>{DATE}'), {"sender": "Anna"}, []),
        (f'<teiHeader><correspDesc><correspAction type="sentBy"><persName>Anna</persName>{DATE}</correspAction>'
         '<correspAction type="deliveredTo"><persName>Bert</persName></correspAction></correspDesc></teiHeader>',
         {"sender": "Anna", "recipient": "Bert"}, []),
        ("<teiHeader><titleStmt><title>Anna to Bert</title></titleStmt><sourceDesc><bibl><title>Prose</title>"
         '<date when="1892"/></bibl><bibl><title>Anna to Bert</title><date when="1846-05-03"/></bibl></sourceDesc>'
         "</teiHeader>", {"date": "1846-05-03"},
         ["'Anna': from the title", "'Bert': from the title", "1846-05-03: from the source"]),
        (f"<teiHeader><correspDesc><correspAction><persName>Anna</persName>{DATE}</correspAction></correspDesc>"
         "</teiHeader>", {"sender": "Anna"}, ["an action without @type was taken for the sending", "none"]),
    ],
)  # fmt: skip
def test_correspondents(tmp_path: Path, header: str, values: dict[str, object], remarks: list[str]) -> None:
    """Senders, recipients, organisations and other actions come from the description; what is doubtful is told."""
    letter = one(tmp_path, tei("<p>T.</p>", head=header))
    assert {key: letter.letter.metadata[key] for key in values} == values
    assert [each.what for each in letter.remarks] == remarks


@pytest.mark.parametrize(
    ("title", "sender", "recipient", "date", "place"),
    [
        ("Brief von Anna Alt an Bert Brun vom 3. Mai 1846", "Anna Alt", "Bert Brun", "1846-05-03", None),
        ("Letter from Anna Alt to Bert Brun, 3 May 1846", "Anna Alt", "Bert Brun", "1846-05-03", None),
        ("Lettre de Anna Alt à Bert Brun, 3 mai 1846", "Anna Alt", "Bert Brun", "1846-05-03", None),
        ("Alt, Anna an Brun, Bert, 3.5.1846", "Alt, Anna", "Brun, Bert", "1846-05-03", None),
        ("Anna Alt an Bert Brun, Rom, Sonntag, 3. Mai 1846", "Anna Alt", "Bert Brun", "1846-05-03", "Rom"),
        ("Typed Letter Signed A. Alt to Bert Brun 1846-05-03", "A. Alt", "Bert Brun", "1846-05-03", None),
        ("To Bert Brun 3 May 1846", None, "Bert Brun", "1846-05-03", None),
        ("Thoughts of Anna", None, None, None, None),
        ("Letter from Anna Alt to Bert Brun, May 1, 1846", "Anna Alt", "Bert Brun", "1846-05-01", None),
        ("Letters to Bert Brun", None, "Bert Brun", None, None),
        ("To Bert Brun. Rome, on or about Tuesday, 3 May 1846.", None, "Bert Brun", "1846-05-03~", "Rome"),
        ("Anna Alt to Bert Brun. New York, 3 May 1846", "Anna Alt", "Bert Brun", "1846-05-03", "New York"),
        ("Anna Alt an Brun, Bert von, 3. Mai 1846", "Anna Alt", "Brun, Bert von", "1846-05-03", None),
        ("Anna Alt to Bert Brun, 3 May [1846]", "Anna Alt", "Bert Brun", "1846-05-03", None),
        ("De Anna Alt à Madame de Brun A Rome, le 3 mai 1846,", "Anna Alt", "Madame de Brun", "1846-05-03", "Rome"),
        ("Quindecim epistulae ad Bertum Brun, editio prima", None, "Bertum Brun", None, None),
        ("Ad Bertum Brun epistola", None, "Bertum Brun", None, None),
        ("V ad Bertum Brun", None, "Bertum Brun", None, None),
        ("De amicitia", None, None, None, None),
    ],
)
def test_titles(
    tmp_path: Path, title: str, sender: str | None, recipient: str | None, date: str | None, place: str | None
) -> None:
    """Where nothing describes a letter, its title says what it can."""
    header = f"<teiHeader><titleStmt><title>{title}</title></titleStmt></teiHeader>"
    values = one(tmp_path, tei("<p>T.</p>", head=header)).letter.metadata
    assert [values.get(key) for key in ("sender", "recipient", "date", "place")] == [sender, recipient, date, place]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("between about Monday, 9 March and about Monday, 23 March 1885", ["[1885-03-09..1885-03-23]"]),
        ("[April or May 1880?]", ["[1880-04,1880-05]"]),
        ("Saturday, 7 and Sunday, 8 October 1876", ["1876-10-07/1876-10-08"]),
        ("London, 31 December 1846 - 2 January 1847", ["1846-12-31/1847-01-02"]),
        ("du 3 à 5 mai 1846", ["1846-05-03/1846-05-05"]),
        ("vor dem 3. Mai 1846", ["[..1846-05-03]"]),
        ("den 14ten Februarij 1821", ["1821-02-14"]),
        ("10 de mayo de 1947", ["1947-05-10"]),
        ("1774, Sept. 15", ["1774-09-15"]),
        ("Octr. 5th 1811", ["1811-10-05"]),
        ("3 May 1846 (answer to 5 June 1845)", ["1846-05-03", "1845-06-05"]),
        ("3 May 1846?", ["1846-05-03?"]),
        ("Anfang Mai 1846", ["1846-05"]),
        ("20./1. Juli 1849", []),
        ("12/24 December 1846", []),
        ("X. Kal. Octobris 1555", []),
        ("3 May", []),
        ("May 12 to Anna 1846", []),
    ],
)
def test_dates_in_words(text: str, dates: list[str]) -> None:
    """Written out, a date is what it says: a day, a stretch of days, one of two, about one; else it is none."""
    assert [each.edtf for each in worded(text)] == dates


def test_what_else_is_said(tmp_path: Path) -> None:
    """Where a letter lies, its licence, language, words to find it by and what comes before it can be asked for."""
    header = """<teiHeader><fileDesc><titleStmt><title level="s">All letters</title><title level="a">One</title>
      </titleStmt><publicationStmt><licence target="https://example.org/by">CC BY</licence></publicationStmt>
      <sourceDesc><msDesc><msIdentifier><repository>Library</repository><idno>Ms. 1</idno></msIdentifier></msDesc>
      </sourceDesc></fileDesc><profileDesc><abstract><p>He  asks.</p></abstract><langUsage><language ident="de"/>
      </langUsage><textClass><keywords><term>War</term><term>Peace</term></keywords></textClass><correspDesc>
      <correspContext><ref type="prev" target="#L0">before</ref></correspContext></correspDesc></profileDesc>
      </teiHeader>"""
    values = one(tmp_path, tei("<p>T.</p>", head=header, attributes=' xml:id="L1"')).letter.metadata
    assert dict(values) == {
        "title": "One", "repository": "Library", "shelfmark": "Ms. 1", "licence": "https://example.org/by",
        "language": "de", "summary": "He asks.", "keywords": ("War", "Peace"), "previous": "L0", "file": "1.xml",
        "xmlid": "L1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Letter from Anna Alt to J. D. Hooker, 11 January 1844", ("Anna Alt", "J. D. Hooker", "")),
        ("[Anna an Bert?], [1846]", ("Anna", "Bert", "")),
        ("Anna an Bert, s.l., 5. Mai 1846", ("Anna", "Bert", "")),
        ("Anna an Bert. Ohne Ort, 5. Mai 1846", ("Anna", "Bert", "")),
        ("Anna an Bert, Ulm, 5. Mai 1846", ("Anna", "Bert", "Ulm")),
        ("Nr. 12: Anna an Bert. Weimar, den 3. Mai 1796", ("Anna", "Bert", "Weimar")),
    ],
)
def test_names_in_titles(title: str, said: tuple[str, str, str]) -> None:
    """A title names sender, recipient and place; initials end no name, and no place is no place."""
    assert titles.correspondents(title) == said


def test_a_numbered_title_with_one_name() -> None:
    """The number before a title is no part of it."""
    assert titles.lone("10. An Bert Meier") == ("recipient", "Bert Meier", "")


def test_who_signs_and_who_is_greeted(tmp_path: Path) -> None:
    """Where nothing describes a letter, a signature and a salutation that tell who is meant name the correspondents."""
    text = """<opener><salute>Dear <persName ref="#b">Bert</persName></salute></opener><p>T.</p>
      <closer><salute>your <persName ref="#c">Carl's</persName> aunt</salute><signed><persName ref="#a">Anna</persName>
      </signed></closer>"""
    letter = one(tmp_path, tei(text, head="<teiHeader/>"))
    values = letter.letter.metadata
    keys = ("sender", "sender-ref", "recipient", "recipient-ref")
    assert [values[key] for key in keys] == ["Anna", "#a", "Bert", "#b"]
    assert [each.what for each in letter.remarks][:2] == ["'Anna': from the signature", "'Bert': from the salutation"]


def test_a_title_of_the_volume(tmp_path: Path) -> None:
    """The title of the volume is not that of the letter."""
    header = """<teiHeader><titleStmt><title type="volume">All letters</title><title type="content">Anna to Bert</title>
      </titleStmt></teiHeader>"""
    assert one(tmp_path, tei("<p>T.</p>", head=header)).letter.metadata["title"] == "Anna to Bert"
