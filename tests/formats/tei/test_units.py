"""Which letters there are in a file, and by which names they go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lettercli.arrival import Sources
from lettercli.formats.tei import parsing
from lettercli.formats.tei.reader import ENDINGS, Import
from tests.formats.tei.samples import HEAD, body, one, said, taken, tei

TWO = (
    '<div type="letter" xml:id="a"><head>Anna to Bert, 3 May 1846</head><p>One.</p><closer>A.</closer></div>'
    '<div type="letter"><opener><dateline><date when="1846-05-04">Rome</date></dateline></opener><p>Two.</p></div>'
)


def found(folder: Path, *texts: str) -> list[tuple[str, str, int]]:
    """Id, first words and line of the letters in files."""
    letters, _, _, _ = taken(folder, *texts)
    return [
        (each.letter.id, next(part.text for part in each.letter.walk() if part.kind == "paragraph"), each.origin.line)
        for each in letters
    ]


def test_one_letter_a_file(tmp_path: Path) -> None:
    """A file is a letter; its xml:id is the id, else its name."""
    assert found(tmp_path, tei("<p>One.</p>", attributes=' xml:id="L1"'), tei("<p>Two.</p>")) == [
        ("L1", "One.", 0), ("2", "Two.", 0)
    ]  # fmt: skip


def test_letters_as_divisions(tmp_path: Path) -> None:
    """Divisions of the type letter are letters, each with its line; what stands around them is told."""
    text = tei(f"<head>All letters</head><p>A preface.</p>{TWO}", head="<teiHeader/>")
    letters, remarks, _, _ = taken(tmp_path, text)
    assert [each.letter.id for each in letters] == ["a", ""]
    first, second = (each.letter.metadata for each in letters)
    assert (first["sender"], first["recipient"], first["date"]) == ("Anna", "Bert", "1846-05-03")
    assert second["date"] == "1846-05-04"
    assert said(remarks, "left") == [
        "outside all letters: head, 2 words: 'All letters'", "outside all letters: p, 2 words: 'A preface.'"
    ]  # fmt: skip


def test_divisions_with_descriptions(tmp_path: Path) -> None:
    """Letters of one file take the descriptions that name them, else those in their place."""

    def described(name: str, key: str) -> str:
        sent = f'<correspAction type="sent"><persName>{name}</persName></correspAction>'
        return f'<correspDesc corresp="#{key}">{sent}</correspDesc>'

    crossed = f"<teiHeader><profileDesc>{described('B.', 'b')}{described('A.', 'a')}</profileDesc></teiHeader>"
    inner = '<div type="letter" xml:id="a"><p>One.</p></div><div type="letter" xml:id="b"><p>Two.</p></div>'
    letters, _, _, _ = taken(tmp_path, tei(inner, head=crossed))
    assert [each.letter.metadata.get("sender") for each in letters] == ["A.", "B."]


def test_divisions_that_name_their_description(tmp_path: Path) -> None:
    """Divisions of any type are letters where several descriptions of the file are theirs."""

    def described(name: str, id: str) -> str:
        sent = f'<correspAction type="sent"><persName>{name}</persName></correspAction>'
        return f'<correspDesc xml:id="{id}">{sent}</correspDesc>'

    header = f"<teiHeader><profileDesc>{described('A.', 'a')}{described('B.', 'b')}</profileDesc></teiHeader>"
    inner = '<div type="x" corresp="#b"><p>One.</p></div><div type="x" corresp="#a"><p>Two.</p></div>'
    letters, _, _, _ = taken(tmp_path, tei(inner, head=header))
    assert [each.letter.metadata.get("sender") for each in letters] == ["B.", "A."]


def test_a_corpus_of_texts(tmp_path: Path) -> None:
    """teiCorpus holds a TEI a letter; what its own header says holds for all."""
    inner = "".join(
        f'<TEI xml:id="{id}">{HEAD}<text><body><p>{id}.</p></body></text></TEI>' for id in ("x", "y")
    )  # fmt: skip
    licence = '<teiHeader><licence target="https://example.org/by"/></teiHeader>'
    letters, _, _, _ = taken(tmp_path, f"<teiCorpus>{licence}{inner}</teiCorpus>")
    assert [(each.letter.id, each.letter.metadata["licence"]) for each in letters] == [
        ("x", "https://example.org/by"), ("y", "https://example.org/by")
    ]  # fmt: skip


def test_a_group_of_texts(tmp_path: Path) -> None:
    """Each text of a group is a letter."""
    text = f"<TEI>{HEAD}<text><group><text xml:id='x'><body><p>One.</p></body></text>" \
           "<text xml:id='y'><body><p>Two.</p></body></text></group></text></TEI>"  # fmt: skip
    assert [id for id, _, _ in found(tmp_path, text)] == ["x", "y"]


def test_a_described_letter_with_its_envelope(tmp_path: Path) -> None:
    """One division of the type letter in a file that describes one letter is a part of that."""
    inner = '<div type="envelope"><p>To Bert</p></div><div type="letter"><p>One.</p></div>'
    assert found(tmp_path, tei(inner)) == [("1", "To Bert", 0)]


def test_an_enclosed_letter_is_no_letter_of_its_own(tmp_path: Path) -> None:
    """A letter in a letter belongs to it."""
    inner = '<div type="letter"><p>One.</p><div type="letter"><p>Two.</p></div></div><div type="letter"><p>3.</p></div>'
    letters, _, _, _ = taken(tmp_path, tei(inner, head="<teiHeader/>"))
    assert [[part.text for part in each.letter.walk()] for each in letters] == [["One.", "Two."], ["3."]]


def test_indexes_are_no_letters(tmp_path: Path) -> None:
    """A file that lists persons is read for its names, and is no fault."""
    text = '<TEI><text><body><listPerson><person xml:id="a"><persName>Anna</persName></person></listPerson></body>' \
           "</text></TEI>"  # fmt: skip
    letters, remarks, faults, made = taken(tmp_path, text)
    assert (letters, faults) == ([], [])
    assert said(remarks, "names") == ["an index of persons, places or the like"]
    assert made.names.entries["a"].listed == "Anna"


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    """What has neither words nor a description is no letter."""
    _, _, faults, _ = taken(tmp_path, "<TEI><teiHeader/><text><body/></text></TEI>")
    assert [each.what for each in faults] == ["no letter: no text with words"]


def test_what_may_be_no_letter_is_told(tmp_path: Path) -> None:
    """A text that nothing calls a letter is imported, and that is said."""
    letters, _, _, _ = taken(tmp_path, tei("<p>On method.</p>", head="<teiHeader><title>On method</title></teiHeader>"))
    assert said(letters[0].remarks, "letter") == [
        "nothing says that it is one: no correspDesc, opener, closer or signature, no names in the title"
    ]


def test_divisions_made_as_letters(tmp_path: Path) -> None:
    """Divisions of no telling type, each with a heading, a salute and a close, are letters, but for an introduction."""
    made = (
        "<div{}><head>Anna to Bert, {} May 1846</head><opener><salute>Sir</salute></opener><p>{}.</p>"
        "<closer>A.</closer></div>"
    )
    inner = "".join(
        (made.format(' n="1"', 3, "One"), made.format(' n="2"', 4, "Two"), made.format(' n="3"', 5, "Three"))
    )
    letters, remarks, _, _ = taken(tmp_path, tei(f"<div><p>On these letters.</p></div>{inner}", head="<teiHeader/>"))
    assert [(each.letter.id, each.letter.metadata["date"]) for each in letters] == [
        ("1", "1846-05-03"), ("2", "1846-05-04"), ("3", "1846-05-05")
    ]  # fmt: skip
    assert said(remarks, "left") == ["outside all letters: div, 3 words: 'On these letters.'"]


def test_sittings_of_one_letter(tmp_path: Path) -> None:
    """Divisions of one letter that has a description stay one, whatever they are made of."""
    part = '<div n="{}"><opener><salute>Sir</salute></opener><p>{}</p><closer>A.</closer></div>'
    assert len(found(tmp_path, tei(part.format(1, "One") + part.format(2, "Two")))) == 1


def test_repeated_ids_are_told(tmp_path: Path) -> None:
    """An xml:id that comes again is told with its line."""
    _, remarks, _, _ = taken(tmp_path, tei('<p xml:id="a">One.</p>\n<p xml:id="a">Two.</p>'))
    assert [(each.what, each.line) for each in remarks if each.kind == "id"] == [
        ("xml:id 'a' again: what points to it means the first", 5)
    ]


def test_files_of_one_name_in_several_folders(tmp_path: Path) -> None:
    """The file is named from the folder on, so letters of the same name stay apart."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.xml").write_text(tei(f"<p>{folder}</p>"), encoding="utf-8")
    came = [each for each in Import().read(Sources([tmp_path], ENDINGS)) if hasattr(each, "letter") and
            hasattr(each, "origin")]  # fmt: skip
    assert [each.origin.file for each in came] == ["a/1.xml", "b/1.xml"]  # type: ignore[union-attr]


