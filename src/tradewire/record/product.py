"""Goods and services."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Product:
    """`label` in the text's words, base form; `hs` an HS 2022 heading, None for services and unknown goods."""

    label: str
    hs: str | None = None
