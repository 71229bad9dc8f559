"""Parts of an index: some letters of an edition in columns of numpy, ready to be joined with others.

A column belongs to a *stream* (tokens, passages, flows ...). What it holds is a number as it is, or counts the things
of another stream from the beginning of the part's layer, and is moved along when the part is. How many things of each
stream a letter has is kept beside the columns; so letters can be taken from any part, in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.generic]

STREAMS = ("tokens", "runs", "bytes", "passages", "characters", "flows", "stretches", "gaps")
"""runs: of one voice, never longer than a letter; bytes: of the text; characters: bytes of the addresses."""


class Column(NamedTuple):
    """A column of an index."""

    stream: str
    """What it has an entry for."""
    counts: str = ""
    """The stream whose things its numbers count; empty: they count nothing that moves."""
    format: str = "I"
    """`o`: an offset into the text, as wide as the text needs; `s`: an offset into a flow, `l`: the length of a token,
    likewise."""
    closed: bool = False
    """Whether the number of things counted stands at the end, as one entry more."""


COLUMNS = {
    "types": Column("tokens"),
    "starts": Column("tokens", "", "s"),
    "lengths": Column("tokens", "", "l"),
    "voices.at": Column("runs", "tokens", closed=True),
    "voices": Column("runs", "", "B"),
    "passages.text": Column("bytes", "", "B"),
    "passages.first": Column("passages", "tokens", closed=True),
    "passages.at": Column("passages", "bytes", "o"),
    "passages.to": Column("passages", "bytes", "o"),
    "passages.addresses": Column("characters", "", "B"),
    "passages.addresses.at": Column("passages", "characters", closed=True),
    "passages.flows": Column("passages", "flows"),
    "passages.parents": Column("passages", "passages"),
    "passages.ends": Column("passages", "passages"),
    "passages.kinds": Column("passages", "", "B"),
    "passages.body": Column("passages", "", "B"),
    "flow_at": Column("flows", "passages", closed=True),
    "stretches.first": Column("stretches", "tokens", closed=True),
    "stretches.start": Column("stretches", "bytes", "o"),
    "stretches.end": Column("stretches", "bytes", "o"),
    "gaps.passages": Column("gaps", "passages"),
    "gaps.starts": Column("gaps"),
    "gaps.ends": Column("gaps"),
}
"""By section: what is kept a letter, layer by layer; `passages.letters` is made new with every index."""


class Layer(NamedTuple):
    """One layer of a part."""

    columns: dict[str, Numbers]
    """By section, without the closing entries."""
    borders: dict[str, Numbers]
    """By stream: where the things of each letter begin, and the number of things; one more than there are letters."""


class Part(NamedTuple):
    """Some letters."""

    letters: int
    layers: list[Layer]
    """As layout's LAYERS."""
    lexicon: int
    """Which of several lexicons its types are ids of."""
