"""A small edition made of model objects, with one of everything that a page can show."""

from __future__ import annotations

import re
from dataclasses import replace

from lettercli import dates
from lettercli.model import Anchor, Edition, Letter, Mark, Note, Passage, PassageKind
from tests.attributed import attributed

_ANCHOR = re.compile(r"\[\^([^\]]+)\]|\[…\]|\*([^*]+)\*")


def passage(
    address: str, kind: PassageKind, typed: str = "", label: str = "", *parts: Passage, hand: str = ""
) -> Passage:
    """A passage whose anchors are typed `[^16]`, whose gaps `[…]`, whose emphasis `*so*`."""
    text, at = "", 0
    marks: list[Mark] = []
    for found in _ANCHOR.finditer(typed):
        text, at = text + typed[at : found.start()], found.end()
        if found[1]:
            marks.append(Mark("anchor", len(text), len(text), found[1]))
        else:
            inner = found[2] or "[…]"
            marks.append(Mark("emphasis" if found[2] else "gap", len(text), len(text) + len(inner)))
            text += inner
    return Passage(address, kind, text + typed[at:], label, tuple(marks), parts, hand=hand, line=len(address))


def note(number: str, text: str, *parts: Passage, letter: str = "42") -> Note:
    """A note; where it is called is filled in by `letter`."""
    return Note(number, passage(f"{letter}.n{number}", "note", text, number, *parts))


def letter(id: str, date: str, passages: tuple[Passage, ...], notes: tuple[Note, ...] = (), **metadata: str) -> Letter:
    """A letter of Stalin's to Molotov, anchors found and brackets attributed."""
    calls: dict[str, list[Anchor]] = {}
    for each in (below for top in passages for below in top.walk()):
        for mark in each.marks:
            if mark.kind == "anchor":
                calls.setdefault(mark.value, []).append(Anchor(each.address, mark.start))
    made = Letter(
        id, dates.parse(date), ("Stalin",), ("Molotov",), "", {"id": id, "date": date, **metadata}, passages,
        tuple(replace(each, anchors=tuple(calls.get(each.number, ()))) for each in notes),
    )  # fmt: skip
    return attributed(made, ["U.S. Ed."])


SIX = passage(
    "42.6", "point", "The Politburo has adopted my proposals. It is necessary to demand the following:", "6)",
    passage("42.6.a", "item", "copies of their instructions to subordinate organs;", "a)"),
    passage("42.6.b", "item", "regular reports every two weeks (even better, once a week).", "b)"),
    passage("42.6.p2", "paragraph", "Our procurements are poor. They must be fulfilled with unrelenting firmness.[^3]"),
)  # fmt: skip

EDITION = Edition(
    "sample",
    "A sample",
    (
        letter("41", "1929-08-10", (
            passage("41.p1", "paragraph", "On England. He would wait, [the writer thinks], and recognize the […]"),
            passage("41.p2", "paragraph", "Pass something like the following:", "",
                    passage("41.p2.q", "quote", "", "",
                            passage("41.p2.q1", "item", '"[It] approves the course;', "1)"),
                            passage("41.p2.q2", "item", 'Considers that there are no grounds."', "2)")),
                    passage("41.p2.a", "item", "discouraging Italy;", "a)")),
            passage("41.annotation", "annotation", "I agree wholly.", hand="unknown"),
        )),
        letter("42", "1929-08-21", (
            passage("42.salute", "salute", "Hello, Com. Molotov,[^1][^2]"),
            passage("42.5", "point", "He is right about *Pravda*. What can you say?", "5)"),
            SIX,
            passage("42.7", "point", "Pay attention to the oil business.", "7)"),
            passage("42.closer", "closer", "Well, that's it for now."),
            passage("42.signed", "signed", "J. Stalin"),
            passage("42.ps", "postscript", "P.S. On cotton.[^4]", "", passage("42.ps.signed", "signed", "J. Stalin")),
            passage("42.dateline", "dateline", "21 August 1929"),
        ), (
            note("1", 'A notation: "I\'ve read it."'),
            note("2", "The official newspaper—U.S. Ed."),
            note("3", "The resolution ran as follows:", passage("42.n3.a", "item", "The Politburo notes;", "a)"),
                 passage("42.n3.p2", "paragraph", "It was published [see below—U.S. Ed.]")),
            note("4", "Cotton."),
            note("5", "Called nowhere."),
        )),
        letter("43", "1929-08-23", (passage("43.p1", "paragraph", "I read the resolution."),)),
    ),
    sigla=("U.S. Ed.",),
    abbreviations=("Com.", "U.S. Ed."),
)  # fmt: skip
