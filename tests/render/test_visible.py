"""What hides in a text is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lettercli.render.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [sic] text", "plain [sic] text"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\tb\r\nc\0", "a␉b␍␊c␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\u202eb\u2066c\u200fd", "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩d"),
        ("a\u2028b\u2029c\x85d", "a⟨U+2028⟩b⟨U+2029⟩c⟨U+0085⟩d"),
        ("a\u200bb\ufeffc\u00add", "a⟨U+200B⟩b⟨U+FEFF⟩c⟨U+00AD⟩d"),
        ("a\udc80b", "a⟨U+DC80⟩b"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("pass\u200dword", "pass⟨U+200D⟩word"),
    ],
)
def test_hidden_characters_become_signs(text: str, shown: str) -> None:
    """Escape sequences, controls, overrides, separators, format characters and lone surrogates can be seen."""
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["می\u200cخواهم", "👩\u200d🌾", "Ærø\u00a0— “naïve” 漢字", "e\u0301"])
def test_spelling_stays(text: str) -> None:
    """Joiners inside Persian words and emoji, no-break blanks and combining marks are left alone."""
    assert visible(text) == text


@given(st.text(st.characters(codec=None)))
def test_nothing_hidden_is_left(text: str) -> None:
    """No control or surrogate is left of any text, and what is shown is not changed again."""
    shown = visible(text)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff" for c in shown)
    assert visible(shown) == shown
