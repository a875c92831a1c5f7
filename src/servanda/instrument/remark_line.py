"""The line by which a pact file says what somebody remarks."""

from __future__ import annotations

import re

# A name that ends like this would be read as saying what the remark is about.
_ENDS_LIKE_A_REFERENCE = re.compile(r" on [A-Za-z0-9.\-]+$")


def remark_line(author: str | None, words: str, about: str | None = None) -> str:
    """Return a remark as one line; who made it is not stated where nobody is named.

    Nothing in the name or the words can end the line, or be taken for another part of it.
    """
    who = " ".join((author or "").replace(":", " ").split()) or "(not stated)"
    if _ENDS_LIKE_A_REFERENCE.search(who):
        who = f"“{who}”"
    on = f" on {about}" if about else ""
    return f"Remark by {who}{on}: {' '.join(words.split())}"


def named_in(written: str) -> str:
    """Return the name that stands in such a line."""
    name = written.strip()
    return name[1:-1] if name.startswith("“") and name.endswith("”") else name
