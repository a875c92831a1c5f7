"""Who would leave which state, by the graph model, for people."""

from __future__ import annotations

from rich.console import Console

from servanda.bargaining.conflict import Concept, Conflict
from servanda.bargaining.enforcement import Outlook
from servanda.bargaining.enforcement.possibility import ALL_KEEP
from servanda.desk.cli.hold_lines import heading, line

_MOST_STATES = 5
"""So many states are listed one by one."""


def print_conflict(console: Console, outlook: Outlook) -> None:
    """Print what must be preferred for all to keep, and who would leave which state."""
    conflict = outlook.conflict
    if conflict is None:
        if outlook.possibilities is not None:
            count = len(outlook.possibilities.options)
            heading(console, "Who would leave which state")
            line(console, f"The text gives {count} options. Choose clauses with --clause to see "
                          "the states that they make.")  # fmt: skip
        return
    assumed = outlook.assumptions.conflict if outlook.assumptions else None
    if assumed is not None and assumed.preferences:
        _print_stability(console, conflict, first=outlook.holding is None)


def _print_stability(console: Console, conflict: Conflict, *, first: bool) -> None:
    stability = conflict.stability()
    heading(console, "States that nobody would leave, by how far each looks ahead", first=first)
    for concept in Concept:
        stable = stability.equilibria(concept)
        named = [_state(conflict, state) for state in stable[:_MOST_STATES]]
        more = f" and {len(stable) - _MOST_STATES:,} more" if len(stable) > _MOST_STATES else ""
        line(console, f"{'; '.join(named) or 'none'}{more}", 1, f"{concept}: ")
        depends = int((stability.depends(concept).any(axis=0)).sum())
        if depends:
            line(console, f"of {depends} more states it depends on what is not known", 2)


def _state(conflict: Conflict, state: int) -> str:
    """Return the name of a state, or what is taken in it."""
    label = conflict.states[state]
    taken = conflict.graph.states.taken(state)
    if label == ALL_KEEP or set(label) - set("YN"):
        return f"“{label}”"
    return f"“{', '.join(taken)}”" if taken else "nothing is done"
