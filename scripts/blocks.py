"""Parts of README.md that a command writes, between marks that a reader of the page does not see."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

README: Final = Path(__file__).parents[1] / "README.md"


def write(name: str, lines: Iterable[str]) -> None:
    """Put the lines between `<!-- name -->` and `<!-- end of name -->`.

    Raises:
        ValueError: README.md has no such marks.
    """
    page = README.read_text(encoding="utf-8")
    first, last = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if first not in page or last not in page:
        raise ValueError(f"README.md has no marks {first} and {last}")
    block = "\n".join([first, "", *lines, "", last])
    found = re.compile(f"{re.escape(first)}.*?{re.escape(last)}", re.DOTALL)
    README.write_text(found.sub(lambda _: block, page), encoding="utf-8")
