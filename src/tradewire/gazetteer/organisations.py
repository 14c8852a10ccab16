"""Companies and bodies by name, from the hand-kept registry `data/organisations.tsv`.

A further language is a file `organisations.<code>.tsv`: slug and names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from tradewire.errors import DataError
from tradewire.gazetteer.places import load_places
from tradewire.record import Entity

_FILE: Final = Path(__file__).parent / "data" / "organisations.tsv"
_COLUMNS: Final = 5


@dataclass(frozen=True, slots=True)
class Organisation:
    """One line of the registry.

    `home` is the area that it stands for or comes from, None for international bodies. `names` maps a
    language to its spellings, the canonical one first; a name in `guarded` is also a common word, and means the
    organisation only within quotation marks or beside a legal form or a noun such as "plant".
    """

    slug: str
    kind: str
    home: Entity | None
    names: Mapping[str, tuple[str, ...]]
    guarded: frozenset[str]

    @property
    def id(self) -> str:
        return f"org:{self.slug}"

    @property
    def name(self) -> str:
        """The canonical English name."""
        return self.names["en"][0]


@dataclass(frozen=True, eq=False)
class Organisations:
    """The registry, in the order of its file."""

    entries: tuple[Organisation, ...]

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def by_id(self) -> Mapping[str, Organisation]:
        return {entry.id: entry for entry in self.entries}


@cache
def load_organisations() -> Organisations:
    """The registry that ships with tradewire.

    Raises:
        DataError: a line has the wrong number of columns, no English name, or a slug that stands twice, or
            a home is no known area, or a further language names an organisation that is not there.
    """
    found: dict[str, Organisation] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            organisation = _organisation(line, number)
            if organisation.slug in found:
                raise DataError(f"{_FILE.name}:{number}: slug {organisation.slug!r} stands twice")
            found[organisation.slug] = organisation
    for path in sorted(_FILE.parent.glob("organisations.*.tsv")):
        _add_names(found, path)
    return Organisations(tuple(found.values()))


def _add_names(found: dict[str, Organisation], path: Path) -> None:
    """The names of one further language."""
    for line in path.read_text(encoding="utf-8").splitlines():
        slug, _, cell = line.partition("\t")
        if slug and not slug.startswith("#"):
            if slug not in found:
                raise DataError(f"{path.name}: no organisation {slug!r}")
            found[slug] = _named(found[slug], path.name.split(".")[1], _names(cell))


def _named(organisation: Organisation, code: str, names: tuple[str, ...]) -> Organisation:
    plain = tuple(name.rstrip("!") for name in names)
    guarded = frozenset(name[:-1] for name in names if name.endswith("!"))
    return replace(
        organisation,
        names={**organisation.names, code: plain},
        guarded=organisation.guarded | guarded,
    )


def _organisation(line: str, number: int) -> Organisation:
    columns = line.split("\t")
    if len(columns) != _COLUMNS or not columns[3]:
        raise DataError(f"{_FILE.name}:{number}: needs slug, kind, home, English names, Russian names: {line[:60]!r}")
    slug, kind, home, english, russian = columns
    names = {"en": _names(english), "ru": _names(russian)}
    plain = {language: tuple(name.rstrip("!") for name in spelled) for language, spelled in names.items()}
    guarded = frozenset(name[:-1] for spelled in names.values() for name in spelled if name.endswith("!"))
    return Organisation(slug, kind, load_places().entity(home) if home else None, plain, guarded)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())
