"""Counted things: which of them are figures."""

from typing import Final

from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.figures.window import Window
from tradewire.understand.lexicon import Tag

_HEAD: Final = 4  # tokens in which the counted noun must begin


def counted_noun(scene: Scene, window: Window) -> Tag | None:
    """The noun that the number counts, where it is of a kind that tells about trade."""
    found = [t for t in scene.tagged("counted.thing", window.last, window.tail) if t.first - window.last < _HEAD]
    return found[0] if found else None


def label_of(analysis: Analysis, window: Window, last: int) -> str:
    """The counted noun with the words around it, as the text has them."""
    end = max(last, window.last + 1)
    start = window.last
    return analysis.span(start, min(end, len(analysis.tokens))).of(analysis.text) if start < end else ""


def in_event(scene: Scene, window: Window) -> bool:
    """Whether the number counts those who came to a meeting."""
    return scene.has("event.attend")
