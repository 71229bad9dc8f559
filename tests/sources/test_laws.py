"""What holds of all citations: a chain leads back to what it was made from, and no text is too strange."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.sources import citations
from lettercli.sources.citation import SHELFMARK
from lettercli.text.tokens import fold
from tests.sources.made import cited, edition, letter

WORDS = {"fond": "f.", "opis": "op.", "delo": "d.", "list": "l."}
LEVELS = ("archive", "fond", "opis", "delo", "list")
PROSE = ("On this the Politburo resolved otherwise", "See", "He came (in spring)", "It was late; nothing helped")


class Mark(NamedTuple):
    """A reference of an archive, each level a word."""

    archive: str
    fond: str
    opis: str
    delo: str
    list: str

    def text(self, first: int = 0) -> str:
        """It, from a level on."""
        named = [f"{WORDS[name]} {getattr(self, name)}" for name in LEVELS[max(first, 1) :]]
        return f"{'' if first else self.archive + ' '}{', '.join(named)}"


MARKS = st.builds(
    Mark,
    st.sampled_from(["RTsKhIDNI", "GARF", "TsGAOR SSSR", "AVP RF"]),
    *(st.integers(1, 4).map(str) for _ in range(3)),
    st.sampled_from(["3", "5ob", "7a"]),
)


@given(st.lists(st.tuples(MARKS, st.sampled_from(PROSE)), min_size=1, max_size=8), st.booleans())
def test_ibid_leads_back_to_the_full_references(chain: list[tuple[Mark, str]], one_note: bool) -> None:
    """References of which each leaves out what it shares with the one before are resolved to themselves, undoubted."""
    texts = []
    before: Mark | None = None
    for mark, prose in chain:
        shared = next((at for at in range(5) if before is None or mark[at] != before[at]), 5)
        said = mark.text() if not shared else f"ibid., {mark.text(shared)}" if shared < 5 else "ibid."
        texts.append(f"{prose} ({said}).")
        before = mark
    found = cited(" ".join(texts)) if one_note else cited(*texts)
    assert [each.reference for each in found] == [mark.text() for mark, _ in chain]
    assert not any(each.doubts for each in found)
    assert all(each.chain for each in found if each.form == "ibid")


@given(st.lists(st.sampled_from("adb"), min_size=1, max_size=12))
def test_a_link_is_doubtful_where_it_passes_a_work(kinds: list[str]) -> None:
    """a: an archive, b: a book, d: an `ibid.` of the archive; what passes a book is doubtful, and all resting on it."""
    said = {
        "a": "RGASPI f. 1, op. 2, d. 3, l. 4.",
        "b": "Moshe Lewin, Russian Peasants (London, 1968), 5.",
        "d": "Ibid., d. 6.",
    }
    found = cited(*(said[kind] for kind in kinds))
    doubtful, archive, passed = [], False, False
    for kind in kinds:
        if kind == "a":
            archive, passed = True, False
        doubtful.append(kind == "d" and (passed or not archive))
        passed = passed or (kind == "b" and archive)
        archive = archive or kind == "d"
        if kind == "d" and doubtful[-1]:
            passed = True
    assert [bool(each.doubts) for each in found] == doubtful


PIECES = st.sampled_from(
    ["ibid.", "Ibid., ", "f. 17", "op. 3", ", ", "d. 753", "l. 3", "ll. 3–4", "RGASPI ", "(", ")", "[", "]", ";", " ",
     "Cohen", ", Title", " (Moscow, 1929)", ", 35", '"', "Pravda", ", 3 March 1930", "op. cit.", "idem, ", "—U.S. Ed.",
     "a", "1", "№", "Там же. ", "ф. 1", "оп. 2", "\u0301", "’", "published in ", "vol. 2", ".", "\n", "𝔘"]
)  # fmt: skip


@settings(max_examples=300)
@given(
    st.lists(st.lists(PIECES, max_size=25).map("".join), min_size=1, max_size=3),
    st.lists(PIECES, max_size=20).map("".join),
)
def test_no_text_is_too_strange(notes: list[str], text: str) -> None:
    """Citations lie in order and apart in their texts, say what stands there, and are resolved the same way twice."""
    made = edition(letter("1", *notes, text=text), letter("2", *notes))
    passages = {each.address: each.text for one in made.letters for each in one.everything()}
    found = citations(made)
    assert found == citations(made)
    ends: dict[str, int] = {}
    for each in found:
        assert ends.get(each.address, 0) <= each.start < each.end <= len(passages[each.address])
        assert passages[each.address][each.start : each.end] == each.printed
        assert not each.sign or each.start <= each.sign <= each.end
        assert each.resolved or each.doubts
        assert (each.shelfmark is None) != (each.kind == "archive")
        ends[each.address] = each.end
    for each in found:
        if each.shelfmark is not None and each.form == "full":
            said = "".join(fold(each.printed).split())
            assert all("".join(fold(each.shelfmark.level(name)).split()) in said for name in SHELFMARK)


HOSTILE = {
    "a word without end": "A" * 200_000,
    "apostrophes": "A'" * 100_000,
    "hyphens": "A-" * 100_000,
    "brackets": "(" * 200_000,
    "quotation marks": '"a" ' * 50_000,
    "ibid": "ibid. " * 10_000,
    "one archive going on": "RGASPI f. 1, op. 2, d. 3, l. 4" + "; d. 3" * 10_000,
    "leaves": "ibid., ll. " + "1, " * 60_000,
    "imprints": "(Moscow, 1929), 5 " * 10_000,
    "works": "Cohen, Bukharin (Moscow, 1929), 5. Cohen, op. cit., 5. " * 2_000,
    "blanks": "ibid." + " " * 200_000 + "l. 3",
    "titles": '"Aaa" (bbb) ' * 15_000,
    "days": "5 August 1929 " * 10_000,
    "names": "Abc Def, " * 20_000,
    "small words": "the of and " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_is_too_long(name: str, patience: None) -> None:
    """A note of some hundred thousand characters takes seconds, whatever it is made of."""
    cited(HOSTILE[name] + " (Moscow, 1929), 5")
