"""Plain text and JSON of a place."""

from __future__ import annotations

import json

from lettercli.page import Stretch
from lettercli.render import prose
from lettercli.views.show import Choice
from tests.render.test_letter import made


def test_text_is_one_paragraph_a_line() -> None:
    """Labels stand before their paragraphs, items are indented, note numbers are in brackets, notes below."""
    assert "".join(prose.text([made("42.6")])) == """\
6) The Politburo has adopted my proposals. It is necessary to demand the following:
  a) copies of their instructions to subordinate organs;
  b) regular reports every two weeks (even better, once a week).
Our procurements are poor. They must be fulfilled with unrelenting firmness.[3]

[3] The resolution ran as follows:
  a) The Politburo notes;
It was published [see below—U.S. Ed.]
"""


def test_one_place_has_no_heading_and_several_have() -> None:
    """A heading would be no part of the text; where there are several texts it says which is which."""
    pages = [made("42.7"), made("43.p1"), made("42.closer")]
    assert "".join(prose.text(pages)) == """\
42.7 · Letter 42 (21 August 1929), §7

7) Pay attention to the oil business.

43.p1 · Letter 43 (23 August 1929), ¶1

I read the resolution.

42.closer · Letter 42 (21 August 1929), closing

Well, that's it for now.
"""


def test_a_note_follows_the_sentence_that_calls_it() -> None:
    """The sentence stands under the address of its passage."""
    assert "".join(prose.text([made("42.n4")])) == "42.ps: P.S. On cotton.[4]\n[4] Cotton.\n"


def test_neighbours_and_inline_notes_keep_their_order() -> None:
    """A blank line stands between the neighbours, notes under the paragraph that calls them."""
    assert "".join(prose.text([made("42.6.p2", Choice(notes="inline", neighbours=True))])) == """\
b) regular reports every two weeks (even better, once a week).

Our procurements are poor. They must be fulfilled with unrelenting firmness.[3]
  [3] The resolution ran as follows:
    a) The Politburo notes;
  It was published [see below—U.S. Ed.]

7) Pay attention to the oil business.
"""


def test_text_shows_what_it_hides() -> None:
    """Control characters become visible, so that a paragraph is a line whatever it holds."""
    page = made("42.7", overlay={"42.7": [Stretch(0, 0, "anchor", "\n")]})
    assert "".join(prose.text([page])) == "7) [␊]Pay attention to the oil business.\n"


def test_another_hand_is_named() -> None:
    """What another hand wrote says so where there are no colours."""
    assert "".join(prose.text([made("41.annotation")])) == "[unknown hand] I agree wholly.\n"


def test_json_holds_the_page_as_data() -> None:
    """One object an address: where it is, its blocks with marks as offsets, its notes with their calls."""
    (got,) = json.loads("".join(prose.json([made("42.6.p2")])))["passages"]
    assert got["blocks"] == [
        {
            "address": "42.6.p2",
            "kind": "paragraph",
            "label": "",
            "depth": 0,
            "hand": "",
            "text": "Our procurements are poor. They must be fulfilled with unrelenting firmness.",
            "marks": [{"kind": "anchor", "start": 76, "end": 76, "value": "3"}],
        }
    ]
    assert got["notes"][0]["calls"] == [
        {"address": "42.6.p2", "offset": 76, "sentence": "They must be fulfilled with unrelenting firmness."}
    ]
    assert {key: got[key] for key in ("address", "kind", "letter", "date", "part", "cite", "previous", "next")} == {
        "address": "42.6.p2", "kind": "paragraph", "letter": "42", "date": "1929-08-21", "part": "§6 ¶2",
        "cite": "Letter 42 (21 August 1929), §6 ¶2", "previous": "42.6.b", "next": "42.7",
    }  # fmt: skip


def test_json_of_nothing_is_json() -> None:
    """No place is an empty list."""
    assert json.loads("".join(prose.json([]))) == {"schema_version": 1, "passages": []}
