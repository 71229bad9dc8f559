"""topics.yaml: what it says, what is wrong with it, and which passages it gathers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lettercli.backmatter.bearing import bearings
from lettercli.backmatter.topics import UnknownTopic, load, named, tried
from lettercli.edition import load as load_edition
from lettercli.errors import BadQuery, Faults
from lettercli.index.build import build
from lettercli.views.topics import gathered as gathered_view
from tests.backmatter.sample import TOPICS, edition
from tests.editions import CORPUS, letter, write_edition


def gathered(folder: Path, topics: str, name: str) -> dict[str, tuple[str, str]]:
    """By address what is decided and by whom, in the order of the view."""
    made = load_edition(edition(folder, topics))
    found = bearings(made, build(made), named(load(made), name))
    return {each.place.address: (each.verdict, each.by) for each in found}


def test_a_topic_is_what_the_editor_decided(tmp_path: Path) -> None:
    """The lists decide, in order of date; what the query alone finds is a mention; `not` takes out."""
    assert gathered(tmp_path / "e", TOPICS, "tea") == {
        "2.p1": ("about", "reading"),
        "2.p3": ("also", "reading"),
        "1.p1": ("about", "reading"),
        "1.1": ("mention", "reading"),
        "1.n1": ("mention", "query"),
    }


def test_a_topic_without_about_is_what_its_queries_find(tmp_path: Path) -> None:
    """Where nobody lists what is about it, every whole passage with a hit is, several queries' together."""
    assert gathered(tmp_path / "e", TOPICS, "ships") == {
        "2.p1": ("about", "query"),
        "2.p3": ("about", "query"),
        "1.2": ("about", "query"),
        "1.n1": ("about", "query"),
    }


def test_not_and_mention_correct_a_query(tmp_path: Path) -> None:
    """Without `about`, `mention` and `not` still take passages out of what the query finds."""
    text = "tea: {query: tea, not: {1.n2: The Tea Board, 2.p3: From}, mention: {1.p1: On tea}}"
    assert gathered(tmp_path / "e", text, "tea") == {
        "1.p1": ("mention", "reading"),
        "1.1": ("about", "query"),
        "1.n1": ("about", "query"),
    }


def test_a_hit_beside_a_decided_part_stands_for_itself(tmp_path: Path) -> None:
    """A decision on a subpoint does not decide its point, nor does a hit in the point undo the decision."""
    text = "tea: {query: tea|north, not: {1.1.a: in the north}}"
    assert gathered(tmp_path / "e", text, "tea")["1.1"] == ("about", "query")
    assert "1.1.a" not in gathered(tmp_path / "f", text, "tea")


def test_a_passage_within_one_that_is_on_the_topic_is_not_shown_twice(tmp_path: Path) -> None:
    """What lies inside a passage on the topic is part of it, unless it alone is on it."""
    assert gathered(tmp_path / "e", "t: {about: {1.1: Sell, 1.1.b: in Brook}}", "t") == {"1.1": ("about", "reading")}
    both = gathered(tmp_path / "f", "t: {about: {1.1.b: in Brook}, mention: {1.1: Sell}}", "t")
    assert both == {"1.1": ("mention", "reading"), "1.1.b": ("about", "reading")}


def test_a_query_can_be_tried(tmp_path: Path) -> None:
    """A query alone is a topic; one that is none is refused."""
    made = load_edition(edition(tmp_path / "e"))
    assert [each.place.address for each in bearings(made, build(made), tried("north"))] == ["1.1"]
    with pytest.raises(BadQuery):
        tried("|")


FAULTS = {
    "t: {about: {1.9: Sell}}": "1: no passage '1.9' in this edition; points are 1, 2",
    "t: {about: {1.1: Buy the tea}}": "1: 1.1 begins 'Sell the tea:', not 'Buy the tea'; "
    "mend the words, or the address",
    "t: {about: {1.2: Sell the tea}}": "1: 1.2 begins 'The ship waits. The Brooks of', not 'Sell the tea'; "
    "these words begin 1.1 now",
    "t:\n  about:\n    1.1:": "3: 1.1: no first words; write 1.1: Sell the tea:",
    "t:\n  about:\n    1.1: {why: so}": "3: 1.1: no first words; write 1.1: Sell the tea:",
    "t:\n  about:\n    1.1: [Sell]": "3: 1.1: no first words; write 1.1: Sell the tea:",
    "t:\n  about:\n    1-2: Sell": "3: 1-2 is several letters; name each on a line of its own",
    "t: {about: 1.1}": "1: about holds no addresses; write about: and below it 42.6: its first words",
    "t: {about: {1.1: Sell}, not: {1.1: Sell}}": "1: 1.1 is decided twice, about and not; keep one of them",
    "t: {query: '|'}": "1: query '|': a word is missing before |; write one on either side: wheat|grain",
    "t: {query: {a: b}}": '1: query is no list of texts; write query: ["…", "…"]',
    "t: {scope: x}": "1: t gathers nothing; write query: or about:",
    "t: {querry: x, query: tea}": "1: unknown key 'querry'; there are about, also, mention, not, query, scope",
    "t: tea": "1: t is no topic; write below it scope: and query:",
    "- tea": "1: no topics; write a topic's name and below it scope: and query:",
    "Tea: {query: tea}\ntea: {query: tea}": "2: the topic 'tea' again ('Tea'); give it another name",
    "'  ': {query: tea}": "1: a topic without a name; write one",
    "Green tea: {query: tea}\n\"green\\ttea\": {query: tea}": "2: the topic 'green tea' again ('Green tea'); "
    "give it another name",
    "t: {query: tea": "2: cannot be read as YAML: did not find expected ',' or '}'; "
    "put the value in double quotes, and check the indentation",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str) -> None:
    """Every fault of topics.yaml names the file, the line, what is wrong and what to write."""
    root = edition(tmp_path / "e", text)
    with pytest.raises(Faults) as caught:
        load(load_edition(root))
    assert f"{root / 'topics.yaml'}:{FAULTS[text]}" in map(str, caught.value.faults)


