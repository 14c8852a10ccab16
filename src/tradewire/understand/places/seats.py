"""A city or its region? "Минск" is where people meet; "trade with Lipetsk" is with the region."""

from typing import Final

from tradewire.understand.places.cues import Cues, has_lemma, lemma_before, touches
from tradewire.understand.places.hits import Hit
from tradewire.understand.places.scene import Scene

_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


def stands_for_region(scene: Scene, hit: Hit) -> str | None:
    """Why the name of a seat stands for its region here, None where it is the city."""
    if hit.dateline:
        return None
    shared = scene.regional.get(hit.first - 1)
    if shared and scene.word(hit.first - 1).lower in scene.cues.coordinators:
        return shared
    return _by_what_follows(scene, hit) or _by_what_precedes(scene, hit)


def _by_what_follows(scene: Scene, hit: Hit) -> str | None:
    cues, after = scene.cues, scene.word(hit.last)
    if after.text in _POSSESSIVE:
        owned = scene.word(hit.last + 1)
        if owned.is_title or has_lemma(owned, cues.heads) or has_lemma(owned, cues.trade):
            return f"owner of {owned.text!r}"
        return None
    if not cues.attributive or touches(scene.tokens, hit.last):
        return None
    if has_lemma(after, cues.heads):
        return f"before {after.text!r}"
    if has_lemma(after, cues.economy) and not scene.word(hit.first - 1).is_alpha:
        return f"before {after.text!r}"
    return None


def _by_what_precedes(scene: Scene, hit: Hit) -> str | None:
    cues, before = scene.cues, scene.word(hit.first - 1)
    if before.lower in cues.town:
        return None
    travelled = lemma_before(scene.tokens, hit.first, cues.travel)
    if before.lower in cues.partner and not _case_forbids(cues, before.lower, hit):
        return None if travelled else f"behind {before.text!r}"
    if before.lower in cues.directed or (before.lower in cues.located and _moves(cues, before.lower, hit)):
        traded = lemma_before(scene.tokens, hit.first - 1, cues.trade)
        return "where goods go" if traded and not travelled else None
    if before.lower in cues.of or (before.is_alpha and _case_allows_genitive(hit)):
        owner = scene.word(hit.first - 2) if before.lower in cues.of else before
        return f"of {owner.text!r}" if has_lemma(owner, cues.heads) or has_lemma(owner, cues.trade) else None
    return None


def _case_forbids(cues: Cues, preposition: str, hit: Hit) -> bool:
    """ "с Омском" is a partner, "с Омска" is where something comes from."""
    governed = cues.cases.get(preposition, ())
    cases = {case for candidate in hit.candidates for case in candidate.cases}
    return bool(governed and cases) and governed[0][0] not in cases


def _moves(cues: Cues, preposition: str, hit: Hit) -> bool:
    """ "в Омск" is a direction, "в Омске" is not."""
    cases = {case for candidate in hit.candidates for case in candidate.cases}
    return bool(cases) and "acc" in cues.cases.get(preposition, ()) and "l" not in cases


def _case_allows_genitive(hit: Hit) -> bool:
    return any("g" in candidate.cases for candidate in hit.candidates)
