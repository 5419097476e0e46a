# `make demo` and `make test` need Python >= 3.11, make and a package index; everything goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
LOCK_VENV := build/lock-venv
SAMPLE := src/entente/data/demo/sample.jsonl

.DEFAULT_GOAL := help
.PHONY: help demo test eval bench lock clean

help: ## show the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 8

demo: $(READY) ## read the sample archive and ask how often the two presidents spoke by phone in 2020
	$(BIN)/entente read $(SAMPLE) --ledger demo.db
	@echo "How often did the two presidents speak by phone in 2020?"
	$(BIN)/entente count 习近平 普京 --kind call --in 2020 --ledger demo.db

test: $(READY) ## lint, types, import layers, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

eval: $(READY) ## score the readings against the shared gold files and the pinned floors
	$(BIN)/python evals/run.py

bench: $(READY) ## items a second into a ledger, beside a tokenizer over the same text
	$(BIN)/python evals/bench.py

lock: ## resolve the dependencies of pyproject.toml anew into requirements.lock
	$(PYTHON) -m venv $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip install --quiet pip-tools
	$(LOCK_VENV)/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--extra dev --extra parquet --extra web --build-deps-for editable --allow-unsafe \
		--output-file requirements.lock pyproject.toml

clean: ## remove the environment, caches and demo ledger
	rm -rf $(VENV) build dist out demo.db demo.db-wal demo.db-shm
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "entente needs Python 3.11 or later: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(LOCKED): requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(READY): pyproject.toml $(LOCKED)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check --quiet
	@touch $@
