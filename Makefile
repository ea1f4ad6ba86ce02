# Needs Python 3.11 or newer and make; everything else is set up in .venv on first use.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test check docs page lock clean

demo: $(VENV)/.run        ## build the bundled sample into a record and serve it, until Ctrl-C
	$(BIN)/variorum demo

test: $(VENV)/.dev        ## every check: format, lint, types, import contract, tests, docs, gate
	$(BIN)/python tools/check.py

check: test

docs: $(VENV)/.dev        ## renew the generated pages and the tutorial's output
	$(BIN)/python tools/make_codebook_page.py
	$(BIN)/python tools/make_issue_page.py
	$(BIN)/python tools/run_tutorial.py

page: $(VENV)/.dev        ## build the page into the package, with the types of what it may ask
	$(BIN)/python tools/make_page.py

lock: $(VENV)/.dev        ## renew the pinned, hash-locked dependencies
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra build --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean:                    ## remove what set-up and checks made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Variorum needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=/path/to/python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/variorum gazetteer build
	touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/variorum gazetteer build
	touch $@ $(VENV)/.run
