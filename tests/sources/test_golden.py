"""The edition that comes with the program, its citations found by hand first: what is printed, meant, and in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from lettercli.edition import load
from lettercli.emendations import fitting
from lettercli.model import Edition
from lettercli.sources import Citation, citations

CORPUS = Path(__file__).parent.parent.parent / "corpus"
POLITBURO = "RTsKhIDNI f. 17, op. 3"
COHEN = "Stephen F. Cohen, Bukharin and the Bolshevik Revolution"
KRASNYI = "B. Krasnyi, \"Partiinye 'vospitateli' bakinskogo komsomola\""
ERRORS = '"Ob obshibkakh i uklone T. Bukharina"'
DOCUMENTS = "Dokumenty vneshnei politiki SSSR [Documents of USSR foreign policy]"
BY_FORM = "only d. and l. tell what is meant"


class Cited(NamedTuple):
    """A citation as an editor would write it on a card."""

    address: str
    printed: str
    reference: str
    chain: str = ""
    doubts: tuple[str, ...] = ()


CARDS = [
    Cited("39.p2", "Komsomolskaia pravda, no. 169", "Komsomolskaia pravda, no. 169"),
    Cited("39.n1", 'Ya. Sten, "Vyshe kommunisticheskoe znamia Marksizma-Leninizma" (Raise high the banner of '
          "Marxism-Leninism)",
          'Ya. Sten, "Vyshe kommunisticheskoe znamia Marksizma-Leninizma" (Raise high the banner of '
          "Marxism-Leninism), Komsomolskaia pravda, 18 June 1929", "",
          ("Komsomolskaia pravda, 18 June 1929 is named only once, with the article after it",)),
    Cited("39.n1", 'L. Shatskin, "Doloi partiinuiu obyvatel\'shchinu" (Down with party philistinism), Komsomolskaia '
          "pravda (18 June 1929)",
          'L. Shatskin, "Doloi partiinuiu obyvatel\'shchinu" (Down with party philistinism), Komsomolskaia pravda, '
          "18 June 1929"),
    Cited("39.n1", "RTsKhIDNI f. 17, op. 3, d. 750, l. 5", f"{POLITBURO}, d. 750, l. 5"),
    Cited("39.n1", "ibid., l. 2", f"{POLITBURO}, d. 750, l. 2", "39.n1"),
    Cited("39.n2", f"{COHEN} [New York, 1971], 459–60", f"{COHEN} (New York, 1971), 459–60", "",
          ("the scan may be misread: '[New York, 1971]', perhaps '[New York, 1973]'",)),
    Cited("39.n4", "ibid., d. 753, l. 4", f"{POLITBURO}, d. 753, l. 4", "39.n1",
          (f"{COHEN} is cited between it and 39.n1 (39.n2, signed U.S. Ed.); {BY_FORM}",)),
    Cited("39.n5", "ibid., d. 752, l. 3", f"{POLITBURO}, d. 752, l. 3", "39.n4 39.n1",
          ("rests on 39.n4, which is doubtful",)),
    Cited("40.n2", f"{DOCUMENTS}, vol. 7 [Moscow, 1963], 609–24", f"{DOCUMENTS}, vol. 7 (Moscow, 1963), 609–24"),
    Cited("41.n1", "RTsKhIDNI f. 17, op. 3, d. 753, l. 3", f"{POLITBURO}, d. 753, l. 3"),
    Cited("41.n2", "ibid., d. 754, l. 2", f"{POLITBURO}, d. 754, l. 2", "41.n1"),
    Cited("42.n2", f"{DOCUMENTS}, vol. 12 [Moscow, 1967], 429–30", f"{DOCUMENTS}, vol. 12 (Moscow, 1967), 429–30"),
    Cited("42.n3", "RTsKhIDNI f. 17, op. 3, d. 747, l. 4", f"{POLITBURO}, d. 747, l. 4"),
    Cited("42.n3.p2", "ibid., l. 4", f"{POLITBURO}, d. 747, l. 4", "42.n3",
          ("d. 747 is taken from 42.n3, but for 15 August 1929 the notes cite d. 753 in 39.n4 and 41.n1",
           "the scan may be misread: 'is correct\" (ibid., l. 4)', perhaps 'is correct\" (ibid., d. 753, l. 4)'")),
    Cited("42.n3.p3", "ibid., d. 759, l. 9", f"{POLITBURO}, d. 759, l. 9", "42.n3.p2 42.n3"),
    Cited("42.n5", "B. Krasnyi's article \"Partiinye 'vospitateli' bakinskogo komsomola\" (The party \"educators\" of "
          "the Baku Komsomol) was published in Komsomolskaia pravda on 21 August 1929",
          f'{KRASNYI} (The party "educators" of the Baku Komsomol), Komsomolskaia pravda, 21 August 1929'),
    Cited("42.n6", "ibid., d. 758, l. 6", f"{POLITBURO}, d. 758, l. 6", "42.n3.p3 42.n3.p2 42.n3",
          (f"{KRASNYI} is cited between it and 42.n3.p3 (42.n5); {BY_FORM}",)),
    Cited("42.n7", "ibid., d. 775, l. 11", f"{POLITBURO}, d. 775, l. 11", "42.n6 42.n3.p3 42.n3.p2 42.n3",
          ("rests on 42.n6, which is doubtful",)),
    Cited("42.n8", "ibid., f. 613, op. 1, d. 90, l. 47", "RTsKhIDNI f. 613, op. 1, d. 90, l. 47",
          "42.n7 42.n6 42.n3.p3 42.n3.p2 42.n3", ("rests on 42.n6, which is doubtful",)),
    Cited("42.n11", "ibid., f. 124, op. 1, d. 839, l. 38", "RTsKhIDNI f. 124, op. 1, d. 839, l. 38",
          "42.n8 42.n7 42.n6 42.n3.p3 42.n3.p2 42.n3", ("rests on 42.n6, which is doubtful",)),
    Cited("42.n12", "ibid., f. 17, op. 3, d. 765, ll. 6, 16, 17", f"{POLITBURO}, d. 765, ll. 6, 16, 17",
          "42.n11 42.n8 42.n7 42.n6 42.n3.p3 42.n3.p2 42.n3", ("rests on 42.n6, which is doubtful",)),
    Cited("42.n12.p2", "ibid., d. 771, l. 11", f"{POLITBURO}, d. 771, l. 11",
          "42.n12 42.n11 42.n8 42.n7 42.n6 42.n3.p3 42.n3.p2 42.n3", ("rests on 42.n6, which is doubtful",)),
    Cited("42.n13", "Aleksandr I. Solzhenitsyn, The Gulag Archipelago, 3 vols. (New York, 1973–78), 1:60–67",
          "Aleksandr I. Solzhenitsyn, The Gulag Archipelago, 3 vols. (New York, 1973–78), 1:60–67", "",
          ("'60–67' is only a likely reading of the scan",)),
    Cited("42.n14", "RTsKhIDNI f. 17, op. 3, d. 765, l. 5", f"{POLITBURO}, d. 765, l. 5"),
    Cited("42.n14.p2", "Pravda on 3 November 1929", "Pravda, 3 November 1929"),
    Cited("42.n14.p2", "ibid., d. 764, l. 6", f"{POLITBURO}, d. 764, l. 6", "42.n14"),
    Cited("42.n16", "ibid., d. 755, ll. 3–4", f"{POLITBURO}, d. 755, ll. 3–4", "42.n14.p2 42.n14"),
    Cited("42.n18", "ibid., d. 756, l. 5", f"{POLITBURO}, d. 756, l. 5", "42.n16 42.n14.p2 42.n14"),
    Cited("42.n19", "Spravochnik partiinogo rabotnika [Party worker reference manual], issue 7, chap. 11 "
          "[Moscow, 1930], 226–32",
          "Spravochnik partiinogo rabotnika [Party worker reference manual], issue 7, chap. 11 (Moscow, 1930), 226–32",
          "", ("the scan may be misread: 'issue 7, chap. 11', perhaps 'issue 7, chap. II'",)),
    Cited("42.n20", "RTsKhIDNI f. 17, op. 3, d. 767, l. 8", f"{POLITBURO}, d. 767, l. 8"),
    Cited("42.n21", "ibid., op. 113, d. 768, l. 18", "RTsKhIDNI f. 17, op. 113, d. 768, l. 18", "42.n20"),
    Cited("43.n1", "RTsKhIDNI f. 17, op. 3, d. 772, ll. 11, 15–17", f"{POLITBURO}, d. 772, ll. 11, 15–17"),
    Cited("43.n3", "ibid., d. 754, ll. 10–14", f"{POLITBURO}, d. 754, ll. 10–14", "43.n1",
          ("'ll. 10–14' is only a likely reading of the scan",)),
    Cited("43.n3", "ibid., ll. 3, 15", f"{POLITBURO}, d. 754, ll. 3, 15", "43.n3 43.n1"),
    Cited("43.n4", "ibid., d. 765, l. 17", f"{POLITBURO}, d. 765, l. 17", "43.n3 43.n1"),
    Cited("43.n4", "ibid., d. 771, l. 11", f"{POLITBURO}, d. 771, l. 11", "43.n4 43.n3 43.n1"),
    Cited("43.n5", "ibid., d. 740, l. 9", f"{POLITBURO}, d. 740, l. 9", "43.n4 43.n3 43.n1"),
    Cited("44.n2", '"Ob obshibkakh i uklone T. Bukharina" (On the mistakes and deviation of Com. Bukharin; Pravda, '
          "24 August 1929)",
          f"{ERRORS} (On the mistakes and deviation of Com. Bukharin), Pravda, 24 August 1929", "",
          ("the scan may be misread: 'Ob obshibkakh i uklone', perhaps 'Ob oshibkakh i uklone'",)),
    Cited("44.n3", "ibid., d. 761, l. 51", f"{POLITBURO}, d. 761, l. 51", "43.n5 43.n4 43.n3 43.n1",
          (f"{ERRORS} is cited between it and 43.n5 (44.n2); {BY_FORM}",
           "43.n5, which it takes up, is a note of another letter")),
    Cited("44.n4", "ibid., d. 756, l. 5", f"{POLITBURO}, d. 756, l. 5", "44.n3 43.n5 43.n4 43.n3 43.n1",
          ("rests on 44.n3, which is doubtful",)),
    Cited("44.n5", "ibid., d. 754, l. 3", f"{POLITBURO}, d. 754, l. 3", "44.n4 44.n3 43.n5 43.n4 43.n3 43.n1",
          ("rests on 44.n3, which is doubtful",)),
    Cited("44.n5", "ibid., d. 769, l. 2", f"{POLITBURO}, d. 769, l. 2", "44.n5 44.n4 44.n3 43.n5 43.n4 43.n3 43.n1",
          ("rests on 44.n3, which is doubtful",)),
    Cited("44.n5", "ibid., d. 770, l. 4", f"{POLITBURO}, d. 770, l. 4", "44.n5 44.n4 44.n3 43.n5 43.n4 43.n3 43.n1",
          ("rests on 44.n3, which is doubtful",)),
    Cited("44.n6", f"{DOCUMENTS}, vol. 12 [Moscow, 1967], 481–83", f"{DOCUMENTS}, vol. 12 (Moscow, 1967), 481–83"),
    Cited("44.n6", "RTsKhIDNI f. 17, op. 3, d. 771, l. 8", f"{POLITBURO}, d. 771, l. 8"),
]  # fmt: skip


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The shipped edition."""
    return load(CORPUS)


