"""A short notation for claims, for the corpora: one claim a line, only what a case wants to say about it.

    figure actual turnover change 8 % BY RU-VLG [2024-01..2024-11] base="2023"
    supply planned 120 1 bus/8702 BY>RU-UD [2025]
    event actual talks BY RU-TUL "Dmitry Milyaev" @Minsk [2024-11-05]
    project proposed assembly tractor/8701 BY RU-VLA @RU-VLA
    agreement actual memorandum - BY RU-BA
    need actual lift/8428 3000 1~ RU-UD speaker="Anna Belova"

First the type; then in any order the status, indicator, measure or kind, and:
- a value: `8`, `5..6`, `65..` (at least), `..40` (at most), with `k`, `m`, `bn`, `tn` behind a number, and its unit in
  the next word, `~` behind the unit where it is approximate; `-` where the claim must have no value;
- areas by code or `org:` slug, others by name in double quotes; a claim's areas must be just those given, organisations
  and people at least those given; `BY>RU-UD` gives the first role (reporter, supplier) and the second;
- `@Minsk` or `@RU-TUL` the place, `_` for a blank;
- `[2024]`, `[2024-01..2024-11]`, `[..2030]` the period, `[]` for none;
- `label/hs` a product, either part may be left out; what is given must be all of the claim's products;
- `speaker="…"` (a name, role or body), `label="…"`, `base="…"`; `""` where there must be none.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple, get_args

from tradewire.record import AREA_KINDS, Claim, ClaimType, Entity, Indicator, Measure, Period, Product, Status, Value

_PIECE: Final = re.compile(r'(?:[a-z]+=)?"[^"]*"|\S+')
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:k|m|bn|tn)?")
_RANGE: Final = re.compile(rf"(?:{_NUMBER.pattern})?\.\.(?:{_NUMBER.pattern})?|{_NUMBER.pattern}")
_AREA: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|[A-Z]{3,6}|org:[\w-]+")
_SCALES: Final = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
_STATUSES: Final = frozenset(get_args(Status))
_WORDS: Final = frozenset(
    {*get_args(Indicator), *get_args(Measure)}
    | {"talks", "visit", "exhibition", "forum", "working_group", "signing", "call"}
    | {"agreement", "memorandum", "contract", "roadmap", "programme", "loan"}
    | {"assembly", "service_centre", "trade_house", "cluster", "research", "construction", "modernisation"}
    | {"transport_link", "finance", "culture", "education", "health"}
)
_ROLES: Final = {"figure": ("reporter", "partner"), "supply": ("supplier", "recipient")}


class Goods(NamedTuple):
    """A product as given; an empty part is not compared."""

    label: str
    hs: str

    def fits(self, product: Product) -> bool:
        return self.label in ("", product.label) and self.hs in ("", product.hs or "-")


@dataclass(slots=True)
class Expected:
    """One claim of a case; what is None or empty is not compared."""

    line: str
    type: str
    status: str = ""
    words: set[str] = field(default_factory=set)
    value: Value | None = None
    valueless: bool = False
    areas: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    roles: tuple[str, str] | None = None
    place: str = ""
    period: Period | None = None
    timeless: bool = False
    goods: list[Goods] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def differences(self, claim: Claim) -> list[str]:
        """What of the claim is not as the notation says, by field."""
        if claim.type != self.type:
            return ["type"]
        checks: dict[str, bool] = {
            "status": self.status in ("", claim.status),
            "kind": self.words <= set(_words(claim)),
            "value": _same_value(self, claim.value),
            "parties": _same_parties(self, claim),
            "place": self.place in ("", *_place_names(claim)),
            "period": (claim.period is None) if self.timeless else self.period in (None, claim.period),
            "product": _same_goods(self.goods, claim.product),
            **{name: _same_text(text, texts_of(claim)[name]) for name, text in self.texts.items()},
        }
        return [name for name, right in checks.items() if not right]


def parse(line: str) -> Expected:
    """Reads one line of the notation.

    Raises:
        ValueError: a piece of it means nothing.
    """
    kind, *pieces = _PIECE.findall(line)
    if kind not in get_args(ClaimType):
        raise ValueError(f"no type of claim: {kind!r} in {line!r}")
    expected = Expected(line, kind)
    while pieces:
        piece = pieces.pop(0)
        if _RANGE.fullmatch(piece):
            expected.value = _value(piece, pieces.pop(0))
        elif not any(read(expected, piece) for read in _READERS):
            raise ValueError(f"{piece!r} means nothing in {line!r}")
    return expected


def _value(piece: str, unit: str) -> Value:
    low, dots, high = piece.partition("..")
    high = high if dots else low
    return Value(_number(low), _number(high), unit.rstrip("~"), unit.endswith("~"))


def _number(text: str) -> float | None:
    scale = text.lstrip("-0123456789.")
    return round(float(text.removesuffix(scale)) * _SCALES.get(scale, 1), 6) if text else None


# One reader a kind of piece; each answers whether the piece was its own.


def _read_word(expected: Expected, piece: str) -> bool:
    if piece in _STATUSES:
        expected.status = piece
    elif piece in _WORDS:
        expected.words.add(piece)
    elif piece == "-":
        expected.valueless = True
    else:
        return False
    return True


def _read_party(expected: Expected, piece: str) -> bool:
    ids = piece.split(">")
    if piece.startswith('"'):
        expected.names.add(piece.strip('"'))
    elif all(map(_AREA.fullmatch, ids)):
        expected.areas.update(i for i in ids if not i.startswith("org:"))
        expected.names.update(i for i in ids if i.startswith("org:"))
        expected.roles = (ids[0], ids[1]) if len(ids) == 2 else expected.roles
    else:
        return False
    return True


def _read_place(expected: Expected, piece: str) -> bool:
    if not piece.startswith("@"):
        return False
    expected.place = piece[1:].replace("_", " ")
    return True


def _read_period(expected: Expected, piece: str) -> bool:
    if not (piece.startswith("[") and piece.endswith("]")):
        return False
    start, dots, end = piece[1:-1].partition("..")
    end = end if dots else start
    expected.timeless = not (start or end)
    expected.period = Period(_day(start, Period.months), _day(end, Period.months, last=True)) if start or end else None
    return True


def _day(text: str, months: Callable[[int, int, int], Period], last: bool = False) -> date | None:
    if not text:
        return None
    year, month, day = [*map(int, text.split("-")), 0, 0][:3]
    if day:
        return date(year, month, day)
    period = months(year, month, month) if month else Period.year(year)
    return period.end if last else period.start


def _read_text(expected: Expected, piece: str) -> bool:
    name, sign, text = piece.partition("=")
    if not sign or name not in ("speaker", "label", "base"):
        return False
    expected.texts[name] = text.strip('"')
    return True


def _read_goods(expected: Expected, piece: str) -> bool:
    label, slash, hs = piece.partition("/")
    if not slash:
        return False
    expected.goods.append(Goods(label.replace("_", " "), hs))
    return True


_READERS: Final = (_read_word, _read_text, _read_party, _read_place, _read_period, _read_goods)


# Comparing


def _words(claim: Claim) -> Iterable[str]:
    return (getattr(claim, name) for name in ("indicator", "measure", "kind") if hasattr(claim, name))


def _same_value(expected: Expected, value: Value | None) -> bool:
    if expected.valueless:
        return value is None
    return expected.value is None or expected.value == value


def _same_parties(expected: Expected, claim: Claim) -> bool:
    entities = [e for es in claim.parties.values() for e in es]
    areas = {e.id or e.name for e in entities if e.kind in AREA_KINDS}
    given = expected.areas | {n for n in expected.names if n in areas}
    others = {name for e in entities for name in (e.name, e.id or e.name)}
    if (given and given != areas) or not expected.names <= others:
        return False
    return expected.roles is None or all(
        side in {name for e in claim.parties.get(role, ()) for name in _ids(e)}
        for side, role in zip(expected.roles, _ROLES.get(claim.type, ()), strict=False)
    )


def _ids(entity: Entity) -> tuple[str, ...]:
    return (entity.id or entity.name, entity.name)


def _place_names(claim: Claim) -> tuple[str, ...]:
    return _ids(claim.place) if claim.place else ()


def _same_goods(goods: Sequence[Goods], products: Sequence[Product]) -> bool:
    if not goods:
        return True
    return len(goods) == len(products) and all(any(g.fits(p) for p in products) for g in goods)


def _same_text(text: str, texts: Iterable[str]) -> bool:
    told = [t for t in texts if t]
    return any(text.lower() in t.lower() for t in told) if text else not told


def texts_of(claim: Claim) -> dict[str, list[str]]:
    """The words of the claim's speaker, label and base."""
    speaker = claim.speaker
    return {
        "speaker": [t for t in (speaker.name, speaker.role, speaker.organisation) if t] if speaker else [],
        "label": [claim.label or ""],
        "base": [getattr(claim, "base", None) or ""],
    }