def test_every_element_is_counted(tmp_path: Path) -> None:
    """The report counts each element once, those in readings and lists that are left out as well."""
    text = tei(
        "<head>To <persName>Bert</persName></head><p>One <del>two <rs>three</rs></del> <choice><sic>f<hi>o</hi></sic>"
        "<corr>four</corr></choice> <fw><num>5</num></fw>six<note>On <rs>six</rs><note/>.</note>.</p>"
        "<p>Gap <gap><desc>lost</desc></gap>.</p>",
        back="<listPerson><person><persName>B.</persName></person></listPerson><div type='x'><p>Y <hi>z</hi></p></div>",
    )
    _, remarks, _, _ = taken(tmp_path, text)
    counted: Counter[str] = Counter()
    for each in remarks:
        if each.kind == "element":
            counted[each.what.split(":")[0]] += each.number or 0
    document = parsing.parse(text.encode(), "x.xml")
    body = next(node for node in document.root.nodes() if node.name == "text")
    assert counted == Counter(node.name for node in body.walk())


def test_references_without_words_are_told(tmp_path: Path) -> None:
    """A pointer that calls no note and says nothing leaves no trace in the text: the report counts it."""
    text = tei('<p>One <ref target="http://example.org"/><ptr target="#n"/> <ref target="b.xml">two</ref>.</p>'
               '<note xml:id="n">N.</note>')  # fmt: skip
    _, remarks, _, _ = taken(tmp_path, text)
    told = {each.what: each.number for each in remarks if each.kind == "text"}
    assert told == {"references without words (ref, ptr), whose targets are left out": 1}


