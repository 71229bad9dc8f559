"""What the header of a letter that this program wrote says, as it was in the letter's metadata."""

from __future__ import annotations

import json
import re
from typing import Any

from lettercli import dates
from lettercli.formats.tei import write_dates
from lettercli.formats.tei.tree import Node


class Changed(Exception):
    """Something that `write` does not write."""


def left_in(header: Node) -> dict[str, Any]:
    """What no element of TEI says."""
    xeno = header.find("xenoData")
    left = json.loads(xeno.text()) if xeno is not None else {}
    if not isinstance(left, dict):
        raise Changed("xenoData")
    return left


def values_in(header: Node, left: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """The metadata: what the description of the correspondence says, and the keys that it has no place for."""
    said: dict[str, str | tuple[str, ...]] = {}
    described = header.find("correspDesc")
    for action in described.all("correspAction") if described is not None else ():
        key = {"sent": "sender", "received": "recipient"}[action.get("type")]
        people = [node.text() for node in action.nodes() if node.name in ("persName", "orgName")]
        if people:
            said[key] = people[0] if len(people) == 1 else tuple(people)
        for node in action.nodes():
            if node.name == "placeName" and key == "sender":
                said["place"] = node.text()
            elif node.name == "date":
                said["date"] = _date(node, left)
    said |= {key: tuple(value) if isinstance(value, list) else str(value) for key, value in left.items()}
    first = [key for key in ("date", "calendar", "sender", "recipient", "place") if key in said]
    return {key: said[key] for key in dict.fromkeys([*first, *said]) if key != "id"}


def _date(node: Node, left: dict[str, Any]) -> str:
    """The date in EDTF; raises Changed where the attributes no longer say what the letter's own key does."""
    said = {name: value for name, value in node.attributes.items() if name != "calendar"}
    if "date" in left:
        date = dates.parse(left["date"], left.get("calendar") or "gregorian")
        if write_dates.attributes(date) != said:
            raise Changed("date")
        return str(left["date"])
    ends = {name: _year(value) for name, value in said.items() if name != "cert"}
    doubt = "?" if said.get("cert") == "low" else ""
    match sorted(ends):
        case ["when"]:
            edtf = ends["when"] + doubt
        case ["from", "to"]:
            edtf = f"{ends['from']}/{ends['to']}"
        case ["notAfter", "notBefore"]:
            edtf = f"[{ends['notBefore']}..{ends['notAfter']}]"
        case _:
            raise Changed("date")
    if write_dates.attributes(dates.parse(edtf)) != said:
        raise Changed("date")
    return edtf


def _year(text: str) -> str:
    """A date of TEI with the year as EDTF counts it."""
    found = re.fullmatch(r"(-?)([0-9]{4,})((?:-[0-9]{2}){0,2})", text)
    if found is None:
        raise Changed("date")
    if not found[1]:
        return text
    year = 1 - int(found[2])
    return f"{'-' if year else ''}{-year:04}{found[3]}"
