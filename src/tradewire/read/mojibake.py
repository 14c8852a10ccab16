"""Text that was written in UTF-8 and read as something else: "РўРѕРІР°СЂ" for "Товар"."""

import re
from typing import Final

# The first bytes of two-byte UTF-8 letters, as the wrong encodings show them.
_LEADS: Final = {"cp1251": "РС", "cp1252": "ÐÑÃÂ"}
_DENSE: Final = 0.25
_SHORTEST: Final = 6
_SUSPECT: Final = re.compile(r"(?:[РСÐÑ][^\sа-яa-z]){3}|[РСÐÑ][\u00a0-\u00bf\u0402-\u045f№][РСÐÑ]|[ÃÂ][\u0080-\u00bf]")


def is_mojibake(line: str) -> bool:
    """Whether a line is damaged so that re-reading it gives words."""
    if line.isascii() or not any(_dense(line, leads) for leads in _LEADS.values()):
        return False
    return bool(_SUSPECT.search(line)) and mended(line) is not None


def _dense(text: str, leads: str) -> bool:
    return len(text) >= _SHORTEST and sum(map(text.count, leads)) >= _DENSE * len(text)


def mended(text: str) -> str | None:
    """The text as it was meant, None where it was not damaged in this way."""
    for encoding, leads in _LEADS.items():
        if _dense(text, leads):
            result = _reread(text, encoding)
            if result is not None:
                return result
    return None


def _reread(text: str, encoding: str) -> str | None:
    """Blanks that were made of no-break spaces count as such."""
    data = text.replace(" ", "\u00a0" if encoding == "cp1252" else " ").encode(encoding, "ignore")
    result = data.decode("utf-8", "ignore")
    letters = sum(c.isalpha() for c in result)
    return result if letters >= len(text) // 3 and result.count("\ufffd") == 0 else None
