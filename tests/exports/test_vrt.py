"""`letters export vrt`: vertical text, and CWB, which counts in it what `letters` counts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lettercli.edition import load
from lettercli.errors import LettersError
from lettercli.exports import Source, vrt
from lettercli.exports.vrt import description, vertical
from lettercli.exports.vrt.vertical import TAGS, Vertical
from lettercli.files import yamlfile
from lettercli.index import lemmas
from lettercli.index.build import build
from lettercli.index.layout import KINDS, VOICES, Index
from lettercli.model import Edition
from tests.commands.sample import edition as friend
from tests.editions import letter, write_edition
from tests.index import made
from tests.shell import Outcome, call
from tests.strategies import compose

ROOT = Path(__file__).parent.parent.parent
CWB = pytest.mark.skipif(
    shutil.which("cwb-encode") is None or shutil.which("cqp") is None,
    reason="the counts are not compared with CWB's: cwb-encode and cqp are not installed",
)

BODY = """\
He [the miller] wro […]{.gap} grain &lt;b> & "so".

6) One. Two grain

   a) from *here*

      1) within

> 1) Quoted

[…]{.gap}
"""
LINES = """\
<letter id="1" date="1929-08-21" date_from="1929-08-21" date_to="1929-08-21" sender="Ann" recipient="Ben" place="" \
facs_url="a &amp; &lt;b&gt; &quot;c&quot;">
<text>
<p n="1" address="1.p1">
<seg lost="after">
<s n="0">
He	he	he	He	writer	1.p1	0
the	the	the	[the	editor	1.p1	1
miller	miller	miller	miller]	editor	1.p1	2
wro	wro	wro	wro […]	writer	1.p1	3
</s>
</seg>
<gap/>
<seg lost="before">
<s n="0">
grain	grain	grain	[…] grain	writer	1.p1	4
b	b	b	&lt;b&gt;	writer	1.p1	5
so	so	so	"so".	writer	1.p1	6
</s>
</seg>
</p>
<point n="6" address="1.6">
<seg lost="no">
<s n="0">
One	one	one	One.	writer	1.6	7
</s>
<s n="1">
Two	two	two	Two	writer	1.6	8
grain	grain	grain	grain	writer	1.6	9
</s>
</seg>
<item n="a" address="1.6.a">
<seg lost="no">
<s n="0">
from	from	from	from	writer	1.6.a	10
here	here	here	here	writer	1.6.a	11
</s>
</seg>
<item n="1" address="1.6.a.1">
<seg lost="no">
<s n="0">
within	within	within	within	writer	1.6.a.1	12
</s>
</seg>
</item>
</item>
</point>
"""


def made_of(edition: Edition) -> tuple[Vertical, str]:
    index = build(edition)
    text = Vertical(Source(edition, edition.letters, lambda: index))
    return text, "".join(text.letters())


def test_the_lines_of_a_letter(tmp_path: Path) -> None:
    """Tags nest as passages do, a line has all that is known of a token, and XML's signs are escaped."""
    root = write_edition(tmp_path / "e", {"1": letter("1", BODY, **{"Facs-URL": 'a & <b> "c"'})})
    code, out, err = call("export", "vrt", "--corpus", root)
    assert (code, err) == (0, "the key 'Facs-URL' is the attribute facs_url\n")
    assert out.startswith(LINES)
    assert out.endswith('<gap address="1.gap"/>\n</text>\n</letter>\n')


def elements(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<all>{text}</all>")


def tokens(element: ElementTree.Element) -> list[list[str]]:
    """The lines within an element, in order."""
    return [line.split("\t") for line in "".join(element.itertext()).split("\n") if line]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=4))
def test_the_text_is_the_index(seeds: list[int]) -> None:
    """Whatever the letters, it is XML, and holds each token of each letter once, where and as the index has it."""
    edition = made.edition(*{each.id: each for each in (compose(Random(seed)) for seed in seeds)}.values())
    index = build(edition)
    text, written = made_of(edition)
    root = elements(written)
    assert [element.get("id") for element in root] == [each.id for each in edition.letters]
    for place, element in enumerate(root):
        wanted = [token for token in range(len(index)) if index.letter(token) == place]
        wanted.sort(key=index.offset)
        assert [(row[0], row[1], *row[4:]) for row in tokens(element)] == [line(index, token) for token in wanted]
        assert [len(tokens(seg)) for seg in element.iter("seg")] == list(segs(index, wanted))
        assert sum(len(tokens(each)) for each in element.iter("s")) == len(wanted)
        assert sum(len(tokens(each)) for each in element.iter("text")) == len(
            [token for token in wanted if token < index.layer_at[1]]
        )
    deepest = {tag.name: tag.depth for tag in text.tags()}
    for element in root.iter():
        assert element.tag in {*deepest, "all", "gap"}
        for name, depth in deepest.items():
            assert not element.findall("/".join([f".//{name}"] * (depth + 2)))


