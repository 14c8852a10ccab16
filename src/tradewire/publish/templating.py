"""Jinja2 templates of the package; what comes from articles is escaped for the format that is written."""

import re
from functools import cache
from typing import Final
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]#|!~$])")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LISTING: Final = re.compile(r"^(\s*)([-+=>]\s|\d+[.)]\s)")
_BLANKS: Final = re.compile(r"\s+")
_URL: Final = ":/?#@!$&'*+,;=%-._~"


@cache
def environment() -> Environment:
    """HTML templates escape by themselves; Markdown has the filter `md`."""
    made = Environment(
        loader=PackageLoader("tradewire.publish", "templates"),
        autoescape=lambda name: bool(name and name.endswith((".html", ".xml"))),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"md": markdown, "url": url, "weblink": weblink}
    return made


def render(template: str, **given: object) -> str:
    return environment().get_template(template).render(**given)


def markdown(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LISTING.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", _BLANKS.sub(" ", text)).translate(_ENTITIES))


def url(address: str) -> str:
    """An address with everything that could end a link quoted; nothing where it is no web address."""
    return quote(address, safe=_URL) if weblink(address) else ""


def weblink(address: str | None) -> bool:
    """Whether an address is one of the web: others, such as `javascript:`, are never made links."""
    return bool(address) and urlsplit(str(address)).scheme in ("http", "https")
