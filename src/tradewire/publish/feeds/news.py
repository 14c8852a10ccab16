"""What a ledger came to know, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from tradewire import reconcile
from tradewire.ledger import Filter, Ledger
from tradewire.publish import addresses, workings
from tradewire.publish.brief.pick import shown
from tradewire.publish.names import names_in
from tradewire.publish.phrases import Phrase, Phrases
from tradewire.publish.templating import url
from tradewire.publish.wording import Wording
from tradewire.record import Check, Commitment, Entry, Recorded

Kind = Literal["entry", "commitment", "conflict"]
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class News:
    """`at` (UTC) is when the ledger came to know it; `words` are those of the document, `link` its address."""

    id: str
    kind: Kind
    at: datetime
    title: str
    text: str
    words: str
    source: str
    link: str


def news(ledger: Ledger, wanted: Filter, language: str, most: int = MOST) -> list[News]:
    """New entries, commitments told anew, and conflicts, of what meets a filter."""
    desk = _Desk(ledger, wanted, language)
    found = [*desk.entries(), *desk.commitments(), *desk.conflicts()]
    return sorted(found, key=lambda item: (item.at, item.id), reverse=True)[:most]


class _Desk:
    """What the items are written from."""

    def __init__(self, ledger: Ledger, wanted: Filter, language: str) -> None:
        self._ledger = ledger
        self._wanted = wanted
        self._found = ledger.entries(wanted)
        self._entries = {entry.id: entry for entry in self._found}
        self._claims = {member.id: member for entry in self._found for member in entry.members}
        self._phrases = Phrases(names_in(language))
        self._language = language

    @property
    def words(self) -> Wording:
        return self._phrases.names.words

    def entries(self) -> Iterator[News]:
        for entry in self._found:
            told = min(entry.members, key=lambda member: (member.read_at, member.id))
            yield self._item("entry", f"{addresses.NAMESPACE}:entry:{entry.id}", told, self._phrase(entry))

    def commitments(self) -> Iterator[News]:
        """Each telling after the first that changes status, deadline or amount."""
        newest = max((member.source.said for member in self._claims.values()), default=None)
        if newest is None:
            return
        for commitment in reconcile.promises(self._ledger, self._wanted, self._wanted.as_of or newest):
            if commitment.id in self._entries:
                yield from self._changes(commitment, self._entries[commitment.id])

    def conflicts(self) -> Iterator[News]:
        for check in reconcile.check(self._ledger, self._wanted).checks:
            told = [self._claims[key] for key in check.premises if key in self._claims]
            if check.verdict == "inconsistent" and told:
                yield self._conflict(check, told)

    def _changes(self, commitment: Commitment, entry: Entry) -> Iterator[News]:
        previous = commitment.history[0]
        for change in commitment.history[1:]:
            known = self._claims.get(change.claim)
            what = self._what_changed((previous.status, change.status), (previous.due, change.due))
            if known is not None and (what or previous.value != change.value):
                phrase = self._phrases.phrase(known)
                lead = self._phrase(entry).lead
                text = "; ".join(filter(None, (phrase.text, what)))
                key = f"{addresses.NAMESPACE}:commitment:{commitment.id}:{change.claim}"
                yield self._item("commitment", key, known, Phrase(lead, text))
            previous = change

    def _what_changed(self, statuses: tuple[str, str], dues: tuple[date | None, date | None]) -> str:
        parts = []
        if statuses[0] != statuses[1]:
            parts.append(" → ".join(self.words.label("statuses", status) for status in statuses))
        if dues[0] != dues[1]:
            parts.append(" → ".join(self.words.day(due) if due else "–" for due in dues))
        return "; ".join(parts)

    def _conflict(self, check: Check, told: list[Recorded]) -> News:
        newest = max(told, key=lambda member: (member.read_at, member.id))
        phrases = (self._phrases.phrase(member) for member in told)
        parts = dict.fromkeys(f"{phrase.lead}: {phrase.text}" for phrase in phrases)
        text = "; ".join([*parts, workings.told(check, self._language).working])
        lead = self.words.label("rules", check.rule)
        return self._item("conflict", addresses.check(check.id), newest, Phrase(lead, text))

    def _item(self, kind: Kind, key: str, recorded: Recorded, phrase: Phrase) -> News:
        return News(
            id=key,
            kind=kind,
            at=recorded.read_at,
            title=f"{self.words.label('feed', kind)}: {phrase.lead}",
            text=phrase.text,
            words=recorded.claim.quote,
            source=recorded.source.name,
            link=url(recorded.source.url) if recorded.source.url else "",
        )

    def _phrase(self, entry: Entry) -> Phrase:
        return self._phrases.phrase(shown(entry, self._language))
