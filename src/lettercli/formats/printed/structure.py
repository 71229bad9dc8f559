"""Makes passages of paragraphs: salutation, points and items, quotations, closing formulas, signature, postscripts.

What a paragraph is follows from its form and from where it stands; the forms are in `forms` and `labels`. Passages are
still stretches of the source here, so that nothing of it can get lost on the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lettercli.formats.printed import labels
from lettercli.formats.printed.blocks import Block, Flow, Forced, after_blank, block_of, divided, set_apart
from lettercli.formats.printed.forms import Forms, Signed
from lettercli.formats.printed.items import Items
from lettercli.formats.printed.labels import Label
from lettercli.formats.printed.sourcetext import Emended, Repair
from lettercli.model import PassageKind


class Structurer(Items):
    """Builds the passages of one flow."""

    def __init__(
        self, forms: Forms, labelled: frozenset[int], forced: Mapping[int, Forced], abbreviations: frozenset[str]
    ) -> None:
        super().__init__(forms, labelled, abbreviations)
        self.forced = forced
        self.signed = False

    def letter(self, paragraphs: Sequence[Emended]) -> Flow:
        """The passages of a letter's own text."""
        self.paragraphs = paragraphs
        at = self._opening()
        while at < len(paragraphs):
            self._paragraph(at)
            at += 1
        return self.flow

    def note_text(self, paragraphs: Sequence[Emended]) -> Flow:
        """One passage of kind note."""
        self.paragraphs = paragraphs
        start = paragraphs[0].start if paragraphs else 0
        self.note = Block("note", start, start)
        self.flow.blocks.append(self.note)
        for at, text in enumerate(paragraphs):
            forced = self.forced.get(text.start)
            if forced:
                self._force(text, forced)
            elif not self.listed(at):
                self._plain(at)
        return self.flow

    # The beginning

    def _opening(self) -> int:
        """Date and salutation; how many paragraphs they are."""
        at = 0
        while at < min(3, len(self.paragraphs)):
            text = self.paragraphs[at]
            if text.start in self.forced:
                break
            if self.forms.dateline(text.text) and at + 1 < len(self.paragraphs):
                self._add("dateline", text)
                at += 1
                continue
            if self.forms.salute(text.text) and at + 1 < len(self.paragraphs):
                self._add("salute", text)
                return at + 1
            if at == 0 and self._placed():
                self._add("dateline", text, set_apart("dateline", text.start, "likely"))
                at += 1
                continue
            self._run_on_salute(text, at)
            break
        return at

    def _placed(self) -> bool:
        """Whether the first line says where a letter was written: a short one right before the salutation."""
        if len(self.paragraphs) < 3 or self.paragraphs[1].start in self.forced:
            return False
        first, second = self.paragraphs[0].text, self.paragraphs[1].text
        short = len(first) < 40 and first[0].isupper() and first[-1:] not in ".!?:;"
        return short and self.forms.greets(second) and self.forms.salute(second)

    def _run_on_salute(self, text: Emended, at: int) -> None:
        cut = self.forms.run_on_salute(text.text)
        if cut > 0:
            first, rest = divided(text, cut)
            self._add("salute", first, set_apart("salute", rest.start, "likely"))
            self.paragraphs = [*self.paragraphs[:at], rest, *self.paragraphs[at + 1 :]]

    # Paragraph by paragraph

    def _paragraph(self, at: int) -> None:
        text = self.paragraphs[at]
        if text.start in self.forced:
            self._force(text, self.forced[text.start])
        elif self.forms.postscript(text.text):
            self._add_postscript(text)
        elif not (self._ending(at) or self.listed(at)):
            self._plain(at)

    def _ending(self, at: int) -> bool:
        """A signature, a date or a closing formula, if that is what stands here."""
        text = self.paragraphs[at]
        signed = self.forms.signed(text.text)
        if signed and self._ends_here(at):
            self._sign(text, signed)
            return True
        if self.forms.dateline(text.text) and self._ends_here(at):
            self.postscript = self.item = None
            self._add("dateline", text)
            return True
        if self.forms.closing(text.text) and self.only_endings(at + 1):
            self.item = None
            self.around.append(block_of("closer" if self.postscript is None else "paragraph", text))
            return True
        return False

    def _ends_here(self, at: int) -> bool:
        """Whether no point of the letter follows."""
        return not any(
            text.start in self.labelled and not self._after_postscript(at, other)
            for other, text in enumerate(self.paragraphs[at + 1 :], at + 1)
        )

    def _after_postscript(self, at: int, other: int) -> bool:
        return any(self.forms.postscript(text.text) for text in self.paragraphs[at + 1 : other])

    def only_endings(self, at: int) -> bool:
        """Whether nothing but the letter's end, or a postscript, follows."""
        if at >= len(self.paragraphs):
            return True
        text = self.paragraphs[at].text
        if self.forms.postscript(text) or self.forms.signed(text):
            return True
        if self.paragraphs[at].start in self.forced:
            return self.forced[self.paragraphs[at].start].kind != "paragraph"
        return (self.forms.dateline(text) or self.forms.closing(text)) and self.only_endings(at + 1)

    def _sign(self, text: Emended, signed: Signed) -> None:
        """A signature, with a closing formula before and a date and other words after it in the same line."""
        self.item = None
        date = after_blank(text.text, signed.end)
        rest = after_blank(text.text, signed.date)
        if signed.closer:
            closer, text, cut = *divided(text, signed.start), signed.start
            self.around.append(block_of("closer" if self.postscript is None else "paragraph", closer))
            date, rest = date - cut, rest - cut
        if date >= len(text.text):
            self._add_signature(text)
            return
        name, text = divided(text, date)
        self._add_signature(name)
        if rest > date:
            dated, other = divided(text, rest - date) if rest - date < len(text.text) else (text, None)
            self._add("dateline", dated, set_apart("dateline", dated.start))
        else:
            other = text
        if other is not None:
            self._add("paragraph", other, set_apart("paragraph", other.start, "likely"))
            self._suspect_hand(other)

    def _add_signature(self, text: Emended) -> None:
        block = block_of("signed", text)
        if self.postscript is not None and self.signed:
            self.postscript.parts.append(block)
        else:
            self.flow.blocks.append(block)
        self.postscript = None
        self.signed = True

    def _suspect_hand(self, text: Emended) -> None:
        span = (text.start, text.end)
        self.flow.suspected.append(
            Repair(
                *span,
                "",
                "annotation",
                "likely",
                "structure",
                "it stands after the signature",
                status="open",
                structural=True,
                structure=(("as", "annotation"), ("hand", "unknown")),
            )
        )

    def _suspect_closer(self, at: int, text: Emended) -> None:
        """A short line right before the signature may be a closing formula that nobody knows."""
        following = self.paragraphs[at + 1].text if at + 1 < len(self.paragraphs) else ""
        before = self.flow.blocks[-2].kind if len(self.flow.blocks) > 1 else ""
        short = len(text.text) < 40 and before in ("paragraph", "point")
        if self.postscript is None and short and self.forms.signed(following):
            reason = "a short line right before the signature"
            self.flow.suspected.append(
                Repair(text.start, text.end, "", "closer", "likely", "structure", reason, status="open",
                       structural=True, structure=(("as", "closer"),))
            )  # fmt: skip

    def _add_postscript(self, text: Emended) -> None:
        self.item = self.quote = None
        self.postscript = block_of("postscript", text)
        self.flow.blocks.append(self.postscript)
        self.lists.run_in(self.postscript, text, decimal=False)

    def _force(self, text: Emended, forced: Forced) -> None:
        """What an editor says it is."""
        block = block_of(forced.kind, text)
        block.hand = forced.hand
        block.made += [forced.repair] if forced.repair else []
        if forced.kind == "postscript":
            self.postscript, self.item = block, None
            self.flow.blocks.append(block)
        elif forced.kind == "quote":
            self.show(block, text)
        elif forced.kind in ("point", "item"):
            self._add_item(text, labels.label(text.text) or Label("", "", 0, 0))
        elif forced.kind == "signed":
            self._add_signature(text)
        else:
            self.item = None
            target = self.around if forced.kind in ("paragraph", "dateline") else self.flow.blocks
            (self.note.parts if self.note else target).append(block)

    def _plain(self, at: int) -> None:
        """A paragraph without a label."""
        text = self.paragraphs[at]
        if (below := self.interrupted(at)) is not None:
            below.parts.append(block_of("paragraph", text))
            return
        self.display = None
        if self.item is not None or self.note is not None:
            self.item = None
        closer = self.forms.run_on_closer(text.text) if self.only_endings(at + 1) and self.note is None else -1
        rest = None
        if closer > 0 and self.postscript is None:
            text, rest = divided(text, closer)
        if self.note is not None and self.note.start == self.note.end and not self.note.parts:
            self.note.start, self.note.end = text.start, text.end
            self.lists.run_in(self.note, text, decimal=False)
        elif self.note is not None and self.displayed(at):
            block = block_of("quote", text)
            block.made.append(set_apart("quotation", block.start, "likely"))
            self.show(block, text)
        else:
            block = block_of("paragraph", text)
            self.around.append(block)
            if self.note is not None:
                self.lists.run_in(self.note, text, decimal=False, own=block)
        if rest is not None:
            self.close(rest)
        if self.signed and self.note is None and self.postscript is None:
            self._suspect_hand(text)
        elif self.note is None and rest is None:
            self._suspect_closer(at, text)

    def _add(self, kind: PassageKind, text: Emended, made: Repair | None = None) -> None:
        block = block_of(kind, text)
        block.made += [made] if made else []
        self.flow.blocks.append(block)
