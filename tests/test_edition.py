"""Editions: where one is found, in which order its letters stand, and what is said of those that are faulty."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from lettercli import edition
from lettercli.errors import Faults, NoEdition
from lettercli.files import finding

NOWHERE: dict[str, str] = {}


def write(root: Path, about: str = "title: Test\n", **letters: str) -> Path:
    """An edition on disk; letters by file name without `.md`, either a body or a whole file."""
    (root / "letters").mkdir(parents=True, exist_ok=True)
    (root / "corpus.yaml").write_text(about, encoding="utf-8")
    for name, text in letters.items():
        whole = text if text.startswith("---") else f"---\nid: {name}\ndate: 1929\n---\n\n{text}\n"
        (root / "letters" / f"{name}.md").write_text(whole, encoding="utf-8")
    return root


def faults(root: Path) -> list[str]:
    with pytest.raises(Faults) as caught:
        edition.load(root)
    return [str(fault).removeprefix(f"{root}{os.sep}") for fault in caught.value.faults]


def found(corpus: str | None = None, cwd: Path = Path("/"), **environ: str) -> tuple[Path, bool]:
    return edition.find(corpus, cwd, environ)


def test_a_folder_that_is_named_is_taken(tmp_path: Path) -> None:
    """--corpus names the folder with corpus.yaml, one that has it in its corpus/, or the file itself."""
    root = write(tmp_path / "here" / "corpus")
    for named in (root, root.parent, root / "corpus.yaml"):
        assert found(str(named)) == (root, False)
    assert found("here", cwd=tmp_path) == (root, False)


def test_an_edition_may_go_by_a_name(tmp_path: Path) -> None:
    """A name is a folder of letters/ in the user's data folder."""
    root = write(tmp_path / "letters" / "goethe")
    assert found("goethe", XDG_DATA_HOME=str(tmp_path)) == (root, False)
    home = write(tmp_path / ".local" / "share" / "letters" / "schiller")
    assert found("schiller", HOME=str(tmp_path)) == (home, False)


def test_a_relative_data_folder_is_no_data_folder(tmp_path: Path) -> None:
    """A relative XDG_DATA_HOME is ignored, as its specification wants."""
    root = write(tmp_path / ".local" / "share" / "letters" / "goethe")
    assert found("goethe", XDG_DATA_HOME="data", HOME=str(tmp_path)) == (root, False)


def test_a_folder_goes_before_a_name(tmp_path: Path) -> None:
    """Where a folder and an edition in the data folder have one name, the folder is meant."""
    write(tmp_path / "letters" / "goethe")
    here = write(tmp_path / "work" / "goethe")
    assert found("goethe", cwd=tmp_path / "work", XDG_DATA_HOME=str(tmp_path)) == (here, False)


def test_the_option_goes_before_the_variable(tmp_path: Path) -> None:
    """--corpus, then LETTERS_CORPUS, then the nearest; an empty variable is none."""
    one, other, near = (write(tmp_path / name) for name in ("one", "other", "near"))
    assert found(str(one), near, LETTERS_CORPUS=str(other)) == (one, False)
    assert found(None, near, LETTERS_CORPUS=str(other)) == (other, False)
    assert found(None, near, LETTERS_CORPUS="") == (near, False)


def test_the_nearest_edition_is_looked_for_upward(tmp_path: Path) -> None:
    """From the working folder up each folder and its corpus/ are looked at, the nearer first."""
    outer, inner = write(tmp_path / "corpus"), write(tmp_path / "a" / "b")
    (inner / "c" / "d").mkdir(parents=True)
    assert found(cwd=inner / "c" / "d") == (inner, False)
    assert found(cwd=tmp_path / "a") == (outer, False)
    assert found(cwd=tmp_path / "a" / "gone") == (outer, False)


def test_without_an_edition_the_shipped_one_is_taken(tmp_path: Path) -> None:
    """Where none is named and none is near, it is the one that comes with the program, and that is known."""
    root, shipped = found(cwd=tmp_path)
    assert shipped
    assert str(root) in finding.shipped_places()
    assert (root / "corpus.yaml").is_file()


