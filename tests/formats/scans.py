"""Scans made up for tests: random letters, printed as books print them, and then damaged as scanners damage them.

`printed` gives the text of a scan and what it should become: for each letter its passages, by address, with the offsets
of the note calls in them. Nothing in it comes from any real edition; a seed gives the same scan again.
"""

# ruff: noqa: E501 (a line of a scan is as long as it is)

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from lettercli.emendations import undone
from lettercli.formats.printed import Imported, Scan
from lettercli.formats.printed.measure import width
from lettercli.formats.printed.profile import Profile
from lettercli.formats.printed.sourcetext import Source
from lettercli.model import Passage as Model

NOUNS = """harvest factory village committee newspaper railway teacher doctor river bridge market winter journey
    manuscript library question answer proposal committee meeting election minister budget treaty harbor engine
    prisoner garden kitchen mirror window sister brother cousin neighbor lawyer theater orchestra painter""".split()  # noqa: SIM905
ADJECTIVES = """serious careless honest foolish ancient modern severe gentle bitter narrow curious public private
    foreign domestic absurd splendid terrible urgent useless""".split()  # noqa: SIM905
VERBS = """considers rejects supports describes ignores expects requires explains defends postpones accepts examines
    discusses criticizes remembers condemns""".split()  # noqa: SIM905
NAMES = "Ostrovin Kalmakov Zhurenko Petrashev Dubrovin Valinskii Myagkov Strelnin Tarkhova Belokurov".split()  # noqa: SIM905
PLACES = "Tula Perm Omsk Kursk Riga".split()  # noqa: SIM905
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]  # fmt: skip
SIGLUM = "N.Y. Ed."
NOUNS = sorted(set(NOUNS))


@dataclass
class Damage:
    """How often each kind of damage is done, from 0 to 1."""

    glue: float = 0.5
    """Blanks lost at the end of the first printed line of labelled paragraphs."""
    breaks: float = 0.1
    """Line breaks in mid-sentence, and broken paragraphs."""
    dashes: float = 0.7
    markers: tuple[str, ...] = ("glued", "blank", "line", "fused")
    numbers: float = 0.35
    """Plain numbers sprinkled over the sentences."""
    measure: float = 27.0
    run_on: float = 0.4
    """Closing formulas run on to the last paragraph, lists run on inside a point."""


@dataclass
class Passage:
    """What a passage should be."""

    address: str
    text: str
    anchors: list[tuple[int, int]] = field(default_factory=list)
    """Note numbers and offsets."""
    doubtful: bool = False
    """Whether its text cannot be restored with certainty: a divided word, say."""


@dataclass
class Printed:
    """A scan, and what it should become."""

    text: str
    letters: dict[str, list[Passage]]


