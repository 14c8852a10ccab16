"""`import tradewire as tw`: read articles, open a ledger, and get tables, data frames, briefs and pictures."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from tradewire import pipeline, publish
from tradewire.errors import InputError, MissingExtra
from tradewire.ledger import Filter, Ledger
from tradewire.pipeline import Reading, ReadOptions, Skipped
from tradewire.publish import arrow, notebook
from tradewire.publish.columns import COLUMNS, rows
from tradewire.record import Check, Claim, Commitment, Document, Entry, Indicator, Recorded, Source, claim_id

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = [
    "Claims",
    "Entries",
    "OpenLedger",
    "Picture",
    "Readings",
    "columns",
    "open_ledger",
    "read_files",
    "read_text",
]


@dataclass(frozen=True)
class Claims(Sequence[Recorded]):
    """Claims with where and when they were said; shows itself in Jupyter with its words."""

    items: tuple[Recorded, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: Any) -> Any:
        return Claims(self.items[at]) if isinstance(at, slice) else self.items[at]

    def filter(self, **wanted: str) -> "Claims":
        """Those whose columns have these values: `type="figure"`, `indicator="turnover"`, `area="RU-UD"`.

        `area` is an id in any role or the place; every other name is a column of the table.

        Raises:
            InputError: there is no such column.
        """
        unknown = wanted.keys() - {"area"} - set(columns())
        if unknown:
            raise InputError(f"no column is called {', '.join(sorted(unknown))}; see tradewire.columns()")
        area = wanted.pop("area", None)
        found = zip(self.items, rows(self.items), strict=True)
        at = {name: columns().index(name) for name in wanted}
        kept = (item for item, row in found if all(row[at[name]] == value for name, value in wanted.items()))
        return Claims(tuple(item for item in kept if area is None or area in _areas(item.claim)))

    def to_arrow(self) -> "pa.Table":
        """A typed Arrow table; see `columns` for what is in it.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        return arrow.table(rows(self.items))

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame with Arrow's types.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415  (an extra)
        except ModuleNotFoundError as error:
            raise MissingExtra("pandas comes with the extra 'frames': pip install 'tradewire[frames]'") from error
        return self.to_arrow().to_pandas(types_mapper=pd.ArrowDtype)

    def to_polars(self) -> "pl.DataFrame":
        """A Polars data frame.

        Raises:
            MissingExtra: Polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415  (an extra)
        except ModuleNotFoundError as error:
            raise MissingExtra("Polars comes with the extra 'frames': pip install 'tradewire[frames]'") from error
        frame = pl.from_arrow(self.to_arrow())
        assert isinstance(frame, pl.DataFrame)
        return frame

    def _repr_html_(self) -> str:
        return notebook.claims(self.items)


@dataclass(frozen=True)
class Entries(Sequence[Entry]):
    """Facts, each with all who state it; shows itself in Jupyter."""

    items: tuple[Entry, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: Any) -> Any:
        return Entries(self.items[at]) if isinstance(at, slice) else self.items[at]

    @property
    def claims(self) -> Claims:
        """All their members."""
        return Claims(tuple(member for entry in self.items for member in entry.members))

    def _repr_html_(self) -> str:
        return notebook.entries(self.items)


@dataclass(frozen=True)
class Readings(Sequence[Reading]):
    """What was read of some documents; `skipped` tells what could not be read and why."""

    items: tuple[Reading, ...]
    skipped: tuple[Skipped, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: Any) -> Any:
        return Readings(self.items[at]) if isinstance(at, slice) else self.items[at]

    @property
    def claims(self) -> Claims:
        """All claims, in the order of the documents."""
        now = datetime.now(UTC).replace(tzinfo=None)
        return Claims(
            tuple(_recorded(reading.document, claim, now) for reading in self.items for claim in reading.claims)
        )

    def _repr_html_(self) -> str:
        return "".join(notebook.document(reading.document, reading.claims) for reading in self.items)


@dataclass(frozen=True)
class Picture:
    """A chart as a Vega-Lite specification; `svg` and `png` draw it."""

    specification: dict[str, Any]

    def svg(self) -> str:
        return publish.draw(self.specification, "svg").decode()

    def png(self) -> bytes:
        return publish.draw(self.specification, "png")

    def _repr_svg_(self) -> str:
        return self.svg()


class OpenLedger:
    """A ledger that is read; use it in a `with` statement, or close it. Filters are those of `ledger.Filter`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()

    def claims(self, **wanted: Any) -> Claims:
        """Claims that meet the conditions: `area`, `partner`, `type`, `indicator`, `product`, `since`, `as_of`, …"""
        return Claims(tuple(self._ledger.claims(_filter(wanted))))

    def entries(self, **wanted: Any) -> Entries:
        """Facts with a telling that meets the conditions."""
        return Entries(tuple(self._ledger.entries(_filter(wanted))))

    def documents(self, **wanted: Any) -> Iterator[Document]:
        """Documents with a claim that meets the conditions, oldest first."""
        return self._ledger.documents(_filter(wanted))

    def search(self, words: str, *, limit: int = 20) -> Claims:
        """Claims that hold all the words in any form, best first."""
        return Claims(tuple(self._ledger.search(words, limit=limit)))

    def commitments(self, *, today: date | None = None, **wanted: Any) -> tuple[Commitment, ...]:
        """Promises and what became of them, as of a day."""
        from tradewire import reconcile  # noqa: PLC0415

        return tuple(reconcile.promises(self._ledger, _filter(wanted), today))

    def checks(self, **wanted: Any) -> tuple[Check, ...]:
        """What the checks found about the claims that meet the conditions."""
        from tradewire import reconcile  # noqa: PLC0415

        return reconcile.check(self._ledger, _filter(wanted)).checks

    def brief(
        self,
        area: str,
        partner: str | None = None,
        *,
        language: str = "en",
        as_of: date | None = None,
        format: str = "html",  # noqa: A002  (what it is called on the command line too)
    ) -> bytes:
        """A brief as the bytes of a file; `as_of` is today where it is not given."""
        day = as_of or datetime.now(UTC).date()
        request = publish.BriefRequest(area=area, partner=partner, language=language, as_of=day)
        return publish.write_brief(self._ledger, request, format)

    def chart(
        self, area: str, partner: str, indicator: Indicator = "turnover", *, language: str = "en"
    ) -> Picture | None:
        """An indicator of a pair over time; None where no level is told."""
        made = publish.series_chart(self._ledger, (area, partner), indicator, language)
        return Picture(made) if made else None

    def map(self, area: str, by: Literal["turnover", "growth"] = "turnover", *, language: str = "en") -> Picture | None:
        """The partners of an area on a map; None where none is told."""
        made = publish.partners_map(self._ledger, area, by, language)
        return Picture(made) if made else None

    def export(self, name: str, path: str | Path, **wanted: Any) -> None:
        """Write an export (`csv`, `xlsx`, `parquet`, `sdmx`, `iati`, …) of what meets the conditions into a file."""
        publish.write_export(name, self._ledger, Path(path), _filter(wanted))


