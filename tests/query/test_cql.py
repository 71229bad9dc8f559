"""CQL: what it means, what is refused and where, and that BlackLab's grammar reads the same."""

from __future__ import annotations

import time
from typing import Any

import pytest
from bcql_py import BCQLSyntaxError
from bcql_py import parse as parse_bcql
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.errors import BadQuery
from lettercli.query.cql import parse
from lettercli.query.patterns import (
    Both,
    Capture,
    Compare,
    Constrained,
    Containing,
    Edge,
    Every,
    Not,
    Repeat,
    Rule,
    Rules,
    Said,
    Span,
    Test,
    Token,
    Unless,
    Value,
    Within,
)
from lettercli.query.tree import Alternatives, Node, Sequence
from tests.search.cql_texts import queries

GRAIN, RYE = Value("word", "grain"), Value("word", "rye", at=8)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ('"grain"', Token(GRAIN)),
        ("'grain'", Token(GRAIN)),
        ("“grain”", Token(GRAIN)),
        ('"(?-i)grain"', Token(GRAIN._replace(case=True))),
        ('l"U.S"', Token(Value("word", "U.S", literal=True))),
        ("[]", Token()),
        ('"grain" "rye"', Sequence((Token(GRAIN), Token(RYE)))),
        ('"grain" []{0,3}', Sequence((Token(GRAIN), Repeat(Token(), 0, 3)))),
        ('"grain"+', Repeat(Token(GRAIN), 1, None)),
        ('"grain"{2}', Repeat(Token(GRAIN), 2, 2)),
        ('"grain"{2,}', Repeat(Token(GRAIN), 2, None)),
        ('"grain"{,2}', Repeat(Token(GRAIN), 0, 2)),
        ('!"grain"', Token(Not(GRAIN._replace(at=1)))),
        ('[lemma!="be"]', Token(Not(Value("lemma", "be", at=8)))),
        ('<s>', None),
        ('<s> []', Sequence((Edge(Span("s"), False), Token()))),
        ('[] </s>', Sequence((Token(), Edge(Span("s", at=3), True)))),
        ('<point n="6"/>', Span("point", (Value("n", "6", at=7),))),
        ('"grain" within <s/>', Within(Token(GRAIN), Span("s", at=15))),
        ('<s/> containing []', Containing(Span("s"), Token())),
        ('A:[] []', Sequence((Capture("A", Token()), Token()))),
        ('A:[] :: A.word = "x"', Constrained(Capture("A", Token()),
         Compare(Said("A", "word", 8), Value("word", "x", at=17)))),
        ('"grain" # why', Token(GRAIN)),
    ],
)  # fmt: skip
def test_what_cql_means(text: str, node: Node | None) -> None:
    """Each construct is one node, with the offsets of what can be at fault."""
    if node is None:
        with pytest.raises(BadQuery):
            parse(text)
        return
    assert parse(text).node == node
    assert type(parse(text).node) is type(node)


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("", 0, 'no word to look for; write one: "grain"'),
        ('"grain procurement"', 6, 'no word holds a blank; write "grain" "procurement"'),
        ('[lemma="in order to"]', 10, 'no word holds a blank; write [lemma="in"] [lemma="order"] [lemma="to"]'),
        ('""', 0, "no word is empty; write [] for any word"),
        ('"a"{3,1}', 3, "{3,1} asks for at least 3 and at most 1; write {1,3}"),
        ('"a', 0, 'a quotation mark that nothing closes; write "…"'),
        ("<s>", 0, "nothing but places between words; name a word, or any: <s> []"),
        ('"a"{0}', 0, "nothing but places between words; name a word, or any: <s> []"),
        ('"a" within s', 11, "within s is CQP's; write within <s/>"),
        ('"a" within 5', 11, 'within 5 is CQP\'s; write how far apart words may be: "a" []{0,5} "b"'),
        ('"a"%c', 3, '%c is no flag here; it is so without; "(?-i)..." minds case and diacritics'),
        ('"a" overlap <s/>', 4, "overlap is not understood; write within or containing"),
        ('[pos="N"]', 1, "words have no pos; there are word and lemma"),
        ('[lc="n"]', 1, "words have no lc; write word"),
        ('[word>"n"]', 5, '> does not compare words; write word="..." or word!="..."'),
        ('[word=in[1,2]]', 6, 'in[...] is for numbers, and word is none; write word="..."'),
        ('[punct(",")]', 1, "the function punct() is not understood; a word has word and lemma"),
        ('"a" (?= "b")', 4, "looking ahead or back, (?= ...), is not understood; "
         "write what stands there as a part of the query"),
        ('"a" -obj-> "b"', 4, "relations between words, -obj->, are not recorded; leave it out"),
        ('^--> "b"', 0, "relations between words, ^-->, are not recorded; leave it out"),
        ('"a" ==>nl "b"', 4, "an edition has no other version to align with, ==>; leave it out"),
        ('"a" -> "b"', 4, "-> (if ... then) is not understood; leave it out"),
        ('_ "b"', 0, "_ stands for a word beside a relation only; write [] for any word"),
        ('rspan("a", "b")', 0, "the function rspan() is not understood; leave it out"),
        ('!("a" "b")', 0, '! takes one word, and here is more; write !"grain", or [word!="grain"]'),
        ('<"s|p"/>', 1, "a tag named by a regular expression is not understood; name one of s, p, point, item, quote, "
         "note, letter, salute, dateline, closer, signed, ps, annotation, name"),
        ("<sentence/>", 1, "no tag <sentence>; write <s>"),
        ('<s n="1"/>', 3, "<s> has no n; it has nothing to ask for"),
        ('<point sender="x"/>', 7, "<point> has no sender; it has n and address; "
         'of a letter, ask within <letter sender="..."/>'),
        ('<point/> "a"', 0, "a hit lies within one passage, and <point/> is at least one; "
         "write ... within <point/>, or <point> for where it begins"),
        ('A:"a" A:"b"', 6, "A is the name of something else already; choose another"),
        ('A:"a" :: B.word = "x"', 9, "nothing is called B; there are A"),
        ('"a" :: B.word = "x"', 7, 'nothing is called B; name it: B:"grain"'),
        ('A:"a" :: A.pos = "x"', 11, "words have no pos; there are word and lemma"),
        ('A:"a" :: A.word < "x"', 16, "< is not understood in a rule; write A.word = B.word or A.word != B.word"),
        ('A:"a" :: start(A) = 1', 9, "the function start() is not understood; compare words: A.word = B.word"),
        ('("a"{1000}){2}', 11, "a query of more than 1,000 words, written out; repeat less"),
        ('"a")', 3, ") closes nothing; leave it out"),
        ('("a"', 4, ") is missing for the ( at character 1"),
        ('["a"]', 1, 'word or lemma is missing before "a"; write [word="grain"] or [lemma="procure"]'),
        ("grain []", 0, 'grain stands outside quotation marks; write "grain", or --words for plain words'),
        ('"a" |', 5, 'a word is missing before the end; write one: "grain", or [] for any'),
        ('"a"\x1b', 3, "the character U+001B is in no word; leave it out"),
        ("(" * 100 + '"a"', 40, "nested more than 40 deep; make the query simpler"),
        ("!" * 100 + '"a"', 40, "nested more than 40 deep; make the query simpler"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, at: int, message: str) -> None:
    """What no edition of letters answers is refused by its name, with the place and what to write."""
    with pytest.raises(BadQuery) as refused:
        parse(text)
    assert (refused.value.at, str(refused.value)) == (at, message)


