"""Letters out of fields: the columns of a table, the keys of an object, the parts of a file's name.

A field is what its name says in one of the languages that archives speak, or what somebody said it is. Of a name that
is none of these the field is kept under it. What becomes of dates is in `dates.elsewhere`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from lettercli import dates
from lettercli.arrival import Arrival, Origin, Remark
from lettercli.dates.elsewhere import First, understood
from lettercli.errors import BadDate, Fault, Faults, LettersError
from lettercli.files import encoding, textfile
from lettercli.formats import paragraphs
from lettercli.model import Letter, Passage

ROLES = ("id", "date", "sender", "recipient", "place", "calendar", "text")
_MANY = ("sender", "recipient")
USUAL = {
    "id": "id|identifier|xml:id|letter id|letter_id|letterid|no|no.|nr|nr.|number|letter number|nummer|briefnummer|"
    "identifiant|identificativo|identificador|brief-nr|brief-nr.|brief nr.|numéro|numero|número|n°|nº|№|номер|key",
    "date": "date|datum|дата|fecha|data|letter date|date sent|date_sent|sent|date of letter|date written|briefdatum|"
    "absendedatum|date de la lettre|date d'envoi|dated|edtf",
    "sender": "sender|senders|from|author|authors|writer|"
    "correspondent_from|letter from|sender name|sent by|absender|absenderin|verfasser|verfasserin|von|"
    "schreiber|expéditeur|expediteur|auteur|de|mittente|autore|remitente|autor|от кого|отправитель|автор|от|afzender",
    "recipient": "recipient|recipients|to|addressee|addressees|receiver|"
    "letter to|recipient name|addressee name|sent to|empfänger|empfaenger|empfängerin|adressat|adressatin|an|"
    "destinataire|à|a|destinatario|destinatário|кому|получатель|адресат|к|geadresseerde|ontvanger",
    "place": "place|ort|place of writing|sender place|origin|absendeort|schreibort|ausstellungsort|lieu|"
    "lieu d'expédition|luogo|lugar|local|место|место написания|plaats|location|city",
    "calendar": "calendar|kalender|calendrier|calendario|календарь",
    "text": "text|body|letter|letter text|full text|full_text|fulltext|transcription|transcript|content|contents|"
    "volltext|brieftext|transkription|inhalt|brief|texte|contenu|lettre|testo|lettera|texto|carta|contenido|текст|"
    "письмо|содержание|tekst|brieftekst|message|plain_text|plaintext",
}


def plain(name: str) -> str:
    """A field's name as it is compared."""
    return " ".join(normalize("NFC", name).casefold().removesuffix(".name").replace("_", " ").split())


_PARTS = ({"year", "jahr", "année", "annee", "anno", "año", "ano", "jaar", "год"},
          {"month", "monat", "mois", "mese", "mes", "mês", "maand", "месяц"},
          {"day", "tag", "jour", "giorno", "día", "dia", "dag", "день"})  # fmt: skip
"""What the year, the month and the day of a letter are called where each has a field of its own."""
_WITHIN = (".text", ".value", ".content", ".#text")
"""What a field with fields of its own calls what it is itself."""
_ROLE = {plain(name): (role, at) for role, names in USUAL.items() for at, name in enumerate(names.split("|"))}
WRITTEN = "date-as-written"
"""The key under which a letter keeps a date that is not certain."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody said about files that are to be read."""

    map: Mapping[str, str] = field(default_factory=dict)
    """The names of fields by what they are: text → Body."""
    first: First = ""
    """Of the two figures before a year: which is meant first."""
    encoding: str = ""


def mapping(said: Iterable[str]) -> dict[str, str]:
    """What `--map text=Body,date=Date` says; raises LettersError."""
    found: dict[str, str] = {}
    for each in said:
        parts = each.split(",")
        for part in parts if all("=" in part for part in parts) else [each]:
            key, equals, name = (piece.strip() for piece in part.partition("="))
            if not equals or not key or not name:
                raise LettersError(f"no field and column: {part!r}", "write --map text=Body, or text=Body,date=Date")
            if key in found:
                raise LettersError(f"two columns for {key}: {found[key]!r} and {name!r}", "name one")
            found[key] = name
    return found


class Fields(NamedTuple):
    """What each field of a record is."""

    keys: dict[str, str]
    """By the field's name: one of ROLES, or the key under which it is kept."""
    said: str
    """Which field was taken for what, and why."""
    missing: tuple[str, ...] = ()
    """Fields that were named and are not there."""


def fields(names: Iterable[str], map: Mapping[str, str]) -> Fields:
    """What the fields of these names are: what `map` says, else what their names usually mean."""
    names = list(dict.fromkeys(names))
    spelt = {plain(name): name for name in reversed(names)}
    keys: dict[str, str] = {}
    missing = []
    for key, wanted in map.items():
        name = wanted if wanted in names else spelt.get(plain(wanted), "")
        if name:
            keys[name] = key
        else:
            missing.append(wanted)
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        usual, rank = _usual(name)
        if usual and name not in keys and usual not in keys.values() and (usual not in best or rank < best[usual][0]):
            best[usual] = rank, name
    keys |= {name: usual for usual, (_, name) in best.items()}
    said = ", ".join(f"{keys[name]} is {name!r}" for name in names if keys.get(name) in ROLES)
    others = [name for name in names if name not in keys]
    said += f"; kept as keys: {', '.join(quoted(others))}" if others else ""
    return Fields({name: keys.get(name, _key(name)) for name in names}, said, tuple(missing))


def role(name: str) -> str:
    """What a field of that name usually is; empty: nothing that every letter has."""
    return _usual(name)[0]


