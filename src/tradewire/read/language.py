"""Which language a text is in, by letters and frequent words."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.read.hints import Hints, LanguageHints
from tradewire.read.lines import Line
from tradewire.record import Region

_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 1_500  # characters
# Of the words with a language's letters, how many may have another letter too.
_FOREIGN: Final = 0.08
# The same for texts of fewer words, where one strange word tells less.
_FOREIGN_SHORT: Final = 0.15
_ENOUGH_WORDS: Final = 15
_ENOUGH_LETTERS: Final = 400
_SHORTEST: Final = 3
_MOST: Final = 0.6  # of a text that is in several languages
_HARDLY: Final = 0.02  # of a line's characters


class _Known(NamedTuple):
    code: str
    alike: frozenset[str]  # its letters, and those of other scripts that look like them
    script: frozenset[str]  # with the letters of its neighbours
    stopwords: frozenset[str]
    telling: frozenset[str]
    often: frozenset[str]
    frequent: float
    lookalikes: dict[int, str]


@lru_cache(maxsize=16)
def _known(hints: Hints) -> tuple[_Known, ...]:
    return tuple(_of(one, hints) for one in hints.languages)


def _of(one: LanguageHints, hints: Hints) -> _Known:
    neighbours = (other.letters for other in hints.languages if not set(one.letters).isdisjoint(other.letters))
    return _Known(
        one.code,
        frozenset(one.letters).union(other for other, own in one.lookalikes.items() if own in one.letters),
        frozenset(one.letters).union(*neighbours),
        frozenset(one.stopwords),
        frozenset(one.telling),
        frozenset(one.often),
        one.frequent,
        str.maketrans(dict(one.lookalikes)),
    )


def detect(text: str, hints: Hints) -> str | None:
    """The language of a text, or of most of its lines; None where it has no words, or no hint fits them."""
    sample = text[:_SAMPLE].lower()
    code = _fitting(sample, hints)
    lines = sample.splitlines()
    if code is not None or len(lines) < 2:
        return code
    sizes: Counter[str] = Counter()
    for line in lines:
        if own := _fitting(line, hints):
            sizes[own] += len(line)
    code, size = max(sizes.items(), key=lambda item: item[1], default=(None, 0))
    return code if size > _MOST * len(sample) else None


def _fitting(text: str, hints: Hints) -> str | None:
    words = _WORD.findall(text)
    if not words:
        return None
    best, code = 0.0, None
    for known in _known(hints):
        score = _score(words, known)
        if score > best:
            best, code = score, known.code
    return code


@lru_cache(maxsize=16)
def _elsewhere(hints: Hints, language: str) -> re.Pattern[str] | None:
    """Letters that a language lacks and others of the hints have; a line with hardly any needs no second look."""
    letters = "".join(one.letters for one in hints.languages if one.code == language)
    others = {letter for one in hints.languages for letter in one.letters}.difference(letters)
    return re.compile(f"[{re.escape(''.join(sorted(others)))}]") if letters and others else None


def _score(words: list[str], known: _Known) -> float:
    """0 where the words are not of this language, else their share by letters and by frequent words."""
    script = known.script
    own = [word for word in words if word[0] in script or word[-1] in script]
    letters = "".join(own)
    size, whole = len(letters), len("".join(words))
    if size * 2 < whole:
        return 0.0
    frequent = sum(map(known.stopwords.__contains__, own)) / len(own)
    if len(own) >= _ENOUGH_WORDS and (frequent < known.frequent or _is_foreign(own, letters, known)):
        return 0.0
    strange = 0 if len(own) >= _ENOUGH_WORDS else _strange(own, frozenset(letters) - known.alike) / len(own)
    if strange > _FOREIGN_SHORT:
        return 0.0
    often = sum(map(letters.count, known.often)) / size
    return size / whole + frequent - strange + often


def _is_foreign(own: list[str], joined: str, known: _Known) -> bool:
    """Letters that the language does not have, or none of those that it cannot do without."""
    used = frozenset(joined)
    if _strange(own, used - known.alike) > _FOREIGN * len(own):
        return True
    return len(joined) > _ENOUGH_LETTERS and not known.telling.issubset("".join(used).translate(known.lookalikes))


def _strange(own: list[str], letters: frozenset[str]) -> int:
    """Words with one of the letters, which the language does not have."""
    return sum([not letters.isdisjoint(word) for word in own]) if letters else 0


def foreign_lines(lines: list[Line], language: str | None, hints: Hints) -> list[Region]:
    """Lines in another known language than the document's, each with its language."""
    if len(hints.languages) < 2 or language is None:
        return []
    found = []
    elsewhere = _elsewhere(hints, language)
    for line in lines:
        if elsewhere and len(elsewhere.findall(line.plain)) < _HARDLY * len(line.plain):
            continue
        code = detect(line.text, hints)
        if code not in {language, None} and len(line.text.split()) >= _SHORTEST:
            found.append(Region(line.span, "language", str(code)))
    return found
