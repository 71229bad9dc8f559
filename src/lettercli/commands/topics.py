"""`letters topics`: the topics of an edition, and the passages that are about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, filter_options, format_options, option
from lettercli.commands.output import emit, write_lines

if TYPE_CHECKING:
    from lettercli.backmatter.topics import Topic
    from lettercli.commands.subjects import Subjects
    from lettercli.views.topics import Gathered


@command(
    "topics",
    examples=[
        "letters topics",
        "letters topics China",
        "letters topic England oil --brief",
        "letters topics grain --mentions --from 1929-08-20",
        "letters topics China | cut -f1 | letters quote -",
        "letters topics --try 'trade|merchant*' --brief",
    ],
)
@click.argument("names", nargs=-1, metavar="[TOPIC]...")
@option("--mentions", is_flag=True, help="Passages that only mention it, too.")
@option("--brief", is_flag=True, help="One line a passage: how it begins, and +TOPIC for what else it is on.")
@option("--try", "tried", multiple=True, metavar="QUERY", help="What a topic of that query alone would gather.")
@filter_options
@format_options
@click.pass_obj
def topics(context: Context, *, names: tuple[str, ...], mentions: bool, brief: bool, tried: tuple[str, ...]) -> int:
    """List the topics of an edition, or read what it says on them.

    The passages that are about a TOPIC, decided by reading rather than by a keyword: whole points and paragraphs in
    order of date, each under its letter, with the notes called there and the notes that bear on the topic. Without a
    TOPIC, all topics with their numbers. The edition's topics.yaml says what they are. In a pipe one record a passage:
    address, date, topics, how (about, also, mention), text.
    """
    from lettercli.commands.subjects import Subjects

    subjects = Subjects(context, tried)
    if not subjects.topics:
        from lettercli.backmatter.topics import HOW_TO, UnknownTopic

        if names:
            raise UnknownTopic("this edition has no topics", HOW_TO)
        context.say(f"this edition has no topics; {HOW_TO}")
        return 1
    asked = subjects.asked(names)
    if not asked:
        return _list(context, subjects, idle=next((name for name, on in (("--brief", brief), ("--mentions", mentions))
                                                   if on), ""))  # fmt: skip
    return _passages(context, subjects, asked, mentions=mentions, brief=brief)


def _list(context: Context, subjects: Subjects, idle: str) -> int:
    """The topics with their numbers; `idle` is an option that means something beside a topic only."""
    from lettercli.views.topics import listed

    if idle:
        known = ", ".join(topic.name for topic in subjects.topics)
        raise click.UsageError(f"{idle} looks at the passages of a topic. name one: {known}")
    if context.filters and not any(subjects.bearings.values()):
        context.say(context.unmet() or "no topic passes these filters")
        return 1
    emit(context, listed(subjects.topics, subjects.bearings))
    return 0


def _passages(context: Context, subjects: Subjects, asked: Sequence[Topic], *, mentions: bool, brief: bool) -> int:
    from lettercli.views.topics import gathered, table

    found = list(subjects.sorted(gathered([topic.name for topic in asked], subjects.bearings, mentions=mentions)))
    if not found:
        nothing = "nothing on that topic" + (" passes these filters" if context.filters else "")
        context.say(context.unmet() or nothing)
        return 1
    if context.wants_page() and not context.columns:
        _page(context, asked, found, brief)
    else:
        emit(context, table(found, brief=brief))
    return 0


def _page(context: Context, asked: Sequence[Topic], found: Sequence[Gathered], brief: bool) -> None:
    from itertools import chain

    from lettercli.commands.reading import Reading
    from lettercli.render import letter, terminal
    from lettercli.search import search
    from lettercli.views.topics import brief as lines_of
    from lettercli.views.topics import pages, title

    head, width = title(asked, found, len(context.letters)), context.page_width()
    if brief:
        emit(context, lines_of(found, head))
        return
    queries = (query for topic in asked for query in topic.queries)
    reading = Reading(context, chain.from_iterable(search(context.index, query, "all") for query in queries))
    letters = {each.place.letter.id: each.place.letter for each in found}
    overlays = {id: reading.overlay(letter) for id, letter in letters.items()}
    said = terminal.headed(head, [topic.scope for topic in asked if topic.scope], width)
    write_lines(context, chain(said, letter.page(pages(context.edition, found, overlays), width)))
