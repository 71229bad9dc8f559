"""Makes an edition of letters that come from elsewhere, or adds them to one.

Whatever they were written in, a reader has made letters of them (`arrival`). Here each is written in the native
format and read back, to prove that not a word is lost on the way; it gets an id that can stand in an edition (`ids`),
and a place beside the letters that are there, none of which is replaced unasked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lettercli.arrival import Arrival, Arriving, Beside, Origin, Received, Remark, Style
from lettercli.errors import Fault, Faults, Unwritable
from lettercli.files import textfile
from lettercli.files.folder import ABOUT, LETTERS
from lettercli.flat import Flat
from lettercli.formats import jsonl, markdown
from lettercli.formats.markdown import reader
from lettercli.formats.markdown.faults import Faulty
from lettercli.formats.markdown.metadata import ONE
from lettercli.formats.markdown.metadata import of as known
from lettercli.incoming import ids, placing
from lettercli.incoming.spool import Spool, checksum
from lettercli.incoming.standing import RECORD, Standing
from lettercli.model import Letter, Mark

MOST_FILES = 5_000
"""Letters of an edition that has a file for each, if nothing is said."""
_LONG = 1024 * 1024
"""Characters of metadata."""
_EXISTS = "is there already, and says something else"


class _Read(NamedTuple):
    """A letter that was read, as far as it is kept in memory."""

    wanted: ids.Wanted
    origin: Origin
    remarks: tuple[Remark, ...]


def receive(
    stream: Iterable[Arriving],
    into: Path,
    about: Callable[[], Mapping[str, str | list[str]]],
    *,
    style: Style | None = None,
    force: bool = False,
    dry: bool = False,
    after: Callable[[Received, Beside], None] | None = None,
) -> Received:
    """Draws all letters of the stream and makes them an edition, or a part of the one in the folder `into`.

    `about` gives what corpus.yaml will say where there is none; it is asked when the stream has ended. Without a
    `style` there will be files, or shards where there are many letters or shards already. `dry`: nothing is written.
    `after` writes what else belongs to the letters, when they are in their place; it gets what was kept beside them,
    and is called though all are there already: an import may have been broken off before it was done.
    Raises Faults for an edition that cannot be added to, and Unwritable.
    """
    try:
        with Spool(None if dry else into) as spool:
            standing = Standing(into)  # not before: another import may have been at work
            receiver = _Receiver(standing, spool, Received(into, dry=dry), force=force)
            done = receiver.received(stream, about, style)
            if after is not None and done.ids and not dry:
                done.origins = receiver.origins()
                after(done, spool.beside(receiver.came))
            return done
    except OSError as error:
        where = str(error.filename or into)
        raise Unwritable(where, f"{where}: {error.strerror}", "name a folder that can be written with --into") from None


class _Receiver:
    def __init__(self, standing: Standing, spool: Spool, done: Received, *, force: bool) -> None:
        self.standing = standing
        self.spool = spool
        self.done = done
        self.force = force
        self.before = list(standing.before())
        self.letters: list[_Read] = []
        self.came: dict[str, int] = {}
        """The ids of the letters that were not refused, with their places in the spool."""

    def received(
        self, stream: Iterable[Arriving], about: Callable[[], Mapping[str, str | list[str]]], style: Style | None
    ) -> Received:
        """See `receive`."""
        for each in stream:
            self.take(each)
        wanted = [each.wanted for each in self.letters]
        named = ids.named(wanted, self.standing.ids, self.before)
        new, replaced = self.sorted_out(named)
        self.say_names(named)
        done = self.done
        many = len(self.standing.ids) + len(new) > MOST_FILES
        done.style = style or ("jsonl" if many or self.standing.sharded else "markdown")
        if not done.dry and (new or replaced):
            self.put(new, replaced, about())
        return done

    def take(self, each: Arriving) -> None:
        """Takes a letter, or notes what is said."""
        if isinstance(each, Remark):
            self.done.remarks.append(each)
        elif isinstance(each, Fault):
            self.refuse(each.path, each.line, f"{each.what}; {each.instead}" if each.instead else each.what)
        else:
            self.done.read += 1
            try:
                self.keep(each)
            except Faults as wrong:
                first, *more = wrong.faults
                what = f"cannot be written as a letter: {first.what}" + (f" (and {len(more)} more)" if more else "")
                self.refuse(each.origin.path or each.origin.file, each.origin.line, what, each.letter.id)

    def refuse(self, file: str, line: int, what: str, letter: str = "") -> None:
        self.done.refused += 1
        self.done.remarks.append(Remark("refused", what, file, line, letter))

    def keep(self, each: Arrival) -> None:
        """Puts a letter with those that wait for a place; raises Faults for one that cannot be written."""
        metadata = {key: value for key, value in each.letter.metadata.items() if key != "id"}
        remarks = list(each.remarks)
        if jsonl.BODY in metadata:
            metadata["body-text"] = metadata.pop(jsonl.BODY)
            remarks.append(Remark("key", "a key `body`, which is the letter's text in a shard: kept as `body-text`"))
        letter = replace(each.letter, metadata=metadata)
        body, addresses = proven(letter)
        digest = self.spool.add(metadata, body)
        if each.beside is not None:
            self.spool.add_beside(len(self.letters), each.beside(addresses))
        wanted = ids.Wanted(each.letter.id, each.origin.file, digest)
        self.letters.append(_Read(wanted, each.origin, tuple(remarks)))

    def sorted_out(self, named: list[str | None]) -> tuple[dict[str, int], dict[str, int]]:
        """The letters that are new, and those that replace others, with their places in the spool."""
        new: dict[str, int] = {}
        replaced: dict[str, int] = {}
        for place, (id, each) in enumerate(zip(named, self.letters, strict=True)):
            if id is None:
                self.done.unchanged += 1
                said = Remark("repeated", "the same letter again, word for word: taken once", letter=each.wanted.id)
                self.remark(each, said)
            elif id not in self.standing.ids:
                new[id] = place
            elif self.same(id, place):
                self.done.unchanged += 1
            elif self.force:
                replaced[id] = place
            else:
                what = f"letter {id} {_EXISTS}; overwrite it with --force"
                self.refuse(each.origin.path or each.origin.file, each.origin.line, what, id)
                continue
            if id is not None:
                self.came[id] = place
        self.done.ids = self.came.keys()
        self.done.new, self.done.replaced = len(new), len(replaced)
        return new, replaced

    def origins(self) -> dict[tuple[str, str, int], str]:
        """See `Received.origins`."""
        froms = [(each.origin.file, each.wanted.id, each.origin.line) for each in self.letters]
        several = Counter(froms)
        return {froms[place]: id for id, place in self.came.items() if several[froms[place]] == 1}

    def same(self, id: str, place: int) -> bool:
        """Whether the letter that is there says the same as the one that waits."""
        return checksum(*self.standing.letter(id)) == self.letters[place].wanted.digest

    def remark(self, each: _Read, remark: Remark) -> None:
        file = remark.file or each.origin.path or each.origin.file
        self.done.remarks.append(remark._replace(file=file, line=remark.line or each.origin.line))

    def say_names(self, named: list[str | None]) -> None:
        """Notes what is doubtful about the letters, and which have another id than they had."""
        there = {*named, *self.standing.ids}
        for id, each in zip(named, self.letters, strict=True):
            if id is None:
                continue
            for remark in each.remarks:
                self.remark(each, remark._replace(letter=id))
            had = each.wanted.id
            if not had:
                self.remark(each, Remark("id", "had none", letter=id))
            elif id != had:
                why = "no name for a file" if ids.safe(had) != had else "another letter's"
                if ids.safe(had) == had and had not in there:
                    why = "an address in another letter"
                self.remark(each, Remark("id", f"was {had!r}, {why}; {RECORD} keeps the map", letter=id))

    def put(self, new: dict[str, int], replaced: dict[str, int], about: Mapping[str, str | list[str]]) -> None:
        """Writes what waits, and puts it in place."""
        had = {id: self.letters[place].wanted.id for id, place in {**new, **replaced}.items()}
        places = placing.Placing(self.standing, self.spool, self.done.style, had)
        files = places.write(new, replaced)
        known = self.standing.about
        listed = known is not None and isinstance(known.value.get("order"), list) and bool(new)
        if listed:
            placing.order_added(self.standing.root / ABOUT, list(new))  # raises before anything is put in place
        ordered = about if placing.in_order(list(new)) else {**about, "order": "date"}
        # First, since by it the next import knows the letters of this one, should it be broken off here.
        placing.recorded(self.standing, {id: self.row(id, place) for id, place in {**new, **replaced}.items()})
        places.put(files, ordered, list(new) if listed else None)

    def row(self, id: str, place: int) -> dict[str, object]:
        each = self.letters[place]
        line = {"line": each.origin.line} if each.origin.line else {}
        return {"id": id, "original": each.wanted.id, "file": each.origin.file, **line}


def proven(letter: Letter) -> tuple[str, Sequence[str]]:
    """The body of a letter in the native format, and the addresses of its passages, as those of a letter 42.

    Raises Faults unless what is read from it is that letter.
    """
    body = markdown.body(letter)
    flat = _read_back({**letter.metadata, "id": "42"}, body)
    said = [(each.label, each.text, _kept(each.marks)) for each in letter.everything()]
    back = [(flat.labels[row], text, _kept(flat.marks.get(row, ()))) for row, text in enumerate(flat.texts)]
    if back != said:
        at = next((at for at, (one, other) in enumerate(zip(said, back, strict=False)) if one != other), len(back))
        lost = f"{said[at][1][:40]!r} would be read as something else" if said[at:] else "it would have more passages"
        raise Faults([Fault(LETTERS, 0, f"passage {at + 1}: {lost}")])
    return body, flat.addresses


def _read_back(metadata: Mapping[str, str | tuple[str, ...]], body: str) -> Flat:
    """What a letter's file would be read as; raises Faults.

    A metadata block is read as it was written, whatever is in it, unless it is too long, or has several of what there
    is one of; so it need not be written for that.
    """
    several = any(isinstance(metadata.get(key), tuple) for key in ONE)
    words = [value if isinstance(value, str) else "".join(value) for value in metadata.values()]
    if several or sum(map(len, words)) > _LONG:
        return markdown.flat(markdown.whole(metadata, body), LETTERS)
    faulty = Faulty(LETTERS)
    about = known(dict(metadata), dict.fromkeys(metadata, 0), LETTERS, faulty)
    return reader.body(about, textfile.composed(body, LETTERS), 0, 1, faulty)


def _kept(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that are written; insertions are found again in the text."""
    return [mark for mark in marks if mark.kind != "insertion"]
