"""Foreign text made safe to print: an article may hold escape sequences, and must not drive the terminal."""

import re
from typing import Final

from rich.cells import cell_len, chop_cells

# Controls, bidirectional overrides, zero-width and tag characters, and halves of surrogate pairs.
_UNSAFE: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS: Final = re.compile(r"\s+")
_PICTURES: Final = 0x2400  # ␀ and on: one visible sign for each of the first 32 controls


def visible(text: str) -> str:
    """The text with a visible sign for each unsafe character, so that its length and all offsets stay."""
    return _UNSAFE.sub(_sign, text)


def one_line(text: str) -> str:
    """The text on one line, safe to print."""
    return visible(_BLANKS.sub(" ", text).strip())


def clip(text: str, width: int) -> str:
    """At most `width` columns of a one-line text, with an ellipsis where something was cut."""
    if cell_len(text) <= width:
        return text
    return chop_cells(text, width - 1)[0].rstrip() + "…"


def pad(text: str, width: int) -> str:
    """The text and blanks up to `width` columns."""
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at blanks where possible; at least one line."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        pieces = chop_cells(word, width) if cell_len(word) > width else [word]
        lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
    return lines


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"
