"""News as Atom (RFC 4287) and as JSON Feed 1.1."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from tradewire import gazetteer
from tradewire.publish import addresses
from tradewire.publish.feeds.news import News
from tradewire.publish.names import names_in
from tradewire.publish.safe import printable
from tradewire.publish.templating import render
from tradewire.publish.wording import wording

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001  (UTC without a zone, as the ledger has it)
_VERSION: Final = "https://jsonfeed.org/version/1.1"


def atom(items: Sequence[News], subject: str, language: str) -> bytes:
    """A feed about a subject; its date is that of the newest item, so that the same news gives the same bytes."""
    updated = max((item.at for item in items), default=_EPOCH)
    cleaned = [_cleaned(item) for item in items]
    given = {"items": cleaned, "language": language, "id": _id(subject), "title": _title(subject, language)}
    return render("feed.xml", updated=_stamp(updated), **given).encode()


def json_feed(items: Sequence[News], subject: str, language: str) -> bytes:
    """The same as JSON Feed."""
    feed = {
        "version": _VERSION,
        "title": _title(subject, language),
        "language": language,
        "items": [feed_item(item) for item in items],
    }
    return msgspec.json.format(msgspec.json.encode(feed), indent=2) + b"\n"


def feed_item(item: News) -> dict[str, Any]:
    """One item of a JSON Feed; also what a webhook is sent."""
    made = {
        "id": item.id,
        "title": item.title,
        "content_text": f"{item.text}\n\n{item.source}: {item.words}",
        "date_published": _stamp(item.at),
        "tags": [item.kind],
        "authors": [{"name": item.source}],
    }
    return made | ({"url": item.link} if item.link else {})


def _cleaned(item: News) -> dict[str, str]:
    """What the template needs, without the characters that XML cannot hold."""
    given = {
        name: printable(getattr(item, name)) for name in ("id", "title", "text", "words", "source", "link", "kind")
    }
    return {**given, "at": _stamp(item.at)}


def _stamp(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds')}Z"


def _title(subject: str, language: str) -> str:
    words = wording(language)
    return str(words.words["feed"]["title"]).format(_named(subject, language) or words.label("feed", "everything"))


def _named(subject: str, language: str) -> str:
    """The subject with the names of areas for their codes; the id of a feed keeps the codes, in every language."""
    known = gazetteer.load_places().area
    return " ".join(str(names_in(language).area(part)) if known(part) else part for part in subject.split())


def _id(subject: str) -> str:
    return f"{addresses.NAMESPACE}:feed:{'-'.join(subject.casefold().split()) or 'everything'}"
