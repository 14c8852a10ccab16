"""`names.toml`: roles, legal forms and nouns that make the names of organisations and people."""

import msgspec


class NameTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words are base forms, in lower case unless their spelling tells; phrases are matched by lemma or exact form."""

    # "ООО", "LLC": beside a name they make it an organisation.
    legal_forms: tuple[str, ...]
    # Kind of organisation → the nouns that name it: {"maker": ["plant", "works"]}.
    heads: dict[str, tuple[str, ...]]
    # Heads that speak of a party without a name: "a company from Vitebsk".
    unnamed: tuple[str, ...]
    # Bodies of one word or phrase that need no further name: "upper house", "Минэкономики"; kind → phrases.
    bodies: dict[str, tuple[str, ...]]
    # Kinds whose bodies stand for their country or region.
    state_kinds: tuple[str, ...]
    # Words that may stand between the words of a name: "and", "of".
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    # "from", "in": what ties an unnamed organisation to its place.
    place_links: tuple[str, ...]
    # Nouns that are heads only beside a name: "the retailer |Lidl|".
    introducing: tuple[str, ...] = ()
    # Letters that a word of a name may take on in other cases, and endings of adjectives that agree with a noun.
    case_endings: tuple[str, ...] = ()
    adjective_endings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Nouns that a person's name follows without standing for the person: "улица Гоголя", "Kirov Street".
    named_after: tuple[str, ...] = ()
    # Beginnings and ends of words that make the title of a newspaper.
    media_parts: tuple[str, ...] = ()

    # "во" of "во главе": no role stands behind it.
    no_role_after: tuple[str, ...] = ()
    # Words that are written with a capital letter and are never part of a person's name: months, "Province".
    not_names: tuple[str, ...] = ()
    # Group of roles → phrases; those of `state` stand for their area, those of `firm` for their organisation,
    # and those of `beside` are roles only beside a name.
    roles: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Words that stand before the head of a role: "deputy", "first", "economy".
    role_modifiers: tuple[str, ...] = ()
    # Words between a role and what it is a role of: "of", "to".
    role_links: tuple[str, ...] = ()
    # Gender → given names.
    first_names: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    # Small words inside names: "bin", "van".
    particles: tuple[str, ...] = ()
    # Endings of surnames that tell a person where nothing else does.
    surname_endings: tuple[str, ...] = ()
    # Title words before a name that are no role: "Mr", "господин".
    titles: tuple[str, ...] = ()
    # Verbs whose subject and object are people: "meet", "receive".
    person_verbs: tuple[str, ...] = ()
    # Surnames of leaders who stand for their country by name alone: surname → [area id, English name, kind].
    leaders: dict[str, tuple[str, str, str]] = msgspec.field(default_factory=dict)
