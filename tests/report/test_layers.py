import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.report.layers import components, place

NODES = [str(i) for i in range(12)]
edges = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda e: e[0] != e[1]),
    min_size=1,
    max_size=30,
    unique=True,
)


@given(edges)
def test_every_node_has_a_place_of_its_own_and_every_line_runs_between_its_ends(
    edges: list[tuple[str, str]],
) -> None:
    for group in components(NODES, edges):
        here = [edge for edge in edges if edge[0] in group]
        placed = place(group, here)
        at = {
            name: (i, j) for i, c in enumerate(placed.columns) for j, name in enumerate(c) if name
        }
        assert set(at) == set(group)
        for (a, b), route in placed.routes.items():
            assert (route[0], route[-1]) == (at[a], at[b])
            steps = [second[0] - first[0] for first, second in pairwise(route)]
            assert len(set(steps)) == 1
            assert abs(steps[0]) == 1
            assert not any(placed.columns[i][j] for i, j in route[1:-1])


@given(edges, st.randoms(use_true_random=False))
def test_the_order_in_which_lines_are_found_changes_nothing_but_circles(
    edges: list[tuple[str, str]], chance: random.Random
) -> None:
    forward = [edge for edge in edges if NODES.index(edge[0]) < NODES.index(edge[1])]
    shuffled = list(forward)
    chance.shuffle(shuffled)
    assert place(NODES, shuffled) == place(NODES, forward)


def test_a_circle_is_drawn_with_one_line_going_back() -> None:
    placed = place(["1", "2", "3"], [("1", "2"), ("2", "3"), ("3", "1")])
    assert placed.columns == (("1",), ("2", ""), ("3",))
    assert placed.routes["3", "1"] == ((2, 0), (1, 1), (0, 0))
