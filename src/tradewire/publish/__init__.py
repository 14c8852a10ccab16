"""Briefs, charts, tables and exports; each number leads back to its claims. Creates no claims."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from tradewire import reconcile
from tradewire.ledger import EVERYTHING, Filter, Ledger
from tradewire.publish import charts, dump, workings
from tradewire.publish import exports as _exports
from tradewire.publish import feeds as _feeds
from tradewire.publish.brief import BriefRequest, formats, render, write
from tradewire.publish.brief.pick import gather, shown
from tradewire.publish.charts.comparable import By
from tradewire.publish.feeds import News, feed_item
from tradewire.publish.names import area_id, names_in
from tradewire.publish.phrases import Phrases
from tradewire.publish.source import Source
from tradewire.publish.workings import Told as CheckWords
from tradewire.record import Check, Indicator

__all__ = [
    "BriefRequest",
    "News",
    "area_id",
    "brief_formats",
    "check_words",
    "commitments_chart",
    "draw",
    "export_names",
    "feed",
    "feed_item",
    "news",
    "partners_map",
    "restore",
    "series_chart",
    "write_brief",
    "write_export",
]

Chart = charts.Spec
Drawn = Literal["svg", "png", "json"]


def write_brief(ledger: Ledger, request: BriefRequest, output_format: str = "html") -> bytes:
    """A brief as the bytes of a file: `html`, `md`, `pdf` or `docx`.

    Raises:
        InputError: an area, the language or the format is not known.
        MissingExtra: the format needs a library that is not installed.
    """
    return render(write(ledger, request), output_format)


def brief_formats() -> tuple[str, ...]:
    """Names of the formats of briefs."""
    return formats()


def write_export(name: str, ledger: Ledger, path: Path, wanted: Filter = EVERYTHING) -> None:
    """Write an export of the claims that meet a filter into a file.

    Raises:
        InputError: there is no such export.
        MissingExtra: the export needs a library that is not installed.
    """
    _exports.write(name, Source(ledger, wanted), path)


def export_names() -> Mapping[str, str]:
    """Names of the exports, with what each is."""
    return {name: _exports.export(name).ABOUT for name in _exports.exports()}


def restore(records: Iterable[Mapping[str, Any]], ledger: Ledger) -> int:
    """Fill a ledger from the records of an `archive` export; how many documents came in."""
    return dump.restore(map(dict, records), ledger)


def series_chart(
    ledger: Ledger, pair: tuple[str, str], indicator: Indicator, language: str, as_of: date | None = None
) -> Chart | None:
    """An indicator of a pair of areas (codes or names) over time; None where no level is told."""
    first, second = map(area_id, pair)
    told = reconcile.timeline(ledger, first, second, indicator, as_of)
    return charts.series(told, (first, second), indicator, language)


def partners_map(ledger: Ledger, area: str, by: By, language: str, as_of: date | None = None) -> Chart | None:
    """Partners of an area on a map; None where none is told."""
    code = area_id(area)
    return charts.partners(ledger, code, by, language, Filter(area=code, type="figure", as_of=as_of))


def commitments_chart(ledger: Ledger, pair: tuple[str, str | None], language: str, today: date) -> Chart | None:
    """Commitments of an area, or of it with a partner, on a line of time; None where none has a deadline."""
    area, partner = area_id(pair[0]), area_id(pair[1]) if pair[1] else None
    facts, phrases = gather(ledger, area, partner, today), Phrases(names_in(language))
    told = [(commitment, phrases.phrase(shown(facts.entry(commitment.id), language))) for commitment in facts.promises]
    promised = [(f"{phrase.lead}: {phrase.text}", commitment) for commitment, phrase in told]
    return charts.timeline(promised, names_in(language).words, today)


def draw(chart: Chart, drawn: Drawn = "svg") -> bytes:
    """A chart as the bytes of a picture, or of its Vega-Lite specification.

    Raises:
        MissingExtra: vl-convert is not installed.
    """
    if drawn == "json":
        return charts.specification(chart)
    return charts.png(chart) if drawn == "png" else charts.svg(chart).encode()


def check_words(check: Check, language: str = "en") -> CheckWords:
    """Working, tolerance and condition of a check in a language."""
    return workings.told(check, language)


def news(ledger: Ledger, wanted: Filter = EVERYTHING, language: str = "en") -> list[News]:
    """New entries, commitments that changed and new conflicts, newest first, a hundred at most."""
    return _feeds.news(ledger, wanted, language)


def feed(items: list[News], subject: str, language: str = "en", output_format: str = "atom") -> bytes:
    """News as a feed: `atom` or `json`."""
    return (_feeds.json_feed if output_format == "json" else _feeds.atom)(items, subject, language)
