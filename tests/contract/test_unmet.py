"""Whatever is asked of letters, filters that no letter passes are said to be the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import call

ASKED = (
    "list", "info", "kwic grain", "kwic -e grain", "kwic grain --fuzzy 1", "freq", "freq grain", "collocates grain",
    "ngrams", "clusters grain", "dispersion grain", "timeline", "timeline grain", "keywords --target letter=1",
    "notes", "notes --search grain", "show 1", "show", "quote 1", "cite 1", "cite", "path 1", "sources",
)  # fmt: skip


@pytest.mark.parametrize("line", ASKED)
@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--from", "1950"], "dates are 1929-07-29 to 1929-08-21"), (["--where", "place=Sotchi"], "place is Sochi"),
        (["--sender", "Ann", "--letter", "2"], "--sender keeps 2, --letter 1, none passes both"),
    ],
)  # fmt: skip
def test_what_the_edition_has_is_said(edition: Path, line: str, filters: list[str], said: str) -> None:
    """The exit code is 1, and stderr names the filters that no letter passes with what there is instead."""
    code, _, err = call(*line.split(), *filters, "--corpus", edition)
    assert code == 1
    assert f"no letter passes these filters; {said}\n" in err
