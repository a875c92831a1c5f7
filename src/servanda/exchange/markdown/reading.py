"""Reads a Markdown text block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from servanda.exchange.markdown.inline import Stretch, markdown_parser, stretch_of
from servanda.exchange.markdown.source_lines import Paragraph, SourceLines
from servanda.exchange.stressed_words import StressedWords, Words, joined
from servanda.findings import Text
from servanda.instrument.document import Block, BlockKind, Document, Place, Stress

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|author|date)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_STRESS = {"strong": Stress.BOLD, "em": Stress.ITALIC, "s": Stress.STRUCK}
_CONTAINERS = ("bullet_list", "ordered_list", "list_item", "blockquote")


def read_markdown(text: Text) -> Document:
    """Read a Markdown text; tags in it are read as words."""
    head = _FRONT_MATTER.match(text.content)
    fields = {k.lower(): v.strip("\"'") for k, v in _FIELD.findall(head[1])} if head else {}
    # Blanking the head keeps every line where it stands in the file.
    content = "\n" * head[0].count("\n") + text.content[head.end() :] if head else text.content
    builder = _Builder(text, SourceLines(text))
    for token in markdown_parser().parse(content):
        builder.take(token)
    headings = (b.text for b in builder.blocks if b.kind is BlockKind.HEADING and b.level == 1)
    title = fields.get("title") or next(headings, None)
    return Document(
        text.name, tuple(builder.blocks), title, fields.get("author"), fields.get("date")
    )


@dataclass(slots=True)
class _Row:
    """A row of a table: the token that opens it, its cells, and where the next one is sought."""

    opening: Token
    cells: list[Words] = field(default_factory=list)
    begin: int = 0


@dataclass(slots=True)
class _Builder:
    text: Text
    lines: SourceLines
    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    marker: str | None = None
    heading: int = 0
    row: _Row | None = None

    def take(self, token: Token) -> None:
        name, _, edge = token.type.rpartition("_")
        if name in _CONTAINERS and edge in {"open", "close"}:
            self._step(name, token, opens=edge == "open")
        elif name == "heading":
            self.heading = int(token.tag[1]) if edge == "open" else 0
        elif name == "tr":
            self._table_row(token, opens=edge == "open")
        elif token.type == "inline":
            self._words(token)
        elif token.type in {"code_block", "fence"}:
            self._add(BlockKind.PARAGRAPH, token, self._verbatim(token), look="verbatim")
        elif token.type == "hr":
            self._add(BlockKind.RULE, token, Words(token.markup))

    def _step(self, name: str, token: Token, *, opens: bool) -> None:
        if not opens:
            self.open.pop()
            return
        self.open.append(name)
        if name == "list_item":
            self.marker = f"{token.info}{token.markup}"

    def _table_row(self, token: Token, *, opens: bool) -> None:
        if opens:
            self.row = _Row(token)
        elif self.row is not None:
            # Only the opening token of a row knows its lines.
            cells = joined(self.row.cells, " | ")
            self._add(BlockKind.TABLE_ROW, self.row.opening, replace(cells, emphasis=()))
            self.row = None

    def _words(self, token: Token) -> None:
        if self.row is not None:
            first, _ = self.row.opening.map or (0, 0)
            cell, self.row.begin = self.lines.cell(token.content, first, self.row.begin)
            self.row.cells.append(self._gathered(token, cell))
            return
        first, _ = token.map or (0, 0)
        paragraph = self.lines.paragraph(token.content, first)
        self._add(self._kind(), token, self._gathered(token, paragraph), marker=self.marker)
        self.marker = None

    def _kind(self) -> BlockKind:
        if self.heading:
            return BlockKind.HEADING
        if self.open and self.open[-1] == "blockquote":
            return BlockKind.QUOTATION
        return BlockKind.LIST_ITEM if self.open else BlockKind.PARAGRAPH

    def _add(
        self,
        kind: BlockKind,
        token: Token,
        words: Words,
        look: str = "",
        marker: str | None = None,
    ) -> None:
        if not words.text:
            return
        first, end = token.map or (0, 0)
        starts = self.lines.starts
        place = Place(self.text.span(starts[first], starts[end] - 1 if end else 0))
        quoted = "quotation" if "blockquote" in self.open else ""
        level = self.heading or self.open.count("list_item") or self.open.count("blockquote")
        self.blocks.append(
            Block(
                kind,
                words.text,
                place,
                level,
                marker,
                words.emphasis,
                look or quoted,
                words.pieces,
            )
        )

    def _verbatim(self, token: Token) -> Words:
        """Read lines of code, which hold no marks."""
        first, _ = token.map or (0, 0)
        paragraph = self.lines.paragraph(token.content, first + (token.type == "fence"))
        words = StressedWords()
        self._hear(words, token.content, paragraph, Stretch(0, len(token.content)))
        return words.take()

    def _gathered(self, token: Token, paragraph: Paragraph) -> Words:
        words = StressedWords()
        stresses: list[Stress] = []
        for child in token.children or []:
            name, _, edge = child.type.rpartition("_")
            if name in _STRESS:
                if edge == "open":
                    stresses.append(_STRESS[name])
                else:
                    stresses.pop()
            elif child.type in {"softbreak", "hardbreak"}:
                words.add(" ")
            else:
                stretch = stretch_of(child, paragraph.words)
                self._hear(words, child.content, paragraph, stretch, frozenset(stresses))
        return words.take()

    def _hear(
        self,
        words: StressedWords,
        content: str,
        paragraph: Paragraph,
        stretch: Stretch | None,
        stresses: frozenset[Stress] = frozenset(),
    ) -> None:
        """Add a token's words, cut where the file cuts them."""
        cut = list(paragraph.stretches(stretch.start, stretch.end)) if stretch else []
        if stretch is None or not cut:
            words.add(content, stresses)
        elif not stretch.letter_for_letter:
            source = cut[0][2]
            span = self.text.span(source, source + stretch.end - stretch.start)
            words.add(content, stresses, Place(span))
        else:
            said = 0
            for begin, end, source in cut:
                words.add(content[said : begin - stretch.start], stresses)
                said = end - stretch.start
                place = Place(self.text.span(source, source + end - begin))
                words.add(content[begin - stretch.start : said], stresses, place)
            words.add(content[said:], stresses)
