# What `__init__.py` imports when it is asked for, for those who read types.
from tradewire.api import (
    Claims,
    Entries,
    OpenLedger,
    Picture,
    Readings,
    columns,
    open_ledger,
    read_files,
    read_text,
)

__version__: str
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
