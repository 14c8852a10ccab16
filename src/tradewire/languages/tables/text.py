"""`text.toml`: how texts of a language are recognised and cut into sentences."""

import msgspec


class TextTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Letters and frequent words that tell the language, and abbreviations that do not end a sentence."""

    name: str
    letters: str
    stopwords: tuple[str, ...]
    # With the full stop, as written: "тыс.", "Oct."; a sentence may still end after those in `may_end`.
    abbreviations: tuple[str, ...]
    may_end: tuple[str, ...] = ()
    # Letters of other scripts that are typed for the language's own: {"o" (Latin) = "о" (Cyrillic)}.
    lookalikes: dict[str, str] = msgspec.field(default_factory=dict)
