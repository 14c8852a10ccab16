"""Goods and services."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """`label` in the text's words, base form; `hs` an HS 2022 heading (4 digits), None for services or unknown goods."""

    label: str
    hs: str | None = None
