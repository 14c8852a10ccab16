"""Language packs: one folder a language, found by listing the folders."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final, TypeVar, cast

import msgspec

from tradewire.errors import DataError, UnknownLanguage
from tradewire.languages.pack import Pack
from tradewire.languages.tables.lexicon import LexiconTable
from tradewire.languages.tables.names import NameTable
from tradewire.languages.tables.page import PageTable
from tradewire.languages.tables.places import PlaceTable
from tradewire.languages.tables.products import ProductTable
from tradewire.languages.tables.quantities import QuantityTable
from tradewire.languages.tables.speech import SpeechTable
from tradewire.languages.tables.text import TextTable
from tradewire.languages.tables.time import TimeTable
from tradewire.languages.word import Analysis, Morphology, Pos

__all__ = ["Analysis", "Morphology", "Pack", "Pos", "available", "load", "page_tables"]

_HERE = Path(__file__).parent
_TABLES: Final = (
    "text", "lexicon", "frames", "quantities", "time", "places", "names", "speech", "products", "page",
)  # fmt: skip
_Table = TypeVar("_Table")


@cache
def available() -> tuple[str, ...]:
    """Codes of the packs that are installed: every folder that has all of a pack's tables."""
    folders = (path.parent for path in _HERE.glob("*/text.toml"))
    return tuple(sorted(f.name for f in folders if all((f / f"{name}.toml").is_file() for name in _TABLES)))


@cache
def load(code: str) -> Pack:
    """The pack of a language.

    Raises:
        UnknownLanguage: there is no such pack.
        DataError: one of its files is malformed.
    """
    if code not in available():
        raise UnknownLanguage(f"no language pack {code!r}; there are {', '.join(available())}")
    module = import_module(f"tradewire.languages.{code}.morphology")
    return Pack(
        code=code,
        morphology=cast(Morphology, module.morphology()),
        text=_table(code, "text", TextTable),
        lexicon=LexiconTable(concepts=_table(code, "lexicon", dict[str, dict[str, tuple[str, ...]]])),
        frames=LexiconTable(concepts=_table(code, "frames", dict[str, dict[str, tuple[str, ...]]])),
        quantities=_table(code, "quantities", QuantityTable),
        time=_table(code, "time", TimeTable),
        places=_table(code, "places", PlaceTable),
        names=_table(code, "names", NameTable),
        speech=_table(code, "speech", SpeechTable),
        products=_table(code, "products", ProductTable),
        page=_table(code, "page", PageTable),
    )


@cache
def page_tables(code: str) -> tuple[TextTable, PageTable]:
    """What is needed to tell the language of a text and to clean its page, without the rest of the pack."""
    return _table(code, "text", TextTable), _table(code, "page", PageTable)


def _table(code: str, name: str, shape: type[_Table]) -> _Table:
    path = _HERE / code / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError) as error:
        raise DataError(f"{path.name} of language pack {code!r}: {error}") from error
