"""Works founded, enlarged or closed: "opened its third plant in India", «в Смоленске откроют сборочный цех»."""

from collections.abc import Iterator
from typing import Final

from tradewire.record import Product, Status
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Placed, Scene
from tradewire.understand.goods_index import HYPHEN
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import ProductMention
from tradewire.understand.names.ground import agree, case_of
from tradewire.understand.tokens import Word

_BEHIND: Final = 7  # tokens between a verb and the works that are its object
_BEFORE: Final = 9  # tokens between the works and the verb that they are the subject of
_SUBJECTS: Final = frozenset({"opened", "built", "closed"})  # verbs that works are the subject of

_VERBS: Final = ("opened", "built", "closed", "open", "build", "close")

_AT: Final = 3  # tokens between works and the place where they are to be

_MODIFIERS: Final = 2  # words before works that belong to them

_DENIED: Final = 2  # tokens between "not" and the verb
_OF_ACT: Final = 4  # tokens between "the opening of" and the works
_OF_PASSIVE: Final = 10  # tokens between "ground was broken in Osh" and the works


class Works(Frozen, frozen=True):
    """Works with what becomes of them; `status` where the verb tells it."""

    noun: Placed
    kind: str
    status: Status | None


def works_discussed(analysis: Analysis, scene: Scene) -> Placed | None:
    """ "A fertiliser plant in Navoi was on the agenda": works that are only talked of, and where they would be."""
    for noun in (*scene.tagged("works.noun"), *scene.tagged("works.site")):
        first, last = analysis.clause(scene, noun.first)
        behind = any(0 <= place.first - noun.last <= _AT for place in scene.places)
        if behind and scene.has("status.proposed", first, last):
            return noun
    return None


def works_in(analysis: Analysis, scene: Scene) -> Iterator[Works]:
    """The first works of the sentence that are founded, enlarged or closed."""
    if "status.stopped" not in scene.tags and not any(f"founding.{concept}" in scene.tags for concept in _VERBS):
        return
    nouns: list[Placed] = [*scene.tagged("works"), *(p for p in scene.products if p.kind == "facility")]
    for noun in sorted(nouns, key=lambda n: n.first):
        verb = _verb(analysis, scene, noun)
        if (
            verb is not None
            and not _is_shut_link(scene, noun, verb)
            and not scene.has("line.vehicle", noun.first - 1, noun.last)
        ):
            status: Status | None = "stopped" if verb.concept in ("close", "closed") else None
            yield Works(noun, _kind(scene, noun, verb), status)
            return


def _is_shut_link(scene: Scene, noun: Placed, verb: Tag) -> bool:
    """A bridge that is closed is news of traffic."""
    return verb.concept in ("close", "closed") and scene.has("works.link", noun.first, noun.last)


def _kind(scene: Scene, noun: Placed, verb: Tag) -> str:
    """What comes of it: assembly, a link, a building where they are built, else production."""
    if scene.has("project.assembly", noun.first, noun.last):
        return "assembly"
    if isinstance(noun, Tag) and noun.concept == "link":
        return "transport_link"
    if isinstance(noun, Tag) and noun.concept == "site":
        return "construction"
    made = isinstance(noun, Tag) and verb.concept not in ("build", "built")
    return "production" if made else "construction"


def works_named(analysis: Analysis, scene: Scene, noun: Placed) -> ProductMention:
    """The works as what is built: "a |cheese plant|", «литейный участок»."""
    tokens, first, head = analysis.tokens, noun.first, analysis.tokens[noun.last - 1].word
    for i in range(first - 1, max(scene.sentence.first, first - 1 - _MODIFIERS) - 1, -1):
        # "A second line" says which, not what.
        if not _modifies(analysis, tokens[i].word, head) or scene.has("ellipsis.paper", i, i + 1):
            break
        first = i
    words = tuple(tokens[i].word.lower for i in range(first, noun.last))
    label = " ".join(analysis.pack.morphology.base(words))
    span = analysis.span(first, noun.last)
    return ProductMention(first=first, last=noun.last, span=span, product=Product(label, None), kind="facility")


def _modifies(analysis: Analysis, word: Word, head: Word) -> bool:
    """An adjective that agrees; without cases a small word that tells what is made."""
    if case_of(head) is not None:
        return word.readings[0].pos == "adjective" and agree(word, head)
    plain = word.is_alpha and word.text == word.lower and word.readings[0].pos in ("other", "noun")
    return plain and word.lower not in analysis.pack.text.stopwords and not word.has("past")


def _verb(analysis: Analysis, scene: Scene, noun: Placed) -> Tag | None:
    """The verb whose object or subject the works are."""
    first, last = analysis.clause(scene, noun.first)
    for verb in reversed(_verbs(scene, first, noun.first)):
        if noun.first - verb.last <= _reach(analysis, verb) and analysis.tokens[verb.first - 1].word.text != HYPHEN:
            return verb
    for verb in _verbs(scene, noun.last, last):
        if verb.first - noun.last <= _BEFORE and _is_of_subject(analysis, verb, noun):
            return verb
    return None


def _reach(analysis: Analysis, verb: Tag) -> int:
    """How far works may stand behind a verb, or behind a noun that they belong to: "the opening of a plant"."""
    if verb.concept == "built":
        return _OF_PASSIVE
    return _OF_ACT if analysis.tokens[verb.first].word.readings[0].pos == "noun" else _BEHIND


def _verbs(scene: Scene, first: int, last: int) -> list[Tag]:
    tags = [*scene.tagged("founding", first, last), *scene.tagged("status.stopped", first, last)]
    return [
        t
        for t in tags
        if (t.group == "status" or t.concept in _VERBS) and not scene.has("negation", t.first - _DENIED, t.last)
    ]


def _is_of_subject(analysis: Analysis, verb: Tag, noun: Placed) -> bool:
    """Behind works a verb tells of them where it is passive or means as much, or cannot be theirs: "will open in"."""
    if verb.concept in _SUBJECTS:
        return True
    word, head = analysis.tokens[verb.first].word, analysis.tokens[noun.last - 1].word
    if word.readings[0].pos == "participle":
        return word.has("pass")
    return word.has("plur") and head.has("sing") and not head.has("plur")
