"""`letters clusters`: the n-grams in which the hits of a query stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags, search_options
from lettercli.commands.context import Context
from lettercli.commands.counting.listing import Listed, field, listing, listing_options, write
from lettercli.commands.options import command, usual_options

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice


class _Chosen(Listed, Flags, total=False):
    """All options but those that are parameters."""


@command(
    "clusters",
    examples=[
        "letters clusters grain",
        "letters clusters 'procure*' -n 2:4 --stop en",
        "letters clusters Committee -n 3 --sort range --format csv",
    ],
)
@click.argument("words", nargs=-1, metavar="WORD...")
@search_options
@listing_options("3")
@usual_options
@click.pass_obj
def clusters(
    context: Context, *, words: tuple[str, ...], patterns: tuple[str, ...], fuzzy: int | None, layer: Layer,
    voice: Voice | None, **chosen: Unpack[_Chosen],
) -> int:  # fmt: skip
    """Count the n-grams that hold a query's hits.

    The WORDs are what kwic takes. An n-gram is so many whole tokens on end within one passage, and holds a hit from
    its beginning to its end; position says at which of its words hits begin, counted from 1. Words are told apart as
    they are looked for: case and diacritics aside, as typed with -s, as lemmas with --lemma.
    """
    from lettercli.commands.counting.searches import tokens
    from lettercli.commands.meant import search_called
    from lettercli.views.ngrams import around

    flags: Flags = {name: chosen[name] for name in Flags.__annotations__ if name in chosen}  # type: ignore[literal-required, assignment]
    search = search_called(context, words, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
    where = field(search.context, search.layer, search.voice, search.kind)
    starts, ends = tokens(search, wordless=False)
    made = around(where, listing(chosen), search.text, starts, ends)
    if write(search.context, made, search.elsewhere()):
        return 0
    if len(starts):
        context.say(f"none of {chosen['lengths']} words is there {chosen['least']:,} times or more; see -n and --min")
    elif patterns and search.total():
        context.say("what was found holds no word, and an n-gram is of words")
    else:
        return search.outcome(False)
    return 1
