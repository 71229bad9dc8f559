"""Each `ibid.` that is in doubt, among the findings of a check."""

from __future__ import annotations

from lettercli.emendations import Repair
from lettercli.views.check import accepted, findings
from lettercli.views.check_sources import unsure
from tests.sources.made import FULL, edition, letter

BOOK = "Moshe Lewin, Russian Peasants (London, 1968), 5"
NOTES = (f"{FULL}.", f"{BOOK}.", "Ibid., d. 9, l. 1.", "Ibid., l. 2.", "Ibid., l. 3.")
SAID = (
    "'Ibid., d. 9, l. 1' is taken for RGASPI f. 17, op. 3, d. 9, l. 1: Moshe Lewin, Russian Peasants is cited between "
    "it and 1.n1 (1.n2); only d. and l. tell what is meant; 1.n4, 1.n5 rest on it"
)


def test_a_doubtful_link_is_a_note() -> None:
    """It names what it is taken for, why that is in doubt, and what rests on it, which is no finding of its own."""
    [found] = unsure(edition(letter("1", *NOTES)))
    assert (found.severity, found.kind, found.address, found.what) == ("note", "ibid", "1.n3", SAID)


def test_what_is_not_resolved_is_a_note() -> None:
    """With the one that rests on it."""
    [found] = unsure(edition(letter("1", "Ibid., l. 1.", "Ibid., l. 2.")))
    assert found.what == "'Ibid., l. 1' is not resolved: no archive is cited before it; 1.n2 rests on it"


def test_what_is_plain_is_none() -> None:
    """Nor is a doubt of the scan, which the import has listed."""
    assert list(unsure(edition(letter("1", f"{FULL}.", "Ibid., l. 1.")))) == []
    repair = Repair("1", "1.n1", 0, 3, 1, 0, 0, "x", "RGA", "misread", "likely", "rule")
    assert [each.kind for each in findings(edition(letter("1", "RGASPI f. 1, op. 2")), repairs=[repair])] == [
        "uncalled"
    ]


def test_a_delo_against_a_day_is_a_note_of_its_own_kind() -> None:
    """So that it can be accepted, whatever its `ibid.` is."""
    notes = [
        f"On {day} May 1929 (RGASPI f. 1, op. 2, d. {delo})." for day, delo in zip("1122333", "1122334", strict=True)
    ]
    [found] = unsure(edition(letter("1", *notes)))
    assert (found.severity, found.kind, found.address, found.what) == (
        "note", "delo", "1.n7",
        "'RGASPI f. 1, op. 2, d. 4': for 3 May 1929 the notes cite d. 3 in 1.n5 and 1.n6, "
        "and no other day has two dela",
    )  # fmt: skip


def test_an_editor_can_accept_it() -> None:
    """`accept: ["1.n3 ibid"]` sets the finding aside, and does not then fit nothing."""
    made = edition(letter("1", *NOTES), accept=["1.n3 ibid"])
    left, aside = accepted(made, findings(made))
    assert (aside, {each.kind for each in left}) == (1, {"uncalled"})
