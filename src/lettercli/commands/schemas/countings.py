"""The tables of the commands that count and compare words, some columns of which depend on what was asked for."""

from __future__ import annotations

from lettercli.commands.counting.measuring import MEASURES
from lettercli.commands.schemas.meanings import DATE, Meaning, Output

_HOW_OFTEN = {
    "frequency": Meaning("How often it is.", "integer"),
    "relative": Meaning("How often for as many tokens as per says; null: there are none.", "number", null=True),
    "tokens": Meaning("How many tokens were counted, of the part where there is one.", "integer"),
    "per": Meaning("What a relative frequency is for.", "integer"),
}
_FORM = Meaning("The word or phrase: folded, as typed with -s, or a lemma.")
_LETTER = {"letter": Meaning("The id of the letter."), "date": DATE}
_SIZES = {
    "tokens": Meaning("How many tokens the part has.", "integer"),
    "types": Meaning("How many different words.", "integer"),
    "hapaxes": Meaning("How many of them are there once.", "integer"),
}
_PART = Meaning("The part, under the name of what was counted by: year, sender, a key of the metadata; null: none.",
                null=True)  # fmt: skip
_WORKING = {
    "quantity": Meaning("A measure, or a number that it is made of, by its sign."),
    "value": Meaning("Its value; null: none.", "value", null=True),
    "meaning": Meaning("What it is, or the formula that gives it."),
}
_MEASURE = Meaning("A measure that was asked for, by its name; docs/collocates.md has the formulas. null: no value.",
                   "number", null=True)  # fmt: skip

COUNTINGS = {
    "freq": (
        Output("forms", "", own={"form": _FORM, **_HOW_OFTEN}),
        Output("by_letter", "WORD --by letter", own={**_LETTER, **_HOW_OFTEN}),
        Output("by", "WORD --by KEY", own=_HOW_OFTEN, other=_PART),
        Output("sizes_by_letter", "--by letter", own={**_LETTER, **_SIZES}),
        Output("sizes_by", "--by KEY", own=_SIZES, other=_PART),
        Output("each_by_letter", "--by letter --each", own={**_LETTER, "form": _FORM, **_HOW_OFTEN}),
        Output("each_by", "--by KEY --each", own={"form": _FORM, **_HOW_OFTEN}, other=_PART),
        Output("working", "--explain", own=_WORKING),
    ),
    "collocates": (
        Output(
            "collocates", "",
            own={
                "form": Meaning("The word in its most frequent spelling, as written with -s, or a lemma."),
                "o11": Meaning("How often it stands in the windows.", "integer"),
                "c1": Meaning("How often it comes at all, as the model of windows has it.", "integer"),
                "e11": Meaning("How often chance would put it there.", "number"),
                "r1": Meaning("How many tokens the windows have, as the model has it.", "integer"),
                "n": Meaning("How many tokens there are, as the model has it.", "integer"),
            },
            more={
                f"^({'|'.join(MEASURES)})$": _MEASURE,
                r"^[+-]\d+$": Meaning("How often it stands at that place of the window: -1 is just before.", "integer"),
            },
        ),
        Output("working", "--explain", ("lettercli.views.collocates:WORKING",),
               {**_WORKING, "value": Meaning("Its value; null: none.", "number", null=True),
                "source": Meaning("Where the formula was published; empty: no measure."),
                "form": Meaning("The word whose numbers they are.")}),
    ),
    "keywords": (
        Output(
            "keywords", "",
            own={
                "form": _FORM,
                "target": Meaning("How often it is in the target.", "integer"),
                "reference": Meaning("How often it is in the reference.", "integer"),
                "per_10000_target": Meaning("How often for every 10,000 tokens of the target.", "number"),
                "per_10000_reference": Meaning("How often for every 10,000 tokens of the reference.", "number"),
                "p": Meaning("The probability by log-likelihood, times the words compared, at most 1.", "number"),
            },
            more={
                f"^({'|'.join(MEASURES)})$": _MEASURE,
                "-(lower|upper)$": Meaning("An end of the measure's interval; null: none.", "number", null=True),
                "^dp$": Meaning("How unevenly the target's letters have it; null: they do not.", "number", null=True),
            },
        ),
        Output("working", "--explain", own=_WORKING),
    ),
}  # fmt: skip
"""By command, what it may write."""
