"""A Word document; python-docx writes the parts, the archive is packed with fixed dates so that bytes stay the same."""

from datetime import datetime
from io import BytesIO
from typing import Any, Final

from tradewire.errors import MissingExtra
from tradewire.publish.brief.model import Brief, Line, Note
from tradewire.publish.charts import png
from tradewire.publish.safe import printable
from tradewire.publish.steady import repacked
from tradewire.publish.templating import weblink

_EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001  (the format has no zone)
_FONT: Final = "Liberation Serif"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def render(brief: Brief) -> bytes:
    """The same brief gives the same bytes.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise MissingExtra("DOCX needs the extra 'brief': pip install 'tradewire[brief]'") from error
    document = docx.Document()
    _prepare(document, brief)
    document.add_heading(printable(brief.title), level=1)
    document.add_paragraph(brief.generated)
    if not brief.sections:
        document.add_paragraph(brief.labels["nothing"])
    _sections(document, brief)
    _notes(document, brief)
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _prepare(document: Any, brief: Brief) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(9.5)
    normal.paragraph_format.space_after = Pt(2)
    about = document.core_properties
    about.title, about.language, about.author = printable(brief.title), brief.language, "tradewire"
    about.created = about.modified = _EPOCH


def _sections(document: Any, brief: Brief) -> None:
    from docx.shared import Mm  # noqa: PLC0415

    for section in brief.sections:
        document.add_heading(section.title, level=2)
        for group in section.groups:
            if group.title:
                document.add_paragraph().add_run(group.title).italic = True
            for line in group.lines:
                _line(document.add_paragraph(style="List Bullet"), line)
        if section.key == "trade" and brief.chart is not None:
            document.add_picture(BytesIO(png(brief.chart)), width=Mm(130))


def _line(paragraph: Any, line: Line) -> None:
    paragraph.add_run(printable(line.lead)).bold = True
    paragraph.add_run(": " if line.parts[0].text else "")
    for number, part in enumerate(line.parts):
        paragraph.add_run(("; " if number else "") + printable(part.text))
        if part.notes:
            paragraph.add_run(",".join(map(str, part.notes))).font.superscript = True


def _notes(document: Any, brief: Brief) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    if brief.notes:
        document.add_heading(brief.labels["notes"], level=2)
    for note in brief.notes:
        paragraph = document.add_paragraph()
        _note(paragraph, note)
        for run in paragraph.runs:
            run.font.size = Pt(7.5)
    if brief.sources:
        document.add_heading(brief.labels["sources"], level=2)
    for source in brief.sources:
        paragraph = document.add_paragraph()
        _linked(paragraph, printable(source.outlet), source.url)
        paragraph.add_run(f", {source.said}" if source.said else "")


def _note(paragraph: Any, note: Note) -> None:
    paragraph.add_run(f"{note.number} ")
    _linked(paragraph, printable(note.outlet), note.url)
    paragraph.add_run(f", {note.said}: " if note.said else ": ")
    paragraph.add_run(printable(note.before))
    paragraph.add_run(printable(note.words)).bold = True
    paragraph.add_run(printable(note.after))
    paragraph.add_run(f" [{note.aside}]" if note.aside else "")
    if note.basis:
        paragraph.add_run(",".join(map(str, note.basis))).font.superscript = True


def _linked(paragraph: Any, text: str, address: str | None) -> None:
    """A link where the address is one of the web, else plain text."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    run = paragraph.add_run(text)
    if not weblink(address):
        return
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(printable(str(address)), _LINKS, is_external=True))
    paragraph._p.append(link)
    link.append(run._r)
