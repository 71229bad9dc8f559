"""`letters init`: an edition to be filled in."""

from __future__ import annotations

from pathlib import Path

from tests.shell import Outcome, call, run


def tree(root: Path) -> list[str]:
    """All files of a folder, hidden ones included."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_what_it_makes(tmp_path: Path) -> None:
    """A new edition has all its files, passes the check, and its letter can be read."""
    root = tmp_path / "mine"
    outcome = call("init", root)
    assert outcome == Outcome(
        0,
        f"{root}/letters/example.md\ta letter that shows what letters look like: delete it\n"
        f"{root}/topics.yaml\twhat the letters say on some topics, if you want\n"
        f"{root}/names.yaml\tpersons, organisations, places, if you want\n"
        f"{root}/queries.yaml\tqueries to be asked again, if you want\n"
        f"{root}/corpus.yaml\twhat the edition is: fill in title, source, rights\n",
        f"next: write letters into {root}/letters, a file each, or letters import FILES --into {root}; "
        f"then letters check --corpus {root}\n",
    )
    assert tree(root) == ["corpus.yaml", "letters/example.md", "names.yaml", "queries.yaml", "topics.yaml"]
    assert call("check", "--strict", "--corpus", root) == Outcome(0, "", "no faults in 1 letter\n")
    assert call("show", "example.2.a", "--corpus", root).out.endswith("belongs to the point above.\n")


def test_what_is_commented_out_is_right(tmp_path: Path) -> None:
    """With their signs of comment taken away the templates are read, and mean what they say."""
    root = tmp_path / "mine"
    call("init", root)
    for name in ("corpus.yaml", "topics.yaml", "names.yaml", "queries.yaml"):
        head, *lines = (root / name).read_text().splitlines()
        lines = [line for line in lines if "Take the #" not in line]
        lines = [line.removeprefix("# ").removeprefix("#") for line in lines if "--suggest" not in line]
        (root / name).write_text("\n".join([head, *lines]) + "\n")
    assert call("check", "--corpus", root) == Outcome(0, "", "no faults in 1 letter\n")
    assert call("topics", "--corpus", root).out.startswith("Grain\t")
    assert call("names", "--corpus", root).out.startswith("Example, Carl\t")
    assert call("kwic", "@wishes", "--corpus", root).out.startswith("example.closer\t")


def test_an_empty_edition_is_filled_by_an_import(tmp_path: Path) -> None:
    """With --empty there is no letter, and an import puts some there and leaves corpus.yaml as it is."""
    root = tmp_path / "mine"
    assert call("init", root, "--empty", "--title", "A: b", "--language", "de").code == 0
    assert tree(root) == ["corpus.yaml", "names.yaml", "queries.yaml", "topics.yaml"]
    about = (root / "corpus.yaml").read_text()
    assert 'title: "A: b"\nname: mine\nlanguage: de\n' in about
    (tmp_path / "a.csv").write_text("id,date,from,to,text\n1,1918,Ann,Ben,Hello\n")
    assert call("import", tmp_path / "a.csv", "--into", root).code == 0
    assert (root / "corpus.yaml").read_text() == about
    assert call("check", "--corpus", root) == Outcome(0, "", "no faults in 1 letter\n")


def test_in_the_working_folder(tmp_path: Path) -> None:
    """Without a folder the working folder becomes an edition, which is then found from there."""
    assert run("init", cwd=tmp_path).code == 0
    assert run("check", cwd=tmp_path) == Outcome(0, "", "no faults in 1 letter\n")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """An edition is refused; files that are there are kept, and letters are not joined by an example."""
    root = tmp_path / "mine"
    (root / "letters").mkdir(parents=True)
    (root / "letters" / "1.md").write_text("---\nid: 1\n---\n\nMine.\n")
    (root / "names.yaml").write_text("persons: {}\n")
    outcome = call("init", root)
    assert f"{root}/names.yaml\twas there, and stays as it is\n" in outcome.out
    assert (root / "names.yaml").read_text() == "persons: {}\n"
    assert [path.name for path in (root / "letters").iterdir()] == ["1.md"]
    before = tree(root)
    assert call("init", root) == Outcome(
        2, "", f"letters: {root}/corpus.yaml: there is an edition already; name another folder, or letters check it\n"
    )
    assert tree(root) == before


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """A file in the folder's place is one line of error."""
    (tmp_path / "mine").write_text("")
    outcome = call("init", tmp_path / "mine")
    assert outcome.code == 2
    assert outcome.err.endswith("Not a directory; name a folder that can be written\n")


def test_a_link_that_leads_nowhere_stays(tmp_path: Path) -> None:
    """What somebody has put there is kept, were it a link whose file is yet to come."""
    (tmp_path / "topics.yaml").symlink_to("elsewhere.yaml")
    outcome = call("init", tmp_path)
    assert f"{tmp_path}/topics.yaml\twas there, and stays as it is\n" in outcome.out
    assert (tmp_path / "topics.yaml").is_symlink()
