"""One file a format; each has `render(brief) -> bytes`. They are found by listing this folder."""

from importlib import import_module
from pkgutil import iter_modules

from tradewire.errors import InputError
from tradewire.publish.brief.model import Brief


def formats() -> tuple[str, ...]:
    """Names of the formats: html, md and so on."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def render(brief: Brief, output_format: str) -> bytes:
    """A brief as the bytes of a file.

    Raises:
        InputError: there is no such format.
        MissingExtra: the format needs a library that is not installed.
    """
    if output_format not in formats():
        raise InputError(f"briefs are written as {', '.join(formats())}, not as {output_format!r}")
    made: bytes = import_module(f"{__name__}.{output_format}").render(brief)
    return made
