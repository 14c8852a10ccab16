"""Datelines: a place at the start of a line with a date, an agency or a dash behind it."""

from typing import Final

from tradewire.understand.places.hits import Hit
from tradewire.understand.places.scene import Scene

_STOPS: Final = frozenset(".,:(–—-/―|")
_DASHES: Final = frozenset("–—-―")


def mark_datelines(scene: Scene) -> None:
    """Sets `dateline` on the hits that open a line as a dateline does."""
    for hit in scene.hits:
        if scene.word(hit.first - 1).is_break and _opens(scene, hit):
            hit.dateline = True


def _opens(scene: Scene, hit: Hit) -> bool:
    """ "MINSK, 16 May", "BAKU, Azerbaijan, Nov. 18", "ASTANA – ", "BEIJING. ", "Ташкент, 28 октября."."""
    after = hit.last
    stop = scene.word(after).text
    if stop not in _STOPS:
        return False
    words = [scene.word(i) for i in range(hit.first, hit.last)]
    if all(word.is_upper for word in words if word.is_alpha):
        return not (stop in _DASHES and scene.tokens[after].start == scene.tokens[after - 1].end) or stop == "("
    if not any(scene.places.kind(candidate.area) == "city" for candidate in hit.candidates):
        return False
    if stop == "(":
        return scene.word(after + 1).is_title
    return stop == "," and _date_follows(scene, after + 1)


def _date_follows(scene: Scene, i: int) -> bool:
    """ "28 октября", "September 2", or a country and then one of them."""
    inner = scene.starts.get(i)
    if inner is not None and scene.word(inner.last).text == ",":
        i = inner.last + 1
    word = scene.word(i)
    if word.is_title and scene.word(i + 1).text == ".":
        return scene.word(i + 2).is_digit
    return word.is_digit or (word.is_title and scene.word(i + 1).is_digit)
