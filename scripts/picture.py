"""Draw the picture of the README: what the terminal shows for two of the sample articles."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT: Final = Path(__file__).parents[1]
COLUMNS: Final = 132
ARTICLES: Final = ("examples/articles/chuvashia-2025-05.txt", "examples/articles/chuvashia-2025-11.txt")
_REMOTE_FONTS: Final = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def main() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "tradewire", "read", "--quiet", *ARTICLES],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "NO_COLOR": ""},
    )
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(file=nowhere, record=True, width=COLUMNS, force_terminal=True)
        console.print(Text.from_ansi(f"$ tradewire read {' '.join(ARTICLES)}\n{shown.stdout.rstrip()}"))
        drawing = console.export_svg(title="tradewire", theme=DIMMED_MONOKAI)
    (ROOT / "docs" / "read.svg").write_text(_REMOTE_FONTS.sub("", drawing), encoding="utf-8")


if __name__ == "__main__":
    main()
