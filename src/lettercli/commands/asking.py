"""From the words and flags of a command line to a query: every command that takes a query reads it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from lettercli.commands.context import Context
from lettercli.commands.options import Number, combined, option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lettercli.counting.classes import Kind
    from lettercli.query.tree import Query


class Flags(TypedDict, total=False):
    """The options of `query_options`, as click hands them over."""

    case: bool
    whole: bool
    lemma: bool
    language: str | None
    """"cql" or "words"; None: what its signs say."""
    near: Sequence[str]
    not_near: Sequence[str]


_OPTIONS = {"case": "case-sensitive"}
"""Options that have another name than their parameter."""

case_option = option("-s/-i", "--case-sensitive/--ignore-case", "case", default=False,
                     help="Case and diacritics as typed, or any (the default).")  # fmt: skip

query_options = combined(
    case_option,
    option("-w", "--whole", is_flag=True,
           help="Whole tokens only: Shatskin does not find Shatskin's or Shatskin-Sten."),
    option("--lemma", is_flag=True, help="Each word is a lemma: give finds given and giving, too."),
    option("--cql", "language", flag_value="cql", help="The query is in CQL, whatever it looks like."),
    option("--words", "language", flag_value="words", help="The query is plain words, whatever it looks like."),
    option("--near", multiple=True, metavar="WORD:N", help="Only hits with WORD within N words on either side."),
    option("--not-near", multiple=True, metavar="WORD:N", help="Only hits without."),
)  # fmt: skip
"""How a query is meant; parameters for `asked`."""

_regexp_option = option(
    "-e", "--regexp", "patterns", metavar="REGEX", multiple=True,
    help="What matches a regular expression, fuzzy ones too, instead of words. May be repeated: any of them.",
)  # fmt: skip
_fuzzy_option = option("--fuzzy", type=Number(1, 3), metavar="N",
                      help="As a scan may have garbled it: words of four letters or more may differ in N, 1 to 3.")

search_options = combined(_regexp_option, query_options, _fuzzy_option)
"""What is looked for, be it words or patterns, and how it is meant; parameters for `search_for`."""


def counted_as(flags: Flags) -> Kind:
    """What counts as one word beside a query that is meant so."""
    return "lemma" if flags.get("lemma") else "surface" if flags.get("case") else "word"


def refuse_idle(flags: Flags, *names: str) -> None:
    """Raise UsageError for one of these options where there is no query that it could say something of."""
    if idle := [name for name in names or flags if flags.get(name)]:
        option = flags["language"] if idle[0] == "language" else _OPTIONS.get(idle[0], idle[0]).replace("_", "-")
        raise click.UsageError(f"--{option} says how a WORD is meant. give that, too")


def asked(context: Context, text: str, **flags: Unpack[Flags]) -> Query:
    """The query that a text means for this edition; raises BadQuery. What was read as CQL is named on stderr."""
    from lettercli.query.reading import read

    language = flags.get("language")
    query = read(
        text,
        cql=None if language is None else language == "cql",
        case=flags.get("case", False),
        whole=flags.get("whole", False),
        lemma=flags.get("lemma", False),
        near=flags.get("near", ()),
        absent=flags.get("not_near", ()),
    )
    if not query.cql:
        return query
    if language is None and not context.saved:
        context.say("read as CQL; --words for plain words")
    if "<letter" not in query.text and "<name" not in query.text:
        return query
    from lettercli.backmatter.mentions import marked
    from lettercli.search.letters import settled

    edition = context.edition
    names = marked(edition, context.index) if "<name" in query.text else None
    return settled(query, context.index.lexicon, edition.heads, names)
