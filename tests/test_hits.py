"""Hits of patterns: everything that a naive scan of the passages matches, and what views ask of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli import matching
from lettercli.edition import load
from lettercli.errors import RunsAway
from lettercli.hits import Match, form_of, inserted, letter_of, numbers_of, passage_of, reach_of, span_of, voice_of
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.matching import count, matches
from lettercli.model import Edition, Mark, Passage
from lettercli.query.pattern import parse
from lettercli.query.words import parse as parse_words
from lettercli.search import Layer, Scope, Voice, search
from tests.index import made

CORPUS = Path(__file__).parent.parent / "corpus"
RUNAWAYS = Path(__file__).parent / "fixtures" / "runaways.tsv"

SOURCES = [
    "grain", "Grain|the", r"\w+", r"\W+", r".", r"\b\w", r"r", r"[a-z]+ [a-z]+", "(?:grain){e<=1}", "^.", ".$",
    r"(?<=g)r", r"\S*ain\S*", "a*", "Sten", "shatskin", r"[.,]", "(?r)..", "İ?i", "procure(?:ment|s)?", r"(\w)\1",
    "1929", "é",
]  # fmt: skip


def scan(edition: Edition, sources: list[str], case: bool) -> list[tuple[str, int, int, str, bool, str]]:
    """Address, characters, layer, body and letter of every match, told in the plainest way."""
    patterns = [regex.compile(one, regex.ENHANCEMATCH | (0 if case else regex.IGNORECASE)) for one in sources]
    rows = []
    for letter in edition.letters:
        flows = [("text", one) for one in letter.passages if one.kind != "annotation"]
        flows += [("annotations", one) for one in letter.passages if one.kind == "annotation"]
        flows += [("notes", note.body) for note in letter.notes]
        for layer, top in flows:
            for passage, body in walked(top, True):
                lost = "".join("\0" if is_lost(passage, at) else "x" for at in range(len(passage.text)))
                found: dict[int, int] = {}
                for piece in regex.finditer("x+", lost):
                    for pattern in patterns:
                        for match in pattern.finditer(passage.text[piece.start() : piece.end()]):
                            if match[0]:
                                at, to = (piece.start() + end for end in match.span())
                                found[at] = max(to, found.get(at, 0))
                rows += [(passage.address, at, to, layer, body, letter.id) for at, to in sorted(found.items())]
    return rows


def walked(passage: Passage, body: bool) -> list[tuple[Passage, bool]]:
    body = body and passage.kind not in {"salute", "dateline", "closer", "signed"}
    return [(passage, body), *(pair for part in passage.parts for pair in walked(part, body))]


def is_lost(passage: Passage, at: int) -> bool:
    return passage.kind == "gap" or any(m.kind == "gap" and m.start <= at < m.end for m in passage.marks)


def wanted(row: tuple[str, int, int, str, bool, str], layer: Layer) -> bool:
    if layer in ("text", "body"):
        return row[3] == "text" and (row[4] or layer == "text")
    return layer in ("all", row[3])


@settings(max_examples=200, deadline=None)
@given(
    made.editions(),
    st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2, unique=True),
    st.booleans(),
    st.sampled_from(get_args(Layer)),
    st.sampled_from([None, {"1"}, {"2", "3"}, set()]),
    st.sampled_from([None, {"1.p0", "2.n0"}, set()]),
)
def test_a_pattern_finds_what_a_scan_finds(
    edition: Edition, sources: list[str], case: bool, layer: Layer, letters: set[str] | None, passages: set[str] | None
) -> None:
    """For any patterns, layer and scope the hits are those of a scan of each passage, in the edition's order."""
    index, pattern = build(edition), parse(sources, case=case)
    hits = list(matches(index, pattern, layer, scope=Scope(letters, passages)))
    assert [(index.passages.addresses[hit.passage], hit.at, hit.to) for hit in hits] == [
        (address, at, to)
        for address, at, to, _, _, letter in (row for row in scan(edition, sources, case) if wanted(row, layer))
        if (letters is None or letter in letters)
        and (passages is None or any(f"{address}.".startswith(f"{one}.") for one in passages))
    ]
    assert count(index, pattern, layer, scope=Scope(letters, passages)) == len(hits)
    with patch.object(matching, "SHARED", 0):
        assert count(index, pattern, layer, scope=Scope(letters, passages)) == len(hits)


