"""A whole ledger as an RO-Crate: an archive of files with one that describes them all."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from zipfile import ZipFile

import msgspec

from tradewire import __version__
from tradewire.publish import dictionary
from tradewire.publish.exports import annotations, archive, csv, jsonl
from tradewire.publish.source import Source
from tradewire.publish.steady import entry

ABOUT: Final = "the ledger as an RO-Crate 1.1: claims, table, annotations, the ledger itself, and what each is (zip)"
SUFFIX: Final = ".zip"

_PARTS: Final = {
    "claims.csv": (csv, "text/csv", "the table of claims"),
    "claims.jsonl": (jsonl, "application/jsonl", "claims with all their fields"),
    "annotations.jsonld": (annotations, "application/ld+json", "evidence as W3C Web Annotations"),
    "ledger.jsonl": (archive, "application/jsonl", "the whole ledger, to be restored"),
}
_DICTIONARY: Final = "dictionary.md"
_METADATA: Final = "ro-crate-metadata.json"
_CHUNK: Final = 1 << 20


def write(source: Source, path: Path) -> None:
    """The parts are written to a folder for the time being, and packed one after the other."""
    with TemporaryDirectory() as folder, ZipFile(path, "w") as out:
        sizes = {}
        for name, (export, _, _) in _PARTS.items():
            part = Path(folder) / name
            export.write(source, part)
            sizes[name] = part.stat().st_size
            _pack(out, part)
        out.writestr(entry(_DICTIONARY), dictionary.markdown())
        sizes[_DICTIONARY] = len(dictionary.markdown().encode())
        out.writestr(entry(_METADATA), msgspec.json.format(msgspec.json.encode(_metadata(source, sizes)), indent=2))


def _pack(out: ZipFile, part: Path) -> None:
    info = entry(part.name)
    info.file_size = part.stat().st_size
    with part.open("rb") as read, out.open(info, "w") as written:
        while chunk := read.read(_CHUNK):
            written.write(chunk)


def _metadata(source: Source, sizes: dict[str, int]) -> dict[str, Any]:
    files = {name: (kind, about) for name, (_, kind, about) in _PARTS.items()}
    files[_DICTIONARY] = ("text/markdown", "what the columns of the table mean")
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [
            {
                "@id": _METADATA,
                "@type": "CreativeWork",
                "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
                "about": {"@id": "./"},
            },
            {
                "@id": "./",
                "@type": "Dataset",
                "name": "Claims about trade",
                "description": "Claims of news articles about trade and cooperation, each with the words it stands on.",
                "datePublished": source.newest.isoformat(),
                "license": "The articles that are quoted belong to their publishers.",
                "hasPart": [{"@id": name} for name in files],
            },
            *(
                {
                    "@id": name,
                    "@type": "File",
                    "name": about,
                    "encodingFormat": kind,
                    "contentSize": str(sizes[name]),
                }
                for name, (kind, about) in files.items()
            ),
            {"@id": "#tradewire", "@type": "SoftwareApplication", "name": "tradewire", "version": __version__},
            {
                "@id": "#made",
                "@type": "CreateAction",
                "instrument": {"@id": "#tradewire"},
                "result": {"@id": "./"},
                "name": "export of a ledger",
            },
        ],
    }
