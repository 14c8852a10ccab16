"""Colours of the terminal, and whether to use them."""

import os
from collections.abc import Mapping
from typing import Final, TextIO

_CODES: Final[Mapping[str, str]] = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}

# Colours of claims by type, and of how real they are; what happened needs none.
TYPES: Final[Mapping[str, str]] = {
    "figure": "cyan",
    "supply": "green",
    "project": "magenta",
    "agreement": "yellow",
    "event": "blue",
    "need": "red",
}
STATUSES: Final[Mapping[str, str]] = {
    "agreed": "green",
    "planned": "yellow",
    "required": "yellow",
    "proposed": "magenta",
    "possible": "magenta",
    "forecast": "blue",
    "stopped": "red",
}


def paint(text: str, style: str, colour: bool) -> str:
    """The text in a style such as "bold cyan"; unchanged where `colour` is off or the style is empty."""
    if not colour or not style or not text:
        return text
    codes = ";".join(_CODES[name] for name in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m"


def wants_colour(stream: TextIO) -> bool:
    """NO_COLOR and FORCE_COLOR decide where they are set, else whether the stream is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
