"""Text of articles in spreadsheets: never a formula, never a control character."""

import re
from typing import Final

_FORMULA: Final = frozenset("=+-@\t\r\n")
# What text may begin with that has to be looked at: a formula, or blanks before one.
_STARTS: Final = _FORMULA | {" "}
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what could be one."""
    if text.isprintable() and text[:1] not in _STARTS:
        return text
    text = printable(text)
    return f"'{text}" if text[:1] in _FORMULA or text.lstrip()[:1] in _FORMULA else text


def printable(text: str) -> str:
    """Without the characters that XML and spreadsheets cannot hold; each becomes U+FFFD."""
    return _CONTROL.sub("\ufffd", text)
