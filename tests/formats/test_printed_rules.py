"""The rules that look inside a paragraph: ranges, sigla, quotation marks, glued words."""

# ruff: noqa: E501 (a line of a scan is as long as it is)

from __future__ import annotations

import pytest

from lettercli.emendations import Repair
from lettercli.formats.printed import Scan
from lettercli.formats.printed.dashes import blanks, double_quotes, odd_characters, siglum_dashes
from lettercli.formats.printed.measure import USUAL, Measure, at, learn
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.ranges import best, ranges, shortened
from lettercli.formats.printed.sourcetext import Emended, Repairs, Source
from lettercli.formats.printed.words import Vocabulary
from tests.formats import scans

GLUED = [
    "Consider the ancient question of the harbor and the newharvest of this summer.",
    "Remember the serious teacher of that village and askwhether he has the papers.",
    "The old minister of the treasury has written to all ofthe members of the party.",
    "Every curious painter in the garden should look atthis picture and tell us what.",
    "The doctor at the railway station wants a letterfrom the committee in the town.",
    "Our neighbor from the other side of the river hasbought the house and the mill.",
]
"""First lines of points whose printed lines ended after some fifty characters."""


def _apply(text: str, *rules: object, status: str = "applied") -> str:
    source = Source(text)
    found = Repairs()
    for rule in rules:
        found.add(each for each in rule(Emended(source, 0, len(text), found)) if each.status == status)  # type: ignore[operator]
    return Emended(source, 0, len(text), found).text


@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        ("Works, vol. 7 [Kyiv, 1963], 60924).", "Works, vol. 7 [Kyiv, 1963], 609–24)."),
        ("[Kyiv, 1971], 45960). This", "[Kyiv, 1971], 459–60). This"),
        ("chap. 2 [Kyiv, 1930], 22632).", "chap. 2 [Kyiv, 1930], 226–32)."),
        ("3 vols. (London, 197378), 1:6067.", "3 vols. (London, 1973–78), 1:60–67."),
        ("(Paris, 1920), pp. 107110, 2459", "(Paris, 1920), pp. 107–110, 24–59"),
        ("the figures for 19291930 say", "the figures for 1929–1930 say"),
        ("the congress (319 July 1929) approved", "the congress (3–19 July 1929) approved"),
        ("between 1215 March and June", "between 12–15 March and June"),
        ("d. 755, ll. 34).", "d. 755, ll. 3–4)."),
        ("d. 755, ll. 1014).", "d. 755, ll. 10–14)."),
        ("d. 755, ll. 11, 1517).", "d. 755, ll. 11, 15–17)."),
        ("nos. 56", "nos. 5–6"),
    ],
)
def test_lost_range_dashes(printed: str, reading: str) -> None:
    """A range that the form of its citation proves gets its dash back."""
    assert _apply(printed, ranges) == reading


@pytest.mark.parametrize(
    "printed",
    [
        "d. 755, ll. 3, 15).", "d. 755, ll. 6, 16, 17).", "d. 755, l. 34).", "a yield of 590,400 tons", "in 1924 and 1925",
        "on 27 August 1929", "the 15 percent of 1929", "[Kyiv, 1963], 34).", "no. 169", "Article 58", "vol. 12 [Kyiv, 1967]",
        "ll. 43", "a sum of 12345 coins", "1929–30", "pp. 120–24",
    ],
)  # fmt: skip
def test_numbers_that_are_no_ranges(printed: str) -> None:
    """A number that may be one number stays one."""
    assert _apply(printed, ranges) == printed


def test_ambiguous_range_is_only_likely() -> None:
    """Where a run of digits has two usual readings, the chosen one is likely, and the other is named."""
    found = list(ranges(Emended(Source("vols. (Rome, 1950), 1:6067."), 0, 27, ())))
    assert [(each.reading, each.confidence, each.reason) for each in found] == [("–", "likely", "or 606–7")]
    assert best("45960") is not None
    assert best("45960")[1] == "certain"  # type: ignore[index]


def test_year_after_bracket_is_suspected() -> None:
    """Four digits that may be a year are pointed out where pages are cited, and left alone."""
    text = "Works [Kyiv, 1967], 1926)."
    assert _apply(text, ranges) == text
    assert _apply(text, ranges, status="open") == "Works [Kyiv, 1967], 19–26)."


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [(60, 67, "67"), (100, 104, "104"), (107, 108, "8"), (321, 325, "25"), (459, 460, "60"), (497, 502, "502"),
     (609, 624, "24"), (1496, 1504, "504"), (98, 103, "103")],
)  # fmt: skip
def test_shortened_second_numbers(first: int, last: int, printed: str) -> None:
    """The second number of a range is shortened as books do."""
    assert shortened(first, last) == printed


@pytest.mark.parametrize(
    ("printed", "reading"),
    [
        ("his own supportersN.Y. Ed.", "his own supporters—N.Y. Ed."),
        ("the revolution N.Y. Ed.", "the revolution—N.Y. Ed."),
        ("[south of the cityN.Y. Ed.].", "[south of the city—N.Y. Ed.]."),
        ('the "line"N.Y.Ed.', 'the "line"—N.Y. Ed.'),
        ("1:60–67N.Y. Ed.", "1:60–67—N.Y. Ed."),
        ("the N.Y. Ed. of the book is late", "the N.Y. Ed. of the book is late"),
        ("as it was—N.Y. Ed.", "as it was—N.Y. Ed."),
        ("N.Y. Ed.", "N.Y. Ed."),
    ],
)
def test_siglum_dashes(printed: str, reading: str) -> None:
    """A siglum that ends a note or a bracket has a dash before it."""
    assert _apply(printed, lambda text: siglum_dashes(text, ("N.Y. Ed.",))) == reading


