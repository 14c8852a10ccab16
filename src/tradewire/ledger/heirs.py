"""Which claim of a newer reading took the place of a claim that is no longer read."""

from collections.abc import Iterable

from tradewire.record import Claim, Span


def heir(old: Claim, current: Iterable[tuple[str, Claim]]) -> str | None:
    """The id of the claim of the same document and type whose evidence overlaps most, with the same value if any is.

    None where the newer reading has nothing at that place.
    """
    best: tuple[bool, int] = (False, 0)
    found = None
    for key, claim in current:
        shared = _shared(old.span, claim.span)
        score = (claim.value == old.value, shared)
        if claim.type == old.type and shared and score > best:
            best, found = score, key
    return found


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
