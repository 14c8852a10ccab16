"""Text that repeats itself for pages: read once, so that no input can take the reader for hours."""

from typing import Final

from tradewire.understand.tokens import Token

# Tokens looked at together, and the most distinct words that they may have: a page of prose has hundreds.
_WINDOW: Final = 600
_FEW: Final = 24


def without_repetition(tokens: list[Token]) -> list[Token]:
    """The tokens without the stretches whose few words all stand in the stretch before them that was kept."""
    if len(tokens) <= _WINDOW:
        return tokens
    kept: list[Token] = []
    known: set[str] = set()
    for start in range(0, len(tokens), _WINDOW):
        window = tokens[start : start + _WINDOW]
        words = {token.word.lower for token in window}
        if len(words) <= _FEW and words <= known:
            continue
        kept += window
        known = words
    return kept
