# Python 3.11 or newer and make are all that is needed; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLES := $(sort $(wildcard examples/*.txt))
SOURCES := $(shell find src/dragoman -type f -not -name '*.pyc')

.DEFAULT_GOAL := help
.PHONY: help demo test postgres crash fast bench lint lock clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/core ## Read the examples: the first in the terminal, all in demo/index.html and in a ledger, a dossier and a brief
	@$(BIN)/dragoman read $(firstword $(EXAMPLES))
	@$(BIN)/dragoman read --html demo/index.html $(EXAMPLES)
	@$(BIN)/dragoman ingest --ledger demo/ledger.db $(EXAMPLES)
	@$(BIN)/dragoman dossier --ledger demo/ledger.db
	@$(BIN)/dragoman plan import --ledger demo/ledger.db examples/plan-2025-2026.toml
	@$(BIN)/dragoman brief --ledger demo/ledger.db --on 2025-09-15

test: $(VENV)/test ## Run the tests
	$(BIN)/python -m pytest -n auto

fast: build/fast/made ## Compile the reader into build/fast, if there is a C compiler

postgres: ## Install PostgreSQL for the tests of the ledger, as root on Debian; they skip it where it is missing
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null \
	  || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql; }

crash: $(VENV)/test ## Kill an ingest fifty times, where `make test` does so a few times
	DRAGOMAN_KILLS=50 $(BIN)/python -m pytest tests/ledger/test_crash.py

bench: $(VENV)/bench fast ## Measure speed and memory beside other tools
	$(BIN)/python -m bench

lint: $(VENV)/test ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src tests

lock: $(VENV)/python ## Pin the newest versions that fit pyproject.toml into requirements/
	$(PIP) install pip-tools
	for extra in core test fast bench; do \
	  $(BIN)/python -m piptools compile --quiet --upgrade --allow-unsafe --strip-extras --no-header --annotation-style=line \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	    $$([ $$extra = core ] || echo --extra $$extra -c requirements/core.txt) \
	    -o requirements/$$extra.txt pyproject.toml || exit 1; \
	done

clean: ## Remove everything that was made
	rm -rf $(VENV) build demo dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find . -name '*.egg-info' -type d -prune -exec rm -rf {} +

build/fast/made: $(VENV)/fast setup.py pyproject.toml $(SOURCES)
	rm -rf build
	DRAGOMAN_COMPILE=1 $(BIN)/python setup.py --quiet build --build-lib build/fast
	@touch $@

# Each of these files stands for a state of the virtual environment that has been reached.
$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Dragoman needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ...' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/core: $(VENV)/python requirements/core.txt pyproject.toml
	$(PIP) install -r requirements/core.txt
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/%: requirements/%.txt $(VENV)/core
	$(PIP) install -r $<
	@touch $@
