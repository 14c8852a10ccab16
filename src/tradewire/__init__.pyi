# What `__init__.py` imports when it is asked for, for those who read types.
from tradewire.api import (
    Claims as Claims,
)
from tradewire.api import (
    Entries as Entries,
)
from tradewire.api import (
    OpenLedger as OpenLedger,
)
from tradewire.api import (
    Picture as Picture,
)
from tradewire.api import (
    Readings as Readings,
)
from tradewire.api import (
    columns as columns,
)
from tradewire.api import (
    open_ledger as open_ledger,
)
from tradewire.api import (
    read_files as read_files,
)
from tradewire.api import (
    read_text as read_text,
)

__version__: str
__all__ = ["Claims", "Entries", "OpenLedger", "Picture", "Readings", "columns", "open_ledger", "read_files", "read_text"]
