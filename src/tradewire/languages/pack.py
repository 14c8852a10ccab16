"""A language pack in memory: everything the reader may know about one language."""

from dataclasses import dataclass

from tradewire.languages.tables.lexicon import LexiconTable
from tradewire.languages.tables.names import NameTable
from tradewire.languages.tables.page import PageTable
from tradewire.languages.tables.places import PlaceTable
from tradewire.languages.tables.products import ProductTable
from tradewire.languages.tables.quantities import QuantityTable
from tradewire.languages.tables.speech import SpeechTable
from tradewire.languages.tables.text import TextTable
from tradewire.languages.tables.time import TimeTable
from tradewire.languages.word import Morphology


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One language, as data and one morphology; compared by identity, so that caches may be keyed by it."""

    code: str
    morphology: Morphology
    text: TextTable
    lexicon: LexiconTable
    frames: LexiconTable
    quantities: QuantityTable
    time: TimeTable
    places: PlaceTable
    names: NameTable
    speech: SpeechTable
    products: ProductTable
    page: PageTable