def theirs(node: Any) -> object:
    """bcql-py's tree as plain tuples."""
    kind = node.node_type
    if kind == "token_query":
        return ("token", ("word", *value(node.shorthand)) if node.shorthand else brackets(node.constraint))
    if kind == "group":
        return theirs(node.child)
    if kind == "sequence":
        parts = [theirs(child) for child in node.children]
        return ("row", *(inner for part in parts for inner in (part[1:] if part[0] == "row" else (part,))))
    if kind == "sequence_bool":
        return (node.operator, theirs(node.left), theirs(node.right))
    if kind == "repetition":
        return ("repeat", theirs(node.child), node.min_count, node.max_count)
    if kind == "negation":
        return ("!", theirs(node.child))
    if kind == "capture":
        return ("capture", node.label, theirs(node.body))
    if kind == "position_filter":
        return (node.operator, theirs(node.left), theirs(node.right))
    if kind == "span_query":
        return (node.position, node.tag_name, tuple((key, value(said)) for key, said in node.attributes.items()))
    assert kind == "global_constraint", kind
    return ("::", theirs(node.body), rule(node.constraint))


def value(said: Any) -> tuple[str, bool, bool]:
    """A string, whether it minds case, whether it is literal."""
    case = said.value.startswith("(?-i)")
    return said.value.removeprefix("(?-i)"), case, said.is_literal


