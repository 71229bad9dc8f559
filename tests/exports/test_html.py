"""HTML out: one page that holds together, whatever the letters hold, and whose text stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings

from lettercli import edition as editions
from lettercli.emendations import Repair
from lettercli.exports import Source
from lettercli.exports.html import write
from lettercli.exports.html_style import STYLE
from lettercli.exports.html_text import Text, escaped
from lettercli.flat import Conventions, attribute
from lettercli.flat import letter as letter_of
from lettercli.formats import markdown
from lettercli.model import Edition, Letter
from tests.editions import CORPUS, write_edition
from tests.shell import call
from tests.strategies import letters

ROOT = Path(__file__).parent.parent.parent
HEAD = "---\nid: 42\ndate: 1929-08-21\nsender: Stalin\nrecipient: Molotov\n---\n\n"
VOID = {"meta", "br", "hr", "img", "link", "input"}
BLOCKS = {"p", "ol", "li", "div", "blockquote", "aside", "section", "article", "header", "h1", "h2", "h3", "table"}


class Page(HTMLParser):
    """A page read as strictly as this project writes one: each element closed, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        """The classes or role of each link, and where it leads."""
        self.text: dict[str, str] = {}
        """By id, all text in the element that is no link."""
        self.names: list[str] = []
        self._within: list[str] = []
        self._opened: list[int] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert len(values) == len(attrs)
        assert not any(name.startswith("on") for name in values)
        self.names.append(tag)
        if tag in VOID:
            return
        assert not (tag in BLOCKS and {"p", "h2", "a", "span", "em", "sup"}.intersection(self.open)), (tag, self.open)
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)
        self._opened.append(len(self._within))
        if (id := values.get("id")) is not None:
            self.ids.append(id)
            self._within.append(id)
            self.text[id] = ""
        if tag == "a":
            self.links.append((values.get("class") or values.get("role") or "", values.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        del self._within[self._opened.pop() :]

    def handle_data(self, data: str) -> None:
        if "sup" not in self.open and "a" not in self.open:
            for id in self._within:
                self.text[id] += data


def source(letters: Sequence[Letter], **about: object) -> Source:
    edition = Edition("made", "Letters <made> up", tuple(letters), about=about)
    return Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))


def attributed(letter: Letter) -> Letter:
    flat = markdown.flat(markdown.write(letter), Path("x.md"))
    attribute(flat, Conventions(("U.S. Ed.",)))
    return letter_of(flat, None)


def read(body: str) -> Letter:
    flat = markdown.flat(HEAD + body, Path("42.md"))
    attribute(flat, Conventions(("U.S. Ed.",)))
    return letter_of(flat, None)


def page(*letters: Letter) -> str:
    return "".join(write(source(letters)))


def body(text: str, *repairs: Repair) -> str:
    """What is inside a letter's article, without line ends."""
    return "".join(Text(read(text), {"42.p1": repairs} if repairs else {}).body()).replace("\n", "")


@settings(max_examples=300, deadline=None)
@given(letters())
def test_every_page_holds_together(letter: Letter) -> None:
    """Whatever a letter holds, elements are closed in order, ids are unique, and each link leads to one of them."""
    letter = attributed(letter)
    made = Page(page(letter))
    assert len(set(made.ids)) == len(made.ids)
    assert all(href.startswith("#") and unquote(href[1:]) in made.ids for _, href in made.links)
    assert {passage.address for passage in letter.everything()} <= set(made.ids)


@settings(max_examples=300, deadline=None)
@given(letters())
def test_no_word_is_lost(letter: Letter) -> None:
    """Each passage's words stand in the element that has its address, what would hide as a sign."""
    letter = attributed(letter)
    made = Page(page(letter))
    for passage in letter.everything():
        assert unescape(escaped(passage.text)) in made.text[passage.address]


def test_notes_have_links_both_ways() -> None:
    """Each place that calls a note leads to it, and it back to each of them."""
    made = Page(page(read("Grain[^1] and[^1] oil[^2].\n\n[^1]: Note one.\n\n[^2]: Note two.\n")))
    calls = [href for kind, href in made.links if kind == "doc-noteref"]
    backs = [href for kind, href in made.links if kind == "back"]
    assert calls == ["#42.n1", "#42.n1", "#42.n2"]
    assert backs == ["#42.n1!1", "#42.n1!2", "#42.n2!1"]
    assert {href[1:] for href in calls + backs} <= set(made.ids)


def test_passages() -> None:
    """Points keep their printed labels, which are links to them; quotations, closings and annotations are marked."""
    assert body("6) On grain:\n\n   a) copies;\n") == (
        '<ol role="list"><li id="42.6"><a class="label" href="#42.6">6)</a><div class="words"><p>On grain:</p>'
        '<ol role="list"><li id="42.6.a"><a class="label" href="#42.6.a">a)</a><div class="words"><p>copies;</p>'
        "</div></li></ol></div></li></ol>"
    )
    assert body("::: salute\nDear B,\n:::\n") == (
        '<p class="salute" id="42.salute">Dear B,<a class="here" href="#42.salute" aria-label="42.salute"></a></p>'
    )
    assert body('::: {.annotation hand="unknown"}\nRead.\n:::\n') == (
        '<aside class="annotation" id="42.annotation"><p class="hand">Annotation in another hand: unknown</p>'
        "<p>Read.</p></aside>"
    )


