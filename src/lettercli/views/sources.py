"""What an edition cites, as rows: each citation with its full reference, the way to it, and what speaks against it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from lettercli.files.folder import natural
from lettercli.model import Edition, Passage
from lettercli.page import Stretch
from lettercli.sources import KINDS, Citation
from lettercli.sources.citation import Shelfmark, Work
from lettercli.table import Cell, Column, Table
from lettercli.text.tokens import fold
from lettercli.views import calls
from lettercli.views.heading import counted
from lettercli.views.lineage import home

_LEVELS = ("archive", "fond", "opis", "papka", "delo", "list")
_WORK = ("author", "title", "translation", "edition", "volumes", "volume", "issue", "chapter", "place", "publisher",
         "year", "periodical", "published", "pages")  # fmt: skip

COLUMNS = (
    Column("address", "address"),
    Column("date", "date"),
    Column("kind"),
    Column("reference", "prose"),
    Column("printed", "prose"),
    Column("chain", "address"),
    Column("doubt", "prose"),
    Column("status", where="exports"),
    *(Column(name, where="exports") for name in (*_LEVELS, *_WORK)),
    Column("past", where="exports"),
    Column("sentence", "prose", where="exports"),
    Column("signed", where="exports"),
    Column("letter", where="exports"),
    Column("note", where="exports"),
    Column("start", "number", where="exports"),
    Column("end", "number", where="exports"),
)
"""address: of the passage that cites. date: of its letter. kind: archive, book, article, or unknown. reference: whole,
as far as it is known; printed: as the passage has it. chain: the addresses that it was resolved through, from the one
before it to the full reference. doubt: sentences divided by `; `. status: printed (in full), resolved, doubtful or
unresolved. past: addresses of what is cited between it and what it is taken to mean. published: the day of a newspaper,
as printed. signed: who signed the note or the bracket. start, end: in the passage's text, in characters."""


def table(edition: Edition, citations: Iterable[Citation]) -> Table:
    """One row a citation."""
    return Table(COLUMNS, (_row(edition, citation) for citation in citations))


def sentences(edition: Edition, citations: Iterable[Citation]) -> Table:
    """The same for a page of entries: a mark, the address, the sentence that cites, the reference and what it rests on.

    The sentence has what is left out in it put in brackets, as `letters notes --resolve` has it.
    """
    columns = (Column("mark", "mark"), Column("address", "address"), Column("sentence", "prose"),
               Column("details", "prose"))  # fmt: skip
    return Table(columns, (_entry(edition, citation) for citation in citations))


def listed(citations: Sequence[Citation], title: str) -> Table:
    """The same as the register of a book: what is cited, sorted, and after it where.

    Columns: the heading under which it stands, the source, the address, where in the source, a mark of doubt.
    """
    columns = Column("heading"), Column("source"), Column("address", "address"), Column("where"), Column("mark", "mark")
    ordered = sorted(citations, key=_place)
    return Table(columns, ((*_filed(each), each.address, each.pinpoint, doubtful(each)) for each in ordered), title)


def reasons(citations: Sequence[Citation]) -> Table:
    """The doubts, for a page of entries: a row a citation that is doubtful in itself, with those that rest on it.

    One that rests on another has a row only where that one is not among these citations.
    """
    columns = Column("mark", "mark"), Column("address", "address"), Column("what", "prose"), Column("doubt", "prose")
    here = {each.address for each in citations}
    resting: dict[str, list[str]] = {}
    for each in citations:
        for root in {doubt.root for doubt in each.doubts if doubt.root}:
            resting.setdefault(root, []).append(each.address)
    rows = []
    for each in citations:
        own = [doubt.text for doubt in each.doubts if doubt.root not in here]
        if own:
            rest = list(dict.fromkeys(resting.get(each.address, [])))
            own += [f"{', '.join(rest)} {'rests' if len(rest) == 1 else 'rest'} on it"] if rest else []
            rows.append((doubtful(each), each.address, meaning(each), "; ".join(own)))
    return Table(columns, rows)


def title(citations: Sequence[Citation]) -> str:
    """`45 citations · 26 by ibid. · 14 doubtful`."""
    short = sum(each.form == "ibid" for each in citations)
    facts = [counted(len(citations), "citation", "citations")]
    facts += [f"{short:,} by ibid."] if short else []
    unsure = sum(bool(each.doubts) for each in citations)
    lost = sum(not each.resolved for each in citations)
    facts += [f"{unsure:,} doubtful"] if unsure else []
    return " · ".join([*facts, *([f"{lost:,} unresolved"] if lost else [])])


