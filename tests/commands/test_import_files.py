"""`letters import` of other people's files: what it says, what it writes, what it bears."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from lettercli import edition
from lettercli.formats import jsonl, markdown
from lettercli.model import Letter
from tests.formats.laws import bare
from tests.shell import Outcome, call, run, script
from tests.strategies import letters

TABLE = "id,date,from,to,text\n1,1918-05-03,Ann,Ben,Hello\n2,05/03/1918,Ann,Ben,Again\n3,1918,Ann\n"


def texts(root: Path) -> dict[str, str]:
    """The first passage of each letter, by id, in the edition's order."""
    return {each.id: each.passages[0].text for each in edition.load(root).letters}


def table(folder: Path, text: str = TABLE) -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_the_report(tmp_path: Path) -> None:
    """In a pipe the report is a row a fact, those refused first after the counts; some bad rows are exit code 2."""
    path, into = table(tmp_path), tmp_path / "mine"
    assert call("import", "csv", path, "--into", into) == Outcome(
        2,
        f"letters\t2\t\tread\t\t\nletters\t2\t\tnew\t{into}\t\nletters\t1\t\trefused\t\t\n"
        "refused\t\t\t3 cells, where the first row has 5; is a delimiter or a quotation mark missing, or the end of "
        f"the file?\t{path}\t4\n"
        "format\t\t\tcolumns by commas; id is 'id', date is 'date', sender is 'from', recipient is 'to', text is 'text'"
        f"\t{path}\t1\n"
        "date\t\t2\t'05/03/1918' can be read in two ways, 1918-03-05 or 1918-05-03: --day-first or --month-first "
        f"decides\t{path}\t3\n",
        f"look at it: letters list --corpus {into}; letters check finds what is left\n",
    )
    assert texts(into) == {"1": "Hello", "2": "Again"}
    assert (into / "corpus.yaml").read_text() == "title: Letters from a.csv\nname: mine\nsource: a.csv\n"


