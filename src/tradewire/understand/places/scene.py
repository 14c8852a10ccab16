"""A text while its places are being decided."""

from bisect import bisect_right
from dataclasses import dataclass, field

from tradewire.gazetteer.places import Places
from tradewire.understand.places.cues import NO_WORD, Cues
from tradewire.understand.places.hits import Hit
from tradewire.understand.sentences import Sentence
from tradewire.understand.tokens import Token, Word


@dataclass(slots=True)
class Scene:
    """The tokens with what is known so far: `named` has the areas that are named beyond doubt."""

    tokens: list[Token]
    sentences: list[Sentence]
    places: Places
    cues: Cues
    hits: list[Hit]
    named: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    divided: set[str] = field(default_factory=set)
    starts: dict[int, Hit] = field(default_factory=dict)
    ends: dict[int, Hit] = field(default_factory=dict)
    # Where a name ended that stood for the region of a city, and why.
    regional: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for hit in self.hits:
            self.starts[hit.first] = hit
            self.ends[hit.last] = hit
            self.covered.update(range(hit.first, hit.last))
            area = hit.candidates[0].area
            if not _doubtful(hit) and all(candidate.area == area for candidate in hit.candidates):
                self._name(area)

    def _name(self, area: str) -> None:
        """Counts an area as named, and its country as one whose parts (`divided`) the text speaks of."""
        self.named.add(area)
        country = self.places.country_of(area)
        if country is not None:
            self.countries.add(country)
            if country != area:
                self.divided.add(country)

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        at = bisect_right(self.sentences, i, key=lambda sentence: sentence.first) - 1
        return self.sentences[max(at, 0)]

    def word(self, i: int) -> Word:
        return self.tokens[i].word if 0 <= i < len(self.tokens) else NO_WORD


def _doubtful(hit: Hit) -> bool:
    return any("w" in candidate.flags or "p" in candidate.flags for candidate in hit.candidates)
