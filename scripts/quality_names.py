"""How well names and speech are read: speakers of gold claims, occupations and meetings of factRuEval-2016.

Run as a script it prints a table; `rows()` returns it. Both parts need data that is not in the repository
(`../shared`); a part whose data is not there is left out.
"""

import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from tradewire import gazetteer, languages, pipeline
from tradewire.languages.pack import Pack
from tradewire.record import Document, Event, Span
from tradewire.understand.mentions import OrganisationMention, PersonMention, PlaceMention
from tradewire.understand.names import OrganisationFinder, PersonFinder
from tradewire.understand.places import PlaceFinder
from tradewire.understand.sentences import Sentence, sentences
from tradewire.understand.speech import Attribution, SpeechFinder
from tradewire.understand.tokens import Token, Tokenizer

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
# Letters that tell a word apart in any case.
_STEM: Final = 5


class Row(NamedTuple):
    """One line of the table; rates are between 0 and 1."""

    what: str
    precision: float
    recall: float
    f1: float
    wanted: int


class Read(NamedTuple):
    """A text with its names and speech."""

    tokens: list[Token]
    sentences: list[Sentence]
    places: list[PlaceMention]
    organisations: list[OrganisationMention]
    people: list[PersonMention]
    speech: list[Attribution]


class Names:
    """The finders of one language in their order."""

    def __init__(self, code: str) -> None:
        names = gazetteer.load()
        self._pack: Pack = languages.load(code)
        self._tokenizer = Tokenizer(self._pack)
        self._places = PlaceFinder(self._pack, self._tokenizer, names.places)
        self._organisations = OrganisationFinder(self._pack, self._tokenizer, names.organisations)
        self._people = PersonFinder(self._pack, self._tokenizer)
        self._speech = SpeechFinder(self._pack, self._tokenizer)

    def read(self, text: str) -> Read:
        tokens = self._tokenizer.tokens(text)
        cut = sentences(tokens, self._pack)
        places = self._places.find(text, tokens, cut)
        organisations = self._organisations.find(text, tokens, cut, places)
        people = self._people.find(text, tokens, cut, places, organisations)
        return Read(
            tokens, cut, places, organisations, people, self._speech.find(text, tokens, cut, people, organisations)
        )


@cache
def finder(code: str) -> Names:
    return Names(code)


def rows() -> list[Row]:
    """Speakers (seeds and dev) and occupations, as far as the data is there."""
    found: list[Row] = []
    if (SHARED / "gold").is_dir():
        found += [speakers(name) for name in ("seeds", "dev")]
    if (SHARED / "datasets" / "factrueval_ru").is_dir():
        found += occupations()
        found.append(meetings())
    return found


def rates(what: str, right: int, given: int, wanted: int) -> Row:
    precision, recall = right / given if given else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Row(what, precision, recall, f1, wanted)


# Speakers


def speakers(part: str) -> Row:
    """The speaker at the start of each gold claim; a speaker where gold has none counts against precision."""
    counts: Counter[str] = Counter()
    for _, outcome, _ in speaker_outcomes(part):
        counts[outcome] += 1
    given = counts["right"] + counts["wrong"] + counts["false"]
    return rates(f"speakers, {part}", counts["right"], given, counts["right"] + counts["wrong"] + counts["missed"])


def speaker_outcomes(part: str) -> Iterator[tuple[dict[str, Any], str, Attribution | None]]:
    """Each gold claim with right, wrong, missed, false or none, and what was found."""
    same = _score_module().same_speaker
    read = {name: finder(code).read(text) for name, code, text in _texts(part)}
    for claim in _lines(SHARED / "gold" / f"{part}.jsonl"):
        if claim["document"] in read:
            found = next(
                (a for a in read[claim["document"]].speech if a.span.start <= claim["start"] < a.span.end), None
            )
            ours = found and vars_of(found)
            if claim.get("speaker"):
                yield claim, "right" if same(claim["speaker"], ours) else "wrong" if ours else "missed", found
            else:
                yield claim, "false" if found else "none", found


def vars_of(found: Attribution) -> Mapping[str, str | None]:
    speaker = found.speaker
    return {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation}


