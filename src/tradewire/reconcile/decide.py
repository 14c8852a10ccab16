"""Features to a decision. What each type compares, and which answers it needs, is one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tradewire.reconcile import features as f
from tradewire.reconcile.facts import Fact
from tradewire.record import ClaimType, Sameness


@dataclass(frozen=True, slots=True)
class Recipe:
    """`compare` in the order of cost; one `different` ends it. At least `needed` of `telling` must answer `same`."""

    compare: tuple[f.Compare, ...]
    telling: frozenset[str]
    needed: int
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Sameness
    features: tuple[f.Feature, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(map(str, self.features))


_SUPPLIER = f.side("supplier")
_RECIPIENT = f.side("recipient")
_PARTICIPANT = f.side("participant")
_PARTY = f.side("party")

# `unsure`: features whose `unknown` forbids to say `same`.
RECIPES: Final[Mapping[ClaimType, Recipe]] = {
    "figure": Recipe(
        (f.reality, f.subject, f.value, f.period, f.goods, f.figure_label),
        frozenset({"subject"}),
        1,
        frozenset({"value", "goods", "label"}),
    ),
    "supply": Recipe(
        (f.reality, f.goods, _RECIPIENT, _SUPPLIER, f.value, f.dates),
        frozenset({"goods", "recipient", "supplier"}),
        2,
        frozenset({"goods", "value"}),
    ),
    "project": Recipe(
        (f.reality, f.kind, f.goods, _PARTICIPANT, f.place, f.dates, f.words),
        frozenset({"kind", "participant"}),
        2,
        frozenset({"goods", "words"}),
    ),
    "agreement": Recipe(
        (f.reality, f.kind, f.value, f.goods, _PARTICIPANT, f.label, f.dates),
        frozenset({"kind", "participant"}),
        2,
        frozenset({"value", "label"}),
    ),
    "event": Recipe(
        (f.reality, f.kind, _PARTICIPANT, f.dates),
        frozenset({"participant"}),
        1,
        frozenset(),
    ),
    "need": Recipe(
        (f.reality, f.goods, _PARTY, f.value, f.dates),
        frozenset({"goods", "party"}),
        2,
        frozenset({"value"}),
    ),
}


def decide(a: Fact, b: Fact) -> Decision:
    """Whether two claims of one type say the same thing, with the features that decided it."""
    recipe = RECIPES[a.type]
    answers: list[f.Feature] = []
    for compare in recipe.compare:
        answers.append(compare(a, b))
        if answers[-1].answer == "different":
            return Decision("different", tuple(answers))
    told = {feature.name: feature.answer for feature in answers}
    enough = sum(told[name] == "same" for name in recipe.telling) >= recipe.needed
    open_questions = any(told[name] == "unknown" for name in recipe.unsure)
    return Decision("same" if enough and not open_questions else "unsure", tuple(answers))
