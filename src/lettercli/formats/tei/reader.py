"""Reads files of TEI as letters, one file after the other, and keeps what belongs to the edition as a whole.

A file that cannot be read is a fault, and the next is read. What is gathered on the way (names, licences, what became
of each element) is there when the last letter has been drawn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

from lettercli import dates
from lettercli.arrival import Arrival, Arriving, Origin, Remark, Row, Sources
from lettercli.errors import Fault, Faults
from lettercli.files import textfile
from lettercli.formats.tei import native, notes, parsing, units
from lettercli.formats.tei.body import Body, Reader
from lettercli.formats.tei.elements import LETTERS
from lettercli.formats.tei.flow import NUMBER, Fate
from lettercli.formats.tei.header import Header
from lettercli.formats.tei.heading import Heading
from lettercli.formats.tei.naming import Names
from lettercli.formats.tei.stretch import Reading
from lettercli.formats.tei.tree import Document, Node
from lettercli.formats.tei.units import INDEX, SIGNS, Unit
from lettercli.model import Letter

ENDINGS = (".xml", ".tei", ".teip5")
_QUOTES = {"de": ("„", "“"), "fr": ("«", "»"), "it": ("«", "»"), "cs": ("„", "“"), "pl": ("„", "”"), "hu": ("„", "”")}
_CODES = {"deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "ita": "it", "eng": "en", "ces": "cs", "cze": "cs",
          "pol": "pl", "hun": "hu", "lat": "la", "nld": "nl", "dut": "nl", "spa": "es"}  # fmt: skip
_FATES: dict[Fate, str] = {
    "text": "running text", "passage": "passages", "mark": "marks", "emendation": "emendations", "note": "notes",
    "heading": "headings", "list": "lists of persons, places and the like", "dropped": "left out",
    "unknown: text": "not known: running text",
}  # fmt: skip
_COUNTS = {
    "hyphens": "words put together over a line's end",
    "pages": "paragraphs that go on in the division of the next page",
    "quotes": "quotation marks put in for q and quote",
    "references": "references without words (ref, ptr), whose targets are left out",
    "words": "blanks put in between tagged words", "points": "paragraphs that are numbered points",
    "labels": "items that had their number from the list alone", "unlabelled": "items without a label: paragraphs",
}  # fmt: skip
_REGISTER = re.compile(
    r"(?:^|[/_-])(?:list|index|indices|regist|entit|authorit|person|people|bio|place|ort|luogh|lieu|org)[^/]*", re.I
)
"""In the path of a file that is perhaps a register."""
_MOST = 200
"""Characters of words left out that a line of the report gives; the record has all."""


class Import:
    """An import of TEI: a stream of letters, and then what they have in common."""

    def __init__(self) -> None:
        self.about: dict[str, str | list[str]] = {"order": "date"}
        self.names = Names()
        self.fates: Counter[tuple[str, Fate]] = Counter()
        self.counts: Counter[str] = Counter()
        self.known: set[Path] = set()
        """Registers, which were read."""
        self.includes: Counter[str] = Counter()
        """Files that others name to be put in a place of theirs."""
        self.languages: Counter[str] = Counter()
        self.licences: Counter[str] = Counter()
        self.titles: Counter[str] = Counter()
        self.publishers: Counter[str] = Counter()

    def read(self, sources: Sources) -> Iterator[Arriving]:
        """All letters of the files, and at the end what became of their elements."""
        self.registers(sources)
        for path, name in sources:
            if path in self.known:
                yield Remark("names", INDEX, str(path))
                continue
            try:
                yield from self.file(path, name)
            except Faults as wrong:
                yield from wrong.faults
            except RecursionError:
                yield Fault(str(path), 0, "elements nested too deep to be read", "make it flatter")
            except OSError as error:
                yield Fault(str(path), 0, f"cannot be read: {error.strerror}")
        self.finish()
        yield from self.summary()

    def registers(self, sources: Sources) -> None:
        """Reads the registers of persons and places before the letters, which may name by a reference alone."""
        for path, name in sources.files:
            if _REGISTER.search(name) is None:
                continue
            try:
                with parsing.opened(textfile.contents(path), str(path)) as document:
                    if units.units(document).reason.endswith(INDEX):
                        self.names.read(document)
                        self.known.add(path)
            except (Faults, RecursionError, OSError):
                continue  # it is told when its turn comes

    def file(self, path: Path, name: str) -> Iterator[Arriving]:
        """The letters of one file; raises Faults and OSError."""
        with parsing.opened(textfile.contents(path), str(path)) as document:
            yield from self.document(document, path, name)

    def document(self, document: Document, path: Path, name: str) -> Iterator[Arriving]:
        """The same of a file that was read."""
        self.names.read(document)
        found = units.units(document)
        for header in document.root.nodes():
            if header.name == "teiHeader":
                self.edition(header)
        if found.reason:
            if found.reason.endswith(INDEX):
                yield Remark("names", INDEX, str(path))
            else:
                yield Fault(str(path), document.root.line, found.reason)
            return
        for id, line in document.repeated:
            yield Remark("id", f"xml:id {id!r} again: what points to it means the first", str(path), line)
        self.includes.update(node.get("href") for node in document.includes)
        for node in found.left:
            text = node.words()
            what = f"outside all letters: {node.name}, {len(text.split()):,} words: {_short(text)!r}"
            yield Remark("left", what, str(path), node.line)
        calls = notes.calls(document)
        if calls.lost:
            lost = ", ".join(dict.fromkeys(node.get("target") for node in calls.lost))
            yield Remark("note", f"called and not in the file: {lost}", str(path), calls.lost[0].line)
        language = self.language(document)
        beside = [node for node in document.root.nodes() if node.name not in ("text", "teiHeader", "TEI")]
        reader = Reader(calls, _QUOTES.get(language[:2], ("“", "”")), beside if len(found.units) == 1 else ())
        reader.flow.fates, reader.flow.counts = self.fates, self.counts  # one account, since files come by the thousand
        reader.flow.marked = document.marked
        for unit in found.units:
            yield self.letter(document, unit, reader, name, len(found.units) > 1)

    def letter(self, document: Document, unit: Unit, reader: Reader, name: str, many: bool) -> Arrival:
        """A letter of a file."""
        if (written := native.read(unit)) is not None:
            return self.written(document, unit, written, name, many)
        body = reader.read(unit.texts)
        texts = [part.text for top in (*body.passages, *(note.body for note in body.notes)) for part in top.walk()]
        self.names.count(texts)
        header = Header(document, unit, self.names)
        heading = header.read("; ".join(body.heading))
        if body.terms:
            heading.add("index", *body.terms)
        heading.values |= {key: said for key, said in native.keys_of(unit).items() if key not in heading.values}
        heading.add("file", name)
        heading.add("xmlid", unit.id if unit.own else "")
        self.licences.update([str(heading.values.get("licence", ""))])
        id = native.id_of(unit) or unit.id or (PurePath(name).stem if not many else "")
        letter = Letter(id, dates.UNDATED, (), (), "", heading.values, body.passages, body.notes)
        line = unit.line if many else 0
        named = [(place, key) for place, node in body.named if (key := self.names.wanted(node))]
        readings = _repairs(body.readings)

        def beside(addresses: Sequence[str]) -> list[Row]:
            for place, who in named:
                self.names.stands(who, (name, id, line, addresses[place][2:]), texts[place])
            return readings(addresses)

        remarks = tuple(self.remarks(document, unit, heading, body))
        return Arrival(letter, Origin(name, line, document.path), remarks, beside)

    def written(self, document: Document, unit: Unit, found: native.Native, name: str, many: bool) -> Arrival:
        """A letter that this program wrote, as it was: it needs no report, and no key that says where it is from."""
        self.fates.update((node.name, native.FATES.get(node.name, "passage")) for node in unit.texts[0].walk())
        self.licences.update([found.rights])
        if found.brackets:
            self.about["brackets"] = found.brackets
        self.about["sigla"] = list(dict.fromkeys([*self.about.get("sigla", ()), *found.sigla]))
        line = unit.line if many else 0
        letter = Letter(found.id, dates.UNDATED, (), (), "", found.values, found.passages, found.notes)
        return Arrival(letter, Origin(name, line, document.path), (), _repairs(found.readings))

    def remarks(self, document: Document, unit: Unit, heading: Heading, body: Body) -> Iterator[Remark]:
        """What is doubtful about a letter, and what of it is in no passage."""
        path = document.path
        for kind, what, line in (*heading.remarks, *body.remarks):
            yield Remark(kind, what, path, line)
        for each in body.dropped:
            if each.name != NUMBER:
                yield Remark("dropped", f'{each.name}: "{each.text}"', path, each.line)
        if printed := [each.text for each in body.dropped if each.name == NUMBER]:
            yield Remark("numbers", f'of notes, as they stand in the text: "{" ".join(printed)}"', path, unit.line)
        for text in body.heading:
            yield Remark("heading", f'kept as heading: "{text}"', path, unit.line)
        if not said(unit, heading):
            what = "nothing says that it is one: no correspDesc, opener, closer or signature, no names in the title"
            yield Remark("letter", what, path, unit.line)
        if not body.passages:
            what = "no text, only a summary" if "summary" in heading.values else "no text"
            yield Remark("text", what, path, unit.line)

    def language(self, document: Document) -> str:
        """The language of a file's text, as a code of two letters where there is one."""
        text = document.root.find("text")
        code = text.get("xml:lang") if text is not None else ""
        if not code and (usage := document.root.find("langUsage")) is not None:
            languages = list(usage.all("language"))
            code = max(languages, key=_usage).get("ident") if languages else ""
        code = (code or document.root.get("xml:lang")).split("-")[0].casefold()
        code = _CODES.get(code, code)
        if code:
            self.languages[code] += 1
        return code

    def edition(self, header: Node) -> None:
        """What a header says of the edition that its letter belongs to."""
        for node in header.all("title"):
            series = node.get("level") in ("s", "m") and node.parent is not None and node.parent.name == "titleStmt"
            of = series or (node.parent is not None and node.parent.name in ("edition", "seriesStmt"))
            if of and (words := node.words()):
                self.titles[words] += 1
                break
        place = header.find("publicationStmt")
        publisher = place.find("publisher") if place is not None else None
        named = publisher.find("orgName", "name") if publisher is not None else None
        found = named if named is not None else publisher
        if found is not None and (words := found.words()):
            self.publishers[words] += 1

    def finish(self) -> None:
        """Puts together what corpus.yaml says."""
        about = self.about
        if not about.get("sigla", True):
            del about["sigla"]
        for key, counter in (("title", self.titles), ("language", self.languages), ("publisher", self.publishers)):
            if counter and (key != "title" or len(counter) == 1 or counter.most_common(1)[0][1] > 1):
                about[key] = counter.most_common(1)[0][0]  # titles of which each stands once are the letters' own
        licences = [text for text, _ in self.licences.most_common() if text]
        if licences:
            about["rights"] = "; ".join(licences[:5])

    def summary(self) -> Iterator[Remark]:
        """What became of the elements, and how often text was put right."""
        for file, count in self.includes.items():
            yield Remark("left", f"not read, since it is another file: {file}", number=count)
        for (name, fate), count in sorted(self.fates.items()):
            yield Remark("element", f"{name}: {_FATES[fate]}", number=count)
        for name, what in _COUNTS.items():
            if self.counts[name]:
                yield Remark("text", what, number=self.counts[name])


