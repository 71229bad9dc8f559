"""Which tables each command writes as JSON: the ground of `letters schema` and of docs/schemas.

A command has a line here for every table that it may write, under the name of what asks for it, and says where its
columns are: `module:NAME` of a tuple of columns, or `module:NAME(ARGUMENT)` of a function that gives one. A test fails
when a command that takes --json has none. What a name means in this table alone stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from lettercli.commands.schemas.countings import COUNTINGS
from lettercli.commands.schemas.meanings import ADDRESSES, FACTS, MEANINGS, Meaning, Output
from lettercli.table import Column

_VALUE = Meaning("What the letters say under that key, several values divided by `; `.")
"""Of hits counted by a key of the metadata."""


def outputs() -> dict[str, tuple[Output, ...]]:
    """By command, the tables that it writes as JSON, one of which is that of a run."""
    return {
        "kwic": (
            Output("lines", "", _LINES),
            Output("count", "--count", ("lettercli.views.count:TOTAL",)),
            *(Output(f"by_{key}", f"--by {key}", (f"lettercli.views.count:columns({key})",))
              for key in ("letter", "year", "sender", "recipient", "flow", "voice", "form")),
            Output("by", "--by KEY", own={"hits": MEANINGS["hits"]}, other=_VALUE),
            Output("ids", "--ids", ("lettercli.views.count:IDS",)),
        ),
        "list": (Output("letters", "", ("lettercli.views.letters:COLUMNS",), _LIST),),
        "timeline": (
            Output("periods", "", ("lettercli.views.timeline:columns()",), _TIMELINE),
            Output("hits", "WORD", ("lettercli.views.timeline:columns(1)",), _TIMELINE),
        ),
        **COUNTINGS,
        "ngrams": (
            Output("ngrams", "", ("lettercli.views.ngrams:columns(ngram)",), _GRAMS),
            Output("measured", "--measure g2", ("lettercli.views.ngrams:measured(g2)",), _GRAMS),
        ),
        "clusters": (Output("clusters", "", ("lettercli.views.ngrams:columns(cluster)",), _GRAMS),),
        "dispersion": (
            Output("measures", "", ("lettercli.views.dispersion:COLUMNS",), _DISPERSION),
            Output("parts", "--by part", ("lettercli.views.dispersion:PARTS",), _DISPERSION),
            Output("working", "--explain", ("lettercli.views.dispersion:WORKING",), _DISPERSION),
        ),
        "notes": (Output("notes", "", ("lettercli.views.notes:COLUMNS",), _NOTES),),
        "topics": (
            Output("topics", "", ("lettercli.views.topics:TOPICS",), _TOPICS),
            Output("passages", "TOPIC", ("lettercli.views.topics:columns()",), _ON_TOPIC),
            Output("brief", "TOPIC --brief", ("lettercli.views.topics:columns(1)",), _ON_TOPIC),
        ),
        "names": (
            Output("names", "", ("lettercli.views.names:COLUMNS",), _NAMES),
            Output("lines", "NAME", _LINES),
            Output("proposals", "--suggest", ("lettercli.views.names:PROPOSALS",), _NAMES),
        ),
        "queries": (Output("queries", "", ("lettercli.commands.queries:COLUMNS",), _QUERIES),),
        "sources": (Output("citations", "", ("lettercli.views.sources:COLUMNS",), _SOURCES),),
        "quote": (Output("quotations", "", ("lettercli.commands.quote:COLUMNS",), _QUOTE),),
        "cite": (Output("citations", "", ("lettercli.commands.cite:COLUMNS",)),),
        "path": (Output("places", "", ("lettercli.commands.path:COLUMNS",)),),
        "info": (Output("facts", "", ("lettercli.views.info:FACTS",), FACTS),),
        "check": (Output("findings", "", ("lettercli.views.check:COLUMNS",), _CHECK),),
        "index": (Output("facts", "", ("lettercli.views.indexed:FACTS",), FACTS),),
        "emendations": (Output("repairs", "", ("lettercli.views.emendations:COLUMNS",), _EMENDATIONS),),
        "import": (Output("report", "", ("lettercli.views.arrivals:COLUMNS",), _IMPORT),),
        "init": (Output("files", "", ("lettercli.commands.init:COLUMNS",), _INIT),),
    }  # fmt: skip


_LINES = ("lettercli.views.kwic:COLUMNS", "lettercli.views.kwic:EXPORTS")
_LIST = {"words": Meaning("How many words its text has, notes and annotations aside.", "integer")}
_TIMELINE = {
    "period": Meaning("The day, week's first day, month or year, in EDTF; of a vague letter its date.", "date"),
    "kind": Meaning("certain: letters of that period; uncertain: of a date longer than it; undated."),
    "possible": Meaning("Letters of uncertain date that may be of it; null: kind says more.", "integer", null=True),
}
_GRAMS = {
    "form": Meaning("The words, each in its most frequent spelling, with blanks between them."),
    "frequency": Meaning("How often it is.", "integer"),
    "range": Meaning("In how many letters it is.", "integer"),
    "relative": Meaning("How often for every so many tokens as per says.", "number"),
    "position": Meaning("At which of its words hits begin, counted from 1; several are divided by commas."),
    "n": Meaning("How many words it has.", "integer"),
    "g2": Meaning("G2, of all pairs; another measure has its own name. null: not defined.", "number", null=True),
    "r1": Meaning("How many pairs begin with its first word.", "integer"),
    "c1": Meaning("How many pairs end with its second word.", "integer"),
    "pairs": Meaning("How many pairs there are.", "integer"),
    "tokens": Meaning("How many tokens were counted: the layer's, as far as voice and filters leave them.", "integer"),
    "per": Meaning("What a relative frequency is for.", "integer"),
}
_DISPERSION = {
    "query": Meaning("The query, as typed."),
    "range": Meaning("How many parts have a hit.", "integer"),
    "parts": Meaning("How many parts there are: letters, points or slices.", "integer"),
    "dp": Meaning("Gries's DP; null: no hits.", "number", null=True),
    "dp_norm": Meaning("DPnorm, of Lijffijt and Gries; null: no hits, or one part.", "number", null=True),
    "juilland_d": Meaning("Juilland's D, of relative frequencies; null: no hits, or one part.", "number", null=True),
    "inserted": Meaning("How many of the hits stand in the editors' brackets.", "integer"),
    "tokens": Meaning("How many tokens there are.", "integer"),
    "part": Meaning("A letter's id, a passage's address, or the number of a slice."),
    "date": Meaning("The date of the letter in which the part begins, in EDTF; empty: undated.", "date"),
    "share_of_tokens": Meaning("The part's tokens by those of all parts.", "number"),
    "share_of_hits": Meaning("The part's hits by those of all parts; null: no hits.", "number", null=True),
    "quantity": Meaning("A measure, or a number that it is made of, by its sign."),
    "value": Meaning("Its value; null: none.", "number", null=True),
    "meaning": Meaning("What it is, or the formula that gives it."),
}
_NOTES = {
    "sentence": Meaning("The sentence around the first call, note numbers in brackets; empty: nothing calls it."),
    "note": Meaning("The note's text, its paragraphs and items divided by ` ¶ `."),
    "offset": Meaning("Where in its passage it is first called, in characters; null: nowhere.", "integer", null=True),
}
_TOPICS = {
    "topic": Meaning("The topic."),
    "passages": Meaning("Passages of letters on it.", "integer"),
    "notes": Meaning("Notes on it.", "integer"),
    "letters": Meaning("Letters that hold them.", "integer"),
    "mentions": Meaning("Passages and notes that only mention it.", "integer"),
    "scope": Meaning("What belongs to it, in the editor's words."),
    "undecided": Meaning("Those among all of these that a query found and nobody has read.", "integer"),
}
_ON_TOPIC = {
    "how": Meaning("about; also: on it beside something else; mention."),
    "by": Meaning("reading; query: nobody has decided."),
    "why": Meaning("The reason that topics.yaml gives; empty: none."),
    "called": Meaning("Addresses of the notes called in the passage, divided by blanks."),
}
_NAMES = {
    "kind": Meaning("persons, organisations, places, as names.yaml groups them."),
    "in_letters": Meaning("How often letters name it.", "integer"),
    "in_notes": Meaning("How often notes name it.", "integer"),
    "letters": ADDRESSES._replace(says="Addresses of the letters' passages that name it, divided by blanks."),
    "notes": ADDRESSES._replace(says="Addresses of the notes that name it, divided by blanks."),
    "places": ADDRESSES._replace(says="Addresses of passages that name it, divided by blanks."),
    "variants": Meaning("Other words for it, divided by `; `."),
    "plural": Meaning("Plurals, divided by `; `."),
    "meant": ADDRESSES._replace(says="Where it is meant and not named: addresses, divided by blanks."),
    "who": Meaning("Who or what it is."),
    "spellings": Meaning("Spellings, divided by `; `."),
    "viaf": Meaning("Its number in VIAF; empty: not given."),
    "wikidata": Meaning("Its number in Wikidata; empty: not given."),
}
_QUERIES = {
    "hits": Meaning("How many hits it has; null: it cannot be asked.", "integer", null=True),
    "description": Meaning("What it is for, in the editor's words."),
    "options": Meaning("Options kept with it: `in: all; whole: yes`."),
}
_SHELFMARK = ("archive", "fond", "opis", "papka", "delo", "list")
_WORK = ("author", "title", "translation", "edition", "volumes", "volume", "issue", "chapter", "place", "publisher",
         "year", "periodical", "published", "pages")  # fmt: skip
_SOURCES = {
    "date": Meaning("The letter's date in EDTF.", "date", null=True),
    "kind": Meaning("archive, book, article or unknown."),
    "reference": Meaning("The whole reference, as far as it is known."),
    "chain": ADDRESSES._replace(says="Addresses through which it was resolved, from the one before it on."),
    "doubt": Meaning("What speaks against it: sentences, divided by `; `."),
    "status": Meaning("printed (in full), resolved, doubtful or unresolved."),
    **{name: Meaning(f"Of an archive's shelfmark: {name}.") for name in _SHELFMARK},
    **{name: Meaning(f"Of a book or an article: {name}.") for name in _WORK},
    "past": ADDRESSES._replace(says="Addresses of what is cited between it and what it is taken to mean."),
    "signed": Meaning("Who signed the note or the bracket; empty: nobody."),
    "start": Meaning("Where it begins in the passage's text, in characters.", "integer"),
    "end": Meaning("Where it ends, exclusive.", "integer"),
}  # fmt: skip
_IMPORT = {
    "kind": Meaning("letters: what became of them; refused; else the kind of remark."),
    "count": Meaning("How many there are of it; null: it is one.", "integer", null=True),
    "letter": Meaning("The id of the letter; empty: none, or not known."),
    "what": Meaning("What is said of it."),
    "file": Meaning("The file, or the edition's folder; empty: none."),
}
_INIT = {"what": Meaning("What it is, and what to do with it.")}
_QUOTE = {"text": Meaning("The quotation, its paragraphs divided by line ends.")}
_CHECK = {
    "severity": Meaning("error, warning or note."),
    "address": Meaning("The passage or letter it is about; empty: a file."),
    "place": Meaning("file:line."),
    "kind": Meaning("The kind of fault, as accept: in corpus.yaml names it."),
    "what": Meaning("What is wrong, and what to do."),
}
_EMENDATIONS = {
    "printed": Meaning("What the source has, with the words around."),
    "reading": Meaning("What the edition has, with the words around."),
    "kind": Meaning("The kind of fault in the source."),
    "confidence": Meaning("certain or likely for what was done; open or kept for what was not."),
    "by": Meaning("editor, or rule and the rule's name."),
    "reason": Meaning("Why."),
    "line": Meaning("The line in the source, from 1.", "integer"),
    "status": Meaning("applied, open (suspected) or kept (looked at, stands as printed)."),
    "rule": Meaning("The rule's name; empty: an editor."),
    "start": Meaning("Where it begins in the passage's text, in characters.", "integer"),
    "end": Meaning("Where it ends, exclusive.", "integer"),
    "exact_printed": Meaning("Exactly the characters of the source."),
    "exact_reading": Meaning("Exactly those of the edition."),
    "source_start": Meaning("Where it begins in the source, in characters.", "integer"),
    "source_end": Meaning("Where it ends there, exclusive.", "integer"),
}


def columns(output: Output) -> Iterator[tuple[Column, Meaning]]:
    """The columns that a table's JSON has, each with what it means; raises KeyError for one that nobody explained.

    Of a table whose columns are not in one place there are none.
    """
    for place in output.columns:
        module, name = place.split(":")
        name, called, argument = name.partition("(")
        found = getattr(import_module(module), name)
        for column in found(argument.rstrip(")")) if called else found:
            if column.where != "pages":
                yield column, output.own.get(column.name) or MEANINGS[column.name]


def fields(output: Output) -> dict[str, Meaning]:
    """The fields that every row of a table has, in order."""
    return {column.name: meaning for column, meaning in columns(output)} if output.columns else dict(output.own)
