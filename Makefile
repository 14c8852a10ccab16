.PHONY: demo test lint types bench quality clean
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := dev

$(BIN)/.ready: pyproject.toml requirements.lock
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint requirements.lock --editable '.[$(EXTRAS)]'
	touch $@

demo: $(BIN)/.ready
	$(BIN)/tradewire read examples

test: $(BIN)/.ready
	$(BIN)/pytest -n auto

lint: $(BIN)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.ready
	$(BIN)/mypy

bench: $(BIN)/.ready
	$(BIN)/python scripts/bench.py

quality: $(BIN)/.ready
	$(BIN)/python scripts/quality.py

clean:
	rm -rf $(VENV) build dist
