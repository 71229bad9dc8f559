"""The lemma of each form of a lexicon, so that `procured` is found where `procure` is asked for.

Lemmas are simplemma's, which is an extra (`pip install 'lettercli[lemma]'`) of plain dictionaries for some fifty
languages. They belong to forms and not to tokens: `saw` has one lemma wherever it stands. An English possessive has
the lemma of what possesses (`Stalin's` is `Stalin`). Lemmas are folded, as words are looked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

from lettercli.errors import LettersError
from lettercli.index.lexicon import Lemmas, Lexicon, Strings
from lettercli.text.tokens import fold

INSTALL = "install them: pip install 'lettercli[lemma]' (pipx: pipx inject lettercli simplemma)"


def installed() -> bool:
    """Whether lemmas can be made; asked without an import."""
    from importlib.util import find_spec

    return find_spec("simplemma") is not None


def lemmas(lexicon: Lexicon) -> Lemmas:
    """The lemmas of a lexicon, made when first asked for; raises LettersError where they cannot be."""
    if lexicon.lemmas is None or lexicon.lemmas.language != lexicon.language:
        lexicon.lemmas = made(lexicon, lexicon.language)
    return lexicon.lemmas


def made(lexicon: Lexicon, language: str) -> Lemmas:
    """The lemmas of a lexicon, from nothing; some 5 us a form."""
    lemma = _lemmatizer(language)
    each = [fold(lemma(form)) for form in lexicon.surfaces]
    known = sorted(set(each))
    ranks = {lemma: rank for rank, lemma in enumerate(known)}
    of = array("I", map(ranks.__getitem__, each))
    ids = array("I", sorted(range(len(of)), key=of.__getitem__))
    at = array("I", bytes(4 * (len(known) + 1)))
    for rank in of:
        at[rank + 1] += 1
    for rank in range(len(known)):
        at[rank + 1] += at[rank]
    return Lemmas(language, Strings.of(known), at, ids, of)


def _lemmatizer(language: str) -> Callable[[str], str]:
    code = language.split("-", maxsplit=1)[0].lower()
    try:
        import simplemma
    except ImportError:
        raise LettersError("lemmas are an extra that is not installed", INSTALL) from None
    try:
        simplemma.lemmatize("a", lang=code)
    except (ValueError, TypeError, OSError):
        what = f"simplemma has no lemmas for the language {language!r}"
        raise LettersError(what, "see language: in corpus.yaml") from None

    def lemma(form: str) -> str:
        if code == "en" and form[-2:] in ("'s", "'S"):
            form = form[:-2]
        return str(simplemma.lemmatize(form, lang=code))

    return lemma
