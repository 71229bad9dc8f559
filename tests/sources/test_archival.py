"""References to archives: what is one, what only looks like one, and where it ends."""

from __future__ import annotations

import pytest

from lettercli.sources.archival import levels_of, references


def levels(text: str) -> list[dict[str, str]]:
    """The levels of all references in a text."""
    return [dict(each.levels) for each in references(text)]


@pytest.mark.parametrize(
    ("text", "archive", "rest"),
    [
        ("(RTsKhIDNI f. 17, op. 3, d. 753, l. 3).", "RTsKhIDNI", "17 3 753 3"),
        ("See RGASPI, f. 558, op. 11, d. 769, ll. 12–13ob.", "RGASPI", "558 11 769 12–13ob"),
        ("in TsGAOR SSSR, fond 7297, opis 38, delo 10, list 5", "TsGAOR SSSR", "7297 38 10 5"),
        ("РГАСПИ. Ф. 17. Оп. 3. Д. 753. Л. 3.", "РГАСПИ", "17 3 753 3"),
        ("ГАРФ, ф. Р-5446, оп. 55, д. 10а, лл. 1, 5–7", "ГАРФ", "Р-5446 55 10а 1, 5–7"),
        ("GARF f. R-5446 op. 55 d. 10 l. 1", "GARF", "R-5446 55 10 1"),
        ("Arkhiv Prezidenta RF, f. 45, op. 1, d. 2", "Arkhiv Prezidenta RF", "45 1 2"),
        ("the Central Party Archive, f. 17, op. 2", "Central Party Archive", "17 2"),
        ("AVP RF, f. 069, op. 14, p. 44, d. 9, l. 51", "AVP RF", "069 14 44 9 51"),
        ("RGALI, f. 631, op. 15, ed. khr. 200, l. 5 verso", "RGALI", "631 15 200 5 verso"),
        ("RGASPI, f. 82 (V. M. Molotov), op. 2, d. 5", "RGASPI", "82 2 5"),
        ("RGASPI, f. 17, op. 2, d. 441, vyp. 1, l. 32", "RGASPI", "17 2 441, vyp. 1 32"),
        ("RTsKhIDNI, fond 17, opis' 3, delo 753, listy 3–4", "RTsKhIDNI", "17 3 753 3–4"),
        ("kept in RTsKhIDNI (f. 17, op. 3, d. 753, l. 3)", "RTsKhIDNI", "17 3 753 3"),
        ("f. 17, op. 3, d. 5", "", "17 3 5"),
        ("RGVA, f. 4", "RGVA", "4"),
        ("RGASPI f. 17, op. 3, d. 5, ll. 3 and 15.", "RGASPI", "17 3 5 3 and 15"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_reference(text: str, archive: str, rest: str) -> None:
    """Archive, fond, opis, delo and leaves, abbreviated or not, in Latin or in Cyrillic script."""
    [found] = levels(text)
    assert found.pop("archive", "") == archive
    assert " ".join(found.values()) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Petrov (b. 1888, d. 1937) was there.",
        "He d. 1937, and was f. 5 in the list.",
        "The quartet op. 27, no. 2; l. 5 of the draft; d. 753.",
        "(op. cit., 35)",
        "f. 17 alone; ff. 3–4; fol. 12v.",
        "British Library, Add. MS 1234, f. 12.",
        "Bukharin, f. 17",
        "If. 17, op. 3",
    ],
)
def test_prose_is_no_reference(text: str) -> None:
    """An abbreviation alone, a death, an opus, a folio: none of them is a fond with an opis."""
    assert levels(text) == []


def test_leaves_end_where_a_date_begins() -> None:
    """`12` of `12 August` and the year are no leaves."""
    assert levels("RGASPI f. 17, op. 3, d. 5, l. 3, 12 August 1929")[0]["list"] == "3"
    assert levels("RGASPI f. 17, op. 3, d. 5, ll. 3, 5, 1929")[0]["list"] == "3, 5"


def test_what_goes_on_after_a_reference() -> None:
    """Behind a semicolon, a comma or an `and`, narrower levels go on; a man's death behind a bracket does not."""
    text = "(RGASPI f. 17, op. 3, d. 5, l. 3; d. 6, l. 1, d. 7 and d. 8; op. 4, d. 1), d. 1937"
    assert levels(text)[1:] == [
        {"delo": "6", "list": "1"}, {"delo": "7"}, {"delo": "8"}, {"opis": "4", "delo": "1"},
    ]  # fmt: skip


def test_a_bracket_around_the_archive_stays_whole() -> None:
    """`(RGASPI), f. 17` begins with its bracket."""
    [found] = references("the State Archive (RGASPI), f. 17, op. 2")
    assert (found.start, found.levels["archive"]) == (18, "RGASPI")
    text = "(see RGASPI (f. 17, op. 2))"
    [found] = references(text)
    assert text[found.start : found.end] == "RGASPI (f. 17, op. 2)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ibid., d. 754, l. 2.", {"delo": "754", "list": "2"}),
        ("(ibid., ll. 3, 15)", {"list": "3, 15"}),
        ("ibid, d 753, l 4", {"delo": "753", "list": "4"}),
        ("Ibidem, op. 113", {"opis": "113"}),
        ("Там же. Д. 754. Л. 2, 5–7.", {"delo": "754", "list": "2, 5–7"}),
        ("ibid., 35–37, 40.", {"pages": "35–37, 40"}),
        ("ibid., pp. xii–xv", {"pages": "xii–xv"}),
        ("ibid., 2:35", {"tome": "2", "pages": "35"}),
        ("ibid., vol. 2, 35", {"volume": "2", "pages": "35"}),
        ("ibid., chap. 4", {"pages": "chap. 4"}),
        ("ibid., 22 August 1929", {"issue": "22 August 1929"}),
        ("Ibid.", {}),
        ("Ibid. 35 delegates came.", {}),
        ("Ibid., I think.", {}),
    ],
)
def test_ibid(text: str, expected: dict[str, str]) -> None:
    """What is printed behind it: levels of an archive, pages, an issue's day, or nothing."""
    [found] = references(text)
    assert (found.form, dict(found.levels)) == ("ibid", expected)


def test_idem_alone_is_a_word() -> None:
    """It cites only with what follows it."""
    assert levels("He said idem and went.") == []
    assert levels("idem, d. 5") == [{"delo": "5"}]


def test_a_misread_letter_is_kept_in_mind() -> None:
    """Scans make `1. 3` of `l. 3`; behind a delo it can be nothing else."""
    first, second = references("RTsKhIDNI f. 17, op. 3, d. 753, 1. 3. Then ibid., d. 755, 11. 3–4.")
    assert (first.levels["list"], first.misread, second.levels["list"], second.misread) == (
        "3",
        "1. 3",
        "3–4",
        "11. 3–4",
    )


def test_levels_of_a_whole_text() -> None:
    """Only a text that names levels and nothing else is one."""
    assert levels_of("f. 17, op. 3") == {"fond": "17", "opis": "3"}
    assert levels_of("d. 753") == {"delo": "753"}
    assert levels_of("RGASPI f. 17") == levels_of("d. 753 and more") == levels_of("Cohen") == {}
