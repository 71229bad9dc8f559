"""How far apart two words are: letters put in, taken out, changed, or swapped with their neighbour.

This is the distance of Damerau and Levenshtein without the restriction that no stretch be edited twice: `ca` and `abc`
are two steps apart (swap, then put b in), and the distance is a metric.
"""

from __future__ import annotations


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be put in, taken out, changed or swapped to make one of the other; above `most`, more."""
    rows = [list(range(len(other) + 1))]
    last_row: dict[str, int] = {}
    for i, a in enumerate(one, 1):
        before, row = rows[-1], [i]
        last = 0  # the last place in this row where the letters were equal
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and (above := last_row.get(b, 0)):
                # swap the two letters, with what stands between them put in or taken out
                steps = min(steps, rows[above - 1][last - 1] + (i - above - 1) + 1 + (j - last - 1))
            if a == b:
                last = j
            row.append(steps)
        if min(row) > most:
            return most + 1
        rows.append(row)
        last_row[a] = i
    return rows[-1][-1]
