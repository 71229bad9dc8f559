"""Results to stdout, all else to stderr, UTF-8 on both, whatever the locale."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.editions import letter, write_edition
from tests.shell import COMMAND, environment, run


def test_quiet_hushes_footers(edition: Path) -> None:
    """-q leaves results as they are and says nothing on stderr."""
    loud, quiet = run("kwic", "mill", "--corpus", edition), run("kwic", "mill", "-q", "--corpus", edition)
    assert loud.out == quiet.out
    assert loud.err != ""
    assert quiet.err == ""


@pytest.mark.parametrize("settings", [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
])  # fmt: skip
@pytest.mark.parametrize("style", ["page", "tsv", "json"])
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, settings: dict[str, str], style: str) -> None:
    """The locale and Python's encoding do not change a byte of the output."""
    corpus = write_edition(tmp_path / "x", {"1": letter("1", "Пшеница — 漢字 “naïve”.", sender="Łódź")})
    plain = run("list", "--format", style, "--corpus", corpus)
    assert run("list", "--format", style, "--corpus", corpus, env=settings) == plain
    assert "Łódź" in plain.out


def test_bytes_that_are_no_utf8_are_no_crash(edition: Path) -> None:
    """An argument that is no UTF-8 is answered, with its odd bytes visible."""
    done = subprocess.run([*COMMAND, "kwic", b"gr\xffin", "--corpus", edition], capture_output=True, env=environment(),
                          timeout=20, check=False)  # fmt: skip
    assert done.returncode in {1, 2}
    assert b"U+DCFF" in done.stderr
    assert b"Traceback" not in done.stderr
