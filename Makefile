# Everything works on a fresh machine that has Python 3.11 or later and make: the first target that is asked for
# makes .venv, installs uv into it with pip, and with uv the versions that requirements.lock names.
#
# requirements.lock holds plain "name==version" lines and no registry: whoever has a mirror points pip and uv at it
# with their own settings (PIP_INDEX_URL, UV_INDEX_URL), which a uv.lock, with a URL on each line, would not follow.

.PHONY: demo docs test test-compiled lint format types bench quality data picture lock wheel compiled clean help
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(BIN)/.ready
UV := $(BIN)/uv
JOBS ?= 2
PATHS ?= examples/articles
# What the compiled modules do: the tests of the reading.
UNCOMPILED := publish ledger reconcile browser docs watch
COMPILED_TESTS := $(filter-out $(foreach part,$(UNCOMPILED),$(wildcard tests/test_$(part)*.py)),$(wildcard tests/test_*.py)) tests/read

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' Makefile | sort | expand -t 10

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "tradewire needs Python 3.11 or later: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "setting up $(VENV) (once)…" >&2
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "$(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock uv
	@$(UV) pip install --quiet --python $(BIN)/python --constraint requirements.lock --editable '.[dev]'
	@touch $@

demo: $(READY)  ## read the sample articles and show what was found
	$(BIN)/tradewire read $(PATHS)

test: $(READY)  ## all tests
	$(BIN)/pytest -n $(JOBS)

test-compiled: compiled  ## the tests of the reading, against the compiled wheel
	PYTHONPATH=$$(build/compiled/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
		$(BIN)/pytest -n $(JOBS) $(COMPILED_TESTS)

lint: $(READY)  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY)  ## style, corrected
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY)  ## types, strictly
	$(BIN)/mypy

bench: compiled  ## speed and memory on one core, of the compiled wheel; writes docs/speed.md
	build/compiled/bin/python scripts/bench.py --plain $(BIN)/python --write

quality: $(READY)  ## scores on gold and public data; writes docs/quality.md
	$(BIN)/python scripts/quality.py

picture: $(READY)  ## the pictures of the README
	$(BIN)/python scripts/picture.py

docs: $(READY)  ## the documentation as a site, in build/site
	$(BIN)/python scripts/reference.py
	$(BIN)/mkdocs build --quiet

lock: $(READY)  ## requirements.lock, anew
	$(UV) pip compile --quiet --universal --all-extras --upgrade --no-annotate --no-header --no-emit-index-url \
		--python-version 3.11 --output-file requirements.lock pyproject.toml

wheel: $(READY)  ## build the wheel and try it in an empty environment
	rm -rf build dist
	$(UV) build --quiet --wheel --build-constraint requirements.lock --python $(BIN)/python --out-dir dist
	$(UV) venv --quiet --clear --python $(BIN)/python build/smoke
	$(UV) pip install --quiet --python build/smoke/bin/python --constraint requirements.lock dist/*.whl
	cd build && smoke/bin/tradewire read --format jsonl ../examples/articles > smoke.jsonl && smoke/bin/tradewire --version

compiled: $(READY)  ## the wheel with the reading compiled, in dist/compiled (needs a C compiler, some minutes)
	rm -rf build/sdist dist/compiled
	$(UV) build --quiet --sdist --build-constraint requirements.lock --python $(BIN)/python --out-dir build/sdist
	HATCH_BUILD_HOOKS_ENABLE=true $(UV) build --quiet --wheel --build-constraint requirements.lock \
		--python $(BIN)/python --out-dir dist/compiled build/sdist/*.tar.gz
	$(UV) venv --quiet --clear --python $(BIN)/python build/compiled
	$(UV) pip install --quiet --python build/compiled/bin/python --constraint requirements.lock dist/compiled/*.whl

clean:  ## remove what the other targets made
	rm -rf $(VENV) build dist
