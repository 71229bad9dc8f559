"""Which line breaks of a scan are paragraph breaks, and which were made by the page or the scanner.

A line that ends in mid-sentence, before one that goes on with it, belongs with it, blank line or not. What stands after
a full stop may be a new paragraph, and is left one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lettercli.formats.printed.calls import MONTHS
from lettercli.formats.printed.measure import Measure
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Confidence, Line, Repair, Source, Span
from lettercli.formats.printed.words import TOKEN, Vocabulary

_CLOSING = "\"'”’»)]}"
_OPENING = "\"'“‘«(["
_FUNCTION_WORDS = frozenset(
    """a an the of in on at by to from for with and or but nor that which who whom whose this these those is are was
    were be been being has have had will would shall should can could may might must not as if than into upon about
    between through during without within under over against toward towards its his her their our my your no it he
    she they we""".split()  # noqa: SIM905
)
"""No sentence of English ends with one of these."""
_DATED = re.compile(rf"\b(?:\d{{1,2}}\s(?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)})\s\d{{1,2}},)\s\d{{4}}:$")
"""A date and a colon, where the copy has a comma: what follows is the rest of the sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the scan: where it stands."""

    start: int
    end: int


@dataclass(slots=True)
class Paragraphs:
    """The paragraphs of a stretch, what was joined to get them, and what is only suspected."""

    all: list[Paragraph] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    suspected: list[Repair] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What becomes of a line break."""

    joined: bool
    confidence: Confidence = "certain"
    suspicion: str = ""
    """gap or join: what is suspected, and left alone."""
    reason: str = ""


_BREAK = _Verdict(False)


