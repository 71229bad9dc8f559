"""The snapshot of an edition's index: whatever happens to the files, to it or to who writes it, the answer is right."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from lettercli import snapshot
from lettercli.edition import load
from lettercli.files import cache as places
from lettercli.files import stamps
from lettercli.index import claim, store
from lettercli.index.build import build
from lettercli.index.layout import Index
from lettercli.snapshot import contents, opened
from tests.editions import CORPUS, LETTERS, letter, write_edition
from tests.index import made
from tests.shell import COMMAND, call, environment

ROOT = Path(__file__).parent.parent


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An edition of this test's own, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return write_edition(tmp_path / "friend")


def kept(root: Path) -> Path:
    return Path(places.snapshot(str(root)))


def content(index: Index) -> dict[str, tuple[str, bytes]]:
    """Everything an index holds, but for what a snapshot keeps of corpus.yaml, and of where the letters are."""
    aside = ("files.", "identity", "about", "heads", "places.", "letters.ids", "letters.files")
    return {name: (one.format, one.tobytes()) for name, one in index.sections.items() if not name.startswith(aside)}


def right(root: Path) -> bool:
    """Whether the index that is opened is the one of the files as they are."""
    return content(opened(str(root))) == content(build(load(root)))


def is_fresh(root: Path) -> bool:
    """Whether the snapshot that is there would be taken."""
    return snapshot._fresh(str(kept(root)), str(root), snapshot._stamps(str(root))) is not None


def litter(root: Path) -> list[str]:
    """What lies in the cache folder beside the snapshot."""
    return [path.name for path in kept(root).parent.iterdir() if path != kept(root)]


@settings(max_examples=50, deadline=None)
@given(made.editions())
def test_a_snapshot_is_the_index_in_memory(tmp_path_factory: pytest.TempPathFactory, edition: made.Edition) -> None:
    """Written to a file and mapped again, every section of an index is the same."""
    path, index = tmp_path_factory.mktemp("snapshot") / "x", build(edition)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    store.write(descriptor, dict(index.sections))
    os.close(descriptor)
    mapped = store.read(str(path))
    assert mapped is not None
    assert content(Index(mapped)) == content(index)


def test_what_corpus_yaml_says_is_kept(root: Path) -> None:
    """An edition that is opened with a snapshot says of itself what the file says, lists and mappings too, and anew."""
    for said in ('title: X\nbook:\n  title: "Y: Z"\n  editors: ["É, \\u2028"]\n', "title: W\n"):
        (root / "corpus.yaml").write_text(said, "utf-8")
        index = opened(str(root))
        assert contents.edition(str(root), index).about == load(root).about
        assert contents.edition(str(root), index).title == load(root).title


def test_the_second_to_ask_reads_no_letter(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first run writes the snapshot, the next takes the index from it and loads no edition."""
    assert right(root)
    assert litter(root) == []
    monkeypatch.setattr(snapshot, "_read", lambda _: pytest.fail("read again"))
    assert content(opened(str(root))) == content(build(load(root)))


def test_by_another_way_to_the_folder_it_is_the_same_snapshot(root: Path) -> None:
    """A link to the edition's folder leads to its snapshot."""
    (root.parent / "link").symlink_to(root)
    opened(str(root.parent / "link"))
    assert is_fresh(root)


