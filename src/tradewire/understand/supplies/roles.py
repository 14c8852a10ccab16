"""Who supplies whom."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import structs

from tradewire.gazetteer import Places
from tradewire.record import AREA_KINDS, Entity, Span
from tradewire.record.frozen import Frozen
from tradewire.understand.analysis import Analysis, Scene
from tradewire.understand.lexicon import Tag
from tradewire.understand.mentions import OrganisationMention, PlaceMention, ProductMention
from tradewire.understand.names.ground import case_of
from tradewire.understand.parties import Party, cities_on_the_way, marked, parties_in, speaking_side
from tradewire.understand.sides import Side, Sides, country, stands_for
from tradewire.understand.supplies.delivery import FLOWS, Delivery

_PAIR: Final = 2
_GIVING: Final = frozenset({"give", "offer", "export", "move", "make"})
_DOING: Final = frozenset({"give", "offer", "take", "make"})
_NAME: Final = 7  # tokens of a name with the auxiliaries behind it
_MADE: Final = 5  # tokens between a place and the goods made in it
_MADE_BEHIND: Final = 6  # tokens between goods and whoever made them
_LED_BY: Final = 3  # tokens of "built at the"
_LED: Final = 6  # tokens between a paper and the delivery that it is for
_BESIDE: Final = 3  # tokens between a word of direction or of delivery and the party that it marks


class Roles(Frozen, frozen=True):
    """Supplier and recipient; either may be unknown."""

    supplier: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()

    @property
    def is_summary(self) -> bool:
        """Both sides at once before the word: a headline that lists what is done together."""
        areas = {country(p.entity) for p in self.supplier if p.entity.kind in AREA_KINDS}
        return len(areas) > 1 and not self.recipient


class _Named(NamedTuple):
    """The parties of a delivery by where they stand: makers, before the verb, behind it, led to, led from."""

    makers: tuple[Party, ...]
    subject: tuple[Party, ...]
    behind: tuple[Party, ...]
    toward: tuple[Party, ...]
    away: tuple[Party, ...]


class RoleReader:
    """Finds the parties of deliveries in one document."""

    __slots__ = ("analysis", "places", "sides")

    def __init__(self, analysis: Analysis, sides: Sides, places: Places) -> None:
        self.analysis: Final = analysis
        self.sides: Final = sides
        self.places: Final = places

    def told(self, scene: Scene, delivery: Delivery) -> Roles:
        """Supplier and recipient, by where they stand and the words before them."""
        verb = delivery.verb
        makers = makers_of(scene, delivery, self.places)
        known = {p.span for p in makers}
        before = [p for p in self._bodies(scene, delivery.first, verb.first) if p.span not in known]
        told = [p for p in self._bodies(scene, verb.last, delivery.last) if p.span not in known]
        behind = [p for p in told if not any(source.contains(p.span) for source in self.analysis.sources)]
        away = [p for p in (*before, *behind) if _marked(scene, p, "away")]
        led = [p for p in (*before, *behind) if not scene.has("away", p.first - 1, p.first)]
        toward = self._joined(scene, led, [p for p in led if _marked(scene, p, "toward") or p.case == "dat"])
        subject = [p for p in before if p not in toward and p not in away] or self._seats(scene, delivery)
        if verb.concept == "tender" and subject and not makers and not scene.has("tender.won"):
            return Roles(tuple(away), tuple(subject))
        if makers_told_by_paper(scene, delivery):
            return self._of_contract(scene, delivery, makers)
        sides = _Named(tuple(makers), tuple(subject), tuple(behind), tuple(toward), tuple(away))
        return self._giving(scene, delivery, sides) if verb.concept in _GIVING else self._taking(scene, delivery, sides)

    def _giving(self, scene: Scene, delivery: Delivery, sides: _Named) -> Roles:
        """The subject supplies, unless somebody was chosen or the goods come from elsewhere."""
        chosen = self._chosen(scene, delivery) if "choice" in scene.tags else None
        if chosen is not None:
            return chosen
        if delivery.verb.concept == "make":  # «на заводе построят 30 тепловозов |для Монголии|»
            buyers = tuple(p for p in sides.toward if _marked(scene, p, "custom.for"))
            others = tuple(p for p in sides.toward if p not in buyers)
            return Roles(sides.makers or sides.subject or others or sides.away, buyers)
        if sides.away and not sides.makers:
            return Roles(sides.away, sides.toward or sides.subject)
        partners = tuple(p for p in sides.toward if p.case == "ins") if not (sides.makers or sides.subject) else ()
        if partners and len(partners) < len(sides.toward):  # «с заводом договорились о поставке в Гану»
            return Roles(partners, tuple(p for p in sides.toward if p not in partners))
        led = (*sides.toward, *sides.away)
        given = tuple(p for p in sides.behind if p not in led and p.entity.is_area)
        return Roles(sides.makers or sides.subject, sides.toward or given)

    def _taking(self, scene: Scene, delivery: Delivery, sides: _Named) -> Roles:
        """The subject gets the goods."""
        verb = delivery.verb
        makers, subject, behind, toward, away = sides
        if verb.concept in ("demand", "wish"):
            return Roles(makers or away, toward or subject)
        if verb.concept == "buyers":
            ranks = [q for q in scene.quantities if q.kind == "rank" and not verb.first <= q.first < verb.last]
            shares = ranks or any(q.kind == "percent" for q in scene.quantities)
            return Roles() if shares else Roles((), tuple(p for p in behind if p.entity.is_area))
        agents = tuple(p for p in behind if _is_agent(self.analysis, scene, delivery, p))
        agents = agents if verb.concept == "take" else ()
        if verb.concept == "take" and _is_won(self.analysis, scene, verb):
            return Roles(makers or subject, away or agents or toward)
        away = tuple(p for p in away if p not in agents)
        return Roles(makers or away, agents or subject or toward)

    def _joined(self, scene: Scene, led: Sequence[Party], toward: list[Party]) -> list[Party]:
        """Those led to with whoever the same list goes on with: "to Iran |and Azerbaijan|"."""
        found: list[Party] = []
        for party in led:
            last = found[-1].last if found else party.first
            mark = self.analysis.tokens[last].word.text if last + 1 == party.first else ""
            listed = mark == "," or (mark != "" and scene.has("clause.joint", last, party.first))
            if party in toward or (listed and not scene.has("supply", party.last, party.last + 1)):
                found.append(party)
        return found

    def _chosen(self, scene: Scene, delivery: Delivery) -> Roles | None:
        """ "X |picked| Y to supply", «X выбрал Y поставщиком»: who is chosen supplies, who chooses gets the goods."""
        picks = scene.tagged("choice", delivery.first, delivery.verb.first)
        if not picks:
            return None
        choosing = self._bodies(scene, delivery.first, picks[-1].first) or self._seats(scene, delivery)
        chosen = self._bodies(scene, picks[-1].last, delivery.verb.first)
        return Roles(tuple(chosen), tuple(choosing)) if chosen else None

    def _of_contract(self, scene: Scene, delivery: Delivery, makers: list[Party]) -> Roles:
        """Of the parties to a contract for goods, the maker supplies; of two areas, the one told first."""
        parties = self._bodies(scene, delivery.first, delivery.last)
        supplier = makers or [p for p in parties if p.entity.kind == "organisation" and p.home is not None]
        supplier = supplier or (parties or self._seats(scene, delivery))[:1]
        homes = {country(e) for p in supplier for e in (p.entity, p.home) if e is not None}
        others = [p for p in parties if p not in supplier and country(p.entity) not in homes]
        return Roles(tuple(supplier), tuple(others or [p for p in self._seats(scene, delivery) if p not in supplier]))

    def _seats(self, scene: Scene, delivery: Delivery) -> list[Party]:
        """A city as the subject stands for its area: "Baku intends to buy"."""
        for place in scene.places:
            if delivery.first <= place.first < delivery.verb.first and _is_subject_city(scene, place):
                area = stands_for(place.entity, self.places)
                return [Party(area, place.span, place.first, place.last)] if area is not None else []
        return []

    def _bodies(self, scene: Scene, first: int, last: int) -> list[Party]:
        """Areas and bodies; a city on the way is the area that it stands for."""
        parties = [p for p in parties_in(scene, first, last, self.places) if p.entity.kind != "person"]
        known = {country(p.entity) for p in parties}
        cities = cities_on_the_way(scene, first, last, self.places)
        return [*parties, *(p for p in cities if country(p.entity) not in known)]

    def completed(self, scene: Scene, delivery: Delivery, told: Roles) -> Roles:
        """With the silent side filled in, and the subject by its name where no list knows it."""
        named = self._unlisted(scene, delivery)
        if named is None:
            return self._filled(scene, delivery, told)
        gives = delivery.verb.concept in _GIVING
        ours = told.supplier if gives else told.recipient
        ours = (*(p for p in ours if not named.first <= p.first < named.last), named)
        told = structs.replace(told, supplier=ours) if gives else structs.replace(told, recipient=ours)
        return self._filled(scene, delivery, told)

    def _unlisted(self, scene: Scene, delivery: Delivery) -> Party | None:
        """A run of capitals right before the verb that no list knows: "Electroshield Samara will ship"."""
        verb, tokens = delivery.verb, self.analysis.tokens
        if verb.concept not in _DOING or tokens[verb.first].word.is_title:
            return None
        low, stop = max(delivery.first, verb.first - _NAME), self.analysis.pack.text.stopwords
        last = verb.first
        while last > low and tokens[last - 1].word.lower in stop and not tokens[last - 1].word.is_title:
            last -= 1
        first = last
        while first > low and tokens[first - 1].word.is_title and tokens[first - 1].word.is_alpha:
            first -= 1
        if first < last and tokens[first].word.lower in stop:
            first += 1
        acronym = first < last and tokens[first].word.text.isupper() and len(tokens[first].word.text) > 1
        least = _PAIR if first <= scene.sentence.first + 1 and not acronym else 1
        if last - first < least or self._is_known(scene, first, last):
            return None
        if case_of(tokens[last - 1].word) not in ("nom", None):
            return None
        name = " ".join(tokens[i].word.text for i in range(first, last))
        return Party(Entity(None, name, "organisation"), self.analysis.span(first, last), first, last)

    def _is_known(self, scene: Scene, first: int, last: int) -> bool:
        """Whether the tokens are a name that is read otherwise; a place may stand in the name of a firm."""
        kinds = (scene.people, scene.organisations, scene.periods, scene.products)
        inside = any(m.first < last and first < m.last for kind in kinds for m in kind)
        places = [p for p in scene.places if p.first < last and first < p.last]
        return inside or any(p.case is not None or (p.first <= first and last <= p.last) for p in places)

    def _filled(self, scene: Scene, delivery: Delivery, told: Roles) -> Roles:
        """Where one side is silent: the speaker for "we", else the document's other side."""
        we = speaking_side(self.analysis, scene, delivery.first, delivery.verb.first)
        if told.is_summary:
            told = Roles()
        takes = delivery.verb.concept in ("take", "accept", "import")
        if we is not None and not (told.recipient if takes else told.supplier):
            told = structs.replace(told, recipient=(we,)) if takes else structs.replace(told, supplier=(we,))
        if not told.supplier and told.recipient:
            return structs.replace(told, supplier=self._other(told.recipient))
        if told.supplier and not told.recipient:
            return structs.replace(told, recipient=self._other(told.supplier))
        nouns = _common_nouns(self.analysis, delivery)
        if nouns.recipient and not told.supplier and len(self.sides.pair) < _PAIR:
            return nouns
        if told.supplier or len(self.sides.pair) != _PAIR:
            return told
        first, second = (_party(side) for side in self._ordered(delivery.verb))
        return Roles((first,), (second,))

    def _ordered(self, verb: Tag) -> list[Side]:
        """The document's two sides, who supplies first: of exports and imports the one whose news it is."""
        pair, home = list(self.sides.pair), self.sides.home
        if verb.concept in FLOWS:
            own = home if home in pair else min(pair, key=lambda side: side.span.start)
            others = [side for side in pair if side is not own]
            return [own, *others] if verb.concept == "export" else [*others, own]
        return sorted(pair, key=lambda side: (side != home, side.entity.kind != "country"))

    def _other(self, known: Sequence[Party]) -> tuple[Party, ...]:
        homes = {country(e) for p in known for e in (p.entity, p.entity.place, p.home) if e is not None and e.is_area}
        if not homes:
            return ()
        side = next((s for s in self.sides.ranked if country(s.entity) not in homes), None)
        return (_party(side),) if side is not None else ()


