"""Asks `letters` and whatever peers are installed the same questions, in turns, and prints tables in Markdown.

    python bench/run.py DIR --tokens 10M --rounds 3

makes the letters in DIR if they are not there, every program's index, and then asks each question of every program in
each round. What counts are the ratios: a machine that is busy is so for all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from letters import size
from programs import PATTERNS, QUESTIONS, Letters, Program, Question, installed
from timing import Cost, median, own_memory, ratio, timed

Costs = dict[Question, dict[str, list[Cost]]]
SLOW = 20.0
"""Seconds beyond which a question is asked once and not again."""
UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")


class Bench:
    """One run: the programs, the folder they work in, and what was found."""

    def __init__(self, edition: Path, programs: Sequence[Program], rounds: int, work: Path) -> None:
        self.edition = edition
        self.programs = list(programs)
        self.rounds = rounds
        self.out = work / "out"
        # Compiled modules are kept and output is buffered, as it is on most machines: without, start-up is doubled.
        usual = {name: value for name, value in os.environ.items() if name not in UNUSUAL}
        self.environment = {**usual, "XDG_CACHE_HOME": str(work / "cache")}
        self.made: dict[str, list[Cost]] = {}
        self.costs: Costs = defaultdict(lambda: defaultdict(list))
        self.answers: dict[Question, dict[str, str]] = defaultdict(dict)
        self.memory: dict[Question, dict[str, float | None]] = defaultdict(dict)

    def build(self) -> None:
        """Make every index anew, from files that are in memory; a program that fails is left out, which is said."""
        for program in list(self.programs):
            if not isinstance(program, Letters):
                shutil.rmtree(program.folder, ignore_errors=True)
            program.folder.mkdir(parents=True, exist_ok=True)
            for path in self.edition.glob("*/letters/*"):
                with path.open("rb") as file:
                    while file.read(1 << 20):
                        pass
            self.made[program.name] = [timed(command, self.out, self.environment) for command in program.build()]
            if any(cost.code for cost in self.made[program.name]):
                print(f"{program.name} could not make its index", file=sys.stderr)
                self.programs.remove(program)
        if not self.programs:
            raise SystemExit("there is nothing left to compare")

    def ask(self, questions: Iterable[Question]) -> None:
        """Ask all once for the answers and the memory, and then round by round for the time."""
        asked = list(questions)
        for number in range(self.rounds + 1):
            for question in asked:
                for program in self.programs:
                    if (command := program.ask(question)) is None:
                        continue
                    if number == 0:
                        self._first(question, program.name, command)
                    elif self._again(question, program.name):
                        self.costs[question][program.name].append(timed(command, self.out, self.environment))

    def _again(self, question: Question, name: str) -> bool:
        known = self.costs[question][name]
        return name in self.answers[question] and not (known and known[0].wall > SLOW)

    def _first(self, question: Question, name: str, command: Sequence[str]) -> None:
        code, own = own_memory(command, self.out, self.environment)
        if code in (0, 1):
            self.memory[question][name] = own
            with self.out.open("rb") as file:
                count = question.mode == "count"
                self.answers[question][name] = f"{file.readline().decode().strip() if count else sum(1 for _ in file)}"
        elif code != 2:
            print(f"{name} failed at {question}: exit code {code}", file=sys.stderr)

    def start(self) -> dict[str, list[Cost]]:
        """What it takes to start and to answer from six letters, beside an interpreter that does less."""
        letters = next(program for program in self.programs if isinstance(program, Letters)).command
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "letters --version": [*letters, "--version"],
            "letters -q kwic Bukharin": [*letters, "-q", "kwic", "Bukharin"],
        }
        beside = Path(sys.executable).with_name("sqlite-utils")
        if beside.exists():
            commands["sqlite-utils --version"] = [str(beside), "--version"]
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for number in range(5 * self.rounds + 1):
            for name, command in commands.items():
                cost = timed(command, self.out, self.environment)
                if number:
                    costs[name].append(cost)
        return costs

    def edited(self) -> tuple[float, float] | None:
        """Seconds of the question after one letter of the files was edited, and its ratio to a whole build."""
        name = "letters (files)"
        if name not in self.made:
            return None
        program = next(program for program in self.programs if program.name == name)
        letter = min((self.edition / "markdown" / "letters").iterdir())
        text = letter.read_bytes()
        letter.write_bytes(text.replace(b"the ", b"The ", 1))
        try:
            cost = timed(program.build()[0], self.out, self.environment)
        finally:
            letter.write_bytes(text)
        timed(program.build()[0], self.out, self.environment)
        return cost.wall, ratio([cost], self.made[name])

    def often(self, questions: Sequence[Question]) -> dict[str, list[float | None]]:
        """Seconds of each question in a process that has the index open, by program."""
        found: dict[str, list[float | None]] = {}
        for program in self.programs:
            if (command := program.often()) and program.name != "letters (files)":
                asked = json.dumps(questions).encode()
                done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=False, env=self.environment)
                if done.returncode == 0:
                    found[program.name] = json.loads(done.stdout)
        return found


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table in Markdown, and a blank line."""
    for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows):
        print("|", " | ".join(cell.replace("|", "\\|") for cell in row), "|")
    print(flush=True)


