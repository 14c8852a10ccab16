"""Scores the quantity reader on public value sets; run it for a table with the failures.

The sets are not part of the product: they lie in `../shared/datasets` beside the repository, or where `--datasets`
says.
Full phrases (duckling) must be read as a whole and mean the expected value; in sentences (Recognizers-Text) each
expected stretch must be covered by a quantity with the right value.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from tradewire import languages
from tradewire.understand.mentions import Quantity
from tradewire.understand.quantities import QuantityFinder
from tradewire.understand.sentences import sentences
from tradewire.understand.tokens import Tokenizer

DATASETS: Final = Path(__file__).resolve().parents[2] / "shared" / "datasets"
_DIMENSIONS: Final = ("Numeral", "AmountOfMoney", "Ordinal", "Quantity", "Distance", "Volume")
_CLOSE: Final = 1e-6
_WIDE: Final = 0.01  # fractions are kept to a hundredth of a percent

# duckling's and Recognizers' names → (our unit, factor to it); None: any unit.
_UNITS: Final[dict[str, tuple[str, float]]] = {
    "Dollar": ("USD", 1), "Cent": ("USD", 0.01), "Pound": ("GBP", 1), "Dinar": ("RSD", 1), "Riyal": ("SAR", 1),
    "Rial": ("IRR", 1), "Unnamed": ("USD", 1), "Rupee": ("INR", 1), "Pence": ("GBP", 0.01), "Penny": ("GBP", 0.01),
    "Franc": ("CHF", 1), "Bitcoin": ("BTC", 1), "Finnish markka": ("FIM", 1), "Netherlands guilder": ("NLG", 1),
    "Peseta": ("ESP", 1), "Sen": ("MYR", 0.01), "Gram": ("g", 1), "Ounce": ("[oz_av]", 1), "Cup": ("[cup_us]", 1),
    "Kilometre": ("km", 1), "Metre": ("m", 1), "M": ("m", 1), "Centimetre": ("cm", 1), "Millimetre": ("mm", 1),
    "Mile": ("[mi_i]", 1), "Inch": ("[in_i]", 1), "Foot": ("[ft_i]", 1), "Yard": ("[yd_i]", 1), "Litre": ("L", 1),
    "Millilitre": ("mL", 1), "Hectolitre": ("hL", 1), "Gallon": ("[gal_us]", 1),
}  # fmt: skip
_METRIC: Final[dict[str, tuple[str, float]]] = {
    "kg": ("g", 1e3), "mg": ("g", 1e-3), "km": ("m", 1e3), "cm": ("m", 1e-2), "mm": ("m", 1e-3), "mL": ("L", 1e-3),
    "hL": ("L", 1e2), "t": ("g", 1e6),
}  # fmt: skip
# Currencies whose dinar, riyal or pound the words leave open.
_OPEN: Final = {"Dinar", "Riyal", "Rial", "Unnamed"}


@dataclass
class Row:
    """One line of the table."""

    dataset: str
    n: int = 0
    right: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / self.n if self.n else 0.0

    def add(self, *, good: bool, failure: str) -> None:
        self.n += 1
        self.right += good
        if not good:
            self.failures.append(failure)


class Reader:
    """One language's finder, with its tokenizer."""

    def __init__(self, code: str) -> None:
        self._pack = languages.load(code)
        self._tokenizer = Tokenizer(self._pack)
        self._finder = QuantityFinder(self._pack, self._tokenizer)

    def whole(self, phrase: str) -> Quantity | None:
        tokens = [token for token in self._tokenizer.tokens(phrase) if not token.word.is_break]
        return self._finder.whole(tokens) if tokens else None

    def find(self, text: str) -> list[Quantity]:
        tokens = self._tokenizer.tokens(text)
        return self._finder.find(text, tokens, sentences(tokens, self._pack))


@cache
def _reader(code: str) -> Reader:
    return Reader(code)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _same(got: float | None, expected: float | None, tolerance: float = _CLOSE) -> bool:
    if got is None or expected is None:
        return got is expected
    return abs(got - expected) <= tolerance * max(1.0, abs(expected))


def _sides(expected: dict[str, Any]) -> tuple[float | None, float | None]:
    if "value" in expected:
        return expected["value"], expected["value"]
    return expected.get("min"), expected.get("max")


def _plain(quantity: Quantity) -> tuple[float | None, float | None, str]:
    """The value in base units; a fraction as a number."""
    value = quantity.value
    unit, factor = _METRIC.get(value.unit, (value.unit, 1.0))
    if quantity.kind == "fraction":
        unit, factor = "1", 0.01
    return _grow(value.low, factor), _grow(value.high, factor), unit


def _grow(side: float | None, factor: float) -> float | None:
    return None if side is None else side * factor


def _matches(quantity: Quantity | None, expected: dict[str, Any]) -> bool:
    if quantity is None:
        return False
    low, high, unit = _plain(quantity)
    name = expected.get("unit")
    our, factor = _UNITS.get(name, (name, 1)) if name else ("1", 1)
    if our in _METRIC:
        our, factor = _METRIC[our][0], factor * _METRIC[our][1]
    lowest, highest = _sides(expected)
    tolerance = _WIDE if quantity.kind == "fraction" else _CLOSE
    fits = _same(low, _grow(lowest, factor), tolerance) and _same(high, _grow(highest, factor), tolerance)
    return fits and (unit == our or name in _OPEN)


