"""A4 pages set by Typst, with the fonts that come with it: no browser, no network, no fonts of the machine needed."""

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from tradewire.errors import MissingExtra
from tradewire.publish.brief.model import Brief
from tradewire.publish.charts import svg
from tradewire.publish.templating import url

_PAGES: Final = 2
# Points of the text and of the notes, and whether the notes have a page of their own; the next line is tried where
# there are more pages than two.
_SIZES: Final = ((9.8, 8.2, True), (9.2, 7.0, True), (8.8, 6.6, False), (8.4, 6.0, False), (8.0, 5.4, False))
_TEMPLATE: Final = files("tradewire.publish") / "templates" / "brief.typ"


def render(brief: Brief) -> bytes:
    """The same brief gives the same bytes.

    Raises:
        MissingExtra: typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise MissingExtra("PDF needs the extra 'brief': pip install 'tradewire[brief]'") from error
    data = msgspec.json.encode(_data(brief)).decode()
    with as_file(_TEMPLATE) as template, TemporaryDirectory() as root:
        # Typst reads nothing outside of its root, so the template is the only file that it sees.
        page = Path(root) / "brief.typ"
        page.write_bytes(template.read_bytes())
        for text, notes, apart in _SIZES:
            sizes = msgspec.json.encode({"text": text, "notes": notes, "apart": apart}).decode()
            given = {"brief": data, "sizes": sizes}
            told = typst.query(str(page), "<pages>", field="value", one=True, root=root, sys_inputs=given)
            if int(told) <= _PAGES:
                break
        made: bytes = typst.compile(str(page), root=root, sys_inputs=given, timestamp=0)
    return made


def _data(brief: Brief) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.to_builtins(brief)
    data["chart"] = svg(brief.chart) if brief.chart else None
    for cited in (*data["notes"], *data["sources"]):
        cited["link"] = (url(cited["url"]) if cited["url"] else "") or None
    return data
