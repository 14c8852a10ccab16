"""Official series from files: plain CSV, SDMX-CSV, SDMX-ML, and extracts of UN Comtrade."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from tradewire.errors import InputError, MissingExtra
from tradewire.reconcile.tables import rows
from tradewire.reconcile.times import time_period
from tradewire.record import Indicator, Observation

Cells = Mapping[str, str]

# What each field is called in the files that offices publish, all compared in upper case, the first that is there
# counts. SDMX names come from the cross-domain concepts of the Content-Oriented Guidelines, the others from Comtrade.
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "dataset": ("DATAFLOW", "STRUCTURE_ID", "DATASET"),
    "area": ("REF_AREA", "AREA", "REPORTER", "REPORTERISO", "GEO"),
    "partner": ("COUNTERPART_AREA", "PARTNER", "PARTNERISO"),
    "indicator": ("INDICATOR", "FLOW", "FLOWCODE", "TRADE_FLOW"),
    "product": ("PRODUCT", "CMDCODE", "COMMODITY"),
    "period": ("TIME_PERIOD", "PERIOD", "REFYEAR"),
    "value": ("OBS_VALUE", "VALUE", "PRIMARYVALUE"),
    "unit": ("UNIT_MEASURE", "UNIT", "CURRENCY"),
    "scale": ("UNIT_MULT",),
    "status": ("OBS_STATUS", "STATUS"),
    "valuation": ("VALUATION",),
}

_TOTALS: Final = frozenset({"", "TOTAL", "_T", "ALL"})
_WORLD: Final = frozenset({"", "W", "W0", "W00", "WLD", "WORLD", "_Z"})


def read_series(path: Path) -> Iterator[Observation]:
    """The observations of a file, told by its ending: `.csv`, or `.xml` for SDMX-ML.

    Raises:
        InputError: a column is missing, or a cell makes no sense; the message names file and line.
        MissingExtra: SDMX-ML without `tradewire[series]`.
    """
    if path.suffix.lower() == ".xml":
        yield from _observations(path, enumerate(_sdmx_ml(path), start=1))
        return
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        yield from _observations(path, enumerate(csv.DictReader(lines), start=2))


def _observations(path: Path, numbered: Iterable[tuple[int, Mapping[str, str | None]]]) -> Iterator[Observation]:
    for line, raw in numbered:
        cells = {name.strip().upper(): (cell or "").strip() for name, cell in raw.items() if name}
        if cells.get(_column(cells, "value") or "", "") in ("", "NaN"):
            continue
        try:
            yield _observation(cells, path.stem)
        except (KeyError, ValueError) as error:
            raise InputError(f"{path}, record {line}: {error}") from error


def _observation(cells: Cells, name: str) -> Observation:
    known = {field: cells[column] for field in _NAMES if (column := _column(cells, field))}
    partner = known.get("partner", "")
    product = known.get("product", "")
    used = {column for field in _NAMES if (column := _column(cells, field))}
    return Observation(
        dataset=known.get("dataset") or name,
        area=_area(_needed(known, "area")),
        partner=None if partner.upper() in _WORLD else _area(partner),
        indicator=_indicator(_needed(known, "indicator")),
        period=time_period(_needed(known, "period")),
        value=float(_needed(known, "value")) * 10.0 ** int(known.get("scale") or 0),
        # Comtrade values are US dollars, without a column that says so.
        unit=known.get("unit") or "USD",
        product=None if product.upper() in _TOTALS else product,
        valuation=known.get("valuation", ""),
        status=known.get("status", ""),
        dimensions={column: cell for column, cell in sorted(cells.items()) if cell and column not in used},
    )


def _column(cells: Cells, field: str) -> str | None:
    return next((name for name in _NAMES[field] if name in cells), None)


def _needed(known: Mapping[str, str], field: str) -> str:
    if not known.get(field):
        raise ValueError(f"no {field}: a series needs a column named {' or '.join(_NAMES[field])}")
    return known[field]


def _indicator(text: str) -> Indicator:
    code = text.casefold()
    for written, indicator in rows("flows"):
        if written == code:
            return cast(Indicator, indicator)
    raise ValueError(f"{text!r} is no flow that tradewire knows: data/flows.tsv lists them")


def _area(code: str) -> str:
    """ISO 3166-1 alpha-2 for the alpha-3 codes of Comtrade; other codes as they are."""
    return _alpha2().get(code.upper(), code.upper())


@cache
def _alpha2() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("alpha3")}


def _sdmx_ml(path: Path) -> Iterator[dict[str, str | None]]:
    try:
        import sdmx  # noqa: PLC0415  (an extra, and slow to load)
    except ModuleNotFoundError as error:
        raise MissingExtra("reading SDMX-ML needs its library: pip install 'tradewire[series]'") from error
    message: Any = sdmx.read_sdmx(path)
    for data in message.data:
        dataflow = getattr(getattr(data, "described_by", None), "id", None)
        for observation in data.obs:
            cells = {key: str(value.value) for key, value in observation.dimension.values.items()}
            if observation.series_key is not None:
                cells |= {key: str(value.value) for key, value in observation.series_key.values.items()}
            cells |= {key: str(value.value) for key, value in observation.attached_attribute.items()}
            yield {**cells, "OBS_VALUE": str(observation.value), "DATAFLOW": dataflow}