def duckling(datasets: Path, dim: str, lang: str) -> Row:
    """Full phrases of one dimension and language."""
    row = Row(f"duckling {dim} {lang}")
    for record in _lines(datasets / "values_ru_en" / "duckling.jsonl"):
        if record["dim"] == dim and record["lang"] == lang:
            got = _reader(lang).whole(_phrase(record))
            row.add(good=_matches(got, record["expected"]), failure=_failure(record["text"], record["expected"], got))
    return row


def _phrase(record: dict[str, Any]) -> str:
    """Without the product ("of meat"), which is no part of the quantity."""
    text: str = record["text"]
    return text.partition(" of ")[0] if record["expected"].get("product") else text


def crosslingual(datasets: Path, dims: Iterable[str] = ("Numeral", "AmountOfMoney")) -> Row:
    """Pairs of phrases, Russian and English, that must mean one value."""
    row = Row("duckling ru = en")
    wanted = set(dims)
    for group in _lines(datasets / "values_ru_en" / "duckling_crosslingual_groups.jsonl"):
        if group["dim"] not in wanted:
            continue
        for lang in ("ru", "en"):
            for phrase in group[lang]:
                got = _reader(lang).whole(phrase)
                row.add(good=_matches(got, group["expected"]), failure=_failure(phrase, group["expected"], got))
    return row


def _failure(text: str, expected: Any, got: Quantity | None) -> str:
    value = got.value if got else None
    read = f"{value.low}..{value.high} {value.unit}" if value else "nothing"
    return f"{text!r}: expected {json.dumps(expected, ensure_ascii=False)}, read {read}"


def recognizers(datasets: Path, kind: str, *, all_of_them: bool = False) -> Row:
    """Stretches of English sentences: number, percentage or currency.

    We read no powers, and no numbers out of dates, addresses, telephone numbers and labels, by design; such rows
    count only with `all_of_them`.
    """
    row = Row(f"Recognizers {kind}{' (with powers, dates)' if all_of_them else ''}")
    for record in _lines(datasets / "quantities_en" / "recognizers_text_en.jsonl"):
        expected = [e for e in record["expected"] if e["type"] == kind and _asks(e)]
        if not all_of_them:
            expected = [e for e in expected if not _is_refused(record["text"], e)]
        found = _reader("en").find(record["text"]) if expected else []
        for entry in expected:
            overlap = [q for q in found if q.span.start < entry["end"] and entry["start"] < q.span.end]
            good = any(_means(q, entry) for q in overlap)
            got = overlap[0] if overlap else None
            where = f"{entry['surface']} in {record['text'][:70]}"
            row.add(good=good, failure=_failure(where, entry["resolution"], got))
    return row


def _is_refused(text: str, entry: dict[str, Any]) -> bool:
    """Whether the number is a power, or a piece of a date, an address, a telephone number or a label."""
    before, after = text[: entry["start"]][-2:], text[entry["end"] :][:2]
    inside = (before[-1:] in set("./-,") and before[:1].isalnum()) or (after[:1] in set("./-,") and after[1:].isdigit())
    return entry["resolution"].get("subtype") == "power" or (entry["surface"][:1].isdigit() and inside)


def _asks(entry: dict[str, Any]) -> bool:
    value = entry["resolution"].get("value")
    return value not in (None, "null")


def _means(quantity: Quantity, entry: dict[str, Any]) -> bool:
    number = float(entry["resolution"]["value"].rstrip("%"))
    low, high, unit = _plain(quantity)
    sides = [side for side in (low, high) if side is not None]
    factor, wanted = 1.0, None
    if entry["type"] == "currency":
        name = entry["resolution"].get("isoCurrency") or entry["resolution"].get("unit")
        wanted, factor = _UNITS.get(name, (name, 1.0))
    elif entry["type"] == "percentage":
        wanted = "%"
    tolerance = _WIDE if quantity.kind == "fraction" else _CLOSE
    return any(_same(side, number * factor, tolerance) for side in sides) and wanted in (None, unit)


def rows(datasets: Path = DATASETS) -> list[Row]:
    """All lines of the table; empty where the sets are not there."""
    if not datasets.is_dir():
        return []
    phrases = [duckling(datasets, dim, lang) for dim in _DIMENSIONS for lang in ("en", "ru")]
    spans = [recognizers(datasets, kind) for kind in ("number", "percentage", "currency", "ordinal")]
    return [*phrases, crosslingual(datasets), *spans, recognizers(datasets, "number", all_of_them=True)]


def main() -> None:
    """Print the table, and the failures under it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, default=DATASETS)
    parser.add_argument("--failures", type=int, default=1000, help="how many failing phrases of each set to print")
    options = parser.parse_args()
    table = rows(options.datasets)
    for row in table:
        print(f"{row.dataset:28} {row.right:4} of {row.n:4}  {row.share:6.1%}")
    for row in table:
        print(f"\n{row.dataset}")
        for failure in row.failures[: options.failures]:
            print(f"  {failure}")


if __name__ == "__main__":
    main()
