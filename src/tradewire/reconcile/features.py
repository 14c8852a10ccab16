"""What speaks for and against two claims saying the same thing: one small function a feature.

Each answers `same`, `compatible` (nothing against it), `different` or `unknown` (one side does not say), with its
reason in words. `decide` puts them together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tradewire.reconcile import periods
from tradewire.reconcile.facts import Fact
from tradewire.reconcile.interval import Interval
from tradewire.reconcile.names import alike, is_named, labels_alike, script
from tradewire.record import Entity, Product

Answer = Literal["same", "compatible", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One answer; `str()` is its line in a judgement's reasons."""

    name: str
    answer: Answer
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.answer} ({self.reason})"


# From this share of the shorter quote's words on, two projects without goods are about one thing.
SHARED_WORDS: Final = 0.4

Compare = Callable[[Fact, Fact], Feature]


def reality(a: Fact, b: Fact) -> Feature:
    """What has happened and what shall happen are two facts: a promise and its outcome are not one entry."""
    if a.realised != b.realised:
        return Feature("reality", "different", f"{a.status} and {b.status}")
    if (a.status == "stopped") != (b.status == "stopped"):
        return Feature("reality", "different", "one of them says that it ended")
    return Feature("reality", "same" if a.status == b.status else "compatible", f"{a.status} and {b.status}")


def subject(a: Fact, b: Fact) -> Feature:
    """What is measured, between whom, and how."""
    if (a.flow, a.measure) != (b.flow, b.measure):
        return Feature("subject", "different", f"{a.flow} {a.measure} and {b.flow} {b.measure}")
    return Feature("subject", "same", f"{a.measure} of {a.flow}")


def value(a: Fact, b: Fact) -> Feature:
    """Whether one number can be what both printed: half a unit of the last digit, wider for "about"."""
    first, second = a.amount, b.amount
    if first is None and second is None:
        return Feature("value", "compatible", "neither gives a number")
    if first is None or second is None:
        return Feature("value", "unknown", "one gives no number")
    if first.unit != second.unit:
        return Feature("value", "different", f"{first.unit} and {second.unit}")
    if first.unit == "rank" or a.measure == "extremum":
        answer: Answer = "same" if first.stated == second.stated else "different"
    elif first.stated == second.stated:
        answer = "same"
    else:
        answer = "compatible" if close(first.near, second.near) else "different"
    return Feature("value", answer, f"{span(first.stated)} and {span(second.stated)} {first.unit}")


def period(a: Fact, b: Fact) -> Feature:
    """When it holds: one period, or one that the other leaves out."""
    told = f"{periods.shown(a.period)} and {periods.shown(b.period)}"
    if periods.same_period(a, b):
        return Feature("period", "same", told)
    if periods.untimed(a) or periods.untimed(b):
        return Feature("period", "compatible" if _long_numbers(a, b) else "unknown", f"{told}, in undated documents")
    return Feature("period", "compatible" if periods.compatible(a, b) else "different", told)


def dates(a: Fact, b: Fact) -> Feature:
    """When it takes place, for what is not measured over a period: days in common are enough."""
    told = f"{periods.shown(a.period)} and {periods.shown(b.period)}"
    if a.period is not None and a.period == b.period:
        return Feature("dates", "same", told)
    if periods.untimed(a) or periods.untimed(b):
        return Feature("dates", "unknown", f"{told}, in undated documents")
    return Feature("dates", "compatible" if periods.overlapping(a, b) else "different", told)


def goods(a: Fact, b: Fact) -> Feature:
    """One heading of the Harmonized System, or one label within the other."""
    if not a.products and not b.products:
        return Feature("goods", "compatible", "neither names goods")
    if not a.products or not b.products:
        return Feature("goods", "unknown", "one names no goods")
    answers = [_product(x, y) for x in a.products for y in b.products]
    told = f"{_labels(a.products)} and {_labels(b.products)}"
    for answer in ("same", "unknown"):
        if answer in answers:
            return Feature("goods", answer, told)
    return Feature("goods", "different", told)


def label(a: Fact, b: Fact) -> Feature:
    """What an `other` figure or a paper is about; labels in two scripts cannot be compared."""
    if not a.label or not b.label:
        return Feature("label", "compatible" if a.label == b.label else "unknown", f"{a.label} and {b.label}")
    if labels_alike(a.label, b.label):
        return Feature("label", "same", f"{a.label} and {b.label}")
    apart = script(a.label) == script(b.label)
    return Feature("label", "different" if apart else "unknown", f"{a.label} and {b.label}")


def figure_label(a: Fact, b: Fact) -> Feature:
    """The label of a figure. Only `other` figures need one; a long number makes up for labels in two scripts."""
    found = label(a, b)
    if found.answer != "unknown":
        return found
    if not a.flow.startswith("other:") or _long_numbers(a, b):
        return Feature("label", "compatible", found.reason)
    return found


