"""Says in Pact what follows if nobody acts in time: `…, failing which the Council shall decide`."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import Qualifier, Span, read_clause
from servanda.reading.proposals.consequences import effects_of
from servanda.reading.proposals.gathering import CannotSayError, Gathered

_FAILING = re.compile(r"failing\s+(?:which|that|this)\s*,?\s*", re.IGNORECASE)


def is_failing(qualifier: Qualifier) -> bool:
    """Whether a qualifier says what follows otherwise."""
    return _FAILING.match(qualifier.words.text) is not None


def add_failing(qualifier: Qualifier, gathered: Gathered) -> None:
    """Add what follows otherwise. Its deadline is its own: it has none of the norm before it."""
    opened = _FAILING.match(qualifier.words.text)
    if opened is None or not qualifier.words.spans:
        return
    begin = qualifier.words.spans[0].start
    tail = qualifier.words.text[opened.end() :]
    own = Gathered(tail)
    try:
        effects = [e for f in read_clause(tail).frames for e in effects_of(f, own, ())]
    except CannotSayError:
        return
    if effects and gathered.add(s.Slot.FAILING, s.Consequence(tuple(effects))):
        shift = begin + opened.end()
        gathered.names += own.names
        gathered.spans.append(Span(begin, shift))
        gathered.spans += [Span(span.start + shift, span.end + shift) for span in own.spans]