def line(index: Index, token: int) -> tuple[str, ...]:
    """What the index says of a token, lemma and print aside."""
    address = index.passages.addresses[index.passage(token)]
    form, folded = index.form(token), index.lexicon.folded[index.types[token]]
    return form, folded, VOICES[index.voices[token]], address, str(index.offset(token))


def segs(index: Index, wanted: list[int]) -> list[int]:
    """How many tokens each stretch has that a hit may lie in, of tokens in the order of the letter."""
    found: list[int] = []
    for at, token in enumerate(wanted):
        if at and wanted[at - 1] == token - 1 and index.whole(token - 1, token + 1):
            found[-1] += 1
        else:
            found.append(1)
    return found


def test_notes_and_other_hands_follow_the_text(tmp_path: Path) -> None:
    """After the text, and not in it, stand the notes with their parts, and then what other hands wrote."""
    root = elements(call("export", "vrt", "--corpus", friend(tmp_path / "e")).out)
    assert [[child.tag for child in each] for each in root] == [
        ["text", "annotation"], ["text", "note", "note", "note"], ["text"],
    ]  # fmt: skip
    note = root.findall(".//note")[1]
    assert (note.get("n"), note.get("address")) == ("2", "42.n2")
    assert [(item.get("n"), item.get("address")) for item in note.iter("item")] == [("a", "42.n2.a")]
    assert {row[4] for row in tokens(note)} == {"editor"}
    assert {row[4] for row in tokens(root[0][1])} == {"other"}
    assert [each.get("n") for each in root.iter("signed")] == ["", ""]
    assert [each.get("n") for each in root.iter("p")] == ["1", "2", "2", "2", "1"]


def test_some_letters(edition: Path) -> None:
    """Filters choose the letters, in whatever runs they come, and their lines are those that they have among all."""
    whole = call("export", "vrt", "--corpus", edition).out
    letters = re.findall(r"<letter .*?</letter>\n", whole, re.S)
    assert len(letters) == 3
    some = call("export", "vrt", "--corpus", edition, "--sender", "Ann")
    assert some.out == letters[0] + letters[2]


