"""Clauses that cannot all be kept, or of which one defeats another."""

from __future__ import annotations

from servanda.effects import MOST_OF_A_KNOT, Clash, ClashKind, clashes
from servanda.findings import Note
from servanda.norms import Agreement
from servanda.review.rival_readings import under_readings
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.stakes import gravest_stake
from servanda.review.telling import told

_A_PAIR = 2

_SAYS = {
    ClashKind.STATUS: "give one place or thing, or a part of it, statuses that exclude each other",
    ClashKind.ACT: "require an act and forbid it",
    ClashKind.LIMIT: "set limits on one measure that cannot all be kept",
    ClashKind.CEILING: "set different limits on one measure, and nothing says which counts",
    ClashKind.EFFECT: "are set off by the same event, and one takes away what the other gives",
}


def look(case: Case) -> Looked:
    """Report the smallest sets of clauses that clash."""
    hits: dict[tuple[str, ...], Hit] = {}
    cut_off = False
    for clash in clashes(case.agreement):
        hits.setdefault(clash.clauses, _hit(case.agreement, clash))
        cut_off = cut_off or clash.one_of_many
    count = len(case.agreement.norms)
    return Looked(
        f"{count} norms, each against all others",
        count,
        told(hits.values(), MOST_OF_A_KNOT, "sets of clauses", cut_off=cut_off),
    )


def _hit(agreement: Agreement, clash: Clash) -> Hit:
    first, *rest = clash.clauses
    named = " and ".join(f"[{clause}]" for clause in clash.clauses)
    subject = named if rest else f"Two sentences of {named}"
    return Hit(
        first,
        f"{subject} {_SAYS[clash.kind]}. {_way_out(len(clash.norms))}{under_readings(clash.norms)}",
        at=clash.norms[0].at,
        quote=clash.norms[0].quote,
        against=tuple(rest),
        stake=gravest_stake(agreement, clash.clauses),
        notes=tuple(Note(f"[{norm.clause}] says “{norm.quote}”.", norm.at) for norm in clash.norms),
    )


def _way_out(norms: int) -> str:
    if norms <= _A_PAIR:
        return "If either is changed, the other can stand."
    return "If any one of them is changed, the others can stand."


RULE = Rule(
    code="internal-contradiction",
    family=Family.WORDING,
    kind=Kind.FORMAL,
    title="clauses that cannot all be kept",
    silenced_by="one of them changed, or “notwithstanding [the other]”",
    look=look,
)