def test_what_tells_of_the_letters_is_none(tmp_path: Path) -> None:
    """A folder's README and LICENSE are left out, which is said, and a file of such a name is taken if it is named."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.txt").write_text("3 May 1918\n\nDear Ben, the mill stands.\n", encoding="utf-8")
    for name in ("README.md", "LICENSE"):
        (folder / name).write_text("# These letters\n\nare nobody's.\n", encoding="utf-8")
    outcome = call("import", folder, "--into", tmp_path / "mine")
    assert (outcome.code, list(texts(tmp_path / "mine"))) == (0, ["one"])
    left = "left out, as files about the others; a letter among them is to be named: LICENSE, README.md"
    assert f"files\t2\t\t{left}\t{folder}\t\n" in outcome.out
    assert call("import", folder / "README.md", "--into", tmp_path / "mine").code == 0
    assert len(texts(tmp_path / "mine")) == 2


def test_the_report_as_json(tmp_path: Path) -> None:
    """The report is a table like all others."""
    outcome = call("import", table(tmp_path), "--into", tmp_path / "mine", "--json")
    rows = json.loads(outcome.out)["rows"]
    assert rows[0] == {"kind": "letters", "count": 2, "letter": "", "what": "read", "file": "", "line": None}
    assert [row["kind"] for row in rows] == ["letters", "letters", "letters", "refused", "format", "format", "date"]


def test_a_page_tells_the_same_remark_once(tmp_path: Path) -> None:
    """Where many letters have the same fault a page shows the first, and says how to see all; a pipe has all."""
    path = table(tmp_path, "id,text,date\n" + "".join(f"{n},Hello,\n" for n in range(30)))
    page = call("import", path, "--into", tmp_path / "mine", "--dry-run", "--format", "page", "--width", "100").out
    assert page.count("no date") == 1
    assert "and 29 more of this kind, in the same file: --format tsv lists them all" in page
    rows = call("import", path, "--into", tmp_path / "mine", "--dry-run").out.splitlines()
    assert sum("\tno date\t" in row for row in rows) == 30


def test_a_page_takes_remarks_together_that_differ_in_a_date(tmp_path: Path) -> None:
    """What is said of many dates is said once on a page, whatever the dates are."""
    rows = "".join(f"{n},Hello,0{n % 9 + 1}/02/18{n:02}\n" for n in range(30))
    path = table(tmp_path, f"id,text,date\n{rows}")
    page = call("import", path, "--into", tmp_path / "mine", "--dry-run", "--format", "page", "--width", "100").out
    assert page.count("can be read in two ways") == 1
    assert "and 25 more of this kind" in page  # 02/02 is one day, whichever comes first


def test_a_rehearsal(tmp_path: Path) -> None:
    """--dry-run prints the report alone."""
    outcome = call("import", table(tmp_path), "--into", tmp_path / "mine", "--dry-run")
    assert (outcome.code, outcome.err) == (2, "nothing was written\n")
    assert outcome.out.startswith("letters\t2\t\tread\t\t\nletters\t2\t\tnew\t")
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("name", ["base64", "rot13", "idna", "undefined", "nonsense"])
def test_no_encoding(tmp_path: Path, name: str) -> None:
    """What Python calls an encoding and is none of text is refused as a name that there is not."""
    outcome = call("import", table(tmp_path), "--into", tmp_path / "mine", "--encoding", name)
    assert outcome == Outcome(
        2, "", f"letters: no encoding '{name}'; name one, such as cp1251, koi8-r, latin-1, utf-16\n"
    )


@pytest.mark.parametrize("ending", ["txt", "md", "csv"])
@pytest.mark.parametrize("broken", [b"o", b"\x00\xd8o\x00"], ids=["cut off", "half a character"])
def test_utf16_that_breaks_off(tmp_path: Path, ending: str, broken: bytes) -> None:
    """A file in UTF-16 that cannot be read to its end is a fault of that file, with its line."""
    path = tmp_path / f"a.{ending}"
    path.write_bytes('id,text\n1,Hello'.encode("utf-16") + broken)
    outcome = call("import", path, "--into", tmp_path / "mine")
    assert (outcome.code, outcome.err) == (2, "")
    (fault,) = (line for line in outcome.out.splitlines() if line.startswith("refused"))
    assert "no text in UTF-16-LE from here on: " in fault
    assert "is the end of the file missing? else name its --encoding" in fault


def test_a_list_in_another_encoding_than_was_named(tmp_path: Path) -> None:
    """A list of objects that is none in the encoding that was named is a fault."""
    path = tmp_path / "a.json"
    path.write_text('[{"id":"1","text":"Hello"}] ')
    outcome = call("import", path, "--into", tmp_path / "mine", "--encoding", "utf-16-le")
    assert outcome.code == 2
    assert "no list of objects in the encoding that was named" in outcome.out


def test_lines_in_the_encoding_that_was_named(tmp_path: Path) -> None:
    """JSON lines, which are in UTF-8, are read in another encoding if that is named."""
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"id":"1","text":"Gr\u00fc\u00dfe"}\n{"id":"2","body":"\u00dcber","place":"K\u00f6ln"}\n'.encode("latin-1"))
    assert call("import", path, "--into", tmp_path / "mine", "--encoding", "latin-1").code == 0
    assert texts(tmp_path / "mine") == {"1": "Grüße", "2": "Über"}


@pytest.mark.parametrize("kind", [[], ["markdown"]])
def test_an_edition_inside_of_its_sources(tmp_path: Path, kind: list[str]) -> None:
    """Where the edition lies in the folder that it is made of, what is in it is no source of itself."""
    (tmp_path / "a.md").write_text("Dear Ben.\n")
    into = tmp_path / "editions" / "mine"
    assert call("import", *kind, tmp_path, "--into", into).code == 0
    again = call("import", *kind, tmp_path, "--into", into)
    assert again.code == 0
    assert again.out.startswith("letters\t1\t\tread\t\t\nletters\t1\t\tunchanged\t\t\n")
    (tmp_path / "a.md").write_text("Dear Ben, I was wrong.\n")
    call("import", *kind, tmp_path, "--into", into, "--force")
    assert texts(into) == {"a": "Dear Ben, I was wrong."}


def test_nothing_but_faults(tmp_path: Path) -> None:
    """Files that are not there are named, and no folder is made."""
    outcome = call("import", tmp_path / "none", "--into", tmp_path / "mine")
    assert (outcome.code, outcome.err) == (2, "")
    assert f"refused\t\t\tno such file; name files or folders that there are\t{tmp_path}/none\t\n" in outcome.out
    assert not (tmp_path / "mine").exists()


def test_standard_input_has_a_name(tmp_path: Path) -> None:
    """- is no file, and the error says what standard input is called here."""
    outcome = call("import", "csv", "-", "--into", tmp_path / "x")
    assert outcome.code == 2
    assert "refused\t\t\tno such file; name /dev/stdin for standard input\t-\t\n" in outcome.out


def test_a_table_without_rows(tmp_path: Path) -> None:
    """No letter and no fault is exit code 1."""
    assert call("import", table(tmp_path, "id,text\n"), "--into", tmp_path / "mine").code == 1


def test_options_for_a_new_edition(tmp_path: Path) -> None:
    """Title, language and rights go into corpus.yaml, and letters into shards on request."""
    options = ("--title", "T: t", "--language", "de", "--rights", "CC0", "--as", "jsonl")
    call("import", table(tmp_path), "--into", tmp_path / "mine", *options)
    assert (tmp_path / "mine" / "corpus.yaml").read_text() == (
        'title: "T: t"\nname: mine\nsource: a.csv\nlanguage: de\nrights: CC0\n'
    )
    assert [path.name for path in (tmp_path / "mine" / "letters").iterdir()] == ["0001.jsonl"]


def test_day_first(tmp_path: Path) -> None:
    """--day-first and --month-first settle what two figures mean; of both the last counts."""
    for option, date in (("--day-first", "1918-03-05"), ("--month-first", "1918-05-03")):
        call("import", table(tmp_path), "--into", tmp_path / option, option)
        assert edition.load(tmp_path / option).letters[1].date.edtf == date


def test_letters_are_added_and_replaced(tmp_path: Path) -> None:
    """A second table adds its letters; one that is there is kept without --force, which the report says."""
    into = tmp_path / "mine"
    call("import", table(tmp_path, "id,text\n1,One\n2,Two\n"), "--into", into)
    outcome = call("import", table(tmp_path, "id,text\n2,Zwei\n3,Three\n"), "--into", into)
    assert outcome.code == 2
    assert "refused\t\t2\tletter 2 is there already, and says something else; overwrite it with --force" in outcome.out
    assert texts(into) == {"1": "One", "2": "Two", "3": "Three"}
    assert call("import", tmp_path / "a.csv", "--into", into, "--force").code == 0
    assert texts(into) == {"1": "One", "2": "Zwei", "3": "Three"}


def test_files_of_several_kinds(tmp_path: Path) -> None:
    """A folder of all kinds of files is read, each by its kind, and what each was taken for is said once a kind."""
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.csv").write_text("id,text\nc,In a table\n")
    (box / "b.txt").write_text("In a text")
    (box / "b2.txt").write_text("In another")
    (box / "c.md").write_text("---\nid: m\n---\n\nIn Markdown\n")
    (box / "d.jsonl").write_text('{"id": "j", "body": "In JSON"}\n')
    (box / "e.docx").write_bytes(b"PK\x03\x04")
    outcome = call("import", box, "--into", tmp_path / "mine")
    assert outcome.code == 2
    assert texts(tmp_path / "mine") == {
        "b": "In a text", "b2": "In another", "c": "In a table", "j": "In JSON", "m": "In Markdown",
    }  # fmt: skip
    said = [line.split("\t") for line in outcome.out.splitlines() if "taken for" in line]
    assert [(line[1], line[3].partition(",")[0]) for line in said] == [
        ("", "taken for a table"), ("2", "taken for plain text"), ("", "taken for Markdown"), ("", "taken for JSON"),
    ]  # fmt: skip


def test_a_scan_is_known_for_one(tmp_path: Path) -> None:
    """The scan of a printed edition is given to the import of scans."""
    letters = (f"Letter {n}\n[{n} May 1920]\nDear Ben,\nSo.\n" for n in (1, 2))
    (tmp_path / "scan.txt").write_text("\n".join(letters))
    outcome = call("import", tmp_path / "scan.txt", "--into", tmp_path / "mine")
    assert outcome.code == 0
    assert outcome.err == (
        f"{tmp_path}/scan.txt: taken for the scan of a printed edition, since letters begin in it with lines like "
        "'Letter 1'\n"
    )
    assert list(texts(tmp_path / "mine")) == ["1", "2"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--title", "T"], "--title"), (["--as", "jsonl"], "--as"), (["--map", "text=x"], "--map"),
        (["--month-first"], "--month-first"), (["--json"], "--format"), (["--columns", "what"], "--columns"),
    ],
)  # fmt: skip
def test_a_scan_has_other_options(tmp_path: Path, option: list[str], said: str) -> None:
    """What the import of scans has no use for is refused, and not passed over, when a file is taken for one."""
    (tmp_path / "scan.txt").write_text("Letter 1\n\nDear Ben,\n\nLetter 2\n\nDear Ann,\n")
    outcome = call("import", tmp_path / "scan.txt", "--into", tmp_path / "mine", *option)
    assert outcome == Outcome(
        2, "", f"letters import any: {said} is nothing for the scan of a printed edition, which this file is taken "
        "for; leave it out; letters import printed --help says what there is\n",
    )
    assert not (tmp_path / "mine").exists()


def test_ids_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Ids that are paths become names in letters/, whatever format they come in."""
    ids = ["../../x", "/etc/x", "..", "a/b", "a\\b", "x\u0000y", "~", "con:aux"]
    rows = [json.dumps({"id": id, "text": f"Letter {at}"}) for at, id in enumerate(ids)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows) + "\n")
    call("import", tmp_path / "a.jsonl", "--into", tmp_path / "deep" / "mine")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["mine"]
    found = {path.name for path in (tmp_path / "deep" / "mine" / "letters").iterdir()}
    assert found == {"x.md", "etc-x.md", "letter.md", "a-b.md", "a-b-2.md", "~.md", "con-aux.md"}


