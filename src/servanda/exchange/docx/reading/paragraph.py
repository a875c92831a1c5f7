"""What a paragraph is by its properties and its style: a heading, an item of a list, neither."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from servanda.exchange.docx.markup import w
from servanda.exchange.docx.reading.numbering import Numbering
from servanda.exchange.docx.reading.styles import (
    Numbered,
    Style,
    Styles,
    numbered,
    outline_level,
    value,
)
from servanda.exchange.office.run_look import RunLook


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph's style, the level of a heading (0: none), and the list that counts it."""

    style: Style
    heading: int
    numbered: Numbered | None

    @property
    def runs(self) -> RunLook:
        """How its words look where they do not say otherwise; a heading is bold by its nature."""
        if self.heading:
            return RunLook(hidden=self.style.look.hidden)
        return self.style.look


def look_of_paragraph(
    properties: etree._Element | None, styles: Styles, numbering: Numbering
) -> ParagraphLook:
    """Return what the properties of a paragraph make of it."""
    style_id = value(properties.find(w("pStyle"))) if properties is not None else None
    style = styles.of(style_id)
    own = outline_level(properties)
    inherited = style.numbered
    if inherited is not None and style_id:
        inherited = numbering.depth_of_style(inherited, style_id)
    counted = numbered(properties, inherited)
    if counted is not None and not counted.list_id:
        counted = None
    return ParagraphLook(style, style.heading if own is None else own, counted)
