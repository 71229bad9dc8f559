"""An edition on disk with points, subpoints, a postscript, an annotation, a gap and notes called and not."""

from __future__ import annotations

from pathlib import Path

from tests.editions import CORPUS, write_edition

FORTY_ONE = """\
---
id: 41
date: 1929-08-10
sender: Ann
recipient: Ben
---

On mills. It would be *possible* to recognize the […]{.gap}

The resolution reads:

> 1) It approves the course;
>
> 2) [It] considers the matter closed.

::: {.annotation hand="unknown"}
I agree wholly.
:::
"""

FORTY_TWO = """\
---
id: 42
date: 1929-08-21
sender: Ann
recipient: Ben
heading: "[21 August 1929]"
---

::: salute
Hello, Ben,[^1]
:::

5) Carl is going downhill. The hell with him.

6) The board has adopted my proposals. It is necessary to demand:

   a) copies of their instructions;

   b) regular reports of the grain.

   Our procurements are poor. They must be fulfilled with firmness.[^2]

::: closer
That's it for now.
:::

::: signed
Ann
:::

::: postscript
P.S. On cotton.[^3]

::: signed
Ann
:::
:::

::: dateline
21 August 1929
:::

[^1]: Above is a notation: "Read it."

[^2]: The resolution ran as follows:

    a) The board notes the weak course of grain.

    It was published [see below—U.S. Ed.]

[^3]: The cotton board was an agency—U.S. Ed.
"""

FORTY_THREE = """\
---
id: 43
date: 1929-08-23
sender: Ann
recipient: Ben
---

I read the resolution.
"""

LETTERS = {"41": FORTY_ONE, "42": FORTY_TWO, "43": FORTY_THREE}


def edition(folder: Path, **changed: str) -> Path:
    """Write the edition, with these letters changed or added, and return its folder."""
    return write_edition(folder / "friend", {**LETTERS, **changed}, CORPUS)
