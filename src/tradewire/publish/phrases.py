"""A claim in a few words of a language."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tradewire.publish.excerpts import printed
from tradewire.publish.names import Name, Names
from tradewire.publish.wording import bound_of
from tradewire.record import Claim, Entity, Figure, Recorded, Value

_SIDES = (("reporter", "partner"), ("supplier", "recipient"))
_WHO = ("participant", "party")
_YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class Phrase:
    """`lead` says what it is about, `text` how much, who, when."""

    lead: str
    text: str


@dataclass(frozen=True, eq=False)
class Phrases:
    """Writes claims; `told` are the ids of the areas that need no naming, as the whole brief is about them."""

    names: Names
    told: frozenset[str] = frozenset()

    def phrase(self, recorded: Recorded, value_words: str = "") -> Phrase:
        """`value_words` are those that the value was read from: an index is then shown as it was printed."""
        claim, language = recorded.claim, recorded.source.language
        if isinstance(claim, Figure):
            return self._figure(claim, language, value_words)
        parts = (self._how_much(claim), self.who(claim), self._where(claim), self.names.words.period(claim.period))
        return Phrase(capital(self._about(claim, language)), "; ".join(filter(None, parts)))

    def who(self, claim: Claim) -> str:
        """The parties: on a route where goods go from area to area, else by their names."""
        for left, right in _SIDES:
            if claim.parties.get(left) or claim.parties.get(right):
                return self._sides(claim, claim.parties.get(left, ()), claim.parties.get(right, ()))
        everyone = [entity for role in _WHO for entity in claim.parties.get(role, ())]
        return self.names.entities(e for e in everyone if e.id not in self.told or len(everyone) == 1)

    def _figure(self, claim: Figure, language: str | None, value_words: str) -> Phrase:
        words = self.names.words
        known = claim.indicator != "other" or not claim.label
        name = words.label("indicators", claim.indicator) if known else self.names.phrase(str(claim.label), language)
        goods = self.names.goods(claim, language)
        lead = ", ".join(filter(None, (name, goods, self.who(claim))))
        text = ", ".join(filter(None, (self.measured(claim, value_words), words.period(claim.period))))
        return Phrase(capital(lead), text)

    def measured(self, claim: Figure, value_words: str = "") -> str:
        """The value of a figure in words that fit its measure."""
        words, value = self.names.words, claim.value
        if value is None or claim.measure in ("level", "rank"):
            return words.value(value)
        if claim.measure == "share":
            return f"{words.words['share']} {words.value(value)}"
        if claim.measure == "extremum":
            return self._record("record_low" if claim.label == "low" else "record_high", value, value_words)
        return self._change(value, value_words)

    def _record(self, pattern: str, value: Value, value_words: str) -> str:
        """A record over some years; where the words name the year that it goes back to, that year."""
        found = printed(value_words)
        years = [number for number in found if number.is_integer() and _YEARS[0] <= number <= _YEARS[1]]
        if years and value.low not in found:
            return self.names.words.say(f"{pattern}_since", int(max(years)))
        return self.names.words.say(pattern, self.names.words.value(value))

    def _change(self, value: Value, value_words: str) -> str:
        words = self.names.words
        index = _as_index(value, value_words)
        if index is not None:
            return words.say("index", words.value(index))
        if value.unit == "ratio":
            return self._moved("up_times", value)
        signs = {number < 0 for number in (value.low, value.high) if number is not None}
        if signs == {False, True}:
            return words.say("change_range", words.number(value.low or 0), words.value(replace(value, low=value.high)))
        return self._moved("down", _mirrored(value)) if True in signs else self._moved("up", value)

    def _moved(self, way: str, value: Value) -> str:
        """ "up at least 30%": the patterns of a way have one form for each kind of bound."""
        words = self.names.words
        return str(words.words[way][bound_of(value)].format(words.amount(value)))

    def _how_much(self, claim: Claim) -> str:
        return self.names.words.value(claim.value)

    def _about(self, claim: Claim, language: str | None) -> str:
        kind = getattr(claim, "kind", None)
        goods = self.names.goods(claim, language)
        about = goods or (self.names.phrase(claim.label, language) if claim.label else "")
        name = self.names.words.label("kinds", kind) if kind else ""
        return ": ".join(filter(None, (name, about))) or self.names.words.label("types", claim.type)

    def _sides(self, claim: Claim, left: Sequence[Entity], right: Sequence[Entity]) -> str:
        words = self.names.words
        flow = getattr(claim, "indicator", "") in ("exports", "imports") and getattr(claim, "measure", "") != "rank"
        directed = claim.type == "supply" or flow
        if not directed and self.told.issuperset(e.id for e in (*left, *right) if e.id):
            return ""
        if getattr(claim, "indicator", "") == "imports":
            left, right = right, left
        if not left or not right:
            return self.names.entities(left or right)
        if not directed:
            return words.say("side", self.names.entities(left), self.names.entities(right))
        if len(left) == len(right) == 1 and left[0].is_area and right[0].is_area:
            return words.say("route", self._name(left[0]), self._name(right[0]))
        return words.say("arrow", self.names.entities(left), self.names.entities(right))

    def _where(self, claim: Claim) -> str:
        place = claim.place
        parties = {e.id for es in claim.parties.values() for e in es if e.id}
        if place is None or place.id in self.told or (place.id and place.id in parties):
            return ""
        return self.names.words.say("at_place", self._name(place))

    def _name(self, entity: Entity) -> Name:
        return self.names.entity(entity)


def _as_index(value: Value, words: str) -> Value | None:
    """An index ("109.6 % of the year before") that was read as growth, as it stands in the words."""
    if value.unit != "%" or value.low is None or value.low != value.high:
        return None
    found = printed(words)
    index = round(100 + value.low, 6)
    if index in found and abs(value.low) not in found:
        return replace(value, low=index, high=index)
    return None


def _mirrored(value: Value) -> Value:
    """A fall as an amount: -6 to -5 as 5 to 6."""
    low = None if value.high is None else -value.high
    high = None if value.low is None else -value.low
    return replace(value, low=low, high=high)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