def test_the_guard_minds_neither_case_nor_punctuation(tmp_path: Path) -> None:
    """First words are words: signs between them, capitals and typographic quotes are nobody's drift."""
    assert gathered(tmp_path / "e", "t: {about: {1.1: 'SELL — the, tea'}}", "t")


def test_no_file_is_no_topics(tmp_path: Path) -> None:
    """An edition without topics.yaml has none, and says so when one is asked for."""
    made = load_edition(edition(tmp_path / "e", ""))
    assert load(made) == ()
    with pytest.raises(UnknownTopic, match="has no topics"):
        named((), "tea")


def test_an_unknown_topic_names_the_nearest(tmp_path: Path) -> None:
    """Case and accents aside a topic has its name; else the nearest and all of them are named."""
    topics = load(load_edition(edition(tmp_path / "e")))
    assert named(topics, " TÉA ").name == "tea"
    with pytest.raises(UnknownTopic) as caught:
        named(topics, "shops")
    assert str(caught.value) == "no topic 'shops'; did you mean ships? there are tea, ships"


def test_an_empty_about_is_a_whole_list(tmp_path: Path) -> None:
    """`about: {}` says that nothing is about it, so that a hit is a mention; empty lists of all kinds are lists."""
    text = "tea: {query: [tea], about: {}, also: [], mention: '', not: {}}"
    assert set(gathered(tmp_path / "e", text, "tea").values()) == {("mention", "query")}
    assert set(gathered(tmp_path / "f", "tea: {query: tea, about: }", "tea").values()) == {("about", "query")}


def test_a_name_of_several_lines_is_one_line(tmp_path: Path) -> None:
    """Blanks, tabs and line ends within a topic's name are one blank, so that it can be asked for and shown."""
    made = load_edition(edition(tmp_path / "e", "\"green\\ttea\\nof China\": {query: tea}"))
    assert named(load(made), "Green tea  of china").name == "green tea of China"


def test_a_query_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    """A query that is wrong is not missing, too."""
    with pytest.raises(Faults) as caught:
        load(load_edition(edition(tmp_path / "e", "tea: {query: '*'}")))
    assert len(caught.value.faults) == 1


def test_a_passage_without_a_word_can_be_decided(tmp_path: Path) -> None:
    """Where nothing but a gap stands, nothing is the guard."""
    body = "Tea.\n\n[…]{.gap}\n\nMore."
    files = {"topics.yaml": "tea: {about: {1.gap: '[…]'}}"}
    made = load_edition(write_edition(tmp_path / "e", {"1": letter("1", body)}, CORPUS, files))
    assert list(load(made)[0].decisions) == ["1.gap"]


def test_many_passages_are_gathered_quickly(tmp_path: Path) -> None:
    """Thousands of passages, decided and undecided, on several topics, cost seconds and not their square."""
    body = "\n\n".join(f"{number}) tea and ships" for number in range(1, 4_001))
    decided = "".join(f"    1.{number}: tea\n" for number in range(1, 2_001))
    text = f"tea:\n  query: tea\n  about:\n{decided}ships: {{query: ship*}}\n"
    made = load_edition(write_edition(tmp_path / "e", {"1": letter("1", body)}, CORPUS, {"topics.yaml": text}))
    index = build(made)
    found = {topic.name: bearings(made, index, topic) for topic in load(made)}
    begun = time.process_time()
    rows = list(gathered_view(["tea"], found, mentions=True))
    found = {topic.name: bearings(made, index, topic) for topic in load(made)}
    assert time.process_time() - begun < 5
    assert len(rows) == 4_000
    assert {each.others for each in rows} == {("ships",)}
