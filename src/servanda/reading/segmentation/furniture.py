"""Lines that belong to the page they were taken from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from servanda.instrument.document import BlockKind

if TYPE_CHECKING:
    from servanda.instrument.document import Block

# Strings that publishing software puts around an article: WordPress core and its default themes
# ("Continue reading", "Read more", "Leave a comment", "Posted in", "Tagged", "Previous", "Next",
# "Proudly powered by"), the sharing module of Jetpack ("Share this", "Like this", "Click to share",
# "Related"), Blogger ("Newer post", "Older post", "Labels").
_PAGE_LINE = re.compile(
    r"(?:continue reading|read (?:more|also|next)|leave a (?:comment|reply)|share (?:this|on|via)\b"
    r"|like this\b|click to (?:share|email|print)|related(?: posts?| articles?)?:?$"
    r"|posted (?:in|on|by)\b|tagged\b|tags:|filed under|categor(?:y|ies):|previous(?: post)?\s*:?$"
    r"|next(?: post)?\s*:?$|newer posts?|older posts?|proudly powered by|subscribe\b.{0,60}$"
    r"|sign up\b.{0,60}$|print(?: this)?$|advertisement$|loading\W*$"
    r"|\d+ (?:comments?|responses|shares|views)\b|no comments\b|skip to (?:main )?content"
    r"|back to top)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\W*(?:https?://\S+|www\.\S+)\W*")


def page_line(block: Block) -> str | None:
    """Say why a block belongs to the page, or None when it may say something."""
    if block.kind is BlockKind.RULE:
        return "a line drawn across the page"
    text = block.text.strip()
    if _ADDRESS.fullmatch(text):
        return "an address alone"
    if found := _PAGE_LINE.match(text):
        return f"a line of the page (“{found[0]}”)"
    return None
