"""The command line: arguments become calls of `tradewire.pipeline`, readings become text."""

import gc
from typing import Final

# A reading makes many small objects that live shortly and form no circles: looking for those rarely saves 7 % of time.
_MADE_BEFORE_A_LOOK: Final = 50_000


def main() -> None:
    """The `tradewire` command."""
    from tradewire.cli.app import run  # noqa: PLC0415  (the package itself stays light to import)

    spare_looks()
    run()


def spare_looks() -> None:
    """Let this process look for garbage in circles seldom."""
    gc.set_threshold(_MADE_BEFORE_A_LOOK)