@settings(max_examples=200, deadline=None)
@given(made.editions(), st.sampled_from(SOURCES))
def test_a_hit_knows_where_it_stands(edition: Edition, source: str) -> None:
    """Tokens, characters, numbers and stretch of every hit agree with one another; voices part all hits."""
    index = build(edition)
    hits = list(matches(index, parse([source]), "all"))
    for hit in hits:
        tokens = range(index.passages.first[hit.passage], index.passages.first[hit.passage + 1])
        touched = [one for one in tokens if index.start(one) < hit.to and index.end(one) > hit.at]
        assert list(range(hit.start, hit.end)) == touched
        start, end = numbers_of(index, hit)
        assert end - start == len(touched)
        assert start == (index.offset(touched[0]) if touched else start)
        reach = reach_of(index, hit)
        assert reach.text_start <= hit.text_start <= hit.text_end <= reach.text_end
        matched = index.text(hit.passage)[hit.at : hit.to]
        assert bytes(index.passages.text[hit.text_start : hit.text_end]) == matched.encode()
        assert reach.first <= hit.start <= hit.end <= reach.end
        assert span_of(index, hit) == (hit.at, hit.to)
        assert passage_of(index, hit) == hit.passage
        assert letter_of(index, hit) == index.passages.letters[hit.passage]
    by_voice = [hit for voice in get_args(Voice) for hit in matches(index, parse([source]), "all", voice)]
    assert sorted(by_voice) == sorted(hits)


@pytest.mark.parametrize("word", ["Bukharin", "grain", "England", "the", "1929", "Comintern"])
def test_a_pattern_of_a_word_finds_the_words(word: str) -> None:
    r"""`\bword\b` has, in a real text, the hits that the word has, with the same characters and voices."""
    index = build(load(CORPUS))
    words = [(passage_of(index, hit), span_of(index, hit), voice_of(index, hit), inserted(index, hit))
             for hit in search(index, parse_words(word), "all") if hit.end == hit.start + 1]  # fmt: skip
    hits = list(matches(index, parse([rf"\b{word}\b"]), "all"))
    assert len(hits) == len(words)
    for (passage, (start, end), voice, inside), hit in zip(words, hits, strict=True):
        assert passage == hit.passage
        assert start <= hit.at < hit.to <= end
        assert (voice_of(index, hit), inserted(index, hit)) == (voice, inside)
        assert form_of(index, hit) == word.lower()


def test_brackets_are_the_editors() -> None:
    """Of what stands between words of two voices, the brackets and what is within them are the editors'."""
    text = "[A,] b [c; d], e. [f!]"
    marked = made.passage("1.p1", text, marks=made.inserted(text, "[A,]", "[c; d]", "[f!]"))
    index = build(Edition("x", "X", (made.letter("1", marked),)))
    voices = {hit.at: voice_of(index, hit) for hit in matches(index, parse([r"[^\w\s]"]))}
    assert voices == {0: "editor", 2: "editor", 3: "editor", 7: "editor", 9: "editor", 12: "editor", 13: "writer",
                      16: "writer", 18: "editor", 20: "editor", 21: "editor"}  # fmt: skip


def test_nothing_is_found_twice_for_its_letters() -> None:
    """A pattern whose letters are looked up in the lexicon has the hits that it has when they are not."""
    index = build(load(CORPUS))
    for source in ("Bukharin", "gr.?ain|wheat", r"\w*tion\b", "Pravda about", r"\bprocure\w+",
                   "(?:Bukharin){e<=1}"):  # fmt: skip
        quick = list(matches(index, parse([source]), "all"))
        slow = list(matches(index, parse([f"(?i){source}"]), "all"))
        assert quick
        assert quick == slow