def test_a_wheel_s_edition_goes_before_a_checkout_s() -> None:
    """The edition in the package is tried first, then the one beside src."""
    in_package, beside = finding.shipped_places()
    package = Path(edition.__file__).parent
    assert in_package == str(package / "corpus")
    assert beside == str(package.parent.parent / "corpus")


def test_no_edition_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even the shipped edition is missing, the message says how to name one."""
    monkeypatch.setattr(finding, "_PACKAGE", str(tmp_path / "x" / "y" / "z"))
    with pytest.raises(NoEdition, match="name one with --corpus"):
        found(cwd=tmp_path)


@pytest.mark.parametrize("named", ["nowhere", "/nowhere/at/all", "a\x00b", "..", "x" * 5000, "letters/../.."])
def test_what_is_no_edition_is_refused(named: str, tmp_path: Path) -> None:
    """A name that leads to no edition says what one is, and which there are by name."""
    write(tmp_path / "letters" / "goethe")
    with pytest.raises(NoEdition) as caught:
        found(named, cwd=tmp_path, XDG_DATA_HOME=str(tmp_path))
    assert str(caught.value).endswith("an edition is a folder with a corpus.yaml; by name there are goethe")


def test_a_working_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder that was deleted is no error: the shipped edition is taken."""
    (gone := tmp_path / "gone").mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert edition.find(None, None, NOWHERE)[1]
    with pytest.raises(NoEdition, match="no edition at 'corpus'"):
        edition.find("corpus", None, NOWHERE)


def test_what_an_edition_knows_of_itself(tmp_path: Path) -> None:
    """Title, name, language, sigla, abbreviations and all other keys come from corpus.yaml."""
    about = 'title: A & B\nname: ab\nlanguage: de\nsigla: ["Hg.", "U.S. Ed."]\nabbreviations: [Bd., S.]\nshelf: Ms. 1\n'
    loaded = edition.load(write(tmp_path, about, a="Text."))
    assert (loaded.title, loaded.name, loaded.language) == ("A & B", "ab", "de")
    assert (loaded.sigla, loaded.abbreviations) == (("Hg.", "U.S. Ed."), ("Bd.", "S."))
    assert (loaded.about["shelf"], loaded.root, loaded.shipped) == ("Ms. 1", tmp_path, False)


def test_an_empty_corpus_yaml_is_enough(tmp_path: Path) -> None:
    """Without a word about it an edition goes by its folder's name."""
    root = write(tmp_path / "goethe", "", a="Text.")
    loaded = edition.load(root, shipped=True)
    assert (loaded.title, loaded.name, loaded.language, loaded.shipped) == ("goethe", "goethe", "en", True)


def test_letters_stand_in_the_natural_order_of_their_files(tmp_path: Path) -> None:
    """Numbers in file names are numbers: 9 stands before 10, and 10a after 10."""
    write(tmp_path, **dict.fromkeys(["10", "9", "10a", "100", "2", "B2", "a10"], "Text."))
    assert [letter.id for letter in edition.load(tmp_path).letters] == ["2", "9", "10", "10a", "100", "a10", "B2"]


def test_an_edition_may_stand_in_order_of_date(tmp_path: Path) -> None:
    """`order: date` sorts by date, undated letters last and letters of one day by file name."""
    letters = {id: f"---\nid: {id}\ndate: {date}\n---\n\nText.\n" for id, date in
               [("1", "1930"), ("2", '""'), ("3", "1929-08"), ("4", "1929-08")]}  # fmt: skip
    write(tmp_path, "order: date\n", **letters)
    assert [letter.id for letter in edition.load(tmp_path).letters] == ["3", "4", "1", "2"]


def test_an_edition_may_list_its_order(tmp_path: Path) -> None:
    """`order` may be the list of all ids."""
    write(tmp_path, "order: [c, a, b]\n", **dict.fromkeys("abc", "Text."))
    assert [letter.id for letter in edition.load(tmp_path).letters] == ["c", "a", "b"]


