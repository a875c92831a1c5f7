"""Each step waits for the other."""

from __future__ import annotations

from servanda.effects import MOST_CIRCLES, Circle, Wait, Why, deadlocks, waits
from servanda.findings import Note
from servanda.norms import Agreement
from servanda.review.rival_readings import under_readings
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake
from servanda.review.stakes import gravest_stake
from servanda.review.telling import told


def look(case: Case) -> Looked:
    """Find circles in what waits for what."""
    found = waits(case.agreement)
    hits: dict[tuple[str, ...], Hit] = {}
    circles = deadlocks(case.agreement, found)
    for circle in circles:
        clauses = tuple(dict.fromkeys(_clause(case.agreement, e.later) for e in circle.edges))
        hits.setdefault(clauses, _hit(case.agreement, circle, clauses))
    at = f"{len(found)} places where one step waits for another"
    return Looked(
        at,
        len(found),
        told(hits.values(), MOST_CIRCLES, "circles", cut_off=len(circles) == MOST_CIRCLES),
    )


def _hit(agreement: Agreement, circle: Circle[Wait], clauses: tuple[str, ...]) -> Hit:
    waiting = [agreement.by_id[wait.later] for wait in circle.edges]
    return Hit(
        clauses[0],
        _message(agreement, circle, clauses) + under_readings(waiting),
        at=waiting[0].at,
        quote=waiting[0].quote,
        against=clauses[1:],
        notes=tuple(_note(agreement, wait) for wait in circle.edges),
        stake=Stake.FORCE
        if any(wait.why is Why.UNDER_FIRE for wait in circle.edges)
        else gravest_stake(agreement, clauses),
    )


def _message(agreement: Agreement, circle: Circle[Wait], clauses: tuple[str, ...]) -> str:
    """Say that the steps wait for each other, or of what the text leaves open that they may."""
    if all(wait.why is not Why.UNDER_FIRE for wait in circle.edges):
        way = ", which waits for ".join(f"[{clause}]" for clause in (*clauses[1:], clauses[0]))
        return (
            f"The steps wait for each other: [{clauses[0]}] waits for {way}. "
            "None of them can come first."
        )
    steps = []
    for wait in circle.edges:
        later, earlier = _clause(agreement, wait.later), _clause(agreement, wait.earlier)
        steps.append(
            f"the text leaves open how [{later}] can come first, while the fighting may go on"
            if wait.why is Why.UNDER_FIRE
            else f"[{later}] waits for [{earlier}]"
        )
    return f"{'; '.join(steps)}."


def _note(agreement: Agreement, wait: Wait) -> Note:
    later, earlier = _clause(agreement, wait.later), _clause(agreement, wait.earlier)
    stated_in = agreement.by_id[wait.later if wait.stated_in == later else wait.earlier]
    reason = {
        Why.STATED: f"waits for [{earlier}]: “{stated_in.quote}”",
        Why.CLOCK: f"is counted from [{earlier}]: “{stated_in.quote}”",
        Why.UNDER_FIRE: f"may have to wait for [{earlier}]: it moves forces back, and the text "
        "gives it neither a time of its own nor a rule that holds fire while they move",
    }[wait.why]
    return Note(f"[{later}] {reason}.", stated_in.at)


def _clause(agreement: Agreement, norm: str) -> str:
    return agreement.by_id[norm].clause


RULE = Rule(
    code="deadlock-cycle",
    family=Family.SEQUENCE,
    kind=Kind.FORMAL,
    title="steps that wait for each other",
    silenced_by="one step freed: a date of its own, or a rule that holds fire while forces move",
    look=look,
)
