# Every routine act has one word. `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_FOR_TESTS := $(VENV)/.ready-for-tests
export FLASK_APP := wsgi:app

help: ## list the words
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | expand -t 14

run: $(READY) ## start everything on this machine, with a demo agency on an empty database
	@$(BIN)/python -m agency

test: $(READY_FOR_TESTS) chromium dovecot ## set up what is missing and run every test
	@$(BIN)/python -m pytest -n $${TEST_PROCESSES:-auto}

check: $(READY_FOR_TESTS) ## lint, types, floors, templates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --quiet --lint templates

format: $(READY_FOR_TESTS) ## lay the code out
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY_FOR_TESTS) ## measure pages and surfacing on generated candidates
	@$(BIN)/python -m bench $(BENCH)

languages: $(READY_FOR_TESTS) ## bring the files of messages in step with the code
	@$(BIN)/python -m agency.languages.updating

quality: $(READY_FOR_TESTS) ## measure how well notes are read: precision and recall by kind of fact
	@$(BIN)/python -m bench.notes $(QUALITY)

lock: $(READY_FOR_TESTS) ## pin the newest versions the .in files allow
	@$(BIN)/python .ci/lock.py

chromium: ## install a browser for the browser tests where there is none
	@.ci/chromium

dovecot: ## install a mail server for the tests of incoming mail where there is none
	@.ci/dovecot

clean: ## forget the virtual environment and the test database; your data in var/ stays
	@rm -rf $(VENV) var/tests .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Callback needs Python 3.11 or newer; say which with PYTHON=...")'
	@$(PYTHON) -m venv $(VENV)

$(READY): requirements.txt requirements-assets.txt | $(VENV)/bin/python
	@echo "Installing what Callback needs. This takes a minute the first time."
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r requirements-assets.txt
	@touch $@

$(READY_FOR_TESTS): requirements-dev.txt $(READY)
	@echo "Installing what the tests need."
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.txt
	@touch $@

.PHONY: help run test check format bench languages quality lock chromium dovecot clean
