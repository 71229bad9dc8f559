"""`letters path`: in which file and line a passage stands, for an editor."""

from __future__ import annotations

import click

from lettercli.commands.context import Context
from lettercli.commands.options import command
from lettercli.commands.output import write
from lettercli.commands.places import Places, report, typed
from lettercli.commands.reading import near


@command("path", examples=["letters path 42.6", "letters path 42.n16 43.ps", "letters kwic grain | letters path -"])
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.pass_obj
def path(context: Context, *, addresses: tuple[str, ...]) -> int:
    """Say in which file and line a passage stands.

    One file:line an address, as editors and compilers write it, from the working folder on where the file lies below
    it.
    """
    from lettercli.errors import LettersError
    from lettercli.render.visible import visible

    places = Places(context, typed(addresses))
    found = False
    for place in places:
        if place.letter.path is None:
            report(LettersError(f"letter {place.letter.id} has no file"))
            places.bad += 1
            continue
        line = place.passage.line if place.passage is not None else 1
        write([visible(near(place.letter.path)) + (f":{line}" if line else "") + "\n"])
        found = True
    return places.outcome(found)
