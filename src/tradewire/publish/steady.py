"""Archives whose bytes depend on their content alone."""

from io import BytesIO
from pathlib import Path
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


def with_member(path: Path, name: str, content: bytes) -> None:
    """Put other content into a member of an archive on disk; the members before it, however large, stay as they are.

    Those from that member on are written anew.
    """
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        start = archive.getinfo(name).header_offset
        tail = [info for info in archive.infolist() if info.header_offset >= start]
        kept = {info.filename: archive.read(info) for info in tail}
        for info in tail:
            archive.filelist.remove(info)
            del archive.NameToInfo[info.filename]
        archive.start_dir = start
        for member, old in kept.items():
            archive.writestr(entry(member), content if member == name else old)
