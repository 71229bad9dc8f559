"""`letters kwic`: the concordance, every hit of some words in its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from lettercli.commands.asking import Flags, search_options
from lettercli.commands.context import Context
from lettercli.commands.options import Number, Suggested, command, limit_option, option, usual_options

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice

BY = ("letter", "year", "sender", "recipient", "flow", "voice", "form")
"""What hits can be counted by; the view's own list, here so that `--help` need not import it."""

ELSEWHERE = ("month", "point", "topic")
"""By what `letters freq` counts, and this does not."""


@command(
    "kwic",
    examples=[
        "letters kwic Bukharin",
        "letters kwic 'grain procurement*' --context s",
        "letters kwic England --in all --from 1929-08-10 --sort R1,R2",
        "letters kwic 'wheat|grain' --count --by letter",
        "letters kwic grain --near Siberia:12",
        "letters kwic '\"grain\" []{0,3} \"procure.*\"'",
        "letters kwic grain --ids | letters show -",
        r"letters kwic -e '\b[A-Z]\w+sky\b' -s --by form",
        "letters kwic -e '(?:Bukharin){e<=2}'",
        "letters kwic Bukharin --fuzzy 1",
        "letters kwic -- -x",
    ],
)
@click.argument("words", nargs=-1, metavar="WORD...")
@search_options
@option("-C", "--context", "around", metavar="N", envvar="LETTERS_CONTEXT",
        help="8 or 5:10 words, 60c characters, s for the sentence, point for the whole point. "
             "Else ten words in a pipe, and on a page what fits.")  # fmt: skip
@option("--sort", metavar="KEYS", help="address, date, left, right, node, or words such as L1,R2-; - is descending.")
@option("-c", "--count", is_flag=True, help="Only how many hits there are.")
@option("--by", metavar="KEY", type=Suggested(*BY),
        help=f"Count the hits for each {', '.join(BY[:-1])}, {BY[-1]} found, or key of the metadata.")  # fmt: skip
@option("-l", "--ids", is_flag=True, help="Only the ids of the letters that have hits.")
@limit_option("lines, ids or rows")
@option("--sample", type=Number(1), metavar="N", help="N lines at random; also of --ids.")
@option("--seed", type=int, default=0, show_default=True, metavar="N", help="The same seed draws the same sample.")
@usual_options
@click.pass_obj
def kwic(
    context: Context, *, words: tuple[str, ...], patterns: tuple[str, ...], around: str | None, fuzzy: int | None,
    sort: str | None, count: bool, by: str | None, ids: bool, limit: int | None, sample: int | None, seed: int,
    layer: Layer, voice: Voice | None, **flags: Unpack[Flags],
) -> int:  # fmt: skip
    """Find words and show each hit in its context.

    The WORDs are found in sequence, case and diacritics aside; * and ? stand for letters inside a word, a|b or a,b for
    either. Punctuation and notes never stand between words, and a hit lies within one passage. Quote what the shell
    would take for itself. @NAME is a query that the edition keeps in queries.yaml.

    With "..." or [...] the query is CQL: '"grain" []{0,3} "Siberia"', '[lemma="procure"] within <point/>'. There a
    string is a regular expression for a whole word, and Shatskin does not find Shatskin's.
    """
    from lettercli.commands.meant import recalled, search_for
    from lettercli.commands.searching import refuse_idle

    if by in ELSEWHERE:
        raise click.UsageError(f"hits by {by} are counted by another command. write letters freq WORD --by {by}")
    refuse_idle("--ids" if ids else "--by" if by else "--count" if count else "")
    if (saved := recalled(context, words)) is not None:
        return int(kwic.callback(**saved))  # type: ignore[misc]
    search = search_for(context, words, patterns, fuzzy=fuzzy, layer=layer, voice=voice, **flags)
    if by:
        return search.count_by(by, limit)
    if count:
        return search.count()
    if ids:
        return search.ids(limit, sample, seed)
    return search.lines(around, sort, limit, sample, seed)
