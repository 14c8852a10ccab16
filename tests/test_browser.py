"""The pages that tradewire writes, in a real Chromium: article text does nothing there, and all links lead on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Each of these would change the title of the page, were it taken for markup or for an address.
DEED = "document.title='owned'"
HOSTILE = {
    "id": "hostile",
    "published": "2025-05-12",
    "outlet": f'<img src=x onerror="{DEED}">',
    "url": f"javascript:{DEED}",
    "text": (
        f"Trade of Belarus with Udmurtia grew by 65% in 2024 to $120 million <script>{DEED}</script>, said "
        f'<b onmouseover="{DEED}">Ivan Petrov</b>.\n\n<img src=x onerror="{DEED}"> Belarus will supply 120 MAZ buses '
        "to Udmurtia by the end of 2025. </style><svg onload="
        f'"{DEED}">'
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of `explain`, and the brief in both languages."""
    folder = tmp_path_factory.mktemp("pages")
    article, ledger = folder / "hostile.jsonl", folder / "l.db"
    article.write_text(json.dumps(HOSTILE), encoding="utf-8")
    run("read", "--ledger", str(ledger), str(article))
    wanted = {"explain": ["explain", "--html", str(article)]}
    for language in ("en", "ru"):
        brief = ["brief", "Udmurtia", "--with", "BY", "--format", "html", "--language", language, "--ledger"]
        wanted[f"brief-{language}"] = [*brief, str(ledger)]
    found = {}
    for name, command in wanted.items():
        found[name] = folder / f"{name}.html"
        found[name].write_bytes(run(*command))
    return found


def run(*command: str) -> bytes:
    tool = Path(sys.executable).with_name("tradewire")
    return subprocess.run([tool, *command], check=True, capture_output=True).stdout


def opened(page: Path) -> html.HtmlElement:
    """The document as it is after Chromium has loaded the page and run what there is to run."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=60)
    return html.fromstring(done.stdout.decode("utf-8"))


@pytest.mark.parametrize("name", ["explain", "brief-en", "brief-ru"])
def test_article_text_does_nothing(pages: dict[str, Path], name: str) -> None:
    document = opened(pages[name])
    assert document.findtext(".//title") != "owned"
    assert "owned" in document.text_content()
    assert not document.xpath("//script | //img | //*[@onmouseover] | //*[@onload] | //*[@onerror]")
    assert not [link for link in document.xpath("//@href") if link.startswith("javascript:")]


@pytest.mark.parametrize("name", ["brief-en", "brief-ru"])
def test_footnotes_lead_to_their_words(pages: dict[str, Path], name: str) -> None:
    document = opened(pages[name])
    links = [link[1:] for link in document.xpath("//@href") if link.startswith("#")]
    assert links
    assert set(links) <= set(document.xpath("//@id"))


def test_a_page_that_does_something_is_seen(tmp_path: Path) -> None:
    """The test before can fail: the same deed, as markup."""
    page = tmp_path / "owned.html"
    page.write_text(f'<!DOCTYPE html><title>mine</title><img src=x onerror="{DEED}">', encoding="utf-8")
    assert opened(page).findtext(".//title") == "owned"
