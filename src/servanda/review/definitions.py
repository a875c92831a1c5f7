"""Which words an agreement defines."""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import pasts, plural, third_person
from servanda.norms import Agreement, NormKind


def defined_words(agreement: Agreement) -> tuple[str, ...]:
    """Return the words that have a meaning, from “Words used” and from clauses that define."""
    declared = list(agreement.vocabulary.definitions)
    clauses = [
        norm.core.word.text
        for norm in agreement.of_kind(NormKind.DEFINITION)
        if isinstance(norm.core, s.Definition) and not isinstance(norm.core.meaning, s.Hole)
    ]
    return tuple(dict.fromkeys((*declared, *clauses)))


def is_defined(agreement: Agreement, words: str) -> bool:
    """Whether these words, or words in them, have a meaning in the agreement.

    A definition of *armed forces* also defines *strength of the armed forces*; one of *reliable
    guarantee* also settles what *reliable* asks for there.
    """
    return any(
        _holds(words, defined) or _holds(defined, words) for defined in defined_words(agreement)
    )


def _holds(words: str, part: str) -> bool:
    return _forms(part).search(words) is not None


@lru_cache(maxsize=1 << 12)
def _forms(words: str) -> re.Pattern[str]:
    forms = {words, plural(words), third_person(words), *pasts(words)}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
