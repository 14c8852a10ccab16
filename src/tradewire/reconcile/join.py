"""Claims to entries: each claim is compared with those of its blocks that were said before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from tradewire.ledger import EVERYTHING, Ledger
from tradewire.reconcile.blocks import blocks_of
from tradewire.reconcile.decide import decide
from tradewire.reconcile.facts import Fact, fact_of
from tradewire.reconcile.interval import Interval
from tradewire.record import Judgement, Recorded

RULE: Final = "rule:join/1"

# In a crowded block a claim is compared with this many groups, those that were told last.
CANDIDATES: Final = 96


@dataclass(frozen=True, slots=True)
class Joined:
    """What a run decided: judgements that hold now, and how many were new or taken back."""

    claims: int
    added: int
    withdrawn: int


@dataclass(slots=True)
class _Group:
    """Claims joined so far: the first of them, and the values that all of them allow."""

    first: Fact
    allowed: Interval | None
    parent: "_Group | None" = None


@dataclass(slots=True)
class Joiner:
    """Takes facts in the order in which they were said and yields the judgements that join them.

    A judgement always leads from a claim to an earlier one, so that leaving out the later ones (`as_of`) leaves a
    whole.
    """

    groups: dict[str, list[_Group]] = field(default_factory=dict)

    def take(self, fact: Fact, at: datetime) -> Iterator[Judgement]:
        mine: _Group | None = None
        blocks = blocks_of(fact)
        for group in self._candidates(blocks):
            decision = decide(group.first, fact)
            if decision.verdict == "different" or (decision.verdict == "same" and not _allows(group, mine, fact)):
                continue
            yield _judgement(group.first, fact, decision.verdict, decision.reasons, at)
            if decision.verdict == "same":
                mine = _merged(group, mine, fact)
        if mine is None:
            mine = _Group(fact, fact.amount.near if fact.amount else None)
        for block in blocks:
            self._file(block, mine)

    def _candidates(self, blocks: Iterable[str]) -> list[_Group]:
        """Groups that share a block with a fact, each once."""
        found: dict[int, _Group] = {}
        for block in sorted(blocks):
            for group in self.groups.get(block, ()):
                root = _root(group)
                found[id(root)] = root
        return list(found.values())

    def _file(self, block: str, group: _Group) -> None:
        """Put a group at the end of a block; from a crowded one, what was not told for longest goes."""
        held = {id(root): root for root in map(_root, self.groups.get(block, ()))}
        held.pop(id(group), None)
        self.groups[block] = [*list(held.values())[-CANDIDATES:], group]


def judgements(facts: Iterable[Fact], at: datetime) -> Iterator[Judgement]:
    """Judgements on facts given in the order in which they were said."""
    joiner = Joiner()
    for fact in facts:
        yield from joiner.take(fact, at)


def join(ledger: Ledger) -> Joined:
    """Judge the claims of the newest readings; a second run over the same claims changes nothing.

    What an earlier run of this rule decided and this one does not is withdrawn. People's judgements stay.
    """
    count = 0
    decided: dict[tuple[str, str, str], Judgement] = {}
    held = {_content(j): key for key, j in ledger.judgements() if j.by.startswith("rule:join/")}
    joiner, now = Joiner(), datetime.now(UTC).replace(tzinfo=None)
    for fact in facts_of(ledger.claims(EVERYTHING)):
        count += 1
        decided |= {_content(judgement): judgement for judgement in joiner.take(fact, now)}
    fresh = [judgement for content, judgement in decided.items() if content not in held]
    obsolete = [key for content, key in held.items() if content not in decided]
    ledger.replace_judgements(fresh, obsolete, RULE)
    return Joined(count, len(fresh), len(obsolete))


def facts_of(recorded: Iterable[Recorded]) -> Iterator[Fact]:
    """Facts; a claim that stands in two documents of one name counts once."""
    seen: set[str] = set()
    for one in recorded:
        if one.id not in seen:
            seen.add(one.id)
            yield fact_of(one)


def _content(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.left, judgement.right, judgement.verdict


def _judgement(a: Fact, b: Fact, verdict: str, reasons: tuple[str, ...], at: datetime) -> Judgement:
    left, right = sorted((a.id, b.id))
    base = Judgement(left, right, "same", RULE, reasons, at)
    return base if verdict == "same" else replace(base, verdict="unsure")


def _root(group: _Group) -> _Group:
    while group.parent is not None:
        group = group.parent
    return group


def _allows(group: _Group, mine: _Group | None, fact: Fact) -> bool:
    """Whether one value suits all: without it, 10.0, 10.4 and 10.8 would become one by steps."""
    intervals = [i for i in (group.allowed, mine.allowed if mine else None, fact.amount and fact.amount.near) if i]
    common = Interval(max(i.low for i in intervals), min(i.high for i in intervals)) if _meet(intervals) else None
    return common is not None or not intervals


def _meet(intervals: list[Interval]) -> bool:
    return bool(intervals) and max(i.low for i in intervals) <= min(i.high for i in intervals)


def _merged(group: _Group, mine: _Group | None, fact: Fact) -> _Group:
    own = fact.amount.near if fact.amount else None
    for interval in (own, mine.allowed if mine else None):
        if interval is not None:
            group.allowed = interval if group.allowed is None else group.allowed & interval
    if mine is not None and mine is not group:
        mine.parent = group
    return group
