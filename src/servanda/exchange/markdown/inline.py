"""Takes the marks within a paragraph apart, and remembers at which of its characters words stand.

The parser tells of each block its lines, and of the pieces within nothing. Here its state notes
where it was when it came upon each piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_AT = "at"
_IMAGE_MARK = len("![")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters of a paragraph from `start` up to `end` that stand for a token's words.

    `letter_for_letter` is not so where they are a notation for other characters (`&amp;`).
    """

    start: int
    end: int
    letter_for_letter: bool = True


def markdown_parser() -> MarkdownIt:
    """Return a parser whose tokens know their places; tags are read as words."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # What is joined has no place of its own any more.
    parser.core.ruler.disable("text_join")
    parser.inline.ruler2.disable("fragments_join")
    parser.core.ruler.at("inline", _take_apart)
    return parser


def stretch_of(token: Token, paragraph: str) -> Stretch | None:
    """Return where a token's words stand in its paragraph; None where they do not stand there."""
    begin = token.meta.get(_AT)
    if begin is None:
        return None
    if token.type == "text_special":
        end = begin + len(token.markup)
        return Stretch(begin, end, letter_for_letter=token.markup == token.content)
    if token.type == "code_inline":
        begin += len(token.markup)
        padded = paragraph[begin : begin + 1].isspace() and not token.content[:1].isspace()
        return Stretch(begin + padded, begin + padded + len(token.content))
    if token.type == "image":
        begin += _IMAGE_MARK
        return Stretch(begin, begin + len(token.content))
    begin += paragraph[begin : begin + 1] == "<" and token.content[:1] != "<"
    if not paragraph.startswith(token.content, begin):
        return None
    return Stretch(begin, begin + len(token.content))


class _PlacedState(StateInline):
    """A state that notes in each token where it began."""

    begun = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - the parser's name for it
        token = super().pushPending()
        token.meta[_AT] = self.begun
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        before = self.tokens[-2] if len(self.tokens) > 1 else None
        at = self.pos
        # A run of stars comes as one token each while the state stands at the first of them.
        if before is not None and before.type == ttype == "text" and before.meta[_AT] >= at:
            at = before.meta[_AT] + len(before.content)
        token.meta[_AT] = at
        return token


def _take_apart(state: StateCore) -> None:
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = [] if token.children is None else token.children
        inner = _PlacedState(token.content, state.md, state.env, token.children)
        state.md.inline.tokenize(inner)
        for rule in state.md.inline.ruler2.getRules(""):
            rule(inner)
