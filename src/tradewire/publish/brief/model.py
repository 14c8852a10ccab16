"""A brief as data: what every format prints."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewire.publish.charts.style import Spec


@dataclass(frozen=True, slots=True)
class Note:
    """What a number stands on: the words before, the exact words of the claim, the words after, and where they stand.

    A computed number has its working in `words` and the numbers of the notes that it was computed from in `basis`.
    `aside` tells how a period was read that the words only imply, such as "last year".
    """

    number: int
    outlet: str
    said: str
    before: str
    words: str
    after: str
    url: str | None = None
    basis: tuple[int, ...] = ()
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One statement; `notes` are numbers of notes."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What is said about one thing."""

    lead: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one small heading, which may be empty."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """One document among the sources."""

    outlet: str
    said: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything is text in the brief's language; `chart` is a Vega-Lite specification, None where there is
    nothing to draw or nothing to draw it with.

    `labels` holds the few words that templates need beside.
    """

    language: str
    title: str
    generated: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    sources: tuple[Cited, ...]
    labels: Mapping[str, str]
    chart: Spec | None = None
