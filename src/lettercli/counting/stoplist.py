"""Words that a list leaves out because they say little: our own for English and German, or anybody's in a file.

What is left out stays counted: it is part of every denominator, and a heading says how much it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lettercli.counting.ragged import Array
from lettercli.text.tokens import fold, form

_ENGLISH = """
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself they them their theirs themselves one oneself
    who whom whose which what
    am is are was were be been being have has had having do does did doing done
    can could may might must shall should will would ought cannot
    and or but nor so yet if then than because since though although while until unless whether as
    of to in for on with at by from into onto upon about above below over under between among against through
    during before after within without toward towards off out up down again
    not no nor none neither either both each every any all some such same other another much many more most few
    there here where when why how now also too very only just even still already ever never once
    it's i'm don't can't won't isn't wasn't didn't doesn't couldn't wouldn't shouldn't i've we've they've you've
"""
_GERMAN = """
    der die das des dem den ein eine eines einem einen einer kein keine keines keinem keinen keiner
    dieser diese dieses diesem diesen jener jene jenes jenem jenen solcher solche solches solchem solchen
    ich mich mir mein meine meines meinem meinen meiner du dich dir dein deine deines deinem deinen deiner
    er ihn ihm sein seine seines seinem seinen seiner sie ihr ihre ihres ihrem ihren ihrer ihnen es
    wir uns unser unsere unseres unserem unseren unserer unsre unsres unsrem unsren
    euch euer eure eures eurem euren eurer man sich selbst selber einander
    wer wen wem wessen was welcher welche welches welchem welchen derselbe dieselbe dasselbe
    bin bist ist sind seid war warst waren wäre wären sei seien gewesen
    habe hab hast hat haben habt hatte hattest hatten hätte hätten gehabt
    werde wirst wird werden werdet wurde wurden würde würden geworden worden
    kann kannst können konnte konnten könnte könnten muss musst müssen musste mussten müsste müssten
    soll sollst sollen sollte sollten will willst wollen wollte wollten darf dürfen durfte durften dürfte
    mag mögen mochte mochten möchte möchten
    und oder aber sondern denn doch noch nur auch so wenn als dann weil da dass ob wie obwohl damit bis seit während
    bevor nachdem indem sowie sowohl weder entweder je desto
    in im ins an am ans auf aufs aus bei beim von vom zu zum zur mit nach vor über unter um ohne gegen durch durchs
    für zwischen hinter neben wegen trotz innerhalb außerhalb
    nicht nichts nein ja alle alles allem allen aller jeder jede jedes jedem jeden viel viele vielen mehr meist etwas
    manche mancher manches manchem manchen andere anderer anderes anderem anderen andern
    hier dort wo wohin woher wann warum nun jetzt schon sehr zwar eben gar ganz immer nie wieder also dabei dazu daran
    darauf daraus darin darüber davon dafür dagegen dadurch danach davor
"""
BUILT_IN = {"en": frozenset(_ENGLISH.split()), "de": frozenset(_GERMAN.split())}
"""Lists by language."""


class Words(Protocol):
    """Words that are numbered in alphabetical order: the classes of a lexicon, the forms of hits."""

    def __len__(self) -> int:
        """How many there are."""

    def labels(self, numbers: Array) -> list[str]:
        """How they are written."""

    def find(self, text: str) -> list[int]:
        """The numbers of what a text names."""

    def alike(self, text: str) -> list[int]:
        """The numbers of what is folded alike."""


@dataclass(frozen=True, slots=True)
class StopList:
    """Words to be left out."""

    name: str
    """What a heading calls it: a language, or a file."""
    words: frozenset[str]
    """Folded."""

    def among(self, words: Words) -> list[int]:
        """The numbers of such words among others, in whatever case they are written."""
        return sorted({number for word in self.words for number in words.alike(word)})


def read(name: str, text: str) -> StopList:
    """The list that a file holds: words divided by blanks or line ends; what follows a # is a remark."""
    lines = (line.partition("#")[0] for line in text.split("\n"))
    return listed(name, (word for line in lines for word in line.split()))


def listed(name: str, words: Iterable[str]) -> StopList:
    """The list of some words."""
    return StopList(name, frozenset(filter(None, (fold(form(word)) for word in words))))
