"""`tradewire watch`: look at a ledger again and again, and tell what is new."""

import json
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlsplit

from tradewire import pipeline, publish
from tradewire.cli.plain import one_line
from tradewire.errors import InputError
from tradewire.ledger import Filter

_TIMEOUT: Final = 10.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What was asked on the command line."""

    ledger: str
    wanted: Filter
    language: str
    every: float
    webhook: str | None
    once: bool


def run(watch: Watch) -> None:
    """Print what is new, oldest first; with `once` everything that is there, else what comes after the start."""
    if watch.webhook is not None and urlsplit(watch.webhook).scheme not in ("http", "https"):
        raise InputError(f"a webhook is an http or https address, not {watch.webhook!r}")
    if watch.once:
        _tell(_look(watch), watch.webhook)
        return
    seen = {item.id for item in _look(watch)}
    while True:
        time.sleep(watch.every)
        fresh = [item for item in _look(watch) if item.id not in seen]
        seen |= set(_tell(fresh, watch.webhook))


def _look(watch: Watch) -> list[publish.News]:
    with pipeline.open_ledger(watch.ledger, read_only=True) as ledger:
        return publish.news(ledger, watch.wanted, watch.language)[::-1]


def _tell(items: Iterable[publish.News], webhook: str | None) -> list[str]:
    """Print and post; the ids of what got through. What a webhook did not take is tried again at the next look."""
    return [item.id for item in items if _told(item, webhook)]


def _told(item: publish.News, webhook: str | None) -> bool:
    if webhook is not None and not _posted(publish.feed_item(item), webhook):
        return False
    print("\n".join(_lines(item)), flush=True)
    return True


def _lines(item: publish.News) -> Iterator[str]:
    yield one_line(f"{item.at:%Y-%m-%d %H:%M} {item.title}: {item.text}")
    yield one_line(f"    {item.source}: {item.words}" + (f" <{item.link}>" if item.link else ""))


def _posted(body: dict[str, Any], webhook: str) -> bool:
    headers = {"Content-Type": "application/json", "User-Agent": "tradewire"}
    request = urllib.request.Request(webhook, json.dumps(body).encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT):
            return True
    except (URLError, TimeoutError) as error:
        print(f"tradewire: {webhook} did not take an item: {error}", file=sys.stderr)
        return False
