"""Views that say the same are told together."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")

IN_EVERY_VIEW = "In every view"


def together(
    per_view: Sequence[tuple[str, T]], shape: Callable[[T], Hashable], views: int
) -> list[tuple[str, T]]:
    """Put views together that say things of the same shape, in the order of the first of each.

    Each group has the names of its views as one, and what its first view says; `views` is how many
    there are, those included that say nothing.
    """
    groups: dict[Hashable, list[tuple[str, T]]] = {}
    for view, said in per_view:
        groups.setdefault(shape(said), []).append((view, said))
    if len(groups) == 1 and len(per_view) == views > 1:
        return [(IN_EVERY_VIEW, per_view[0][1])]
    return [("; ".join(view for view, _ in same), same[0][1]) for same in groups.values()]
