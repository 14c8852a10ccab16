"""What was written already."""


class Seen:
    """Remembers keys by sixteen bytes of a hash each."""

    def __init__(self) -> None:
        self._hashes: set[bytes] = set()

    def new(self, key: str) -> bool:
        """Whether the key comes for the first time."""
        mark = bytes.fromhex(key[-32:]) if _is_hex(key[-32:]) else key.encode()
        if mark in self._hashes:
            return False
        self._hashes.add(mark)
        return True


def _is_hex(text: str) -> bool:
    return len(text) == 32 and all(c in "0123456789abcdef" for c in text)
