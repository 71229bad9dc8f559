"""What stands in a CQL query for one token: a string, or a test in square brackets."""

from __future__ import annotations

from lettercli.query.cql.marks import Mark, Marks, shown
from lettercli.query.patterns import Every, Not, Some, Test, Token, Value
from lettercli.text.tokens import form

WORD, LEMMA = "word", "lemma"
_FLAGS = {"(?-i)": True, "(?i)": False, "(?c)": True}
_ATTRIBUTES = {"lc": WORD, "form": WORD, "token": WORD}
"""What other corpora call what is `word` here."""


def token(marks: Marks) -> Token:
    """A string, `[]`, or a test in brackets."""
    if marks.now.kind == "string":
        return Token(word(marks, marks.take(), WORD))
    opened = marks.take()
    if marks.skip("]"):
        return Token()
    test = _tests(marks)
    marks.need("]", "after the test", f"close what was opened at character {opened.at + 1}")
    return Token(test)


def _tests(marks: Marks) -> Test:
    """Tests joined by & and |, which bind alike, from left to right."""
    left = _test(marks)
    while marks.now.kind in {"&", "|"}:
        kind = Every if marks.take().kind == "&" else Some
        right = _test(marks)
        left = kind((*left.tests, right)) if isinstance(left, kind) else kind((left, right))
    if marks.now.kind in {"->", "relation"}:
        marks.fail("-> (if ... then) is not understood", "write ! and |: [!(lemma=\"a\") | word=\"b\"]")
    return left


def _test(marks: Marks) -> Test:
    marks.enter()
    if marks.skip("!"):
        test: Test = Not(_test(marks))
    elif marks.skip("("):
        test = _tests(marks)
        marks.need(")", "in the brackets")
    else:
        test = _comparison(marks)
    marks.leave()
    return test


def _comparison(marks: Marks) -> Test:
    """`word="..."`, `lemma!="..."`."""
    name = marks.now
    if name.kind != "name":
        marks.fail(f"word or lemma is missing before {shown(name)}", 'write [word="grain"] or [lemma="procure"]')
    marks.take()
    if marks.now.kind == "(":
        marks.fail(f"the function {name.text}() is not understood", "a word has word and lemma", name.at)
    if name.text not in (WORD, LEMMA):
        instead = _ATTRIBUTES.get(name.text.lower(), name.text.lower())
        hint = f"write {instead}" if instead in (WORD, LEMMA) else "there are word and lemma"
        marks.fail(f"words have no {name.text}", hint, name.at)
    sign = marks.now
    if sign.kind not in {"=", "!="}:
        what = f"{sign.text} does not compare words" if sign.kind in {"<", ">", "<=", ">="} else "= is missing"
        marks.fail(what, f'write {name.text}="..." or {name.text}!="..."')
    marks.take()
    if marks.now == Mark("word", "in", marks.now.at):
        marks.fail(f"in[...] is for numbers, and {name.text} is none", f'write {name.text}="..."')
    if marks.now.kind != "string":
        marks.fail(f"the value of {name.text} is missing", f'put it in quotation marks: {name.text}="..."')
    value = word(marks, marks.take(), name.text)
    return Not(value) if sign.kind == "!=" else value


def word(marks: Marks, string: Mark, attribute: str) -> Value:
    """A string that a word or a lemma must match."""
    value = read(string, attribute)
    if not value.pattern:
        marks.fail("no word is empty", "write [] for any word", string.at)
    if len(pieces := value.pattern.split()) > 1 or value.pattern != value.pattern.strip():
        mend = " ".join(f'"{each}"' if attribute == WORD else f'[{attribute}="{each}"]' for each in pieces)
        blank = next(at for at, sign in enumerate(string.text) if sign.isspace())
        marks.fail("no word holds a blank", f"write {mend or '[]'}", string.at + blank)
    if marks.now.kind == "%":
        mend = "it is so without" if "c" in marks.then.text or "d" in marks.then.text else "leave it out"
        marks.fail(f"%{marks.then.text} is no flag here", f'{mend}; "(?-i)..." minds case and diacritics')
    return value


def read(string: Mark, attribute: str) -> Value:
    """A string as what something must be."""
    literal = string.text.startswith("l")
    inner = string.text[2:-1] if literal else string.text[1:-1]
    if literal:
        inner = inner.replace(f"\\{string.text[1]}", string.text[1])
    flag = next((flag for flag in _FLAGS if inner.startswith(flag)), "")
    return Value(attribute, form(inner[len(flag) :]), _FLAGS.get(flag, False), literal, string.at)
