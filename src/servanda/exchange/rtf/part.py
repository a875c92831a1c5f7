"""The words of one part of a Rich Text file (its text, a note, the head of a page) as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from servanda.exchange.office.gathered import Gathered, lines_of
from servanda.exchange.office.made import Made, row_of
from servanda.exchange.office.style_names import heading_level, is_contents
from servanda.exchange.office.telling import CONTENTS, HIDDEN
from servanda.instrument.document import Block, BlockKind, Piece, Place

_PLAIN = frozenset({"", "Normal"})
_DEEPEST_HEADING = 9
_PRIVATE = range(0xE000, 0xF900)
_BULLETS = frozenset("•·●○◦▪■□–-*o§")


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph's style by its name, its level as a heading, its depth and number in a list.

    `depth` and `outline` are None where nothing is said.
    """

    style: str = ""
    outline: int | None = None
    depth: int | None = None
    marker: str = ""
    in_table: bool = False

    def with_word(self, word: str, number: int | None) -> ParagraphLook:
        """Return the look after a control word."""
        match word:
            case "pard":
                return ParagraphLook()
            case "outlinelevel":
                level = number or 0
                return replace(self, outline=level + 1 if 0 <= level < _DEEPEST_HEADING else 0)
            case "ilvl":
                return replace(self, depth=number or 0)
            case "ls":
                return replace(self, depth=self.depth or 0)
            case "intbl":
                return replace(self, in_table=True)
        return self

    @property
    def heading(self) -> int:
        """The level of a heading, 0 for none."""
        named = heading_level(self.style) or 0
        return named if self.outline is None else self.outline


@dataclass(slots=True)
class Part:
    """Gathers the paragraphs of a part, and the cells of the row that is open."""

    made: list[Made] = field(default_factory=list)
    aside: list[tuple[str, Block]] = field(default_factory=list)
    open: Gathered[ParagraphLook] = field(default_factory=Gathered)
    marker: list[str] = field(default_factory=list)
    length: int = 0
    _cell: list[Made] = field(default_factory=list)
    _cells: list[list[Made]] = field(default_factory=list)

    def end_paragraph(self, look: ParagraphLook, place: Place, *, kept: bool = True) -> None:
        """End a paragraph; one whose end is not kept goes on with the next."""
        self.open.end_paragraph(look, place)
        if kept:
            self._make()

    def end_cell(self) -> None:
        """End a cell of a row."""
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """End a row."""
        cells = [*self._cells, self._cell] if self._cell else self._cells
        if cells:
            self.made += row_of(cells)
        self._cells, self._cell = [], []

    def end(self, look: ParagraphLook, place: Place) -> None:
        """End the part: what was not ended ends here."""
        if self.open.spoke or self.open.paragraphs:
            self.end_paragraph(look, place)
        self.end_row()

    def _make(self) -> None:
        gathered, self.open = self.open, Gathered()
        decisive = gathered.decisive
        look = decisive.look
        if not look.in_table:
            self.end_row()
        kind, level, marker = BlockKind.PARAGRAPH, 0, _marker(look.marker)
        if look.heading:
            kind, level = BlockKind.HEADING, look.heading
        elif marker or look.depth is not None:
            kind, level = BlockKind.LIST_ITEM, (look.depth or 0) + 1
        dress = "" if look.style in _PLAIN else look.style.replace(" ", "-")
        block = Block(kind, "", decisive.place, level, marker, look=dress)
        target = self._cell if look.in_table else self.made
        for line in lines_of(gathered.words.take()):
            if line.text:
                found = replace(
                    block, text=line.text, place=_whole(line.pieces, block.place),
                    emphasis=line.emphasis, pieces=line.pieces,
                )  # fmt: skip
                self.length += len(line.text) + 1
                if is_contents(look.style):
                    self.aside.append((CONTENTS, found))
                else:
                    target.append(Made(found, dict(line.marks)))
                block = replace(block, marker=None)
            elif target:
                last = target[-1]
                last.marks.update(dict.fromkeys(line.marks, len(last.block.text)))
        hidden = gathered.hidden.take()
        if hidden.text:
            found = replace(block, text=hidden.text, marker=None, pieces=hidden.pieces)
            self.aside.append((HIDDEN, found))


def _whole(pieces: Sequence[Piece], otherwise: Place) -> Place:
    """Return the place from the first piece to the end of the last."""
    if not pieces:
        return otherwise
    return pieces[0].place.spanning(pieces[0].place.span.start, pieces[-1].place.span.end)


def _marker(text: str) -> str | None:
    """Return the number or bullet of an item; a bullet of a font of pictures is a bullet."""
    stripped = text.strip()
    if len(stripped) == 1 and (ord(stripped) in _PRIVATE or stripped in _BULLETS):
        return "•"
    return stripped or None
