"""The real wheel, built and installed as a user would: it brings its edition, man page and completions."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import lettercli

pytestmark = [pytest.mark.wheel, pytest.mark.xdist_group("wheel")]

ROOT = Path(__file__).parent.parent
SHARED = (
    "share/man/man1/letters.1",
    "share/bash-completion/completions/letters",
    "share/zsh/site-functions/_letters",
    "share/fish/vendor_completions.d/letters.fish",
)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command without the settings of whoever runs the tests."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("LETTERS_", "PYTHON"))}
    environ |= {"XDG_CACHE_HOME": str(cwd / "cache"), "XDG_DATA_HOME": str(cwd / "data")}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=environ, capture_output=True, text=True, timeout=600, check=False)


def pip(*words: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr


def installed(folder: Path, *what: str | Path) -> Path:
    """The folder of programs of an empty environment into which something is installed."""
    venv.create(folder, with_pip=False, symlinks=True)
    programs = folder / "bin"
    pip("--python", programs / "python", "install", *what)
    return programs


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    folder = tmp_path_factory.mktemp("dist")
    pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs of the installed wheel are."""
    return installed(tmp_path_factory.mktemp("wheel") / "venv", wheel)


def test_the_main_job_runs_from_any_folder(programs: Path, tmp_path: Path) -> None:
    """After installing the wheel `letters kwic Bukharin` finds the shipped edition's hits, and says whose they are."""
    done = run(programs / "letters", "kwic", "Bukharin", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    wanted = lettercli.open(ROOT / "corpus").kwic("Bukharin")
    assert len(rows) == 10
    assert {len(row) for row in rows} == {5}
    assert [(row[0], row[3]) for row in rows] == [(row["address"], row["node"]) for row in wanted]
    assert "Stalin to Molotov" in done.stderr


def test_the_wheel_brings_its_edition(wheel: Path) -> None:
    """The wheel holds every file of corpus/, as it is in the checkout."""
    files = {path.relative_to(ROOT): path for path in (ROOT / "corpus").rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("lettercli/corpus/")}
        assert packed == {f"lettercli/{name.as_posix()}" for name in files}
        for name, path in files.items():
            assert archive.read(f"lettercli/{name.as_posix()}") == path.read_bytes()


def test_the_wheel_is_typed_and_has_no_tests(wheel: Path) -> None:
    """The wheel says that it is typed, and installs one package."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "lettercli/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"lettercli"}


def test_the_rights_are_told_apart(wheel: Path) -> None:
    """The metadata name the code's licence and, apart from it, the rights in the letters' text."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = Parser().parsestr(archive.read(name).decode("utf-8"))
        rights = archive.read(name.replace("METADATA", "licenses/corpus/RIGHTS.md")).decode("utf-8")
    assert metadata["Version"] == lettercli.__version__
    assert metadata["License-Expression"] == "MIT AND LicenseRef-Letters-Text"
    assert metadata.get_all("License-File") == ["LICENSE", "corpus/RIGHTS.md"]
    assert "not** covered by the licence of the program" in rights


def test_man_page_and_completions_are_installed(programs: Path) -> None:
    """The man page and the completions lie where man and the shells look, and are what the program prints."""
    for name in SHARED:
        assert (programs.parent / name).stat().st_size > 0
    page = run(programs / "letters", "man", cwd=programs)
    assert page.stdout == (programs.parent / SHARED[0]).read_text(encoding="utf-8")


def test_an_editable_install_reads_the_checkouts_edition(programs: Path, tmp_path: Path) -> None:
    """An editable install finds the corpus/ of its checkout, from any folder, and puts no copy elsewhere."""
    editable = installed(tmp_path / "venv", "--editable", ROOT)
    code = "from lettercli import edition; print(*edition.find())"
    found = run(editable / "python", "-c", code, cwd=tmp_path)
    assert found.stdout == f"{ROOT / 'corpus'} True\n"
    assert not list((tmp_path / "venv").rglob("site-packages/lettercli"))
    command = "kwic", "Bukharin"
    one, other = (run(folder / "letters", *command, cwd=tmp_path) for folder in (editable, programs))
    assert (one.returncode, one.stdout) == (other.returncode, other.stdout)
