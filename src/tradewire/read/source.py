"""Where bytes come from: files, members of archives, standard input."""

import gzip
import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from tradewire.errors import UnreadableInput
from tradewire.read.options import ReasonCode

_GZIP: Final = b"\x1f\x8b"
_HEAD: Final = 4096


class Refused(UnreadableInput):
    """A source that cannot be read; `code` is the reason that the run's report gives."""

    def __init__(self, code: ReasonCode, message: str) -> None:
        super().__init__(message)
        self.code: ReasonCode = code


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or bytes in memory where `data` is given; `name` is what reports call it."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    @property
    def stem(self) -> str:
        """The name without folders and without the suffixes of its format; a document's id."""
        name = Path(self.name).name.removesuffix(".gz")
        return Path(name).stem if Path(name).stem else name

    @property
    def suffix(self) -> str:
        """In lower case, without the one of compression: ".jsonl" of "news.jsonl.gz"."""
        return Path(self.name.lower().removesuffix(".gz")).suffix

    def open(self) -> BinaryIO:
        """The bytes, unpacked where they are gzipped. The caller closes it."""
        stream = io.BytesIO(self.data) if self.data is not None else cast(Path, self.path).open("rb")
        packed = stream.read(2) == _GZIP
        stream.seek(0)
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream

    def head(self) -> bytes:
        """The first 4 kB, unpacked."""
        with self.open() as stream:
            return stream.read(_HEAD)

    def read(self, limit: int) -> bytes:
        """All bytes.

        Raises:
            Refused: there are none, or more than `limit`; never more than `limit + 1` are held.
        """
        with self.open() as stream:
            data = stream.read(limit + 1)
        if not data:
            raise Refused("empty", "the file is empty")
        if len(data) > limit:
            raise Refused("too_large", f"more than {limit:,} bytes; the limit can be raised")
        return data