@pytest.fixture(scope="module")
def found(edition: Edition) -> tuple[Citation, ...]:
    """Its citations."""
    return citations(edition, fitting(edition))


def test_every_citation_is_found_and_resolved_as_by_hand(found: tuple[Citation, ...]) -> None:
    """The cards that a reader wrote and the program's rows are the same, the doubts included."""
    rows = [
        Cited(each.address, each.printed, each.reference, " ".join(each.chain), tuple(d.text for d in each.doubts))
        for each in found
    ]
    assert rows == CARDS


def test_no_ibid_is_passed_over(edition: Edition, found: tuple[Citation, ...]) -> None:
    """There are as many as the letters' files hold, and each is resolved."""
    files = "".join(path.read_text("utf-8") for path in sorted((CORPUS / "letters").glob("*.md")))
    assert files.lower().count("ibid") == sum(each.form == "ibid" for each in found) == 26
    assert all(each.resolved for each in found)


def test_no_imprint_and_no_shelfmark_is_passed_over(found: tuple[Citation, ...]) -> None:
    """Each place with a year in brackets, and each `l.` with a number, belongs to a citation."""
    import re

    files = "".join(path.read_text("utf-8") for path in sorted((CORPUS / "letters").glob("*.md")))
    imprints = re.findall(r"[\[(][A-Z][A-Za-z ]+, \d{4}(?:–\d\d)?[\])]", files)
    assert len(imprints) == sum(each.kind == "book" for each in found) == 6
    assert len(re.findall(r"\bll?\. \d", files)) == sum(each.kind == "archive" for each in found)


