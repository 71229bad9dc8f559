"""Tells German nouns, which have a capital as names do, by how an edition uses them.

No list of words would know the nouns of two centuries of letters. But a noun stands with an article, a possessive or
an adjective more often than a name does, has forms of its own (`Brief`, `Briefe`) and endings that names have not
(`-ung`, `-heit`). None of that is certain: what is left is likelier to be a name, and what is taken for a noun may be
one all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_ARTICLES = frozenset(
    """
    der die das den dem des dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem
    alle aller alles allen allem manche mancher manches manchen welcher welche welches welchen welchem solch solche
    solcher solches solchen solchem viel viele vielen vieler wenig wenige weniger mehr einige einigen einiger beide
    beiden beider etwas nichts ein eine eines einen einem einer kein keine keines keinen keinem keiner mein meine meines
    meinen meinem meiner dein deine deines deinen deinem deiner sein seine seines seinen seinem seiner ihr ihre ihres
    ihren ihrem ihrer unser unsere unseres unseren unserem unserer unsre unsern unserm euer eure eures euren eurem eurer
    euern zum zur im am vom beim ins ans aufs fürs übers unters durchs ums zwei drei vier fünf sechs sieben acht zehn
    """.split()  # noqa: SIM905
)
"""Words before a noun; a name has them seldom."""
_NEVER = _ARTICLES | frozenset(
    """
    ich du dich dir sie ihnen euch mich mir er es wir uns man januar jänner februar feber märz april mai juni juli
    august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    weihnachten ostern pfingsten uhr jan feb febr apr aug sept okt nov dez dr nr bd bde jg hrsg aufl prof frl hr anm abs
    bzw
    """.split()  # noqa: SIM905
)
"""Pronouns, months, days, abbreviations: words with a capital that are no names, whatever stands before them."""
_INFLECTED = re.compile(r"\w{2,}(?:er|es|em|en|e)")
"""What an adjective looks like, if it stands before a capital."""
_ENDING = re.compile(r"\w{3,}(?:ung|heit|keit|schaft|tion|tät|enz|anz)(?:s|en)?"
                     r"|\w{3,}(?:ism(?:us|en)|nis(?:se|sen|ses)?|tums?)|\w{4,}(?:chens?|leins?)")  # fmt: skip
_PLURALS = ("e", "en", "n", "nen", "ern")
"""What a noun adds in its other forms; a name adds an s."""
_SHORTEST = 5
"""Letters of a word that is known by its other forms."""
_OFTEN, _ALSO = 0.25, 0.1
"""Shares of a word's occurrences: with an article, or small; and in another form."""


def is_german(language: str) -> bool:
    """Whether a language, as an edition names it, is German: `de`, `de-AT`, `deu`."""
    return language.casefold().replace("_", "-").split("-")[0] in {"de", "deu", "ger"}


class Use(NamedTuple):
    """A word where it stands in a text."""

    form: str
    before: str
    """The word before it, with nothing but a blank between; empty where there is none."""
    begins: bool
    """Whether it begins a sentence."""


def nouns(text: Iterable[Use]) -> frozenset[str]:
    """The capitalised forms of a text that are no names by their use: nouns, pronouns, words of the calendar."""
    total, small, within, led = (Counter[str]() for _ in range(4))
    for form, before, begins in text:
        if not form[:1].isupper():
            small[form] += 1
            continue
        total[form] += 1
        within[form] += not begins
        led[form] += not begins and _leads(before)
    return frozenset(
        form for form in total
        if _known(form.lower()) or small[form.lower()] >= _OFTEN * total[form]
        or (within[form] and led[form] >= _OFTEN * within[form])
        or any(total[other] >= _ALSO * total[form] for other in _others(form))
    )  # fmt: skip


def _leads(word: str) -> bool:
    """Whether a word before a capitalised one makes a noun of it."""
    return word.lower() in _ARTICLES or (word[:1].islower() and _INFLECTED.fullmatch(word) is not None)


def _known(word: str) -> bool:
    return word in _NEVER or _ENDING.fullmatch(word) is not None


def _others(form: str) -> Iterator[str]:
    """The other forms that a noun may have."""
    if len(form) >= _SHORTEST:
        yield from (form + ending for ending in _PLURALS)
    for ending in _PLURALS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            yield form.removesuffix(ending)
