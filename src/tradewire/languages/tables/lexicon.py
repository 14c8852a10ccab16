"""`lexicon.toml`: words and phrases that mean something to the reader, by concept."""

import msgspec


class LexiconTable(msgspec.Struct, frozen=True):
    """Concept → phrases, by group: `[indicator] turnover = ["товарооборот", "взаимная торговля"]`.

    A phrase is matched by lemmas in any inflection; `=word` matches that exact form only, `word*` any word that
    begins so. The tag of a match is `group.concept`.
    """

    concepts: dict[str, dict[str, tuple[str, ...]]]