def _texts(part: str) -> Iterator[tuple[str, str, str]]:
    if part == "seeds":
        for path in sorted((SHARED / "articles" / "seeds").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            yield path.stem, "ru" if sum("а" <= c <= "я" for c in text) > len(text) / 3 else "en", text
    else:
        for article in _lines(SHARED / "articles" / "dev.jsonl"):
            yield article["id"], article["lang"], article["text"]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


@cache
def _score_module() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# factRuEval


def occupations() -> list[Row]:
    """Occupations by (person, position, place of work), and by (person, position); the best published F1 is 0.66."""
    full: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for document in _lines(SHARED / "datasets" / "factrueval_ru" / "dev.jsonl"):
        read = finder("ru").read(document["text"])
        gold, ours = set(_gold_jobs(document)), set(_our_jobs(read))
        full.update(_compared(gold, ours, fields=3))
        pairs.update(_compared(gold, ours, fields=2))
        names.update(_compared(set(_gold_people(document)), set(_our_people(read)), fields=1))
    return [
        rates(what, c["right"], c["ours"], c["gold"])
        for what, c in (
            ("occupations, who + what + where", full),
            ("occupations, who + what", pairs),
            ("people by surname", names),
        )
    ]


def meetings() -> Row:
    """Meetings by their participants; the best published F1 is 0.24.

    Of ours, only claims whose words name two people can be right or wrong: the set marks meetings of people, and
    leaves out the talks, visits and forums of countries and bodies.
    """
    right = given = wanted = 0
    for document in _lines(SHARED / "datasets" / "factrueval_ru" / "dev.jsonl"):
        gold = list(_gold_meetings(document))
        read = pipeline.reader().read(Document(id=document["id"], text=document["text"], language="ru"))
        people = [p for p in finder("ru").read(document["text"]).people if p.entity]
        ours = [_met(claim.span, people) for claim in read.claims if isinstance(claim, Event)]
        told = [names for names in ours if len(names) > 1]
        found = [g for g in gold if any(_same_meeting(g, names) for names in told)]
        right, wanted = right + len(found), wanted + len(gold)
        given += sum(not any(_same_meeting(g, names) for g in gold) for names in told) + len(found)
    return rates("meetings, by two participants", right, given, wanted)


def _met(span: Span, people: Iterable[PersonMention]) -> set[str]:
    return {p.entity.name for p in people if p.entity and span.contains(p.span)}


def _gold_meetings(document: Mapping[str, Any]) -> Iterator[list[str]]:
    for fact in document["facts"]:
        if fact["type"] == "Meeting":
            yield [arg["text"] for arg in fact["args"] if arg["role"] == "Participant" and arg.get("text")]


def _same_meeting(gold: Iterable[str], ours: Iterable[str]) -> bool:
    """Whether two participants are the same."""
    return sum(any(_near(g, o) for o in ours) for g in gold) > 1


Job = tuple[str, ...]


def _compared(gold: set[Job], ours: set[Job], fields: int) -> Counter[str]:
    right = {g for g in gold if any(_same_job(g[:fields], o[:fields]) for o in ours)}
    used = {o for o in ours if any(_same_job(g[:fields], o[:fields]) for g in gold)}
    return Counter(gold=len(gold), ours=len(ours) - len(used) + len(right), right=len(right))


def _same_job(gold: Job, ours: Job) -> bool:
    return all(_near(g, o) for g, o in zip(gold, ours, strict=True))


def _near(gold: str, ours: str) -> bool:
    """Whether any word of one is, but for its ending, a word of the other; nothing is near to nothing."""
    if not gold or not ours:
        return not gold and not ours
    return any(_same_word(g, o) for g in _words(gold) for o in _words(ours))


def _same_word(left: str, right: str) -> bool:
    size = max(min(len(left), len(right), _STEM + 1) - 1, 3)
    return left[:size] == right[:size]


def _words(text: str) -> Iterable[str]:
    return [
        w
        for w in text.lower().replace("ё", "е").replace("-", " ").replace("|", " ").split()
        if len(w) > 1 or w.isdigit()
    ]


def _gold_jobs(document: Mapping[str, Any]) -> Iterator[Job]:
    spans = {"span" + span["id"]: span["text"] for span in document["spans"]}
    for fact in document["facts"]:
        if fact["type"] == "Occupation":
            roles: dict[str, str] = {}
            for arg in fact["args"]:
                text = spans.get(arg.get("ref", ""), arg.get("text") or "")
                roles[arg["role"].lower()] = roles.get(arg["role"].lower(), "") + " " + text
            if roles.get("who") and (roles.get("position") or roles.get("job")):
                yield (
                    roles["who"].strip(),
                    (roles.get("position") or roles["job"]).strip(),
                    roles.get("where", "").strip(),
                )


def _our_jobs(read: Read) -> Iterator[Job]:
    """One job a person and role, under the fullest name that has it."""
    best: dict[tuple[str, str], Job] = {}
    for person in read.people:
        if person.entity and person.role:
            name = person.entity.name
            key = name.split()[-1], person.role.split()[0].lower()
            job = name, person.role, _workplace(person)
            best[key] = max(job, best.get(key, job), key=lambda j: (len(j[0]), len(j[2])))
    yield from best.values()


def _workplace(person: PersonMention) -> str:
    """The whole role stands in for the place of work, where there is one."""
    area = gazetteer.load().places.name(person.area.id, "ru") if person.area and person.area.id else ""
    behind = " ".join((person.role or "").split()[1:])
    return " ".join(filter(None, (behind, person.organisation, area)))


def _gold_people(document: Mapping[str, Any]) -> Iterator[Job]:
    kinds = {o["id"]: o["type"] for o in document["objects"]}
    for entity in document["coref"]:
        if any(kinds.get(m) == "Person" for m in entity["mentions"]):
            surname = (entity["attrs"].get("lastname") or entity["attrs"].get("surname") or [None])[0]
            if surname:
                yield (surname,)


def _our_people(read: Read) -> Iterator[Job]:
    yield from ((p.entity.name.split()[-1],) for p in read.people if p.entity)


def main() -> None:
    print(f"{'what':<36} {'prec':>6} {'rec':>6} {'F1':>6} {'gold':>6}")
    for row in rows():
        print(f"{row.what:<36} {row.precision:>6.3f} {row.recall:>6.3f} {row.f1:>6.3f} {row.wanted:>6}")


if __name__ == "__main__":
    main()
