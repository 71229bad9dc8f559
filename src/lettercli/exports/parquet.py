"""Parquet: letters, passages and tokens as three tables, for engines that spread over many machines.

The tables are drawn from the index and no letter is read again. The tokens go out in row groups of some hundred
thousand, so that memory does not grow with the edition and every core of an engine has a part to work on; a letter lies
in one row group for each layer. docs/engines.md says what every column is, and how to get a concordance of them.

pyarrow is an extra: `pip install 'lettercli[parquet]'`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lettercli.errors import LettersError
from lettercli.index.layout import KINDS, LAYERS, NONE, VOICES, Index

if TYPE_CHECKING:
    from lettercli.exports import Source
    from lettercli.index.pieces import Run
    from lettercli.model import Head

INSTALL = "install it: pip install 'lettercli[parquet]' (pipx: pipx inject lettercli pyarrow)"
FILES = ("letters.parquet", "passages.parquet", "tokens.parquet")

_EPOCH = 719_163
"""The day number of 1 January 1970, from which Parquet counts days."""
_FIRST_DATE, _LAST_DATE = 1, 3_652_059
"""1 January of the year 1 and 31 December 9999: every engine has these days, and some have no others."""
_ROWS = 50_000
"""Letters, and passages, of a row group."""

LETTERS = {
    "position": "int32", "letter": "string", "date": "string", "date_from": "date32", "date_to": "date32",
    "day_from": "int64", "day_to": "int64", "calendar": "string", "sender": "string", "recipient": "string",
    "place": "string", "metadata": "string", "words": "int32", "note_words": "int32", "other_words": "int32",
}  # fmt: skip
PASSAGES = {
    "passage": "int32", "address": "string", "letter": "string", "layer": "string", "flow": "string", "kind": "string",
    "parent": "int32", "passages_end": "int32", "body": "bool_", "text": "string", "token": "int64",
    "tokens_end": "int64",
}  # fmt: skip
TOKENS = {
    "token": "int64", "letter": "string", "address": "string", "passage": "int32", "layer": "string", "flow": "string",
    "stretch": "int32", "sentence": "int32", "number": "int32", "word": "string", "folded": "string", "lemma": "string",
    "voice": "string", "before": "string", "shown": "string", "after": "string", "space": "string",
    "char_from": "int32", "char_to": "int32",
}  # fmt: skip
"""By column the name of pyarrow's type; `lemma` is left out where no lemmas can be made."""


def fill(source: Source, folder: Path) -> None:
    """Write the three tables; raises LettersError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise LettersError("Parquet is written by pyarrow, an extra that is not installed", INSTALL) from None
    index = source.index()
    places = [source.edition.place(head.id) for head in source.heads]
    _write(folder / FILES[0], LETTERS, _letters(index, source.heads, places))
    passages = list(_passage_runs(index, places))
    _write(folder / FILES[1], PASSAGES, (_passages(index, run) for run in passages))
    tokens = _Tokens(index, source.remarks)
    _write(folder / FILES[2], tokens.columns, tokens.drawn(places, source))
    source.drawn = len(places)


def _write(path: Path, columns: dict[str, str], tables: Iterator[dict[str, Any]]) -> None:
    """Write tables one after the other, each a row group; a dictionary is how a column is kept, not what it is."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    plain = pa.schema([(name, getattr(pa, type)()) for name, type in columns.items()])
    writer = None
    try:
        for table in tables:
            arrays = [_array(table[name], plain.field(name).type) for name in columns]
            made = pa.Table.from_arrays(arrays, names=list(columns))
            if writer is None:
                writer = pq.ParquetWriter(path, made.schema, store_schema=False, dictionary_pagesize_limit=1 << 28)
            writer.write_table(made, row_group_size=max(len(made), 1))
    finally:
        if writer is not None:
            writer.close()
    if writer is None:
        pq.write_table(plain.empty_table(), path)


def _array(values: Any, type: Any) -> Any:  # noqa: ANN401
    import pyarrow as pa

    return values if isinstance(values, pa.Array) else pa.array(values, type)


def _letters(index: Index, heads: Sequence[Head], places: Sequence[int]) -> Iterator[dict[str, Any]]:
    rows = (_letter(index, head, place) for head, place in zip(heads, places, strict=True))
    while some := list(islice(rows, _ROWS)):
        yield {name: [row[at] for row in some] for at, name in enumerate(LETTERS)}


def _letter(index: Index, head: Head, place: int) -> tuple[object, ...]:
    date = head.date
    counts = (at[place + 1] - at[place] for at in index.letter_at)
    return (
        place, head.id, date.edtf, _date(date.first), _date(date.last), _day(date.first), _day(date.last),
        date.calendar, "; ".join(head.sender), "; ".join(head.recipient), head.place,
        json.dumps(dict(head.metadata), ensure_ascii=False), *counts,
    )  # fmt: skip


def _day(number: int | None) -> int | None:
    return None if number is None else number - _EPOCH


def _date(number: int | None) -> int | None:
    """A day as Parquet counts it; None for one that some engine has not, and that day_from and day_to have."""
    return _day(number) if number is not None and _FIRST_DATE <= number <= _LAST_DATE else None