def test_double_apostrophes() -> None:
    """Two apostrophes are a quotation mark, with certainty where the marks then pair."""
    assert _apply("the ''general line\" and \"chiefs'' of it", double_quotes) == 'the "general line" and "chiefs" of it'
    found = list(double_quotes(Emended(Source("the ''general line of it"), 0, 24, ())))
    assert [each.confidence for each in found] == ["likely"]


def test_blanks_and_odd_characters() -> None:
    """Blanks that no printer sets and characters that nobody sees are taken out; letters in pieces are put together."""
    assert _apply("a  word , ( another\u00a0one ) . . . end", blanks) == "a word, (another one) . . . end"
    assert _apply("soft\u00adware \x07cafe\u0301", odd_characters) == "software café"


def _open(text: str) -> list[Repair]:
    return [each for letter in scans.imported(text) for each in letter.records if each.status == "open"]


def _points(*lines: str) -> str:
    numbered = "\n".join(f"{at}) {line}" for at, line in enumerate(lines, 1))
    return f"Letter 1\n[1 May 1920]\nDear Ivanov,\n{numbered}\nA. Sender\n"


def test_words_glued_at_the_measure() -> None:
    """Words glued where printed lines ended are taken apart, with certainty."""
    [letter] = scans.imported(_points(*GLUED))
    text = " ".join(each.text for each in letter.built.letter.walk())
    for words in ("new harvest", "ask whether", "of the members", "at this", "letter from", "has bought"):
        assert words in text
    assert {each.confidence for each in letter.records if each.rule == "glue"} == {"certain"}


def test_words_glued_inside_a_line_are_suspected() -> None:
    """Anywhere else a glued pair is pointed out with both readings, and left alone."""
    long = "This is the end of a long story that nobody will read to the last page because the paperwas bad and wet."
    [letter] = scans.imported(_points(*GLUED, long))
    assert "paperwas" in scans.texts(letter)["1.7"]
    [found] = [each for each in letter.records if each.status == "open"]
    assert (found.printed, found.reading, found.reason) == ("paperwas", "paper—was", 'or "paper was"')


@pytest.mark.parametrize(
    "word", ["nonfulfillment", "workweek", "Karakhan", "kolkhozniki", "antireformism", "Spravochnik"]
)
def test_rare_words_are_no_glued_pairs(word: str) -> None:
    """A rare word, a name or a foreign word is never taken apart."""
    for filler in ("ab", "abc de", "abc def ghi", ""):
        line = f"The old minister of the treasury has written {filler} {word} to all of the members of the party."
        [letter] = scans.imported(_points(*GLUED, line))
        assert not [
            each
            for each in letter.records
            if each.address == "1.7" and each.kind == "blank-lost" and each.status == "applied"
        ]


def test_capital_inside_a_word() -> None:
    """A lost hyphen is put back, as likely, where the scan has the pair with its hyphen elsewhere."""
    text = _points("The Marxism-Leninism of old is not the MarxismLeninism of today.", "We met the anti-Ivanovists.")
    [letter] = scans.imported(text)
    assert "not the Marxism-Leninism of" in scans.texts(letter)["1.1"]
    assert [(each.reading, each.confidence) for each in letter.records if each.kind == "hyphen-lost"] == [
        ("-", "likely")
    ]


def test_words_glued_to_punctuation() -> None:
    """A blank is put back after punctuation that a word is glued to, but not inside abbreviations and numbers."""
    text = "Letter 1\nI saw it,however late.Then came J.Smith (and others)with A. Brown, C. Gray; e.g. 3:45 or 1,000 of U.S. make.\n"
    [letter] = scans.imported(text)
    wanted = "I saw it, however late. Then came J. Smith (and others) with A. Brown, C. Gray; e.g. 3:45 or 1,000 of U.S. make."
    assert scans.texts(letter)["1.p1"] == wanted


def test_marks_without_partner_are_suspected() -> None:
    """A quotation mark or bracket without its other half is pointed out, and left alone."""
    found = _open('Letter 1\n[1 May 1920]\nHe said nothing at all (not even so.\n\nAnd she said "yes to it.\n')
    assert {each.kind for each in found} == {"quote", "punctuation"}


def test_measure_is_learned() -> None:
    """The measure is where most breaks agree; too few or none give the usual one."""
    line = "The old minister of the treasury has written to all ofthe members"
    place = at(line, line.index("the members"))
    assert learn([place] * 3).learned
    assert learn([place] * 3).ends_line(place)
    assert learn([place] * 2) == Measure(USUAL, learned=False)
    assert learn([]) == Measure(USUAL, learned=False)


def test_vocabulary_of_an_unknown_language() -> None:
    """A language without a word list is no fault: the scan's own words remain."""
    words = Vocabulary("Das Haus und der Garten und das Haus.", "xx")
    assert words.usual("Haus") == 0
    assert words.real("und")
    assert list(Scan(Source("Letter 1\nDas Haus.\n"), Profile(language="xx")).letters())