def test_marks() -> None:
    """Emphasis, lost text, the editors' brackets and pages are marked; an image is a link if it is on the web."""
    pages = '[]{.pb n="167" facs="https://e.org/1.jpg"}[]{.pb facs="javascript:x"}'
    found = body(f"A *b* […]{{.gap}} [is—U.S. Ed.] and {pages}\n")
    assert "A <em>b</em> <span class=\"gap\" title=\"text lost\">[…]</span>" in found
    assert '<span class="editor" title="inserted by U.S. Ed.">[is—U.S. Ed.]</span>' in found
    assert '<a href="https://e.org/1.jpg"><span class="page" role="doc-pagebreak" data-n="167"' in found
    assert "javascript" not in found


def test_repairs() -> None:
    """A repair is marked where it stands, with what was printed; one that is only likely looks otherwise."""
    made = Repair("42", "42.p1", 4, 9, 1, 0, 0, 'gr"m', "grain", "misread", "likely", "rule", "rule")
    assert body("The grain.\n", made).startswith(
        '<p id="42.p1">The <span class="emended likely" title="printed: “gr&quot;m” (misread)">grain</span>.'
    )


def test_text_is_text() -> None:
    """No text becomes HTML: signs are escaped, controls and overrides are shown."""
    evil = '<script>alert(1)</script> "&amp;\' \x1b[31m \u202eabc\u200b'
    assert escaped(evil) == (
        "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;amp;&#x27; ␛[31m ⟨U+202E⟩abc⟨U+200B⟩"
    )
    assert escaped("a\nb\tc") == "a\nb\tc"
    found = page(read("&lt;script&gt;x&lt;/script&gt;\n"))
    assert "script" not in Page(found).names
    assert "<title>Letters &lt;made&gt; up</title>" in found


def test_the_shipped_edition() -> None:
    """The page of the shipped edition holds together, needs nothing from elsewhere and lists the repairs."""
    code, out, err = call("export", "html", "--corpus", ROOT / "corpus")
    assert (code, err) == (0, "")
    made = Page(out)
    assert made.ids.count("42.6.b") == 1
    assert not {"script", "link", "img", "iframe"}.intersection(made.names)
    assert all(href.startswith("#") for _, href in made.links)
    assert "url(" not in out
    assert "@import" not in out
    assert out.count("<article ") == 6
    assert out.count('<details class="repairs">') == 6
    assert '<time datetime="1929-08-21">21 August 1929</time>' in out
    assert re.findall("<(h[1-6])", out)[:4] == ["h1", "h2", "h2", "h3"]


def test_what_the_page_says_of_the_edition(tmp_path: Path) -> None:
    """Title, source and rights head the page, then a table of the letters; places where there are any."""
    edition = editions.load(write_edition(tmp_path / "e", corpus=CORPUS.replace("language: en", "language: de")))
    out = "".join(write(Source(edition, edition.letters, lambda: pytest.fail("no index is needed"))))
    assert '<h1 lang="de">Letters to a Friend</h1>\n<p class="about">Invented for the tests</p>\n' in out
    assert (
        '<tr><th scope="row"><a href="#1">1</a></th><td><time datetime="1929-07-29">29 July 1929</time></td>'
        '<td class="from">Ann</td><td class="to">Ben</td><td>Sochi</td></tr>\n'
    ) in out
    assert "<td>undated</td>" in out
    assert "Ann to Ben, Sochi, <time" in out


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the formula of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_can_be_read(scheme: int) -> None:
    """Text, light or dark, has a contrast of 4.5 at least, on paper and where a link leads."""
    light, dark = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", part)) for part in STYLE.split("@media (max")[0]
                   .split("@media (prefers-color-scheme: dark)"))  # fmt: skip
    colours = (light, light | dark)[scheme]
    for ink in ("ink", "faint", "link", "doubt"):
        assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
        assert contrast(colours[ink], colours["mark"]) >= 4.5, ink


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1929-08", '<time datetime="1929-08">August 1929</time>'), ("1929", '<time datetime="1929">1929</time>'),
        ("1929-08-21?", "21 August 1929?"), ("1929-08-21/1929-08-23", "21–23 August 1929"), ("192X", "<td>1920s</td>"),
    ],
)  # fmt: skip
def test_only_what_is_certain_is_a_time(tmp_path: Path, date: str, said: str) -> None:
    """A date is told to programs where it is a day, a month or a year; where it is in doubt it is words alone."""
    corpus = write_edition(tmp_path / "x", {"1": f"---\nid: 1\ndate: {date}\n---\n\nText.\n"})
    out = call("export", "html", "--corpus", corpus).out
    assert said in out
    assert ("<time" in out) == said.startswith("<time")
