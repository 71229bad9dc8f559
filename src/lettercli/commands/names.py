"""`letters names`: the index of persons, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.errors import LettersError

if TYPE_CHECKING:
    from lettercli.backmatter.mentions import Mention, Mentions
    from lettercli.backmatter.names import Name
    from lettercli.render.terminal import Lines


@command(
    "names",
    examples=[
        "letters names",
        "letters names Litvinov",
        "letters names --kind places | cut -f1,3,5",
        "letters names --suggest | head",
        "letters kwic England --name Litvinov",
    ],
)
@click.argument("asked", nargs=-1, metavar="[NAME]...")
@option("--kind", type=click.Choice(["persons", "organisations", "places"]), help="Only these.")
@option("--suggest", is_flag=True, help="Capitalised words that may be names and are in no entry yet.")
@filter_options
@format_options
@click.pass_obj
def names(context: Context, *, asked: tuple[str, ...], kind: str | None, suggest: bool) -> int:
    """Show the index of persons, organisations and places.

    As a printed edition has it: the main form, the words that stand in the text, where in the letters and where in the
    notes; salutes and signatures aside. With a NAME its entry and the lines that name it, in a pipe as of kwic. The
    edition's names.yaml says what belongs together.
    """
    from lettercli.backmatter.mentions import mentions
    from lettercli.backmatter.names import HOW_TO, load, named

    known = load(context.edition)
    if suggest:
        if asked or kind:
            raise click.UsageError("--suggest looks for what is in no entry. leave it out, or the names and --kind")
        return _suggest(context, mentions(context.index, known))
    if not known and not asked:
        context.say(f"this edition has no index of names; {HOW_TO}")
        return 1
    chosen = {name.main: name for text in asked for name in named(known, text)} if asked else {
        name.main: name for name in known}  # fmt: skip
    found = _within(context, mentions(context.index, known))
    wanted = [_meant(context, name) for name in chosen.values() if kind in (None, name.kind)]
    if asked:
        return _entries(context, wanted, found)
    kept = [name for name in wanted if not context.filters or found.of[name.main] or name.meant]
    return _register(context, kept, found)


def _within(context: Context, found: Mentions) -> Mentions:
    """The mentions that the filters leave."""
    if context.scope is None:
        return found
    from lettercli.search import within

    kept = set(within(context.index, found.hits(), context.scope))
    for main, each in found.of.items():
        found.of[main] = [mention for mention in each if mention.hit in kept]
    found.doubtful = [mention for mention in found.doubtful if mention.hit in kept]
    return found


def _meant(context: Context, name: Name) -> Name:
    """A name with the passages that the filters leave of those in which it is meant."""
    if not context.filters or not name.meant:
        return name
    from lettercli.address import Region

    letters, passages = Region(letter.id for letter in context.letters), context.region
    kept = (place for place in name.meant if letters.holds(place.address))
    return replace(name, meant=tuple(place for place in kept if passages is None or passages.meets(place.address)))


def _register(context: Context, wanted: Sequence[Name], found: Mentions) -> int:
    from lettercli.views.names import register, table

    if not wanted:
        context.say(context.unmet() or "no name passes these filters")
        return 1
    if context.wants_page() and not context.columns:
        from lettercli.render.register import page

        title = f"{context.edition.title} · {len(wanted):,} names"
        write_lines(context, page(register(context.index, wanted, found), title, context.page_width()))
    else:
        emit(context, table(context.index, wanted, found))
    if found.doubtful:
        places = dict.fromkeys(context.index.passages.addresses[context.index.passage(each.hit.start)]
                               for each in found.doubtful)  # fmt: skip
        context.say(f"whose name is not decided: {', '.join(list(places)[:8])}; letters check says more")
    return 0


def _entries(context: Context, wanted: Sequence[Name], found: Mentions) -> int:
    """The entries with their lines, one after the other on a page, all lines together in a pipe, each once there."""
    from lettercli.views.kwic import kwic

    hits = list(dict.fromkeys(mention.hit for name in wanted for mention in found.of[name.main]))
    if context.wants_page() and not context.columns:
        write_lines(context, _pages(context, wanted, found))
    elif hits:
        exports = bool(context.columns) or context.format in {"csv", "json", "jsonl"}
        emit(context, kwic(context.index, hits, exports=exports), _only_meant(wanted))
    if not hits:
        nowhere = context.unmet() or "named nowhere" + (" that the filters leave" if context.filters else "")
        context.say(" · ".join([nowhere, *_only_meant(wanted)]))
    return 0 if hits or any(name.meant for name in wanted) else 1


def _only_meant(wanted: Sequence[Name]) -> Iterator[str]:
    """Where somebody is meant and not named, which no line of a concordance shows."""
    if places := dict.fromkeys(place.address for name in wanted for place in name.meant):
        yield f"meant and not named in {', '.join(places)}"


def _pages(context: Context, wanted: Sequence[Name], found: Mentions) -> Lines:
    from lettercli.render import terminal
    from lettercli.views.context import fill
    from lettercli.views.kwic import kwic
    from lettercli.views.names import facts

    width, index = context.page_width(), context.index
    for number, name in enumerate(wanted):
        if number:
            yield from terminal.blank()
        each: Sequence[Mention] = found.of[name.main]
        yield from terminal.facts(facts(index, name, each), width)
        if each:
            yield from terminal.blank()
            hits = (mention.hit for mention in each)
            yield from terminal.page(kwic(index, hits, fill(width), exact=True, exports=False), width)


def _suggest(context: Context, found: Mentions) -> int:
    from lettercli.backmatter.suggest import nouns_of, proposals
    from lettercli.views.names import suggested

    if context.filters:
        raise LettersError("--suggest looks at the whole edition", "leave out the filters")
    accounted = {token for hit in found.hits() for token in range(hit.start, hit.end)}
    nouns = nouns_of(context.index)
    left_out = f"left out: {len(nouns):,} words that this German text uses as nouns, and not as names"
    if emit(context, suggested(proposals(context.index, accounted, nouns)), [left_out] if nouns else []):
        return 0
    context.say("every capitalised word is accounted for")
    return 1
