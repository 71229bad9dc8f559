"""Letters taken in by a Python program: what `letters import` does, with its report as rows.

    >>> report = lettercli.take_in(["briefe.csv"], "editions/mine", map={"text": "Wortlaut"}, first="day")
    >>> [row for row in report if row["kind"] == "refused"]
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from lettercli.api.rows import Rows
from lettercli.arrival import Sources, Style
from lettercli.dates.elsewhere import First
from lettercli.errors import LettersError
from lettercli.files.encoding import known as known_encoding
from lettercli.formats.anyfile import Mixture
from lettercli.formats.fields import Reading
from lettercli.incoming import receive
from lettercli.incoming.files import about as known
from lettercli.incoming.files import arriving
from lettercli.views.arrivals import table


def take_in(
    files: Iterable[str | os.PathLike[str]],
    into: str | os.PathLike[str],
    *,
    map: Mapping[str, str] | None = None,
    first: First = "",
    encoding: str = "",
    style: Style | None = None,
    force: bool = False,
    dry_run: bool = False,
    about: Mapping[str, str] | None = None,
) -> Rows:
    """Make an edition of files, or add their letters to one; each file is taken for what it looks like.

    `map` names fields by what they are, `first` is the figure that comes first in 05/03/1918 (`day` or `month`),
    `about` what corpus.yaml says where there is none. The rows are those of the report, kind `refused` among them;
    what else was left as it was is their footer. Raises LettersError for an edition that cannot be added to, and for an
    encoding that is none.
    """
    paths, folder = [Path(path) for path in files], Path(into)
    if not paths:
        raise LettersError("no files", "name some, or folders")
    if encoding:
        known_encoding(encoding)
    mixture = Mixture(Reading(dict(map or {}), first, encoding))
    stream = arriving(Sources(paths, into=folder), mixture.read)
    left: list[str] = []
    done = receive(stream, folder, lambda: {**known(paths, folder), **mixture.about, **(about or {})},
                   style=style, force=force, dry=dry_run,
                   after=lambda done, beside: left.extend(mixture.keep(done, beside)))  # fmt: skip
    report = table(done)
    report.footer += left
    return Rows(report)
