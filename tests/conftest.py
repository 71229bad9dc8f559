"""What tests of several parts share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editions import write_edition


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of the tests' own: nobody's snapshots are read or written."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small edition that `tests.editions` describes; not to be written to."""
    return write_edition(tmp_path_factory.mktemp("edition") / "friend")


@pytest.fixture
def patience() -> Iterator[None]:
    """Half a minute of processor time for what must not explode; a hundred times what it needs."""

    def give_up(_signal: int, _frame: object) -> None:
        raise TimeoutError("still at work after half a minute")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 30)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)
