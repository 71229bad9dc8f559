"""Lemmas kept beside an index: whatever happens to their file, a question gets the lemmas of the forms as they are."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lettercli import snapshot
from lettercli.errors import LettersError
from lettercli.files import cache
from lettercli.index import beside, claim, lemmas, store
from lettercli.index.layout import Index
from lettercli.index.lexicon import Lemmas
from lettercli.snapshot import opened
from tests.editions import letter, write_edition
from tests.shell import COMMAND, call, environment

LETTERS = {"1": letter("1", "He procured grain, she procures it."), "2": letter("2", "They went; going is gone.")}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition of this test's own, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_edition(tmp_path / "friend", LETTERS)


def file(root: Path) -> Path:
    return Path(cache.snapshot(str(root)) + beside.SUFFIX)


def content(known: Lemmas) -> tuple[object, ...]:
    return known.language, known.strings.text, *(list(column) for column in known[2:])


def right(root: Path) -> bool:
    """Whether the lemmas that are given now are those that are made of nothing."""
    index = opened(str(root))
    return content(lemmas.lemmas(index.lexicon)) == content(lemmas.made(index.lexicon, index.lexicon.language))


def is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the lemmas come from the file, without simplemma."""
    index, asked = opened(str(root)), list[str]()
    with monkeypatch.context() as patch:
        patch.setattr(lemmas, "made", lambda lexicon, *_: asked.append("made") or real(lexicon, "en"))
        real = lemmas_made
        lemmas.lemmas(index.lexicon)
    return not asked


lemmas_made = lemmas.made


def litter(root: Path) -> set[str]:
    """What lies in the cache folder beside the snapshot and its lemmas."""
    mine = Path(cache.snapshot(str(root))).name
    return {path.name for path in file(root).parent.iterdir()} - {mine, file(root).name}


