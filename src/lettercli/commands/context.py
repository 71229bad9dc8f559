"""What a run of the program knows: the options that every command takes, the edition, where output goes.

Commands get it as click's `obj`. The edition and the index are opened when first asked for, so that `--help`, a wrong
option or a `completion` never cost a look at the disk.
"""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lettercli.address import Region
    from lettercli.filters import Filter
    from lettercli.index.layout import Index
    from lettercli.model import Edition, Head, Letter
    from lettercli.search import Scope


_SUBJECTS = {"on_topic": "--topic", "naming": "--name"}
"""Filters that are about passages, as they are typed; all others are about letters."""


class Context:
    """The choices of one run; options set the attributes, commands read them."""

    def __init__(self) -> None:
        self.corpus: str | None = None
        """`--corpus`: a folder or a name; None: look for one."""
        self.quiet = False
        self.color = "auto"
        self.width: int | None = None
        """`--width`, in terminal cells; None: as wide as the terminal."""
        self.pager = True
        self.format = ""
        """`--format`; empty: a page on a terminal, records in a pipe."""
        self.columns: tuple[str, ...] = ()
        self.csv_safe = False
        self.typed: set[str] = set()
        """Which of these were given on the command line."""
        self.filters: dict[str, object] = {}
        """The filter options that were given, by the name of Filter's field; `on_topic` and `naming` beside these."""
        self.provenance = False
        """`--provenance`: whether the rows are preceded by a record of what was asked."""
        self.asked: tuple[str | list[str], str] | None = None
        """The query as typed, and its language; None: there was none."""
        self.saved = ""
        """The name of the saved query that was called; empty: none was."""

    @cached_property
    def found(self) -> tuple[str, bool]:
        """The folder of the edition chosen, and whether it is the shipped one; raises NoEdition."""
        from lettercli.files.finding import find

        return find(self.corpus)

    @cached_property
    def edition(self) -> Edition:
        """The edition chosen; raises NoEdition or Faults."""
        from lettercli.snapshot.contents import edition

        root, shipped = self.found
        return edition(root, self.index, shipped)

    @cached_property
    def index(self) -> Index:
        """The edition's index, which may be had without the edition; raises as `edition` does."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # none of its threads is needed, and each takes memory
        from lettercli.snapshot import fresh

        found = fresh(self.found[0])
        return self.opened() if found is None else found

    def opened(self, *, rebuild: bool = False) -> Index:
        """The edition's index; where it has to be made, a bar on a terminal's stderr tells how far that is."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # none of its threads is needed, and each takes memory
        from lettercli.render.progress import Bar
        from lettercli.snapshot import opened

        with Bar("indexing") as bar:
            self.__dict__["index"] = found = opened(
                self.found[0], rebuild=rebuild, **({} if self.quiet else {"said": bar})
            )
        return found

    @cached_property
    def filter(self) -> Filter:
        """What the filter options ask for; raises BadDate and the like."""
        from lettercli.filters import Filter

        return Filter(**{name: value for name, value in self.filters.items() if name not in _SUBJECTS})  # type: ignore[arg-type]

    @cached_property
    def passages(self) -> frozenset[str] | None:
        """Addresses of the whole passages that --topic and --name keep; None where neither was given."""
        if _SUBJECTS.keys().isdisjoint(self.filters):
            return None
        from lettercli.backmatter.scope import passages

        on_topic, naming = (_several(self.filters.get(name)) for name in ("on_topic", "naming"))
        return passages(self.edition, self.index, on_topic, naming)

    @cached_property
    def region(self) -> Region | None:
        """What these passages cover; None where neither option was given."""
        from lettercli.address import Region

        return None if self.passages is None else Region(self.passages)

    @cached_property
    def letters(self) -> Sequence[Letter]:
        """The letters that the filters keep, in the edition's order; undated ones left out are named on stderr.

        They may be many: draw one after the other, and ask `heads` for what heads can tell.
        """
        if not self.filters:
            return self.edition.letters
        kept, undated = self.filter.letters(self.edition)
        if self.passages is not None:
            from lettercli.address import Directory

            directory = Directory(self.edition)
            holding = {directory.resolve(address)[0].letter.id for address in self.passages}
            kept, undated = kept.named(holding), undated.named(holding)
        if undated:
            names = ", ".join(head.id for head in undated.heads[:5]) + (", …" if len(undated) > 5 else "")
            self.say(f"left out, undated: {names}" + (f" ({len(undated):,} letters)" if len(undated) > 5 else ""))
        return kept

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of these letters."""
        from lettercli.model import heads_of

        return heads_of(self.letters)

    def filtered(self, filters: Mapping[str, object]) -> Context:
        """The same run with these filters instead of its own."""
        own = Context()
        own.__dict__.update(self.__dict__, edition=self.edition, filters=dict(filters))
        for derived in ("filter", "passages", "region", "letters", "scope"):
            own.__dict__.pop(derived, None)
        return own

    def keeps(self, address: str) -> bool:
        """Whether --topic and --name, where given, keep a passage, or a part of it."""
        return self.region is None or self.region.meets(address)

    @cached_property
    def scope(self) -> Scope | None:
        """What part of the edition a search is about; None: all of it."""
        if not self.filters:
            return None
        from lettercli.model import places_of
        from lettercli.search.scope import Placed, Scope

        return Scope(Placed(self.index, places_of(self.letters)), self.passages)

    def unmet(self) -> str:
        """That no letter passes the filters, and what the edition has instead; empty where one passes."""
        if not self.filters or self.letters:
            return ""
        from lettercli.views.unmet import there_are

        subjects = {}
        for name, option in _SUBJECTS.items():
            if name in self.filters:
                subjects[option] = len(self.filtered({name: self.filters[name]}).letters)
        known = there_are(self.edition, self.filters, subjects) or "letters info says what there is"
        return f"no letter passes these filters; {known}"

    def teach_filters(self) -> None:
        """Say on stderr that no letter passes the filters, and what the edition has instead."""
        self.say(self.unmet())

    def wants_page(self) -> bool:
        """True where a page is to be drawn: asked for, or stdout is a terminal and no other format was."""
        return self.format in {"page", "svg"} if self.format else sys.stdout.isatty()

    def wants_color(self, environ: Mapping[str, str] = os.environ) -> bool:
        """True where a page is to be coloured: --color, then NO_COLOR, FORCE_COLOR, then whether it is a terminal."""
        if self.color != "auto":
            return self.color == "always"
        if environ.get("NO_COLOR"):
            return False
        if environ.get("FORCE_COLOR", "0") not in {"", "0"}:
            return True
        return sys.stdout.isatty() and environ.get("TERM") != "dumb"

    def page_width(self, environ: Mapping[str, str] = os.environ) -> int:
        """How wide a page is, in cells: --width, a preview's or a terminal's width, else 80."""
        if self.width is not None:
            return self.width
        for name in ("FZF_PREVIEW_COLUMNS", "COLUMNS"):
            if (value := environ.get(name, "")).isascii() and value.isdecimal() and 0 < int(value) <= 10_000:
                return int(value)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def name_shipped_edition(self) -> None:
        """Say on stderr which edition was read, where nobody chose it: nobody should mistake it for theirs."""
        titles = (self.__dict__[name].title for name in ("edition", "index") if name in self.__dict__)
        if (title := next(titles, None)) is not None and self.found[1]:
            self.say(f"edition: {title} (built in); yours: --corpus DIR")

    def say(self, line: str) -> None:
        """One line to stderr, unless `--quiet`: footers and hints, never results."""
        if not self.quiet:
            complain(line)


def _several(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, tuple) else ()


_BETWEEN = " · "
"""Between the facts of a footer."""


def _filled(lines: Iterable[str]) -> Iterator[str]:
    """Lines for a terminal: one that is longer goes on below between two facts, which a terminal would cut anywhere."""
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        width = 80
    for line in lines:
        told = ""
        for fact in line.split(_BETWEEN):
            if told and len(told) + len(_BETWEEN) + len(fact) > width:
                yield told
                told = fact
            else:
                told += _BETWEEN + fact if told else fact
        yield told


def complain(line: str) -> None:
    """One line to stderr, made visible; that nobody reads stderr is no error."""
    from lettercli.render.visible import visible

    if sys.stderr is None:
        return
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
        lines = map(visible, line.split("\n"))
        sys.stderr.write("\n".join(_filled(lines) if sys.stderr.isatty() else lines) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
