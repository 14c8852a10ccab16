"""Checks as schema.org ClaimReview, for those who gather fact checks."""

from pathlib import Path
from typing import Any, Final

import msgspec

from tradewire.publish import addresses, workings
from tradewire.publish.source import Source
from tradewire.record import Check, Recorded

ABOUT: Final = "what the checks found, as schema.org ClaimReview (JSON-LD)"
SUFFIX: Final = ".jsonld"

# Five is best. A verdict that says nothing of truth has no number, only its name.
_RATINGS: Final = {"consistent": 5, "possible_only_if": 3, "inconsistent": 1}
_encode: Final = msgspec.json.Encoder().encode


def write(source: Source, path: Path) -> None:
    """One ClaimReview a check, in one graph. Checks look at all claims together, so all are in memory."""
    known = {recorded.id: recorded for recorded in source.claims()}
    with path.open("wb") as stream:
        stream.write(b'{"@context":"https://schema.org","@graph":[')
        for number, check in enumerate(sorted(source.checks, key=lambda c: c.id)):
            told = [known[key] for key in check.premises if key in known]
            if told:
                stream.write((b",\n" if number else b"\n") + _encode(review(check, told)))
        stream.write(b"\n]}\n")


def review(check: Check, told: list[Recorded]) -> dict[str, Any]:
    """The review of the claims that a check is about; working, tolerance and condition stand in its body."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": check.verdict.replace("_", " ")}
    if check.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[check.verdict], "bestRating": 5, "worstRating": 1}
    words = workings.told(check, "en")
    condition = [f"Possible only if {words.condition}."] if words.condition else []
    body = " ".join([f"{words.working}.", *condition, f"Tolerance: {words.tolerance}."])
    return {
        "@type": "ClaimReview",
        "@id": addresses.check(check.id),
        "url": addresses.check(check.id),
        "datePublished": max(recorded.source.said for recorded in told).isoformat(),
        "author": {"@type": "Organization", "name": "tradewire", "identifier": f"rule:{check.rule}"},
        "claimReviewed": " / ".join(recorded.claim.quote for recorded in told),
        "itemReviewed": [_claim(recorded) for recorded in told],
        "reviewRating": rating,
        "reviewBody": body,
    }


def _claim(recorded: Recorded) -> dict[str, Any]:
    speaker, source = recorded.claim.speaker, recorded.source
    who = speaker.name if speaker and speaker.name else source.name
    return {
        "@type": "Claim",
        "@id": addresses.claim(recorded.id),
        "text": recorded.claim.quote,
        "author": {"@type": "Person" if speaker and speaker.name else "Organization", "name": who},
        "datePublished": source.said.isoformat(),
        "appearance": {
            "@type": "CreativeWork",
            "@id": addresses.document(source),
            "publisher": {"@type": "Organization", "name": source.name},
        },
    }
