"""Says in plain words why a sentence cannot be read, where, and what would mend it.

Each case looks at the place where reading stopped; the first that applies speaks.
"""

from __future__ import annotations

from collections.abc import Callable

from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.mistakes import expectations, marks, shape, wordings, words
from servanda.instrument.pact.mistakes.place import Mistake, Place
from servanda.instrument.pact.parser import Stuck
from servanda.instrument.pact.syntax import Extent
from servanda.instrument.pact.tree import Refused

__all__ = ["Mistake", "explain"]

_CASES: tuple[Callable[[Place], Mistake | None], ...] = (
    marks.empty,
    marks.unclosed_quotation,
    wordings.bracketed_gap,
    marks.unclosed_bracket,
    wordings.passive,
    wordings.modal,
    wordings.gap,
    wordings.date,
    wordings.number_in_words,
    shape.full_stop,
    shape.comma,
    shape.two_norms,
    shape.unit,
    words.misspelt,
    words.unknown_verb,
    expectations.no_time,
    words.unknown_name,
    expectations.no_verb,
    expectations.wrong_value,
)


def explain(problem: Stuck | Refused, text: str, lexicon: Lexicon) -> Mistake:
    """Explain why a statement could not be read."""
    if isinstance(problem, Refused):
        return Mistake(problem.code, problem.message, problem.at or Extent(0, len(text)))
    place = Place(problem, text, lexicon)
    for case in _CASES:
        mistake = case(place)
        if mistake is not None:
            return mistake
    return expectations.what_else(place)
