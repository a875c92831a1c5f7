"""What a block does in a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block does in the document."""

    START = "start of an article"
    CONTINUATION = "further words of an article"
    ARTICLE_HEADING = "heading of an article"
    HEADING_ABOVE = "heading of the article that begins next"
    REMARK = "remark"
    HEADING = "heading"
    HELD = "words under a heading, in no article"
    CONTENTS = "table of contents"
    FURNITURE = "furniture"
    PREAMBLE = "preamble"
    CLOSING = "closing"
    SIGNATURE = "signature"
    NOTE = "note after the signatures"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The role of a block, why, and who speaks where a name is given."""

    role: Role
    because: str
    author: str | None = None