def matched(expected: Sequence[Expected], claims: Sequence[Claim]) -> tuple[list[Expected], list[Claim]]:
    """What is left of both when each claim is paired with one line that it fits; lines that say more go first."""
    free = list(claims)
    missing: list[Expected] = []
    for one in sorted(expected, key=lambda e: -len(e.line)):
        fit = next((claim for claim in free if not one.differences(claim)), None)
        if fit is None:
            missing.append(one)
        else:
            free.remove(fit)
    return missing, free


# Showing


def shown(claim: Claim) -> str:
    """The claim in the notation, with all that it has."""
    pieces = [claim.type, claim.status, *_words(claim), *_shown_value(claim.value)]
    pieces += [f"{p.label.replace(' ', '_')}/{p.hs or '-'}" for p in claim.product]
    pieces += [f"{role}:{','.join(e.id or repr(e.name) for e in es)}" for role, es in claim.parties.items()]
    pieces += [f"@{claim.place.name}"] if claim.place else []
    pieces += [f"[{claim.period.start or ''}..{claim.period.end or ''}]"] if claim.period else []
    pieces += [f'{name}="{"/".join(texts)}"' for name, texts in texts_of(claim).items() if any(texts)]
    return " ".join([*pieces, "<", ", ".join(claim.rules), ">"])


def _shown_value(value: Value | None) -> list[str]:
    if value is None:
        return ["-"]
    low, high = ("" if n is None else f"{n:.12g}" for n in (value.low, value.high))
    return [low if low == high and low else f"{low}..{high}", value.unit + "~" * value.approximate]
