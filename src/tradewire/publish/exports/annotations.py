"""Evidence as W3C Web Annotations: one a claim, that points at the exact words."""

from pathlib import Path
from typing import Any, Final

import msgspec

from tradewire.publish import addresses
from tradewire.publish.portions import with_texts
from tradewire.publish.source import Source
from tradewire.record import Recorded, Span, claim_to_dict

ABOUT: Final = "each claim as a W3C Web Annotation on the exact words of its document (JSON-LD)"
SUFFIX: Final = ".jsonld"

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
_encode: Final = msgspec.json.Encoder().encode


def write(source: Source, path: Path) -> None:
    """One AnnotationPage, an annotation a line. The whole claim is the body, so nothing of it is lost."""
    head = {"@context": CONTEXT, "id": f"{addresses.NAMESPACE}:annotations", "type": "AnnotationPage"}
    with path.open("wb") as stream:
        stream.write(_encode(head)[:-1] + b',"items":[')
        for number, (recorded, text) in enumerate(with_texts(source)):
            stream.write((b",\n" if number else b"\n") + _encode(annotation(recorded, text)))
        stream.write(b"\n]}\n")


def annotation(recorded: Recorded, text: str) -> dict[str, Any]:
    """One annotation; places where the claim stands again in its document are further targets."""
    places = (recorded.claim.span, *recorded.claim.repeats)
    return {
        "id": addresses.claim(recorded.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": addresses.NAMESPACE, "type": "Software", "name": "tradewire"},
        "body": {
            "type": "TextualBody",
            "format": "application/json",
            "value": _encode(claim_to_dict(recorded.claim)).decode(),
        },
        "target": [_target(recorded, span, text) for span in places],
    }


def _target(recorded: Recorded, span: Span, text: str) -> dict[str, Any]:
    return {
        "source": addresses.document(recorded.source),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text) or recorded.claim.quote,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
