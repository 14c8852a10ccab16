"""Page chrome inside a text: what a page has around its article, and what is read for no claim."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from tradewire.read.hints import Hints
from tradewire.read.lines import Line, ends_sentence, plain
from tradewire.read.mojibake import is_mojibake
from tradewire.read.stamps import Stamp
from tradewire.record import Region, Span

_SHORT: Final = 40
_LABEL_LINE: Final = 110
_READ_ALSO_LINE: Final = 200
_LISTED: Final = 6  # headlines below "read also"

# Inside a line, wherever it stands; in a set of images each address is followed by a width.
_URL: Final = r"(?:https?://|www\.)[^\s<>\"«»]+(?:[ \u00a0]\d{1,5}(?:\.\d)?[wx],?(?=\s|$))?"
_TAG: Final = r"</?[a-zA-Z][^<>\n]{0,300}>|&[a-z]{2,8};|&#\d{1,6};"
_INTERNATIONAL: Final = r"\+\d{1,3}[ \u00a0(-]{0,2}\d{2,4}[ \u00a0)-]{1,2}\d{2,4}(?:[ \u00a0-]?\d{2,4}){1,3}"
_LOCAL: Final = r"\(\+?\d{1,4}[ -]?\d{0,5}\)[ \u00a0]?\d{2,3}-\d{2}-\d{2}"
_MAIL: Final = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,20}){1,3}"
# Each with the signs without which it need not be looked for.
_INLINE: Final = (
    ("url", ("://", "www."), re.compile(_URL)),
    ("tag", ("<", "&"), re.compile(_TAG)),
    ("phone", ("+", "("), re.compile(f"{_INTERNATIONAL}|{_LOCAL}")),
    ("mail", ("@",), re.compile(_MAIL)),
    ("hashtag", ("#",), re.compile(r"(?<!\w)#\w{2,40}")),
)
DOMAIN: Final = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9а-я](?:[a-z0-9а-я-]{0,30})\.){1,3}[a-zрф]{2,6}(?![\w@/-])", re.IGNORECASE
)

# A whole line.
_RATE: Final = r"[ \u00a0]?(?:\d{1,4}|\d{1,3}(?:[ ,]\d{3}){1,2})[.,]\d{1,4}[ \u00a0]?"
_TICKER: Final = re.compile(rf"(?:[A-Z]{{3}}|[$€₽£¥])?{_RATE}(?:[A-Z]{{3}}|[$€₽£¥%])?(?:[ \u00a0][-+▲▼]?{_RATE}%?)?")
_CODE: Final = re.compile(r"[A-Z]{3}|[$€₽£¥]")
_GLUED_CODE: Final = re.compile(r"[a-z]{3,12}[A-Z]{3}")
_TEMPERATURE: Final = re.compile(r"[-+−–]?\d{1,2}\s?°")
_GLUED: Final = re.compile(r"(?:[A-ZА-ЯЁІЎ][a-zа-яёіў]{2,}){3,}")
_GLUED_PART: Final = re.compile(r"[A-ZА-ЯЁІЎ][a-zа-яёіў]+")
_IDENTIFIER: Final = re.compile(r"(?<!\S)\w*[^\W_]_\w+(?!\S)")
_SEPARATOR: Final = re.compile(r"\s*[/|»›→•·>]+\s*")


class _Phrases(NamedTuple):
    lines: frozenset[str]
    starts: tuple[str, ...]
    words: frozenset[str]
    phone: tuple[str, ...]
    read_also: tuple[str, ...]


@lru_cache(maxsize=16)
def _phrases(hints: Hints) -> _Phrases:
    every = hints.languages
    return _Phrases(
        frozenset(plain(phrase) for one in every for phrase in one.chrome_lines),
        tuple(phrase for one in every for phrase in one.chrome_starts),
        frozenset(word for one in every for word in one.chrome_words),
        tuple(word for one in every for word in one.phone),
        tuple(phrase for one in every for phrase in one.read_also),
    )


def chrome_in(text: str, lines: list[Line], stamps: tuple[Stamp, ...], hints: Hints) -> list[Region]:
    """The chrome of a text, by place, without overlaps; `detail` tells its kind."""
    found = [Region(stamp.span, "chrome", "stamp") for stamp in stamps]
    found += [Region(line.span, "chrome", kind) for line, kind in _chrome_lines(lines, _phrases(hints))]
    found += _after_stamps(text, stamps)
    for kind, signs, form in _INLINE:
        if any(sign in text for sign in signs):
            found += [Region(Span(*match.span()), "chrome", kind) for match in form.finditer(text)]
    return _merged(found)


def _chrome_lines(lines: list[Line], phrases: _Phrases) -> Iterator[tuple[Line, str]]:
    listed = 0
    for i, line in enumerate(lines):
        kind = _kind(line, phrases)
        if kind == "number" and _is_wrapped(lines, i):
            kind = ""
        if kind == "read also" and plain(line.text) in phrases.read_also:
            listed = _LISTED
        elif not kind and listed and not line.after_blank and len(line.text) <= 120 and not ends_sentence(line.text):
            kind, listed = "read also", listed - 1
        elif not kind:
            listed = 0
        if kind:
            yield line, kind


def _kind(line: Line, phrases: _Phrases) -> str:
    """The kind of chrome that a line is, "" where it is none."""
    for rule in _RULES:
        kind = rule(line, phrases)
        if kind:
            return kind
    return ""


def _known_phrase(line: Line, phrases: _Phrases) -> str:
    return "label" if line.plain in phrases.lines else ""


def _labelled(line: Line, phrases: _Phrases) -> str:
    """ "Photo: …", "Share on …", "Reading time …"."""
    text = line.text.lower().replace("ё", "е").lstrip("-–—•* \u00a0")
    if len(line.text) <= _LABEL_LINE and (text.startswith(phrases.starts) or line.plain.startswith(phrases.starts)):
        return "label"
    return "copyright" if line.text[0] in "©®" and len(line.text) <= _LABEL_LINE else ""


def _read_also(line: Line, phrases: _Phrases) -> str:
    if len(line.text) > _READ_ALSO_LINE or not line.plain.startswith(phrases.read_also):
        return ""
    for phrase in phrases.read_also:
        if line.plain.startswith(phrase):
            rest = line.plain[len(phrase) :]
            if not rest or rest.lstrip()[:1] in {":", "-", "–", "—"}:
                return "read also"
    return ""


def _number(line: Line, phrases: _Phrases) -> str:
    """Counters, ratings, clock times, rates: a line without a letter."""
    if len(line.text) > _SHORT or any(c.isalpha() for c in line.text):
        return ""
    return "number" if any(c.isdigit() for c in line.text) else ""


def _ticker(line: Line, phrases: _Phrases) -> str:
    if len(line.text) > _SHORT:
        return ""
    if (
        _TICKER.fullmatch(line.text)
        or _GLUED_CODE.fullmatch(line.text)
        or _is_rates(line.text)
        or _has_rates(line.text)
    ):
        return "ticker"
    return "weather" if _TEMPERATURE.search(line.text) and not ends_sentence(line.text) else ""


def _is_rates(text: str) -> bool:
    """ "USD 81.19 EUR 94.03": codes and numbers, and nothing else."""
    words = text.split()
    return len(words) > 3 and all(_CODE.fullmatch(word) or word[0].isdigit() for word in words)


def _has_rates(text: str) -> bool:
    """ "Today | 3.17 USD | 3.42 EUR": rates between separators."""
    return "|" in text and sum(bool(_TICKER.fullmatch(part.strip())) for part in text.split("|")) > 1


def _menu(line: Line, phrases: _Phrases) -> str:
    """Words of navigation, glued or not, and nothing else."""
    if len(line.text) > _LABEL_LINE or ends_sentence(line.text):
        return ""
    words = line.plain.split()
    if words and all(word.strip("/|,:•·-–—>") in phrases.words for word in words):
        return "menu"
    if " " not in line.text:
        parts = [part.lower() for part in _GLUED_PART.findall(line.text)]
        if _GLUED.fullmatch(line.text) or (len(parts) == 2 and phrases.words.issuperset(parts)):
            return "menu"
    return "menu" if _is_crumbs(line, phrases) or _is_doubled(line.text) else ""


def _is_crumbs(line: Line, phrases: _Phrases) -> bool:
    """ "Home / News", "Images | example.org": parts of navigation between separators."""
    parts = _SEPARATOR.split(line.text)
    if len(parts) < 2:
        return False
    return all(_is_crumb(plain(part), phrases) for part in parts)


def _is_crumb(part: str, phrases: _Phrases) -> bool:
    return not part or part in phrases.lines or part in phrases.words or bool(DOMAIN.fullmatch(part)) or part.isdigit()


def _is_doubled(text: str) -> bool:
    """The same words twice without a blank between: a link and its title."""
    half = len(text) // 2
    return len(text) >= 12 and len(text) % 2 == 0 and text[:half] == text[half:] and text[half - 1].isalpha()


def _address(line: Line, phrases: _Phrases) -> str:
    """ "Phone: …", "Fax: …" with a number."""
    if len(line.text) > _LABEL_LINE or not line.plain.startswith(phrases.phone):
        return ""
    digits = sum(c.isdigit() for c in line.text)
    if digits < 5:
        return ""
    return "phone" if digits * 3 > sum(c.isalpha() for c in line.text) else ""


def _technical(line: Line, phrases: _Phrases) -> str:
    """Identifiers of a template, names of sites, damaged lines."""
    if len(line.text) <= _SHORT:
        if _IDENTIFIER.search(line.text):
            return "identifier"
        rest = DOMAIN.sub("", line.text)
        if rest != line.text and len(plain(rest)) <= 12:
            return "site"
    return "mojibake" if is_mojibake(line.text) else ""


_RULES: Final[tuple[Callable[[Line, _Phrases], str], ...]] = (
    _known_phrase, _number, _ticker, _read_also, _labelled, _menu, _address, _technical,
)  # fmt: skip


def _is_wrapped(lines: list[Line], i: int) -> bool:
    """A number that a hard line break cut off from its sentence."""
    if i == 0 or i + 1 >= len(lines) or lines[i].after_blank:
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    return len(before) >= _SHORT and not ends_sentence(before) and after[0].islower()


def _after_stamps(text: str, stamps: tuple[Stamp, ...]) -> Iterator[Region]:
    """What a page's head prints behind the date, on the same line: a site's name, a rate."""
    for stamp in stamps:
        start = stamp.span.end
        match = _TAIL.match(text, start)
        if match and match.end() > start and match.group().strip():
            yield Region(Span(start, match.end()), "chrome", "stamp")


_TAIL: Final = re.compile(rf"[ \u00a0]{{0,3}}(?:{DOMAIN.pattern}|{_TICKER.pattern}(?=\s*(?:\n|$)))", re.IGNORECASE)


def _merged(regions: list[Region]) -> list[Region]:
    """By place; what overlaps or touches over blanks of one kind is one region."""
    regions = sorted(regions, key=lambda one: (one.span.start, -one.span.end))
    found: list[Region] = []
    for region in regions:
        if found and region.span.start < found[-1].span.end:
            last = found[-1]
            end = max(last.span.end, region.span.end)
            found[-1] = Region(Span(last.span.start, end), "chrome", last.detail)
        else:
            found.append(region)
    return found
