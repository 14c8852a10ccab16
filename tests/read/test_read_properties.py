"""What holds for any text and any bytes."""

import time
import unicodedata
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_support import hints, outcome
from test_read_formats import sample_files

from tradewire.read import Skipped, read_paths
from tradewire.read.decode import decode
from tradewire.read.formats import formats
from tradewire.read.prepare import store
from tradewire.read.source import Refused
from tradewire.record import Document

# Pieces that pages are made of, to meet each other in odd ways.
PIECES = st.sampled_from(
    [
        *("MINSK, 30 January (Wire) – ", "12.05.2025", "12:30", "date 2025-02-30", "3.40 RUB", "currencyUSD"),
        *("Read also:", "EconomyPresidentSociety", "https://x.example/a.webp 480w, ", "Photo: ", "\n", "\n\n", " "),
        *("«", '"', ":", "<p>", "31 апреля 2024", "29 февраля", "by 2030", "\u00ad", "\u200b", "е\u0308", "(", ")"),
        *("The governor said that the trade grew in 2024. ", "Губернатор сообщил, что оборот вырос в 2024 году. "),
        *("Р РµР№С‚РёРЅРі", "By Jane Doe\n", "in January-November 2024 ", "99.99.9999", "0000-00-00"),
        *("May 5", "2024-2025", "°", "#", "+7 (000) 000-00-00"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join),
)
REPEATED = (
    "12.05.2025 ", "1", "Р Р", "(", "https://", "+7 (000) ", "12 мая ", "a.b.", "@a", "MINSK, ", "by 2024 ", "<a ",
    "\n3.40 RUB", "«", "-", "2024-", "РµС‚", "A", "Foo", "а́", "in 2024. ", "\nRead also:", "\nА Б",
)  # fmt: skip


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_regions_inside_it(text: str) -> None:
    found = outcome(text)
    if isinstance(found, Skipped):
        assert found.reason_code in {"no_text", "unknown_language"}
        return
    assert found.text == store(text) or "mojibake" in {note.code for note in found.notes}
    end = 0
    for region in found.regions:
        assert 0 <= region.span.start < region.span.end <= len(found.text)
    for span in found.chrome:
        assert span.start >= end or span == found.chrome[-1]
        end = span.end
    for evidence in found.evidence.values():
        assert all(isinstance(one, str) or one.of(found.text) for one in evidence)
    assert outcome(text) == found


@given(st.text(max_size=400))
def test_stored_text_is_stable(text: str) -> None:
    stored = store(text)
    assert store(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert not set(stored) & set("\u00ad\u200b\ufeff\r\0\u2028")
    stored.encode("utf-8")


@given(st.binary(max_size=600))
@settings(max_examples=400)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert isinstance(decode(data).text, str)


@given(
    st.text(alphabet=st.characters(min_codepoint=0x410, max_codepoint=0x44F), min_size=1).filter(lambda t: len(t) > 3)
)
def test_utf8_is_never_taken_for_something_else(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("name", sorted(formats()))
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_bytes_break_a_format(name: str, data: st.DataObject) -> None:
    seed = sample_files()[name]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    content = seed[:start] + data.draw(st.binary(max_size=60)) + seed[end:]
    with TemporaryDirectory() as folder:
        suffix = min(formats()[name].suffixes)
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(content)
        for found in read_paths([path], None, hints()):
            assert isinstance(found, Document) or found.reason_code != "failed", found


@pytest.mark.parametrize("piece", REPEATED)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def once(text: str) -> float:
        begun = time.process_time()
        outcome(text)
        return time.process_time() - begun

    def seconds(size: int) -> float:
        text = piece * (size // len(piece)) + " The trade of the region grew, and the governor is glad of it."
        return min(once(text) for _ in range(3))

    assert seconds(400_000) < 12 * max(0.05, seconds(100_000))
