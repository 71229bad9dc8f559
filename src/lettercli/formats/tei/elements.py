"""What becomes of each element of TEI: which are running text, which are passages, which say nothing to a reader.

An element that is not listed is running text and is named in the report: whatever an edition invents, its words come
through.
"""

from __future__ import annotations

TEXT = frozenset({
    "rs", "persName", "placeName", "orgName", "name", "geogName", "geogFeat", "forename", "surname", "roleName",
    "addName", "genName", "nameLink", "country", "settlement", "region", "district", "bloc", "street", "postCode",
    "postBox", "date", "time", "num", "measure", "measureGrp", "unit", "seg", "foreign", "term", "title", "ref",
    "bibl", "biblStruct", "biblFull", "idno", "w", "pc", "c", "g", "s", "phr", "cl", "m", "mentioned", "soCalled",
    "distinct", "gloss", "emph", "hi", "add", "subst", "restore", "damage", "formula", "mod", "retrace", "redo",
    "undo", "stamp", "email", "said", "objectName", "eventName", "catchwords", "heraldry", "ident", "code", "val",
    "att", "gi", "tag", "author", "editor", "publisher", "pubPlace", "biblScope", "edition", "series", "analytic",
    "monogr", "imprint", "respStmt", "resp", "locus", "material", "origDate", "origPlace", "workName",
    "characterName", "docDate", "dim", "depth", "height", "width", "caesura", "rhyme", "am", "ex", "expan", "abbr",
    "orig", "reg", "sic", "corr", "unclear", "supplied", "hyph", "pron", "lem", "app", "rdg", "rdgGrp", "surplus",
    "secl", "ellipsis", "line", "zone", "path", "txt", "address", "dateRange", "persname", "placename",
})  # fmt: skip
"""Running text: what they hold goes on in the sentence around them."""

DROPPED = frozenset({
    "fw", "graphic", "media", "binaryObject", "metamark", "certainty", "precision", "respons", "listPerson",
    "listPlace", "listOrg", "listBibl", "listEvent", "listNym", "listObject", "listRelation", "particDesc",
    "settingDesc", "person", "place", "org", "event", "relationGrp", "relation", "interp", "interpGrp", "spanGrp",
    "span", "link", "linkGrp", "join", "joinGrp", "alt", "altGrp", "timeline", "when", "fs", "fLib", "fvLib",
    "fvStop", "index", "noteGrp", "teiHeader", "facsimile", "sourceDoc", "standOff", "desc", "handNote", "xenoData",
    "anchor", "ptr", "handShift", "cb", "gb", "milestone", "delSpan", "addSpan", "damageSpan", "lacunaStart",
    "lacunaEnd", "witStart", "witEnd", "listTranspose", "transpose", "substJoin", "correspDesc", "msDesc",
    "listWit", "listChange", "charDecl", "revisionDesc", "listAnnotation", "annotation",
})  # fmt: skip
"""What is not read as text of the letter: pointers without words, indexes, page furniture."""

SILENT = frozenset({
    "anchor", "ptr", "handShift", "cb", "gb", "milestone", "delSpan", "addSpan", "damageSpan", "graphic", "media",
    "certainty", "precision", "respons", "lacunaStart", "lacunaEnd", "witStart", "witEnd", "substJoin", "caesura",
})  # fmt: skip
"""Those of them that never hold words."""

INDEXES = frozenset({
    "listPerson", "listPlace", "listOrg", "listBibl", "listEvent", "listNym", "listObject", "listRelation",
    "particDesc", "settingDesc", "person", "place", "org", "standOff",
})  # fmt: skip
"""Lists of persons, places and the like."""

NOTE_PLACES = frozenset({"standOff", "noteGrp", "listAnnotation", "listApp", "teiHeader"})
"""Elements in which notes stand apart from what they annotate."""
NOTE_TYPES = frozenset({
    "notes", "note", "footnotes", "fn", "footnote", "endnote", "textnotes", "editorialnotes", "endnotes",
    "annotations", "annotation", "commentary", "comments", "comment", "kommentar", "anmerkungen", "apparatus",
    "apparat", "notesend", "stellenkommentar", "notas", "remarques", "editorial_notes", "ednotes", "textkritik",
})  # fmt: skip
"""Types of divisions in which they do."""

DIVISIONS = frozenset({"div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})
LETTERS = frozenset({
    "letter", "brief", "lettre", "lettera", "carta", "breve", "brev", "list", "epistola", "epistula", "epistle",
    "postcard", "telegram",
})  # fmt: skip
"""Types of a division or text that is a letter."""

PAGES = frozenset({"page", "seite", "folio", "leaf", "pagina", "foglio", "blatt"})
"""Types of a division that is but what stands on a page."""

ROLES = {
    "opener": "opener", "salute": "salute", "salutation": "salute", "anrede": "salute", "greeting": "salute",
    "dateline": "dateline", "date": "dateline", "datum": "dateline", "closer": "closer", "close": "closer",
    "schluss": "closer", "gruss": "closer", "signature": "signed", "signed": "signed", "unterschrift": "signed",
    "postscript": "postscript", "ps": "postscript", "nachschrift": "postscript", "summary": "editor",
    "abstract": "editor", "regest": "editor", "editorial": "editor", "commentary": "editor", "description": "editor",
    "regesten": "editor", "introduction": "editor", "sourcedesc": "editor", "source": "editor", "translation": "editor",
}  # fmt: skip
"""What divisions and paragraphs of these types are."""

EMPHASIS = frozenset({
    "i", "it", "ital", "itals", "italic", "italics", "corsivo", "cursief", "italique", "kursiv", "u", "uu", "uuu",
    "ul", "underline", "underlined", "unterstrichen", "souligné", "double", "b", "bold", "fett", "strong", "g",
    "spaced", "gesperrt", "emph", "em", "uline", "wavy", "sc", "smallcaps", "small-caps", "k", "caps", "red", "rot",
})  # fmt: skip
"""Words in @rend and @rendition that mean emphasis."""
FURNITURE_NOTES = frozenset({
    "foliation", "pagination", "pagenum", "pagenumber", "folionumber", "foliierung", "paginierung", "seitenzahl",
    "catchword", "runninghead",
})  # fmt: skip
"""Types of notes that are what else is `fw`: numbers of pages and the like."""
INDEX_NOTES = frozenset({
    "index", "indexentry", "index-entry", "register", "registereintrag", "idx", "entity", "lemma-index",
})  # fmt: skip
"""Types of notes that are no notes but entries of an index."""
