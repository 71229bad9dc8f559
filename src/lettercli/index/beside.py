"""The lemmas of an edition's forms in a file beside its index: made once, and read by all who ask afterwards.

The file is written as an index is, whole or not at all, and checked as one is. It says for which forms, in which
language and by which simplemma its lemmas were made, and is made again where that is no longer so; the lemmas of forms
that it has are taken over. Where nothing can be kept the lemmas are made in memory.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress

from lettercli.index import store
from lettercli.index.lexicon import Lemmas, Lexicon, Strings

SUFFIX = ".lemmas"
_LAYOUT = 1
"""Goes up when the sections, or what a lemma is, change."""
_NUMBERS = ("at", "ids", "of")
Sections = dict[str, memoryview]


def kept(lexicon: Lexicon, language: str, made: Callable[..., Lemmas]) -> Lemmas:
    """The lemmas of a lexicon from the file beside its snapshot, else made, and kept for the next who asks."""
    maker = _maker(code_of(language))
    if not maker or sys.byteorder != "little":
        return made(lexicon, language)
    path, forms = lexicon.snapshot + SUFFIX, _digest(lexicon.surfaces.bytes)
    found = store.read(path)
    if found is None or found.get("lemmas.maker", b"") != maker:
        found = None
    elif found["lemmas.digest"] == forms:
        return _lemmas(language, found)
    lemmas = made(lexicon, language, _by_form(found)) if found is not None else made(lexicon, language)
    numbers = {f"lemmas.{name}": memoryview(getattr(lemmas, name)) for name in _NUMBERS}
    _write(path, {
        "lemmas.maker": memoryview(maker), "lemmas.digest": memoryview(forms), "lemmas.forms": lexicon.surfaces.bytes,
        "lemmas": lemmas.strings.bytes, "lemmas.strings.at": memoryview(lemmas.strings.at), **numbers,  # type: ignore[arg-type]
    })  # fmt: skip
    return lemmas


def prove(snapshot: str) -> None:
    """Check every block of the lemmas beside a snapshot, seal or no seal; faulty ones are removed."""
    path = snapshot + SUFFIX
    if os.path.lexists(path) and not store.prove(path):
        with suppress(OSError):
            os.unlink(path)


def code_of(language: str) -> str:
    """The language as simplemma names it: `en` for `en-GB`."""
    return language.split("-", maxsplit=1)[0].lower()


def _maker(code: str) -> bytes:
    """By what lemmas are made now; empty where that cannot be told. To import simplemma for it would take too long."""
    import unicodedata
    from importlib.util import find_spec

    spec = find_spec("simplemma")
    if spec is None or spec.origin is None:
        return b""
    try:
        with open(os.path.join(os.path.dirname(spec.origin), "__metadata__.py"), encoding="utf-8") as file:
            version = re.search(r"""^__version__\s*=\s*["']([^"']+)["']""", file.read(), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return b""
    return f"{_LAYOUT} {code} {version[1]} {unicodedata.unidata_version}".encode() if version else b""


def _digest(forms: memoryview) -> bytes:
    from hashlib import blake2b

    return blake2b(forms, digest_size=32).digest()


def _lemmas(language: str, found: Sections) -> Lemmas:
    strings = Strings(found["lemmas"], found["lemmas.strings.at"])
    at, ids, of = (found[f"lemmas.{name}"] for name in _NUMBERS)
    return Lemmas(language, strings, at, ids, of)


def _by_form(found: Sections) -> dict[str, str]:
    """The lemma of each form that a file has."""
    forms = str(found["lemmas.forms"], "utf-8").split("\n")[:-1]
    lemmas = list(_lemmas("", found).strings)
    return {form: lemmas[rank] for form, rank in zip(forms, found["lemmas.of"], strict=True)}


def _write(path: str, sections: Sections) -> None:
    """Keep the lemmas, if that can be done and nobody else is at it."""
    from lettercli.index.claim import Busy, claim

    with suppress(Busy):
        if (ours := claim(path)) is None:
            return
        try:
            with suppress(OSError):
                store.write(ours.descriptor, sections)
                ours.publish()
        finally:
            ours.release()
