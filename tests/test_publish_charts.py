"""Charts and maps: what is drawn follows the claims, draws without a network, and can be read in print."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

import ledger_make as make
from publish_make import DAY, ROOT, from_samples, made
from tradewire import pipeline, publish
from tradewire.gazetteer import load_places
from tradewire.ledger import Ledger
from tradewire.publish import charts
from tradewire.publish.charts.shapes import outlines, regions, seats
from tradewire.publish.charts.style import BLUE, GREEN, ORANGE, YELLOW


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    where = from_samples(tmp_path_factory.mktemp("charts") / "samples.db")
    with pipeline.open_ledger(str(where), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def handmade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with pipeline.open_ledger(str(made(tmp_path_factory.mktemp("charts") / "made.db")), read_only=True) as opened:
        yield opened


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["data"]["values"]
    return found


def text_of(svg: str) -> str:
    nodes = (node for node in ET.fromstring(svg).iter() if node.tag.endswith("}text"))
    return " ".join("".join(node.itertext()) for node in nodes)


def test_levels_targets_and_official_numbers_are_told_apart(ledger: Ledger, handmade: Ledger) -> None:
    spec = publish.series_chart(ledger, ("BY", "Udmurtia"), "turnover", "en")
    assert spec is not None
    assert {row["group"] for row in rows(spec)} == {"told", "target, plan or forecast"}
    assert {row["at"] for row in rows(spec)} == {118.4, 121.0, 86.5, 300.0}
    spec = publish.series_chart(handmade, ("BY", "RU-UD"), "turnover", "en")
    assert spec is not None
    assert "official series" in {row["group"] for row in rows(spec)}


def test_targets_are_hollow_and_bounds_are_arrows(ledger: Ledger) -> None:
    spec = publish.series_chart(ledger, ("BY", "RU-UD"), "turnover", "en")
    assert spec is not None
    points = [layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    assert {(mark["shape"], mark["filled"]) for mark in points} == {
        (shape, filled) for shape in ("circle", "triangle-up", "triangle-down") for filled in (True, False)
    }
    assert any(layer["mark"]["type"] == "rect" for layer in spec["layer"])


@pytest.mark.parametrize(
    ("language", "words"), [("en", ["118.4", "Trade turnover"]), ("ru", ["118,4", "Товарооборот"])]
)
def test_a_chart_is_drawn_in_its_language(ledger: Ledger, language: str, words: list[str]) -> None:
    spec = publish.series_chart(ledger, ("BY", "RU-UD"), "turnover", language)
    assert spec is not None
    svg = publish.draw(spec, "svg").decode()
    assert all(word in text_of(svg) for word in words)
    assert "http" not in svg.replace("http://www.w3.org/", "")
    png = publish.draw(spec, "png")
    assert png.startswith(b"\x89PNG")
    assert publish.draw(spec, "png") == png


def test_a_map_has_a_mark_for_each_partner(ledger: Ledger) -> None:
    spec = publish.partners_map(ledger, "Belarus", "turnover", "ru")
    assert spec is not None
    svg = publish.draw(spec, "svg").decode()
    assert "121" in text_of(svg)
    assert "2024 г." in text_of(svg)
    assert "Удмуртская Республика" in text_of(svg)
    assert publish.partners_map(ledger, "JP", "turnover", "en") is None


def test_growth_is_mapped_by_sign_and_shape(tmp_path: Path) -> None:
    """A fall is told by its number, by colour where a shape is filled, by an arrow where a mark stands."""
    with Ledger.open(tmp_path / "growth.db") as ledger:
        for number, (code, value) in enumerate([("RU-UD", "-5 %"), ("KZ", "-13 %"), ("UZ", "7 %")]):
            claim = make.figure(measure="change", value=value, pair=("BY", code), doc=f"d{number}", quote="growth")
            ledger.add(make.document(claim.document, f"growth {number}"), [claim], "test")
        spec = publish.partners_map(ledger, "BY", "growth", "en")
    assert spec is not None
    marks = [layer for layer in spec["layer"] if "shape" in layer.get("encoding", {})]
    assert marks[0]["encoding"]["shape"]["condition"]["value"] == "triangle-down"
    [shapes_drawn] = [layer for layer in spec["layer"] if "layer" in layer]
    scale = shapes_drawn["layer"][1]["encoding"]["color"]["scale"]
    assert (scale["domain"][0], scale["domain"][-1], len(scale["range"])) == (-5, 5, 4)
    drawn = text_of(publish.draw(spec, "svg").decode())
    assert all(told in drawn for told in ("-5%", "-13%", "7%"))


def test_commitments_stand_on_a_line_of_time(ledger: Ledger) -> None:
    spec = publish.commitments_chart(ledger, ("RU-UD", "BY"), "en", DAY)
    assert spec is not None
    told = spec["layer"][0]["data"]["values"]
    assert [row["due"] for row in told] == sorted(row["due"] for row in told)
    assert any("Bus" in row["title"] and row["due"] == "2025-12-31" for row in told)
    assert spec["layer"][1]["data"]["values"][0]["due"] == "2025-06-30"
    assert publish.draw(spec, "svg")


def test_nothing_to_draw_is_none(ledger: Ledger) -> None:
    assert publish.series_chart(ledger, ("JP", "KZ"), "turnover", "en") is None
    assert publish.commitments_chart(ledger, ("JP", None), "en", date(2025, 1, 1)) is None


def test_colours_differ_in_lightness() -> None:
    """So that they can be told apart in black and white."""

    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    shades = sorted(map(lightness, (BLUE, GREEN, YELLOW)))
    assert all(b - a > 10 for a, b in pairwise(shades))
    assert lightness(ORANGE) > lightness(BLUE)


def test_map_data_are_whole() -> None:
    assert len(outlines()["objects"]["countries"]["geometries"]) > 170
    assert sum(1 for area in seats() if area.startswith("RU-")) > 75
    assert seats()["BY"] == pytest.approx((27.57, 53.9), abs=0.1)
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in seats().values())


def test_regions_are_filled_and_each_number_has_its_period(tmp_path: Path) -> None:
    """The year that most have as a whole is preferred to a later part of a year, and stands above the map."""
    figures = [
        ("RU-UD", "120e6 USD", "2024"),
        ("RU-UD", "110e6 USD", "2025-01-01..2025-09-30"),
        ("RU-VLG", "210e6 USD", "2024"),
        ("RU-OMS", "95e6 USD", "2025-01-01..2025-11-30"),
        ("RU-SPE", "2800e6 USD", "2024"),
        ("KZ", "900e6 USD", "2024"),
        ("KZ", "5 EUR", "2026"),
    ]
    with Ledger.open(tmp_path / "map.db") as ledger:
        for number, (code, value, period) in enumerate(figures):
            claim = make.figure(value=value, period=period, pair=("BY", code), doc=f"d{number}", quote="turnover")
            ledger.add(make.document(claim.document, f"turnover {number}"), [claim], "test")
        spec = publish.partners_map(ledger, "BY", "turnover", "en")
        russian = publish.partners_map(ledger, "BY", "turnover", "ru")
    assert spec is not None
    assert russian is not None
    [shapes_drawn] = [layer for layer in spec["layer"] if "layer" in layer]
    topology = shapes_drawn["data"]["values"]
    filled = {
        g["id"]: g["properties"]["number"] for g in topology["objects"]["regions"]["geometries"] if g["properties"]
    }
    assert filled == {"RU-UD": 120e6, "RU-VLG": 210e6, "RU-OMS": 95e6}
    circles = [layer for layer in spec["layer"] if layer.get("mark", {}).get("type") == "circle"]
    assert {row["area"] for row in circles[0]["data"]["values"]} == {"RU-SPE", "KZ"}
    assert spec["title"]["subtitle"][0] == "million US dollars, 2024; another period stands below its number"
    drawn = text_of(publish.draw(spec, "svg").decode())
    assert "120" in drawn
    assert "110" not in drawn
    assert "Nov 2025" in drawn
    assert "нояб. 2025" in text_of(publish.draw(russian, "svg").decode())


def test_what_has_no_room_on_a_map_is_told_above_it() -> None:
    from tradewire.publish.charts.places import Projection, labelled  # noqa: PLC0415

    places = [(53.2, 56.85), (57.2, 56.9)]
    rows = [{"x": x, "y": y, "filled": True, "label": [f"Region {x}", "7"]} for x, y in places]
    first, second = labelled(rows, Projection.around([*places, (27.6, 53.9)], 600, 380))
    assert (first["key"], first["label"]) == (0, ["Region 53.2", "7"])
    assert (second["key"], second["label"], second["told"]) == (1, ["1"], ["Region 57.2", "7"])


def test_shapes_of_regions_hold_their_seats() -> None:
    """So that no code stands at the shape of another region."""
    known = {g["id"] for g in regions(["RU", "BY", "KZ", "UZ", "CN", "IN"], {})["objects"]["regions"]["geometries"]}
    places = load_places()
    wanted = [area for area in seats() if area.startswith(("RU-", "BY-", "UZ-", "CN-"))]
    assert {area for area in wanted if places.kind(area) == "region"} <= known | {"CN-HK", "CN-MO", "CN-TW"}
    outside = [area for area in wanted if area in known and not _holds(area)]
    assert len(outside) <= len(wanted) // 50, outside
    assert {"RU-MOW", "RU-MOS", "RU-UD", "BY-HM", "CN-HL"}.isdisjoint(outside)
    assert sum(len(path.read_bytes()) for path in (ROOT / "src/tradewire/publish/data").iterdir()) < 1_500_000


def _holds(area: str) -> bool:
    """Whether the shape of a region holds the place of its seat: a line to the east meets it an odd number of times."""
    topology = regions([area.split("-", maxsplit=1)[0]], {})
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        steps = list(accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]]))
        arcs.append([(x * kx + x0, y * ky + y0) for x, y in steps])
    [shape] = [g for g in topology["objects"]["regions"]["geometries"] if g["id"] == area]
    rings = shape["arcs"] if shape["type"] == "Polygon" else [ring for polygon in shape["arcs"] for ring in polygon]
    x, y = seats()[area]
    met = 0
    for ring in rings:
        points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
        for (x1, y1), (x2, y2) in pairwise(points):
            met += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return met % 2 == 1


def test_charts_can_be_missing(monkeypatch: pytest.MonkeyPatch, ledger: Ledger) -> None:
    import sys  # noqa: PLC0415

    from tradewire.errors import MissingExtra  # noqa: PLC0415

    spec = publish.series_chart(ledger, ("BY", "RU-UD"), "turnover", "en")
    assert spec is not None
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match=r"tradewire\[charts\]"):
        charts.svg(spec)


def test_labels_of_a_map_keep_out_of_each_others_way() -> None:
    from tradewire.publish.charts.places import Projection, labelled  # noqa: PLC0415

    places = [(47.2, 56.1), (53.2, 56.85), (36.3, 54.5), (69.2, 41.3)]
    projection = Projection.around([*places, (27.6, 53.9)], 600, 380)
    rows = [{"x": x, "y": y, "label": ["Some Republic", "86.5"]} for x, y in places]
    placed = labelled(rows, projection, [(27.6, 53.9)])
    assert len({row["side"] for row in placed[:2]}) == 2
    for place in places:
        x, y = projection.point(place)
        assert 0 <= x <= 600
        assert 0 <= y <= 380
