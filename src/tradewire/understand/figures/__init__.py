"""Figures: numbers about trade and the economy."""

from tradewire.understand.figures.read import find_figures

__all__ = ["find_figures"]
