"""Patterns that find words, in the forms in which English has them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from servanda.instrument.pact.inflection import pasts, plural, third_person


def any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern that finds any of these phrases as whole words, whatever the white space."""
    alternatives = "|".join(
        re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def nouns(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of these nouns, in the singular or the plural."""
    return any_of(*words, *(plural(word) for word in words))


def verb_forms(verbs: Iterable[str]) -> tuple[str, ...]:
    """Return every form of these verbs that an article may have."""
    return tuple(
        dict.fromkeys(f for verb in verbs for f in (verb, third_person(verb), *pasts(verb)))
    )
