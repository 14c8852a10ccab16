"""The store: documents, readings, claims, judgements and findings; append-only, with two clocks and search."""

from tradewire.ledger.filters import EVERYTHING, Filter
from tradewire.ledger.search import Lemmatise
from tradewire.ledger.store import Ledger

__all__ = ["EVERYTHING", "Filter", "Ledger", "Lemmatise"]
