"""Where results go."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

_WIDEST: Final = 160
_NO_TERMINAL: Final = (100, 25)


@contextmanager
def destination(path: Path | None) -> Iterator[TextIO]:
    """The file at `path`, else standard output; always UTF-8, so that no text of an article can fail to print."""
    if path is None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    with path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        yield stream


def text_width() -> int:
    """Columns of the terminal, 100 where there is none, 160 at most."""
    return min(shutil.get_terminal_size(_NO_TERMINAL).columns, _WIDEST)