def words(a: Fact, b: Fact) -> Feature:
    """For what names no goods: how many words of the evidence are shared; unknown across scripts."""
    if not a.words or not b.words:
        return Feature("words", "compatible", "goods are named")
    if a.kind == b.kind and a.kind in _SINGLE_KINDS:
        return Feature("words", "compatible", f"two areas have one {a.kind}")
    shared = len(a.words & b.words) / min(len(a.words), len(b.words))
    answer: Answer = "same" if shared >= SHARED_WORDS else "unknown"
    return Feature("words", answer, f"{shared:.0%} shared")


def kind(a: Fact, b: Fact) -> Feature:
    """The kind of project, paper or event; kinds that reporters mix are compatible."""
    if a.kind == b.kind:
        return Feature("kind", "same", a.kind)
    mixed = any({a.kind, b.kind} <= group for group in _MIXED_KINDS)
    return Feature("kind", "compatible" if mixed else "different", f"{a.kind} and {b.kind}")


def place(a: Fact, b: Fact) -> Feature:
    if a.place is None or b.place is None:
        return Feature("place", "unknown", "one names no place")
    answer: Answer = "same" if alike(a.place, b.place) else "unknown"
    return Feature("place", answer, f"{a.place.name} and {b.place.name}")


def side(*roles: str) -> Compare:
    """A feature that compares the parties of some roles: areas must agree, organisations must not clash."""

    def compare(a: Fact, b: Fact) -> Feature:
        name = "/".join(roles)
        first, second = a.of(*roles), b.of(*roles)
        if not first or not second:
            return Feature(name, "unknown", "one names nobody")
        return Feature(name, _parties(first, second), f"{_names(first)} and {_names(second)}")

    return compare


def close(a: Interval, b: Interval) -> bool:
    return a.meets(b)


def span(interval: Interval) -> str:
    """An interval in a working: `120,000,000`, `5..6`, `more than 65`."""
    if interval.low == interval.high:
        return f"{interval.low:,.10g}"
    if not interval.bounded:
        word = "up to" if interval.low == -interval.high or interval.high < float("inf") else "more than"
        return f"{word} {interval.middle:,.10g}"
    return f"{interval.low:,.6g}..{interval.high:,.6g}"


# Kinds of which two areas have one at most, so that no words need to agree.
_SINGLE_KINDS: Final = frozenset({"trade_house"})

_MIXED_KINDS: Final = (
    frozenset({"production", "assembly", "construction", "investment", "modernisation"}),
    frozenset({"service_centre", "trade_house"}),
    frozenset({"talks", "visit", "call", "signing"}),
    frozenset({"talks", "working_group"}),
    frozenset({"exhibition", "forum"}),
    frozenset({"agreement", "memorandum", "contract", "roadmap", "programme"}),
)


def _product(a: Product, b: Product) -> Answer:
    if a.hs and b.hs:
        return "same" if a.hs == b.hs else "different"
    if labels_alike(a.label, b.label):
        return "same"
    return "different" if script(a.label) == script(b.label) else "unknown"


def _parties(first: Sequence[Entity], second: Sequence[Entity]) -> Answer:
    """One side's areas must be among the other's; organisations must meet, where both name some."""
    answers = (
        _areas(_named_areas(first), _named_areas(second)),
        _organisations([e for e in first if _is_organisation(e)], [e for e in second if _is_organisation(e)]),
    )
    if "different" in answers:
        return "different"
    return "same" if "same" in answers else "unknown"


def _named_areas(entities: Sequence[Entity]) -> list[Entity]:
    return [e for e in entities if e.is_area and is_named(e)]


def _areas(first: Sequence[Entity], second: Sequence[Entity]) -> Answer:
    if not first or not second:
        return "unknown"
    fewer, more = sorted((first, second), key=len)
    if not all(any(alike(a, b) for b in more) for a in fewer):
        return "different"
    # A country alone takes part in too much to tell anything.
    return "same" if len(fewer) == len(more) or any(e.kind != "country" for e in fewer) else "unknown"


def _organisations(first: Sequence[Entity], second: Sequence[Entity]) -> Answer:
    if not first or not second:
        return "unknown"
    if any(alike(a, b) for a in first for b in second):
        return "same"
    return "unknown" if _scripts_apart(first, second) else "different"


def _scripts_apart(first: Sequence[Entity], second: Sequence[Entity]) -> bool:
    """Descriptions such as "company from Vitebsk" do not meet their translation; whether they differ is unknown."""
    return {script(e.name) for e in first if not e.id}.isdisjoint({script(e.name) for e in second if not e.id}) and any(
        " " in e.name for e in (*first, *second)
    )


def _is_organisation(entity: Entity) -> bool:
    return entity.kind in ("organisation", "group")


def _long_numbers(a: Fact, b: Fact) -> bool:
    """Whether both have one number, too long to be met by chance."""
    return a.amount is not None and a.amount == b.amount and _long(a.amount.stated)


def _long(interval: Interval) -> bool:
    """Three digits or more before the zeros."""
    return len(f"{interval.middle:.12g}".replace(".", "").strip("0-")) >= 3


def _labels(products: Sequence[Product]) -> str:
    return ", ".join(product.label for product in products[:3])


def _names(entities: Sequence[Entity]) -> str:
    return ", ".join(entity.id or entity.name for entity in entities[:4])
