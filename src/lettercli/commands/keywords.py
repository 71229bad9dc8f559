"""`letters keywords`: the words of a target that are more, or less, frequent there than in a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lettercli.commands.asking import case_option, counted_as
from lettercli.commands.context import Context
from lettercli.commands.counting.measuring import MEASURES, measure_option
from lettercli.commands.counting.stopping import stop_list, stop_option
from lettercli.commands.options import Number, Suggested, command, limit_option, option, reverse_option, usual_options

if TYPE_CHECKING:
    from lettercli.search import Layer, Voice


@command(
    "keywords",
    examples=[
        "letters keywords --target topic=grain",
        "letters keywords --target topic=grain --reference topic=England --min 3 --stop en",
        "letters keywords --target from=1929-08-20 --measure lr-hardie --significant",
        "letters keywords --target in=notes --reference in=text --dp",
        "letters keywords --reference-corpus ~/letters/1930 --limit 50",
        "letters keywords --target topic=grain --explain wheat",
    ],
)
@option("--target", "targets", multiple=True, metavar="KEY=VALUE",
        help="What the keywords are of: topic=, name=, sender=, recipient=, letter=, from=, to=, on=, in=, voice= or a "
             "key of the metadata. May be repeated.")  # fmt: skip
@option("--reference", "references", multiple=True, metavar="KEY=VALUE",
        help="What it is compared with; else rest: all that is not in the target. May be repeated.")  # fmt: skip
@option("--reference-corpus", metavar="DIR|NAME",
        help="Compare with another edition, or with what --reference leaves of it.")  # fmt: skip
@case_option
@option("--lemma", is_flag=True, help="Compare lemmas.")
@measure_option("g2", "lr-hardie", "diff")
@option("--min", "least", type=Number(1), default=1, metavar="N",
        help="Only words that are there N times or more, in both together.")  # fmt: skip
@stop_option
@option("--alpha", type=click.FloatRange(0, 1, min_open=True, max_open=True), default=0.05, show_default=True,
        metavar="P", help="The level of significance, and of the intervals.")  # fmt: skip
@option("--significant", is_flag=True, help="Only words whose corrected p is below it.")
@option("--dp", "dispersion", is_flag=True, help="How unevenly a word is spread over the target's letters, too.")
@option("--sort", type=Suggested("form", "target", "reference", *MEASURES, "p"), metavar="COLUMN",
        help="By another column than the first measure: form, target, reference, p ...")  # fmt: skip
@reverse_option
@limit_option()
@option("--explain", metavar="WORD", help="What the measures of one word are made of.")
@usual_options
@click.pass_obj
def keywords(
    context: Context, *, targets: tuple[str, ...], references: tuple[str, ...], reference_corpus: str | None,
    case: bool, lemma: bool, measures: tuple[str, ...], least: int, stop: str | None, alpha: float, significant: bool,
    dispersion: bool, sort: str | None, reverse: bool, limit: int | None, explain: str | None, layer: Layer,
    voice: Voice | None,
) -> int:  # fmt: skip
    """Show the words that set a target apart.

    They are those that are more frequent in it than in a reference, or less, by more than chance would make of it.

    The target is what its conditions leave of the edition, the reference the rest or what its own leave; the other
    options that say which letters narrow both. Rows come by signed log-likelihood: what the target has too much of
    first, what it has too little of last. p is corrected for the number of words that are compared.
    """
    from lettercli.commands.counting.comparing import Comparing
    from lettercli.views.keywords import Asked

    if not targets and not reference_corpus:
        raise click.UsageError("no target. write --target topic=grain, or --reference-corpus DIR")
    comparing = Comparing(context, targets, references, reference_corpus, layer, voice)
    asked = Asked(
        comparing.target_said, comparing.reference_said, measures, sort or "", reverse,
        least, alpha, significant, stop_list(stop), limit, comparing.letters() if dispersion else None,
    )  # fmt: skip
    kind = counted_as({"case": case, "lemma": lemma})
    if explain is not None:
        return comparing.explain(kind, asked, explain)
    return comparing.write(kind, asked)
