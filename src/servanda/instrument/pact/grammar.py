"""The grammar as written, and the form in which its tables are stored beside it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

STORED = "pact.tables.json"
ELSE = ""
"""The entry of a state for every terminal that it does not name."""
ALONE, SPREAD = "", "_"
"""Names of productions that stand for their only part, or are laid open in the one above."""


@lru_cache(maxsize=1)
def grammar() -> str:
    """Return the grammar as written."""
    return beside("pact.lark")


def fingerprint(text: str) -> str:
    """Return what tells one grammar from another."""
    return sha256(text.encode()).hexdigest()


def beside(name: str) -> str:
    """Return the text of a file of this package."""
    return files("servanda.instrument.pact").joinpath(name).read_text(encoding="utf-8")
