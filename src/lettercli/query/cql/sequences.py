"""The grammar of CQL above a single token, the loosest binding first."""

from __future__ import annotations

from lettercli.errors import BadQuery
from lettercli.query.cql.brackets import token
from lettercli.query.cql.marks import Marks, shown
from lettercli.query.cql.rules import rule
from lettercli.query.cql.spans import tag
from lettercli.query.patterns import (
    Both,
    Capture,
    Compare,
    Constrained,
    Containing,
    Edge,
    Not,
    Repeat,
    Rule,
    Said,
    Some,
    Span,
    Test,
    Token,
    Unless,
    Within,
    parts,
    walk,
)
from lettercli.query.tree import Alternatives, Node, Sequence

MOST_PLACES = 1_000
"""Words of a query when its repetitions are written out."""
_WITHIN_A_PASSAGE = ("s", "name")
"""What beside other words can stand in a hit, which lies within one passage."""

_REFUSED = {
    "look": ("looking ahead or back, {0} ...), is not understood", "write what stands there as a part of the query"),
    "relation": ("relations between words, {0}, are not recorded", "leave it out"),
    "alignment": ("an edition has no other version to align with, {0}", "leave it out"),
    "^": ("relations between words, {0}, are not recorded", "leave it out"),
    "->": ("-> (if ... then) is not understood", "leave it out"),
}


def query(marks: Marks) -> Node:
    """A query, or what stands in parentheses: something, and the rules for what it captures."""
    marks.enter()
    node = _filtered(marks)
    while marks.skip("::"):
        node = _constrained(marks, node)
    marks.leave()
    return node


def _constrained(marks: Marks, node: Node) -> Constrained:
    made = rule(marks)
    labels = dict.fromkeys(each.label for each in _captures(node))
    for said in _said(made):
        if said.label not in labels:
            there = f"there are {', '.join(labels)}" if labels else f'name it: {said.label}:"grain"'
            marks.fail(f"nothing is called {said.label}", there, said.at)
    return Constrained(node, made)


def _filtered(marks: Marks) -> Node:
    """`... within ...` and `... containing ...`; of several the last binds first."""
    node = _choice(marks)
    word = marks.now
    if word.kind != "word" or word.text not in {"within", "containing", "overlap"}:
        return node
    if word.text == "overlap":
        marks.fail("overlap is not understood", "write within or containing")
    marks.take()
    if marks.now.kind in {"name", "number"}:
        other = marks.now
        tag = f"write {word.text} <{other.text}/>"
        apart = f'write how far apart words may be: "a" []{{0,{other.text}}} "b"'
        marks.fail(f"{word.text} {other.text} is CQP's", tag if other.kind == "name" else apart)
    marks.enter()
    right = _filtered(marks)
    marks.leave()
    return Within(node, right) if word.text == "within" else Containing(node, right)


def _choice(marks: Marks) -> Node:
    """Sequences joined by | and &, which bind alike, from left to right."""
    left = _sequence(marks)
    while marks.now.kind in {"|", "&"}:
        sign = marks.take()
        right = _sequence(marks)
        if sign.kind == "&":
            left = _both(left, right)
        elif isinstance(left, Alternatives):
            left = Alternatives((*left.nodes, right))
        else:
            left = Alternatives((left, right))
    return left


def _both(left: Node, right: Node) -> Node:
    """What both take; of two single tokens one."""
    from lettercli.query.patterns import Every

    if isinstance(left, Token) and isinstance(right, Token):
        tests = tuple(each.test for each in (left, right) if each.test is not None)
        return Token(Every(tests) if len(tests) > 1 else tests[0] if tests else None)
    return Both(left, right)


def _sequence(marks: Marks) -> Node:
    nodes = [_captured(marks)]
    while marks.now.kind in {"[", "string", "(", "!", "<", "</"} or _is_label(marks) or marks.now.kind in _REFUSED:
        nodes.append(_captured(marks))
    flat = [part for node in nodes for part in (node.nodes if isinstance(node, Sequence) else (node,))]
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def _is_label(marks: Marks) -> bool:
    return marks.now.kind == "name" and marks.then.kind in {":", "("}


def _captured(marks: Marks) -> Node:
    """What a label may stand before."""
    if marks.now.kind == "name" and marks.then.kind == ":":
        label = marks.take()
        marks.take()
        marks.enter()
        node = _captured(marks)
        marks.leave()
        return Capture(label.text, node, label.at)
    return _negated(marks)


def _negated(marks: Marks) -> Node:
    at = marks.now.at
    if not marks.skip("!"):
        return _repeated(marks)
    marks.enter()
    node = _negated(marks)
    marks.leave()
    test = _alone(node)
    if test is None:
        marks.fail("! takes one word, and here is more", 'write !"grain", or [word!="grain"]', at)
    return Token(Not(test))


def _alone(node: Node) -> Test | None:
    """The test of a node that always is one word, if it has one."""
    if isinstance(node, Token):
        return node.test
    if isinstance(node, Alternatives):
        tests = tuple(_alone(each) for each in node.nodes)
        return None if None in tests else Some(tests)  # type: ignore[arg-type]
    return None


