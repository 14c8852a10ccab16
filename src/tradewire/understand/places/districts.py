"""Districts that no gazetteer has, named by the word beside them: "Папский район", "Gangnam District"."""

from typing import Final

from tradewire.languages.pack import Pack
from tradewire.record import Entity, Span
from tradewire.understand.mentions import PlaceMention
from tradewire.understand.places.cues import has_lemma
from tradewire.understand.places.scene import Scene
from tradewire.understand.tokens import Word

_REASON: Final = "named by the word for its kind"


class DistrictWords:
    """Finds a capitalised word before a word such as "район"."""

    def __init__(self, pack: Pack) -> None:
        self.nouns = frozenset(pack.places.naming)
        self._inflected = not pack.places.needs_determiner

    def find(self, scene: Scene, nouns: list[int]) -> list[PlaceMention]:
        """Mentions without an id, named in their base form; `nouns` are the tokens that may name one."""
        named = ((i, self._name(scene, i, scene.word(i))) for i in nouns if has_lemma(scene.word(i), self.nouns))
        return [_mention(scene, i, name) for i, name in named if name]

    def _name(self, scene: Scene, i: int, word: Word) -> str | None:
        before = scene.word(i - 1)
        if not i or not before.is_title or i in scene.ends or (i >= 2 and (i - 1) in scene.ends):
            return None
        if not self._inflected:
            return f"{before.text} {word.text}" if word.is_title else None
        lemma = next((reading.lemma for reading in before.readings if reading.pos == "adjective"), None)
        noun = next(reading.lemma for reading in word.readings if reading.lemma in self.nouns)
        return f"{lemma.capitalize()} {noun}" if lemma else None


def _mention(scene: Scene, i: int, name: str) -> PlaceMention:
    span = Span(scene.tokens[i - 1].start, scene.tokens[i].end)
    entity = Entity(None, name, "region")
    return PlaceMention(first=i - 1, last=i + 1, span=span, entity=entity, form="name", reason=_REASON)
