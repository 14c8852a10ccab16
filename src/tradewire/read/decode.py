"""Bytes to text: which encoding, and what to do where none fits all of it."""

import re
from typing import Final, NamedTuple

from tradewire.read.source import Refused
from tradewire.record import Note

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 65_536
_CONTROLS: Final = bytes(sorted(set(range(32)) - {9, 10, 11, 12, 13, 27})) + b"\x7f"
_LEGACY: Final = ("cp1251", "koi8-r", "cp866", "cp1252")
# One letter in this many lines of another encoding is a damaged text, not a text in that encoding.
_MIXED_SHARE: Final = 0.5
_WORD: Final = re.compile(r"[^\W\d_]+")


class Decoded(NamedTuple):
    """A text, and notes on how it was decoded where that is worth telling."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes in any of the usual encodings.

    `declared` is an encoding that the format names; it is tried first and not trusted.

    Raises:
        Refused: the bytes are no text, or no encoding explains them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _wide(data, encoding)
    wide = _unmarked_wide(data)
    if wide:
        return _wide(data, wide)
    if _is_binary(data):
        raise Refused("binary", "the file is binary, not text")
    return _narrow(data, declared)


def _wide(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > len(text) // 100 + 1:
        raise Refused("unknown_encoding", f"the file is marked as {encoding}, but is not")
    return Decoded(text, (_note(encoding),) if encoding != "utf-8-sig" else ())


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: one byte of most pairs is the same small number."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if sum(high.count(byte) for byte in (0, 4)) > 0.9 * len(high) and low.count(0) * 10 < len(low):
            return encoding
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _CONTROLS))
    return strange > len(sample) // 100 or (b"\x00" in sample and strange > 3)


def _narrow(data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _mixed(data) or _damaged(data) or _legacy(data, declared)


def _mixed(data: bytes) -> Decoded | None:
    """Lines of UTF-8 with some in another encoding, or with damaged letters."""
    lines = data.split(b"\n")
    good = sum(1 for line in lines if not line.isascii() and _is_utf8(line))
    bad = [line for line in lines if not _is_utf8(line)]
    if good <= _MIXED_SHARE * (good + len(bad)):
        return None
    encoding = _best(b"\n".join(bad))
    text = "\n".join(_line(line, encoding) for line in lines)
    return Decoded(text, (Note("mixed_encoding", f"{len(bad)} of {len(lines)} lines are not UTF-8"),))


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not c.isascii() for c in text[:_SAMPLE]) - broken
    if broken * 10 > whole:
        return None
    return Decoded(text, (Note("damaged_letters", f"{broken} letters are broken"),))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line(line: bytes, encoding: str) -> str:
    """A line of a mixed text: damaged UTF-8 loses its damaged letters only."""
    mended = line.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    return mended if broken * 10 < len(mended) else line.decode(encoding, "replace")


def _legacy(data: bytes, declared: str | None) -> Decoded:
    encoding = _known(declared) or _best(data)
    text = data.decode(encoding, "replace")
    if _sense(text) < 0.5 or text.count("\ufffd") * 50 > len(text):
        raise Refused("unknown_encoding", f"no encoding explains the bytes; the likeliest is {encoding}")
    return Decoded(text, (_note(encoding),))


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        return name if "a".encode(name) == b"a" and name.lower().replace("_", "-") != "utf-8" else None
    except LookupError:
        return None


def _best(data: bytes) -> str:
    """The detector's word, where the text then makes as much sense as in the usual encodings."""
    import cchardet  # noqa: PLC0415

    sample = data[:_SAMPLE]
    detected = _known(cchardet.detect(sample)["encoding"])
    candidates = ((detected,) if detected else ()) + _LEGACY
    return max(candidates, key=lambda name: (round(_sense(sample.decode(name, "replace")), 2), name == detected))


def _sense(text: str) -> float:
    """0 to 1: how much of the letters beyond ASCII stand in words of one script with capitals at the start only."""
    strange = [w for w in _WORD.findall(text) if not w.isascii()]
    letters = sum(map(len, strange)) + sum(1 for c in text if not c.isascii() and not c.isalpha()) // 4
    good = sum(len(word) for word in strange if _plausible(word))
    return good / letters if letters else 0.0


def _plausible(word: str) -> bool:
    if not (word.islower() or word[1:].islower() or (word.isupper() and len(word) < 12)):
        return False
    cyrillic = sum("\u0400" <= c <= "\u045f" for c in word)
    if cyrillic:
        return cyrillic == len(word)
    return sum(not c.isascii() for c in word) * 2 <= len(word)


def _note(encoding: str) -> Note:
    return Note("encoding", f"the text was in {encoding}")
