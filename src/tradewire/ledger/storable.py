"""Characters that no database stores as text: NUL, and halves of surrogate pairs that broken pages hold."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from tradewire.record import Claim, Document, Note, claim_from_dict, claim_to_dict

_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"


def storable(document: Document, read: Sequence[Claim]) -> tuple[Document, Sequence[Claim]]:
    """The same, with a replacement character for each that cannot be stored, so that offsets stay; noted."""
    count = len(_UNSTORABLE.findall(f"{document.text}{document.title or ''}"))
    if not count:
        return document, read
    note = Note("unstorable", f"{count} characters that no database stores are kept as U+FFFD")
    cleaned = replace(document, text=_clean(document.text), title=_clean(document.title), notes=(*document.notes, note))
    return cleaned, [claim_from_dict(_clean(claim_to_dict(claim))) for claim in read]


def _clean(content: Any) -> Any:
    if isinstance(content, str):
        return _UNSTORABLE.sub(_REPLACEMENT, content)
    if isinstance(content, dict):
        return {key: _clean(value) for key, value in content.items()}
    return [_clean(value) for value in content] if isinstance(content, list) else content
