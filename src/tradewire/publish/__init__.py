"""Briefs, charts, tables and exports; each number leads back to its claims. Creates no claims."""

from collections.abc import Mapping
from pathlib import Path

from tradewire.ledger import EVERYTHING, Filter, Ledger
from tradewire.publish import exports as _exports
from tradewire.publish.brief import BriefRequest, formats, render, write
from tradewire.publish.source import Source

__all__ = ["BriefRequest", "brief", "brief_formats", "export", "exports"]


def brief(ledger: Ledger, request: BriefRequest, output_format: str = "html") -> bytes:
    """A brief as the bytes of a file: `html`, `md`, `pdf` or `docx`.

    Raises:
        InputError: an area, the language or the format is not known.
        MissingExtra: the format needs a library that is not installed.
    """
    return render(write(ledger, request), output_format)


def brief_formats() -> tuple[str, ...]:
    return formats()


def export(name: str, ledger: Ledger, path: Path, wanted: Filter = EVERYTHING) -> None:
    """Write an export of the claims that meet a filter into a file.

    Raises:
        InputError: there is no such export.
        MissingExtra: the export needs a library that is not installed.
    """
    _exports.write(name, Source(ledger, wanted), path)


def exports() -> Mapping[str, str]:
    """Names of the exports, with what each is."""
    return {name: _exports.export(name).ABOUT for name in _exports.exports()}
