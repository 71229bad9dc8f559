"""The character entities that the subset has: `&amp;`, `&lt;`, `&gt;`, `&quot;` and all by number.

They carry what cannot stand for itself at a place: a blank at a paragraph's edge, a colon that would open a div.
"""

from __future__ import annotations

import re

ENTITY = re.compile(r"&(#?[A-Za-z0-9]+);")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}
NUMBER = re.compile(r"#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}))")


def character(name: str) -> str | None:
    """What `name`, the part between `&` and `;`, stands for; None for what the subset does not have."""
    if found := NUMBER.fullmatch(name):
        number = int(found[1]) if found[1] else int(found[2], 16)
        allowed = 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
        return chr(number) if allowed else None
    return NAMED.get(name)
