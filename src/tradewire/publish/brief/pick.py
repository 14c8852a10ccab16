"""What a brief is written from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final

from tradewire import gazetteer
from tradewire.ledger import Filter, Ledger
from tradewire.publish.intervals import exactness
from tradewire.reconcile import rules
from tradewire.reconcile.book import Book, book_of
from tradewire.reconcile.commitments import commitments
from tradewire.reconcile.rules import needs
from tradewire.record import Check, Claim, Commitment, Entity, Entry, Recorded

_CONFLICTS: Final = 20
_PLAINEST: Final = frozenset({"conflict", "flows", "unit_slip"})
# Two pages are written from no more claims than these, those told last.
NEWEST: Final = 2000


@dataclass(frozen=True, eq=False)
class Facts:
    """Entries, promises and checks about an area or a pair, as they were known on a day.

    `book` has the entries laid out for the rules; `more` tells that there are older claims that were not read.
    """

    entries: tuple[Entry, ...]
    promises: tuple[Commitment, ...]
    checks: tuple[Check, ...]
    book: Book
    more: bool

    def of(self, *types: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.first.claim.type in types]

    def entry(self, key: str) -> Entry:
        return self._entries[key]

    def claim(self, key: str) -> Recorded | None:
        return self._claims.get(key)

    def members(self) -> Iterator[Recorded]:
        return (member for entry in self.entries for member in entry.members)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _claims(self) -> dict[str, Recorded]:
        return {member.id: member for member in self.members()}


def gather(ledger: Ledger, area: str, partner: str | None, as_of: date) -> Facts:
    """What is said about an area, or of it about it and a partner, by a day; promises are judged as of that day.

    Of more than NEWEST claims about an area or a pair only the newest are read: time does not grow with the ledger.
    """
    wanted = Filter(area=area, as_of=as_of)
    entries = ledger.entries(wanted, NEWEST)
    more = sum(len(entry.members) for entry in entries) >= NEWEST
    if partner is not None:
        entries = [entry for entry in entries if any(_concerns(claim, partner) for claim in entry.claims)]
        if more:
            entries = _once([*entries, *ledger.entries(replace(wanted, partner=partner), NEWEST)])
    book = book_of(entries, ledger.observations(), as_of)
    return Facts(tuple(entries), tuple(commitments(book)), tuple(_checks(book)), book, more)


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Each entry once, in the order in which they were first said."""
    found = {entry.id: entry for entry in entries}.values()
    return sorted(found, key=lambda entry: (entry.first.source.said, entry.id))


def _checks(book: Book) -> Iterator[Check]:
    """What became of needs, and the first numbers that do not fit: no more are sought than a brief can show."""
    yield from needs.check(book)
    found = (finding for name in _rules() for finding in rules.rule(name)(book))
    wrong = (c for c in found if isinstance(c, Check) and c.verdict == "inconsistent")
    yield from {check.id: check for check in islice(wrong, _CONFLICTS)}.values()


def _rules() -> list[str]:
    """Plain contradictions before those that a calculation shows, which take longest to find."""
    return sorted(rules.names(), key=lambda name: (name not in _PLAINEST, name))


def _concerns(claim: Claim, partner: str) -> bool:
    """Whether the partner, or somebody from there, takes part; a need may be anybody's to meet."""
    entities = (entity for role in claim.parties.values() for entity in role)
    return claim.type == "need" or any(partner in _origins(entity) for entity in entities)


def _origins(entity: Entity) -> Iterator[str]:
    """The area that a party is or comes from."""
    if entity.id:
        yield entity.id
        known = gazetteer.load_organisations().by_id.get(entity.id)
        if known is not None and known.home is not None and known.home.id:
            yield known.home.id
    if entity.place is not None and entity.place.id:
        yield entity.place.id
        yield from gazetteer.load_places().ancestors(entity.place.id)


def shown(entry: Entry, language: str = "") -> Recorded:
    """The telling that stands for an entry: the newest that says most, in the language where one says the same."""
    best = max(entry.members, key=_says_most)
    alike = [m for m in entry.members if _told(m) == _told(best)]
    return max(alike, key=lambda m: (m.source.language == language, *_says_most(m)))


def _says_most(member: Recorded) -> tuple[object, ...]:
    """A number before a bound before none, with a period before without, the newest."""
    claim = member.claim
    return exactness(claim.value), claim.period is not None, member.source.said, member.id


def _told(member: Recorded) -> tuple[object, ...]:
    claim = member.claim
    return claim.value, claim.period, claim.status, tuple(sorted(claim.parties))
