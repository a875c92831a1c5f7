"""Who would leave which state, by the graph model, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console

from servanda.bargaining.conflict import Concept, Conflict, Requirement, Step, Verdict
from servanda.bargaining.enforcement import Outlook, Standing
from servanda.bargaining.enforcement.states_told import state_told
from servanda.desk.cli.hold_lines import heading, line

_MOST_STATES = 3
"""So many states, moves or alternatives are written out; the rest are counted."""

_TOLD = {
    Concept.NASH: "if it looks at its own move alone",
    Concept.GMR: "if it also looks at what the others can do then",
}

T = TypeVar("T")


def print_conflict(console: Console, outlook: Outlook) -> None:
    """Print what must be preferred for the state of today to last, and who would leave which."""
    conflict, standing = outlook.conflict, outlook.standing
    first = outlook.holding is None
    if conflict is None or standing is None:
        if outlook.possibilities is not None:
            heading(console, "Who would leave which state")
            count = len(outlook.possibilities.options)
            words = f"The text gives {count} options. Choose clauses with --clause to see the "
            line(console, f"{words}states that they make, and what keeps each party from leaving.")
        return
    if standing.verdicts:
        _print_verdicts(console, conflict, standing, first=first)
        _print_equilibria(console, conflict, standing, first=False)
    elif outlook.assumptions and outlook.assumptions.conflict is not None:
        _print_equilibria(console, conflict, standing, first=first)
    if standing.to_keep and not standing.verdicts:
        _print_to_keep(console, conflict, standing)
    _print_coalitions(console, conflict, standing)
    _print_eyes(console, conflict, standing)


def _print_verdicts(
    console: Console, conflict: Conflict, standing: Standing, *, first: bool
) -> None:
    now = state_told(conflict, standing.now or "")
    heading(console, f"Who would leave {now}, by how far each looks ahead", first=first)
    for party in conflict.parties:
        told: dict[tuple[str, ...], list[Verdict]] = {}
        for verdict in standing.verdicts:
            if verdict.party == party:
                told.setdefault(tuple(_tries(conflict, verdict)), []).append(verdict)
        for tries, verdicts in told.items():
            stays = "stays" if verdicts[0].stable else "would leave"
            concepts = ", ".join(verdict.concept for verdict in verdicts)
            line(console, f"{stays} ({concepts})", 1, f"{party} ")
            for attempt in tries:
                line(console, attempt, 2)


def _tries(conflict: Conflict, verdict: Verdict) -> Iterable[str]:
    """Yield each move that a party would make, and what stops it."""
    for attempt in _first(verdict.tries):
        move = f"It would move to {state_told(conflict, attempt.move.target)}"
        yield f"{move}; {_reply(conflict, attempt.reply)}."
    if len(verdict.tries) > _MOST_STATES:
        yield f"{len(verdict.tries) - _MOST_STATES} more moves are not shown."
    if not verdict.tries:
        yield "It has no move to anything better."


def _reply(conflict: Conflict, reply: Sequence[Step]) -> str:
    if not reply:
        return "nothing stops it"
    moves = (f"{step.party} moves to {state_told(conflict, step.target)}" for step in reply)
    return f"what stops it: {', then '.join(moves)}"


def _print_equilibria(
    console: Console, conflict: Conflict, standing: Standing, *, first: bool
) -> None:
    heading(console, "States that nobody would leave, by how far each looks ahead", first=first)
    stability = standing.stability
    for concept in Concept:
        stable = stability.equilibria(concept)
        line(console, _states(conflict, stable), 1, f"{concept}: ")
        depends = int((stability.depends(concept).any(axis=0)).sum())
        if depends:
            line(console, f"for {depends} states it depends on what is not known", 2)


def _print_to_keep(console: Console, conflict: Conflict, standing: Standing) -> None:
    now = state_told(conflict, standing.now or "")
    heading(console, f"What each must prefer, for {now} to last")
    line(console, "Nobody's preferences are stated. It lasts exactly where, for each party, all of "
                  "these are no better than it:")  # fmt: skip
    for party in conflict.parties:
        of_party = [c for c in standing.to_keep if c.party == party and c.requirements]
        for conditions in of_party:
            if conditions.concept not in _TOLD:
                continue
            line(console, f"{party}, {_TOLD[conditions.concept]} ({conditions.concept}):")
            for requirement in _first(conditions.requirements):
                line(console, _alternatives(conflict, requirement), 2)
            more = len(conditions.requirements) - _MOST_STATES
            if more > 0:
                line(console, f"and {more} more, one for each further move", 2)
    line(console, "Where it may also move once more after them (SMR), or they answer only by what "
                  "is better for themselves (SEQ): see “--format json”.")  # fmt: skip


def _alternatives(conflict: Conflict, requirement: Requirement) -> str:
    """Say which states are meant, of which one at least must be no better; the nearest first."""
    ways = [
        " and ".join(state_told(conflict, state) for state in together)
        for together in _first(requirement.alternatives)
    ]
    more = len(requirement.alternatives) - len(ways)
    rest = ["one more state"] if more == 1 else [f"one of {more} more states"]
    return " or ".join(ways + (rest if more > 0 else []))


def _print_coalitions(console: Console, conflict: Conflict, standing: Standing) -> None:
    if standing.coalitions is None:
        return
    heading(console, "States that no coalition would leave")
    for concept in Concept:
        stable = standing.coalitions.equilibria(concept)
        line(console, _states(conflict, stable), 1, f"{concept}: ")


def _print_eyes(console: Console, conflict: Conflict, standing: Standing) -> None:
    if standing.eyes is None:
        return
    heading(console, "States in which everybody stays, each as it sees things")
    for concept in Concept:
        stable = standing.eyes.equilibria(concept)
        line(console, _states(conflict, stable), 1, f"{concept}: ")
        for party in conflict.parties:
            waits = set(standing.eyes.expected(party, concept)) - set(stable)
            if waits:
                words = f"{party} takes to last, in vain: {_states(conflict, sorted(waits))}"
                line(console, words, 2)


def _first(things: Sequence[T]) -> Sequence[T]:
    return things[:_MOST_STATES]


def _states(conflict: Conflict, states: Sequence[int]) -> str:
    """Return some states by name or by what is done in them, and count the rest."""
    named = [state_told(conflict, conflict.states[state]) for state in _first(states)]
    more = f" and {len(states) - _MOST_STATES:,} more" if len(states) > _MOST_STATES else ""
    return f"{'; '.join(named)}{more}" if named else "none"
