"""Makes an edition of letters of N tokens, the same to the last byte wherever it is made: as files and as shards.

The words are drawn as English draws them: the frequent ones at their rates, the words that the benchmark asks for at
rates that are known, and after them a long tail of invented ones that falls as Zipf and Mandelbrot say. So a posting
list, a lexicon and a page of lines have the sizes that they would have in a real edition of that many words.

    python bench/letters.py DIR --tokens 10M

makes DIR/markdown and DIR/jsonl, two editions of the same letters.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

PART = 250_000
"""Tokens that are drawn from one seed: the bytes do not depend on how many cores there are."""
TYPES = 400_000
A_SHARD = 10_000
"""Letters a shard."""

ENGLISH = {
    60_000: "the", 30_000: "of and", 26_000: "to", 21_000: "a in", 12_000: "that I", 10_000: "is was it",
    8_000: "for he", 7_000: "as with on be", 5_000: "at by his this had not have", 4_500: "are but from or which",
    3_000: "we they she were her been has one all there would will their what who if", 2_000: "when no more said out",
    1_500: "you into them can only other new some could time these two may then do first any my now such like our us",
    1_000: "me even most made after also did many before must through back years where much your way well down see go",
    500: "letter money yesterday because each just those people how too little state good very make world still old",
    250: "grain harvest received treaty embassy written railway minister answer proposal", 100: "ship cotton wheat",
    20: "shipped shipping prefect consulate", 5: "shipment ships requisition", 1: "quarantine shipwright",
}  # fmt: skip
"""Words by how many of a million tokens they are."""

ONSETS = [
    "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "ch", "cl", "dr", "fr", "gr", "pl",
    "pr", "sh", "st", "th", "tr", "sp",
]  # fmt: skip
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou"]
CODAS = ["", "n", "r", "s", "t", "l", "m", "nd", "rt", "st", "ck", ""]
ENDINGS = ["", "", "", "", "s", "ed", "ing", "ly", "er", "tion", "ment", "able", "ness", ""]
PLACES = ["London", "Vienna", "Paris", "Sochi", "Berlin", "Geneva", "Lisbon", "Madrid", "Ankara", "Riga"]
SUBJECTS = ["trade", "grain", "war", "family", "money", "courts", "travel", "health", "books", "law"]


class Drawn(NamedTuple):
    """One letter, before it is put into a file."""

    metadata: dict[str, str]
    body: str


def spelt(rank: int) -> str:
    """The invented word of that rank; the more frequent ones are the shorter."""
    rank, ending = divmod(rank, len(ENDINGS))
    syllables = []
    while True:
        rank, onset = divmod(rank, len(ONSETS))
        rank, vowel = divmod(rank, len(VOWELS))
        rank, coda = divmod(rank, len(CODAS))
        syllables.append(ONSETS[onset] + VOWELS[vowel] + CODAS[coda])
        if not rank:
            return "".join(syllables) + ENDINGS[ending]


@cache
def lexicon() -> tuple[list[str], list[float]]:
    """Every word and, beside it, the sum of the rates up to it; one in thirty of the invented ones is a name."""
    words = [word for group in ENGLISH.values() for word in group.split()]
    rates = [float(rate) for rate, group in ENGLISH.items() for _ in group.split()]
    chance = random.Random("lexicon")
    taken = set(words)
    for rank in range(TYPES):
        word = spelt(rank)
        if word in taken:
            continue
        taken.add(word)
        accented = word.replace("e", "é", 1) if chance.random() < 0.02 else word
        words.append(accented.capitalize() if chance.random() < 0.03 else accented)
    tail = [(rank + 40) ** -1.2 for rank in range(len(words) - len(rates))]
    share = (1_000_000 - sum(rates)) / sum(tail)
    return words, list(accumulate(rates + [share * one for one in tail]))


@cache
def people() -> list[str]:
    """Those who write to one another: frequent names."""
    return [word for word in lexicon()[0][:8_000] if word[0].isupper() and len(word) > 3][:100]


def sentence(words: Iterator[str], chance: random.Random) -> list[str]:
    """The words of a sentence with their punctuation; none when there are no more."""
    drawn = list(islice(words, 4 + int(chance.expovariate(1 / 15))))
    if not drawn:
        return []
    for at in range(5, len(drawn) - 1, 6):
        drawn[at] += chance.choice(["", "", ",", ",", ";"])
    for at, word in enumerate(drawn):
        if word[0].isupper() and word.isalpha() and word != "I" and chance.random() < 0.1:
            drawn[at] = f"{word}’s"
    drawn[0] = drawn[0][0].upper() + drawn[0][1:]
    drawn[-1] += "?" if chance.random() < 0.05 else "."
    return drawn


def letter(id: str, words: Iterator[str], chance: random.Random) -> tuple[Drawn, int]:
    """A letter of some 400 words in points, with notes; and how many of the words it took."""
    wanted = max(40, int(chance.lognormvariate(5.7, 0.7)))
    writer, reader = chance.sample(people(), 2)
    points: list[str] = []
    notes: list[str] = []
    took = 0
    while took < wanted:
        said: list[str] = []
        length = chance.randint(50, 150)
        while len(said) < length and (more := sentence(words, chance)):
            said += more
            took += len(more)
            if chance.random() < 0.03 and (note := sentence(words, chance)):
                took += len(note)
                notes.append(" ".join(note))
                said[-1] += f"[^{len(notes)}]"
        if not said:
            break
        points.append(f"{len(points) + 1}) {' '.join(said)}")
    body = "\n\n".join([
        f"::: salute\nDear {reader},\n:::", *points, f"::: signed\n{writer}\n:::",
        *(f"[^{number}]: {note}" for number, note in enumerate(notes, 1)),
    ])  # fmt: skip
    written = date(1700, 1, 1) + timedelta(days=chance.randrange(250 * 365))
    metadata = {
        "id": id, "date": written.isoformat(), "sender": writer, "recipient": reader, "place": chance.choice(PLACES),
        "subject": chance.choice(SUBJECTS),
    }  # fmt: skip
    return Drawn(metadata, body + "\n"), took


def letters(part: int, tokens: int) -> Iterator[Drawn]:
    """The letters of one part of the edition, until so many tokens are drawn."""
    chance = random.Random(f"part {part}")
    words, sums = lexicon()
    drawn = iter(chance.choices(words, cum_weights=sums, k=tokens))
    left, number = tokens, 0
    while left:
        made, took = letter(f"L{part:04}-{number:04}", drawn, chance)
        assert took, "words are drawn that no letter has"
        left -= took
        number += 1
        yield made


def _files(job: tuple[int, int, str]) -> bytes:
    """Write the files of one part; the same letters, a line each, for its shards."""
    part, tokens, folder = job
    lines = []
    for metadata, body in letters(part, tokens):
        head = "".join(f"{key}: {value}\n" for key, value in metadata.items())
        Path(folder, f"{metadata['id']}.md").write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
        lines.append(json.dumps(metadata | {"body": body}, ensure_ascii=False))
    return "\n".join([*lines, ""]).encode()


def make(folder: Path, tokens: int) -> int:
    """Make both editions in that folder, unless they are there already; how many letters they have."""
    done = folder / "made.json"
    if done.exists() and (known := json.loads(done.read_text("utf-8")))["tokens"] == tokens:
        return int(known["letters"])
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} holds something else, or what a run left that was stopped; remove it")
    for form in ("markdown", "jsonl"):
        (folder / form / "letters").mkdir(parents=True)
        (folder / form / "corpus.yaml").write_text(f"title: Letters of {tokens:,} tokens\nlanguage: en\n", "utf-8")
    jobs = [
        (part, min(PART, tokens - part * PART), str(folder / "markdown" / "letters"))
        for part in range(math.ceil(tokens / PART))
    ]
    lexicon()
    count = 0
    with Pool(os.cpu_count()) as pool:
        shards = folder / "jsonl" / "letters"
        pending: list[bytes] = []
        for lines in pool.imap(_files, jobs):
            pending += lines.splitlines(keepends=True)
            while len(pending) >= A_SHARD:
                (shards / f"{count // A_SHARD:04}.jsonl").write_bytes(b"".join(pending[:A_SHARD]))
                del pending[:A_SHARD]
                count += A_SHARD
        if pending:
            (shards / f"{count // A_SHARD:04}.jsonl").write_bytes(b"".join(pending))
            count += len(pending)
    done.write_text(json.dumps({"tokens": tokens, "letters": count}), "utf-8")
    return count


def size(text: str) -> int:
    """`2000`, `500k`, `10M`: how many that is."""
    found = re.fullmatch(r"(\d+)([kM]?)", text)
    if found is None or not int(found[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no size: 2000, 500k, 10M")
    return int(found[1]) * {"": 1, "k": 1_000, "M": 1_000_000}[found[2]]


def main() -> None:
    """Make what the command line asks for."""
    parser = argparse.ArgumentParser(description="Make an edition of invented letters, always the same one.")
    parser.add_argument("folder", type=Path, help="where markdown/ and jsonl/ are put")
    parser.add_argument("--tokens", type=size, default="1M", help="how many: 2000, 500k, 10M (default 1M)")
    asked = parser.parse_args()
    began = time.perf_counter()
    count = make(asked.folder, asked.tokens)
    print(f"{count:,} letters in {asked.folder}, {time.perf_counter() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