def test_printed_is_what_stands_there(edition: Edition, found: tuple[Citation, ...]) -> None:
    """Offsets give back the citation as it is printed, and the place of what is left out is behind `ibid.`"""
    passages = {each.address: each for letter in edition.letters for each in letter.everything()}
    for each in found:
        text = passages[each.address].text
        assert text[each.start : each.end] == each.printed
        assert each.form != "ibid" or text[: each.sign].endswith("ibid.")


def test_the_parts_of_a_printed_work(found: tuple[Citation, ...]) -> None:
    """Author, title, translation, volume, issue, chapter, place, year, newspaper and pages are told apart."""
    works = {each.address: each.work for each in found if each.work is not None}
    gulag, manual, krasnyi, cohen = works["42.n13"], works["42.n19"], works["42.n5"], works["39.n2"]
    assert gulag is not None
    assert (gulag.author, gulag.title, gulag.volumes, gulag.volume, gulag.place, gulag.year, gulag.pages) == (
        "Aleksandr I. Solzhenitsyn", "The Gulag Archipelago", "3 vols.", "1", "New York", "1973–78", "60–67",
    )  # fmt: skip
    assert manual is not None
    assert (manual.author, manual.title, manual.translation, manual.issue, manual.chapter, manual.pages) == (
        "", "Spravochnik partiinogo rabotnika", "Party worker reference manual", "7", "11", "226–32",
    )  # fmt: skip
    assert krasnyi is not None
    assert (krasnyi.author, krasnyi.periodical, krasnyi.published, krasnyi.place) == (
        "B. Krasnyi", "Komsomolskaia pravda", "21 August 1929", "",
    )  # fmt: skip
    assert cohen is not None
    assert (cohen.author, cohen.place, cohen.year, cohen.pages) == ("Stephen F. Cohen", "New York", "1971", "459–60")
