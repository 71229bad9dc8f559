"""Tags in a CQL query: `<s/>` for a whole sentence, `<s>` and `</s>` for where one begins and ends."""

from __future__ import annotations

from lettercli.query.cql.brackets import read
from lettercli.query.cql.marks import Marks, shown
from lettercli.query.patterns import Edge, Span, Value

TAGS = (
    "s", "p", "point", "item", "quote", "note", "letter", "salute", "dateline", "closer", "signed", "ps", "annotation",
    "name",
)  # fmt: skip
_ALSO = {
    "sentence": "s", "paragraph": "p", "postscript": "ps", "footnote": "note", "text": "letter", "doc": "letter",
    "document": "letter", "ne": "name", "person": "name", "place": "name", "opener": "salute", "subpoint": "item",
}  # fmt: skip
"""What other corpora call these."""
_OF_PASSAGES = ("n", "address")


def tag(marks: Marks) -> Span | Edge:
    """A tag, from its first bracket to its last."""
    opened = marks.take()
    name = marks.now
    if name.kind == "string":
        marks.fail("a tag named by a regular expression is not understood", f"name one of {', '.join(TAGS)}")
    if name.text not in TAGS:
        instead = _ALSO.get(name.text.lower(), "")
        is_name = name.kind in {"name", "word"}
        what = f"no tag <{name.text}>" if is_name else f"a tag's name is missing before {shown(name)}"
        marks.fail(what, f"write <{instead}>" if instead else f"there are {', '.join(TAGS)}")
    marks.take()
    if opened.kind == "</":
        marks.need(">", "after the tag")
        return Edge(Span(name.text, (), opened.at), True)
    span = Span(name.text, tuple(_values(marks, name.text)), opened.at)
    if marks.skip("/>"):
        return span
    marks.need(">", "after the tag", f"write <{name.text}/> for all of it, <{name.text}> for where it begins")
    return Edge(span, False)


def _values(marks: Marks, tag: str) -> list[Value]:
    values: list[Value] = []
    while marks.now.kind in {"name", "word"}:
        name = marks.take()
        if tag == "s" or (tag not in ("letter", "name") and name.text not in _OF_PASSAGES):
            known = "nothing to ask for" if tag == "s" else " and ".join(_OF_PASSAGES)
            letter = "" if tag == "s" else f'; of a letter, ask within <letter {name.text}="..."/>'
            marks.fail(f"<{tag}> has no {name.text}", f"it has {known}{letter}", name.at)
        marks.need("=", f"after {name.text}", f'write <{tag} {name.text}="..."/>')
        if marks.now.kind != "string":
            marks.fail(f"the value of {name.text} is missing", f'put it in quotation marks: {name.text}="..."')
        values.append(read(marks.take(), name.text)._replace(at=name.at))
    return values
