"""`speech.toml`: verbs and phrases that attribute words to a speaker or a source."""

import msgspec


class SpeechTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Not filled yet."""
