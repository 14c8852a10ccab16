"""Reads a text with the finders of names and speech, for the tests of both."""

from functools import cache

from tradewire import gazetteer, languages
from tradewire.languages.pack import Pack
from tradewire.understand.mentions import OrganisationMention, PersonMention
from tradewire.understand.names import OrganisationFinder, PersonFinder
from tradewire.understand.places import PlaceFinder
from tradewire.understand.sentences import sentences
from tradewire.understand.speech import Attribution, SpeechFinder
from tradewire.understand.tokens import Tokenizer


class Reader:
    """The finders of one language in their order."""

    def __init__(self, code: str) -> None:
        names = gazetteer.load()
        self.pack: Pack = languages.load(code)
        self._tokenizer = Tokenizer(self.pack)
        self._places = PlaceFinder(self.pack, self._tokenizer, names.places)
        self._organisations = OrganisationFinder(self.pack, self._tokenizer, names.organisations)
        self._people = PersonFinder(self.pack, self._tokenizer)
        self._speech = SpeechFinder(self.pack, self._tokenizer)

    def read(self, text: str) -> tuple[list[OrganisationMention], list[PersonMention], list[Attribution]]:
        tokens = self._tokenizer.tokens(text)
        cut = sentences(tokens, self.pack)
        places = self._places.find(text, tokens, cut)
        organisations = self._organisations.find(text, tokens, cut, places)
        people = self._people.find(text, tokens, cut, places, organisations)
        return organisations, people, self._speech.find(text, tokens, cut, people, organisations)


@cache
def reader(code: str) -> Reader:
    return Reader(code)