def rewritten(root: Path) -> None:
    path = root / "letters" / "1.md"
    found = path.stat()
    path.write_text(path.read_text().replace("grain", "GRAIN"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def swapped(root: Path) -> None:
    one, other = root / "letters" / "1.md", root / "letters" / "2.md"
    one.rename(root / "x")
    other.rename(one)
    (root / "x").rename(other)


def replaced(root: Path) -> None:
    (root / "new").write_text((root / "letters" / "2.md").read_text().replace("mill", "rill"))
    (root / "new").replace(root / "letters" / "2.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "removed": lambda root: (root / "letters" / "3.md").unlink(),
    "added": lambda root: (root / "letters" / "4.md").write_text(letter("4", "More grain.")),
    "replaced": replaced,
    "renamed": lambda root: (root / "letters" / "1.md").rename(root / "letters" / "9.md"),
    "swapped": swapped,
    "the same size, mtime put back": rewritten,
    "longer": lambda root: (root / "letters" / "3.md").write_text(LETTERS["3"] + "\nGrain.\n"),
    "a link to another": lambda root: (
        (root / "letters" / "3.md").replace(root / "x"), (root / "letters" / "3.md").symlink_to(root / "x"),
        (root / "x").write_text(LETTERS["3"].replace("new", "odd")),
    ),
    "order": lambda root: (root / "corpus.yaml").write_text(CORPUS + "order: [3, 1, 2]\n"),
    "sigla": lambda root: (root / "corpus.yaml").write_text(CORPUS.replace("U.S. Ed.", "U.K. Ed.")),
    "brackets": lambda root: (root / "corpus.yaml").write_text(CORPUS + "brackets: writer\n"),
    "title": lambda root: (root / "corpus.yaml").write_text(CORPUS.replace("Friend", "Fiend!")),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_files_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    """Whatever happens to the files, the next index is theirs, and is kept."""
    before = content(opened(str(root)))
    change(root)
    assert not is_fresh(root)
    after = content(opened(str(root)))
    assert after == content(build(load(root)))
    assert after != before
    assert is_fresh(root)


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_was_set_hides_no_change(root: Path, hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the clock stands, an edit is seen, and so is one just after it."""
    clock = stamps._clock
    assert right(root)
    monkeypatch.setattr(stamps, "_clock", lambda: clock() + hours * 3600 * 10**9)
    rewritten(root)
    assert right(root)
    rewritten_again = root / "letters" / "1.md"
    rewritten_again.write_text(rewritten_again.read_text().replace("GRAIN", "grAIN"))
    assert right(root)
    assert is_fresh(root)


def test_what_the_clock_cannot_tell_the_contents_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stamps prove nothing a file is known by what it holds; once they do, the snapshot is made anew."""
    path = root / "letters" / "1.md"
    latest = max(stamps.stamps(str(root)).numbers[3::4])
    monkeypatch.setattr(stamps, "_clock", lambda: latest - 3600 * 10**9)
    opened(str(root))
    assert is_fresh(root)
    found = stamps.stamps(str(root))
    path.write_text(path.read_text().replace("grain", "GRAIN"))
    monkeypatch.setattr(snapshot, "stamps", lambda _: found)  # as if no stamp had changed
    assert not is_fresh(root)
    assert opened(str(root)).sections["passages.text"].tobytes().count(b"GRAIN")
    assert is_fresh(root)
    monkeypatch.setattr(stamps, "_clock", lambda: latest + 3600 * 10**9)
    assert not is_fresh(root)
    opened(str(root))
    assert is_fresh(root)
    assert not len(opened(str(root)).sections["files.unsettled"])


def borders(path: Path) -> list[int]:
    """Where the sections of a snapshot begin and end."""
    whole = path.read_bytes()
    _, _, count, end, length, _, _ = store._HEADER.unpack_from(whole)
    entries = store._ENTRY.iter_unpack(whole[end : end + count * store._ENTRY.size])
    return sorted({0, end, length, *(at + step for _, _, at, size in entries for step in (0, size))})


def test_a_truncated_snapshot_is_made_anew(root: Path) -> None:
    """Cut at the border of any section, a snapshot is replaced without a word."""
    opened(str(root))
    whole = kept(root).read_bytes()
    for length in borders(kept(root))[:-1]:
        kept(root).write_bytes(whole[:length])
        assert right(root)
        assert kept(root).stat().st_size == len(whole)


def test_a_flipped_bit_in_any_section_changes_no_answer(root: Path) -> None:
    """A bit flipped at the beginning, in the middle or at the end of any section is found out."""
    opened(str(root))
    whole, places = kept(root).read_bytes(), borders(kept(root))
    for start, end in pairwise(places):
        for at in {start, (start + end) // 2, end - 1}:
            changed = bytearray(whole)
            changed[at] ^= 0x10
            kept(root).write_bytes(changed)
            assert right(root), at


@pytest.mark.parametrize("other", ["version", "format", "layout", "edition"])
def test_another_s_snapshot_is_none(root: Path, other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version wrote, in another form or of another edition, is made anew, there and back."""
    with monkeypatch.context() as patch:
        if other == "version":
            patch.setattr(snapshot, "__version__", "0.0.9")
        elif other == "format":
            patch.setattr(store, "FORMAT", 99)
        elif other == "layout":
            patch.setattr(snapshot, "_LAYOUT", 99)
        else:
            twin = write_edition(root.parent / "twin", {"1": letter("1", "Nothing.")})
            here = str(kept(root))
            patch.setattr(places, "snapshot", lambda _: here)
            opened(str(twin))
        if other != "edition":
            opened(str(root))
    assert kept(root).exists()
    assert not is_fresh(root)
    assert right(root)
    assert is_fresh(root)


NO_PLACES: dict[str, Callable[[Path], object]] = {
    "a file in the way": lambda kept: kept.parent.parent.write_text(""),
    "a file in the folder's place": lambda kept: (kept.parent.parent.mkdir(), kept.parent.write_text("")),
    "a folder in the snapshot's place": lambda kept: kept.mkdir(parents=True),
    "a folder in the draft's place": lambda kept: kept.with_name(f"{kept.name}.new").mkdir(parents=True),
}


@pytest.mark.parametrize("spoil", NO_PLACES.values(), ids=NO_PLACES)
def test_without_a_cache_the_answer_is_the_same(root: Path, spoil: Callable[[Path], object]) -> None:
    """Where nothing can be kept the answer comes, and not a word about the cache."""
    expected = call("kwic", "grain", "--corpus", root)
    assert expected.code == 0
    (root.parent / "cache").rename(root.parent / "before")
    spoil(kept(root))
    for _ in range(2):
        assert call("kwic", "grain", "--corpus", root) == expected
        assert not kept(root).is_file()


def test_a_relative_cache_folder_is_none(tmp_path: Path) -> None:
    """A relative XDG_CACHE_HOME is ignored, as its specification wants."""
    assert places.folder({"XDG_CACHE_HOME": "cache", "HOME": "/home/ann"}) == "/home/ann/.cache/letters"
    assert places.folder({"XDG_CACHE_HOME": "/cache"}) == "/cache/letters"


def path_of(file: object) -> str:
    """The path of what a call of the system is about."""
    try:
        return str(Path(f"/proc/self/fd/{file}").readlink()) if isinstance(file, int) else str(file)
    except OSError:
        return ""


CALLS = ("open", "pwrite", "ftruncate", "fsync", "replace", "makedirs", "close", "stat", "fstat", "scandir")


@pytest.mark.parametrize("name", CALLS)
def test_each_call_of_the_system_may_fail(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of the writer fails in turn: the answer is right, now and afterwards, and no draft is left."""
    expected = content(build(load(root)))
    real = getattr(os, name)
    for failing in range(1, 200):
        calls = 0

        def fails(*args: object, failing: int = failing, **options: object) -> object:
            nonlocal calls
            if not path_of(args[0]).startswith(str(root.parent / "cache")):
                return real(*args, **options)
            calls += 1
            if calls == failing:
                raise OSError(errno.ENOSPC, "made to fail")
            return real(*args, **options)

        kept(root).unlink(missing_ok=True)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, fails)
            assert content(opened(str(root))) == expected
        assert content(opened(str(root))) == expected
        assert litter(root) == []
        if calls < failing:
            break
    assert failing > 1


def test_a_short_write_is_written_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes few bytes at a time gets them all."""
    real = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda descriptor, data, at: real(descriptor, data[:1000], at))
    opened(str(root))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(root.parent / "cache"))
    assert is_fresh(root)


def test_an_edition_with_faults_leaves_no_snapshot(root: Path) -> None:
    """Faults are said each time, and nothing of a faulty edition is kept."""
    good = call("kwic", "grain", "--corpus", root)
    (root / "letters" / "4.md").write_text("no metadata\n")
    first, second = (call("kwic", "grain", "--corpus", root) for _ in range(2))
    assert first == second
    assert first.code == 2
    (root / "letters" / "4.md").unlink()
    assert call("kwic", "grain", "--corpus", root) == good
    assert litter(root) == []


def test_drafts_of_the_dead_are_swept(root: Path) -> None:
    """A draft that nobody holds goes with the next snapshot; one that is being written stays."""
    folder = kept(root).parent
    folder.mkdir(parents=True)
    (folder / "dead.index.new").write_text("half")
    (folder / kept(root).with_suffix(".index.new").name).write_text("half")
    ours = claim.claim(str(folder / "alive.index"))
    assert ours is not None
    opened(str(root))
    assert litter(root) == ["alive.index.new"]
    ours.release()
    assert litter(root) == []


def test_who_is_silent_for_long_is_not_waited_for(root: Path) -> None:
    """A writer that hangs keeps nobody from the answer; its snapshot is not written by others."""
    ours = claim.claim(str(kept(root)))
    assert ours is not None
    os.utime(ours.descriptor, (0, 0))
    assert content(opened(str(root))) == content(build(load(root)))
    assert not kept(root).exists()
    ours.release()


def test_who_waits_takes_what_the_other_wrote(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one process writes, others wait for its snapshot and read no letters."""
    opened(str(root))
    ready = kept(root).read_bytes()
    kept(root).unlink()
    ours = claim.claim(str(kept(root)))
    assert ours is not None
    waits = []

    def wait(_seconds: float) -> None:
        waits.append(1)
        if len(waits) == 3:
            os.pwrite(ours.descriptor, ready, 0)
            ours.publish()
            ours.release()

    monkeypatch.setattr(time, "sleep", wait)
    monkeypatch.setattr(snapshot, "_read", lambda _: pytest.fail("read"))
    assert content(opened(str(root))) == content(build(load(root)))
    assert len(waits) == 3


def test_without_locks_a_snapshot_is_still_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without locks each writer has a draft of its own."""

    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(claim.fcntl, "flock", none)
    opened(str(root))
    assert is_fresh(root)
    assert litter(root) in ([], [f"{kept(root).name}.new"])


def test_sixteen_at_once_all_answer_right(root: Path) -> None:
    """Processes that start together on an empty cache give one answer, and leave one file."""
    expected = call("kwic", "grain", "--corpus", root).out
    kept(root).unlink()
    command = [*COMMAND, "kwic", "grain", "--corpus", str(root)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
        for _ in range(16)
    ]
    assert {process.communicate(timeout=60)[0].decode() for process in running} == {expected}
    assert {process.returncode for process in running} == {0}
    assert litter(root) == []


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from lettercli.files import cache
from lettercli.index import store
from lettercli.snapshot import opened

root, kills = Path(sys.argv[1]), int(sys.argv[2])
path, kept = root / "letters" / "1.md", Path(cache.snapshot(sys.argv[1]))
texts = [path.read_text(), path.read_text().replace("grain", "GRAIN")]
whole = []
for text in texts:
    path.write_text(text)
    whole.append(opened(str(root)).sections["passages.text"].tobytes())
chance = random.Random(1929)
for kill in range(kills):
    child = os.fork()
    if not child:
        while True:
            for text in texts:
                path.write_text(text)
                opened(str(root))
    time.sleep(chance.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    sections = store.read(str(kept))
    assert sections is not None and sections["passages.text"].tobytes() in whole, kill
    litter = [name for name in os.listdir(kept.parent) if name != kept.name]
    assert litter in ([], [kept.name + ".new"]), litter
    path.write_text(texts[kill % 2])
    assert opened(str(root)).sections["passages.text"].tobytes() == whole[kill % 2], kill
    assert os.listdir(kept.parent) == [kept.name]
print("done")
"""


def test_a_killed_writer_leaves_an_old_or_a_new_snapshot(root: Path) -> None:
    """Killed at any moment, a writer leaves a whole snapshot and at most one draft, which the next one takes over.

    LETTERS_TEST_KILLS says how often; a hundred times when it is not set.
    """
    kills = os.environ.get("LETTERS_TEST_KILLS", "100")
    done = subprocess.run([sys.executable, "-c", KILLED, str(root), kills], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    assert (done.stdout, done.stderr) == ("done\n", "")