def _passage_runs(index: Index, places: Sequence[int]) -> Iterator[tuple[int, range]]:
    """The passages of some letters, as a layer and a run of numbers each, none longer than a row group."""
    from bisect import bisect_left

    letters, borders = index.passages.letters, index.sections["layer_passages"]
    for layer in range(len(LAYERS)):
        low, high = borders[layer], borders[layer + 1]
        run = range(low, low)
        for letter in places:
            first = bisect_left(letters, letter, run.stop, high)
            end = bisect_left(letters, letter + 1, first, high)
            if run and (first != run.stop or end - run.start > _ROWS):
                yield layer, run
                run = range(first, first)
            run = range(run.start if run else first, end)
        if run:
            yield layer, run


def _passages(index: Index, of: tuple[int, range]) -> dict[str, Any]:
    layer, run = of
    passages = index.passages
    chosen = slice(run.start, run.stop)
    letters = list(passages.letters[chosen])
    ids = {letter: index.letters[letter].id for letter in set(letters)}
    flows = list(passages.flows[chosen])
    names = {flow: index.flow(index.flow_at[flow]) for flow in set(flows)}
    return {
        "passage": list(run),
        "address": passages.addresses.lines(run),
        "letter": [ids[letter] for letter in letters],
        "layer": [LAYERS[layer]] * len(run),
        "flow": [names[flow] for flow in flows],
        "kind": [KINDS[kind] for kind in passages.kinds[chosen]],
        "parent": [None if parent == NONE else parent for parent in passages.parents[chosen]],
        "passages_end": list(passages.ends[chosen]),
        "body": list(map(bool, passages.body[chosen])),
        "text": [index.text(passage) for passage in run],
        "token": list(passages.first[chosen]),
        "tokens_end": list(passages.first[run.start + 1 : run.stop + 1]),
    }


class _Tokens:
    """The tokens of an index as tables, one for each run."""

    def __init__(self, index: Index, remarks: list[str]) -> None:
        import numpy as np

        self.index = index
        self.columns = dict(TOKENS)
        if self.lemmas is None:
            del self.columns["lemma"]
            remarks.append(f"no column lemma: {self.why}")
        self.letter_at = [np.asarray(at, np.int64) for at in index.letter_at]
        self.letters, self.flows = np.asarray(index.passages.letters), np.asarray(index.passages.flows)

    @cached_property
    def lemmas(self) -> Any:  # noqa: ANN401
        """The lemmas of the lexicon; None where none can be made."""
        from lettercli.index.lemmas import lemmas

        try:
            return lemmas(self.index.lexicon)
        except LettersError as error:
            self.why = error.message
            return None

    def drawn(self, places: Sequence[int], source: Source) -> Iterator[dict[str, Any]]:
        """A table for each run of tokens of some letters."""
        from lettercli.index.pieces import runs

        done = 0
        for run in runs(self.index, places):
            yield self.table(run)
            done += run.end - run.first
            if source.said is not None:
                source.said(done, len(self.index))

    def table(self, run: Run) -> dict[str, Any]:
        """The columns of a run."""
        import numpy as np

        from lettercli.index.pieces import Pieces

        index, lexicon, addresses = self.index, self.index.lexicon, self.index.passages.addresses
        made = Pieces(index, run)
        types = np.asarray(index.types[run.first : run.end])
        letters, low = self.letters[made.passages], int(made.passages[0])
        before = sum((at[letters + 1] - at[letters] for at in self.letter_at[: run.layer]), start=0)
        found = {
            "token": made.tokens,
            "letter": _coded(letters, lambda letter: index.letters[letter].id),
            "address": _dictionary(made.passages - low, addresses.lines(range(low, int(made.passages[-1]) + 1))),
            "passage": made.passages,
            "layer": _dictionary(np.zeros(len(types), np.int32), [LAYERS[run.layer]]),
            "flow": _coded(self.flows[made.passages], lambda flow: index.flow(index.flow_at[flow])),
            "stretch": made.stretches,
            "sentence": made.sentences(),
            "number": made.tokens - self.letter_at[run.layer][letters] + before,
            "word": _coded(types, lexicon.surfaces.__getitem__),
            "folded": _coded(np.asarray(lexicon.groups())[types], lexicon.folded.__getitem__),
            "voice": _dictionary(np.frombuffer(index.voices[run.first : run.end], np.uint8), VOICES),
            "before": _strings(made.strings(made.before, made.starts)),
            "shown": _strings(made.strings(made.starts, made.ends)),
            "after": _strings(made.strings(made.ends, made.after)),
            "space": _strings(made.strings(made.after, made.next)),
            "char_from": made.starts - made.passage_starts,
            "char_to": made.ends - made.passage_starts,
        }
        if self.lemmas is not None:
            found["lemma"] = _coded(np.asarray(self.lemmas.of)[types], self.lemmas.strings.__getitem__)
        return found


def _coded(values: Any, text: Any) -> Any:  # noqa: ANN401
    """Texts as a dictionary of those that there are, from a number for each."""
    import numpy as np

    different, codes = np.unique(values, return_inverse=True)
    return _dictionary(codes, [text(value) for value in different.tolist()])


def _dictionary(codes: Any, texts: Sequence[str]) -> Any:  # noqa: ANN401
    import numpy as np
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(list(texts), pa.string()))


def _strings(parts: tuple[Any, bytes]) -> Any:  # noqa: ANN401
    """Texts from offsets and bytes; a run has less than 2 GiB of them."""
    import numpy as np
    import pyarrow as pa

    offsets, text = parts
    return pa.StringArray.from_buffers(
        len(offsets) - 1, pa.py_buffer(offsets.astype(np.int32).tobytes()), pa.py_buffer(text)
    )
