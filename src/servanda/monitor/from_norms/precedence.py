"""Which permissions and duties prevail over what a rule asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.instrument.pact import syntax as s
from servanda.monitor.from_norms.clauses import Clauses
from servanda.monitor.from_norms.joining import any_of
from servanda.monitor.program import InState, Rule, State
from servanda.norms import DUTIES, Norm, NormKind

_PREVAILS_BY_ITS_ACT = frozenset(
    {NormKind.PERMISSION, NormKind.POWER, NormKind.ACHIEVE, NormKind.REPEAT}
)
_NOT_BY_THEMSELVES = "what “subject to” asks here is not judged"


def with_precedence(rules: tuple[Rule, ...], clauses: Clauses) -> tuple[Rule, ...]:
    """Return the rules with those that prevail over each: by “notwithstanding”, “subject to”."""
    by_id = {rule.id: rule for rule in rules}
    for prevailing, over in _pairs(clauses):
        rule = by_id.get(over.id)
        if rule is None or over.kind not in DUTIES:
            continue
        if prevailing.kind is NormKind.EXEMPTION:
            free = InState((prevailing.id,), State.IN_FORCE)
            exception = free if rule.exception is None else any_of((rule.exception, free))
            by_id[rule.id] = replace(rule, exception=exception)
        elif prevailing.kind in _PREVAILS_BY_ITS_ACT and _forbids(over):
            yields = tuple(dict.fromkeys((*rule.yields_to, prevailing.id)))
            by_id[rule.id] = replace(rule, yields_to=yields)
        elif over.sentence.has(s.Slot.SUBJECT_TO):
            assumptions = tuple(dict.fromkeys((*rule.assumptions, _NOT_BY_THEMSELVES)))
            by_id[rule.id] = replace(rule, assumptions=assumptions)
    return tuple(by_id.values())


def _forbids(norm: Norm) -> bool:
    return norm.kind in {NormKind.PROHIBITION, NormKind.LIMIT, NormKind.MAINTAIN}


def _pairs(clauses: Clauses) -> Iterator[tuple[Norm, Norm]]:
    """Yield which norm is said to prevail over which."""
    for norm in clauses.agreement.norms:
        for term in _terms(norm, s.Slot.NOTWITHSTANDING):
            yield from ((norm, over) for over in clauses.meant_by(term))
        for term in _terms(norm, s.Slot.SUBJECT_TO):
            yield from ((prevailing, norm) for prevailing in clauses.meant_by(term))


def _terms(norm: Norm, slot: s.Slot) -> Iterator[s.Term]:
    for value in norm.sentence.values(slot):
        if isinstance(value, s.Reference | s.Group):
            yield value
