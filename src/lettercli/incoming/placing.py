"""Puts letters into an edition: beside those that are there, each whole or not at all.

All is written beside the letters first. What is then put in place, file by file, is an edition at every moment: a
letter's file or a shard is never there in part, and corpus.yaml follows the first letter. Only where it lists all ids
does it come last, and an edition that is left between says which letter its list lacks.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise, takewhile
from pathlib import Path

from lettercli.arrival import Style
from lettercli.conversion import SHARD_LETTERS
from lettercli.errors import Unwritable
from lettercli.files import atomic, textfile, yamlfile
from lettercli.files.folder import ABOUT, LETTER, LETTERS, SHARD, natural
from lettercli.formats import jsonl, markdown
from lettercli.incoming.ids import file_names
from lettercli.incoming.spool import ORIGINAL, TEMPORARY, Metadata, Spool, Spooled
from lettercli.incoming.standing import RECORD, Standing

_ENCODER = json.JSONEncoder(ensure_ascii=False)


class Placing:
    """Letters that have an id, and the edition that they go to."""

    def __init__(self, standing: Standing, spool: Spool, style: Style, had: Mapping[str, str]) -> None:
        """`had`: the ids that the letters had where they come from."""
        self.had = had
        self.standing = standing
        self.spool = spool
        self.style = style
        assert spool.folder is not None
        self.folder = spool.folder / LETTERS

    def write(self, new: Mapping[str, int], replaced: Mapping[str, int]) -> list[Path]:
        """Writes the letters, ids with their places in the spool, into the folder of what waits; returns the files."""
        self.folder.mkdir()
        own = {id: self.standing.stand(id) for id in replaced}
        made = [self._file(Path(own[id].file).name, id, replaced[id]) for id in replaced if not own[id].line]
        shards: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for id, stand in own.items():
            if stand.line:
                shards[stand.file][stand.line] = id
        made += [self._shard_again(Path(file).name, lines, replaced) for file, lines in shards.items()]
        return made + (self._shards(new) if self.style == "jsonl" else self._files(new))

    def _metadata(self, id: str, letter: Spooled) -> Metadata:
        had = self.had[id]
        return {"id": id, **letter.metadata, **({ORIGINAL: had} if had and had != id else {})}

    def _file(self, name: str, id: str, place: int) -> Path:
        letter = self.spool.letter(place)
        path = self.folder / name
        textfile.create(str(path), markdown.whole(self._metadata(id, letter), letter.body).encode())
        return path

    def _files(self, new: Mapping[str, int]) -> list[Path]:
        names = file_names(new, (Path(name).stem for name in self.standing.files))
        return [self._file(f"{names[id]}{LETTER}", id, place) for id, place in new.items()]

    def _line(self, id: str, place: int) -> str:
        letter = self.spool.letter(place)
        return jsonl.whole(self._metadata(id, letter), letter.body)

    def _shards(self, new: Mapping[str, int]) -> list[Path]:
        """New shards, behind those that there are."""
        numbers = [int(name[: -len(SHARD)]) for name in self.standing.files if name[: -len(SHARD)].isdecimal()]
        number, made, waiting = max(numbers, default=0), [], iter(new.items())
        while first := next(waiting, None):
            number += 1
            lines = (self._line(*each) for each in chain([first], islice(waiting, SHARD_LETTERS - 1)))
            made.append(self._lines(f"{number:04d}{SHARD}", lines))
        return made

    def _shard_again(self, name: str, ids: Mapping[int, str], places: Mapping[str, int]) -> Path:
        """A shard that is there, with some of its lines replaced."""

        def lines() -> Iterator[str]:
            with (self.standing.root / LETTERS / name).open("rb") as file:
                for number, line in enumerate(file, 1):
                    if (id := ids.get(number)) is not None:
                        yield self._line(id, places[id])
                    else:
                        text = line.removeprefix(jsonl.MARK).decode()
                        yield text if text.endswith("\n") else f"{text}\n"

        return self._lines(name, lines())

    def _lines(self, name: str, lines: Iterable[str]) -> Path:
        path = self.folder / name
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        return path

    def put(self, files: Sequence[Path], about: Mapping[str, str | list[str]], order: Sequence[str] | None) -> None:
        """Puts the files in place, and corpus.yaml where there is none; `order`: what a list of all ids is to be."""
        root = self.standing.root
        (root / LETTERS).mkdir(exist_ok=True)
        atomic.settle()
        for at, path in enumerate(files):
            path.replace(root / LETTERS / path.name)
            if not at and self.standing.about is None:
                atomic.put(root / ABOUT, yamlfile.dump(about).encode(), TEMPORARY)
        if order is not None:
            atomic.put(root / ABOUT, order_added(root / ABOUT, order).encode(), TEMPORARY)


def order_added(path: Path, new: Sequence[str]) -> str:
    """corpus.yaml with more ids at the end of its list of all ids; raises Unwritable where it cannot be done."""
    text = textfile.load(path)
    value = yamlfile.parse(text, str(path)).value
    assert isinstance(value, dict)
    listed = value["order"]
    assert isinstance(listed, list)
    wanted = {**value, "order": [*listed, *new]}
    lines = text.splitlines(keepends=True)
    at = next((at for at, line in enumerate(lines) if line.startswith("order:")), len(lines))
    entries = yamlfile.dump({"order": list(new)}).splitlines(keepends=True)[1:]
    below = takewhile(lambda line: line.lstrip(" ").startswith(("- ", "#")), lines[at + 1 :])
    end = at + 1 + max((n for n, line in enumerate(below, 1) if line.lstrip(" ")[0] == "-"), default=0)
    pad = " " * (len(lines[end - 1]) - len(lines[end - 1].lstrip(" "))) if end > at + 1 else ""
    made = "".join([*lines[:end], *(pad + entry.lstrip(" ") for entry in entries), *lines[end:]])
    if end == at + 1 or yamlfile.parse(made, str(path)).value != wanted:
        what = f"{path}: order: lists the letters, and those that are new cannot be added to it"
        raise Unwritable(str(path), what, "write order: date, or the list with one id a line")
    return made


def recorded(standing: Standing, rows: Mapping[str, Mapping[str, object]]) -> None:
    """Writes the record anew, with these rows by id: in the place of what they replace, or at its end."""
    path = standing.root / RECORD
    path.parent.mkdir(exist_ok=True)
    left = dict(rows)
    with atomic.writing(path, TEMPORARY) as file:
        for row in chain((left.pop(each["id"], each) for each in standing.records()), left.values()):
            file.write((_ENCODER.encode(row) + "\n").encode())


def in_order(ids: Sequence[str]) -> bool:
    """Whether letters in the order of their files' names would come as they came."""
    keys = [natural(f"{id}{LETTER}") for id in ids]
    return all(one <= other for one, other in pairwise(keys))
