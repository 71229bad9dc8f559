# `make` sets up what it needs in .venv and runs the concordance; `make test` runs every check.
PYTHON ?= python3
BIN := .venv/bin

run: .venv/installed
	$(BIN)/letters kwic Bukharin

test: .venv/dev-installed
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadgroup

# The files that the program writes about itself; a test compares them.
generated: .venv/dev-installed
	for shell in bash zsh fish; do $(BIN)/letters completion $$shell > completions/letters.$$shell; done
	$(BIN)/letters man > man/letters.1
	$(BIN)/letters man --format markdown > docs/reference.md
	$(BIN)/letters dispersion --corpus corpus Bukharin England grain oil --svg docs/dispersion.svg
	for command in $$($(BIN)/letters schema); do $(BIN)/letters schema $$command > docs/schemas/$$command.json; done
	$(BIN)/python -m tests.python_docs

wheel: .venv/dev-installed
	$(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/dev-installed: .venv/installed
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

.PHONY: run test generated wheel
