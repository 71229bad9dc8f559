"""All letters of an edition, read anew by several processes at once."""

from __future__ import annotations

import os
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lettercli.files.folder import is_shard
from lettercli.index.slices import Words, is_table_made
from lettercli.snapshot.batches import Batch, Task, batches
from lettercli.snapshot.gathered import Faulty, Gathered, Said, forms
from lettercli.snapshot.known import Known
from lettercli.snapshot.workers import shared

if TYPE_CHECKING:
    from lettercli.about import About
    from lettercli.errors import Fault

_TASK_BYTES = 2 << 20
_MOST_FILES = 2_000


def read(paths: list[str], about: About, folder: str, said: Said) -> Gathered:
    """All letters; raises Faulty, Failed and OSError. `folder` is for files that are needed meanwhile."""
    sizes = [os.stat(path).st_size for path in paths]
    tasks = list(_tasks(paths, sizes))
    words, faults, weights, done = Words(), list["Fault"](), [_weight(task, sizes) for task in tasks], 0
    is_table_made()  # once, before there are several processes

    def tell(task: int) -> None:
        nonlocal done
        done += weights[task]
        said(done, sum(weights))

    def work(task: Task) -> list[Batch]:
        return batches(task, paths, about.conventions, words, 0, faults)

    everything = shared(tasks, work, lambda: (*words.in_order(), bool(faults)), folder, tell)
    results: list[tuple[int, int, list[Batch]]] = []
    lexicons = []
    for lexicon, each in enumerate(everything):
        keys, numbers, faulty = each.last
        if faulty:
            raise Faulty
        lexicons.append(forms(keys, numbers))
        results += [(task, lexicon, made) for task, made in each.results]
    lines: Counter[int] = Counter()
    made = [
        Batch(batch.part._replace(lexicon=lexicon), _numbered(batch.known, lines))
        for _, lexicon, of_task in sorted(results, key=lambda result: result[0])
        for batch in of_task
    ]
    order = [(number, place) for number, batch in enumerate(made) for place in range(batch.part.letters)]
    return Gathered(made, order, lexicons, {}, {}, [each.file for each in everything])


def _numbered(known: Known, lines: Counter[int]) -> Known:
    """What is known of letters, the lines of shards numbered on from those that their files had before.

    A task that begins in the middle of a shard does not know how many lines there are before; each of them is a letter,
    since there are no faults.
    """
    numbers = array("I", known.line)
    for place, (file, line) in enumerate(zip(known.file, known.line, strict=True)):
        if line:
            lines[file] += 1
            numbers[place] = lines[file]
    return known._replace(line=numbers)


def _tasks(paths: Sequence[str], sizes: Sequence[int]) -> Iterator[Task]:
    """The files shared out: small ones together, large ones in pieces."""
    together: list[int] = []
    size = 0
    for file, path in enumerate(paths):
        if is_shard(Path(path)) and sizes[file] > _TASK_BYTES:
            if together:
                yield Task(together)
            together, size = [], 0
            pieces = -(-sizes[file] // _TASK_BYTES)
            ends = [sizes[file] * piece // pieces for piece in range(pieces + 1)]
            yield from (Task([file], start, end) for start, end in zip(ends, [*ends[1:-1], 1 << 62], strict=False))
            continue
        together.append(file)
        size += sizes[file]
        if size >= _TASK_BYTES or len(together) >= _MOST_FILES:
            yield Task(together)
            together, size = [], 0
    if together:
        yield Task(together)


def _weight(task: Task, sizes: Sequence[int]) -> int:
    return sum(min(sizes[file], task.end) - task.start for file in task.files)
