"""Draw the picture of the README: what the terminal shows for two of the sample articles."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT: Final = Path(__file__).parents[1]
COLUMNS: Final = 132
ARTICLES: Final = ("examples/articles/chuvashia-2025-05.txt", "examples/articles/chuvashia-2025-11.txt")
_CELL: Final = 12.2  # width of a character in rich's drawings
_TEXT: Final = re.compile(
    r'x="([\d.]+)"( y="[\d.]+") textLength="[\d.]+"([^>]*)>((?:&#160;)*)([^<]*?)(?:&#160;)*</text>'
)
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
    drawing = _TEXT.sub(_without_blanks, _REMOTE_FONTS.sub("", drawing))
    (ROOT / "docs" / "read.svg").write_text(drawing, encoding="utf-8")


def _without_blanks(match: re.Match[str]) -> str:
    """A piece of text that starts at its first letter: some programs drop the blanks before it."""
    x, y, rest, blanks, words = match.groups()
    start = float(x) + _CELL * blanks.count("&#160;")
    width = _CELL * cell_len(unescape(words))
    return f'x="{start:.1f}"{y} textLength="{width:.1f}"{rest}>{words}</text>'


if __name__ == "__main__":
    main()
