"""A brief on an area, or on an area and its partner."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from tradewire.ledger import Ledger
from tradewire.publish.brief.model import Brief
from tradewire.publish.brief.notes import Notes
from tradewire.publish.brief.pick import NEWEST, Facts, gather
from tradewire.publish.brief.sections import Desk, sections
from tradewire.publish.charts import Spec, available, series
from tradewire.publish.names import Names, area_id, names_in
from tradewire.publish.phrases import Phrases
from tradewire.reconcile.timeline import rows

_LABELS: Final = ("notes", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRequest:
    """`area` and `partner` are codes or names in any language; nothing published after `as_of` is used.

    What is overdue is measured from `as_of`.
    """

    area: str
    as_of: date
    partner: str | None = None
    language: str = "en"


def write(ledger: Ledger, request: BriefRequest) -> Brief:
    """The brief as data; with a chart where the extra `charts` is installed.

    Raises:
        InputError: an area is not known, or briefs are not written in the language.
    """
    names = names_in(request.language)
    area, partner = area_id(request.area), area_id(request.partner) if request.partner else None
    facts = gather(ledger, area, partner, request.as_of)
    notes = Notes(ledger, names.words)
    told = frozenset((area, partner)) if partner else frozenset()
    written = sections(Desk(facts, Phrases(names, frozenset(filter(None, told))), notes))
    return Brief(
        language=request.language,
        title=_title(names, area, partner),
        generated=_generated(names, facts, request.as_of),
        sections=written,
        notes=notes.notes,
        sources=notes.sources(),
        labels={
            **{key: names.words.label("sections", key) for key in _LABELS},
            "nothing": str(names.words.words["nothing"]),
        },
        chart=_chart(facts, area, partner, request.language),
    )


def _generated(names: Names, facts: Facts, as_of: date) -> str:
    """The day, and how much of the ledger was read where that is not all."""
    day = names.words.say("generated", names.words.day(as_of))
    return f"{day} {names.words.say('newest_only', names.words.number(NEWEST))}" if facts.more else day


def _chart(facts: Facts, area: str, partner: str | None, language: str) -> Spec | None:
    """Turnover with the partner, or with the partner whose figures are told most; nothing without the extra."""
    if not available():
        return None
    others = [partner] if partner else _partners(facts, area)
    pairs = ((other, area) for other in others)
    charts = (series(rows(facts.book, *pair, "turnover"), pair, "turnover", language) for pair in pairs)
    return next(filter(None, charts), None)


def _partners(facts: Facts, area: str) -> list[str]:
    """Those whose figures are told most, three at most."""
    told = Counter(
        entity.id
        for entry in facts.of("figure")
        for role in entry.first.claim.parties.values()
        for entity in role
        if entity.is_area and entity.id and entity.id != area
    )
    return sorted(told, key=lambda other: (-told[other], other))[:3]


def _title(names: Names, area: str, partner: str | None) -> str:
    if partner is None:
        return names.words.say("trade_one", names.area(area))
    return names.words.say("trade_pair", names.area(area), names.area(partner))