def test_the_second_to_ask_makes_no_lemma(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first question writes the file, the next takes the lemmas from it; they are the same."""
    assert not is_read(root, monkeypatch)
    assert is_read(root, monkeypatch)
    assert right(root)
    assert litter(root) == set()


def test_a_process_that_reads_lemmas_does_not_load_simplemma(root: Path) -> None:
    """A question that is answered from the file imports no dictionary."""
    code = (
        "import sys, lettercli; c = lettercli.open(sys.argv[1]);"
        "print(c.count('procure', lemma=True), 'simplemma' in sys.modules)"
    )
    said = [
        subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["2 True\n", "2 False\n"]


def test_other_forms_have_other_lemmas(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit the new forms' lemmas are made, those of the old ones are taken over, and all are right."""
    assert right(root)
    (root / "letters" / "2.md").write_text(letter("2", "They come; the mice were eaten."))
    index, asked = opened(str(root)), list[str]()
    with monkeypatch.context() as patch:
        real = lemmas._lemmatizer("en")
        patch.setattr(lemmas, "_lemmatizer", lambda _: lambda form: asked.append(form) or real(form))
        found = lemmas.lemmas(index.lexicon)
    assert "mice" in asked
    assert "procured" not in asked
    assert content(found) == content(lemmas.made(index.lexicon, "en"))
    assert is_read(root, monkeypatch)


def test_an_edit_that_adds_no_form_keeps_the_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the forms are the same the lemmas are read, though the index was made anew."""
    assert right(root)
    (root / "letters" / "2.md").write_text(letter("2", "They went: gone is going."))
    assert is_read(root, monkeypatch)
    assert right(root)


@pytest.mark.parametrize("other", ["version", "layout", "language", "unicode"])
def test_others_lemmas_are_none(root: Path, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another simplemma, another version of ours, or another language made, is made anew, there and back."""
    import unicodedata

    with monkeypatch.context() as patch:
        if other == "version":
            patch.setattr(beside, "_maker", lambda code: f"1 {code} 0.0.1 0".encode())
        elif other == "layout":
            patch.setattr(beside, "_LAYOUT", 99)
        elif other == "unicode":
            patch.setattr(unicodedata, "unidata_version", "1.0")
        index = opened(str(root))
        if other == "language":
            index.lexicon.language = "de"
        lemmas.lemmas(index.lexicon)
    assert file(root).exists()
    assert not is_read(root, monkeypatch)
    assert right(root)
    assert is_read(root, monkeypatch)


def test_simplemmas_version_is_read_and_not_imported() -> None:
    """What lemmas are made by is told by the version that simplemma says it has."""
    import simplemma

    assert f" en {simplemma.__version__} ".encode() in beside._maker("en")


def test_a_truncated_file_is_made_anew(root: Path) -> None:
    """Cut anywhere, the file is replaced without a word."""
    assert right(root)
    whole = file(root).read_bytes()
    for length in range(0, len(whole), 37):
        file(root).write_bytes(whole[:length])
        assert right(root), length
        assert file(root).read_bytes() == whole


def test_a_flipped_bit_changes_no_answer(root: Path) -> None:
    """A bit flipped anywhere in the file is found out; `letters index` removes such a file."""
    assert right(root)
    whole = file(root).read_bytes()
    for at in range(0, len(whole), 29):
        changed = bytearray(whole)
        changed[at] ^= 0x10
        file(root).write_bytes(changed)
        if at % 2:
            snapshot.prove(str(root))
            # Between the sections there are bytes that say nothing; a change there is seen, too.
            assert not file(root).exists() or changed[at] == whole[at]
        assert right(root), at


def test_a_snapshot_in_its_place_is_no_lemmas(root: Path) -> None:
    """A file of another kind under its name is replaced."""
    assert right(root)
    file(root).write_bytes(Path(cache.snapshot(str(root))).read_bytes())
    assert right(root)


SPOILT: dict[str, Callable[[Path], object]] = {
    "a folder in its place": lambda file: file.mkdir(),
    "a folder in the draft's place": lambda file: file.with_name(f"{file.name}.new").mkdir(),
    "a link to nowhere": lambda file: file.symlink_to(file.parent / "nowhere" / "x"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_where_nothing_can_be_kept_the_answer_is_the_same(root: Path, spoil: Callable[[Path], object]) -> None:
    """Where the lemmas cannot be written they are made each time, and not a word is said of it."""
    expected = call("kwic", "--lemma", "procure", "--corpus", root)
    assert expected.code == 0
    file(root).unlink()
    spoil(file(root))
    for _ in range(2):
        assert call("kwic", "--lemma", "procure", "--corpus", root) == expected


@pytest.mark.parametrize("name", ["open", "pwrite", "ftruncate", "fsync", "replace", "close", "stat", "fstat"])
def test_each_call_of_the_system_may_fail(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of the writer fails in turn: the lemmas are right, now and afterwards, and no draft is left."""
    lexicon = opened(str(root)).lexicon
    expected = content(lemmas.made(lexicon, "en"))
    real = getattr(os, name)
    for failing in range(1, 50):
        calls = 0

        def fails(*args: object, failing: int = failing, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise OSError(errno.ENOSPC, "made to fail")
            return real(*args, **options)

        file(root).unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, fails)
            assert content(beside.kept(lexicon, "en", lemmas.made)) == expected
        assert content(beside.kept(lexicon, "en", lemmas.made)) == expected
        assert litter(root) == set()
        if calls < failing:
            break
    assert failing > 1


def test_while_another_writes_nobody_waits(root: Path) -> None:
    """Who finds another at work makes the lemmas in memory, and leaves the other's draft alone."""
    opened(str(root))
    ours = claim.claim(str(file(root)))
    assert ours is not None
    assert right(root)
    assert not file(root).exists()
    ours.release()
    assert right(root)
    assert file(root).exists()


def test_eight_at_once_all_answer_right(root: Path) -> None:
    """Processes that ask together where no lemmas are kept give one answer, and leave one file."""
    opened(str(root))
    command = [*COMMAND, "kwic", "--lemma", "-c", "procure", "--corpus", str(root)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
        for _ in range(8)
    ]
    assert {process.communicate(timeout=60)[0] for process in running} == {b"2\n"}
    assert store.read(str(file(root))) is not None
    assert litter(root) == set()


KILLED = """
import os, random, signal, sys, time
from lettercli.index import beside, lemmas, store
from lettercli.snapshot import opened

lexicon = opened(sys.argv[1]).lexicon
path = lexicon.snapshot + beside.SUFFIX
chance = random.Random(1929)
expected = lemmas.made(lexicon, "en")
for kill in range(int(sys.argv[2])):
    child = os.fork()
    if not child:
        while True:
            beside._LAYOUT += 1
            beside.kept(lexicon, "en", lambda *_: expected)
    time.sleep(chance.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert os.path.exists(path) <= (store.read(path) is not None), kill
    assert {name for name in os.listdir(os.path.dirname(path)) if name.endswith(".new")} <= {
        os.path.basename(path) + ".new"}, kill
beside.kept(lexicon, "en", lambda *_: expected)
print(sorted(name.rpartition(".")[2] for name in os.listdir(os.path.dirname(path))))
"""


def test_a_killed_writer_leaves_whole_lemmas_or_none(root: Path) -> None:
    """kill -9 at random moments leaves a file that is whole, and one draft at most, which the next takes over."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), "60"], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.stdout == "['index', 'lemmas']\n", done.stderr


def test_clear_takes_the_lemmas_along(root: Path) -> None:
    """`letters index --clear` leaves nothing of the edition in the cache."""
    assert right(root)
    assert call("index", "--clear", "--corpus", root).code == 0
    assert list(file(root).parent.iterdir()) == []


def test_without_the_extra_kept_lemmas_are_not_used(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where simplemma is missing the answer is the sentence that says so, whatever the cache has."""
    assert right(root)
    index: Index = opened(str(root))
    monkeypatch.setitem(sys.modules, "simplemma", None)
    with pytest.raises(LettersError, match="lemmas are an extra that is not installed"):
        lemmas.lemmas(index.lexicon)
