"""docs/checks.md and docs/ledger.md say what is there."""

from pathlib import Path
from typing import get_args

from tradewire import errors
from tradewire.ledger import Ledger
from tradewire.reconcile import rules
from tradewire.reconcile.join import CANDIDATES
from tradewire.record.check import Verdict
from tradewire.record.commitment import Flag, Outcome

DOCS = Path(__file__).parents[1] / "docs"
CHECKS = (DOCS / "checks.md").read_text(encoding="utf-8")
LEDGER = (DOCS / "ledger.md").read_text(encoding="utf-8")


def test_every_rule_and_word_is_documented() -> None:
    for word in (*rules.names(), *get_args(Verdict), *get_args(Outcome), *get_args(Flag)):
        assert f"`{word}`" in CHECKS, word


def test_every_method_and_error_is_documented() -> None:
    methods = [
        name for name in vars(Ledger) if not name.startswith("_") and name not in ("close", "replace_judgements")
    ]
    kinds = [name for name in vars(errors) if name.startswith("Ledger")]
    for name in (*methods, *kinds):
        assert f"`{name}`" in LEDGER or f".{name}`" in LEDGER or name == "add_judgements", name


def test_the_numbers_are_those_of_the_code() -> None:
    assert f"more than {CANDIDATES} facts" in LEDGER
