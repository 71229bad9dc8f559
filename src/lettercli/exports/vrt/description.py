"""What CWB, NoSketch Engine and BlackLab have to be told of a vertical text, each in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from shlex import join
from typing import NamedTuple

from lettercli.exports.vrt.tags import Tag
from lettercli.exports.vrt.vertical import GAP, LETTER, SEG
from lettercli.text.tokens import fold

SCRIPT = "encode.sh"
HOME = "/corpora/data"
"""Where a registry entry says that the encoded corpus is; the script puts the right folder in its place."""


class Corpus(NamedTuple):
    """A vertical text as the programs know it."""

    name: str
    title: str
    language: str
    tokens: Sequence[str]
    """The attributes of a token."""
    tags: Sequence[Tag]


def named(name: str) -> str:
    """A name that is a corpus's name in all programs: small letters, figures, `_` and `-`, a letter first."""
    plain = re.sub("[^a-z0-9_-]+", "-", fold(name)).strip("-_")
    return plain if plain[:1].isalpha() else f"letters-{plain}".rstrip("-")


def files(corpus: Corpus) -> dict[str, str]:
    """The text of each file, by name."""
    return {
        f"{corpus.name}.registry": "".join(f"{line}\n" for line in _registry(corpus)),
        SCRIPT: "".join(f"{line}\n" for line in _script(corpus)),
        f"{corpus.name}.nosketch": "".join(f"{line}\n" for line in _nosketch(corpus)),
        f"{corpus.name}.blf.yaml": "".join(f"{line}\n" for line in _blacklab(corpus)),
    }


def _registry(corpus: Corpus) -> Iterator[str]:
    """A registry entry of CWB."""
    yield f"NAME {_quoted(corpus.title)}"
    yield f"ID   {corpus.name}"
    yield f"HOME {HOME}/{corpus.name}"
    yield '##:: charset  = "utf8"'
    yield f"##:: language = {_quoted(corpus.language)}"
    yield from (f"ATTRIBUTE {name}" for name in corpus.tokens)
    for tag in corpus.tags:
        levels = ["", *map(str, range(1, tag.depth + 1))]
        yield from (f"STRUCTURE {tag.name}{level}" for level in levels)
        yield from (f"STRUCTURE {tag.name}_{name}{level}" for name in tag.attributes for level in levels)


def _script(corpus: Corpus) -> Iterator[str]:
    """A script that encodes the text for CWB."""
    tags = [f"{tag.name}:{tag.depth}{''.join(f'+{name}' for name in tag.attributes)}" for tag in corpus.tags]
    columns = [word for name in corpus.tokens[1:] for word in ("-P", name)]
    structures = [word for tag in tags for word in ("-S", tag)]
    yield "#!/bin/sh"
    yield f"# {' '.join(corpus.title.split())}: encodes the text beside this file for CWB, and makes its index."
    yield f"# sh {SCRIPT} [DATA [REGISTRY]]: two folders, here data/ and registry/ beside this file."
    yield "set -eu"
    yield 'here=$(cd "$(dirname "$0")" && pwd)'
    yield 'data=${1:-$here/data} registry=${2:-$here/registry}'
    yield 'mkdir -p "$data" "$registry"'
    yield 'data=$(cd "$data" && pwd) registry=$(cd "$registry" && pwd)'
    yield f'cwb-encode -d "$data" -c utf8 -x -s -f "$here/{corpus.name}.vrt" \\'
    yield f"    {join(columns)} \\"
    yield f"    {join(structures)} -0 {GAP}"
    entry = f'"$here/{corpus.name}.registry" > "$registry/{corpus.name}"'
    yield f"""DATA="$data" awk '/^HOME / {{ print "HOME \\"" ENVIRON["DATA"] "\\""; next }} {{ print }}' {entry}"""
    yield f'cwb-makeall -r "$registry" {corpus.name.upper()}'
    yield f'''echo "cqp -r '$registry' -D {corpus.name.upper()}"'''


def _nosketch(corpus: Corpus) -> Iterator[str]:
    """A corpus configuration of NoSketch Engine."""
    yield f"NAME {_quoted(corpus.title)}"
    yield f'PATH "/var/lib/manatee/data/{corpus.name}/"'
    yield f'VERTICAL "/var/lib/manatee/vert/{corpus.name}.vrt"'
    yield 'ENCODING "UTF-8"'
    yield f'DOCSTRUCTURE "{LETTER}"'
    yield f'SHORTREF "={LETTER}.id"'
    yield from (f"ATTRIBUTE {name}" for name in corpus.tokens)
    for tag in corpus.tags:
        if tag.attributes or tag.depth:
            yield f"STRUCTURE {tag.name} {{"
            yield from (f"    ATTRIBUTE {name}" for name in tag.attributes)
            if tag.depth:
                yield '    NESTED "yes"'
            yield "}"
        else:
            yield f"STRUCTURE {tag.name}"


def _blacklab(corpus: Corpus) -> Iterator[str]:
    """An input format of BlackLab, in YAML; tags and their attributes it takes as they come."""
    yield f"displayName: {_quoted(corpus.title)}"
    yield "fileType: tabular"
    yield "fileTypeOptions:"
    yield from ("  type: tsv", "  inlineTags: true")
    yield f"documentPath: {LETTER}"
    yield from ("annotatedFields:", "  contents:", "    annotations:")
    for column, name in enumerate(corpus.tokens, 1):
        yield f"    - name: {name}"
        yield f"      valuePath: {column}"
        if name in {"word", "printed"}:
            yield "      sensitivity: sensitive_insensitive"
    yield f"# A hit of letters kwic lies within <{SEG}/>."


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "/").replace('"', "'")
    return f'"{plain}"'
