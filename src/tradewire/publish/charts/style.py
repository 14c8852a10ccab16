"""How all charts look: colours that colour-blind readers and black-and-white printers keep apart."""

from typing import Any, Final

from tradewire.publish.wording import Wording

Spec = dict[str, Any]

# From the palette of Okabe and Ito; dark enough for lines on white, and of different lightness.
BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREEN: Final = "#009E73"
YELLOW: Final = "#E69F00"
INK: Final = "#1c2330"
SOFT: Final = "#6b7280"
LAND: Final = "#eceef2"

_FONT: Final = "DejaVu Sans, Noto Sans, Liberation Sans, Arial, sans-serif"
_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"


def chart(words: Wording, layers: list[Spec], **more: Any) -> Spec:
    """A chart of layers in the house style; `more` are top-level properties of Vega-Lite."""
    return {
        "$schema": _SCHEMA,
        "background": "white",
        "padding": 6,
        "usermeta": {"language": words.language},
        "config": {
            "font": _FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": INK,
                "titleColor": SOFT,
                "titleFontWeight": "normal",
                "gridColor": "#e2e5ea",
                "domainColor": SOFT,
                "tickColor": SOFT,
                "labelFontSize": 11,
                "titleFontSize": 11,
            },
            "legend": {"labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "labelFontSize": 11},
            "title": {"color": INK, "fontSize": 13, "anchor": "start", "subtitleColor": SOFT, "subtitleFontSize": 11},
        },
        "layer": layers,
        **more,
    }


def text_colour(field: str) -> Spec:
    return {"field": field, "type": "nominal", "scale": None}
