"""Small TEI files for tests, and what an import makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lettercli.arrival import Arrival, Remark, Sources
from lettercli.errors import Fault
from lettercli.formats import markdown
from lettercli.formats.tei.reader import ENDINGS, Import

HEAD = """<teiHeader><fileDesc><titleStmt><title>Letter</title></titleStmt></fileDesc><profileDesc><correspDesc>
<correspAction type="sent"><persName>Anna</persName><date when="1846-05-03"/></correspAction>
<correspAction type="received"><persName>Bert</persName></correspAction></correspDesc></profileDesc></teiHeader>"""


def tei(body: str, *, head: str = HEAD, back: str = "", front: str = "", attributes: str = "") -> str:
    """A letter in TEI of what stands in its body."""
    back = f"<back>{back}</back>" if back else ""
    front = f"<front>{front}</front>" if front else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>{head}'
        f"<text>{front}<body>{body}</body>{back}</text></TEI>"
    )


def taken(folder: Path, *texts: str) -> tuple[list[Arrival], list[Remark], list[Fault], Import]:
    """What comes of files of these texts, in this order: letters, remarks, faults."""
    for at, text in enumerate(texts, 1):
        (folder / f"{at}.xml").write_text(text, encoding="utf-8")
    made = Import()
    came = list(made.read(Sources([folder], ENDINGS)))
    return (
        [each for each in came if isinstance(each, Arrival)],
        [each for each in came if isinstance(each, Remark)],
        [each for each in came if isinstance(each, Fault)],
        made,
    )


def one(folder: Path, text: str) -> Arrival:
    """The one letter of a file."""
    letters, _, faults, _ = taken(folder, text)
    assert faults == []
    assert len(letters) == 1
    return letters[0]


def body(folder: Path, inner: str, **more: str) -> str:
    """The Markdown of a letter with this in its body."""
    return markdown.body(one(folder, tei(inner, **more)).letter).rstrip("\n")


def said(remarks: Iterable[Remark], kind: str) -> list[str]:
    """What remarks of a kind say."""
    return [each.what for each in remarks if each.kind == kind]