def texts() -> dict[str, Index]:
    blanks = ("word" + " " * 300) * 60 + "."
    return {
        "letters": build(load(CORPUS)),
        "a": build(made.edition(made.letter("7", "a" * 20_000))),
        "blanks": build(made.edition(made.letter("8", blanks))),
    }


def runaways() -> list[tuple[list[str], str]]:
    lines = [line.split("\t") for line in RUNAWAYS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(names.split(","), pattern) for names, pattern in lines]


def test_no_pattern_runs_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty patterns that would run for years are given up where they do, each with its letter, in bounded time."""
    for name in ("CREDIT", "A_CHARACTER", "A_FUZZY_ONE", "A_PASSAGE", "A_RECURSION"):
        monkeypatch.setattr(matching, name, getattr(matching, name) / 10)
    every = texts()
    assert len(runaways()) == 50
    for names, source in runaways():
        for name in names:
            with pytest.raises(RunsAway) as given_up:
                count(every[name], parse([source]))
            assert given_up.value.pattern == source
            assert given_up.value.letter in {"a": "7", "blanks": "8"}.get(name, "39 40 41 42 43 44")


def test_a_sound_pattern_is_never_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is spent is made good by the text that was read: a slow pattern goes on as long as there are letters."""
    monkeypatch.setattr(matching, "CREDIT", 0.05)
    index = build(made.edition(*(made.letter(str(number), "Bukhorin and the rest. " * 40) for number in range(1, 200))))
    assert count(index, parse(["(?:Bukharin and){e<=2}"])) == 40 * 199


def test_a_pattern_that_runs_away_in_a_long_passage_is_stopped_soon() -> None:
    """A passage of megabytes gives none of them more than two seconds: many ways, a length squared, slow everywhere."""
    words = "the grain was sold and the money kept by those who had it then "
    index = build(made.edition(made.letter("1", (words * 30 + f"{'a' * 40}! ") * 1_000)))
    for source in ("(a|a)*b", "(a?){40}a{40}b", r"(\w\s?)+!\d", "(?:the money){e<=8}", r"(.*)(.*)[xy]!"):
        began = time.process_time()
        with pytest.raises(RunsAway):
            count(index, parse([source]))
        assert time.process_time() - began < 2.5


def test_a_sound_pattern_goes_through_a_long_passage() -> None:
    """It has the time that stretches of the passage took for their length, be that many seconds."""
    index = build(made.edition(made.letter("1", "Bukhorin and the rest of them. " * 15_000)))
    assert count(index, parse(["(?:Bukharin and the){e<=3}"])) == 15_000
    assert count(index, parse([r"\bB\w+n\b"])) == 15_000


def test_many_slow_passages_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each passage takes is counted together: a pattern that is slow everywhere is given up, too."""
    monkeypatch.setattr(matching, "CREDIT", 0.05)
    monkeypatch.setattr(matching, "A_FUZZY_ONE", 0)
    index = build(made.edition(*(made.letter(str(number), "Bukhorin and the rest. " * 40) for number in range(1, 400))))
    with pytest.raises(RunsAway):
        count(index, parse(["(?:Bukharin and){e<=2}"]))


def test_the_rest_of_a_word_that_begins_in_a_gap_is_found() -> None:
    """What a gap leaves of a word is of no word, and is matched all the same."""
    text = "[gr]-grain"
    index = build(made.edition(made.letter("1", made.passage("1.p1", text, marks=[Mark("gap", 0, 4)]),
                                           made.passage("1.p2", "wheat-grain", marks=[Mark("gap", 0, 5)]), "No."),
                               *(made.letter(str(number), "Rye.") for number in range(2, 9))))  # fmt: skip
    assert [(hit.passage, hit.at, hit.to) for hit in matches(index, parse(["grain"]))] == [(0, 5, 10), (1, 6, 11)]


def test_a_match_is_lean() -> None:
    """A hit of a pattern is a tuple of numbers."""
    (hit,) = matches(build(made.edition(made.letter("1", "The grain."))), parse(["rai"]))
    assert hit == Match(1, 2, 0, 5, 8, 0, 5, 8)
