"""Circles in a graph: the shortest one through any node, and then those that remain."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

E = TypeVar("E")
Alternative = Callable[[str], str | None]
Graph = dict[str, dict[str, E]]
"""For each node the nodes it leads to, and by which edge."""

MOST_CIRCLES = 100
"""Nobody reads more; a text with so many is broken in one way, not in a hundred."""


@dataclass(frozen=True, slots=True)
class Circle(Generic[E]):
    """The edges of a circle in order: each begins where the one before it ends."""

    edges: tuple[E, ...]


def circles_of(
    graph: Mapping[str, Mapping[str, E]],
    exclude_together: Alternative | None = None,
) -> Iterator[Circle[E]]:
    """Yield circles, the shortest first, no two of which share an edge.

    `exclude_together` may give a node a group and an alternative `group/alternative`: nodes of one
    group with different alternatives never stand in one circle (rival readings of one clause).
    """
    left: Graph[E] = {node: dict(following) for node, following in graph.items()}
    for _ in range(MOST_CIRCLES):
        path = _shortest_consistent(left, exclude_together)
        if path is None:
            return
        pairs = list(zip(path, (*path[1:], path[0]), strict=True))
        yield Circle(tuple(left[a][b] for a, b in pairs))
        for a, b in pairs:
            del left[a][b]


def _shortest_consistent(graph: Graph[E], exclude_together: Alternative | None) -> list[str] | None:
    """Find the shortest circle; where it mixes alternatives, look again without each of them."""
    path = shortest_circle(graph)
    if path is None or exclude_together is None:
        return path
    taken: dict[str, dict[str, None]] = {}
    for node in path:
        if choice := exclude_together(node):
            group, _, alternative = choice.rpartition("/")
            taken.setdefault(group, {})[alternative] = None
    mixed = next((group for group, among in taken.items() if len(among) > 1), None)
    if mixed is None:
        return path
    found = []
    for keep in [*taken[mixed], None]:
        barred = {
            node
            for node in graph
            if (choice := exclude_together(node))
            and choice.rpartition("/")[0] == mixed
            and choice.rpartition("/")[2] != keep
        }
        found.append(_shortest_consistent(_without(graph, barred), exclude_together))
    return min((p for p in found if p), key=len, default=None)


def _without(graph: Graph[E], barred: set[str]) -> Graph[E]:
    return {
        node: {b: edge for b, edge in following.items() if b not in barred}
        for node, following in graph.items()
        if node not in barred
    }


def shortest_circle(graph: Mapping[str, Mapping[str, E]]) -> list[str] | None:
    """Return the nodes of a shortest circle in order, or None where there is no circle."""
    following = {node: set(edges) for node, edges in graph.items()}
    for targets in list(following.values()):
        for target in targets:
            following.setdefault(target, set())
    preceding: dict[str, set[str]] = {node: set() for node in following}
    for node, targets in following.items():
        for target in targets:
            preceding[target].add(node)
    _peel(following, preceding, list(following))
    best: list[str] | None = None
    for node in sorted(following):
        if node not in following:
            continue
        found = _circle_through(node, following, len(best) if best else None)
        best = found or best
        if best and len(best) == 1:
            return best
        neighbours = [*following[node], *preceding[node]]
        _remove(node, following, preceding)
        _peel(following, preceding, neighbours)
    return best


def _peel(following: dict[str, set[str]], preceding: dict[str, set[str]], look: list[str]) -> None:
    """Remove nodes that cannot lie on a circle: nothing leads to them, or they lead nowhere."""
    waiting = list(look)
    while waiting:
        node = waiting.pop()
        if node in following and not (following[node] and preceding[node]):
            waiting += [*following[node], *preceding[node]]
            _remove(node, following, preceding)


def _remove(node: str, following: dict[str, set[str]], preceding: dict[str, set[str]]) -> None:
    for target in following.pop(node):
        preceding[target].discard(node)
    for source in preceding.pop(node):
        if source in following:
            following[source].discard(node)


def _circle_through(
    start: str, following: Mapping[str, set[str]], shorter_than: int | None
) -> list[str] | None:
    """Search outward from a node until it is met again, unless that takes too long."""
    came_from: dict[str, str] = {}
    waiting = deque([(start, 0)])
    while waiting:
        node, depth = waiting.popleft()
        if shorter_than is not None and depth + 1 >= shorter_than:
            return None
        for target in sorted(following[node]):
            if target == start:
                return _path_back(start, node, came_from)
            if target not in came_from:
                came_from[target] = node
                waiting.append((target, depth + 1))
    return None


def _path_back(start: str, last: str, came_from: Mapping[str, str]) -> list[str]:
    path = [last]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return path[::-1]
