"""Money that every language writes the same way: ISO 4217 codes and signs."""

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

_FILE: Final = Path(__file__).with_name("currencies.toml")


class Currencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`codes` in capitals; `signs` by the code that they stand for; `same` maps a code to the one that we keep;
    `millions` are spellings of a million of it.
    """

    codes: str
    same: dict[str, str]
    millions: dict[str, tuple[str, ...]]
    signs: dict[str, tuple[str, ...]]

    def spellings(self) -> dict[str, str]:
        """Every exact spelling → its ISO 4217 code."""
        found = {code: self.same.get(code, code) for code in self.codes.split()}
        found.update((sign, code) for code, signs in self.signs.items() for sign in signs)
        return found


@cache
def currencies() -> Currencies:
    """The table, read once."""
    return msgspec.toml.decode(_FILE.read_bytes(), type=Currencies)
