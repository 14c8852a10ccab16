"""Markdown: one document a file; the words without the marks, the front matter as metadata."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tradewire.read.decode import decode
from tradewire.read.formats import Format
from tradewire.read.markup import to_text
from tradewire.read.options import ReadOptions, Skipped
from tradewire.read.raw import Raw
from tradewire.read.source import Source

_FRONT: Final = re.compile(r"\A---[ \t]*\n((?:(?!---)[^\n]{0,500}\n){0,60})---[ \t]*\n")
_FIELD: Final = re.compile(r"^([A-Za-z_-]{2,20}):[ \t]*(.+)$", re.MULTILINE)
_BLOCKS: Final = frozenset({"inline", "code_block", "fence"})


def _read(source: Source, options: ReadOptions) -> Iterator[Raw | Skipped]:
    decoded = decode(source.read(options.max_bytes), options.encoding)
    text = decoded.text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    fields = {name.lower(): value.strip(" \"'") for name, value in _FIELD.findall(front[1])} if front else {}
    body = _words(text[front.end() :] if front else text)
    yield _raw(source, body, fields, options)


def _raw(source: Source, body: str, fields: Mapping[str, str], options: ReadOptions) -> Raw:
    return Raw(
        id=source.stem,
        text=body,
        source=source.name,
        published=fields.get("date") or fields.get(options.published_column),
        language=fields.get("lang") or fields.get("language"),
        url=fields.get("url") or fields.get("source"),
        outlet=fields.get("outlet") or fields.get("publisher"),
        title=fields.get("title"),
        author=fields.get("author"),
    )


def _words(text: str) -> str:
    """A line a block."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    blocks = (token for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type in _BLOCKS)
    lines = (_inline(token.children) if token.children else token.content for token in blocks)
    return "\n".join(line.strip() for line in lines if line.strip())


def _inline(children: Sequence[object]) -> str:
    parts = []
    for child in children:
        kind = getattr(child, "type", "")
        if kind in {"softbreak", "hardbreak"}:
            parts.append(" " if kind == "softbreak" else "\n")
        elif kind in {"text", "code_inline"}:
            parts.append(getattr(child, "content", ""))
        elif kind == "html_inline":
            parts.append(to_text(getattr(child, "content", "")))
    return "".join(parts)


FORMAT = Format("markdown", frozenset({".md", ".markdown"}), _read, lambda head: head.startswith(b"---\n"), rank=1)
