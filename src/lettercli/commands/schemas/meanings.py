"""What the fields of the program's JSON mean: one name, one meaning, wherever a name allows it.

A field's meaning is looked up by its name; where a table means something else by a name, its entry in `outputs` says
so. A column that has no meaning here is a fault that a test finds, so nothing is written that nobody explained.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Type = Literal["text", "date", "integer", "number", "value"]
"""date: text in EDTF, empty where undated; value: text or a number."""


class Meaning(NamedTuple):
    """What a field holds."""

    says: str
    type: Type = "text"
    null: bool = False
    """Whether it may be null: not known, or not applicable."""


class Output(NamedTuple):
    """A table that a command writes."""

    name: str
    """What it is called in the schema: `lines`, `count`."""
    asked: str
    """What asks for it: an option; empty: nothing more than the command."""
    columns: tuple[str, ...] = ()
    """Where its columns are, one place after the other; empty: its fields are those of `own`, in that order."""
    own: Mapping[str, Meaning] = {}
    """What its fields mean where that differs from `MEANINGS`, or is found in no other table."""
    more: Mapping[str, Meaning] = {}
    """Further fields that it has on request, by a pattern of their names."""
    other: Meaning | None = None
    """A further field whose name can be any."""


ADDRESS = Meaning("The address of the passage or note, as every command takes it: 42.6.b, 42.n16.")
ADDRESSES = Meaning("Addresses, divided by blanks.")
DATE = Meaning("The letter's date in EDTF; empty: undated.", "date")
HITS = Meaning("How many hits there are.", "integer")
FACTS = {
    "fact": Meaning("What the row is about: title, letters, words and so on."),
    "value": Meaning("Text, or a number where the fact is one.", "value"),
}

MEANINGS = {
    "address": ADDRESS,
    "addresses": ADDRESSES,
    "author": Meaning("Who signs: U.S. Ed. for all of a note, [U.S. Ed.] for an insertion in it; empty: nobody."),
    "begins": Meaning("The first words; ¶ where a passage ends, … at the end."),
    "called": Meaning("Addresses, divided by blanks: of the passages that call the note."),
    "cite": Meaning("The citation, as plain text."),
    "date": DATE,
    "end": Meaning("The token after the last one of the hit, counted as start is.", "integer"),
    "file": Meaning("The file, from the working folder on where it lies below it; empty: none."),
    "first": Meaning("The first day, in EDTF and the Gregorian calendar; null: open.", "date", null=True),
    "flow": Meaning("The running text it stands in: text, or the note or annotation (n16, annotation)."),
    "form": Meaning("What was found, as it is written."),
    "from": Meaning("Where the hit begins in its passage's text, in characters.", "integer"),
    "hits": HITS,
    "id": Meaning("The letter's id."),
    "ids": Meaning("Ids of letters, divided by blanks."),
    "kind": Meaning("What kind it is."),
    "last": Meaning("The last day, likewise; null: open.", "date", null=True),
    "left": Meaning("What stands before the hit; ¶ between passages."),
    "letter": Meaning("The id of the letter."),
    "letters": Meaning("How many letters.", "integer"),
    "line": Meaning("The line in the file, from 1; null: not known.", "integer", null=True),
    "name": Meaning("The name."),
    "node": Meaning("The hit, as the text has it."),
    "note": Meaning("The number of the note; empty: none."),
    "note_words": Meaning("How many words the notes have.", "integer"),
    "notes": Meaning("How many notes.", "integer"),
    "number": Meaning("The note's number, as printed."),
    "passages": Meaning("How many passages.", "integer"),
    "per_10000": Meaning("Hits for every 10,000 words; null: no words.", "number", null=True),
    "place": Meaning("Where the letter was written, as its metadata say; empty: not said."),
    "points": Meaning("How many numbered points.", "integer"),
    "printed": Meaning("As the source has it."),
    "query": Meaning("The query, as kept."),
    "recipient": Meaning("To whom; several are divided by `; `."),
    "right": Meaning("What stands after the hit."),
    "sender": Meaning("By whom; several are divided by `; `."),
    "sentence": Meaning("The sentence around it."),
    "start": Meaning("The hit's first token, counted from 0: of the letter's text, then of its notes.", "integer"),
    "status": Meaning("What became of it."),
    "text": Meaning("The text of the passage, its parts divided by ` ¶ `."),
    "to": Meaning("Where it ends there, exclusive.", "integer"),
    "topics": Meaning("Topics, divided by `; `: those asked for, then others."),
    "voice": Meaning("Whose words: writer, editor, or other (another hand)."),
    "words": Meaning("How many words.", "integer"),
    "year": Meaning("The year of the date's first day, 0000 being 1 BC; empty: undated."),
}
"""By the column's name."""
