"""What a consequence takes away, and what it keeps or brings back."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Norm

REMOVES = frozenset(
    {s.Effect.LAPSE, s.Effect.VOID, s.Effect.SUSPEND, s.Effect.REVOKE, s.Effect.END,
     s.Effect.NOT_APPLY}
)  # fmt: skip
KEEPS = frozenset({s.Effect.REINSTATE, s.Effect.APPLY, s.Effect.REMAIN_IN_FORCE})


def removed_by(norm: Norm) -> tuple[s.Term, ...]:
    """Return what a consequence ends, suspends, voids, or makes somebody lose."""
    return tuple(
        term
        for effect in norm.effects
        for term in _targets(effect)
        if isinstance(effect, s.Loss) or (isinstance(effect, s.Change) and effect.effect in REMOVES)
    )


def kept_by(norm: Norm) -> tuple[s.Term, ...]:
    """Return what a consequence brings back, or says to go on applying."""
    return tuple(
        term
        for effect in norm.effects
        for term in _targets(effect)
        if isinstance(effect, s.Change) and effect.effect in KEEPS
    )


def _targets(effect: s.Outcome) -> tuple[s.Term, ...]:
    match effect:
        case s.Change(on=s.Group(members=members)) | s.Loss(thing=s.Group(members=members)):
            return members
        case s.Change(on=on):
            return (on,)
        case s.Loss(thing=thing):
            return (thing,)
    return ()
