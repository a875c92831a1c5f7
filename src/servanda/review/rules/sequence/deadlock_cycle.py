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
    way = ", which waits for ".join(f"[{clause}]" for clause in (*clauses[1:], clauses[0]))
    return Hit(
        clauses[0],
        f"The steps wait for each other: [{clauses[0]}] waits for {way}. "
        f"None of them can come first.{under_readings(waiting)}",
        at=waiting[0].at,
        quote=waiting[0].quote,
        against=clauses[1:],
        notes=tuple(_note(agreement, wait) for wait in circle.edges),
        stake=Stake.FORCE
        if any(wait.why is Why.UNDER_FIRE for wait in circle.edges)
        else gravest_stake(agreement, clauses),
    )


def _note(agreement: Agreement, wait: Wait) -> Note:
    later, earlier = _clause(agreement, wait.later), _clause(agreement, wait.earlier)
    stated_in = agreement.by_id[wait.later if wait.stated_in == later else wait.earlier]
    reason = {
        Why.STATED: f"the text says “{wait.words}”",
        Why.CLOCK: f"its time is counted “{wait.words}”",
        Why.UNDER_FIRE: "it moves forces back, and the text gives it neither a time of its own nor "
        "a rule that holds fire while they move",
    }[wait.why]
    return Note(f"[{later}] waits for [{earlier}]: {reason}.", stated_in.at)


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
