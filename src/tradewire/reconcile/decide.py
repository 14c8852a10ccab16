"""Features to a decision. What each type compares, and which answers it needs, is one table."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Final

from tradewire.reconcile import features as f
from tradewire.reconcile.facts import Fact
from tradewire.record import ClaimType, Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """`compare` in the order of cost; one `different` ends it.

    For `same`, all of `must` and one of `telling` have to answer `same`, and none of `unsure` may be `unknown`.
    """

    compare: tuple[f.Compare, ...]
    must: Set[str]
    telling: Set[str] = frozenset()
    unsure: Set[str] = frozenset()


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

RECIPES: Final[Mapping[ClaimType, Recipe]] = {
    "figure": Recipe(
        compare=(f.reality, f.subject, f.value, f.period, f.goods, f.figure_label),
        must={"subject"},
        unsure={"value", "period", "goods", "label"},
    ),
    "supply": Recipe(
        compare=(f.reality, f.goods, _RECIPIENT, _SUPPLIER, f.value, f.dates),
        must={"goods"},
        telling={"recipient", "supplier"},
        unsure={"value"},
    ),
    "project": Recipe(
        compare=(f.reality, f.kind, f.goods, _PARTICIPANT, f.place, f.dates, f.words),
        must={"participant"},
        telling={"kind", "goods"},
        unsure={"goods", "words"},
    ),
    "agreement": Recipe(
        compare=(f.reality, f.kind, f.value, f.goods, _PARTICIPANT, f.label, f.dates),
        must={"participant"},
        telling={"kind", "value"},
        unsure={"value", "label"},
    ),
    "event": Recipe(
        compare=(f.reality, f.kind, _PARTICIPANT, f.dates),
        must={"participant"},
        unsure={"dates"},
    ),
    "need": Recipe(
        compare=(f.reality, f.goods, _PARTY, f.value, f.dates),
        must={"goods", "party"},
        unsure={"value"},
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
    alike = {name for name, answer in told.items() if answer == "same"}
    enough = recipe.must <= alike and (not recipe.telling or not alike.isdisjoint(recipe.telling))
    open_questions = any(told[name] == "unknown" for name in recipe.unsure)
    return Decision("same" if enough and not open_questions else "unsure", tuple(answers))
