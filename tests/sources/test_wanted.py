"""What a reference on the command line means, and what there is instead."""

from __future__ import annotations

import pytest

from lettercli.errors import LettersError
from lettercli.sources.wanted import read, there_are
from tests.sources.made import cited

FOUND = cited(
    "RGASPI f. 17, op. 3, d. 750, ll. 5–8. Ibid., d. 751, l. 12ob.",
    "GARF f. R-5446, op. 3, dd. 10, 11, l. 1.",
    'Moshe Lewin, Russian Peasants [Krest\'iane] (London: Allen, 1968), 5. L. Shatskin, "Doloi" (Down with it), '
    "Komsomolskaia pravda (18 June 1929).",
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("d. 750", ["RGASPI f. 17"]),
        ("d. 751", ["Ibid., d. 751"]),
        ("f. 17, op. 3", ["RGASPI f. 17", "Ibid., d. 751"]),
        ("ф. 17 оп. 3", ["RGASPI f. 17", "Ibid., d. 751"]),
        ("op. 3", ["RGASPI f. 17", "Ibid., d. 751", "GARF f. R-544"]),
        ("rgaspi", ["RGASPI f. 17", "Ibid., d. 751"]),
        ("RGASPI f. 17, d. 751", ["Ibid., d. 751"]),
        ("f. r-5446", ["GARF f. R-544"]),
        ("d. 11", ["GARF f. R-544"]),
        ("l. 7", ["RGASPI f. 17"]),
        ("ll. 6–7", ["RGASPI f. 17"]),
        ("d. 750, l. 9", []),
        ("d. 75", []),
        ("Lewin", ["Moshe Lewin, "]),
        ("lewin peasants", ["Moshe Lewin, "]),
        ("krest'iane", ["Moshe Lewin, "]),
        ("Allen 1968", ["Moshe Lewin, "]),
        ("Pravda", ["L. Shatskin, "]),
        ("komsomol* 1929", ["L. Shatskin, "]),
        ("Lewin Shatskin", []),
        ("ibid", []),
    ],
)
def test_what_a_reference_finds(text: str, printed: list[str]) -> None:
    """Levels as they are resolved, a leaf within a stretch, words of the archive or of the printed work; all of it."""
    wanted = read(text)
    found = [each.printed for each in FOUND if wanted.fits(each)]
    assert len(found) == len(printed)
    assert all(each.startswith(beginning) for each, beginning in zip(found, printed, strict=True))


@pytest.mark.parametrize("text", ["", "  ", ".,;"])
def test_nothing_is_no_reference(text: str) -> None:
    """An unset variable of a script must not find everything."""
    with pytest.raises(LettersError, match="no reference"):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("d. 999", "cited are dd. 10, 11, 750, 751"),
        ("f. 17, d. 999", "cited are dd. 750, 751"),
        ("RGASPI op. 9", "cited is op. 3"),
        ("f. 9, op. 9", "cited are f. 17, R-5446"),
        ("Lewyn", "did you mean Lewin?"),
        ("Zzz", ""),
    ],
)
def test_what_there_is_instead(text: str, said: str) -> None:
    """The values of the level that fits nothing, among what the wider levels leave; or names like it."""
    assert there_are(FOUND, read(text)) == said