def number(value: float | None) -> str:
    """Three figures, no exponent; nothing for what was not measured."""
    return "" if value is None else f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def report_build(bench: Bench, tokens: int, cache: Path) -> None:
    """The table of the indexes."""
    print("## The index\n")
    rows = []
    for program in bench.programs:
        if costs := bench.made[program.name]:
            kept = sum(file.stat().st_size for file in program.index(cache))
            wall, cpu = sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs)
            peak = max(cost.peak for cost in costs)
            rows.append([program.name, *map(number, (wall, cpu, tokens / wall / 1e6, peak, kept / tokens))])
    table(["", "s", "s of CPU", "Mtok/s", "peak MB", "bytes a token"], rows)
    if edit := bench.edited():
        print(f"One letter of the files edited, next question: {edit[0]:.2f} s, {edit[1]:.2f} of a whole build.\n")


def report_start(costs: Mapping[str, Sequence[Cost]]) -> None:
    """The table of small things."""
    print("## Starting\n")
    beside = ['python -c "import click"', *(name for name in costs if name.startswith("sqlite-utils"))]
    rows = [
        [f"`{name}`", number(median(each) * 1000), *(f"{ratio(each, costs[one]):.2f}" for one in beside)]
        for name, each in costs.items()
    ]
    table(["", "ms", *(f"to `{one}`" for one in beside)], rows)


def report(bench: Bench, questions: Sequence[Question]) -> None:
    """The tables of the answers, the times, the ratios and the memory."""
    names = [program.name for program in bench.programs]
    others = [name for name in names if name != "letters"]

    def rows(cell: Callable[[Question, str], str], which: Sequence[str]) -> list[list[str]]:
        return [[str(question), *(cell(question, name) for name in which)] for question in questions]

    def wall(question: Question, name: str) -> str:
        costs = bench.costs[question][name]
        return number(median(costs) * 1000) if costs else ""

    def beside(question: Question, name: str) -> str:
        costs, ours = bench.costs[question][name], bench.costs[question]["letters"]
        times = ratio(costs, ours) if costs and ours else 0
        return f"{times:,.0f}" if times >= 10 else f"{times:.2f}" if times else ""

    def peak(question: Question, name: str) -> str:
        costs = bench.costs[question][name]
        own = bench.memory[question].get(name)
        return f"{number(max(cost.peak for cost in costs))} ({number(own)})" if costs else ""

    print("## Whole process, ms\n")
    table(["", *names], rows(wall, names))
    print("## How many times as long as `letters`\n")
    table(["", *others], rows(beside, others))
    print("## Answers: hits (~ letters), and lines\n")
    table(["", *names], rows(lambda question, name: bench.answers[question].get(name, ""), names))
    print("## Peak memory, MB (of that the process's own, not a file's)\n")
    table(["", *names], rows(peak, names))


def main() -> None:
    """Make, build, ask, report."""
    parser = argparse.ArgumentParser(description="Compare letters with the peers that are installed.")
    parser.add_argument("folder", type=Path, help="where letters and indexes are put")
    parser.add_argument("--tokens", type=size, default="1M", help="how many: 2000, 500k, 10M (default 1M)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is asked (default 5)")
    parser.add_argument("--only", default="", help="these programs, as in: letters,rg,FTS5")
    parser.add_argument("--letters", default=shutil.which("letters") or f"{sys.executable} -m lettercli",
                        help="the command that is measured")  # fmt: skip
    parser.add_argument("--json", type=Path, help="every single cost, for another look")
    asked = parser.parse_args()
    edition = asked.folder.resolve() / str(asked.tokens)
    work = edition / "indexes"
    # In a process of its own, so that its memory is not taken for that of what is measured.
    maker = Path(__file__).with_name("letters.py")
    subprocess.run([sys.executable, str(maker), str(edition), "--tokens", str(asked.tokens)], check=True)
    shutil.rmtree(work / "cache", ignore_errors=True)
    work.mkdir(exist_ok=True)
    programs = installed(edition, work, tuple(asked.letters.split()))
    wanted = asked.only.split(",") if asked.only else [program.name for program in programs]
    bench = Bench(edition, [program for program in programs if program.name in wanted], asked.rounds, work)
    where = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"# {asked.tokens:,} tokens, {asked.rounds} rounds, {where}\n", flush=True)
    report_start(bench.start())
    bench.build()
    report_build(bench, asked.tokens, work / "cache")
    bench.ask(QUESTIONS)
    report(bench, QUESTIONS)
    open_ones = [Question(mode, *pattern) for mode in ("count", "first") for pattern in PATTERNS]
    took = bench.often(open_ones)
    print("## In one process, the index open, ms\n")
    rows = zip(*([None if one is None else one * 1000 for one in times] for times in took.values()), strict=True)
    table(["", *took], [[str(question), *map(number, row)] for question, row in zip(open_ones, rows, strict=False)])
    if asked.json:
        whole = {str(question): dict(costs) for question, costs in bench.costs.items()}
        asked.json.write_text(json.dumps({"build": bench.made, "whole": whole}), "utf-8")


if __name__ == "__main__":
    main()