def _repeated(marks: Marks) -> Node:
    node = _atom(marks)
    while marks.now.kind in {"?", "*", "+", "{"}:
        sign = marks.take()
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None), "{": (0, 0)}[sign.kind]
        if sign.kind == "{":
            least, most = _numbers(marks, sign.at)
        node = Repeat(node, least, most)
        if places(node) > MOST_PLACES:
            marks.fail(f"a query of more than {MOST_PLACES:,} words, written out", "repeat less", sign.at)
    return node


def _numbers(marks: Marks, at: int) -> tuple[int, int | None]:
    """`3}`, `1,3}`, `1,}`, `,3}`."""
    hint = "write {3}, {1,3} or {1,}"
    least = _number(marks) if marks.now.kind != "," else 0
    most: int | None = least
    if marks.skip(","):
        most = None if marks.now.kind == "}" else _number(marks)
    marks.need("}", "after the numbers", hint)
    if most is not None and most < least:
        marks.fail(f"{{{least},{most}}} asks for at least {least} and at most {most}", f"write {{{most},{least}}}", at)
    return least, most


def _number(marks: Marks) -> int:
    mark = marks.need("number", "in the braces", "write {3}, {1,3} or {1,}")
    return int(mark.text[:9])


def _atom(marks: Marks) -> Node:
    mark = marks.now
    if mark.kind in {"string", "["}:
        return token(marks)
    if mark.kind in {"<", "</"}:
        return tag(marks)
    if mark.kind == "(":
        marks.take()
        node = query(marks)
        marks.need(")", f"for the ( at character {mark.at + 1}")
        return node
    if mark.kind == "name" and marks.then.kind == "(":
        marks.fail(f"the function {mark.text}() is not understood", "leave it out")
    if mark.kind == "name":
        marks.fail(f"{mark.text} stands outside quotation marks", f'write "{mark.text}", or --words for plain words')
    if mark == ("word", "_", mark.at):
        marks.fail("_ stands for a word beside a relation only", "write [] for any word")
    if mark.kind in _REFUSED:
        what, hint = _REFUSED[mark.kind]
        marks.fail(what.format(mark.text), hint)
    return marks.fail(f"a word is missing before {shown(mark)}", 'write one: "grain", or [] for any')


def places(node: Node) -> int:
    """How many words and tags a node has when its repetitions are written out."""
    if isinstance(node, Repeat):
        times = node.least + 1 if node.most is None else node.most
        return max(times, 1) * places(node.node)
    return sum(map(places, parts(node))) or 1


def refuse_loose_ends(text: str, node: Node) -> None:
    """Raises BadQuery for what is well written and cannot be found by its nature."""
    if places(node) > MOST_PLACES:
        raise BadQuery(text, 0, f"a query of more than {MOST_PLACES:,} words, written out", "repeat less")
    if _longest(node) == 0:
        raise BadQuery(text, 0, "nothing but places between words", 'name a word, or any: <s> []')
    labels: set[str] = set()
    for capture in _captures(node):
        if capture.label in labels:
            raise BadQuery(text, capture.at, f"{capture.label} is the name of something else already", "choose another")
        labels.add(capture.label)
    for each in walk(node):
        several = isinstance(each, Sequence) or (isinstance(each, Repeat) and each.most != 1)
        for span in (span for part in parts(each) for span in _whole(part)) if several else ():
            if span.tag not in _WITHIN_A_PASSAGE:
                what = f"a hit lies within one passage, and <{span.tag}/> is at least one"
                hint = f"write ... within <{span.tag}/>, or <{span.tag}> for where it begins"
                raise BadQuery(text, span.at, what, hint)


def _longest(node: Node) -> int | None:
    """How many tokens a node takes at most: 0, 1 for some number, or None for any."""
    if isinstance(node, Edge):
        return 0
    if isinstance(node, Repeat):
        return 0 if node.most == 0 else _longest(node.node)
    if isinstance(node, Within | Containing):
        return _longest(node.node)
    if isinstance(node, Both):
        return 0 if 0 in (_longest(node.first), _longest(node.second)) else 1
    return max((_longest(part) or 0 for part in parts(node)), default=1)


def _whole(node: Node) -> list[Span]:
    """The spans that a node may take as a whole, not those that it lies in."""
    if isinstance(node, Span):
        return [node]
    if isinstance(node, Within | Containing):
        return _whole(node.node)
    if isinstance(node, Sequence):
        return []
    return [span for part in parts(node) for span in _whole(part)]


def _captures(node: Node) -> list[Capture]:
    """What is captured in a node; not what it lies in or contains."""
    below = (node.node,) if isinstance(node, Within | Containing) else parts(node)
    own = [node] if isinstance(node, Capture) else []
    return own + [each for part in below for each in _captures(part)]


def _said(rule: Rule) -> list[Said]:
    if isinstance(rule, Compare):
        return [each for each in (rule.left, rule.right) if isinstance(each, Said)]
    rules = (rule.rule,) if isinstance(rule, Unless) else rule.rules
    return [said for each in rules for said in _said(each)]
