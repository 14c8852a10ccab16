"""Claims in portions, with the texts of their documents."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from tradewire.publish.source import Source
from tradewire.record import Recorded

_SIZE: Final = 1000


def with_texts(source: Source) -> Iterator[tuple[Recorded, str]]:
    """Each claim with the text of its document; the texts of a thousand claims are in memory at a time."""
    coming = source.claims()
    while portion := list(islice(coming, _SIZE)):
        texts = source.texts({recorded.source.key for recorded in portion})
        for recorded in portion:
            yield recorded, texts.get(recorded.source.key, "")
