"""How claims, entries and documents show themselves in Jupyter: tables and texts with the evidence marked."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from tradewire.publish.names import names_in
from tradewire.publish.phrases import Phrases
from tradewire.record import Claim, Document, Entry, Recorded

_MOST: Final = 50
_MARK: Final = "background:#fff0c2;color:#1c2330"
_TITLES: Final = ("what", "how much, who, when", "status", "said", "source", "words")


def claims(items: Sequence[Recorded]) -> str:
    """A table of the first fifty."""
    cut = "" if len(items) <= _MOST else f"<p>… {len(items) - _MOST} more</p>"
    return _table(map(_cells, items[:_MOST])) + cut


def entries(items: Sequence[Entry]) -> str:
    """A table of the first fifty, each by its newest telling, with all who tell it."""
    return _table(
        (*_cells(entry.last)[:4], ", ".join(dict.fromkeys(m.source.name for m in entry.members)), _cells(entry.last)[5])
        for entry in items[:_MOST]
    )


def document(item: Document, found: Iterable[Claim]) -> str:
    """The text with the words of its claims marked; pointing at a mark tells what was read."""
    pieces, at = [], 0
    for claim in sorted(found, key=lambda claim: claim.span):
        start, end = max(claim.span.start, at), claim.span.end
        if start < end:
            title = escape(f"{claim.type}, {claim.status}", quote=True)
            pieces.append(escape(item.text[at:start]))
            pieces.append(f'<mark style="{_MARK}" title="{title}">{escape(item.text[start:end])}</mark>')
            at = end
    pieces.append(escape(item.text[at:]))
    return f'<h4>{escape(item.title or item.id)}</h4><div style="white-space:pre-wrap">{"".join(pieces)}</div>'


def _cells(recorded: Recorded) -> tuple[str, ...]:
    phrase = Phrases(names_in("en")).phrase(recorded)
    source = recorded.source
    return phrase.lead, phrase.text, recorded.claim.status, str(source.said), source.name, recorded.claim.quote


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{title}</th>" for title in _TITLES)
    body = "".join(
        "<tr>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[:-1])
        + f'<td><mark style="{_MARK}">{escape(row[-1])}</mark></td></tr>'
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
