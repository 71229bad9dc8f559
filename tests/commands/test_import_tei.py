"""`letters import tei`: what it writes, what it says, and what it does with files that are broken."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from lettercli.formats.tei import keeping
from tests.formats.tei.samples import tei
from tests.shell import call, run, terminal

BODY = """<opener><salute>Dear <rs type="person" ref="#bert">Bert</rs>,</salute></opener>
<p>I <choice><sic>recieve</sic><corr>receive</corr></choice> nothing<note>Nothing at all.</note> from
<persName ref="#carl">Carl</persName>, and <rs type="person" ref="#carl">he</rs> <unclear>knows</unclear> it.</p>
<closer><signed>Anna</signed></closer>"""
HEADED = """<teiHeader><fileDesc><titleStmt><title level="s">The letters</title><title level="a">No. 1</title>
</titleStmt><publicationStmt><licence target="https://example.org/by">CC BY</licence></publicationStmt>
</fileDesc><profileDesc>
<langUsage><language ident="en"/></langUsage><correspDesc>
<correspAction type="sent"><persName ref="#anna">Anna</persName><date when="1846-05-03"/></correspAction>
<correspAction type="received"><persName ref="#bert">Bert Brun</persName></correspAction></correspDesc></profileDesc>
</teiHeader>"""
INDEX = """<TEI><teiHeader/><standOff><listPerson><person xml:id="carl"><persName><surname>Cole</surname>
<forename>Carl</forename></persName><idno type="VIAF">https://viaf.org/viaf/123</idno></person></listPerson></standOff>
<text><body><listPerson><person xml:id="x"><persName>X</persName></person></listPerson></body></text></TEI>"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with two letters and an index of persons."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.xml").write_text(tei(BODY, head=HEADED, attributes=' xml:id="L1"'), encoding="utf-8")
    (folder / "a.xml").write_text(tei("<p>Two.</p>", head=HEADED.replace("05-03", "06-01")), encoding="utf-8")
    (folder / "persons.xml").write_text(INDEX, encoding="utf-8")
    return folder


def test_what_it_writes(files: Path, tmp_path: Path) -> None:
    """Letters, corpus.yaml, names, emendations, the map of ids and the report make an edition."""
    into = tmp_path / "edition"
    outcome = call("import", "tei", files, "--into", into)
    assert outcome.code == 0
    assert sorted(path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()) == [
        "corpus.yaml", "letters/L1.md", "letters/a.md", "names.yaml", "source/applied.jsonl",
        "source/import-report.jsonl", "source/imported.jsonl",
    ]  # fmt: skip
    assert (into / "corpus.yaml").read_text() == (
        "title: The letters\nname: edition\nsource: in\norder: date\nlanguage: en\nrights: https://example.org/by\n"
    )
    assert (into / "letters" / "L1.md").read_text() == (
        "---\nid: L1\ndate: 1846-05-03\nsender: Anna\nrecipient: Bert Brun\n"
        'sender-ref: "#anna"\nrecipient-ref: "#bert"\ntitle: No. 1\n'
        "licence: https://example.org/by\nlanguage: en\nfile: b.xml\nxmlid: L1\n---\n\n"
        "::: salute\nDear Bert,\n:::\n\nI receive nothing[^1] from Carl, and he knows it.\n\n::: signed\nAnna\n:::\n\n"
        "[^1]: Nothing at all.\n"
    )
    assert (into / "names.yaml").read_text() == (
        "# Made by letters import tei of what the files name with a reference.\n"
        "persons:\n  Anna:\n    variants: []\n    ref: anna\n"
        "  Bert Brun:\n    variants:\n      - Bert\n    ref: bert\n"
        '  Cole, Carl:\n    variants:\n      - Carl\n    ref: carl\n    viaf: 123\n'
        "organisations: {}\nplaces: {}\n"
    )  # fmt: skip