def _is_won(analysis: Analysis, scene: Scene, verb: Tag) -> bool:
    """ "|Won an order| from Kenya for 40 buses": who gets the order supplies; goods "on order" are taken."""
    phrase = verb.last - verb.first > 1 and analysis.tokens[verb.first].word.is_pos("verb")
    phrase = phrase and scene.has("paper.contract", verb.first, verb.last)
    return phrase or scene.has("paper.contract", verb.last, verb.last + _BESIDE)


def _is_agent(analysis: Analysis, scene: Scene, delivery: Delivery, party: Party) -> bool:
    """ "Ordered |by Saratov|", «заказанных |Саратовом|»; "received vaccine donated |by China|" tells who gave it."""
    verb, goods = delivery.verb, delivery.goods
    if scene.has("agent", party.first - 1, party.first):
        return not goods or not verb.last <= goods[0].first < party.first
    if party.case == "ins":
        return party.first == verb.last
    passive = analysis.tokens[verb.first].word.is_pos("participle") and party.case in (None, "gen")
    return passive and party.first - verb.last in (0, 1)  # «заказанных |МЧС Лаоса|»


def makers_told_by_paper(scene: Scene, delivery: Delivery) -> bool:
    """ "A contract for 40 cars", "a contract with the works to deliver 40 cars": the paper tells the parties."""
    if delivery.verb.concept in ("contract", "tender"):
        return True
    papers = scene.tagged("paper.contract", delivery.first, delivery.verb.first)
    return bool(papers) and scene.has("sign.sign") and delivery.verb.first - papers[-1].last <= _LED