def test_a_link_in_the_place_of_a_letter(tmp_path: Path) -> None:
    """A letter is never written through a link: what the link leads to stays as it is."""
    into, secret = tmp_path / "mine", tmp_path / "secret"
    (into / "letters").mkdir(parents=True)
    secret.write_text("---\nid: 1\n---\n\nMine.\n")
    (into / "letters" / "1.md").symlink_to(secret)
    call("import", table(tmp_path, "id,text\n1,One\n"), "--into", into, "--force")
    assert secret.read_text() == "---\nid: 1\n---\n\nMine.\n"
    assert texts(into) == {"1": "One"}


@pytest.mark.parametrize("kind", ["any", "csv", "jsonl", "markdown", "text"])
@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 5000, bytes(range(256)) * 40, b"\xff\xfe", b'{"id": "1", "te', b"---\nid: [1\n",
     b"id,text\n1,\"open",
     b"id,text\n1,a\x00b\n", b"[" * 100_000, b"{" * 100_000, b'"' * 10_001, b"---\n" * 5000, b"\n" * 100_000,
     b"> " * 10_000, b"#" * 100_000, b"[^1]: " * 10_000, b"1) " * 10_000, b"*_`" * 20_000, b"[a](" * 20_000,
     b"\xef\xbb\xbf", b"e\xcc\x81" * 10_000, b"e" + b"\xcc\x81" * 10_000, b"&#0;" * 1000,
     b"+++\na = [" + b"[" * 50_000],
    ids=range(24),
)  # fmt: skip
def test_hostile_files(tmp_path: Path, kind: str, data: bytes, patience: None) -> None:
    """Whatever a file holds, an import ends soon, with rows of a report, never a traceback, and a sound edition."""
    path = tmp_path / {"csv": "a.csv", "jsonl": "a.jsonl", "markdown": "a.md"}.get(kind, "a.txt")
    path.write_bytes(data)
    outcome = call("import", kind, path, "--into", tmp_path / "mine")
    assert outcome.code in (0, 1, 2)
    assert "Traceback" not in outcome.err
    assert "internal error" not in outcome.err
    assert "half a minute" not in outcome.out
    assert all(line.count("\t") == 5 for line in outcome.out.splitlines())
    if (tmp_path / "mine").exists():
        edition.load(tmp_path / "mine")


