"""`places.toml`: words for kinds of areas, and what tells a place from a person or a thing."""

import msgspec


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words are lemmas unless said otherwise; a bare name's meaning is decided by the words beside it."""

    # Kind of area → words that refer to it: "the region", "область".
    generic: dict[str, tuple[str, ...]]
    # Whether a word for a kind must have one of `determiners` (forms) before it to refer to an area.
    needs_determiner: bool
    determiners: tuple[str, ...]
    # Forms of determiners that open a sentence of their own: "это российский регион".
    not_determiners: tuple[str, ...] = ()
    # What may stand between the determiner and the word: "this neighbouring Russian region".
    modifiers: tuple[str, ...] = ()
    # Word for a kind → lemmas that follow when it is no area ("state" + "owned"), or `=gen`: a noun in the genitive
    # behind the bare locative ("в области здравоохранения"), `=number`: a number there ("в районе 5%").
    not_areas: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Words (forms) behind which no word for a kind refers: "the territory of".
    not_before: tuple[str, ...] = ()
    # Words (lemmas) before a word for a kind that make it count areas or mean something else: "head of state".
    not_after: tuple[str, ...] = ()
    # Words that make a name of any capitalised word beside them: "Папский район", "Gangnam District".
    naming: tuple[str, ...] = ()

    # Prepositions (forms) before a place where something is or happens: a city stays a city.
    located: tuple[str, ...] = ()
    # Prepositions of direction: a city, unless goods go there.
    directed: tuple[str, ...] = ()
    # Prepositions before a partner: the region of the city, the country of the capital.
    partner: tuple[str, ...] = ()
    # Words (forms) of a town: "г. Киров", "the city of Vladimir".
    town: tuple[str, ...] = ()
    # Trade, goods and cooperation: their "of", "to" and genitive point to regions.
    trade: tuple[str, ...] = ()
    # Journeys: "flights with Brest" are to the city.
    travel: tuple[str, ...] = ()
    # Whether a bare name can stand before a noun as an adjective does: "Omsk Governor".
    attributive: bool = False
    # People, bodies and firms that belong to a region: "Omsk Governor", "губернатор Омска".
    heads: tuple[str, ...] = ()
    # Verbs of economies: "Tula accounts for 2%".
    economy: tuple[str, ...] = ()
    # Words (lemmas) before a name that is then a street's or a person's: "улица Кирова".
    streets: tuple[str, ...] = ()
    # Money (lemmas and marks): beside it the name of a country is part of a currency's, "Belarusian rubles", "US$".
    currencies: tuple[str, ...] = ()
    # Words and marks between two parties: what the first stands for the second does too.
    coordinators: tuple[str, ...] = ()
    # Titles (lemmas) before a person's name.
    titles: tuple[str, ...] = ()
    # Forms that join the parts of "the governor of X"; empty where a case does.
    of: tuple[str, ...] = ()
    # Preposition → cases that it governs.
    cases: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Where "the state" is a region of the country rather than its government.
    countries_with_states: tuple[str, ...] = ()
