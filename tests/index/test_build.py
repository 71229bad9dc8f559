"""The index of an edition: what its arrays say of tokens, passages, flows and gaps."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.dates.date import Date
from lettercli.index.build import build
from lettercli.index.layout import LAYERS, NONE, Index
from lettercli.index.records import Records, read, record
from lettercli.index.voices import Voices
from lettercli.model import Edition
from tests.index import made, oracle

dates = st.builds(
    Date, st.text(), st.none() | st.integers(), st.none() | st.integers(),
    st.sampled_from(["day", "month", "none"]), st.booleans(), st.sampled_from(["gregorian", "julian"]),
)  # fmt: skip


def words(index: Index, start: int, end: int) -> list[str]:
    return [index.form(token) for token in range(start, end)]


SALUTE = made.passage("1.salute", "Hello, Com. Molotov,", "salute")
ITEM = made.passage("1.2.b", "regular reports", "item", label="b)")
POINT = made.passage("1.2", "On grain:", "point", parts=[ITEM], label="2)")
HAND = made.passage("1.annotation", "I agree.", "annotation", voice="other")
LETTER = made.letter("1", SALUTE, HAND, POINT, notes=["See vol. 7.", "Ibid."])
SECOND = made.letter("2", "Grain [again] is late.", date="")


def test_layers_follow_one_another() -> None:
    """All texts come first, then all notes, then all annotations, in the edition's order."""
    index = build(made.edition(LETTER, SECOND))
    layers = [words(index, index.layer_at[layer], index.layer_at[layer + 1]) for layer in range(len(LAYERS))]
    assert layers == [
        ["Hello", "Com", "Molotov", "On", "grain", "regular", "reports", "Grain", "again", "is", "late"],
        ["See", "vol", "7", "Ibid"],
        ["I", "agree"],
    ]


def test_a_passage_knows_its_letter_parent_flow_and_text() -> None:
    """Address, parent, end of its parts, flow and text are those of the model."""
    index = build(made.edition(LETTER, SECOND))
    rows = index.passages
    assert list(rows.addresses) == ["1.salute", "1.2", "1.2.b", "2.p1", "1.n1", "1.n2", "1.annotation"]
    assert list(rows.parents) == [NONE, NONE, 1, NONE, NONE, NONE, NONE]
    assert list(rows.ends) == [1, 3, 3, 4, 5, 6, 7]
    assert [index.flow(passage) for passage in range(7)] == ["text", "text", "text", "text", "n1", "n2", "annotation"]
    assert index.text(2) == "regular reports"
    assert [index.letters[number].id for number in rows.letters] == ["1", "1", "1", "2", "1", "1", "1"]


def test_voices_come_from_insertions_notes_and_hands() -> None:
    """A word in an insertion or a note is the editor's, one of an annotation another's, the rest the writer's."""
    text = "Grain [again] is late."
    inserted = made.passage("2.p1", text, marks=made.inserted(text, "[again]"))
    index = build(made.edition(LETTER, made.letter("2", inserted)))
    voices = {index.form(token): index.voice(token, token + 1) for token in range(len(index))}
    assert [voices[word] for word in ("Grain", "again", "late", "Ibid", "agree")] == [
        "writer", "editor", "writer", "editor", "other",
    ]  # fmt: skip
    assert index.voice(7, 9) == "editor"


def test_tokens_of_a_letter_are_numbered_text_first() -> None:
    """Within a letter tokens are numbered from 0: text, then notes, then annotations."""
    index = build(made.edition(LETTER, SECOND))
    numbers = [index.offset(token) for token in range(len(index))]
    assert numbers == [*range(7), *range(4), *range(7, 11), *range(11, 13)]


def test_a_gap_parts_a_flow_and_its_words_are_no_tokens() -> None:
    """The words of a gap are left out, and what is before it and after it are stretches of their own."""
    text = "to recognize [two words illegible] the rest"
    lost = made.passage("1.p1", text, marks=made.gap(text, "[two words illegible]"))
    index = build(made.edition(made.letter("1", lost, "Next.")))
    assert words(index, 0, len(index)) == ["to", "recognize", "the", "rest", "Next"]
    before, after = index.reach(1), index.reach(2)
    assert (before.first, before.end, after.first, after.end) == (0, 2, 2, 5)
    running = bytes(index.passages.text).decode()
    assert running[before.text_start : before.text_end] == "to recognize [two words illegible]"
    assert running[after.text_start : after.text_end - 2].encode() == b"[two words illegible] the rest \xc2\xb6 Next"
    assert not index.whole(1, 3)
    assert index.whole(2, 4)


