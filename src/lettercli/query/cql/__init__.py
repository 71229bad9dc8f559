"""CQL into a query: BlackLab's grammar, as far as an edition of letters has answers to it.

    "grain" []{0,3} "Siberia"            a string is a regular expression for a whole word; [] is any word
    [lemma="procure" & word!="procured"] tests of one word
    ("wheat" | "rye") "harvest"?         alternatives, groups, repetition
    "grain" within <point n="6"/>        and containing; <s> is where a sentence begins, <s/> all of it
    A:[] "and" B:[] :: A.word = B.word   captures, and what must hold of them

The reader is our own, and small, for two reasons: one that builds pydantic models costs a short query three times what
answering it does, and its tree has forgotten where things stood, so that no caret could be put under what the engine
refuses. That both read the same grammar is tested.
"""

from __future__ import annotations

import unicodedata

from lettercli.query.cql.marks import Marks
from lettercli.query.cql.sequences import query, refuse_loose_ends
from lettercli.query.tree import Query
from lettercli.query.words import refuse_untypable


def parse(text: str) -> Query:
    """The query that a text in CQL means; raises BadQuery."""
    text = unicodedata.normalize("NFC", text)
    refuse_untypable(text)
    marks = Marks(text)
    if marks.now.kind == "end":
        marks.fail("no word to look for", 'write one: "grain"')
    node = query(marks)
    if marks.now.kind != "end":
        _unexpected(marks)
    refuse_loose_ends(text, node)
    return Query(text, node, cql=True)


def _unexpected(marks: Marks) -> None:
    """Raises BadQuery for what stands where nothing more was to come."""
    mark = marks.now
    if mark.kind in {"name", "number"}:
        marks.fail(f"{mark.text} stands outside quotation marks", f'write "{mark.text}", or --words for plain words')
    if mark.kind == "word":
        marks.fail(f"{mark.text} stands where a word should", "" if mark.text != "_" else "write [] for any word")
    if mark.kind in {")", "]", "}", ">", "/>"}:
        marks.fail(f"{mark.text} closes nothing", "leave it out")
    if mark.kind == ";":
        marks.fail("; ends no query here", "leave it out")
    if mark.kind == "%":
        marks.fail(f"%{marks.then.text} is no flag here", 'case and diacritics do not count; with "(?-i)..." they do')
    if mark.kind == "@":
        marks.fail("@ marks no target here", "leave it out")
    marks.fail(f"{mark.text} is not understood", "see the manual for what is")