def test_the_edition_stands(files: Path, tmp_path: Path) -> None:
    """It passes check, is in the order of its dates, and its notes, names and emendations are found."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into)
    checked = call("check", "--corpus", into)
    assert (checked.code, checked.err) == (0, "no faults, 2 notes in 2 letters\n")
    assert call("list", "--corpus", into, "--columns", "id,date,notes").out == "L1\t1846-05-03\t1\na\t1846-06-01\t0\n"
    assert call("names", "--corpus", into, "--columns", "address,node", "Cole").out == "L1.p1\tCarl\n"
    assert call("emendations", "--corpus", into, "--columns", "address,printed,reading,status,reason").out == (
        "L1.p1\trecieve\treceive\tapplied\tsic\nL1.p1\tknows\tknows\topen\tunclear\n"
    )
    assert "recieve" in call("show", "--corpus", into, "L1", "--as-printed").out


def test_report(files: Path, tmp_path: Path) -> None:
    """The report counts letters and elements, says what became of each, and is kept as records."""
    into = tmp_path / "edition"
    outcome = call("import", "tei", files, "--into", into, "--columns", "kind,count,what")
    lines = outcome.out.splitlines()
    assert lines[:2] == ["letters\t2\tread", "letters\t2\tnew"]
    assert {"element\t1\tchoice: emendations", "element\t1\tnote: notes", "element\t2\tp: passages"} <= set(lines)
    rows = [json.loads(line) for line in (into / "source" / "import-report.jsonl").read_text().splitlines()]
    assert {"kind": "element", "what": "note: notes", "number": 1} in rows


def test_dry_run(files: Path, tmp_path: Path) -> None:
    """A rehearsal reports and writes nothing."""
    outcome = call("import", "tei", files, "--into", tmp_path / "edition", "--dry-run")
    assert (outcome.code, outcome.err) == (0, "nothing was written\n")
    assert not (tmp_path / "edition").exists()


def test_bad_files(files: Path, tmp_path: Path) -> None:
    """Broken files among good ones are refused with file and line, the rest comes, and the exit code is 2."""
    (files / "c.xml").write_text("<TEI>\n<p></TEI>", encoding="utf-8")
    outcome = call("import", "tei", files, "--into", tmp_path / "edition", "--columns", "kind,what,file,line")
    assert outcome.code == 2
    refused = [line for line in outcome.out.splitlines() if line.startswith("refused")]
    what = "not well-formed: mismatched tag; mend it: xmllint --noout tells where it goes wrong"
    assert refused == [f"refused\t{what}\t{files}/c.xml\t2"]
    assert call("list", "--corpus", tmp_path / "edition", "--columns", "id").out == "L1\na\n"


def test_again(files: Path, tmp_path: Path) -> None:
    """A second import changes nothing; a letter that says something else is kept unless --force."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into)
    before = {path: path.read_bytes() for path in into.rglob("*.md")}
    assert call("import", "tei", files, "--into", into).code == 0
    (files / "a.xml").write_text(tei("<p>Three.</p>", head=HEADED), encoding="utf-8")
    assert call("import", "tei", files, "--into", into).code == 2
    assert {path: path.read_bytes() for path in into.rglob("*.md")} == before
    assert call("import", "tei", files, "--into", into, "--force").code == 0
    assert "Three." in (into / "letters" / "a.md").read_text()
    assert len((into / "source" / "applied.jsonl").read_text().splitlines()) == 3


