"""An edition on disk whose notes cite an archive, a book and a newspaper, some of it by `ibid.`"""

from __future__ import annotations

from pathlib import Path

from tests.editions import CORPUS, letter, write_edition

FIRST = """\
On mills.[^1] On grain.[^2]

1) On oil.[^3]

[^1]: They met on 1 July (RGASPI f. 17, op. 3, d. 9, l. 1).

[^2]: See Moshe Lewin, Russian Peasants (London, 1968), 5—U.S. Ed.

[^3]: They met again (ibid., d. 10, ll. 2–3).
"""
SECOND = """\
On England.[^1] On China.[^2]

[^1]: They wrote (RGASPI f. 17, op. 3, d. 10, l. 4), and again (ibid., l. 5).

[^2]: Ya. Bo, "Eins" (One), Pravda (18 June 1929).
"""
THIRD = """\
Nothing new.[^1]

[^1]: Nobody knows.
"""
DOUBT = (
    "Moshe Lewin, Russian Peasants is cited between it and 1.n1 (1.n2, signed U.S. Ed.); "
    "only d. and l. tell what is meant"
)
RECORDS = {
    "1.n1": "1.n1\t1929-08-10\tarchive\tRGASPI f. 17, op. 3, d. 9, l. 1\tRGASPI f. 17, op. 3, d. 9, l. 1\t\t\n",
    "1.n2": "1.n2\t1929-08-10\tbook\tMoshe Lewin, Russian Peasants (London, 1968), 5\t"
            "Moshe Lewin, Russian Peasants (London, 1968), 5\t\t\n",
    "1.n3": f"1.n3\t1929-08-10\tarchive\tRGASPI f. 17, op. 3, d. 10, ll. 2–3\tibid., d. 10, ll. 2–3\t1.n1\t{DOUBT}\n",
    "2.n1": "2.n1\t1929-08-21\tarchive\tRGASPI f. 17, op. 3, d. 10, l. 4\tRGASPI f. 17, op. 3, d. 10, l. 4\t\t\n"
            "2.n1\t1929-08-21\tarchive\tRGASPI f. 17, op. 3, d. 10, l. 5\tibid., l. 5\t2.n1\t\n",
    "2.n2": '2.n2\t1929-08-21\tarticle\tYa. Bo, "Eins" (One), Pravda, 18 June 1929\t'
            'Ya. Bo, "Eins" (One), Pravda (18 June 1929)\t\t\n',
}  # fmt: skip
"""What `letters sources` writes of each note into a pipe."""


def edition(folder: Path, **letters: str) -> Path:
    """Write the edition, with these bodies of letters changed, and return its folder."""
    bodies = {"1": FIRST, "2": SECOND, "3": THIRD, **letters}
    days = {"1": "1929-08-10", "2": "1929-08-21", "3": "1929-08-29"}
    files = {id: letter(id, body, date=days.get(id, "1929-09-01")) for id, body in bodies.items()}
    return write_edition(folder / "cited", files, CORPUS)
