"""The schemas of TEI and of CMIF, from the fixtures: nothing is fetched."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "fixtures" / "tei"


@cache
def schema(name: str) -> Any:
    """The RelaxNG schema of that name; `tei_all` takes some seconds to load, once a process."""
    from lxml import etree

    return etree.RelaxNG(etree.fromstring(gzip.decompress((FOLDER / f"{name}.rng.gz").read_bytes())))


def faults(text: str, name: str = "tei_all") -> list[str]:
    """What is not valid in a document, with its line."""
    from lxml import etree

    found = schema(name)
    if found.validate(etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True))):
        return []
    return [f"{each.line}: {each.message}" for each in found.error_log]