def test_readings_follow_the_letters(files: Path, tmp_path: Path) -> None:
    """Readings are those of the text that is in the edition, whether a letter was refused or replaced."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into)
    before = (into / "source" / "applied.jsonl").read_bytes()
    (files / "b.xml").write_text(tei("<p>Now <sic>teh</sic> end.</p>", head=HEADED, attributes=' xml:id="L1"'))
    (files / "c.xml").write_text(tei("<p>Three.</p>", head=HEADED), encoding="utf-8")
    assert call("import", "tei", files, "--into", into).code == 2
    assert (into / "source" / "applied.jsonl").read_bytes() == before
    call("import", "tei", files, "--into", into, "--force")
    assert call("emendations", "--corpus", into, "--columns", "address,printed").out == "L1.p1\tteh\n"
    (files / "b.xml").write_text(tei("<p>The end.</p>", head=HEADED, attributes=' xml:id="L1"'))
    call("import", "tei", files, "--into", into, "--force")
    assert call("emendations", "--corpus", into).code == 1


def test_shards(files: Path, tmp_path: Path) -> None:
    """With --as jsonl the letters are in shards, their emendations at the same addresses."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into, "--as", "jsonl")
    assert [path.name for path in (into / "letters").iterdir()] == ["0001.jsonl"]
    assert call("emendations", "--corpus", into, "--columns", "address,printed").out == (
        "L1.p1\trecieve\nL1.p1\tknows\n"
    )
    assert call("check", "--corpus", into).code == 0


def test_names_by_hand_are_left_alone(files: Path, tmp_path: Path) -> None:
    """names.yaml that somebody wrote is not overwritten, and that is said."""
    into = tmp_path / "edition"
    into.mkdir()
    (into / "names.yaml").write_text("persons: {}\n", encoding="utf-8")
    outcome = call("import", "tei", files, "--into", into)
    assert (into / "names.yaml").read_text() == "persons: {}\n"
    assert f"{into}/names.yaml: left as it is" in outcome.err


def test_names_of_a_second_import(files: Path, tmp_path: Path) -> None:
    """Files that are imported later add to the names: entries of one reference are one."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into)
    more = tmp_path / "more"
    more.mkdir()
    text = '<p><rs type="person" ref="#carl">Carlo</rs>, <rs type="person" ref="#dora">Dora</rs></p>'
    (more / "d.xml").write_text(tei(text, head=HEADED), encoding="utf-8")
    call("import", "tei", more, "--into", into)
    names = (into / "names.yaml").read_text()
    assert "  Cole, Carl:\n    variants:\n      - Carl\n      - Carlo\n    ref: carl\n    viaf: 123\n" in names
    assert "  Dora:\n" in names
    assert "  Anna:\n" in names
    assert call("names", "--corpus", into, "Dora", "--columns", "address").out == "d.p1\n"


def test_nothing_that_is_a_letter(tmp_path: Path) -> None:
    """Where there is no file to read, that is the fault."""
    (tmp_path / "in").mkdir()
    outcome = call("import", "tei", tmp_path / "in", "--into", tmp_path / "edition", "--columns", "kind,what")
    assert outcome.code == 2
    assert outcome.out.splitlines()[-1] == (
        "refused\ta folder without files that end in .xml or .tei or .teip5; name another"
    )


def test_a_long_import_shows_a_bar(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar tells how many files are done, and then that they are written; -q has none of it."""
    code = (
        "import sys\nfrom lettercli.render import progress\nfrom lettercli.cli import run\n"
        "progress.PATIENCE = -1\nprogress.PAUSE = 0\nsys.exit(run(sys.argv[1:]))\n"
    )
    (tmp_path / "program.py").write_text(code)
    monkeypatch.setattr("tests.shell.COMMAND", (sys.executable, str(tmp_path / "program.py")))
    shown = terminal(["import", "tei", files, "--into", tmp_path / "new"])
    assert shown.code == 0
    assert re.search(r"importing .* 0%.*0 of 3 files", shown.out)
    assert "writing" in shown.out
    hushed = terminal(["-q", "import", "tei", files, "--into", tmp_path / "other"])
    assert hushed.code == 0
    assert "files" not in hushed.out
    assert "importing" not in hushed.out
    assert "importing" not in run("import", "tei", files, "--into", tmp_path / "third").err


AMBIGUOUS = '<rs type="person" ref="#karl">Papa</rs>'


def persons(into: Path) -> str:
    """What names.yaml says of persons."""
    return (into / "names.yaml").read_text().split("organisations")[0]


