"""Archives whose bytes depend on their content alone."""

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE: Final = (1980, 1, 1, 0, 0, 0)


def repacked(archive: bytes) -> bytes:
    """The same files in the same order, with one fixed date."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(entry(name), old.read(name))
    return made.getvalue()


def entry(name: str) -> ZipInfo:
    """A member of an archive, without the time and the machine."""
    info = ZipInfo(name, DATE)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info
