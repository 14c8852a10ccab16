"""The first number of a row, from a place on, that is large enough, without looking at all before it."""

from collections.abc import Iterator, Sequence
from math import inf


class Firsts:
    """A row with the largest number of each half of it, of each quarter, and so on down."""

    def __init__(self, numbers: Sequence[float]) -> None:
        self._count = len(numbers)
        self._size = 1 << max(0, self._count - 1).bit_length()
        self._largest = [-inf] * self._size + [*numbers] + [-inf] * (self._size - self._count)
        for node in range(self._size - 1, 0, -1):
            self._largest[node] = max(self._largest[2 * node], self._largest[2 * node + 1])

    def first(self, bound: float, start: int = 0) -> int | None:
        """The first place from `start` on whose number is the bound or more."""
        if start >= self._count:
            return None
        node = start + self._size
        while True:
            while node % 2 == 0:
                node //= 2
            if self._largest[node] >= bound:
                return self._down(node, bound)
            node += 1
            if node & (node - 1) == 0:
                return None

    def all(self, bound: float) -> Iterator[int]:
        """All places whose number is the bound or more, in order."""
        place = self.first(bound)
        while place is not None:
            yield place
            place = self.first(bound, place + 1)

    def _down(self, node: int, bound: float) -> int:
        while node < self._size:
            node *= 2
            if self._largest[node] < bound:
                node += 1
        return node - self._size
