"""Vega-Lite specifications to pictures, without a browser and without a network."""

import re
from importlib.util import find_spec
from typing import Any, Final

import msgspec

from tradewire.errors import MissingExtra
from tradewire.publish.charts.style import Spec

_LOCALES: Final = {"ru": "ru-RU", "en": "en-GB"}
_SCALE: Final = 2.5
_NAME: Final = re.compile(r"\b(clip|gradient_)\d+\b")


def available() -> bool:
    """Whether charts can be drawn here."""
    return find_spec("vl_convert") is not None


def svg(spec: Spec) -> str:
    """The chart as SVG.

    Raises:
        MissingExtra: vl-convert is not installed.
    """
    made: str = _library().vegalite_to_svg(spec, **_options(spec))
    return _renumbered(made)


def png(spec: Spec) -> bytes:
    """The chart as PNG, 180 pixels to the inch; raises as `svg` does."""
    made: bytes = _library().vegalite_to_png(spec, scale=_SCALE, **_options(spec))
    return made


def _renumbered(drawn: str) -> str:
    """Names of parts numbered from the start: the library counts on from picture to picture."""
    names: dict[str, str] = {}
    return _NAME.sub(lambda found: names.setdefault(found[0], f"{found[1]}{len(names)}"), drawn)


def specification(spec: Spec) -> bytes:
    """The chart as a Vega-Lite specification, for notebooks and web pages."""
    return msgspec.json.format(msgspec.json.encode(spec), indent=1) + b"\n"


def _library() -> Any:
    try:
        import vl_convert  # noqa: PLC0415  (an extra, and slow to load)
    except ModuleNotFoundError as error:
        raise MissingExtra("charts need the extra 'charts': pip install 'tradewire[charts]'") from error
    return vl_convert


def _options(spec: Spec) -> dict[str, Any]:
    """Nothing is fetched: no address is allowed. Numbers and months are those of the chart's language."""
    locale = _LOCALES[spec["usermeta"]["language"]]
    return {"allowed_base_urls": [], "format_locale": locale, "time_format_locale": locale}
