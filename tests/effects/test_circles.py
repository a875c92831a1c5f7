from hypothesis import given
from hypothesis import strategies as st

from servanda.effects.circles import circles_of, shortest_circle

NODES = "abcdefgh"
edges = st.sets(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=20)


def graph_of(pairs: set[tuple[str, str]]) -> dict[str, dict[str, str]]:
    graph: dict[str, dict[str, str]] = {node: {} for node in NODES}
    for a, b in sorted(pairs):
        graph[a][b] = a + b
    return graph


def has_circle(pairs: set[tuple[str, str]]) -> bool:
    """Kahn's way: take away what leads nowhere until nothing more can be taken away."""
    left = set(pairs)
    while True:
        sources = {a for a, _ in left}
        rest = {(a, b) for a, b in left if b in sources}
        if rest == left:
            return bool(left)
        left = rest


def distance(pairs: set[tuple[str, str]], start: str, end: str) -> int | None:
    reached, steps = {start}, 0
    while end not in reached:
        wider = reached | {b for a, b in pairs if a in reached}
        if wider == reached:
            return None
        reached, steps = wider, steps + 1
    return steps


@given(edges)
def test_a_circle_is_found_exactly_where_there_is_one(pairs: set[tuple[str, str]]) -> None:
    assert (shortest_circle(graph_of(pairs)) is not None) == has_circle(pairs)


@given(edges)
def test_no_circle_is_shorter(pairs: set[tuple[str, str]]) -> None:
    found = shortest_circle(graph_of(pairs))
    ways_back = [d + 1 for a, b in pairs if (d := distance(pairs, b, a)) is not None]
    assert (len(found) if found else None) == min(ways_back, default=None)


@given(edges)
def test_edges_of_a_circle_follow_one_another(pairs: set[tuple[str, str]]) -> None:
    for circle in circles_of(graph_of(pairs)):
        names = list(circle.edges)
        assert all(a[1] == b[0] for a, b in zip(names, [*names[1:], names[0]], strict=True))


@given(edges)
def test_a_circle_is_gone_when_any_one_of_its_edges_is(pairs: set[tuple[str, str]]) -> None:
    circle = next(circles_of(graph_of(pairs)), None)
    if circle is None:
        return
    nodes = {edge[0] for edge in circle.edges}
    among = {(a, b) for a, b in pairs if a in nodes and b in nodes}
    assert has_circle(among)
    for edge in circle.edges:
        assert not has_circle(among - {(edge[0], edge[1])})


@given(edges)
def test_circles_share_no_edge_and_leave_none_behind(pairs: set[tuple[str, str]]) -> None:
    found = [edge for circle in circles_of(graph_of(pairs)) for edge in circle.edges]
    assert len(found) == len(set(found))
    assert not has_circle(pairs - {(edge[0], edge[1]) for edge in found})


@given(edges, st.sampled_from(NODES[1:]))
def test_a_circle_never_mixes_two_readings(pairs: set[tuple[str, str]], second: str) -> None:
    def reading(node: str) -> str | None:
        return {"a": "clause/one", second: "clause/two"}.get(node)

    for circle in circles_of(graph_of(pairs), reading):
        nodes = {edge[0] for edge in circle.edges}
        assert not {"a", second} <= nodes
    without_first = {(a, b) for a, b in pairs if "a" not in {a, b}}
    without_second = {(a, b) for a, b in pairs if second not in {a, b}}
    found = next(circles_of(graph_of(pairs), reading), None)
    assert (found is not None) == (has_circle(without_first) or has_circle(without_second))
