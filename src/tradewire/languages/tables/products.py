"""`products.toml`: how goods are named, listed and qualified in a language, and what only looks like goods."""

import msgspec


class ProductGuard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must hold for an ambiguous word to be goods; words are lemmas.

    `needs`: one of them in the same sentence. `unless`: none of them in the sentence. `not_after`, `not_before`: not
    beside the word. `after`: directly behind one of them. `forms`: only these forms of it count. `not_before_features`:
    no word with one of these features of morphology behind it.
    """

    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before_features: tuple[str, ...] = ()


class ProductTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around the names of goods; the names themselves are in the gazetteer."""

    # Between the members of a list, beside commas and slashes.
    conjunctions: tuple[str, ...]
    # Adjectives that stay in the label of any goods ("articulated"), and those that never do ("new").
    qualifiers: tuple[str, ...]
    stop_qualifiers: tuple[str, ...]
    # "for", "to": from parts or equipment to what they are for; and what stands between ("production of").
    links: tuple[str, ...]
    purposes: tuple[str, ...]
    # Behind a name of goods they make it a part of their own name or branch: "tractor plant", "oil industry".
    carriers: tuple[str, ...]
    # The same before it: "завод тепловой техники".
    carriers_before: tuple[str, ...]
    # "… and products made of them", a part of the label.
    tails: tuple[str, ...]
    # Form → lemma that the morphology does not offer for it; they need a guard of their own.
    rare_forms: dict[str, str] = msgspec.field(default_factory=dict)
    guards: dict[str, ProductGuard] = msgspec.field(default_factory=dict)
    # Endings of adjectives in base form → those that agree with a head: [ending, fem, neut, plur].
    agreement: tuple[tuple[str, str, str, str], ...] = ()