def _common_nouns(analysis: Analysis, delivery: Delivery) -> Roles:
    """Who gets it, where a common noun says so: in the dative beside "give", in the nominative before "take"."""
    wanted = "nom" if delivery.verb.concept in ("take", "accept") else "dat"
    for i in range(max(delivery.first, delivery.verb.first - _BESIDE), delivery.verb.first):
        token = analysis.tokens[i]
        reading = token.word.readings[0]
        if reading.pos == "noun" and wanted in reading.features:
            where = Span(token.start, token.end)
            return Roles((), (Party(Entity(None, reading.lemma, "group"), where, i, i + 1),))
    return Roles()


def makers_of(scene: Scene, delivery: Delivery, places: Places) -> list[Party]:
    """Whose goods they are: "Belarusian machines", "автобусы МАЗ", "MAZ buses"."""
    found: list[Party] = []
    for goods in delivery.goods:
        for party in parties_in(scene, goods.first - 2, goods.last + 2, places):
            place = next((p for p in scene.places if p.span == party.span), None)
            adjective = place is not None and _is_attribute(place, party, goods)
            named = party.last == goods.first  # "with 45 MAZ buses": the word of direction is the goods'
            body = party.entity.kind == "organisation" and (named or not _marked(scene, party, "toward"))
            if (adjective and party.first < goods.last) or (body and party.last <= goods.last + 1):
                found += [*([Party(party.home, party.span, party.first, party.last)] if party.home else []), party]
        found += _made_in(scene, goods, places)
    return found


