"""The checks: one module a rule, each with a function `check(book)`; the folder is the list of them."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tradewire.reconcile.book import Book
from tradewire.record import Check, Derived

Finding = Check | Derived
Rule = Callable[[Book], Iterator[Finding]]


@cache
def names() -> tuple[str, ...]:
    """The names of all rules, in order."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


def rule(name: str) -> Rule:
    """The rule of a name, which is the name of its module."""
    found: Rule = import_module(f"{__name__}.{name}").check
    return found


def run(book: Book) -> Iterator[Finding]:
    """What all the rules find, rule by rule."""
    for name in names():
        yield from rule(name)(book)
