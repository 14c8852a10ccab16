"""One tree of exceptions; each message says what is wrong and what to do about it."""


class TradewireError(Exception):
    """The root: catch this to catch everything that tradewire raises on purpose."""


class InputError(TradewireError):
    """A file, a record or an option that was given to tradewire cannot be used."""


class UnreadableInput(InputError):
    """A file is empty, binary, too large, or in an encoding that nothing explains."""


class UnknownLanguage(InputError):
    """No language pack has this code, or no pack knows the language of the text."""


class ContractError(TradewireError):
    """A record breaks the claim contract, for instance a quote that is not in its text."""


class DataError(TradewireError):
    """A data file of a language pack or the gazetteer is malformed."""


class MissingExtra(TradewireError):
    """A feature needs an optional dependency; the message names the extra to install."""


class LedgerError(TradewireError):
    """The ledger cannot be opened, read or written."""


class LedgerBusy(LedgerError):
    """Another process is writing and did not finish in time."""


class LedgerFull(LedgerError):
    """The disk is full; what was committed before is kept, the last batch is not stored."""


class LedgerReadOnly(LedgerError):
    """The ledger was opened for reading, or its file may not be written."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer tradewire."""


class LedgerDamaged(LedgerError):
    """The file is no ledger, or it is damaged."""
