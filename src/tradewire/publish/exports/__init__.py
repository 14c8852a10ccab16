"""One file an export; each has ABOUT, SUFFIX and `write`. They are found by listing this folder.

`write(source, path)` makes the file anew. Memory does not grow with the number of claims, unless ABOUT says so.
"""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from tradewire.errors import InputError
from tradewire.publish.source import Source


class Export(Protocol):
    """What each module of this folder offers."""

    ABOUT: str
    SUFFIX: str

    @staticmethod
    def write(source: Source, path: Path) -> None: ...


def exports() -> tuple[str, ...]:
    """Names of the exports: csv, jsonl and so on."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def export(name: str) -> Export:
    """One export by its name.

    Raises:
        InputError: there is no such export.
    """
    if name not in exports():
        raise InputError(f"there is no export {name!r}: choose one of {', '.join(exports())}")
    return cast(Export, import_module(f"{__name__}.{name}"))


def write(name: str, source: Source, path: Path) -> None:
    """Write an export into a file.

    Raises:
        InputError: there is no such export.
        MissingExtra: the export needs a library that is not installed.
    """
    export(name).write(source, path)
