"""Write docs/reference.md from the code: the Python API, the exports, the columns of the table of claims."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tradewire
from tradewire.publish import dictionary, export_names

PAGE = Path(__file__).parents[1] / "docs" / "reference.md"
_HEAD = """# Reference

Written by `make docs` from the code.

"""


def page() -> str:
    """The whole page."""
    exports = "\n".join(f"| `{name}` | {about} |" for name, about in export_names().items())
    return (
        f"{_HEAD}## Python\n\n{''.join(_names())}"
        f"## Exports\n\n| name | what |\n| --- | --- |\n{exports}\n\n"
        f"## Columns of the table of claims\n\n{dictionary.markdown()}"
    )


def _names() -> Iterator[str]:
    for name in tradewire.__all__:
        thing = getattr(tradewire, name)
        yield f"### `{name}{_signature(thing) if inspect.isfunction(thing) else ''}`\n\n{_about(thing)}\n\n"
        if inspect.isclass(thing):
            for method, value in vars(thing).items():
                if not method.startswith("_") and (callable(value) or isinstance(value, property)):
                    yield from _method(method, value)


def _method(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, property):
        yield f"- `{name}`: {_about(value, indent='  ')}\n\n"
    else:
        yield f"- `{name}{_signature(value)}`: {_about(value, indent='  ')}\n\n"


def _signature(thing: Any) -> str:
    """Without `self` and without the modules that types come from."""
    text = str(inspect.signature(thing)).replace("(self, ", "(").replace("(self)", "()").replace(" = 'en'", ' = "en"')
    text = re.sub(r"'((?:pa|pd|pl)\.\w+|Claims)'", r"\1", text)
    return re.sub(r"\b(?:tradewire\.[\w.]+|collections\.abc|pathlib|datetime)\.(?=\w)", "", text)


def _about(thing: Any, indent: str = "") -> str:
    lines = (inspect.getdoc(thing) or "").splitlines()
    text = "\n".join(lines).replace("Raises:\n    ", "Raises ").replace("\n    ", "\n")
    return text.replace("\n", f"\n{indent}")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
