"""Markdown with footnotes."""

import re
from typing import Final

from tradewire.publish.brief.model import Brief
from tradewire.publish.templating import render as fill

_BLANKS: Final = re.compile(r"\n{3,}")
_HEADINGS: Final = re.compile(r"\n(?=#|\*\*)")


def render(brief: Brief) -> bytes:
    text = fill("brief.md", brief=brief)
    return (_BLANKS.sub("\n\n", _HEADINGS.sub("\n\n", text)).strip() + "\n").encode()
