"""Languages by the names that people give them, as in “*French:*” before a wording."""

from __future__ import annotations

from functools import cache

from iso639 import Lang
from iso639.exceptions import InvalidLanguageValue


@cache
def language_called(name: str | None) -> Lang | None:
    """Return the language of that English name or code (ISO 639), or None where there is none."""
    try:
        return Lang(name.strip()) if name else None
    except InvalidLanguageValue:
        return None