def test_running_text_is_one_slice() -> None:
    """The passages of a flow lie one after another with a pilcrow between, those without a text leave no sign."""
    point = made.passage("1.2", "", "point", parts=[made.passage("1.2.a", "é", "item"), made.passage("1.2.b", "")])
    index = build(made.edition(made.letter("1", "Grain.", point, "Late.", notes=["Ibid."])))
    assert str(index.passages.text, "utf-8") == "Grain. ¶ é ¶ Late.\nIbid.\n"
    assert [index.text(passage) for passage in range(6)] == ["Grain.", "", "é", "", "Late.", "Ibid."]
    base = index.base(4)
    assert base == index.base(0) == 0
    assert str(index.passages.text[base + index.starts[2] : base + index.ended(2)], "utf-8") == "Late"
    assert (index.start(2), index.end(2), index.base(5)) == (0, 4, len("Grain. ¶ é ¶ Late.\n".encode()))


def test_offsets_of_a_long_flow_take_four_bytes() -> None:
    """Two bytes an offset where every flow is shorter than 64 KiB, else four."""
    short, long = (build(made.edition(made.letter("1", "word " * words))) for words in (13_108, 13_109))
    assert (short.starts.format, long.starts.format) == ("H", "I")  # type: ignore[attr-defined]
    assert long.ended(len(long) - 1) == 5 * 13_109 - 1


@pytest.mark.parametrize(("length", "format"), [(255, "B"), (256, "H"), (65_535, "H"), (65_536, "I")])
def test_lengths_of_long_words_take_more_bytes(length: int, format: str) -> None:
    """A byte for the length of a word where none is longer than 255, else as many as the longest needs."""
    index = build(made.edition(made.letter("1", f"a {'b' * length} c")))
    assert index.lengths.format == format  # type: ignore[attr-defined]
    assert [index.end(token) - index.start(token) for token in range(3)] == [1, length, 1]


@given(st.binary(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_voices_are_as_many_as_tokens(drawn: bytes, start: int, end: int) -> None:
    """Kept as runs, voices are looked up one by one and in slices as if there were one a token."""
    plain = bytes(voice % 3 for voice in drawn)
    at = [token for token in range(len(plain)) if token == 0 or plain[token] != plain[token - 1]]
    voices = Voices([*at, len(plain)], [plain[token] for token in at])
    assert list(voices) == list(plain)
    assert voices[start:end] == plain[start:end]
    assert voices[start:end:2] == plain[start:end:2]


@given(st.text(), dates, st.lists(st.text()), st.text())
def test_records_give_back_what_they_were_made_of(id: str, date: Date, sender: list[str], recipient: str) -> None:
    """Whatever stands in a letter's metadata comes out of its record as it was."""
    assert read(str(record(id, date, sender, [recipient]), "utf-8")) == (id, date, "; ".join(sender), recipient)


@given(st.lists(st.tuples(st.text(), dates), max_size=6), st.booleans())
def test_all_dates_and_ids_at_once_are_those_of_each_letter(letters: list[tuple[str, Date]], kept: bool) -> None:
    """Told for all letters together, each date once, they are those of the records, ids kept apart or not."""
    made = [record(id, date, ["Ann"], []) for id, date in letters]
    at = [0, *accumulate(map(len, made))]
    records = Records(memoryview(b"".join(made)), at, [id for id, _ in letters] if kept else None)
    codes, times = records.times()
    assert [times[code] for code in codes] == [date for _, date in letters]
    assert len(set(codes)) == len(times)
    assert list(records.ids()) == [records.id(place) for place in range(len(records))] == [id for id, _ in letters]


def test_an_edition_without_letters_has_an_index() -> None:
    """Nothing to index is no error."""
    index = build(made.edition())
    assert len(index) == 0
    assert len(index.lexicon) == 0


@settings(max_examples=150, deadline=None)
@given(made.editions())
def test_every_token_is_where_the_text_has_it(edition: Edition) -> None:
    """A token's offsets give the characters of its form, and every passage has the tokens that a scan finds."""
    index = build(edition)
    texts = {passage.address: passage.text for letter in edition.letters for passage in letter.walk()}
    texts |= {one.address: one.text for letter in edition.letters for note in letter.notes for one in note.body.walk()}
    for token in range(len(index)):
        text = texts[index.passages.addresses[index.passage(token)]]
        assert index.text(index.passage(token)) == text
        assert oracle.form(text[index.start(token) : index.end(token)]) == index.form(token)
    for layer, postings in enumerate(index.postings):
        low, high = index.layer_at[layer], index.layer_at[layer + 1]
        assert sorted(postings.tokens) == list(range(low, high))
        assert all(index.types[token] == id for id in range(len(index.lexicon)) for token in postings.of(id))
