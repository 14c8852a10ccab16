"""Fragments of HTML, as feeds and mails carry them, to plain text."""

import re
from html import unescape
from typing import Final

_DROP: Final = re.compile(r"<(script|style|head)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BLOCK: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|hr|figure|figcaption)\b[^<>]*>", re.IGNORECASE)  # fmt: skip  # noqa: E501
_CELL: Final = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_BLANKS: Final = re.compile(r"[ \t\r\f\v]+")
_LINES: Final = re.compile(r"\s*\n\s*")


def to_text(fragment: str) -> str:
    """The words, a line a block. A text without markup stays as it is."""
    if "<" not in fragment:
        return unescape(fragment) if "&" in fragment else fragment
    text = _drop(fragment).replace("\n", " ")
    text = _TAG.sub("", _CELL.sub("\t", _BLOCK.sub("\n", text)))
    return _LINES.sub("\n", _BLANKS.sub(" ", unescape(text))).strip()


def _drop(fragment: str) -> str:
    """Without scripts and comments; one that is never closed is left, so that the search stays linear."""
    lower = fragment.lower()
    if not any(f"</{name}" in lower for name in ("script", "style", "head")) and "-->" not in lower:
        return fragment
    return _DROP.sub(" ", fragment)
