"""The layers of the house: every file imports only what lies below it, and says so here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "lettercli"

LAYERS = (
    {"errors"},
    {"dates", "files", "book", "measures", "lazy"},
    {"model"},
    {"page", "table", "text", "address", "reference", "timeline", "plot"},
    {"flat", "heads", "arrival"},
    {"index"},
    {"query"},
    {"search", "filters", "emendations"},
    {"hits", "sides", "sources"},
    {"matching"},
    {"backmatter"},
    {"counting"},
    {"views", "render", "formats"},
    {"conversion"},
    {"about", "shelf", "exports", "founding"},
    {"edition"},
    {"snapshot", "incoming"},
    {"api"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""From the ground up: modules, and packages with all that is in them. The files of one package may use one another;
what shares a line here may not."""

RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
ONLY_IN = {"click": {"commands", "cli"}, "rich": {"render"}, "tabulate": {"render"}}
"""Libraries that only these may import."""

FILES = sorted(ROOT.rglob("*.py"))


def module(path: Path) -> str:
    """The name of a file's module: `views.kwic`, `formats.markdown`; empty for the package itself."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def top(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


MODULES = {module(path) for path in FILES}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and whole name of all that a file imports: at its top, inside functions and for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield node.lineno, inner if inner.removeprefix("lettercli.") in MODULES else str(node.module)


def own(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name, without `lettercli.`, of the modules of ours that a file imports."""
    for line, name in imported(path):
        if name.startswith("lettercli."):
            yield line, name.removeprefix("lettercli.")


def test_every_file_has_its_layer() -> None:
    """Each module and package under src/lettercli stands in exactly one layer."""
    assert {top(name) for name in MODULES if name} <= set(RANK)
    assert sum(map(len, LAYERS)) == len(RANK)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_downward(path: Path) -> None:
    """A file imports from its own package and from the layers below, nothing beside it and nothing above."""
    here = top(module(path))
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for line, name in own(path)
        if here and top(name) != here and RANK[top(name)] >= RANK[here]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_stays_where_it_belongs(path: Path) -> None:
    """Only commands and cli import click, only render imports rich and tabulate."""
    here = top(module(path))
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for line, name in imported(path)
        if here not in ONLY_IN.get(top(name), {here})
    ]
    assert wrong == []


def test_no_files_import_one_another() -> None:
    """Inside a package, too, imports run one way: no file imports itself, around however many others."""
    graph = {module(path): {name for _, name in own(path) if name in MODULES} for path in FILES if module(path)}
    done: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name not in done:
            for next_name in sorted(graph.get(name, ())):
                follow(next_name, (*way, name))
            done.add(name)

    for name in sorted(graph):
        follow(name, ())


def test_the_package_itself_is_only_asked_for_its_version() -> None:
    """What the package offers to Python programs is for them; its own files take from it `__version__` alone."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "lettercli":
                names = {alias.name for alias in node.names}
                assert names <= MODULES | {"__version__"}, f"{path}:{node.lineno}"
