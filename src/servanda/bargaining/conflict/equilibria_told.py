"""Equilibria as a notebook prints them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from servanda.bargaining.conflict.concept import Concept
from servanda.bargaining.conflict.states import States

_SHOWN = 10
"""So many states are printed of each concept."""


def equilibria_told(states: States, of: Callable[[Concept], tuple[int, ...]]) -> str:
    """Return the first equilibria of each concept, a line for each."""
    lines = ["Equilibria:"]
    for concept in Concept:
        found = of(concept)
        shown = ", ".join(states.label(state) for state in islice(found, _SHOWN)) or "none"
        more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
        lines.append(f"  {concept}: {shown}{more}")
    return "\n".join(lines)
