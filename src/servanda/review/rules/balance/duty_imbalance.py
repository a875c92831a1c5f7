"""What the text asks of each side, counted clause by clause."""

from __future__ import annotations

from servanda.findings import Note
from servanda.review.burdens import Burden, burdens
from servanda.review.mediators import mediators
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Count what weighs on each signatory, where counts differ and duties have no counterpart."""
    weighed = burdens(case.agreement)
    duties = sum(len(burden.duties) for burden in weighed)
    looked = f"{duties} clauses with duties of {len(weighed)} signatories"
    uneven = len({burden.counts for burden in weighed}) > 1 and any(b.alone for b in weighed)
    if not uneven:
        return Looked(looked, duties)
    message = "Duties are spread unevenly: " + "; ".join(map(_counts, weighed)) + "."
    beside = sorted(mediators(case.agreement), key=case.agreement.vocabulary.signatories.index)
    notes = (
        *(Note(_clauses(burden)) for burden in weighed),
        *(Note(f"{name} only helps or checks, and is not counted.") for name in beside),
    )
    return Looked(looked, duties, (Hit(WHOLE, message, notes=notes),))


def _counts(burden: Burden) -> str:
    duties, irreversible, at_risk = burden.counts
    return (
        f"{burden.signatory} (duties in {_number(duties)}, {irreversible} with a step that is hard "
        f"to take back; something to lose by its own act under {_number(at_risk)})"
    )


def _number(clauses: int) -> str:
    return f"{clauses} clause" if clauses == 1 else f"{clauses} clauses"


def _clauses(burden: Burden) -> str:
    said = {
        "duties with no counterpart in": burden.alone,
        "steps that are hard to take back in": burden.irreversible,
        "may lose something by its own act under": burden.at_risk,
        "is owed or guaranteed something by others in": burden.received,
    }
    listed = (f"{what} {', '.join(clauses)}" for what, clauses in said.items() if clauses)
    return f"{burden.signatory}: {'; '.join(listed) or 'nothing that binds it alone'}."


RULE = Rule(
    code="duty-imbalance",
    family=Family.BALANCE,
    kind=Kind.FORMAL,
    title="duties, irreversible steps and penalties counted for each side",
    silenced_by="like duties on each side, or a mark that the imbalance is intended",
    look=look,
)
