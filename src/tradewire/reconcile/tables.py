"""The small tables in `data/`: columns separated by tabs, lines that begin with # are comments."""

from functools import cache
from importlib.resources import files

Row = tuple[str, ...]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of `data/<name>.tsv`."""
    text = files("tradewire.reconcile").joinpath("data").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
