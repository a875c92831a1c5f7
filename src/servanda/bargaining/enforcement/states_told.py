"""Says what a state of a conflict is: by its name, or by what is done in it."""

from __future__ import annotations

from collections import Counter

from servanda.bargaining.conflict import Conflict


def taken_in(conflict: Conflict, state: int) -> tuple[str, ...]:
    """Return the options taken in a state, with whose they are where two have the same name."""
    states = conflict.graph.states
    if not len(states.masks):
        return ()
    options = states.options
    times = Counter(option.name for option in options.options)
    return tuple(
        option.name
        if times[option.name] == 1
        else f"{options.parties[option.party]}: {option.name}"
        for place, option in enumerate(options.options)
        if states.taken(state, place)
    )


def state_told(conflict: Conflict, label: str) -> str:
    """Return the name that a state was given, or what is done in it, in quotation marks."""
    if set(label) - set("YN"):
        return f"“{label}”"
    state = conflict.graph.states.find(label)
    taken = taken_in(conflict, state) if isinstance(state, int) else ()
    return f"“{', '.join(taken)}”" if taken else "“nothing is done”"
