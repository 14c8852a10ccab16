"""Projects and agreements as IATI activities; what IATI has no element for stands in elements of our own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from tradewire import gazetteer
from tradewire.publish import addresses
from tradewire.publish.columns import bound, number_text
from tradewire.publish.safe import printable
from tradewire.publish.source import Source
from tradewire.publish.templating import url
from tradewire.record import Claim, Entity, Recorded, Value

ABOUT: Final = "projects and agreements as IATI 2.03 activities (XML)"
SUFFIX: Final = ".xml"

EXTENSION: Final = f"{addresses.NAMESPACE}:iati"
# IATI code list ActivityStatus: pipeline, implementation, suspended.
_STATUSES: Final = {"actual": 2, "agreed": 1, "planned": 1, "proposed": 1, "possible": 1, "forecast": 1, "required": 1}
_SUSPENDED: Final = 6
# IATI code list ActivityDateType: planned start, actual start, planned end, actual end.
_DATES: Final = {True: (2, 4), False: (1, 3)}
_ORGANISATION: Final = "XI-TRADEWIRE"
_IMPLEMENTING: Final = 4
_CURRENCY: Final = 3


def write(source: Source, path: Path) -> None:
    """One activity a claim."""
    with path.open("w", encoding="utf-8", newline="\n", errors="replace") as stream:
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(f'<iati-activities version="2.03" xmlns:tradewire="{EXTENSION}">\n')
        for recorded in source.claims():
            if recorded.claim.type in ("project", "agreement"):
                stream.writelines(f"  {line}\n" for line in _activity(recorded))
        stream.write("</iati-activities>\n")


def _activity(recorded: Recorded) -> Iterator[str]:
    """The elements in the order that the standard asks for."""
    claim, source = recorded.claim, recorded.source
    language = f" xml:lang={_attribute(source.language)}" if source.language else ""
    yield f'<iati-activity last-updated-datetime="{source.said.isoformat()}T00:00:00Z"{language}>'
    yield f"  <iati-identifier>{_ORGANISATION}-{recorded.id}</iati-identifier>"
    reporter = f'ref="{_ORGANISATION}" type="90" secondary-reporter="1"'
    yield f"  <reporting-org {reporter}>{_told('tradewire')}</reporting-org>"
    yield f"  <title>{_told(_title(claim))}</title>"
    yield f'  <description type="1">{_told(claim.quote)}</description>'
    for entity in _parties(claim):
        yield f'  <participating-org role="{_IMPLEMENTING}">{_told(entity.name)}</participating-org>'
    yield f'  <activity-status code="{_STATUSES.get(claim.status, _SUSPENDED)}"/>'
    yield from _dates(claim, source.said)
    yield from _places(claim)
    yield from _budget(claim, source.said)
    if source.url and url(source.url):
        yield f'  <document-link format="text/html" url={_attribute(url(source.url))}>'
        yield f'    <title>{_told(source.name)}</title><category code="A12"/>'
        yield f'    <document-date iso-date="{source.said.isoformat()}"/>'
        yield "  </document-link>"
    yield from _own(recorded)
    yield "</iati-activity>"


def _title(claim: Claim) -> str:
    goods = ", ".join(product.label for product in claim.product) or claim.label or ""
    kind = str(getattr(claim, "kind", claim.type)).replace("_", " ")
    return f"{kind}: {goods}" if goods else kind


def _parties(claim: Claim) -> list[Entity]:
    """Those who take part; the standard wants one at least."""
    found = list(claim.parties.get("participant", ()))
    return found or [Entity(None, "not named", "organisation")]


def _dates(claim: Claim, said: date) -> Iterator[str]:
    """Dates of the period; where there is none, the day of the telling is the planned start."""
    begins, ends = _DATES[claim.status == "actual"]
    period = claim.period
    days = [(begins, period.start), (ends, period.end)] if period else []
    known = [(code, day) for code, day in days if day is not None]
    for code, day in known or [(1, said)]:
        yield f'  <activity-date type="{code}" iso-date="{day.isoformat()}"/>'


def _places(claim: Claim) -> Iterator[str]:
    places = gazetteer.load_places()
    areas = [claim.place] if claim.place else [e for e in claim.parties.get("participant", ()) if e.is_area]
    countries = {c for area in areas if area and area.id and (c := places.country_of(area.id))}
    shares = _percentages(len(countries))
    for country, share in zip(sorted(countries), shares, strict=True):
        yield f'  <recipient-country code="{country}" percentage="{share}"/>'
    if claim.place:
        yield f"  <location><name>{_told(claim.place.name)}</name></location>"


def _percentages(count: int) -> list[str]:
    """Parts that add up to one hundred, as the standard asks."""
    if not count:
        return []
    part = round(100 / count, 2)
    return [str(part)] * (count - 1) + [str(round(100 - part * (count - 1), 2))]


def _budget(claim: Claim, said: date) -> Iterator[str]:
    """A sum of money with a closed period; any other value is in our own elements alone."""
    value, period = claim.value, claim.period
    if value is None or period is None or period.start is None or period.end is None or not _is_money(value):
        return
    if value.low is not None and value.low == value.high:
        kind = 'type="1" status="2"' if claim.status in ("actual", "agreed") else 'type="1" status="1"'
        yield f"  <budget {kind}>"
        yield f'    <period-start iso-date="{period.start}"/><period-end iso-date="{period.end}"/>'
        yield f'    <value currency="{value.unit}" value-date="{said}">{number_text(value.low)}</value>'
        yield "  </budget>"


def _is_money(value: Value) -> bool:
    return len(value.unit) == _CURRENCY and value.unit.isupper()


def _own(recorded: Recorded) -> Iterator[str]:
    claim = recorded.claim
    given = {"claim": recorded.id, "type": claim.type, "status": claim.status, "kind": getattr(claim, "kind", None)}
    yield f"  <tradewire:claim{_attributes(given)}/>"
    value = claim.value
    if value is not None:
        ends = {"low": number_text(value.low), "high": number_text(value.high), "unit": value.unit}
        more = {"bound": bound(value.low, value.high), "approximate": str(value.approximate).lower()}
        yield f"  <tradewire:value{_attributes({**ends, **more})}/>"
    for product in claim.product:
        yield f"  <tradewire:product{_attributes({'label': product.label, 'hs': product.hs})}/>"


def _attributes(given: dict[str, str | None]) -> str:
    return "".join(f" {name}={_attribute(text)}" for name, text in given.items() if text)


def _attribute(text: str) -> str:
    return quoteattr(printable(text))


def _told(text: str) -> str:
    return f"<narrative>{escape(printable(text))}</narrative>"
