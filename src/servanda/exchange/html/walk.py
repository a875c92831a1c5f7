"""From the tree of elements to blocks, in one pass and without recursion."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element

from servanda.exchange.html.dress import look_of, stresses_of
from servanda.exchange.html.furniture import UNSHOWN, furniture
from servanda.exchange.html.list_markers import first_number, marker_of, whole
from servanda.exchange.limits import MOST_WORDS
from servanda.exchange.lines import goes_on, line_starts
from servanda.exchange.stressed_words import StressedWords, Words, joined
from servanda.exchange.trail import Trail
from servanda.instrument.document import Block, BlockKind, Stress

if TYPE_CHECKING:
    from servanda.findings import Text

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
# HTML Living Standard 15.3: what is laid out as a block of its own.
_BOXES = frozenset(
    {
        *_HEADINGS,
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "html",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul",
    },
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
_AROUND_ALL = frozenset({"html", "body", "main", "article"})


@dataclass(slots=True)
class _Frame:
    """An element that is open, and what it hands down to those within."""

    element: _Element
    tag: str
    aside: str | None
    stresses: frozenset[Stress]
    next_item: int = 1


@dataclass(slots=True)
class PageWords:
    """The blocks of a page, those put aside (with what they are), and the state of the walk."""

    trail: Trail
    blocks: list[Block] = field(default_factory=list)
    aside: list[tuple[str, Block]] = field(default_factory=list)
    length: int = 0
    _open: list[_Frame] = field(default_factory=list)
    _gathered: StressedWords = field(default_factory=StressedWords)
    _marker: str | None = None
    _after_break: bool = False

    def enter(self, element: _Element) -> None:
        """Begin an element."""
        tag = str(element.tag)
        if (tag in _BOXES and not _fills_cell(element, tag)) or tag in {"br", "hr"}:
            self.flush()
        if tag in _CELLS and self._gathered.holds_words():
            self._gathered.add(" | ")
        above = self._open[-1] if self._open else _Frame(element, "", None, frozenset())
        around = frozenset(frame.tag for frame in self._open[-12:])
        aside = above.aside or furniture(element, around)
        if aside != above.aside:
            self.flush()
        self.trail.enter(element, tag)
        frame = _Frame(element, tag, aside, above.stresses | stresses_of(element, tag))
        if tag == "ol":
            frame.next_item = first_number(element)
        elif tag == "li":
            given = whole(element.get("value"))
            above.next_item = given if given is not None else above.next_item
            self._marker = marker_of(element, above.next_item)
            above.next_item += 1
        self._open.append(frame)
        if tag == "hr":
            self._keep(Block(BlockKind.RULE, "---", self.trail.place()))
        elif tag == "br":
            self._after_break = True
        self.hear(element.text)

    def leave(self, element: _Element) -> None:
        """End an element."""
        if self._open[-1].tag in _BOXES and not _fills_cell(element, self._open[-1].tag):
            self.flush()
            self._after_break = False
        elif len(self._open) > 1 and self._open[-1].aside != self._open[-2].aside:
            self.flush()
        self._open.pop()
        self.trail.leave()
        self.hear(element.tail)

    def hear(self, words: str | None) -> None:
        """Take up words of the element that is open."""
        if not words or not self._open:
            return
        frame = self._open[-1]
        verbatim = any(f.tag == "pre" for f in self._open[-4:])
        place, begin = self.trail.hear(words)
        if not verbatim:
            self._gathered.add(words, frame.stresses, place, begin)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.flush()
                self._after_break = True
            self._gathered.add(line, frame.stresses, place, begin)
            begin += len(line) + 1

    def flush(self) -> None:
        """End the block that is being gathered."""
        words = self._gathered.take()
        if not words.text:
            return
        before = self.blocks[-1] if self.blocks else None
        if (
            self._after_break
            and before
            and not self._open[-1].aside
            and goes_on(before.text, words.text)
        ):
            self.blocks[-1] = _continued(before, words)
        else:
            self._keep(self._block(words))
        self._marker = None
        self._after_break = False

    def _block(self, words: Words) -> Block:
        kind, level = self._kind()
        return Block(
            kind,
            words.text,
            self.trail.place(),
            level,
            self._marker,
            words.emphasis,
            self._look(),
            words.pieces,
        )

    def _keep(self, block: Block) -> None:
        if (aside := self._open[-1].aside) is None:
            self.blocks.append(block)
            self.length += len(block.text)
        else:
            self.aside.append((aside, block))

    def _kind(self) -> tuple[BlockKind, int]:
        tags = [frame.tag for frame in self._open]
        items, quotations = tags.count("li"), tags.count("blockquote")
        for tag in reversed(tags):
            if tag in _HEADINGS:
                return BlockKind.HEADING, _HEADINGS[tag]
            if tag == "li":
                return BlockKind.LIST_ITEM, items
            if tag == "tr":
                return BlockKind.TABLE_ROW, 0
            if tag == "blockquote":
                return BlockKind.QUOTATION, quotations
        return BlockKind.PARAGRAPH, 0

    def _look(self) -> str:
        looks = []
        for frame in reversed(self._open[-6:]):
            if frame.tag in _AROUND_ALL:
                break
            if frame.tag in _BOXES:
                looks.append(look_of(frame.element, frame.tag))
        return " ".join(look for look in reversed(looks) if look)


def walk(root: _Element, text: Text) -> PageWords:
    """Gather the words of a page, up to the most that are read."""
    words = PageWords(Trail(text.name, line_starts(text.content)))
    steps = etree.iterwalk(root, events=("start", "end"))
    unshown: _Element | None = None
    for event, element in steps:
        if words.length > MOST_WORDS:
            break
        if unshown is not None:
            if event == "end" and element is unshown:
                unshown = None
                words.hear(element.tail)
        elif event == "start" and str(element.tag) in UNSHOWN:
            unshown = element
        elif event == "start":
            words.enter(element)
        else:
            words.leave(element)
    return words


def _fills_cell(element: _Element, tag: str) -> bool:
    """Tell the one paragraph of a table's cell: its row goes on after it."""
    cell = element.getparent()
    if tag not in {"p", "div"} or cell is None or cell.tag not in _CELLS or len(cell) > 1:
        return False
    row = cell.getparent()
    return row is not None and len(row) > 1


def _continued(before: Block, after: Words) -> Block:
    words = joined((Words(before.text, before.emphasis, before.pieces), after), " ")
    return replace(before, text=words.text, emphasis=words.emphasis, pieces=words.pieces)
