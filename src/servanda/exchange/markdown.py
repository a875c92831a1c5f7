"""Markdown becomes a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from servanda.exchange.lines import line_starts
from servanda.exchange.stressed_words import StressedWords
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
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    builder = _Builder(text, line_starts(text.content))
    for token in parser.parse(content):
        builder.take(token)
    headings = (b.text for b in builder.blocks if b.kind is BlockKind.HEADING and b.level == 1)
    title = fields.get("title") or next(headings, None)
    return Document(
        text.name, tuple(builder.blocks), title, fields.get("author"), fields.get("date")
    )


@dataclass(slots=True)
class _Builder:
    text: Text
    line_starts: list[int]
    blocks: list[Block] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    marker: str | None = None
    heading: int = 0
    row: list[str] | None = None
    row_token: Token | None = None

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
            self._add(BlockKind.PARAGRAPH, token, " ".join(token.content.split()), look="verbatim")
        elif token.type == "hr":
            self._add(BlockKind.RULE, token, token.markup)

    def _step(self, name: str, token: Token, *, opens: bool) -> None:
        if not opens:
            self.open.pop()
            return
        self.open.append(name)
        if name == "list_item":
            self.marker = f"{token.info}{token.markup}"

    def _table_row(self, token: Token, *, opens: bool) -> None:
        if opens:
            self.row, self.row_token = [], token
        elif self.row is not None:
            # Only the opening token of a row knows its lines.
            self._add(BlockKind.TABLE_ROW, self.row_token or token, " | ".join(self.row))
            self.row = None

    def _words(self, token: Token) -> None:
        words = StressedWords()
        _gather(token.children or [], words)
        if self.row is not None:
            self.row.append(words.take()[0])
            return
        text, emphasis = words.take()
        if text:
            block = self._block(self._kind(), token, text)
            self.blocks.append(
                Block(block.kind, text, block.place, block.level, self.marker, emphasis, block.look)
            )
        self.marker = None

    def _kind(self) -> BlockKind:
        if self.heading:
            return BlockKind.HEADING
        if self.open and self.open[-1] == "blockquote":
            return BlockKind.QUOTATION
        return BlockKind.LIST_ITEM if self.open else BlockKind.PARAGRAPH

    def _add(self, kind: BlockKind, token: Token, text: str, look: str = "") -> None:
        if text:
            self.blocks.append(self._block(kind, token, text, look))

    def _block(self, kind: BlockKind, token: Token, text: str, look: str = "") -> Block:
        first, end = token.map or (0, 0)
        place = Place(
            self.text.span(self.line_starts[first], self.line_starts[end] - 1 if end else 0)
        )
        quoted = "quotation" if "blockquote" in self.open else ""
        level = self.heading or self.open.count("list_item") or self.open.count("blockquote")
        return Block(kind, text, place, level, look=look or quoted)


def _gather(tokens: list[Token], words: StressedWords) -> None:
    stresses: list[Stress] = []
    for token in tokens:
        name, _, edge = token.type.rpartition("_")
        if name in _STRESS:
            if edge == "open":
                stresses.append(_STRESS[name])
            else:
                stresses.pop()
        elif token.type in {"softbreak", "hardbreak"}:
            words.add(" ")
        else:
            words.add(token.content, frozenset(stresses))
