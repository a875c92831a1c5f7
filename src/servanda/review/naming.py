"""Whether words name somebody: by the declared name, by an adjective of it, or as a party."""

from __future__ import annotations

import re
from functools import lru_cache

from servanda.vocabulary import Vocabulary

# How the makers of an agreement speak of themselves (Vienna Convention on the Law of Treaties,
# article 2: party, contracting State; UN Treaty Handbook: signatory; peace agreements: sides).
_AS_PARTIES = re.compile(
    r"(?<!\w)(?:part(?:y|ies)|sides?|signator(?:y|ies)|contracting states?|both|they"
    r"|each other)(?!\w)",
    re.IGNORECASE,
)


def names_any(vocabulary: Vocabulary, names: tuple[str, ...], words: str) -> bool:
    """Whether the words name one of these, as declared or by a declared form."""
    for name in names:
        entity = vocabulary.entity(name)
        if _pattern(name, entity.forms if entity else ()).search(words):
            return True
    return False


def speaks_of_parties(words: str) -> bool:
    """Whether the words speak of the agreement's own parties, as such."""
    return _AS_PARTIES.search(words) is not None


@lru_cache(maxsize=1 << 12)
def _pattern(name: str, forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, (name, *forms)))})s?(?!\w)")
