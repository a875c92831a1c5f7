"""Which rules a reference means, and of which of them a state can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms.naming import Naming
from servanda.monitor.from_norms.scope import BRINGS_IN
from servanda.monitor.program import State
from servanda.norms import DUTIES, Agreement, Norm, NormKind

WITHOUT_RULE = frozenset({NormKind.DEFINITION, NormKind.PROVISION})
"""Kinds of norms that ask nothing of anybody: they tell of words, or of the agreement."""

TRIGGERING = (s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE)
"""The comma phrases that bring an instance of a rule about."""

_TO_BE_DONE = frozenset({NormKind.ACHIEVE, NormKind.REPEAT, NormKind.EXPECTATION})
_KINDS_WITH: dict[State, frozenset[NormKind]] = {
    State.BREACHED: DUTIES,
    State.KEPT: DUTIES,
    State.COMPLETE: _TO_BE_DONE,
    State.BEGUN: _TO_BE_DONE,
}
"""The rules of a clause that are asked for a state, where the clause has any of these kinds."""


@dataclass(frozen=True)
class Clauses:
    """The rules of an agreement by the labels that mean them."""

    agreement: Agreement
    naming: Naming

    def meant_by(self, term: s.Term, state: State | None = None) -> tuple[Norm, ...]:
        """Return the norms with rules that a reference means, those of sub-clauses included.

        `this agreement` means all that can be breached. With a state, only those norms of which it
        can be asked, where there are any.
        """
        found: dict[str, Norm] = {}
        match term:
            case s.Agreement():
                found = {norm.id: norm for norm in self.agreement.duties}
            case s.Group(members=members):
                found = {norm.id: norm for m in members for norm in self.meant_by(m)}
            case s.Reference(label=label):
                found = {norm.id: norm for norm in self.agreement.at(label)}
        meant = tuple(norm for norm in found.values() if norm.kind not in WITHOUT_RULE)
        kinds = _KINDS_WITH.get(state, frozenset()) if state else frozenset[NormKind]()
        return tuple(norm for norm in meant if norm.kind in kinds) or meant

    def labels(self, label: str) -> tuple[str, ...]:
        """Return a label and those of its sub-clauses."""
        return tuple(dict.fromkeys((label, *(n.clause for n in self.agreement.at(label)))))

    def brings_in(self, norm: Norm, kind: str) -> bool:
        """Whether the trigger of a norm tells its instances apart by this class."""
        return any(
            isinstance(piece, s.NounPhrase)
            and piece.determiner in BRINGS_IN
            and self.naming.class_of(piece) == kind
            for piece in pieces(norm.sentence.values(*TRIGGERING))
        )
