"""`letters emendations`: what was repaired in the scan that an edition was made from, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.commands.places import NO_ADDRESSES, Places, typed

if TYPE_CHECKING:
    from lettercli.emendations import Repair


@command(
    "emendations",
    examples=[
        "letters emendations",
        "letters emendations 42.6 43",
        "letters emendations --by editor --confidence likely",
        "letters emendations --open",
        "letters emendations --kind misread --json",
    ],
)
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@option("--kind", "kinds", multiple=True, metavar="KIND", help="Repairs of that kind: blank-lost, misread ...")
@option("--confidence", type=click.Choice(["certain", "likely"]), help="Repairs that are certain, or only likely.")
@option("--by", type=click.Choice(["rule", "editor"]), help="Who decided.")
@option("--open", "suspected", is_flag=True, help="What is suspected, and left alone.")
@filter_options
@format_options
@click.pass_obj
def emendations(
    context: Context, *, addresses: tuple[str, ...], kinds: tuple[str, ...], confidence: str | None, by: str | None,
    suspected: bool,
) -> int:  # fmt: skip
    """List the repairs made in the scan.

    Of the whole edition, or in the passages of some ADDRESSes; - for addresses on standard input. Each with what is
    printed, what the edition reads, the kind of damage, how sure the reading is, who decided it (a rule of the import
    or the editor), the reason, and the line of the source.
    """
    from lettercli.emendations import applied
    from lettercli.views.emendations import brief, summary, table

    known = applied(context.edition)
    places = Places(context, typed(addresses))
    found = list(_in_letters(context, _asked(places, known) if addresses else known))
    found = [
        repair
        for repair in found
        if (not kinds or repair.kind in kinds)
        and (not by or repair.by == by)
        and (not confidence or (repair.confidence == confidence and repair.status == "applied"))
        and (not suspected or repair.status == "open")
    ]
    if found:
        if context.wants_page() and not context.columns:
            from lettercli.render.entries import page

            write_lines(context, page(brief(context.edition, found, known), context.page_width()))
        else:
            emit(context, table(context.edition, found, known))
        context.say(summary(found))
    elif not places.bad:
        context.say(NO_ADDRESSES if addresses and not places.asked else _nothing(context, known))
    return 2 if places.bad else 0 if found else 1


def _asked(places: Places, known: Sequence[Repair]) -> list[Repair]:
    """The repairs in these places, in the order of the source, each once."""
    from lettercli.views.emendations import within

    addresses = [place.address for place in places]
    return [repair for repair in known if any(within(repair, address) for address in addresses)]


def _in_letters(context: Context, found: Sequence[Repair]) -> Iterator[Repair]:
    from lettercli.views.emendations import within

    kept = {head.id for head in context.heads}
    for repair in found:
        if not context.filters or repair.letter in kept:
            passages = context.passages
            if passages is None or any(within(repair, address) for address in passages):
                yield repair


def _nothing(context: Context, known: Sequence[Repair]) -> str:
    if not known:
        return f"no repairs are recorded: {context.edition.name} has no source/applied.jsonl"
    kinds = sorted({repair.kind for repair in known})
    return f"no such repair; there are {len(known):,}, of the kinds {', '.join(kinds)}"
