"""Lays a graph out in layers (Sugiyama's method), so that the same graph is always drawn alike.

Nodes come in the order of the text, which alone decides wherever two places are equally good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeAlias

_SWEEPS = 8

Edge: TypeAlias = tuple[str, str]
_Piece: TypeAlias = str | tuple[str, str, int]
"""A node, or the place where a long edge crosses a column."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Nodes by column and row, and for each edge the (column, row) places that it passes.

    A row that an edge only crosses has no name. An edge of a circle may run backwards: its route
    begins in a later column than it ends.
    """

    columns: tuple[tuple[str, ...], ...]
    routes: dict[Edge, tuple[tuple[int, int], ...]]


def components(nodes: Sequence[str], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return the nodes in groups that no edge connects, each in the order given."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in edges:
        near[a].add(b)
        near[b].add(a)
    seen: set[str] = set()
    groups = []
    for node in nodes:
        if node in seen:
            continue
        group, waiting = {node}, [node]
        while waiting:
            new = near[waiting.pop()] - group
            group |= new
            waiting += new
        seen |= group
        groups.append(tuple(n for n in nodes if n in group))
    return tuple(groups)


def place(nodes: Sequence[str], edges: Sequence[Edge]) -> Placed:
    """Give every node a column and a row, every edge a route."""
    backward = _backward(nodes, edges)
    forward = {(b, a) if (a, b) in backward else (a, b) for a, b in edges}
    column = _columns(nodes, forward)
    chains = {edge: _chain(edge, column) for edge in sorted(forward, key=_order(nodes))}
    columns = _ordered(nodes, column, chains.values())
    row = {piece: i for layer in columns for i, piece in enumerate(layer)}
    routes = {}
    for a, b in edges:
        turned = (a, b) in backward
        chain = chains[(b, a) if turned else (a, b)]
        route = tuple((number, row[piece]) for number, piece in chain)
        routes[(a, b)] = route[::-1] if turned else route
    real = tuple(
        tuple(piece if isinstance(piece, str) else "" for piece in layer) for layer in columns
    )
    return Placed(real, routes)


def _order(nodes: Sequence[str]) -> Callable[[Edge], tuple[int, int]]:
    index = {node: i for i, node in enumerate(nodes)}
    return lambda edge: (index[edge[0]], index[edge[1]])


def _backward(nodes: Sequence[str], edges: Sequence[Edge]) -> set[Edge]:
    """Return the edges that close a circle, going through the nodes in order."""
    following: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in edges:
        following[a].append(b)
    backward: set[Edge] = set()
    done: set[str] = set()
    for start in nodes:
        if start in done:
            continue
        path = {start}
        stack = [(start, iter(following[start]))]
        while stack:
            node, rest = stack[-1]
            for other in rest:
                if other in path:
                    backward.add((node, other))
                elif other not in done:
                    path.add(other)
                    stack.append((other, iter(following[other])))
                    break
            else:
                stack.pop()
                path.discard(node)
                done.add(node)
    return backward


def _columns(nodes: Sequence[str], forward: set[Edge]) -> dict[str, int]:
    """Put every node behind all that lead to it."""
    leading: dict[str, list[str]] = {node: [] for node in nodes}
    following: dict[str, list[str]] = {node: [] for node in nodes}
    for a, b in forward:
        leading[b].append(a)
        following[a].append(b)
    column: dict[str, int] = {}
    open_ends = {node: len(leading[node]) for node in nodes}
    waiting = [node for node in nodes if not open_ends[node]]
    while waiting:
        node = waiting.pop()
        column[node] = max((column[a] + 1 for a in leading[node]), default=0)
        for other in following[node]:
            open_ends[other] -= 1
            if not open_ends[other]:
                waiting.append(other)
    return column


def _chain(edge: Edge, column: dict[str, int]) -> tuple[tuple[int, _Piece], ...]:
    a, b = edge
    between = ((i, (a, b, i)) for i in range(column[a] + 1, column[b]))
    return ((column[a], a), *between, (column[b], b))


def _ordered(
    nodes: Sequence[str],
    column: dict[str, int],
    chains: Iterable[tuple[tuple[int, _Piece], ...]],
) -> list[list[_Piece]]:
    """Order each column so that few edges cross: by the middle of what a piece is tied to."""
    layers: list[list[_Piece]] = [[] for _ in range(max(column.values()) + 1)]
    for node in nodes:
        layers[column[node]].append(node)
    before: dict[_Piece, list[_Piece]] = {}
    after: dict[_Piece, list[_Piece]] = {}
    for chain in chains:
        for number, piece in chain[1:-1]:
            layers[number].append(piece)
        for (_, a), (_, b) in pairwise(chain):
            after.setdefault(a, []).append(b)
            before.setdefault(b, []).append(a)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        ties = before if down else after
        for layer in layers if down else reversed(layers):
            row = {piece: i for each in layers for i, piece in enumerate(each)}
            layer.sort(key=partial(_middle, ties=ties, row=row))
    return layers


def _middle(
    piece: _Piece, ties: dict[_Piece, list[_Piece]], row: dict[_Piece, int]
) -> tuple[float, int]:
    tied = ties.get(piece)
    middle = sum(row[t] for t in tied) / len(tied) if tied else row[piece]
    return middle, row[piece]
