"""Answers kept, so that each question is worked out once."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST: Final = 200_000


class Memo(dict[K, V], Generic[K, V]):
    """Looks up like a dictionary, and finds what it has not: `memo[key]` is faster than a call.

    All is forgotten when there is too much, so that memory stays within bounds however much is read.
    """

    __slots__ = ("_find", "_most")

    def __init__(self, find: Callable[[K], V], most: int = _MOST) -> None:
        self._find = find
        self._most = most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._find(key)
        return found