def _usual(name: str) -> tuple[str, int]:
    """What a field of that name usually is, and how usual the name is for it; of `body.text` what `body` is."""
    whole = plain(name)
    inner = next((whole.removesuffix(end) for end in _WITHIN if whole.endswith(end)), "")
    return _ROLE.get(whole) or _ROLE.get(inner, ("", 0))


def quoted(names: Iterable[str]) -> list[str]:
    """Names in quotation marks."""
    return [repr(name) for name in names]


def _key(name: str) -> str:
    """The key under which a field is kept that is none of a letter's own; its name, but for what no key can have."""
    key = " ".join("".join(sign if sign.isprintable() else " " for sign in normalize("NFC", name)).split())
    return f"{key or 'unnamed'}-as-given" if key in (*ROLES, "body", "") else key


def letter(
    values: Mapping[str, str | tuple[str, ...]],
    keys: Mapping[str, str],
    origin: Origin,
    reading: Reading,
    written: tuple[Passage, ...] | None = None,
) -> Arrival | Fault:
    """The letter that some fields are, or the fault that keeps it from being one.

    `written` are its passages, where the fields do not hold its text.
    """
    for name, value in values.items():
        if what := encoding.damaged(name + "".join(value)):
            return Fault(origin.path or origin.file, origin.line, f"{what}, in {name!r}", "mend the file")
    try:
        return _Maker(origin, reading).made(values, keys, written)
    except Faults as wrong:
        return Fault(origin.path or origin.file, origin.line, wrong.faults[0].what, wrong.faults[0].instead)


class _Maker:
    def __init__(self, origin: Origin, reading: Reading) -> None:
        self.origin = origin
        self.reading = reading
        self.remarks: list[Remark] = []

    def made(
        self, values: Mapping[str, str | tuple[str, ...]], keys: Mapping[str, str], written: tuple[Passage, ...] | None
    ) -> Arrival:
        of = {keys[name]: self.composed(value) for name, value in values.items() if value}
        text = of.pop("text", "")
        if written is None:
            text = text if isinstance(text, str) else "\n\n".join(text)
            written = paragraphs.passages(text)
            if said := paragraphs.doubt(text):
                self.remarks.append(Remark("text", said))
        if not written:
            self.remarks.append(Remark("text", "a letter without text"))
        metadata = {key: self.value(key, value) for key, value in of.items() if key not in ("date", "calendar")}
        metadata = {key: value for key, value in metadata.items() if value}
        self.dated(_one(of.get("date", "")) or self.in_parts(of), _one(of.get("calendar", "")), metadata)
        metadata = {key: metadata[key] for key in (*ROLES, *metadata) if key in metadata}
        id = _one(metadata.pop("id", ""))
        if not id and self.origin.line:
            id = f"{PurePosixPath(self.origin.file).stem}-{self.origin.line}"
        for key in _MANY:
            if key not in metadata:
                self.remarks.append(Remark(key, f"no {key}"))
        made = Letter(id, dates.UNDATED, (), (), "", metadata, written, ())
        return Arrival(made, self.origin, tuple(self.remarks))

    def composed(self, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        path = self.origin.path or self.origin.file
        if isinstance(value, str):
            return textfile.composed(value.replace("\r\n", "\n").replace("\r", "\n"), path)
        return tuple(textfile.composed(each, path) for each in value)

    def value(self, key: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        """The value of a key of the metadata: one text, or for what can be several each of them."""
        if key in _MANY:
            pieces = [value] if isinstance(value, str) else value
            several = [" ".join(each.split()) for piece in pieces for each in piece.replace("|", ";").split(";")]
            kept = tuple(each for each in several if each)
            return kept if len(kept) > 1 else "".join(kept)
        if isinstance(value, tuple) and key in ROLES:
            return ", ".join(" ".join(each.split()) for each in value)
        return value.strip() if isinstance(value, str) else value

    def in_parts(self, of: Mapping[str, str | tuple[str, ...]]) -> str:
        """The date whose year, month and day are fields of their own, as far as they are there."""
        given = {plain(key).removeprefix("date."): key for key in of}
        keys = [next((given[name] for name in names if name in given), "") for names in _PARTS]
        year, month, day = (_one(of[key]).strip().lstrip("0") if key else "" for key in keys)
        if not year.isdecimal():
            return ""
        used = ", ".join(quoted(key for key, value in zip(keys, (year, month, day), strict=True) if value))
        self.remarks.append(Remark("date", f"put together of {used}"))
        if month and not month.isdecimal():
            return " ".join(filter(None, (day, month, year)))
        return f"{year:0>4}" + (f"-{month:0>2}" + (f"-{day:0>2}" if day else "") if month else "")

    def dated(self, text: str, calendar: str, metadata: dict[str, str | tuple[str, ...]]) -> None:
        """Puts the date down as far as it is certain, and what was written where it is not."""
        name = calendar.strip().casefold()
        known = {"old style": "julian", "o.s.": "julian", "new style": "gregorian", "n.s.": "gregorian"}.get(name, name)
        if known not in ("", "gregorian", "julian"):
            metadata["calendar-as-written"] = calendar
            self.remarks.append(Remark("date", f"a calendar {calendar!r} that is not known"))
            known = ""
        found = understood(text, self.reading.first, known or "gregorian")
        known = found.calendar or known
        try:
            dates.parse(found.edtf, known or "gregorian")
        except BadDate as bad:
            found = found._replace(edtf="", doubt=f"{text!r} is no date that is certain: {bad.message}")
        if found.edtf:
            metadata["date"] = found.edtf
        elif not text.strip():
            self.remarks.append(Remark("date", "no date"))
        if known:
            metadata["calendar"] = known
        if found.doubt:
            metadata[WRITTEN] = text.strip()
            self.remarks.append(Remark("date", found.doubt))


def _one(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
