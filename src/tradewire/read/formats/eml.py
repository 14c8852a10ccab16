"""Mail: one document a message."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Final, cast

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.markup import to_text
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.page import read_page
from tradewire.read.raw import Raw
from tradewire.read.source import Refused, Source

# A mail in HTML that is longer than this is likely a page with its menus.
_PAGE: Final = 20_000


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    message = message_from_bytes(source.read(options.max_bytes), policy=policy.default)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise Refused("no_text", "the message has no text")
    name, address = parseaddr(str(message.get("from", "")))
    yield Raw(
        id=source.stem,
        text=_text(cast(EmailMessage, part), source, options),
        source=source.name,
        published=str(message.get("date", "")) or None,
        outlet=address.rpartition("@")[2] or None,
        title=str(message.get("subject", "")).strip() or None,
        author=name or None,
    )


def _text(part: EmailMessage, source: Source, options: ReadOptions) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data:
        raise Refused("no_text", "the message has no text")
    if part.get_content_type() == "text/html" and len(data) > _PAGE:
        page = next(read_page(data, source.name, source.stem, options))
        return page.text if isinstance(page, Raw) else ""
    text = decode(data, part.get_content_charset()).text
    return to_text(text) if part.get_content_type() == "text/html" else text


_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z-]{2,40}: [^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,20}){1,60}")


def _sniff(head: bytes) -> bool:
    match = _HEADER.match(head)
    return bool(match) and b"\nFrom:" in b"\n" + match.group() and b"\nDate:" in b"\n" + match.group()  # type: ignore[union-attr]


FORMAT = Format("eml", frozenset({".eml"}), _read, _sniff, rank=1)
