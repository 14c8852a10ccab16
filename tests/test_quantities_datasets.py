"""The public value sets, where they are beside the repository."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "quality_values.py"
LEAST = {
    "duckling Numeral en": 0.95,
    "duckling Numeral ru": 0.95,
    "duckling AmountOfMoney en": 0.95,
    "duckling AmountOfMoney ru": 0.95,
    "duckling Ordinal en": 0.95,
    "duckling Ordinal ru": 0.95,
    "duckling ru = en": 0.95,
    "Recognizers number": 0.85,
    "Recognizers currency": 0.85,
}


def scores() -> Any:
    spec = importlib.util.spec_from_file_location("quality_values", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality_values"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_values_of_public_sets_are_read() -> None:
    module = scores()
    if not module.DATASETS.is_dir():
        pytest.skip("the public value sets are not beside the repository")
    shares = {row.dataset: row.share for row in module.rows()}
    below = {name: shares[name] for name, least in LEAST.items() if shares[name] < least}
    assert below == {}