def test_one_letter_in_two_languages(tmp_path: Path) -> None:
    """A letter that stands beside itself in another language is one, the other an editor's."""
    text = '<div type="letter" xml:lang="en"><p>Dear.</p></div><div type="letter" xml:lang="es"><p>Querida.</p></div>'
    assert body(tmp_path, text) == 'Dear.\n\n::: {.annotation hand="editor"}\nQuerida.\n:::'


def test_notes_beside_the_text(tmp_path: Path) -> None:
    """A note that stands beside the only letter's text and that nothing calls is kept; what a list says is none."""
    beside = """<standOff><listAnnotation><note>On the date.</note></listAnnotation>
      <listPerson><person xml:id="a"><persName>Anna</persName><note>A friend.</note></person></listPerson></standOff>"""
    letter = one(tmp_path, tei("<p>Text.</p>").replace("</TEI>", f"{beside}</TEI>"))
    assert [note.body.text for note in letter.letter.notes] == ["On the date."]
    assert [each.what for each in letter.remarks] == ["note 1 is called nowhere"]


def test_letters_of_books(tmp_path: Path) -> None:
    """A division may be a letter by its subtype; where each book counts its letters anew, the book is in the id."""
    book = '<div type="textpart" n="{}"><div type="textpart" subtype="letter" n="1"><p>T.</p></div></div>'
    letters, *_ = taken(tmp_path, tei(book.format(1) + book.format(2), head="<teiHeader/>"))
    assert [each.letter.id for each in letters] == ["1-1", "2-1"]


def test_what_came_with_a_letter(tmp_path: Path) -> None:
    """The description and the title of a file are those of its letter, not of what came with that."""
    group = """<group><text type="letter"><body><p>One.</p></body></text>
      <text type="attachment"><body><p>Two.</p></body></text></group>"""
    whole = tei("", head=HEAD.replace(">Letter<", ">Anna to Bert<"))
    letters, *_ = taken(tmp_path, whole.replace("<body></body>", group))
    assert [each.letter.metadata.get("sender") for each in letters] == ["Anna", None]


def test_a_letter_without_words(tmp_path: Path) -> None:
    """A division that says it is a letter and has no words is none."""
    begin = '<div type="letter"'
    text = f'{begin} n="1"><pb/></div>{begin} n="2"><p>A.</p></div>{begin}><p>B.</p></div>'
    letters, remarks, *_ = taken(tmp_path, tei(text, head="<teiHeader/>"))
    assert [each.letter.id for each in letters] == ["2", ""]
    assert said(remarks, "left") == ["outside all letters: div, 0 words: ''"]


def test_a_register_that_is_a_file(tmp_path: Path) -> None:
    """A file may be but a list of persons: no letter, and no fault."""
    listed = '<listPerson><person xml:id="c"><persName>Cole, Carl</persName></person></listPerson>'
    letters, _, faults, made = taken(tmp_path, tei('<p><persName ref="#c">Cole</persName></p>'), listed)
    assert (len(letters), faults) == (1, [])
    assert list(made.names.yaml()["persons"]) == ["Cole, Carl"]


