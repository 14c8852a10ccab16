"""The gold sets and articles beside the repository, and how the reader does on them."""

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from tradewire.pipeline import Reading, ReadOptions, read
from tradewire.record import claim_to_dict

SHARED: Final = Path(__file__).parents[1].parent / "shared"
OWN: Final = Path(__file__).parents[1] / "tests" / "gold"
# Gold set → where its articles are.
SETS: Final[Mapping[str, Path]] = {
    "seeds": SHARED / "articles" / "seeds",
    "dev": SHARED / "articles" / "dev.jsonl",
    "own": OWN / "articles.jsonl",
    "fresh": OWN / "heldout_articles.jsonl",
    "varied": OWN / "fresh2_articles.jsonl",
    "mixed": OWN / "mixed_articles.jsonl",
    "unread": OWN / "unread_articles.jsonl",  # scored only: its mistakes are not looked at
}
_CLAIMS: Final[Mapping[str, Path]] = {
    "seeds": SHARED / "gold" / "seeds.jsonl",
    "dev": SHARED / "gold" / "dev.jsonl",
    "own": OWN / "claims.jsonl",
    "fresh": OWN / "heldout_claims.jsonl",
    "varied": OWN / "fresh2_claims.jsonl",
    "mixed": OWN / "mixed_claims.jsonl",
    "unread": OWN / "unread_claims.jsonl",
}


@dataclass(frozen=True, slots=True)
class Rates:
    """Of one type of claim: how many there are in gold, ours and both, and what that makes."""

    gold: int
    ours: int
    found: int

    @property
    def precision(self) -> float:
        return self.found / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.gold + self.ours) if self.gold + self.ours else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Rates by type; shares of right details among found claims; what went wrong, counted by type and reason."""

    rates: Mapping[str, Rates]
    details: Mapping[str, float]
    errors: Mapping[tuple[str, str], int]


def is_there(name: str) -> bool:
    """Whether the gold set, its articles and the scorer stand beside the repository."""
    return (SHARED / "gold" / "score.py").exists() and _gold(name).exists() and SETS[name].exists()


@cache
def readings(name: str) -> tuple[Reading, ...]:
    """All articles of a set, read."""
    return tuple(item for item in read([SETS[name]], ReadOptions()) if isinstance(item, Reading))


@cache
def gold(name: str) -> tuple[dict[str, Any], ...]:
    """The gold claims of a set."""
    with _gold(name).open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines if line.strip())


def score(name: str, language: str | None = None) -> Scores:
    """How the reader does on a set, or on its articles in one language."""
    wanted = {r.document.id for r in readings(name) if language in (None, r.document.language)}
    ours = [_plain(claim_to_dict(claim)) for r in readings(name) for claim in r.claims if r.document.id in wanted]
    return _scores([claim for claim in gold(name) if claim["document"] in wanted], ours)


def _plain(claim: dict[str, Any]) -> dict[str, Any]:
    """As another program would see it."""
    plain: dict[str, Any] = json.loads(json.dumps(claim))
    return plain


def _scores(golds: Iterable[dict[str, Any]], ours: Iterable[dict[str, Any]]) -> Scores:
    counts, details, errors = _scorer().score(list(golds), list(ours))
    counts = {**counts, "all": sum(counts.values(), Counter())}
    return Scores(
        rates={kind: Rates(count["gold"], count["ours"], count["found"]) for kind, count in counts.items()},
        details={name: count["right"] / count["asked"] for name, count in sorted(details.items()) if count["asked"]},
        errors=Counter((kind, what) for what, _, kind, _, _ in errors),
    )


def _gold(name: str) -> Path:
    return _CLAIMS[name]


@cache
def _scorer() -> ModuleType:
    """The scorer of the gold sets, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("gold_scorer", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
