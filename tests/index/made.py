"""Editions made of model objects: by hand for one fact, at random for a law."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from lettercli import dates
from lettercli.model import Edition, Letter, Mark, Note, Passage, PassageKind, Voice

WORDS = [
    "grain", "Grain", "GRAIN", "gräin", "grains", "the", "The", "procure", "procurement", "Procurements", "Sten",
    "Sten's", "Shatskin-Sten", "shatskin", "Shatskin’s", "Sten-Lominadze", "o'clock", "a", "A", "I", "1929", "5–7",
    "1:60–67", "U.S.", "d.", "(all!)", "—", "“why?”", "Łódź", "lodz", "na\u00adive", "e\u0301t\u0327é", "x²", "[sic]",
    ". . .", "йод", "иод",
]  # fmt: skip


def passage(
    address: str,
    text: str = "",
    kind: PassageKind = "paragraph",
    *,
    marks: Sequence[Mark] = (),
    parts: Sequence[Passage] = (),
    voice: Voice = "writer",
    label: str = "",
) -> Passage:
    """A passage."""
    return Passage(address, kind, text, label, tuple(marks), tuple(parts), voice)


def letter(id: str, *passages: Passage | str, notes: Sequence[str | Passage] = (), date: str = "1929-08-21") -> Letter:
    """A letter of Stalin's to Molotov; a text is a paragraph or a note with the next number."""
    made = [
        one if isinstance(one, Passage) else passage(f"{id}.p{number}", one) for number, one in enumerate(passages, 1)
    ]
    bodies = [
        one if isinstance(one, Passage) else passage(f"{id}.n{number}", one, "note", voice="editor")
        for number, one in enumerate(notes, 1)
    ]
    return Letter(
        id, dates.parse(date), ("Stalin",), ("Molotov",), "", {"sender": "Stalin", "recipient": "Molotov"}, tuple(made),
        tuple(Note(str(number), body) for number, body in enumerate(bodies, 1)),
    )  # fmt: skip


def edition(*letters: Letter) -> Edition:
    """An edition of these letters."""
    return Edition("made", "Made letters", letters, abbreviations=("Com.",), sigla=("U.S. Ed.",))


def inserted(text: str, *stretches: str) -> tuple[Mark, ...]:
    """A mark of an editors' insertion for each of these stretches of a text."""
    return tuple(Mark("insertion", text.index(one), text.index(one) + len(one)) for one in stretches)


def gap(text: str, stretch: str = "[…]") -> tuple[Mark, ...]:
    """The mark of a gap over this stretch of a text."""
    return (Mark("gap", text.index(stretch), text.index(stretch) + len(stretch)),)


@st.composite
def _texts(draw: st.DrawFn, pool: list[str]) -> tuple[str, tuple[Mark, ...]]:
    """A text of words and punctuation, some stretches of which are insertions, some gaps."""
    words = draw(st.lists(st.sampled_from(pool), max_size=9))
    text, marks = "", []
    for word in words:
        start = len(text)
        text += word
        kind = draw(st.sampled_from(["", "", "", "", "insertion", "gap"]))
        if kind:
            marks.append(Mark(kind, start, len(text)))  # type: ignore[arg-type]
        text += draw(st.sampled_from([" ", " ", ", ", ". ", "  ", "-", "'"]))
    return text, tuple(marks)


@st.composite
def _passages(draw: st.DrawFn, pool: list[str], address: str, kind: PassageKind, depth: int) -> Passage:
    text, marks = draw(_texts(pool))
    parts = []
    if depth:
        for number in range(draw(st.integers(0, 2))):
            inner = draw(st.sampled_from(["item", "paragraph", "gap", "signed"]))
            parts.append(draw(_passages(pool, f"{address}.{number}", inner, depth - 1)))  # type: ignore[arg-type]
    voice: Voice = "editor" if address.split(".")[1].startswith("n") else "writer"
    return passage(address, text, kind, marks=marks, parts=parts, voice=voice)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """An edition of a few short letters with nested passages, notes, annotations, insertions and gaps.

    Its vocabulary is small, so that words come often and beside each other.
    """
    pool = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True))
    letters = []
    for id in range(1, draw(st.integers(1, 3)) + 1):
        kind = st.sampled_from(["salute", "paragraph", "point", "annotation", "gap", "closer"])
        kinds = draw(st.lists(kind, max_size=4))
        tops = [
            draw(_passages(pool, f"{id}.p{number}", kind, 1))  # type: ignore[arg-type]
            for number, kind in enumerate(kinds)
        ]
        notes = [draw(_passages(pool, f"{id}.n{number}", "note", 1)) for number in range(draw(st.integers(0, 2)))]
        letters.append(letter(str(id), *tops, notes=notes))
    return edition(*letters)