def test_a_list_that_is_no_order_is_refused(tmp_path: Path) -> None:
    """An order that leaves out a letter, names one twice or names one that is not there is a fault each."""
    write(tmp_path, "title: T\norder: [a, x, a]\n", a="Text.", b="Text.")
    assert faults(tmp_path) == [
        "corpus.yaml:2: order: letter a twice; name each letter once",
        "corpus.yaml:2: order: letter b is missing; name each letter once",
        "corpus.yaml:2: order: no letter x; leave it out",
    ]


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ("title: [a]\n", "corpus.yaml:1: title is no text; write title: and one text"),
        ("title: T\nsigla: {a: b}\n", 'corpus.yaml:2: sigla is no list of texts; write sigla: ["…", "…"]'),
        ("brackets: mine\n", "corpus.yaml:1: brackets: 'mine'; write editor or writer"),
        ("accept: 1 x\n", 'corpus.yaml:1: accept is no list of texts; write accept: ["42.n3 list-begins"]'),
        ("accept: [{a: b}]\n", 'corpus.yaml:1: accept is no list of texts; write accept: ["42.n3 list-begins"]'),
        ("order: random\n", "corpus.yaml:1: order is no list of ids; write date, file or a list of all ids"),
        ("book: T\n", "corpus.yaml:1: book is no list of keys; write title:, editors: and so on below it, indented"),
        (
            "title: T\nbook:\n  title: B\n  attributed: perhaps\n",
            "corpus.yaml:4: attributed: 'perhaps'; write yes if the source does not name the book, else no",
        ),
        ("- a\n- b\n", "corpus.yaml:1: no keys; write title: and what else there is to say"),
    ],
)
def test_what_corpus_yaml_cannot_say(about: str, says: str, tmp_path: Path) -> None:
    """A key of corpus.yaml with a value that it cannot have is a fault with its line."""
    assert faults(write(tmp_path, about, a="Text.")) == [says]


def test_the_faults_of_all_files_come_together(tmp_path: Path) -> None:
    """Every file is read before anything is said, and corpus.yaml's faults are among them."""
    write(tmp_path, "brackets: no\n", a="# Heading", b="Text.", c="Text.\n\n* * *\n\n```\ncode\n```")
    said = faults(tmp_path)
    assert [line.split(":")[0] for line in said][:2] == ["corpus.yaml", "letters/a.md"]
    assert sum(line.startswith("letters/c.md") for line in said) >= 2
    assert not [line for line in said if line.startswith("letters/b.md")]


def test_what_can_be_read_of_a_faulty_edition(tmp_path: Path) -> None:
    """`read` gives the letters that are well, in the order wanted, all that corpus.yaml says, and the faults."""
    write(tmp_path, "title: T\nsigla: Hg.\norder: [c, b, a]\n", a="Text.", b="# Heading", c="Text.")
    rest, said = edition.read(tmp_path)
    assert ([letter.id for letter in rest.letters], rest.title, rest.sigla) == (["c", "a"], "T", ("Hg.",))
    assert [Path(fault.path).name for fault in said] == ["b.md"]


def test_an_order_of_many_letters_is_compared_quickly(tmp_path: Path, patience: None) -> None:
    """A list of ids is looked through once."""
    ids = [f"n{number}" for number in range(3000)]
    write(tmp_path, f"order: [{', '.join([*ids, *ids])}]\n", **dict.fromkeys(ids, "Text."))
    assert len(faults(tmp_path)) == 3000


def test_an_id_given_twice(tmp_path: Path) -> None:
    """Two letters of one id are a fault at the second, which names the first."""
    write(tmp_path, a="Text.", b="---\ndate: 1929\nid: a\n---\n\nText.\n")
    assert faults(tmp_path) == [f"letters/b.md:3: id a is that of {tmp_path}/letters/a.md too; give it another"]


def test_an_id_that_reads_as_a_part(tmp_path: Path) -> None:
    """An id that another letter and a part of it could spell is a fault."""
    write(tmp_path, **{"42": "Text.", "42.6": "Text.", "42.Smith": "Text."})
    assert faults(tmp_path) == ["letters/42.6.md:2: id 42.6 would also be part 6 of letter 42; write 42-6"]