def test_letters_are_laid_out_a_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded by a few letters, and the lines do not depend on how many."""
    edition = load(friend(tmp_path / "e"))
    whole = made_of(edition)[1]
    monkeypatch.setattr(vertical, "_TOGETHER", 1)
    assert made_of(edition)[1] == whole


def test_keys_are_attributes(tmp_path: Path) -> None:
    """Each key of the metadata is an attribute of every letter; a name that the programs do not take is changed."""
    letters = {"1": letter("1", "Text.", Ort="Köln"), "2": letter("2", "Text.", ort="x\ty", date_to="z", **{"1": "1"})}
    edition = load(write_edition(tmp_path / "e", letters))
    index = build(edition)
    source = Source(edition, edition.letters, lambda: index)
    heads = [dict(element.attrib) for element in elements("".join(vrt.write(source)))]
    assert [list(each.values())[7:] for each in heads] == [["Köln", "", "", ""], ["", "x y", "z", "1"]]
    assert list(heads[0])[7:] == ["ort", "ort_2", "date_to_2", "key_1"]
    assert source.remarks == [
        "the key 'Ort' is the attribute ort", "the key 'ort' is the attribute ort_2",
        "the key 'date_to' is the attribute date_to_2", "the key '1' is the attribute key_1",
    ]  # fmt: skip


def test_without_lemmas(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no lemmas can be made a line has one column less, which is said, and no program is told of it."""

    def none(_lexicon: object) -> None:
        raise LettersError("lemmas are an extra that is not installed", lemmas.INSTALL)

    monkeypatch.setattr(lemmas, "lemmas", none)
    text, written = made_of(load(edition))
    assert text.source.remarks == ["no attribute lemma: lemmas are an extra that is not installed"]
    assert "\nDear\tdear\tDear\twriter\t1.salute\t0\n" in written
    corpus = description.Corpus("friend", "", "en", text.tokens, text.tags())
    assert not any("lemma" in file for file in description.files(corpus).values())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files for an edition with nested items, gaps, notes and another hand, in a folder with an odd name."""
    root = friend(tmp_path / "e", **{"44": letter("44", BODY + "\n> > Deeper\n", date="1929-08-24")})
    into = tmp_path / "it's a $folder"
    assert call("export", "vrt", "--into", into, "--corpus", root) == Outcome(0, f"4 letters in 5 files: {into}\n", "")
    return into


def test_every_program_is_told(folder: Path) -> None:
    """In a folder the text comes with what each program needs, and each of the files names every attribute and tag."""
    names = ["encode.sh", "friend.blf.yaml", "friend.nosketch", "friend.registry", "friend.vrt"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert os.access(folder / "encode.sh", os.X_OK)
    sketch, registry = ((folder / f"friend.{end}").read_text("utf-8") for end in ("nosketch", "registry"))
    root = elements((folder / "friend.vrt").read_text("utf-8"))
    tags = {each.tag: list(each.attrib) for each in root.iter() if each.tag not in {"all", "gap"}}
    told = dict(re.findall(r"^STRUCTURE (\w+)(?: \{\n(.*?)\n\})?$", sketch, re.M | re.S))
    assert {tag: re.findall(r"ATTRIBUTE (\w+)", inside) for tag, inside in told.items()} == tags
    assert [name for name, inside in told.items() if "NESTED" in inside] == ["item", "quote"]
    assert re.findall(r"^ATTRIBUTE (\w+)$", sketch, re.M) == list(vertical.TOKEN)
    assert re.findall(r"^ATTRIBUTE (\w+)$", registry, re.M) == list(vertical.TOKEN)
    blacklab = yamlfile.parse((folder / "friend.blf.yaml").read_text("utf-8"), "friend.blf.yaml").value
    columns = blacklab["annotatedFields"]["contents"]["annotations"]
    assert [(one["name"], one["valuePath"]) for one in columns] == [
        (name, str(at)) for at, name in enumerate(vertical.TOKEN, 1)
    ]
    assert blacklab["documentPath"] == "letter"


@pytest.mark.parametrize(
    ("name", "corpus"), [("friend", "friend"), ("Stalin & Molotov 1929", "stalin-molotov-1929"), ("Łódź", "lodz"),
                         ("1929", "letters-1929"), ("邮", "letters")],
)  # fmt: skip
def test_a_corpus_has_a_name_that_all_programs_take(name: str, corpus: str) -> None:
    """Whatever an edition is called, its corpus is called in small letters and figures, and begins with a letter."""
    assert description.named(name) == corpus


def test_every_attribute_is_documented(folder: Path) -> None:
    """docs/vertical.md names each attribute of a line, in order, and each tag."""
    text = (ROOT / "docs" / "vertical.md").read_text("utf-8")
    line, tags = (text.split(f"## {title}\n")[1].split("\n## ")[0] for title in ("A line", "The tags"))
    assert re.findall(r"^\| `(\w+)` \|", line, re.M) == list(vertical.TOKEN)
    named = [tag for row in re.findall(r"^\| (`.*?) \|", tags, re.M) for tag in re.findall("`(.*?)`", row)]
    root = elements((folder / "friend.vrt").read_text("utf-8"))
    assert {each.tag for each in root.iter()} - {"all"} <= set(named)
    assert set(named) == {*TAGS.values(), *set(KINDS) - set(TAGS), "letter", "text", "seg", "s"}


def encoded(folder: Path) -> Path:
    """The registry of the corpus that the script makes."""
    done = subprocess.run(["sh", folder / "encode.sh"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "registry"


def cqp(registry: Path, corpus: str, query: str) -> list[tuple[str, str]]:
    """Address and number of the first token of each hit, in the corpus's order."""
    commands = f'{corpus.upper()}; X = {query}; tabulate X match address, match number;'
    done = subprocess.run(["cqp", "-c", "-r", registry], input=commands, capture_output=True, text=True, check=True)
    assert "error" not in done.stderr.lower()
    return [(row[0], row[1]) for row in (line.split("\t") for line in done.stdout.splitlines()) if len(row) == 2]


def kwic(root: Path, *words: str) -> list[tuple[str, str]]:
    """The same of `letters kwic`."""
    rows = json.loads(call("kwic", *words, "--json", "--corpus", root).out)["rows"]
    return [(row["address"], str(row["start"])) for row in rows]


