"""Who would leave which state, by the graph model, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.bargaining.conflict import Concept, Conflict, Requirement, Step, Verdict
from servanda.bargaining.enforcement import Outlook, Standing
from servanda.bargaining.enforcement.states_told import state_told
from servanda.bargaining.inquiry.part import Part, Table

_MOST = 3
"""So many states, moves or alternatives are written out; the rest are counted."""

_BEYOND = tuple(concept.value for concept in Concept if concept is not Concept.NASH)

_LOOKING = {
    Concept.NASH: "if it looks at its own move alone (Nash)",
    Concept.GMR: "if it also looks at what the others can do then (GMR)",
}


def leaving_told(outlook: Outlook) -> Part | None:
    """Say who would leave which state, or what each must prefer, for the state of today to last."""
    conflict, standing = outlook.conflict, outlook.standing
    title = "Who would leave which state"
    if conflict is None or standing is None:
        count = len(outlook.possibilities.options) if outlook.possibilities is not None else 0
        if not count:
            return None
        advice = (
            f"The text gives {count} options. Choose clauses (--clause) to see the states that "
            "they make, and what keeps each party from leaving."
        )
        return Part("leaving", title, (advice,))
    tables = [_equilibria(conflict, standing)] if _assumed(outlook) else []
    if standing.verdicts:
        tables.insert(0, _verdicts(conflict, standing))
    elif standing.to_keep:
        tables.append(_to_keep(conflict, standing))
    by = outlook.assumptions.by if outlook.assumptions and _assumed(outlook) else None
    assumes = (f"What each party prefers, assumed by {by}.",) if by else ()
    return Part("leaving", title, (_lasting(outlook, conflict, standing),), assumes, tuple(tables))


def _assumed(outlook: Outlook) -> bool:
    return outlook.assumptions is not None and outlook.assumptions.conflict is not None


def _lasting(outlook: Outlook, conflict: Conflict, standing: Standing) -> str:
    """Say in one sentence how the state of today stands."""
    count = f"There are {len(conflict.states):,} states."
    assumed = outlook.assumptions.conflict if outlook.assumptions is not None else None
    if not standing.verdicts and assumed is not None and assumed.preferences:
        if standing.now is not None:
            return f"{count} They are too many to tell what would stop whom from leaving one."
        held = any(standing.stability.equilibria(concept) for concept in Concept)
        which = "those that nobody would leave are below" if held else "somebody would leave each"
        return f"{count} None is named as that of today (“now”), so all were looked at: {which}."
    if standing.now is None or not standing.verdicts:
        fewer = "" if standing.to_keep else " To see what each must prefer, choose fewer clauses."
        return f"{count} Nobody’s preferences are stated.{fewer}"
    now = state_told(conflict, standing.now)
    stay = [
        concept.value
        for concept in Concept
        if all(v.stable for v in standing.verdicts if v.concept is concept)
    ]
    if not stay:
        return f"{count} Somebody would leave {now}, however far all look ahead."
    if stay == list(_BEYOND):
        return (
            f"{count} Nobody would leave {now} who looks at what the others can do then "
            f"({', '.join(stay)}); somebody would who looks at its own move alone ({Concept.NASH})."
        )
    return f"{count} Nobody would leave {now} who looks ahead as in {', '.join(stay)}."


def _verdicts(conflict: Conflict, standing: Standing) -> Table:
    rows = []
    for party in conflict.parties:
        told: dict[tuple[str, ...], list[Verdict]] = {}
        for verdict in standing.verdicts:
            if verdict.party == party:
                told.setdefault(tuple(_tries(conflict, verdict)), []).append(verdict)
        for tries, verdicts in told.items():
            stays = "stays" if verdicts[0].stable else "would leave"
            concepts = ", ".join(verdict.concept for verdict in verdicts)
            rows.append((party, concepts, stays, " ".join(tries)))
    now = state_told(conflict, standing.now or "")
    return Table(f"Who would leave {now}", ("Party", "By", "It", "Why"), tuple(rows))


def _tries(conflict: Conflict, verdict: Verdict) -> Iterator[str]:
    """Yield each move that a party would make, and what stops it."""
    for attempt in verdict.tries[:_MOST]:
        move = f"It would move to {state_told(conflict, attempt.move.target)}"
        yield f"{move}; {_reply(conflict, attempt.reply)}."
    if len(verdict.tries) > _MOST:
        yield f"{len(verdict.tries) - _MOST} more moves are not shown."
    if not verdict.tries:
        yield "It has no move to anything better."


def _reply(conflict: Conflict, reply: Sequence[Step]) -> str:
    if not reply:
        return "nothing stops it"
    moves = (f"{step.party} moves to {state_told(conflict, step.target)}" for step in reply)
    return f"what stops it: {', then '.join(moves)}"


def _equilibria(conflict: Conflict, standing: Standing) -> Table:
    stability = standing.stability
    rows = [
        (concept.value, _states(conflict, stability.equilibria(concept))) for concept in Concept
    ]
    depends = max(int(stability.depends(c).any(axis=0).sum()) for c in Concept)
    note = f"For up to {depends:,} states it depends on what is not known." if depends else ""
    return Table("States that nobody would leave", ("By", "States"), tuple(rows), note)


def _to_keep(conflict: Conflict, standing: Standing) -> Table:
    rows = []
    for conditions in standing.to_keep:
        looking = _LOOKING.get(conditions.concept)
        if looking is None or not conditions.requirements:
            continue
        needed = [_alternatives(conflict, one) for one in conditions.requirements[:_MOST]]
        more = len(conditions.requirements) - _MOST
        needed += [f"{more} more such conditions, one for each further move"] if more > 0 else []
        rows.append((conditions.party, looking, "; and ".join(needed)))
    now = state_told(conflict, standing.now or "")
    note = (
        "Where it may also move once more after them (SMR), or they answer only by what is better "
        "for themselves (SEQ): see “--format json”."
    )
    return Table(
        f"{now} lasts exactly where this is no better for the party",
        ("Party", "How far it looks", "No better"),
        tuple(rows),
        note,
    )


def _alternatives(conflict: Conflict, requirement: Requirement) -> str:
    """Say which states are meant, of which one at least must be no better."""
    ways = [
        " and ".join(state_told(conflict, state) for state in together)
        for together in requirement.alternatives[:_MOST]
    ]
    more = len(requirement.alternatives) - len(ways)
    rest = ["one more state"] if more == 1 else [f"one of {more} more states"]
    return " or ".join(ways + (rest if more > 0 else []))


def coalitions_told(outlook: Outlook) -> Part | None:
    """Say which states no coalition would leave, where that was asked for."""
    conflict, standing = outlook.conflict, outlook.standing
    if conflict is None or standing is None or standing.coalitions is None:
        return None
    found = standing.coalitions
    rows = tuple((c.value, _states(conflict, found.equilibria(c))) for c in Concept)
    title = "States that no coalition would leave"
    said = f"{len(found.coalitions):,} coalitions were looked at, single parties included."
    return Part("coalitions", title, (said,), tables=(Table(title, ("By", "States"), rows),))


def eyes_told(outlook: Outlook) -> Part | None:
    """Say what lasts in whose eyes, where parties are taken to see the conflict differently."""
    conflict, standing = outlook.conflict, outlook.standing
    if conflict is None or standing is None or standing.eyes is None:
        return None
    eyes = standing.eyes
    rows = []
    for concept in Concept:
        stable = eyes.equilibria(concept)
        rows.append((concept.value, "all, each as it sees things", _states(conflict, stable)))
        for party in conflict.parties:
            waits = sorted(set(eyes.expected(party, concept)) - set(stable))
            if waits:
                rows.append((concept.value, f"{party} alone, in vain", _states(conflict, waits)))
    title = "What lasts in whose eyes"
    said = "Each acts on its own view, without knowing that others see it differently."
    heads = ("By", "In the eyes of", "States")
    return Part("eyes", title, (said,), tables=(Table(title, heads, tuple(rows)),))


def _states(conflict: Conflict, states: Sequence[int]) -> str:
    """Return some states by name or by what is done in them, and count the rest."""
    named = [state_told(conflict, conflict.states[state]) for state in states[:_MOST]]
    more = f" and {len(states) - _MOST:,} more" if len(states) > _MOST else ""
    return f"{'; '.join(named)}{more}" if named else "none"
