"""The programs that are compared: how each makes its index and how it is asked, as command lines.

A program is used when it is there. All read the same letters: rg the Markdown files, the others the shards.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

PEERS = Path(__file__).parent / "peers"
sys.path.append(str(PEERS))
from edition import written  # noqa: E402


class Question(NamedTuple):
    """What is asked."""

    mode: str
    """count, first (100 lines), all (lines), sorted (by the three words to the right, 100 lines) or collocates."""
    kind: str
    """word, phrase, prefix, regex or gap."""
    pattern: str

    def __str__(self) -> str:
        return f"{self.mode}, {self.kind} {self.pattern!r}"


PATTERNS = (
    ("word", "quarantine"),
    ("word", "letter"),
    ("word", "the"),
    ("phrase", "of the"),
    ("prefix", "ship"),
    ("regex", "re[a-z]*tion"),
    ("gap", "letter 3 the"),
)
"""A rare word, a middling one and the most frequent; a phrase of frequent words; and what is no list of hits as yet."""
QUESTIONS = (
    *(Question(mode, *pattern) for mode in ("count", "first", "all") for pattern in PATTERNS),
    *(Question(mode, "word", word) for mode in ("sorted", "collocates") for word in ("letter", "the")),
)


@dataclass(frozen=True, slots=True)
class Program:
    """One of those that are compared."""

    name: str
    edition: Path
    """The folder that holds markdown/ and jsonl/."""
    folder: Path
    """Its own, where its index is."""

    def build(self) -> Sequence[Sequence[str]]:
        """The commands that make its index, one after another; none where it has no index."""
        return ()

    def index(self, cache: Path) -> Iterable[Path]:  # noqa: ARG002
        """The files of the index; of `letters` they are in the cache folder."""
        return (file for file in self.folder.rglob("*") if file.is_file() and file.suffix not in (".vrt", ".cqp"))

    def ask(self, question: Question) -> Sequence[str] | None:
        """The command that answers; None where the program cannot."""
        raise NotImplementedError

    def often(self) -> Sequence[str] | None:
        """The command that answers questions from stdin in one process; None where there is none."""
        return None


@dataclass(frozen=True, slots=True)
class Letters(Program):
    """This project's command."""

    command: tuple[str, ...]
    form: str = "jsonl"
    """Or markdown, one file a letter, each of which is looked at before every answer."""

    def _run(self, *words: str) -> list[str]:
        return [*self.command, "--corpus", str(self.edition / self.form), "-q", *words]

    def build(self) -> Sequence[Sequence[str]]:
        """The first question that is asked, about a word that there is at any size."""
        return [self._run("kwic", "--in", "all", "--count", "the")]

    def index(self, cache: Path) -> Iterable[Path]:
        """The snapshot, which is called by the edition's folder."""
        return cache.glob(f"*/{self.form}-*")

    def ask(self, question: Question) -> Sequence[str] | None:
        """Over the text and the notes, as the others have both."""
        command = "collocates" if question.mode == "collocates" else "kwic"
        how = {"count": ["--count"], "first": ["--limit", "100"], "sorted": ["--sort", "R1,R2,R3", "--limit", "100"]}
        return self._run(command, "--in", "all", *how.get(question.mode, ()), written(question.kind, question.pattern))

    def often(self) -> Sequence[str] | None:
        """Its library, where the interpreter that runs this has it."""
        if importlib.util.find_spec("lettercli") is None:
            return None
        return [sys.executable, str(PEERS / "with_letters.py"), "often", str(self.edition / self.form)]


@dataclass(frozen=True, slots=True)
class Ripgrep(Program):
    """rg, which has no index and reads all; what stands within forty characters of a hit is in the same line."""

    def ask(self, question: Question) -> Sequence[str] | None:
        """Its own metadata lines are searched, too: a few hits more."""
        if question.mode not in ("count", "first", "all"):
            return None
        pattern = question.pattern
        if question.kind == "gap":
            first, most, last = pattern.split()
            pattern = rf"{first}\W+(?:\w+\W+){{0,{most}}}?{last}"
        elif question.kind == "phrase":
            pattern = pattern.replace(" ", r"\W+")
        elif question.kind == "prefix":
            pattern += r"\w*"
        around = "" if question.mode == "count" else ".{0,40}"
        then = {"count": "| wc -l", "first": "| head -100", "all": ""}[question.mode]
        line = f'rg --no-config --no-heading -io "$1" "$2" {then}'
        return ["sh", "-c", line, "sh", rf"{around}\b{pattern}\b{around}", str(self.edition / "markdown" / "letters")]


