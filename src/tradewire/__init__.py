"""tradewire: trade news in, an auditable ledger of claims out."""

from typing import Any

__version__ = "0.1.0"

# The names are those of `tradewire.api`, which is imported when the first of them is asked for: the command line and
# those who want one record only pay for what they use.
__all__ = [
    "Claims",
    "Entries",
    "OpenLedger",
    "Picture",
    "Readings",
    "columns",
    "open_ledger",
    "read_files",
    "read_text",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tradewire' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module("tradewire.api"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
