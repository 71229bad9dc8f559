"""Queries in CQL, at random: every construct, in each other."""

from __future__ import annotations

from hypothesis import strategies as st

VALUES = [
    '"grain"', '"Grain.*"', '"(?-i)Grain"', '"gr.in"', '"[a-h].*"', '".*"', '"(procure|the).*"', 'l"Sten\'s"', '"x|a"',
    '"(?:st)+en.*"', '"gräin"', '[]', '[]', '[word!="grain"]', '[word="the" | word="a"]', '[!(word="the")]',
    '[word="[^t].*" & word!="grain"]', "'sten'",
]  # fmt: skip
SPANS = [
    "s", "p", "point", "item", "note", "annotation", "letter", "salute", "closer", "signed", 'point n="[01]"',
    'letter id="1"', 'letter sender="stalin"', 'p address=".*0"',
]  # fmt: skip
RULES = ["A.word = B.word", "A.word != B.word", '!(A.word = "grain")', 'A.word = "(?-i)the" | B.word = "a.*"',
         "A.word = B.word & B.word != \"a\""]  # fmt: skip

@st.composite
def tokens(draw: st.DrawFn) -> str:
    """A pattern for one token, sometimes negated."""
    return draw(st.sampled_from(["", "", "", "!"])) + draw(st.sampled_from(VALUES[:-1]))


@st.composite
def sequences(draw: st.DrawFn, depth: int = 2) -> str:
    """Tokens, edges, groups and repetitions in a row."""
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["token", "token", "token", "gap", "edge", "group", "repeat"]))
        if kind == "gap":
            pieces.append(draw(st.sampled_from(["[]?", "[]*", "[]{0,2}", "[]{1,2}", "[]+"])))
        elif kind == "edge":
            tag = draw(st.sampled_from(SPANS))
            pieces.append(draw(st.sampled_from([f"<{tag}>", f"</{tag.split()[0]}>"])))
        elif kind == "group" and depth:
            pieces.append(f"({draw(choices(depth - 1))})")
        elif kind == "repeat":
            inner = f"({draw(choices(depth - 1))})" if depth and draw(st.booleans()) else draw(tokens())
            pieces.append(inner + draw(st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}"])))
        else:
            pieces.append(draw(tokens()))
    return " ".join(pieces)


@st.composite
def choices(draw: st.DrawFn, depth: int = 2) -> str:
    """One of several sequences, or what several take."""
    pieces = draw(st.lists(sequences(depth), min_size=1, max_size=2))
    return draw(st.sampled_from([" | ", " | ", " & "])).join(pieces)


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Any query: filters over choices, spans as hits, captures."""
    kind = draw(st.sampled_from(["plain", "plain", "filter", "filter", "span", "capture"]))
    if kind == "plain":
        return draw(choices())
    if kind == "capture":
        first, second, between = draw(tokens()), draw(tokens()), draw(st.sampled_from(["", "[]*", "[]?", '"the"']))
        return f"A:({first}) {between} (B:{second}){draw(st.sampled_from(['?', '']))} :: {draw(st.sampled_from(RULES))}"
    core = f"<{draw(st.sampled_from(SPANS))}/>" if kind == "span" else draw(choices(1))
    for _ in range(draw(st.integers(kind == "filter", 2))):
        other = f"<{draw(st.sampled_from(SPANS))}/>" if draw(st.booleans()) else f"({draw(choices(1))})"
        core = f"({core}) {draw(st.sampled_from(['within', 'containing']))} {other}"
    return core
