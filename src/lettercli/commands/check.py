"""`letters check`: faults of an edition, with addresses and places in its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command, format_options, option
from lettercli.commands.output import emit, write_lines
from lettercli.commands.reading import near

if TYPE_CHECKING:
    from lettercli.emendations import Applied, Repair
    from lettercli.errors import Fault
    from lettercli.model import Edition
    from lettercli.views.finding import Finding


@command(
    "check",
    examples=["letters check", "letters check --corpus ~/editions/darwin --strict", "letters check --json"],
)
@option("--strict", is_flag=True, help="Notes count as faults, too.")
@format_options
@click.pass_obj
def check(context: Context, *, strict: bool) -> int:
    """Check an edition for faults.

    Files that cannot be read, saved queries that cannot be asked (errors); notes that nothing calls, numbers out of
    order, dates that contradict one another, brackets without their other half, letters edited by hand beside their
    source, words whose name is not decided (warnings); suspicions that the import left open, each ibid. that is in
    doubt, passages that a topic leaves undecided (notes). Exit code 1 when there are errors or warnings. A finding that
    stands as it should is set aside in corpus.yaml: accept: ["42.n3 list-begins"].
    """
    from lettercli.edition import find, read
    from lettercli.views.check import accepted, brief, faulty, findings, summary, table

    root, _ = find(context.corpus)
    edition, faults = read(root)
    repairs, edited, more = _source(edition)
    looked_up, wrong = _backmatter(edition) if not faults else ([], [])
    wrong += _queries(edition)
    found, aside = accepted(edition, findings(edition, [*faults, *more, *wrong], repairs, [*edited, *looked_up]))
    if found and context.wants_page() and not context.columns:
        from lettercli.render.entries import page

        write_lines(context, page(brief(found, near), context.page_width()))
    elif found:
        emit(context, table(found, near))
    context.say(summary(found, aside, len(edition.letters)))
    return 1 if faulty(found, strict=strict) else 0


def _source(edition: Edition) -> tuple[tuple[Repair, ...], list[Finding], list[Fault]]:
    """What was repaired in the scan, which files no longer are what the import made or read, faults of the record."""
    from lettercli.emendations import load
    from lettercli.errors import Faults

    if edition.root is None:
        return (), [], []
    try:
        record = load(edition.root)
    except Faults as wrong:
        return (), [], list(wrong.faults)
    return record.repairs, list(_changed(edition, edition.root, record)), []


def _queries(edition: Edition) -> list[Fault]:
    """Saved queries that cannot be asked."""
    from lettercli.commands.meant import unusable

    return [] if edition.root is None else unusable(edition.root)


def _backmatter(edition: Edition) -> tuple[list[Finding], list[Fault]]:
    """What topics.yaml and names.yaml leave open, and faults of these files; what they are about must be readable."""
    from lettercli.address import Directory
    from lettercli.backmatter import names, topics
    from lettercli.backmatter.bearing import bearings
    from lettercli.backmatter.mentions import mentions
    from lettercli.errors import Faults
    from lettercli.snapshot import fresh
    from lettercli.views import check_backmatter as checks

    wrong: list[Fault] = []
    directory = Directory(edition)
    known_topics: tuple[topics.Topic, ...] = ()
    known_names: tuple[names.Name, ...] = ()
    try:
        known_topics = topics.load(edition, directory)
    except Faults as faults:
        wrong += faults.faults
    try:
        known_names = names.load(edition, directory)
    except Faults as faults:
        wrong += faults.faults
    if not known_topics and not known_names:
        return [], wrong
    index = None if edition.root is None else fresh(str(edition.root))
    if index is None:
        from lettercli.index.build import build

        index = build(edition)
    bearing = {topic.name: bearings(edition, index, topic, directory) for topic in known_topics}
    closed = frozenset(topic.name for topic in known_topics if topic.closed)
    found = [*checks.undecided(bearing, closed)]
    found += checks.names(edition, index, known_names, mentions(index, known_names))
    return found, wrong


def _changed(edition: Edition, root: Path, record: Applied) -> Iterator[Finding]:
    """Letters that are not what the import wrote, and sources that are not what it read."""
    from lettercli.formats.letterfile import digest
    from lettercli.views.finding import Finding

    if record.provenance.get("format"):
        return  # made of an edition, not of a scan: it is its letters that are the master now

    def in_shard(id: str) -> str:
        letter = edition.letter(id)
        return digest(letter) if letter is not None else ""

    for path in record.edited_letters(root, in_shard):
        letter = edition.letter(path.stem)
        what = "edited by hand since the import; write the change into emendations.yaml and import again"
        what = what if path.exists() or letter is not None else "written by the import, and gone"
        place = letter.path if letter is not None else path
        line = letter.lines.get("id", 0) if letter is not None and place != path else 0
        yield Finding("warning", "edited", path.stem, what, place, line)
    for path in record.changed_sources(root):
        what = "changed since the import; import again" if path.exists() else "read by the import, and gone"
        yield Finding("warning", "stale", "", what, path)