@dataclass(frozen=True, slots=True)
class Workbench(Program):
    """The IMS Open Corpus Workbench: cqp, on what cwb-encode and cwb-makeall made."""

    @property
    def _vertical(self) -> str:
        return str(self.folder / "letters.vrt")

    def build(self) -> Sequence[Sequence[str]]:
        """Cutting the letters into words, one a line, by a small program of ours; encoding; indexing."""
        registry, data = self.folder / "registry", self.folder / "data"
        registry.mkdir(exist_ok=True)
        data.mkdir(exist_ok=True)
        return [
            [sys.executable, str(PEERS / "with_cwb.py"), str(self.edition / "jsonl"), self._vertical],
            ["cwb-encode", "-c", "utf8", "-d", str(data), "-f", self._vertical, "-R", str(registry / "letters"),
             "-S", "letter:0+id"],
            ["cwb-makeall", "-r", str(registry), "-V", "LETTERS"],
        ]  # fmt: skip

    def ask(self, question: Question) -> Sequence[str] | None:
        """In CQP's language, case folded."""
        if question.kind == "gap":
            first, most, last = question.pattern.split()
            query = f'"{first}"%c []{{0,{most}}} "{last}"%c within letter'
        elif question.kind == "phrase":
            query = " ".join(f'"{word}"%c' for word in question.pattern.split()) + " within letter"
        else:
            query = f'"{question.pattern}{".*" if question.kind == "prefix" else ""}"%c'
        then = {
            "count": "size A",
            "first": "cat A 0 99",
            "all": "cat A",
            "sorted": "sort A by word %c on matchend[1] .. matchend[3]; cat A 0 99",
        }.get(question.mode)
        if then is None:
            return None
        script = self.folder / f"{question.mode}-{question.kind}-{question.pattern}.cqp"
        lines = ("set Context 10 words", "set PrettyPrint off", "set AutoShow off", f"A = {query}", then)
        script.write_text(";\n".join([*lines, ""]), "utf-8")
        return ["cqp", "-p", "-r", str(self.folder / "registry"), "-D", "LETTERS", "-f", str(script)]


@dataclass(frozen=True, slots=True)
class Library(Program):
    """A peer that is a library of Python's, asked by a small program in peers/."""

    program: str

    def _run(self, *words: str) -> list[str]:
        return [sys.executable, str(PEERS / self.program), *words]

    def build(self) -> Sequence[Sequence[str]]:
        """In one process."""
        return [self._run("build", str(self.edition / "jsonl"), str(self.folder))]

    def ask(self, question: Question) -> Sequence[str] | None:
        """By start-up, opening of the index, answer."""
        if question.mode not in ("count", "first", "all"):
            return None
        return self._run("ask", str(self.folder), *question)

    def often(self) -> Sequence[str] | None:
        """The same program."""
        return self._run("often", str(self.folder))


LIBRARIES = {
    "FTS5": ("with_sqlite.py", "sqlite3"),
    "tantivy": ("with_tantivy.py", "tantivy"),
    "DuckDB": ("with_duckdb.py", "duckdb", "pyarrow"),
    "NLTK": ("with_nltk.py", "nltk"),
}
"""The program in peers/ and what it imports."""


def installed(edition: Path, work: Path, command: tuple[str, ...]) -> list[Program]:
    """All that there are here, `letters` first."""
    found: list[Program] = [
        Letters("letters", edition, work / "letters", command),
        Letters("letters (files)", edition, work / "files", command, "markdown"),
    ]
    if all(map(shutil.which, ("cqp", "cwb-encode", "cwb-makeall"))):
        found.append(Workbench("cqp", edition, work / "cqp"))
    if shutil.which("rg"):
        found.append(Ripgrep("rg", edition, work / "rg"))
    for name, (program, *modules) in LIBRARIES.items():
        if all(map(importlib.util.find_spec, modules)):
            found.append(Library(name, edition, work / name, program))
    return found
