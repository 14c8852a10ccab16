"""One number of an official series."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tradewire.record.claim import Indicator
from tradewire.record.codec import content_id
from tradewire.record.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A value that a statistical office publishes, with the dimensions it was published under.

    `area` and `partner` are ISO codes (`BY`, `RU-UD`), `partner` None for the world; exports flow from area to
    partner. `valuation` is `FOB`, `CIF` or empty; `status` is the office's own mark (SDMX OBS_STATUS).
    """

    dataset: str
    area: str
    partner: str | None
    indicator: Indicator
    period: Period
    value: float
    unit: str
    product: str | None = None
    valuation: str = ""
    status: str = ""
    dimensions: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return content_id(
            {
                "dataset": self.dataset,
                "area": self.area,
                "partner": self.partner,
                "indicator": self.indicator,
                "period": [str(self.period.start), str(self.period.end)],
                "value": self.value,
                "unit": self.unit,
                "product": self.product,
                "dimensions": dict(self.dimensions),
            }
        )
