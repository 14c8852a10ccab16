"""Goods and services."""

from tradewire.record.frozen import Frozen


class Product(Frozen, frozen=True):
    """`label` in the text's words, base form; `hs` an HS 2022 heading, None for services and unknown goods."""

    label: str
    hs: str | None = None
