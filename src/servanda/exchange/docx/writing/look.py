"""How the parts of an exported agreement look in Word: one style for each, named in plain words."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from servanda.exchange.docx.passages import Shape

_GREY = RGBColor(0x59, 0x59, 0x59)
_INK = RGBColor(0x1F, 0x2A, 0x44)
_PAGE = (Mm(210), Mm(297))
_MARGIN = Mm(25)
HEADER_STYLE = "Pact Header"
HEADER_WIDTHS = (Mm(32), Mm(128))


def dress(document: Document) -> None:
    """Set the page and give every shape of passage its style."""
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = _MARGIN
    normal = document.styles["Normal"]
    if isinstance(normal, ParagraphStyle):
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
    words = _style(document, Shape.WORDS, size=11.5)
    words.paragraph_format.left_indent = Mm(6)
    more = _style(document, Shape.MORE_WORDS, size=11.5)
    more.paragraph_format.left_indent = Mm(6)
    commentary = _style(document, Shape.COMMENTARY, size=9.5)
    commentary.font.color.rgb = _GREY
    _style(document, Shape.PACT, size=9.5)
    item = _style(document, Shape.ITEM, size=9.5)
    item.paragraph_format.left_indent = Mm(6)
    item.paragraph_format.first_line_indent = Mm(-4)
    verbatim = _style(document, Shape.VERBATIM, size=9)
    verbatim.font.name = "Courier New"
    header = _style(document, HEADER_STYLE, size=9)
    header.font.color.rgb = _GREY
    header.paragraph_format.space_after = Pt(2)
    words.next_paragraph_style = more
    for level in range(1, 7):
        heading = document.styles[f"Heading {level}"]
        if isinstance(heading, ParagraphStyle):
            heading.font.color.rgb = _INK
            heading.font.name = "Calibri"


def _style(document: Document, name: str, size: float) -> ParagraphStyle:
    style = document.styles.add_style(str(name), WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - as asked for
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.quick_style = True
    return style
