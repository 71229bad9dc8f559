"""What part of an edition topics and names leave: the passages on a topic, the passages that name somebody.

Passages are whole ones here, too: a name in a subpoint keeps its point. Of several topics any one will do, and of
several names; a topic and a name must both hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lettercli.address import Directory, Region, around
from lettercli.backmatter import names, topics
from lettercli.backmatter.bearing import bearings, whole
from lettercli.backmatter.mentions import mentions
from lettercli.index.layout import Index
from lettercli.model import Edition


def passages(
    edition: Edition, index: Index, on_topic: Sequence[str] = (), naming: Sequence[str] = ()
) -> frozenset[str]:
    """Addresses of the whole passages and notes that are on a topic and name somebody, as far as either is asked.

    Raises UnknownTopic, UnknownName, and Faults for what is wrong with the edition's files.
    """
    directory = Directory(edition)
    about = _about(edition, index, directory, on_topic) if on_topic else None
    naming_them = _naming(edition, index, directory, naming) if naming else None
    if about is None or naming_them is None:
        return _outermost(about or naming_them or frozenset())
    return _outermost(_both(about, naming_them))


def _about(edition: Edition, index: Index, directory: Directory, asked: Sequence[str]) -> frozenset[str]:
    known = topics.load(edition, directory)
    chosen = [topics.named(known, name) for name in asked]
    found = (each for topic in chosen for each in bearings(edition, index, topic, directory) if each.on)
    return frozenset(each.place.address for each in found)


def _naming(edition: Edition, index: Index, directory: Directory, asked: Sequence[str]) -> frozenset[str]:
    known = names.load(edition, directory)
    chosen = {name.main: name for text in asked for name in names.named(known, text)}
    found = mentions(index, known)
    hits = (mention.hit for main in chosen for mention in found.of[main])
    tops = {whole(index, index.passage(hit.start)) for hit in hits}
    meant = (_whole(directory, place.address) for name in chosen.values() for place in name.meant)
    return frozenset({*(index.passages.addresses[top] for top in tops), *meant})


def _whole(directory: Directory, address: str) -> str:
    """The outermost passage round an address, which may be that of a letter."""
    place = directory.resolve(address)[0]
    within = directory.places(place.letter)
    return [address, *(each for each in around(address) if each in within)][-1]


def _outermost(found: frozenset[str]) -> frozenset[str]:
    """The passages without those that lie in another one, which show with it."""
    return frozenset(one for one in found if not any(each in found for each in islice(around(one), 1, None)))


def _both(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """What lies in both: of a passage and a part of it the part."""
    within, without = Region(others), Region(some)
    return frozenset((*filter(within.holds, some), *filter(without.holds, others)))
