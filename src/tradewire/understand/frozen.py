"""What the small records of the reading are made of."""

from tradewire.record.frozen import Frozen

__all__ = ["Frozen"]
