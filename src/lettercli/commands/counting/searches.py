"""Several queries of one run, over the same words of the same letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags
from lettercli.commands.context import Context
from lettercli.commands.meant import called, search_called, search_for, search_of

if TYPE_CHECKING:
    from lettercli.commands.searching import Search
    from lettercli.counting.ragged import Array
    from lettercli.search import Layer, Voice


def searches(
    context: Context, texts: Sequence[str], patterns: Sequence[str], *, fuzzy: int | None, layer: Layer,
    voice: Voice | None, **flags: Unpack[Flags],
) -> list[Search]:  # fmt: skip
    """A search for each text, and one for the patterns, all of one layer, voice and scope.

    A saved query that stands alone is asked as it is, within its own layer and filters. Raises BadQuery, and UsageError
    where there is nothing to search for, or it cannot be searched together.
    """
    if not texts and not patterns:
        raise click.MissingParameter(param_hint="'QUERY...'", param_type="argument")
    if len(texts) == 1 and not patterns:
        return [search_called(context, texts, fuzzy=fuzzy, layer=layer, voice=voice, **flags)]
    found = []
    for text in texts:
        saved = called(context, [text])
        if saved is None:
            found.append(search_for(context, [text], fuzzy=fuzzy, layer=layer, voice=voice, **flags))
            continue
        search = search_of(context, saved)
        if (search.layer, search.voice, search.scope) != (layer, voice, context.scope):
            raise click.UsageError(f"@{saved.name} has letters or words of its own. ask for it by itself")
        found.append(search)
    language = context.asked[1] if context.asked else "words"
    if patterns:
        found.append(search_for(context, (), patterns, layer=layer, voice=voice, **flags))
        language = "regex"
    context.asked = [*texts, *patterns], language
    return found


def tokens(search: Search, *, wordless: bool = True) -> tuple[Array, Array]:
    """The first tokens and the ends of all hits of a search; of those that hold no word only if asked for."""
    from lettercli.views.dispersion import joined, spans

    blocks = search.blocks(eager=True)
    return spans(search.context.index, search.hits(), wordless=wordless) if blocks is None else joined(blocks)


def beside(found: Sequence[Search]) -> list[str]:
    """What is to be said of the hits beside their number: the forms of garbled words, and what stands elsewhere."""
    from lettercli.commands.fuzzy import FuzzySearch

    if len(found) == 1:
        return list(found[0].elsewhere())
    fuzzy = (search for search in found if isinstance(search, FuzzySearch) and search.forms)
    return [f"{search.text}: {fact}" for search in fuzzy for fact in search.taken()]
