"""A bar on the terminal while results go elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told of each document; `say` prints a line without tearing the bar."""

    def step(self, claims: int) -> None: ...
    def say(self, line: str) -> None: ...


class Silent:
    """No bar: lines go straight to standard error."""

    def step(self, claims: int) -> None:
        """Nothing to show."""

    def say(self, line: str) -> None:
        print(line, file=sys.stderr)


@contextmanager
def progress(paths: Sequence[str], show: bool) -> Iterator[Progress]:
    """A bar on standard error where `show`, else silence."""
    if not show:
        yield Silent()
        return
    from tradewire.cli.bar import Bar  # noqa: PLC0415  (rich's live display is not needed without a terminal)

    with Bar(paths) as bar:
        yield bar
