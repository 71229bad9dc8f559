"""The lemma of each form of a lexicon, so that `procured` is found where `procure` is asked for.

Lemmas are simplemma's, which is an extra (`pip install 'lettercli[lemma]'`) of plain dictionaries for some fifty
languages. They belong to forms and not to tokens: `saw` has one lemma wherever it stands. An English possessive has
the lemma of what possesses (`Stalin's` is `Stalin`). Lemmas are folded, as words are looked for.

They are made at the first question and kept in a file beside the index (see `beside`). Without simplemma there are
none, kept or not: what lies in a cache never changes an answer.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lettercli.errors import LettersError
from lettercli.index.beside import code_of, kept
from lettercli.index.lexicon import Lemmas, Lexicon, Strings
from lettercli.text.tokens import fold

INSTALL = "install them: pip install 'lettercli[lemma]' (pipx: pipx inject lettercli simplemma)"
_NONE: Mapping[str, str] = MappingProxyType({})


def installed() -> bool:
    """Whether lemmas can be made; asked without an import."""
    from importlib.util import find_spec

    return find_spec("simplemma") is not None


def lemmas(lexicon: Lexicon) -> Lemmas:
    """The lemmas of a lexicon, read or made when first asked for; raises LettersError where they cannot be."""
    if lexicon.lemmas is None or lexicon.lemmas.language != lexicon.language:
        if not installed():
            raise _missing()
        if lexicon.snapshot:
            lexicon.lemmas = kept(lexicon, lexicon.language, made)
        else:
            lexicon.lemmas = made(lexicon, lexicon.language)
    return lexicon.lemmas


def made(lexicon: Lexicon, language: str, known: Mapping[str, str] = _NONE) -> Lemmas:
    """The lemmas of a lexicon, from nothing but those of forms that are known; some 5 us a form."""
    lemma = None
    found: list[str] = []
    for form in lexicon.surfaces:
        said = known.get(form)
        if said is None:
            lemma = lemma or _lemmatizer(language)  # where all are known simplemma need not be loaded
            said = fold(lemma(form))
        found.append(said)
    different = sorted(set(found))
    ranks = {lemma: rank for rank, lemma in enumerate(different)}
    of = array("I", map(ranks.__getitem__, found))
    ids = array("I", sorted(range(len(of)), key=of.__getitem__))
    at = array("I", bytes(4 * (len(different) + 1)))
    for rank in of:
        at[rank + 1] += 1
    for rank in range(len(different)):
        at[rank + 1] += at[rank]
    return Lemmas(language, Strings.of(different), at, ids, of)


def _missing() -> LettersError:
    return LettersError("lemmas are an extra that is not installed", INSTALL)


def _lemmatizer(language: str) -> Callable[[str], str]:
    code = code_of(language)
    try:
        import simplemma
    except ImportError:
        raise _missing() from None
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