def test_a_description_of_all_letters(tmp_path: Path) -> None:
    """A description that tells no day is that of all letters of a file; their dates are their own."""
    described = """<teiHeader><correspDesc><correspAction type="sent"><persName>Anna</persName><date from="1846"
      to="1847"/></correspAction></correspDesc></teiHeader>"""
    letter = '<div type="letter"><opener><dateline><date when="{}"/></dateline></opener><p>T.</p></div>'
    text = letter.format("1846-05-03") + letter.format("1847-01-02") + '<div type="letter"><opener/><p>T.</p></div>'
    letters, *_ = taken(tmp_path, tei(text, head=described))
    assert [each.letter.metadata["sender"] for each in letters] == ["Anna", "Anna", "Anna"]
    assert [each.letter.metadata["date"] for each in letters] == ["1846-05-03", "1847-01-02", "1846/1847"]


def test_a_text_with_long_lists_behind_it(tmp_path: Path) -> None:
    """A text is no index, however long the lists are that stand behind it."""
    listed = "<listPerson><person><persName>Somebody of a long name</persName></person></listPerson>"
    letters, *_ = taken(tmp_path, tei("<p>Woke up.</p>", head="<teiHeader/>", back=listed))
    assert [each.letter.passages[0].text for each in letters] == ["Woke up."]


def test_a_part_of_the_header_for_each_letter(tmp_path: Path) -> None:
    """A division may name the part of the header that describes it."""
    part = """<profileDesc xml:id="{0}"><particDesc><person ana="sender"><persName>{1}</persName></person></particDesc>
      <creation><date when="{2}"/></creation></profileDesc>"""
    header = f"<teiHeader>{part.format('a', 'Anna', 1846)}{part.format('b', 'Bert', 1847)}</teiHeader>"
    text = '<div type="letter" corresp="#a"><p>A.</p></div><div type="letter" decls="#b"><p>B.</p></div>'
    letters, *_ = taken(tmp_path, tei(text, head=header))
    assert [(each.letter.metadata["sender"], each.letter.metadata["date"]) for each in letters] == [
        ("Anna", "1846"), ("Bert", "1847")
    ]  # fmt: skip


def test_letters_of_one_file_in_several_languages(tmp_path: Path) -> None:
    """A letter is no translation of the one before it in the file, though that is in another language."""
    one_, two = ('<div type="letter" xml:lang="de"><opener/><p>Guten Tag.</p><closer>A.</closer></div>',
                 '<div type="letter" xml:lang="fr"><opener/><p>Bon jour.</p><closer>B.</closer></div>')  # fmt: skip
    bare = HEAD.split("<profileDesc>")[0] + "</teiHeader>"
    letters, _, _, _ = taken(tmp_path, tei(one_ + two, head=bare))
    assert [[part.kind for part in each.letter.passages] for each in letters] == [["paragraph", "closer"]] * 2


def test_an_index_of_correspondence(tmp_path: Path) -> None:
    """A file of descriptions without text, as CMIF has it, gives a letter without words for each, with what it says."""
    described = "".join(
        f'<correspDesc key="{key}" ref="http://example.org/{key}" source="#b"><correspAction type="sent">'
        f'<persName>{sender}</persName><placeName>York</placeName><date when="{day}"/></correspAction>'
        f'<correspAction type="received"><persName>Cy</persName></correspAction></correspDesc>'
        for key, sender, day in (("7", "Ann", "1801-05-03"), ("8", "Ben", "1801-06"))
    )
    text = (
        "<TEI><teiHeader><fileDesc><titleStmt><title>Index of letters to Cy</title></titleStmt><sourceDesc>"
        f'<bibl xml:id="b">The edition</bibl></sourceDesc></fileDesc><profileDesc>{described}</profileDesc></teiHeader>'
        "<text><body><p/></body></text></TEI>"
    )
    letters, _, faults, _ = taken(tmp_path, text)
    assert faults == []
    assert [
        [each.letter.metadata.get(key) for key in ("date", "sender", "recipient", "place", "correspondence-key")]
        for each in letters
    ] == [["1801-05-03", "Ann", "Cy", "York", "7"], ["1801-06", "Ben", "Cy", "York", "8"]]
    assert [each.letter.id for each in letters] == ["7", "8"]
    assert {each.letter.metadata["correspondence-ref"] for each in letters} == {
        "http://example.org/7", "http://example.org/8"
    }
    assert {each.letter.metadata["correspondence-source"] for each in letters} == {"The edition"}
    assert not any(each.letter.passages for each in letters)
