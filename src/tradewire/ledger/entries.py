"""From claims and judgements to entries: who is joined with whom."""

from collections.abc import Iterable, Iterator, Mapping

from tradewire.record import Judgement

Pair = tuple[str, str]


class Groups:
    """Union–find over claim ids that keeps apart what a person has told apart."""

    def __init__(self, apart: Iterable[Pair]) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def root(self, item: str) -> str:
        parent = self._parent
        while (above := parent.get(item, item)) != item:
            parent[item] = item = parent.get(above, above)
        return item

    def join(self, left: str, right: str) -> bool:
        """Whether the two are together now; False where a person keeps members of their groups apart."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if self._kept_apart(a, b):
            return False
        a, b = sorted((a, b))
        self._parent[b] = a
        if b in self._apart:
            self._apart.setdefault(a, set()).update(self._apart.pop(b))
        return True

    def _kept_apart(self, a: str, b: str) -> bool:
        return any(self.root(other) == b for other in self._apart.get(a, ())) or any(
            self.root(other) == a for other in self._apart.get(b, ())
        )


def deciding(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that counts for each pair: the latest of a person, else the latest of a rule."""
    decided: dict[Pair, Judgement] = {}
    for judgement in judgements:
        held = decided.get(judgement.pair)
        if held is None or judgement.by_person or not held.by_person:
            decided[judgement.pair] = judgement
    return decided


def grouped(ids: Iterable[str], judgements: Iterable[Judgement], heirs: Mapping[str, str]) -> list[list[str]]:
    """The ids in groups, in their order. Judgements come in the order in which they were made.

    `heirs` maps a claim that a newer reading replaced to the claim that took its place, so that what people decided
    about the old one holds for the new one.
    """
    known = dict.fromkeys(ids)
    decided = deciding(_inherited(judgements, heirs, known))
    groups = Groups(j.pair for j in decided.values() if j.by_person and j.verdict == "different")
    same = [j for j in decided.values() if j.verdict == "same"]
    for judgement in sorted(same, key=lambda j: not j.by_person):
        groups.join(judgement.left, judgement.right)
    members: dict[str, list[str]] = {}
    for item in known:
        members.setdefault(groups.root(item), []).append(item)
    return list(members.values())


def _inherited(
    judgements: Iterable[Judgement], heirs: Mapping[str, str], known: Mapping[str, None]
) -> Iterator[Judgement]:
    """Judgements on claims that are there; those of people also on the heirs of claims that are not."""
    for judgement in judgements:
        if judgement.left in known and judgement.right in known:
            yield judgement
            continue
        if not judgement.by_person:
            continue
        left, right = (heirs.get(item, item) for item in judgement.pair)
        if left in known and right in known and left != right:
            left, right = sorted((left, right))
            yield Judgement(left, right, judgement.verdict, judgement.by, judgement.reasons, judgement.at)