def test_an_edition_without_letters(tmp_path: Path) -> None:
    """An empty or missing folder of letters is a fault that says what belongs there."""
    write(tmp_path)
    assert faults(tmp_path) == ["letters: no letters; put the letters there, one .md file each"]
    (tmp_path / "letters").rmdir()
    assert faults(tmp_path)[0].startswith("letters: cannot be read: No such file")


def test_files_that_cannot_be_letters(tmp_path: Path) -> None:
    """Folders, pipes, broken links, other encodings, NULs and empty files are faults, each of its own, at once."""
    write(tmp_path, good="Text.", empty="---\n")
    folder = tmp_path / "letters"
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "dangling.md").symlink_to("nowhere.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "latin.md").write_bytes("---\nid: l\n---\n\nMünchen\n".encode("latin-1"))
    (folder / "torn.md").write_bytes(b"---\nid: t\n---\n\nText\x00\x00\x00")
    (folder / "cut.md").write_bytes("---\nid: c\n---\n\nMü".encode()[:-1])
    (folder / "none.md").write_bytes(b"")
    said = {line.split(":")[0].removeprefix("letters/"): line for line in faults(tmp_path)}
    bad = ["cut", "dangling", "empty", "folder", "latin", "loop", "none", "pipe", "torn"]
    assert sorted(said) == [f"{name}.md" for name in bad]
    assert "no regular file" in said["folder.md"]
    assert "no regular file" in said["pipe.md"]
    assert "letters/latin.md:5: not UTF-8" in said["latin.md"]
    assert "letters/cut.md:5: not UTF-8" in said["cut.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A letter that may not be read is a fault."""
    write(tmp_path, a="Text.")
    (tmp_path / "letters" / "a.md").chmod(0)
    assert faults(tmp_path) == ["letters/a.md: cannot be read: Permission denied"]


def test_links_to_letters_are_letters(tmp_path: Path) -> None:
    """A symbolic link to a file is read like the file."""
    write(tmp_path / "there", a="Text.")
    root = write(tmp_path / "here")
    (root / "letters" / "a.md").symlink_to(tmp_path / "there" / "letters" / "a.md")
    assert [letter.id for letter in edition.load(root).letters] == ["a"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Files without the ending .md, and hidden ones such as an editor's locks, are no letters."""
    write(tmp_path, a="Text.")
    for name in (".#a.md", "a.md~", "notes.txt", ".hidden.md"):
        (tmp_path / "letters" / name).write_text("# no letter")
    assert [letter.id for letter in edition.load(tmp_path).letters] == ["a"]


def test_faults_are_shown_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault's path is what one types from where one is."""
    write(tmp_path / "corpus", a="# Heading")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Faults, match=r"^corpus/letters/a\.md:6: "):
        edition.open_edition()


def test_insertions_and_authors_are_known(tmp_path: Path) -> None:
    """A loaded edition has the insertions marked and the notes' authors named by its own conventions."""
    text = "A [local] word.[^1]\n\n[^1]: A note.—Hg."
    letter = edition.load(write(tmp_path, "sigla: Hg.\n", a=text)).letters[0]
    assert [mark.kind for mark in letter.passages[0].marks] == ["insertion", "anchor"]
    assert letter.notes[0].author == "Hg."
    letter = edition.load(write(tmp_path, "sigla: Hg.\nbrackets: writer\n", a=text)).letters[0]
    assert [mark.kind for mark in letter.passages[0].marks] == ["anchor"]


def test_a_thousand_letters_load_quickly(tmp_path: Path) -> None:
    """An edition of a thousand short letters loads within a few milliseconds a letter."""
    write(tmp_path, **{str(number): "Hello.\n\n1) One [local] thing.[^1]\n\n[^1]: A note." for number in range(1000)})
    begin = time.process_time()
    assert len(edition.load(tmp_path).letters) == 1000
    assert time.process_time() - begin < 5
