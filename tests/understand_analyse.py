"""A text analysed with the whole reader, for the tests of what stands between mentions and claims."""

from datetime import date

from tradewire import gazetteer
from tradewire.gazetteer import Places
from tradewire.pipeline import reader
from tradewire.record import Document
from tradewire.understand.analysis import Analysis


def analysis(text: str, language: str = "en") -> Analysis:
    """The analysis of a text that was published on 10 February 2025."""
    return reader().analyse(Document(id="case", text=text, language=language, published=date(2025, 2, 10)))


def places() -> Places:
    return gazetteer.load().places