class Joiner:
    """Judges line breaks with what is known of the edition."""

    def __init__(
        self, source: Source, words: Vocabulary, measure: Measure, profile: Profile, markers: Sequence[Span],
        begins: Callable[[Line], bool], whole: Callable[[Line], bool] = lambda _: False, *, titles: bool = False,
    ) -> None:  # fmt: skip
        self.source = source
        self.words = words
        self.measure = measure
        self.abbreviations = profile.known_abbreviations
        self.sigla = tuple(each.replace(" ", "") for each in profile.sigla)
        self.markers = markers
        """The markers of notes, which are no part of the text."""
        self.begins = begins
        """Whether a line begins something that no paragraph goes on into: a point, a signature."""
        self.whole = whole
        """Whether a line is something whole in itself: a salutation, a signature."""
        self.titles = titles
        """Whether a paragraph may be a title without a full stop: in a letter, not in a note."""

    def paragraphs(self, lines: Sequence[Line], forced: Sequence[int] = (), kept: Sequence[Span] = ()) -> Paragraphs:
        """The paragraphs of these lines; editors force breaks at some offsets, and joints at some stretches."""
        found = Paragraphs()
        at = 0
        while at < len(lines):
            first = last = lines[at]
            at += 1
            while at < len(lines):
                following = lines[at]
                verdict = self._decided(last, following, forced, kept) or self._verdict(first, last, following)
                if not verdict.joined:
                    if verdict.suspicion:
                        found.suspected.append(self._suspicion(last, following, verdict))
                    break
                found.repairs.append(self._joint(last, following, verdict))
                last = following
                at += 1
            found.all.append(Paragraph(first.start, last.end))
        return found

    def _decided(self, last: Line, following: Line, forced: Sequence[int], kept: Sequence[Span]) -> _Verdict | None:
        if any(last.end <= offset <= following.start for offset in forced):
            return _BREAK
        if any(span.start <= last.end and following.start <= span.end for span in kept):
            return _Verdict(True, reason="editor")
        return None

    def _verdict(self, first: Line, last: Line, following: Line) -> _Verdict:
        if self.begins(following) or self.whole(last):
            return _BREAK
        before = self._plain(first.start, last.end)
        after = self._plain(following.start, following.end)
        if any(span.start <= following.start < span.end for span in self.markers):
            return _Verdict(True, "certain" if after else "likely")
        if not before:
            return _BREAK
        blank = following.number - last.number > 1
        if re.search(r"[^\W\d_][-\u00ad]$", before) and after[0].isalpha():
            return _Verdict(True)
        core = before.rstrip(_CLOSING + " ")
        ends = core[-1:] if core else ""
        shortened = ends == "." and self._abbreviated(core)
        if after.lstrip(_OPENING)[:1].islower() or after[0] in ",;:.!?)]":
            return self._lower(ends, shortened, blank)
        if after[0].isdigit():
            return _Verdict(True) if shortened or ends not in ".!?…;:" else _BREAK
        return self._upper(_Edge(first, last, following, before, after, ends, shortened, blank))

    def _lower(self, ends: str, shortened: bool, blank: bool) -> _Verdict:
        """The next line goes on in lower case."""
        if ends not in ".!?…;:" or shortened:
            return _Verdict(True)
        if ends in ";:":
            return _BREAK if blank else _Verdict(True, "likely")
        return _Verdict(False, suspicion="join") if blank else _Verdict(True, "likely")

    def _upper(self, edge: _Edge) -> _Verdict:
        """The next line begins with a capital, as sentences and names do."""
        if edge.shortened:
            word = edge.core_word
            return _Verdict(True, "certain" if not edge.blank and len(word) > 1 else "likely")
        if _open_bracket(edge.before, edge.after):
            return _Verdict(True, "likely" if edge.blank or edge.ends in ".!?" else "certain")
        if edge.ends in ".!?…:" and not edge.blank and _quoted_over(edge.before, edge.after):
            return _Verdict(True, "likely")
        if edge.ends in ".!?…;:":
            full = edge.first is edge.last and self.measure.fills_line(edge.last.text) and not edge.blank
            if full and not self.titles and _DATED.search(edge.before):
                return _Verdict(True, "likely", reason="the line is as long as a printed one")
            return _Verdict(False, suspicion="join", reason="the line is as long as a printed one") if full else _BREAK
        if self._titled(edge):
            return _BREAK
        found = TOKEN.search(edge.after)
        word = found[0] if found else ""
        in_sentence = word != "I" and (self.words.capitalised(word) or self.words.is_name(word))
        if edge.ends == "," or in_sentence or (word == "I" and not edge.blank):
            return _Verdict(True, "likely" if edge.blank or edge.ends == "," else "certain")
        if not edge.blank and word.lower() not in _FUNCTION_WORDS:
            return _Verdict(True, "likely")
        return _Verdict(False, suspicion="gap", reason="it stops in mid-sentence, and a new sentence follows")

    def _titled(self, edge: _Edge) -> bool:
        """Whether the paragraph is a line that never had a full stop: an address, a title."""
        last = TOKEN.findall(edge.before)
        mid_sentence = bool(last) and last[-1].lower() in _FUNCTION_WORDS
        return (
            self.titles
            and edge.first is edge.last
            and self.measure.short(edge.before)
            and not mid_sentence
            and edge.ends != ","
        )

    def _plain(self, start: int, end: int) -> str:
        """A stretch of the source without the markers in it, on one line."""
        pieces, at = [], start
        for span in self.markers:
            if start <= span.start < end:
                pieces.append(self.source.text[at : span.start])
                at = min(span.end, end)
            elif span.start < start < span.end:
                at = min(span.end, end)
        return " ".join("".join([*pieces, self.source.text[at:end]]).split())

    def _abbreviated(self, text: str) -> bool:
        """Whether the full stop at a text's end belongs to its last word."""
        found = re.search(r"([^\W\d_]+)\.$", text)
        if not found or (self.sigla and text.replace(" ", "").endswith(self.sigla)):
            return False
        word = found[1]
        return word.lower() in self.abbreviations or (len(word) == 1 and word.isupper())

    def _joint(self, last: Line, following: Line, verdict: _Verdict) -> Repair:
        """The line break, read as a blank, or as nothing within a divided word."""
        kind = "paragraph-broken" if following.number - last.number > 1 else "line-broken"
        reason = "" if verdict.reason == "editor" else verdict.reason
        divided = re.search(r"([^\W\d_]+)([-\u00ad])$", last.text)
        if not divided or not following.text[0].isalpha():
            return Repair(last.end, following.start, " ", kind, verdict.confidence, "lines", reason)
        second = TOKEN.match(following.text)
        whole = divided[1] + (second[0] if second else "")
        hyphened = f"{divided[1]}-{second[0] if second else ''}"
        if divided[2] == "\u00ad":
            return Repair(last.end - 1, following.start, "", "hyphen-added", "certain", "divided")
        if following.text[0].islower() and not self.words.stands(hyphened) and self.words.known(whole):
            return Repair(last.end - 1, following.start, "", "hyphen-added", "certain", "divided")
        sure = self.words.stands(hyphened) or following.text[0].isupper()
        return Repair(last.end, following.start, "", kind, "certain" if sure else "likely", "divided")

    def _suspicion(self, last: Line, following: Line, verdict: _Verdict) -> Repair:
        text = self.source.text
        if verdict.suspicion == "gap":
            start = max(last.start, last.end - 40)
            start = text.find(" ", start) + 1 if start > last.start else start
            return Repair(start, last.end, text[start : last.end] + " […]", "gap", "likely", "lines", verdict.reason,
                          status="open", structure=(("gap", "true"),))  # fmt: skip
        start = max(last.start, last.end - 20)
        end = min(following.end, following.start + 20)
        joined = text[start : last.end] + " " + text[following.start : end]
        return Repair(start, end, joined, "line-broken", "likely", "lines", verdict.reason, status="open")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line break before a capital, with what decides about it."""

    first: Line
    last: Line
    following: Line
    before: str
    after: str
    ends: str
    shortened: bool
    blank: bool

    @property
    def core_word(self) -> str:
        """The last word."""
        words = TOKEN.findall(self.before)
        return words[-1] if words else ""


def _open_bracket(before: str, after: str) -> bool:
    """Whether a bracket is open at the end of one line and closed in the next."""
    tail, head = before[-400:], after[:400]
    for left, right in ("()", "[]"):
        closed = head.find(right)
        if tail.rfind(left) > tail.rfind(right) and closed >= 0 and left not in head[:closed]:
            return True
    return False


def _quoted_over(before: str, after: str) -> bool:
    """Whether a quotation that is open at the end of one line is closed soon in the next."""
    straight = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    closes = re.match(r"[^\"“”]{1,80}[\"”]", after) is not None
    return straight and closes and not after.startswith(('"', "“"))