def said(unit: Unit, heading: Heading) -> bool:
    """Whether anything says that a text is a letter."""
    text = unit.texts[-1]
    signs = unit.described is not None or "sender" in heading.values or "recipient" in heading.values
    return signs or text.get("type").casefold() in LETTERS or text.find(*SIGNS) is not None


def _usage(language: Node) -> float:
    try:
        return float(language.get("usage") or 0)
    except ValueError:
        return 0


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]} …"


def _repairs(readings: Sequence[tuple[int, Reading]]) -> Callable[[Sequence[str]], list[Row]]:
    """What source/applied.jsonl says of a letter's readings, once the addresses of its passages are known."""
    return lambda addresses: [_repair(addresses[place], each) for place, each in readings]


def _repair(address: str, each: Reading) -> Row:
    reason = each.reason or each.what
    if each.reason and not each.reason.startswith(each.what):
        reason = f"{each.what}: {each.reason}"
    return {
        "letter": "", "address": address, "start": each.start, "end": each.end, "line": each.line,
        "source_start": 0, "source_end": 0, "printed": each.printed, "reading": each.reading, "kind": each.kind,
        "confidence": "certain" if each.certain else "likely", "by": "editor",
        **({"reason": reason} if reason else {}), "status": each.status,
    }  # fmt: skip