@CWB
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('[folded="bukharin"] within text', ["Bukharin", "--whole"]),
        ('[folded="(.*-|.*\')?sten(-.*|\'.*)?"] within text', ["Sten"]),
        ('[word="Grain"%c]', ["grain", "--whole", "--in", "all"]),
        ('[folded="of"] [folded="the"] within seg', ["of the", "--whole", "--in", "all"]),
        ('[folded="grain"] []{0,3} [folded="procure.*"] within seg', ['"grain" []{0,3} "procure.*"', "--in", "all"]),
        ('[lemma="be"] within text', ["be", "--lemma"]),
        ('[folded="grain"] within point', ['"grain" within <point/>']),
        ('[folded="the"] :: match.letter_id = "42" within note', ["the", "--whole", "--letter", "42", "--in", "notes"]),
        ('[voice="editor" & folded="the"] within text', ["the", "--whole", "--voice", "editor"]),
        ('[folded="the"] :: match.letter_date = "1929-08-2." within text', ["the", "--whole", "--from", "1929-08-20"]),
    ],
)  # fmt: skip
def test_cwb_finds_what_letters_finds(query: str, words: list[str], encoded_corpus: Path) -> None:
    """Encoded by the script, the edition has the same hits, at the same addresses and tokens, as `letters kwic`."""
    found, wanted = cqp(encoded_corpus, "stalin-molotov-1929", query), kwic(ROOT / "corpus", *words)
    assert sorted(found) == sorted(wanted)
    assert found


@pytest.fixture(scope="module")
def encoded_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry with the edition that comes with the program."""
    into = tmp_path_factory.mktemp("vrt") / "new"
    assert call("export", "vrt", "--into", into, "--corpus", ROOT / "corpus").code == 0
    return encoded(into)


@CWB
def test_cwb_takes_odd_texts(folder: Path, tmp_path: Path) -> None:
    """Nested items, gaps, escapes, a folder with an odd name: CWB reads all of it, and no hit goes over a gap."""
    registry, root = encoded(folder), tmp_path / "e" / "friend"
    for query, words in (
        ('[folded="wro"] [folded="grain"] within seg', ["wro grain"]),
        ('[folded="grain"]', ["grain", "--in", "all"]),
        ('[folded="within"] within item1', ["within"]),
        ('[printed="<b>"]', ["b", "--whole", "--letter", "44", "--in", "text"]),
    ):
        assert sorted(cqp(registry, "friend", query)) == sorted(kwic(root, *words))
    assert cqp(registry, "friend", '[folded="within"] within item1') == [("44.6.a.1", "12")]
    assert cqp(registry, "friend", '<seg_lost="before"> []') == [("44.p1", "4")]


LONG = {"heading": "é " * 5000, **{f"key{number}": '"' * 3900 for number in range(30)}}


def test_what_is_too_long_for_cwb_is_cut_and_told(tmp_path: Path) -> None:
    """A value, or a letter's tag, that CWB would not take is cut at a character, which is said; the text is not."""
    body = f"Word {'., ' * 30_000}\n\nNext {'é' * 5000} end."
    root = write_edition(tmp_path / "e", {"1": letter("1", body, **LONG)})
    code, out, err = call("export", "vrt", "--corpus", root)
    assert (code, err) == (0, "37 values are longer than CWB takes, and cut: they end in …\n")
    lines = out.splitlines()
    assert max(len(line.encode()) for line in lines) <= 65_534
    (element,) = elements(out)
    assert all(len(value.encode()) <= 4095 for value in element.attrib.values())
    assert [len(cell.encode()) <= 4095 for row in tokens(element) for cell in row] == [True] * 28
    assert [row[0][:4] for row in tokens(element)] == ["Word", "Next", "éééé", "end"]
    assert tokens(element)[0][3].startswith("Word ., ., ")
    assert tokens(element)[0][3].endswith("…")


@CWB
def test_cwb_takes_the_longest(tmp_path: Path) -> None:
    """What was cut is encoded without a complaint, and read again in whole characters."""
    root = write_edition(tmp_path / "e", {"1": letter("1", f"Word {'é' * 5000} end.", **LONG)})
    assert call("export", "vrt", "--into", tmp_path / "v", "--corpus", root).code == 0
    registry = encoded(tmp_path / "v")
    assert cqp(registry, "friend", "[word='end']") == [("1.p1", "2")]
    assert cqp(registry, "friend", '[word="éé.*"]') == [("1.p1", "1")]


@CWB
def test_the_registry_entry_is_what_cwb_would_write(folder: Path, tmp_path: Path) -> None:
    """Attributes and structures of the entry are those that cwb-encode itself lists for the same options."""
    script = (folder / "encode.sh").read_text("utf-8")
    script = script.replace('cwb-encode -d "$data"', 'cwb-encode -d "$data" -R "$data/theirs"')
    (folder / "encode.sh").write_text(script, "utf-8")
    encoded(folder)
    ours, theirs = (path.read_text("utf-8") for path in (folder / "registry" / "friend", folder / "data" / "theirs"))
    named = [re.findall(r"^(?:ATTRIBUTE|STRUCTURE) +\w+", text, re.M) for text in (ours, theirs)]
    assert [" ".join(each.split()) for each in named[0]] == [" ".join(each.split()) for each in named[1]]
    assert f'HOME "{folder}/data"' in ours