def test_files_that_are_none(tmp_path: Path) -> None:
    """A pipe, a broken link and a folder that loops are refused or passed over, and nothing hangs."""
    box = tmp_path / "box"
    box.mkdir()
    os.mkfifo(box / "pipe.txt")
    (box / "broken.txt").symlink_to(tmp_path / "none")
    (box / "loop").symlink_to(box)
    (box / "good.txt").write_text("Good")
    outcome = run("import", "text", box, "--into", tmp_path / "mine")
    assert outcome.code == 2
    refused = [line.split("\t")[4] for line in outcome.out.splitlines() if line.startswith("refused")]
    assert refused == [str(box / "broken.txt"), str(box / "pipe.txt")]
    assert texts(tmp_path / "mine") == {"good": "Good"}
    assert run("import", box / "pipe.txt", "--into", tmp_path / "mine").code == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["csv", "a.csv"], "letters import csv: missing option '--into'; "),
        (["csv", "--into", "x"], "letters import csv: missing argument 'FILES...'; for example: letters import csv "),
        (["csv", "a.csv", "--into", "x", "--map", "text"], "letters: no field and column: 'text'; write --map "),
        (["csv", "a.csv", "--into", "x", "--encoding", "klingon"], "letters: no encoding 'klingon'; name one, such "),
        (["csv", "a.csv", "--into", "x", "--delimiter", "ab"], "letters: no delimiter 'ab'; name one sign"),
        (["text", "a.csv", "--into", "x", "--name-pattern", "date"], "letters: no pattern: 'date'; write it like "),
        (["a.csv", "--into", "a.csv/x"], "letters: a.csv/"),
    ],
)
def test_wrong_calls(tmp_path: Path, args: list[str], message: str) -> None:
    """What is wrong with a call is one line, with what to write instead."""
    table(tmp_path)
    outcome = run("import", *args, cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert outcome.err.count("\n") == 1


def test_letters_of_nobody_are_helped(tmp_path: Path) -> None:
    """Where no letter has a sender the import says how it is had; where one has, its report is enough."""
    said = "no letter has a sender: import text takes it by --name-pattern or --first-line"
    for name in ("1923-05-01 Ann to Ben.txt", "1923-05-02 Ben to Ann.txt"):
        (tmp_path / name).write_text("The wheat is in.\n")
    files = sorted(tmp_path.glob("*.txt"))
    assert said in call("import", *files, "--into", tmp_path / "x").err
    (tmp_path / "c.txt").write_text("From: Ann\nTo: Ben\n\nThe wheat is in.\n")
    assert said not in call("import", *files, tmp_path / "c.txt", "--into", tmp_path / "y").err


def test_what_rows_say_is_shown_harmless(tmp_path: Path) -> None:
    """Escape sequences in names of files and columns never reach a terminal."""
    path = tmp_path / "a\x1b[31m.csv"
    path.write_text("id,text,e\x1b]0;x\x07\n1,Hello,\u202e\n")
    for form in ("page", "tsv"):
        outcome = call("import", path, "--into", tmp_path / "mine", "--dry-run", "--format", form)
        assert "\x1b" not in outcome.out + outcome.err


def sound(letter: Letter) -> bool:
    """Whether a letter's own id is one that it keeps on its way in."""
    from lettercli.incoming.ids import safe

    return safe(letter.id) == letter.id and jsonl.BODY not in letter.metadata


@given(letter=letters().filter(sound))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_native_letters_come_in_as_they_are(letter: Letter, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A letter in native form, as a file or in a shard, is the same letter in its new edition."""
    box = tmp_path_factory.mktemp("box")
    (box / "1.md").write_text(markdown.write(letter), encoding="utf-8")
    (box / "1.jsonl").write_text(jsonl.write(letter), encoding="utf-8")
    for name in ("1.md", "1.jsonl"):
        for style in ("markdown", "jsonl"):
            into = box / f"{name}-{style}"
            outcome = call("import", box / name, "--into", into, "--as", style)
            assert outcome.code == 0, outcome
            (found,) = edition.load(into).letters
            assert found.id == letter.id or not letter.metadata.get("id")
            one, other = bare(found), bare(again(letter))
            assert (one.passages, one.notes) == (other.passages, other.notes)


def again(letter: Letter) -> Letter:
    """The letter as it is read from its file, insertions among its marks."""
    from lettercli.flat import Conventions, attribute
    from lettercli.flat import letter as letter_of

    flat = markdown.flat(markdown.write(letter), f"{letter.id}.md")
    attribute(flat, Conventions())
    return letter_of(flat, None)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """Where there is no room for the letters an import says so, and leaves nothing behind."""
    path = table(tmp_path, "id,text\n" + "".join(f"{n},{'word ' * 200}\n" for n in range(300)))
    line = f"trap '' XFSZ; ulimit -f 20; letters import csv '{path}' --into mine"
    outcome = script(line, cwd=tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "letters: mine: File too large; name a folder that can be written with --into\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_an_edition_as_a_folder(tmp_path: Path, edition: Path) -> None:
    """Of a folder that is an edition the letters are taken, and the other files are no letters."""
    into = tmp_path / "mine"
    outcome = call("import", edition, "--into", into)
    assert outcome.code == 0
    said = f"an edition, of which the letters alone are taken; letters convert takes all\t{edition}\t\n"
    assert said in outcome.out
    assert {path.name: path.read_bytes() for path in (into / "letters").iterdir()} == {
        path.name: path.read_bytes() for path in (edition / "letters").iterdir()
    }