def test_places_of_names_follow_the_letters(tmp_path: Path) -> None:
    """Where a name stands is said of the text that is in the edition, whether a letter was refused or replaced."""
    into, folder = tmp_path / "edition", tmp_path / "in"
    folder.mkdir()
    other = '<p>See <rs type="person" ref="#otto">Papa</rs>.</p>'
    (folder / "a.xml").write_text(tei(f"<p>One.</p><p>To {AMBIGUOUS}.</p>{other}"), encoding="utf-8")
    call("import", "tei", folder, "--into", into)
    assert "    at:\n      a.p2: To Papa.\n    ref: karl\n" in persons(into)
    (folder / "a.xml").write_text(tei(f"<p>From {AMBIGUOUS}.</p>{other}"), encoding="utf-8")
    (folder / "b.xml").write_text(tei(f"<p>By {AMBIGUOUS}.</p>{other}"), encoding="utf-8")
    assert call("import", "tei", folder, "--into", into).code == 2
    assert "    at:\n      a.p2: To Papa.\n      b.p1: By Papa.\n    ref: karl\n" in persons(into)
    assert call("import", "tei", folder, "--into", into, "--force").code == 0
    assert "    at:\n      a.p1: From Papa.\n      b.p1: By Papa.\n    ref: karl\n" in persons(into)
    assert call("names", "--corpus", into).code == 0


def test_a_name_that_only_a_refused_letter_has(tmp_path: Path) -> None:
    """Words that may mean several are nobody's where no letter that came says where they mean whom."""
    into, folder = tmp_path / "edition", tmp_path / "in"
    folder.mkdir()
    (folder / "a.xml").write_text(tei("<p>One.</p>"), encoding="utf-8")
    call("import", "tei", folder, "--into", into)
    other = '<rs type="person" ref="#otto">Papa</rs>'
    (folder / "a.xml").write_text(tei(f"<p>From {AMBIGUOUS} to {other}.</p>"), encoding="utf-8")
    (folder / "b.xml").write_text(tei("<p>Two.</p>"), encoding="utf-8")
    assert call("import", "tei", folder, "--into", into).code == 2
    assert "at:" not in persons(into)
    assert "- Papa" not in persons(into)


def test_what_was_added_to_names_by_hand(files: Path, tmp_path: Path) -> None:
    """What somebody wrote into the names that an import made stays there: keys, entries, two of one reference."""
    into = tmp_path / "edition"
    call("import", "tei", files, "--into", into)
    made = (into / "names.yaml").read_text()
    kept = """    not:
      - Bert Hall
    meant:
      L1.p1:
        begins: I receive
        why: the style
"""
    two = f"      - Bert\n{kept}    ref: bert\n  Brun:\n    variants:\n      - Brun\n    ref: bert\n"
    by_hand = made.replace("      - Bert\n    ref: bert\n", two)
    assert by_hand != made
    (into / "names.yaml").write_text(by_hand, encoding="utf-8")
    (files / "c.xml").write_text(tei("<p>Three.</p>", head=HEADED), encoding="utf-8")
    assert call("import", "tei", files, "--into", into).code == 0
    after = (into / "names.yaml").read_text()
    assert kept in after
    assert "  Brun:\n    variants:\n      - Brun\n" in after
    assert call("names", "--corpus", into).code == 0


def test_an_import_that_was_broken_off_at_its_end(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the letters were put in place and no more, the same import again writes what belongs to them; once."""
    whole, into = tmp_path / "whole", tmp_path / "edition"
    call("import", "tei", files, "--into", whole)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(keeping, "_emendations", stopped)
        assert call("import", "tei", files, "--into", into).code == 130
    call("import", "tei", files, "--into", into)
    for name in ("names.yaml", "source/applied.jsonl", "source/import-report.jsonl"):
        assert (into / name).read_bytes() == (whole / name).read_bytes()
    (into / "source" / "applied.jsonl").unlink()
    call("import", "tei", files, "--into", into)
    assert not (into / "source" / "applied.jsonl").exists()
