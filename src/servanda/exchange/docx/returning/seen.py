"""What an exported Word file shows now, in the shapes in which a pact file was shown in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.exchange.docx.passages import Shape
from servanda.instrument.document import AnnotationKind, Block, BlockKind, Document, Place, Stress
from servanda.instrument.layout import ARTICLE

_SHAPES = {
    str(shape).replace(" ", "-"): shape
    for shape in (Shape.WORDS, Shape.MORE_WORDS, Shape.COMMENTARY, Shape.PACT, Shape.ITEM,
                  Shape.VERBATIM)
}  # fmt: skip
_CELLS = " | "


@dataclass(frozen=True, slots=True)
class SeenPassage:
    """A passage as Word shows it. `label` counts the characters of a wording's name with its colon.

    `article` counts the articles up to this one, 0 outside of any; `lines` are those that Word
    shows the passage in where they are kept.
    """

    shape: Shape
    text: str
    place: Place
    level: int = 0
    article: int = 0
    label: int = 0
    lines: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int, str]:
        """What must be the same for a passage to be unchanged."""
        return str(self.shape), self.level, self.text


@dataclass(frozen=True, slots=True)
class SeenComment:
    """A comment: who speaks, on which passage of the body, in answer to which comment."""

    text: str
    author: str | None
    passage: int | None
    answers: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of the table on top, the passages below it, and the comments on them.

    `is_ours`: whether any of it has a style that an export gives.
    """

    header: tuple[tuple[str, str], ...]
    body: tuple[SeenPassage, ...]
    comments: tuple[SeenComment, ...]
    is_ours: bool


def seen_in(document: Document) -> Seen:
    """Sort the blocks and comments of a Word file into the shapes of an exported one."""
    begin = 0
    while begin < len(document.blocks) and _is_row(document.blocks[begin]):
        begin += 1
    rows = [block.text.split(_CELLS, 1) for block in document.blocks[:begin]]
    body: list[SeenPassage] = []
    numbers: dict[int, int] = {}
    articles, level, inside = 0, 0, False
    for index, block in enumerate(document.blocks[begin:], start=begin):
        if block.kind is BlockKind.HEADING:
            if ARTICLE.match(block.text):
                articles, level, inside = articles + 1, block.level, True
            elif block.level <= level:
                inside = False
        passage = _passage(block, articles if inside else 0, body)
        if _goes_on(body, passage):
            passage = _joined(body.pop(), passage)
        body.append(passage)
        numbers[index] = len(body) - 1
    comments: list[SeenComment] = []
    order: dict[int, int] = {}
    for index, note in enumerate(document.annotations):
        if note.kind is AnnotationKind.COMMENT:
            order[index] = len(comments)
            passage_number = None if note.block is None else numbers.get(note.block)
            answers = order.get(note.answers) if note.answers is not None else None
            text = " ".join(note.text.split())
            comments.append(SeenComment(text, note.author, passage_number, answers, note.place))
    header = tuple((row[0].strip(), row[1].strip()) for row in rows)
    ours = any(_style(block) in _SHAPES for block in document.blocks)
    return Seen(header, tuple(body), tuple(comments), ours)


def _is_row(block: Block) -> bool:
    return block.kind is BlockKind.TABLE_ROW and _CELLS in block.text


def _passage(block: Block, article: int, before: Sequence[SeenPassage]) -> SeenPassage:
    text = f"{block.marker} {block.text}" if block.marker else block.text
    if block.kind is BlockKind.HEADING:
        return SeenPassage(Shape.HEADING, text, block.place, block.level, article)
    shape = _SHAPES.get(_style(block), Shape.COMMENTARY)
    label = _label(block) if shape is Shape.WORDS else 0
    # A paragraph that was cut in two in Word is no second wording.
    follows = bool(before) and before[-1].shape in {Shape.WORDS, Shape.MORE_WORDS}
    if shape is Shape.WORDS and not label and follows:
        shape = Shape.MORE_WORDS
    return SeenPassage(shape, text, block.place, 0, article, label, (text,))


def _style(block: Block) -> str:
    return block.look.split(" ", 1)[0]


def _label(block: Block) -> int:
    for emphasis in block.emphasis:
        if emphasis.stress is Stress.ITALIC and emphasis.start == 0:
            name = block.text[: emphasis.end].rstrip()
            return len(name) if name.endswith(":") else 0
    return 0


def _goes_on(body: Sequence[SeenPassage], passage: SeenPassage) -> bool:
    """Whether a block is a further line of the paragraph before it."""
    if not body or passage.shape is Shape.HEADING:
        return False
    last = body[-1]
    return last.place.span.line == passage.place.span.line and last.place.path == passage.place.path


def _joined(first: SeenPassage, second: SeenPassage) -> SeenPassage:
    text = f"{first.text} {second.text}"
    return SeenPassage(
        first.shape, text, first.place, first.level, first.article, first.label,
        (*first.lines, second.text),
    )  # fmt: skip
