"""The rules after `::` that what was captured has to keep."""

from __future__ import annotations

from lettercli.query.cql.brackets import LEMMA, WORD, read
from lettercli.query.cql.marks import Marks, shown
from lettercli.query.patterns import Compare, Rule, Rules, Said, Unless


def rule(marks: Marks) -> Rule:
    """Comparisons joined by & and |, which bind alike, from left to right."""
    left = _one(marks)
    while marks.now.kind in {"&", "|"}:
        every = marks.take().kind == "&"
        right = _one(marks)
        if isinstance(left, Rules) and left.every == every:
            left = Rules((*left.rules, right), every)
        else:
            left = Rules((left, right), every)
    if marks.now.kind in {"->", "relation"}:
        marks.fail("-> (if ... then) is not understood", "write ! and |: !(A.word = \"a\") | B.word = \"b\"")
    return left


def _one(marks: Marks) -> Rule:
    marks.enter()
    made: Rule
    if marks.skip("!"):
        made = Unless(_one(marks))
    elif marks.skip("("):
        made = rule(marks)
        marks.need(")", "in the rule")
    else:
        made = _comparison(marks)
    marks.leave()
    return made


def _comparison(marks: Marks) -> Compare:
    """`A.word = B.word`, `A.lemma != "be"`; a value may stand on either side."""
    if marks.now.kind == "string":
        value = marks.take()
        equal = _sign(marks)
        said = _said(marks)
        return Compare(said, read(value, said.attribute), equal)
    left = _said(marks)
    equal = _sign(marks)
    if marks.now.kind == "string":
        return Compare(left, read(marks.take(), left.attribute), equal)
    return Compare(left, _said(marks), equal)


def _sign(marks: Marks) -> bool:
    sign = marks.now
    if sign.kind not in {"=", "!="}:
        what = f"{sign.text} is not understood in a rule" if sign.kind in {"<", ">", "<=", ">="} else "= is missing"
        marks.fail(what, "write A.word = B.word or A.word != B.word")
    marks.take()
    return sign.kind == "="


def _said(marks: Marks) -> Said:
    name = marks.now
    if name.kind in {"number", "word"}:
        marks.fail(f"{name.text} is not understood in a rule", "compare words: A.word = B.word")
    if name.kind != "name":
        marks.fail(f"a captured word is missing before {shown(name)}", "write A.word, and A: before what it is")
    marks.take()
    if marks.now.kind == "(":
        marks.fail(f"the function {name.text}() is not understood", "compare words: A.word = B.word", name.at)
    marks.need(".", f"after {name.text}", f"write {name.text}.word or {name.text}.lemma")
    attribute = marks.now
    if attribute.text not in (WORD, LEMMA):
        marks.fail(f"words have no {shown(attribute)}", "there are word and lemma")
    marks.take()
    return Said(name.text, attribute.text, name.at)