def brackets(node: Any) -> object:
    """bcql-py's test of a token."""
    if node is None:
        return None
    if node.node_type == "annotation_constraint":
        made = (node.annotation, *value(node.value))
        return made if node.operator == "=" else ("!", made)
    if node.node_type == "not_constraint":
        return ("!", brackets(node.operand))
    return (node.operator, brackets(node.left), brackets(node.right))


def rule(node: Any) -> object:
    """bcql-py's rule for captures."""
    if node.node_type == "constraint_comparison":
        return (node.operator, rule(node.left), rule(node.right))
    if node.node_type == "annotation_ref":
        return (node.label, node.annotation)
    if node.node_type == "constraint_literal":
        return str(node.value).removeprefix("(?-i)")
    if node.node_type == "constraint_not":
        return ("!", rule(node.operand))
    return (node.operator, rule(node.left), rule(node.right))


def folded(operator: str, parts: list[object]) -> object:
    """Several parts as an operator of two takes them, from left to right."""
    made = parts[0]
    for part in parts[1:]:
        made = (operator, made, part)
    return made


def ours(node: Node) -> object:
    """Our tree in the same tuples; a test that stands alone is what a string would be."""
    if isinstance(node, Token):
        return _token(node.test)
    if isinstance(node, Sequence):
        return ("row", *map(ours, node.nodes))
    if isinstance(node, Alternatives):
        return folded("|", list(map(ours, node.nodes)))
    if isinstance(node, Both):
        return ("&", ours(node.first), ours(node.second))
    if isinstance(node, Repeat):
        return ("repeat", ours(node.node), node.least, node.most)
    if isinstance(node, Capture):
        return ("capture", node.label, ours(node.node))
    if isinstance(node, Within):
        return ("within", ours(node.node), ours(node.outer))
    if isinstance(node, Containing):
        return ("containing", ours(node.node), ours(node.inner))
    if isinstance(node, Span):
        return ("whole", node.tag, tuple((each.attribute, _said(each)) for each in node.values))
    if isinstance(node, Edge):
        return ("end" if node.end else "start", *ours(node.span)[1:])  # type: ignore[index]
    assert isinstance(node, Constrained)
    return ("::", ours(node.node), _rule(node.rule))


def _token(test: Test | None) -> object:
    return ("token", _test(test))


def _said(value: Value) -> tuple[str, bool, bool]:
    return value.pattern, value.case, value.literal


def _test(test: Test | None) -> object:
    if test is None:
        return None
    if isinstance(test, Value):
        return (test.attribute, *_said(test))
    if isinstance(test, Not):
        return ("!", _test(test.test))
    return folded("&" if isinstance(test, Every) else "|", list(map(_test, test.tests)))


def _rule(rule: Rule) -> object:
    if isinstance(rule, Compare):
        right = rule.right.pattern if isinstance(rule.right, Value) else (rule.right.label, rule.right.attribute)
        return ("=" if rule.equal else "!=", (rule.left.label, rule.left.attribute), right)
    if isinstance(rule, Unless):
        return ("!", _rule(rule.rule))
    assert isinstance(rule, Rules)
    return folded("&" if rule.every else "|", list(map(_rule, rule.rules)))


