"""The signs that a Rich Text file is written in (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<open>\{)|(?P<close>\})|(?P<nothing>[\r\n\x00]+)|(?P<text>[^\\{}\r\n\x00]+)"
    r"|(?P<stray>\\)",
    re.DOTALL,
)


class TokenKind(Enum):
    """What a sign does."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SIGN = auto()
    BYTE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A sign from `start` up to `end`: a control word with its number, a byte, or plain text."""

    kind: TokenKind
    text: str
    start: int
    end: int
    number: int | None = None


_KINDS = {
    "open": TokenKind.OPEN,
    "close": TokenKind.CLOSE,
    "word": TokenKind.WORD,
    "sign": TokenKind.SIGN,
    "byte": TokenKind.BYTE,
    "text": TokenKind.TEXT,
}


def tokens_of(data: str) -> Iterator[Token]:
    """Cut a file, each byte of it one character, into its signs; raw bytes are passed over."""
    position = 0
    while (found := _TOKEN.match(data, position)) is not None:
        position = found.end()
        name = found.lastgroup or ""
        # The number is a group of its own, which comes last where there is one.
        kind = _KINDS.get("word" if name == "number" else name)
        if kind is None:
            continue
        number = int(found["number"]) if found["number"] else None
        text = found["word" if kind is TokenKind.WORD else name]
        if text == "bin" and kind is TokenKind.WORD:
            position += max(0, number or 0)
            continue
        yield Token(kind, text, found.start(), found.end(), number)
