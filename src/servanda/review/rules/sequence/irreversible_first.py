"""A step that is hard to take back, before a benefit that can be lost."""

from __future__ import annotations

from servanda.effects import waits
from servanda.effects.guarantees import beneficiaries, taken_away
from servanda.effects.likeness import all_names
from servanda.findings import Note
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Filling, Gap, Norm, NormKind
from servanda.review.irreversible import is_irreversible
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake


def look(case: Case) -> Looked:
    """Find irreversible duties of one side that nothing puts after the guarantee given for them."""
    agreement = case.agreement
    steps = [norm for norm in agreement.duties if _cannot_be_taken_back(agreement, norm)]
    removers = _removers(agreement)
    ordered = {(wait.later, wait.earlier) for wait in waits(agreement)}
    hits = []
    for step in steps:
        bearers = _bearers(agreement, step)
        open_guarantees = [
            guarantee
            for guarantee in agreement.of_kind(NormKind.GUARANTEE)
            if guarantee.id in removers
            and bearers.intersection(beneficiaries(agreement, guarantee))
            and ((guarantee.id, step.id) in ordered or not _stands_already(guarantee))
            and (step.id, guarantee.id) not in ordered
        ]
        if open_guarantees and not _mutual(agreement, bearers):
            hits.append(_hit(step, open_guarantees, removers))
    return Looked(f"{len(steps)} steps that are hard to take back", len(steps), tuple(hits))


def _cannot_be_taken_back(agreement: Agreement, norm: Norm) -> bool:
    return (
        norm.kind is NormKind.ACHIEVE
        and norm.act is not None
        and is_irreversible(agreement, norm.act)
    )


def _bearers(agreement: Agreement, norm: Norm) -> frozenset[str]:
    bearer = norm.core.bearer if isinstance(norm.core, s.Norm) else None
    return all_names(agreement.vocabulary, bearer)


def _mutual(agreement: Agreement, bearers: frozenset[str]) -> bool:
    """Whether all who sign take the step: then nobody takes it first."""
    signatories = set(agreement.vocabulary.signatories)
    return len(signatories) > 1 and signatories <= bearers


def _removers(agreement: Agreement) -> dict[str, list[Norm]]:
    """Return, for each guarantee, the clauses that take it away."""
    found: dict[str, list[Norm]] = {}
    for norm in agreement.norms:
        for guarantee in taken_away(agreement, norm):
            found.setdefault(guarantee.id, []).append(norm)
    return found


def _stands_already(guarantee: Norm) -> bool:
    """Whether the guarantee begins on a day that is stated."""
    start = guarantee.part(Gap.START)
    return start is not None and start.filling is Filling.STATED


def _hit(step: Norm, guarantees: list[Norm], removers: dict[str, list[Norm]]) -> Hit:
    articles = tuple(dict.fromkeys(guarantee.clause for guarantee in guarantees))
    by = dict.fromkeys(norm.clause for guarantee in guarantees for norm in removers[guarantee.id])
    named = " and ".join(f"[{label}]" for label in articles)
    return Hit(
        step.clause,
        f"This is hard to take back, and nothing puts it after {named}, which its bearer gets and "
        "can lose again.",
        at=step.at,
        quote=step.quote,
        against=articles,
        notes=(Note(f"It can be lost under {', '.join(f'[{clause}]' for clause in by)}."),),
        stake=Stake.IRREVERSIBLE,
    )


RULE = Rule(
    code="irreversible-first",
    family=Family.SEQUENCE,
    kind=Kind.FORMAL,
    title="a step that is hard to take back comes before a benefit that can be lost",
    silenced_by="“only after [the guarantee] is in force”, or a guarantee with a stated beginning",
    look=look,
)
