"""Goods, services and things built, by name, with HS 2022 headings; from the hand-kept `data/products.tsv`.

A further language is a file `products.<code>.tsv`: the first English name of a line, and its names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from tradewire.errors import DataError

GoodsKind = Literal["goods", "generic", "parts", "service", "facility", "brand", "marque", "none"]

_FILE: Final = Path(__file__).parent / "data" / "products.tsv"
_FIXED: Final = 3
_KINDS: Final = frozenset(get_args(GoodsKind))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to name goods; `label` is what they are called then, as a rule the words themselves."""

    words: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Goods:
    """One line of the file.

    `hs` is an HS 2022 heading of four digits, None for services, groups and things built; `parts` the heading of
    their parts. Kinds: `generic` is a head that takes qualifiers ("equipment"), `facility` is built and not
    delivered, `brand` names goods by themselves, `marque` names their maker too, `none` is no product at all.
    """

    kind: GoodsKind
    hs: str | None
    parts: str | None
    phrases: Mapping[str, tuple[Phrase, ...]]

    def label(self, language: str) -> str | None:
        """The usual name in a language."""
        found = self.phrases.get(language)
        return found[0].label if found else None


@dataclass(frozen=True, slots=True, eq=False)
class Products:
    """The whole file, in its order."""

    goods: tuple[Goods, ...]

    def __len__(self) -> int:
        return len(self.goods)

    def heading(self, hs: str) -> Goods | None:
        """The first line with a heading, so what the heading is mostly called."""
        return next((goods for goods in self.goods if goods.hs == hs and goods.kind == "goods"), None)


@cache
def load_products() -> Products:
    """All products.

    Raises:
        DataError: a line has the wrong number of columns, an unknown kind, or a heading that is not four digits, or a
            further language names goods that are not there.
    """
    lines = _lines(_FILE.read_text(encoding="utf-8"))
    _, header = next(lines)
    goods = [_goods(number, line, header[_FIXED:]) for number, line in lines]
    for path in sorted(_FILE.parent.glob("products.*.tsv")):
        goods = _with_names(goods, path)
    return Products(tuple(goods))


def _with_names(goods: list[Goods], path: Path) -> list[Goods]:
    """The goods with their names in one further language."""
    code = path.name.split(".")[1]
    names = dict(line for _, line in _lines(path.read_text(encoding="utf-8")))
    if unknown := names.keys() - {_key(one) for one in goods}:
        raise DataError(f"{path.name}: no goods called {', '.join(sorted(unknown))}")
    return [
        replace(one, phrases={**one.phrases, code: _phrases(names[key])}) if (key := _key(one)) in names else one
        for one in goods
    ]


def _key(goods: Goods) -> str:
    """The first English name."""
    return goods.phrases["en"][0].words if goods.phrases["en"] else ""


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _goods(number: int, columns: list[str], languages: list[str]) -> Goods:
    kind, hs, parts = (columns[0] or "goods"), columns[1], columns[2]
    if len(columns) != _FIXED + len(languages) or kind not in _KINDS or not (_heading(hs) and _heading(parts)):
        raise DataError(f"{_FILE.name}, line {number}: expected kind, two headings and {len(languages)} languages")
    phrases = {code: _phrases(cell) for code, cell in zip(languages, columns[_FIXED:], strict=True)}
    return Goods(kind, hs or None, parts or None, phrases)  # type: ignore[arg-type]  # checked above


def _heading(hs: str) -> bool:
    return not hs or (len(hs) == 4 and hs.isdigit())


def _phrases(cell: str) -> tuple[Phrase, ...]:
    return tuple(_phrase(part) for part in cell.split("; ") if part)


def _phrase(part: str) -> Phrase:
    words, _, label = part.partition("=")
    return Phrase(words, label or words)
