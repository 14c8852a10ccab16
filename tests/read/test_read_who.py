"""Who wrote it, in which language, and which lines are headlines and captions."""

import pytest
from read_support import chrome, codes, document, outcome

from tradewire.read import ReadOptions, Skipped
from tradewire.record import Document, Span

ENGLISH = "The governor of the region said that the plant has been working with its partners in Minsk for a long time."
RUSSIAN = "Губернатор области сообщил, что завод давно работает с партнёрами в Минске и намерен это продолжать."


def marked(found: Document, kind: str) -> list[tuple[str, str]]:
    return [(region.span.of(found.text), region.detail) for region in found.regions if region.kind == kind]


@pytest.mark.parametrize(
    ("text", "language"), [(ENGLISH, "en"), (RUSSIAN, "ru"), (f"{RUSSIAN}\n{ENGLISH}\n{RUSSIAN}", "ru")]
)
def test_the_language_is_found(text: str, language: str) -> None:
    assert document(text).language == language


def test_a_paragraph_in_another_language_is_marked() -> None:
    found = document(f"{ENGLISH}\n{ENGLISH}\nНа снимке: новый завод в Минске\n{ENGLISH}")
    assert found.language == "en"
    assert marked(found, "language") == [("На снимке: новый завод в Минске", "ru")]
    found = document(f"{RUSSIAN}\n{RUSSIAN}\nVolvo Trucks and Scania\n{ENGLISH}")
    assert (ENGLISH, "en") in marked(found, "language")


def test_the_option_wins_over_the_metadata_and_the_text_over_a_wrong_mark() -> None:
    assert document(ENGLISH, options=ReadOptions(language="ru")).language == "ru"
    assert document(ENGLISH, language="en-GB").language == "en"
    long = document(f"{ENGLISH} {ENGLISH}", language="ru")
    assert long.language == "en"
    assert "language_disagrees" in codes(long)
    assert document("Trade grew.", language="ru").language == "ru"


def test_other_languages_are_skipped_unless_asked_for() -> None:
    german = (
        "Der Gouverneur sagte, dass das Werk seit langer Zeit mit den Partnern in Minsk zusammenarbeitet und "
        "weitere Aufträge erwartet."
    )
    found = outcome(german)
    assert isinstance(found, Skipped)
    assert found.reason_code == "unknown_language"
    assert "en, ru" in found.message
    assert document(german, options=ReadOptions(any_language=True)).text == german
    named = outcome("Der Handel wächst.", language="de")
    assert isinstance(named, Skipped)
    assert "the language is de" in named.message


def test_words_with_letters_of_another_alphabet_stay_as_they_are() -> None:
    greek = RUSSIAN.replace("о", "ο").replace("а", "α")
    found = document(greek)
    assert (found.language, found.text) == ("ru", greek)


def test_invisible_marks_go_and_odd_spaces_stay() -> None:
    found = document(
        "Trade of the re\u00adgion rose to 1\u202f234 mil\u200blion\u00a0dollars, said the gover\u2060nor\u2028of it."
    )
    assert found.text == "Trade of the region rose to 1\u202f234 million\u00a0dollars, said the governor\nof it."
    assert "invisible" in codes(found)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Author: Jane A. Doe", "Jane A. Doe"),
        ("By the end of the year", None),
        ("By 2030", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    found = document(f"{line}\n{ENGLISH}")
    assert found.author == author
    assert (author in chrome(found)) == (author is not None)
    assert document(f"{line}\n{ENGLISH}", author="M. Example").author == "M. Example"


def test_russian_byline() -> None:
    assert document(f"{RUSSIAN}\nАвтор: Иван Петров").author == "Иван Петров"


def test_the_outlet_is_the_site_behind_the_date_or_the_host() -> None:
    found = document(f" date 2025-05-12 wire.example.org https://x.example/a.webp 480w\n{ENGLISH}")
    assert found.outlet == "wire.example.org"
    assert found.evidence["outlet"] == (Span(17, 33),)
    assert document(ENGLISH, url="https://www.wire.example.org/a").outlet == "wire.example.org"
    assert document(ENGLISH, url="https://wire.example.org/a", outlet="Wire").outlet == "Wire"


def test_a_repeated_first_line_is_a_headline() -> None:
    found = document(f"Tver buys trolleybuses\nTver buys trolleybuses\n{ENGLISH}")
    assert marked(found, "headline") == [("Tver buys trolleybuses", "repeated")] * 2
    found = document(f"12.05.2025\nTver buys trolleybuses\n{ENGLISH}", title="Tver buys trolleybuses - Wire")
    assert marked(found, "headline") == [("Tver buys trolleybuses", "title")]
    found = document(f"Tver buys trolleybuses\n{ENGLISH}")
    assert marked(found, "headline") == [("Tver buys trolleybuses", "first line")]
    assert marked(document(f"{ENGLISH}\n{ENGLISH}"), "headline") == []
    assert marked(document(f"MINSK, 12 May\n{ENGLISH}"), "headline") == []


def test_captions() -> None:
    speaker = "Jane Doe, minister of trade (Tver):"
    picture = "The plant builds trolleybuses for many cities"
    parts = (ENGLISH, speaker, speaker, "“We want more.”", picture, f"{picture}, and hires.")
    found = document("\n\n".join(parts))
    assert marked(found, "caption") == [(speaker, "speaker"), (speaker, "speaker"), (picture, "picture")]
    assert chrome(found) == []
    assert marked(document(f"{ENGLISH}\n{ENGLISH}\n“We want more.”"), "caption") == []


def test_numbers_cut_off_by_a_hard_line_break_are_kept() -> None:
    text = (
        "In the first half of the year the trade of the two regions grew to\n538\nmillion dollars, said the governor."
    )
    assert chrome(document(text)) == []
    assert chrome(document(f"{ENGLISH}\n538\n{ENGLISH}")) == ["538"]


def test_headlines_listed_below_read_also_are_chrome() -> None:
    found = document(
        f"{ENGLISH}\nRead also\nTomsk counts its buses\nA bridge is closed\n\n{ENGLISH}\nTver buys 12 buses"
    )
    assert chrome(found) == ["Read also", "Tomsk counts its buses", "A bridge is closed"]