def overlay(citations: Iterable[Citation]) -> dict[str, list[Stretch]]:
    """By passage, what an `ibid.` leaves out, to be shown behind it; a question mark where that is in doubt."""
    found: dict[str, list[Stretch]] = {}
    for each in citations:
        if each.sign and (each.missing or not each.resolved):
            found.setdefault(each.address, []).append(Stretch(each.sign, each.sign, "resolved", filled(each)))
    return found


def filled(citation: Citation) -> str:
    """What a citation leaves out, with a question mark where it is in doubt, or alone where it is not known."""
    unsure = any(doubt.ground in {"link", "inherited"} for doubt in citation.doubts)
    return f"{citation.missing}?" if unsure and citation.resolved else citation.missing if citation.resolved else "?"


def meaning(citation: Citation) -> str:
    """`ibid., d. 754, l. 2 = RTsKhIDNI f. 17, op. 3, d. 754, l. 2`; a full reference alone."""
    if citation.form == "full":
        return citation.reference
    return f"{citation.printed} = {citation.reference}" if citation.resolved else citation.printed


def doubtful(citation: Citation) -> str:
    """The mark of a doubtful citation."""
    return "?" if citation.doubts else ""


def status(citation: Citation) -> str:
    """In a word, how it came to its reference."""
    if not citation.resolved:
        return "unresolved"
    return "doubtful" if citation.doubts else "printed" if citation.form == "full" else "resolved"


def _doubt(citation: Citation) -> str:
    return "; ".join(doubt.text for doubt in citation.doubts)


def _row(edition: Edition, citation: Citation) -> tuple[Cell, ...]:
    letter = edition.letter(citation.letter)
    mark, work = citation.shelfmark or Shelfmark(), citation.work or Work()
    return (
        citation.address, letter.date if letter is not None else None, citation.kind, citation.reference,
        citation.printed, " ".join(citation.chain), _doubt(citation), status(citation),
        *(getattr(mark, name) for name in _LEVELS), *(getattr(work, name) for name in _WORK),
        " ".join(citation.past), "".join(_sentence(edition, citation)), citation.author, citation.letter, citation.note,
        citation.start, citation.end,
    )  # fmt: skip


def _entry(edition: Edition, citation: Citation) -> tuple[Cell, ...]:
    before, after = _sentence(edition, citation)
    sentence = f"{before} [{filled(citation)}]{after}" if citation.sign and filled(citation) else before + after
    through = f"through {', '.join(citation.chain)}" if citation.chain else ""
    doubt = f"in doubt: {_doubt(citation)}" if citation.doubts else ""
    reference = citation.reference if citation.reference != citation.printed else ""
    details = " · ".join(filter(None, (reference, through, doubt)))
    return doubtful(citation), citation.address, sentence, details


def _sentence(edition: Edition, citation: Citation) -> tuple[str, str]:
    """The sentence that cites, up to where something is left out, and from there."""
    letter = edition.letter(citation.letter)
    passage = home(letter, citation.address) if letter is not None else None
    text = passage.text if isinstance(passage, Passage) else citation.printed
    spans = calls.sentences_of(text, edition.abbreviations)
    first = bisect_right(spans, citation.start, key=lambda span: span[1])
    last = bisect_left(spans, citation.end, key=lambda span: span[0])
    whole = (spans[first][0], spans[last - 1][1]) if first < last else (0, len(text))
    start, end = calls.around(text, whole, citation.start, citation.end)
    at = max(citation.sign, start)
    before, after = "… " if start > whole[0] else "", " …" if end < whole[1] else ""
    return before + text[start:at], text[at:end].rstrip() + after


def _place(citation: Citation) -> tuple[object, ...]:
    """Where in the register a citation stands: archives first, each level as people sort numbers."""
    mark, work = citation.shelfmark, citation.work
    if mark is not None:
        levels: tuple[str, ...] = tuple(mark.level(name) for name in _LEVELS[:-1])
    else:
        levels = (work.surname() or work.title or work.periodical, work.brief(), work.source()) if work else ()
    return not citation.resolved, KINDS.index(citation.kind), tuple(natural(fold(level)) for level in levels)


def _filed(citation: Citation) -> tuple[str, str]:
    """Under which heading of the register a citation stands, and as what."""
    mark, work = citation.shelfmark, citation.work
    if mark is not None and citation.resolved:
        return mark.text(("archive", "fond", "opis")), mark.text(("papka", "delo")) or "as a whole"
    if work is None or not citation.resolved:
        return "Not resolved", citation.printed
    return "Newspapers and journals" if citation.kind == "article" else "Books", work.source()
