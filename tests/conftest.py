"""What tests of several parts share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import write_edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small edition that `tests.editions` describes; not to be written to."""
    return write_edition(tmp_path_factory.mktemp("edition") / "friend")
