"""Which of the areas that a spelling may stand for is meant, and why."""

from typing import Final

from tradewire.gazetteer.places import CASES, Candidate, is_city
from tradewire.record.frozen import Frozen
from tradewire.understand.places.cues import has_lemma
from tradewire.understand.places.doubt import is_called_after, is_other_name, is_person, supported
from tradewire.understand.places.hits import Hit
from tradewire.understand.places.scene import Scene
from tradewire.understand.places.seats import stands_for_region

_LONGEST_LIST: Final = 6


class Choice(Frozen, frozen=True):
    """The area with the reason that decided; `candidate` says in what form and case it is named."""

    area: str
    candidate: Candidate
    reason: str = ""


def choose(scene: Scene, hit: Hit) -> Choice | None:
    """The area meant, None where the words are no place."""
    if is_other_name(scene, hit):
        return None
    if _is_plain(hit.candidates):
        return Choice(hit.candidates[0].area, hit.candidates[0])
    if _all_towns(scene, hit) and is_called_after(scene, hit):
        return None
    return _beyond_doubt(scene, hit)


def _beyond_doubt(scene: Scene, hit: Hit) -> Choice | None:
    """The area meant, where people and little-known towns have this name too."""
    reason: str | None = ""
    if any("p" in candidate.flags for candidate in hit.candidates):
        reason = None if is_person(scene, hit) else _place_after_all(scene, hit)
    familiar = tuple(candidate for candidate in hit.candidates if "w" not in candidate.flags)
    if reason is not None and not familiar:
        reason = supported(scene, hit)
    if reason is None:
        return None
    return _among(scene, hit, _in_one_form(scene, hit, familiar or hit.candidates), reason)


def _is_plain(candidates: tuple[Candidate, ...]) -> bool:
    """One area in one form, and no town: nothing beside it can change what it stands for."""
    first = candidates[0]
    return len(candidates) == 1 and "p" not in first.flags and "w" not in first.flags and not is_city(first.area)


def _in_one_form(scene: Scene, hit: Hit, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """ "Минском" is the city in the instrumental or an adjective in the locative: one form, where cases tell."""
    names = tuple(candidate for candidate in candidates if candidate.form == "n" and candidate.cases)
    adjectives = tuple(candidate for candidate in candidates if candidate.form == "a" and candidate.cases)
    if not names or not adjectives:
        return candidates
    after = scene.word(hit.last)
    agrees = after.is_alpha and any(after.has(CASES[letter]) for letter in adjectives[0].cases)
    return adjectives if agrees and after.is_pos("noun", "adjective") else names


def _all_towns(scene: Scene, hit: Hit) -> bool:
    return all(candidate.form == "n" and scene.places.kind(candidate.area) == "city" for candidate in hit.candidates)


def _place_after_all(scene: Scene, hit: Hit) -> str | None:
    """Why a name that people bear too is a place: countries are known enough, towns need a word beside them."""
    if any(scene.places.kind(c.area) in ("country", "bloc") for c in hit.candidates):
        return "no name of a person goes on"
    areas = {candidate.area for candidate in hit.candidates}
    if areas & scene.named:
        return "named elsewhere in the text"
    return supported(scene, hit) or stands_for_region_by_office(scene, hit)


def stands_for_region_by_office(scene: Scene, hit: Hit) -> str | None:
    """ "Vladimir Governor Avdeev"."""
    why = stands_for_region(scene, hit)
    return why if why and why.startswith("before") else None


def _among(scene: Scene, hit: Hit, candidates: tuple[Candidate, ...], reason: str) -> Choice:
    if candidates[0].form == "a" and len(candidates) > 1 and _shares_kind_word(scene, hit):
        parts = tuple(c for c in candidates if _is_part(scene, c))
        if parts:
            best = max(parts, key=lambda candidate: _likely(scene, candidate))
            return Choice(best.area, best, "shares the word for its kind")
    best = max(candidates, key=lambda candidate: _likely(scene, candidate))
    seat = _seat(scene, candidates, best)
    if seat is not None:
        return _seat_or_area(scene, hit, seat, candidates, reason)
    best = next((c for c in candidates if c.area == best.area and c.form == "n"), best)
    rivals = len({candidate.area for candidate in candidates}) > 1
    return Choice(best.area, best, reason or ("likeliest of its name here" if rivals else ""))


def _shares_kind_word(scene: Scene, hit: Hit) -> bool:
    """ "Ташкентской и Наманганской областями": the word for the kind stands behind the last adjective."""
    at = hit.last
    for _ in range(_LONGEST_LIST):
        word = scene.word(at)
        if has_lemma(word, scene.cues.kinds):
            return True
        following = scene.starts.get(at + 1)
        if (
            following is None
            or following.candidates[0].form not in "an"
            or not (word.text == "," or len(word.text) <= 3)
        ):
            return False
        at = following.last
        if has_lemma(scene.word(at - 1), scene.cues.kinds):
            return True
    return False


def _is_part(scene: Scene, candidate: Candidate) -> bool:
    area = scene.places.area(candidate.area)
    return area is not None and area.kind == "region" and area.type != "city"


def _likely(scene: Scene, candidate: Candidate) -> float:
    """Grows with what else the text names: the area itself, its country, other parts of its country."""
    country = scene.places.country_of(candidate.area)
    score = scene.places.weight(candidate.area)
    if candidate.area in scene.named:
        score += 2
    if country != candidate.area and country in scene.countries:
        score += 0.7 + (1.0 if country in scene.divided else 0)
    return score


def _seat(scene: Scene, candidates: tuple[Candidate, ...], best: Candidate) -> Candidate | None:
    """The city among the candidates that is the seat of an area, where the likeliest is that city or has its name."""
    places = scene.places
    country = places.country_of(best.area)
    cities = [c for c in candidates if (area := places.area(c.area)) and area.kind == "city" and area.seat_of]
    kin = [city for city in cities if places.country_of(city.area) == country and places.kind(best.area) != "country"]
    return max(kin, key=lambda candidate: _likely(scene, candidate), default=None)


def _seat_or_area(scene: Scene, hit: Hit, city: Candidate, candidates: tuple[Candidate, ...], reason: str) -> Choice:
    area = scene.places.area(city.area)
    above = area.seat_of if area else ""
    region = next((candidate for candidate in candidates if candidate.area == above), None)
    if city.form == "a":
        return Choice(above, region, "its region") if region else Choice(city.area, city, reason)
    why = stands_for_region(scene, hit) or _is_region_itself(scene, hit, city)
    if why is None:
        return Choice(city.area, city, reason or "the city: nothing says its region")
    scene.regional[hit.last] = why
    form = "a" if why.startswith("before") else "n"
    kind = "capital for its country" if scene.places.kind(above) == "country" else "seat for its region"
    return Choice(above, city._replace(form=form), f"{kind}: {why}")


def _is_region_itself(scene: Scene, hit: Hit, city: Candidate) -> str | None:
    """A city with a region code of its own (but no capital) is that region, unless something happens in it."""
    area = scene.places.area(city.area)
    region = scene.places.area(area.seat_of) if area else None
    before = scene.word(hit.first - 1).lower
    if region is None or region.type != "city" or hit.dateline or before in scene.cues.located | scene.cues.directed:
        return None
    return "a region of its own"
