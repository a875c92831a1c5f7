"""Says in Pact what follows if something happens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses import Frame, Span
from servanda.reading.proposals.cores import norm_of, refuse_if_turned
from servanda.reading.proposals.effects import befalls
from servanda.reading.proposals.gathering import HOLE, CannotSayError, Gathered
from servanda.reading.proposals.terms import named_in

_RESPONSES = frozenset({"response", "measure", "measures", "action", "reaction", "intervention"})
_ADDED = re.compile(r"in\s+addition\s+to\s+(?P<what>[^,;:.]+)", re.IGNORECASE)


def effects_of(frame: Frame, gathered: Gathered, left: Sequence[Span]) -> list[s.Outcome]:
    """Return what follows according to one frame: what befalls things, who must do what."""
    refuse_if_turned(frame)
    added = _added(frame, gathered)
    own = gathered.without_modifiers()
    falls = befalls(frame, own)
    if falls is not None:
        gathered.include(own)
        gathered.take(frame.binding.words if frame.binding is not None else None)
        return [*added, *falls]
    return [*added, norm_of(frame, gathered, left)]


def _added(frame: Frame, gathered: Gathered) -> list[s.Outcome]:
    """`in addition to a response`: an act that somebody, not named, is to carry out as well."""
    for words in (*(r.words for r in frame.act.roles), *(q.words for q in frame.qualifiers)):
        match = _ADDED.fullmatch(" ".join(words.text.split()))
        if match is None or match["what"].split()[-1].lower() not in _RESPONSES:
            continue
        what = named_in(match["what"], gathered)
        if what is None:
            raise CannotSayError(f"I cannot say what follows “{words.text}”")
        gathered.declare(Kind.VERB, "carry out")
        gathered.take(words)
        return [s.Norm(HOLE, s.Modal.MUST, s.Act("carry out", (s.Role(None, what),)))]
    return []
