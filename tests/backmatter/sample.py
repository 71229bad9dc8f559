"""An edition with topics and names: two letters, a passage on two topics, two men of one name, and traps."""

from __future__ import annotations

from pathlib import Path

from tests.editions import CORPUS, letter, write_edition

ONE = letter(
    "1",
    """\
::: salute
Dear Ben,
:::

On tea. The tea is late, and Carl Brook says so.[^1]

1) Sell the tea:

   a) in the north;

   b) in Brook.

2) The ship waits. The Brooks of this world are patient.[^2]

::: signed
Ann Brook
:::

[^1]: Tea came by ship in those years.

[^2]: The Tea Board in London. The Board met in Tea Street.""",
    date="1701-03-02",
)
TWO = letter(
    "2",
    """\
The cargo is here; nobody names it.

No steam, no boiling water. Carl Brook is not Carl.

From the two cases, ship and tea, learn patience.""",
    date="1701-02-01",
)
TOPICS = """\
tea:
  scope: The tea trade.
  query: tea
  about:
    1.p1: On tea. The tea
    2.p1: {begins: The cargo is here, why: the cargo is tea}
  also:
    2.p3: From the two cases
  mention:
    1.1: Sell the tea
  not:
    1.n2: The Tea Board
ships:
  query: [ship, cargo]
"""
NAMES = """\
persons:
  Brook, Carl:
    at: {1.p1: On tea, 2.p2: No steam}
    plural: [Brooks]
    not: [Carl Brook is not Carl]
    spellings: [Broke]
  Carl:
    variants: [Carl]
    not: [Carl Brook]
    meant: {2.p1: The cargo is here}
organisations:
  Tea Board:
    wikidata: Q42
  Board:
places:
  Brook:
    at: {1.1.b: in Brook}
  London:
  Nowhere:
"""


def edition(folder: Path, topics: str = TOPICS, names: str = NAMES) -> Path:
    """The edition's folder, with these two files where they are not empty."""
    files = {name: text for name, text in (("topics.yaml", topics), ("names.yaml", names)) if text}
    return write_edition(folder, {"1": ONE, "2": TWO}, CORPUS, files)
