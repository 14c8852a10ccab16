"""Names that may be no place at all: people, common words, towns that few have heard of."""

from tradewire.gazetteer.places import DASHES
from tradewire.understand.places.cues import has_lemma, touches
from tradewire.understand.places.hits import Hit
from tradewire.understand.places.scene import Scene


def supported(scene: Scene, hit: Hit) -> str | None:
    """Why a doubtful name is a place after all, None where nothing says so."""
    before, after = scene.word(hit.first - 1), scene.word(hit.last)
    if hit.dateline:
        return "dateline"
    if before.lower in scene.cues.town or (before.text == "." and scene.word(hit.first - 2).lower in scene.cues.town):
        return f"behind {before.text!r}"
    if before.lower in scene.cues.located and not _name_goes_on(scene, hit):
        return f"behind {before.text!r}"
    inner = scene.starts.get(hit.last + 1)
    if after.text == "," and inner is not None and _holds(scene, inner, hit):
        return "with the area that it lies in"
    return None


def is_other_name(scene: Scene, hit: Hit) -> bool:
    """Part of a currency's name ("Belarusian rubles", "US$", "долларов США") or of a model's ("Belarus-82")."""
    after, before = scene.word(hit.last), scene.word(hit.first - 1)
    if before.text == ".":
        before = scene.word(hit.first - 2)
    if has_lemma(after, scene.cues.currencies) and (_is_short(hit) or all(c.form != "n" for c in hit.candidates)):
        return True
    if has_lemma(before, scene.cues.currencies) and _is_short(hit):
        return True
    return after.text in DASHES and touches(scene.tokens, hit.last) and scene.word(hit.last + 1).is_digit


def _is_short(hit: Hit) -> bool:
    return all("U" in candidate.flags for candidate in hit.candidates)


def is_person(scene: Scene, hit: Hit) -> bool:
    """Whether the words beside the name make it part of a person's name."""
    before = scene.word(hit.first - 1)
    if is_called_after(scene, hit) or (before.is_title and has_lemma(before, scene.cues.titles)):
        return True
    return _name_goes_on(scene, hit) or _name_goes_before(scene, hit)


def is_called_after(scene: Scene, hit: Hit) -> bool:
    """A first name, an initial, or the word for a street before a name: "Сергей Киров", "С. Киров", "улица Кирова"."""
    before = scene.word(hit.first - 1)
    if has_lemma(before, scene.cues.streets):
        return True
    if before.text == "." and touches(scene.tokens, hit.first - 1):
        initial = scene.word(hit.first - 2)
        return (len(initial.text) == 1 and initial.is_title and initial.lower not in scene.cues.town) or (
            has_lemma(initial, scene.cues.streets)
        )
    return before.is_title and hit.first - 1 not in scene.covered and (before.has("first") or before.has("patronymic"))


def _name_goes_before(scene: Scene, hit: Hit) -> bool:
    """Whether a capitalised word stands before that does not begin the sentence: "forward Michael Jordan"."""
    before = scene.word(hit.first - 1)
    begins = scene.sentence_of(hit.first).first == hit.first - 1
    return before.is_title and not begins and not before.is_upper and hit.first - 1 not in scene.covered


def _name_goes_on(scene: Scene, hit: Hit) -> bool:
    """Whether a capitalised word follows that is neither a place nor the word for an office."""
    after = scene.word(hit.last)
    if not after.is_title or touches(scene.tokens, hit.last) or hit.last in scene.starts:
        return False
    return not has_lemma(after, scene.cues.heads) and not all(
        scene.word(i).is_upper for i in range(hit.first, hit.last)
    )


def _holds(scene: Scene, outer: Hit, inner: Hit) -> bool:
    above = {area for c in inner.candidates for area in scene.places.ancestors(c.area)}
    return any(candidate.area in above for candidate in outer.candidates)
