"""Libraries of others: optional ones, and what they say on their own."""

import logging
from importlib import import_module
from types import ModuleType

from tradewire.errors import MissingExtra


def needed(module: str, extra: str, what: str) -> ModuleType:
    """A module of an optional dependency.

    Raises:
        MissingExtra: it is not installed; the message tells what to install.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(f"{what} need an extra: pip install 'tradewire[{extra}]'") from error


def hush(*names: str) -> None:
    """Keep what libraries log about damaged files off the terminal, unless somebody listens to their loggers."""
    for name in names:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