def _made_in(scene: Scene, goods: ProductMention, places: Places) -> list[Party]:
    """ "Minsk-built buses", «автобусы производства Минска»: a place beside a word for making."""
    found: list[Party] = []
    for place in scene.places:
        before = goods.first - _MADE <= place.first < goods.first and scene.has("made", place.last + 1, goods.first)
        behind = _is_made_behind(scene, goods, place)
        area = stands_for(place.entity, places) if before or behind else None
        if area is not None:
            found.append(Party(area, place.span, place.first, place.last))
    bodies = [body for body in scene.organisations if _is_made_behind(scene, goods, body)]
    return [*found, *(Party(b.entity, b.span, b.first, b.last, b.case, b.home) for b in bodies)]


def _is_made_behind(scene: Scene, goods: ProductMention, maker: PlaceMention | OrganisationMention) -> bool:
    """ "Trucks |built at the| Gomel works", «самосвалов грузоподъёмностью 90 тонн |производства| БелАЗа»."""
    first = maker.first
    if not goods.last < first <= goods.last + _MADE_BEHIND or not scene.has("made", first - _LED_BY, first):
        return False
    return maker.case is not None or not scene.has("toward", first - 1, first)


def _is_attribute(place: PlaceMention, party: Party, goods: ProductMention) -> bool:
    """ "Altai cheese", «белорусские автобусы»; an adjective in another case is of those who get the goods:
    «поставит |узбекским| горнякам экскаватор»."""
    if place.form != "adjective":
        return place.form == "name" and party.case is None and party.last == goods.first
    return party.case not in ("dat", "ins") or party.case == goods.case


def _marked(scene: Scene, party: Party, group: str) -> bool:
    return marked(scene, group, party.first, _BESIDE - 1)


def _is_subject_city(scene: Scene, place: PlaceMention) -> bool:
    city = place.entity.kind == "city" and not place.dateline
    return city and not scene.has("toward", place.first - 1, place.first)


def _party(side: Side) -> Party:
    return Party(side.entity, side.span, -1, -1)