PIECES = [
    '"a"', "'b'", 'l"c."', '"(?-i)D"', "[]", '[word="a"]', '[lemma!="b"]', '[word="a" & lemma="b" | word="c"]',
    '[word="a" | word="b" & !(lemma="c" | word!="d")]', "(", ")", "|", "&", "?", "*", "+", "{2}", "{1,2}",
    "{2,}", "{,3}",
    "<s>", "</s>", "<s/>", '<point n="6"/>', "<letter sender='x y' place=\"z\"/>", "within", "containing", "WITHIN",
    "A:", "B:", "::", "A.word", "B.lemma", "=", "!=", "!", '"x"', ":: A.word = B.word",
    ':: !(A.word = "x") | B.word != A.word',
    "overlap", "_", "->", "-obj->", "]", "[", "{3,1}", "word", "7", ",",
]  # fmt: skip


def simple(tree: Any) -> Any:
    """A tree in which what is one token is written as one: !"a", "a" & "b", and ! before several of them."""
    if not isinstance(tree, tuple) or not tree or tree[0] == "token":
        return tree
    tree = tuple(map(simple, tree))
    if tree[0] == "&" and tree[1][0] == tree[2][0] == "token":
        tests = [test for _, test in tree[1:] if test is not None]
        return ("token", folded("&", tests) if tests else None)
    if tree[0] == "!" and (test := _alone(tree[1])) is not None:
        return ("token", ("!", test))
    return tree


def _alone(tree: Any) -> Any:
    if tree[0] == "token":
        return tree[1]
    each = [_alone(part) for part in tree[1:]] if tree[0] == "|" else [None]
    return None if None in each else ("|", *each)


@settings(max_examples=3_000, deadline=None)
@given(queries() | st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(" ".join))
def test_what_we_read_blacklabs_grammar_reads_alike(text: str) -> None:
    """Whatever our reader takes bcql-py takes too, with the same tree; whatever bcql-py refuses ours refuses."""
    try:
        mine = ours(parse(text).node)
    except BadQuery:
        return
    try:
        other = theirs(parse_bcql(text))
    except BCQLSyntaxError as error:
        raise AssertionError(f"bcql-py refuses {text}: {error}") from error
    assert simple(mine) == simple(other)


def test_of_what_the_engine_has_nothing_is_lost() -> None:
    """A query of each construct that is promised is taken, and read as bcql-py reads it."""
    for text in (
        '"a" []{0,3} "b"', '("a" | "b") "c"?', '("a" "b"){2,} "c"*', '[word="a" & (lemma="b" | word!="c")]',
        '"a" within <point n="6"/>', '<s/> containing "a" within <letter sender="x"/>', '<s> "a" []* "b" </s>',
        'A:[] "and" B:[] :: A.word = B.word', 'A:("a" "b") :: A.word = "a b" & A.lemma != "c"', "A:B:'a'",
    ):  # fmt: skip
        assert simple(ours(parse(text).node)) == simple(theirs(parse_bcql(text))), text


@given(st.text(alphabet='ab"\'[]<>/(){}|&!?*+=:.,_^-#lws \\', max_size=30) | st.text(max_size=40))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    """Whatever is typed is read or refused with a place in it."""
    try:
        assert parse(text).cql
    except BadQuery as bad:
        refused = bad
    else:
        return
    assert 0 <= refused.at <= len(refused.query)


@pytest.mark.parametrize("text", ['"a" ' * 40_000, "(" * 100_000, '"' + "a" * 100_000, "!" * 100_000, "<s " * 50_000])
def test_a_very_long_query_is_refused_at_once(text: str) -> None:
    """A query of 100 KB is an error, and not a slow one."""
    began = time.process_time()
    with pytest.raises(BadQuery):
        parse(text)
    assert time.process_time() - began < 1