class Press:
    """Prints letters."""

    def __init__(self, seed: int, damage: Damage) -> None:
        self.random = random.Random(seed)
        self.damage = damage
        self.lines: list[str] = []
        self.gold: list[Passage] = []
        self.number = 0

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def pick(self, words: list[str]) -> str:
        return self.random.choice(words)

    # Text

    def figure(self) -> str:
        """A plain number in words that go with it."""
        small = self.random.randint(2, 40)
        return self.pick([
            f"in {self.random.randint(1905, 1939)}", f"on {self.random.randint(1, 28)} {self.pick(MONTHS)}",
            f"by {small} percent", f"with {small} million rubles", f"after {small} days", f"of {small:,},000 tons",
            f"under Article {self.random.randint(50, 120)}", f"at {small} degrees", f"in no. {small}",
            f"on {self.random.randint(1, 28)} {self.pick(MONTHS)} {self.random.randint(1905, 1939)}",
        ])  # fmt: skip

    def sentence(self, lower: bool = False, end: str = ".") -> str:
        words = [
            self.pick(["The", "This", "Our", "Your", "Every"]), self.pick(ADJECTIVES), self.pick(NOUNS), self.pick(VERBS),
            self.pick(["the", "a", "his", "their"]), self.pick(ADJECTIVES), self.pick(NOUNS),
        ]  # fmt: skip
        if self.chance(0.4):
            words += ["of", self.pick(NAMES)]
        if self.chance(self.damage.numbers):
            words.append(self.figure())
        if self.chance(0.4):
            words += [self.pick(["and", "because", "while", "although"]), "the", self.pick(NOUNS), self.pick(VERBS),
                      self.pick(NAMES)]  # fmt: skip
        text = " ".join(words) + end
        return text[0].lower() + text[1:] if lower else text

    def prose(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    # Markers

    def called(self, text: str, count: int, last: bool = False) -> tuple[str, list[tuple[int, int]], str]:
        """The text with `count` notes called in it: clean text, calls, and the text as the scan has it."""
        places = [found.end() for found in re.finditer(r"[^\W\d_]{3,}[.,;]?(?=\s|$)", text)]
        places = [at for at in places if text[:at].rsplit(None, 1)[-1].lower().strip(".,;") not in
                  {"the", "his", "their", "and", "article", "our", "this", "your", "every", "while", "because", "although",
                   "with", "under", "after"}]  # fmt: skip
        places = [at for at in places if not re.match(r"\s\d", text[at:])]
        chosen = sorted(self.random.sample(places, min(count, len(places))))
        if last and chosen:
            chosen[-1] = len(text)
        chosen = sorted(set(chosen))
        calls, scan, at = [], "", 0
        for place in chosen:
            self.number += 1
            calls.append((self.number, place))
            scan += text[at:place] + self.marker(text, place)
            at = place
        return text, calls, scan + text[at:]

    def marker(self, text: str, place: int) -> str:
        form = self.pick(list(self.damage.markers))
        before, after = text[:place], text[place:]
        if form == "blank" and after[:1] in ("", " ") and (before[-1] in ".,;" or not re.match(r"\s[a-z]+s\b", after)):
            return f" {self.number}"
        if form == "line" and before[-1] in ".;" and after:
            return f"\n{self.number}"
        return str(self.number)

    # Paragraphs

    def add(
        self, address: str, text: str, scan: str, calls: list[tuple[int, int]], label: str = "", blank: bool = True
    ) -> None:
        """A paragraph: what it should become, and its lines."""
        self.gold.append(Passage(address, text, calls))
        line = label + scan
        if label:
            line = self.glued(line)
        line = self.broken(line, len(label))
        self.lines += [line, ""] if blank else [line]

    def glued(self, line: str) -> str:
        """The line without the blank at which its first printed line ended."""
        if not self.chance(self.damage.glue) or "\n" in line[:100]:
            return line
        for found in re.finditer(" ", line):
            following = re.match(r"[^\s-]+-?", line[found.end() :])
            if following and width(line[: found.end()] + following[0]) > self.damage.measure * self.random.uniform(
                0.99, 1.01
            ):
                left, right = line[: found.start()].rsplit(None, 1)[-1], following[0]
                letters = left[-1].isalpha() and right[0].isalpha() and found.start() > 25
                return line[: found.start()] + line[found.end() :] if letters else line
        return line

    def broken(self, line: str, label: int) -> str:
        """The line with line breaks in mid-sentence."""
        if not self.chance(self.damage.breaks):
            return line
        places = [found.start() for found in re.finditer(r"(?<=[a-z]) (?=[a-z])", line) if found.start() > label + 20]
        if not places:
            return line
        at = self.random.choice(places)
        return line[:at] + self.pick(["\n", "\n\n"]) + line[at + 1 :]

    # Letters

    def letter(self, id: str) -> list[Passage]:
        self.gold, self.number = [], 0
        self.lines += [f"Letter {id}", f"[{self.random.randint(1, 28)} {self.pick(MONTHS)} {1905 + int(id)}]"]
        text, calls, scan = self.called("Dear Com. Ivanov,", int(self.chance(0.3)), last=True)
        self.gold.append(Passage(f"{id}.salute", text, calls))
        self.lines += [scan, ""]
        for at in range(self.random.randint(0, 3)):
            text, calls, scan = self.called(self.prose(self.random.randint(1, 4)), self.random.randint(0, 2))
            self.add(f"{id}.p{at + 1}", text, scan, calls)
        points = self.random.choice([0, 3, 5, 11])
        for at in range(points):
            self.point(id, at + 1)
        self.ending(id)
        return self.gold

    def point(self, id: str, number: int) -> None:
        address = f"{id}.{number}"
        if self.chance(self.damage.run_on * 0.4):
            return self.run_in(address, f"{number}) ")
        text, calls, scan = self.called(
            self.prose(self.random.randint(1, 4)), self.random.randint(0, 2), self.chance(0.5)
        )
        self.add(address, text, scan, calls, f"{number}) ")
        return None

    def run_in(self, address: str, label: str) -> None:
        """A point with items inside a sentence, and more after them."""
        parts = [(address, "We must"), (f"{address}.a", self.sentence(True, ";")), (f"{address}.b", self.sentence(True, ".")),
                 (f"{address}.p2", self.sentence())]  # fmt: skip
        scans = []
        for at, text in parts:
            clean, calls, scan = self.called(text, self.random.randint(0, 1)) if at != address else (text, [], text)
            self.gold.append(Passage(at, clean, calls))
            scans.append(scan)
        self.lines += [f"{label}{scans[0]} a) {scans[1]} b) {scans[2]} {scans[3]}", ""]

    def ending(self, id: str) -> None:
        closer = self.pick(["Well, that's all for now.", "Regards.", "That's it for now.", "So long."])
        if self.chance(self.damage.run_on) and len(self.gold) > 1 and self.lines[-1] == "":
            self.lines[-2] += f" {closer}"
            self.lines.pop()
        else:
            self.lines.append(closer)
        self.gold.append(Passage(f"{id}.closer", closer))
        self.lines.append("A. Sender")
        self.gold.append(Passage(f"{id}.signed", "A. Sender"))
        if self.chance(0.5):
            date = f"{self.random.randint(1, 28)} {self.pick(MONTHS)} {1905 + int(id)}"
            self.lines[-1:] = [f"A. Sender {date}"] if self.chance(0.4) else ["A. Sender", date]
            self.gold.append(Passage(f"{id}.dateline", date))
        self.lines.append("")
        if self.chance(0.4):
            text, calls, scan = self.called("P.S. " + self.prose(2), self.random.randint(0, 2), self.chance(0.5))
            self.gold.append(Passage(f"{id}.ps", text, calls))
            self.lines += [scan, ""]
        for at in range(self.number):
            self.note(id, at + 1)

    def note(self, id: str, number: int) -> None:
        address = f"{id}.n{number}"
        clean = self.prose(self.random.randint(1, 3))
        scan = clean
        if self.chance(0.5):
            good, bad = self.citation()
            clean, scan = f"{clean[:-1]} ({good}).", f"{scan[:-1]} ({bad})."
        if self.chance(0.3):
            clean, scan = f"{clean[:-1]}—{SIGLUM}", scan[:-1] + self.pick(["", " "] if self.lost() else ["—"]) + SIGLUM
        self.add(address, clean, scan, [], f"{number}. ", blank=self.chance(0.4))
        if self.chance(0.2):
            text = self.prose(2)
            self.add(f"{address}.p2", text, text, [], blank=self.chance(0.4))

    def lost(self) -> bool:
        return self.chance(self.damage.dashes)

    def citation(self) -> tuple[str, str]:
        """A citation whose form proves its ranges, as printed and as scanned."""
        first = self.random.randint(110, 780)
        second = first + self.random.randint(2, 15)
        pages = f"{first}–{str(second)[-2:] if second // 100 == first // 100 else second}"
        leaf = self.random.randint(2, 60)
        year = self.random.randint(1905, 1960)
        good = self.pick([
            f"{self.pick(NAMES)}, Selected Works, vol. {self.random.randint(1, 20)} [{self.pick(PLACES)}, {year}], {pages}",
            f"{self.pick(NAMES)}, A History [{self.pick(PLACES)}, {year}–{(year + 3) % 100:02}]" if year % 100 < 90 else "ibid.",
            f"f. {leaf}, op. 3, d. {self.random.randint(100, 999)}, ll. {leaf}–{leaf + self.random.randint(1, 9)}",
            f"f. 17, op. 3, d. {self.random.randint(100, 999)}, l. {leaf}",
            f"plan for {year}–{year + 1}",
        ])  # fmt: skip
        return good, good.replace("–", "") if self.lost() else good


def printed(seed: int, letters: int = 4, damage: Damage | None = None) -> Printed:
    """A scan of that many letters."""
    press = Press(seed, damage or Damage())
    gold = {}
    for at in range(letters):
        gold[str(at + 1)] = press.letter(str(at + 1))
        press.lines.append("")
    return Printed("\n".join(press.lines) + "\n", gold)


def imported(text: str, **about: object) -> list[Imported]:
    """What the import makes of a scan without any entries."""
    known = {"sender": ("A. Sender",), "recipient": ("Ivanov",), "sigla": (SIGLUM,)} | about
    return list(Scan(Source(text, "scan.txt"), Profile(**known)).letters())  # type: ignore[arg-type]


def passages(letter: Imported) -> dict[str, Model]:
    """The passages of a letter and its notes by address."""
    roots = [*letter.built.letter.passages, *(note.body for note in letter.built.letter.notes)]
    return {each.address: each for root in roots for each in root.walk()}


def texts(letter: Imported) -> dict[str, str]:
    """Their texts, with calls as [1]."""
    return {address: called(each) for address, each in passages(letter).items()}


def called(passage: Model) -> str:
    """A passage's text with its calls as [1]."""
    text = passage.text
    for mark in reversed(passage.marks):
        if mark.kind == "anchor":
            text = f"{text[: mark.start]}[{mark.value}]{text[mark.start :]}"
    return text


def between(text: str, letters: list[Imported]) -> list[str]:
    """What the scan has between the passages, in order.

    Asserts that each passage, its repairs taken back, is just what stands at its place in the scan.
    """
    found, at = [], 0
    for letter in letters:
        for address, made in letter.built.made:
            if not made.passage.text:
                continue
            block = made.block
            here = [each for each in letter.records if each.address == address and each.status == "applied"]
            assert undone(made.passage.text, here) == text[block.start : block.end]
            assert at <= block.start
            found.append(text[at : block.start])
            at = block.end
    return [*found, text[at:]]