def read_files(
    paths: str | Path | Iterable[str | Path],
    *,
    published: date | None = None,
    language: str | None = None,
    jobs: int = 1,
) -> Readings:
    """Read files and folders of articles; everything is in memory afterwards.

    `published` and `language` are those of documents that do not tell theirs.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found = list(pipeline.read(given, ReadOptions(published=published, language=language), jobs))
    return Readings(
        tuple(item for item in found if isinstance(item, Reading)),
        tuple(item for item in found if isinstance(item, Skipped)),
    )


def read_text(text: str, *, language: str, published: date | None = None, id: str = "text") -> Reading:  # noqa: A002
    """Read one text.

    Raises:
        InputError: it cannot be read, for the reason told.
    """
    reading = pipeline.read_document(Document(id=id, text=text, language=language, published=published))
    if isinstance(reading, Skipped):
        raise InputError(str(reading))
    return reading


def open_ledger(where: str | Path, *, write: bool = False) -> OpenLedger:
    """Open a ledger at a file or a database address, for reading where nothing else is said."""
    return OpenLedger(pipeline.open_ledger(str(where), read_only=not write))


def columns() -> tuple[str, ...]:
    """Names of the columns that claims have as a table; docs/publish.md explains them."""
    return tuple(column.name for column in COLUMNS)


def _filter(wanted: dict[str, Any]) -> Filter:
    """Areas may be given by name in any language."""
    try:
        made = Filter(**wanted)
    except TypeError as error:
        raise InputError(f"no such condition: {error}") from error
    area = publish.area_id(made.area) if made.area else None
    return replace(made, area=area, partner=publish.area_id(made.partner) if made.partner else None)


def _areas(claim: Claim) -> set[str | None]:
    areas = {entity.id for entities in claim.parties.values() for entity in entities}
    return areas | ({claim.place.id} if claim.place else set())


def _recorded(document: Document, claim: Claim, read_at: datetime) -> Recorded:
    source = Source(
        key=document.hash[:16],
        id=document.id,
        said=document.published or read_at.date(),
        dated=document.published is not None,
        language=document.language,
        outlet=document.outlet,
        agency=document.agency,
        url=document.url,
    )
    return Recorded(claim_id(claim), claim, source, read_at)
