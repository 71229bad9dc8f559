"""Patterns with `*` as regular expressions that never run away.

What people type ends up in an engine that goes back to try again. With several stars in a row of failures that is an
explosion, so here it may not: what stands between two stars is taken where it first fits, for good.
"""

from __future__ import annotations

from collections.abc import Sequence


def joined(stretches: Sequence[str], anything: str) -> str:
    """The regular expressions of what stands between stars, as one; `anything` matches one character of a star's.

    The first stretch must match where the search begins and the last at its end, or be followed by something that
    ends the match. Each stretch between is taken where it first fits (an atomic group): what a match leaves to the
    rest is never less than another would. So a match costs the length of the text times that of the pattern at most.
    """
    if len(stretches) == 1:
        return stretches[0]
    first, *inner, last = stretches
    middle = "".join(f"(?>{anything}*?{stretch})" for stretch in inner if stretch)
    return f"{first}{middle}{anything}*{last}" if last else f"{first}{middle}{anything}*+"
