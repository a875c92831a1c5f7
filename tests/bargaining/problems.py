"""Small random problems, ties included, for holding engines against brute force."""

from fractions import Fraction

from hypothesis import strategies as st

from servanda.bargaining.problem import (
    Additional,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)

NAMES = ("Arden", "Brell", "Corin", "Dunmar", "Esk")


@st.composite
def problems(
    draw: st.DrawFn,
    *,
    parties: tuple[int, int] = (1, 4),
    walk_away: bool | None = None,
    entangled: bool = True,
) -> Problem:
    """Draw a definite problem; `walk_away` True: all stated, False: none, None: maybe some."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    issues = tuple(
        Issue(f"issue {n}", tuple(Option(f"option {o}") for o in range(size)))
        for n, size in enumerate(sizes)
    )
    extent = draw(st.sampled_from([3, 20, 1000]))  # few values: many ties
    worths = st.builds(exactly, st.integers(-extent, extent), st.sampled_from([1, 2, 10]))
    literal = st.integers(0, len(sizes) - 1).flatmap(
        lambda i: st.tuples(st.just(i), st.integers(0, sizes[i] - 1))
    )
    most = min(3, len(sizes))
    together = st.lists(literal, min_size=2, max_size=most, unique_by=lambda pair: pair[0])
    preferences = []
    for name in NAMES[: draw(st.integers(*parties))]:
        extras = []
        if entangled and len(sizes) > 1:
            extras = draw(st.lists(st.builds(Additional, together.map(tuple), worths), max_size=2))
        table = tuple(tuple(draw(worths) for _ in range(size)) for size in sizes)
        stated = draw(st.booleans()) if walk_away is None else walk_away
        floor = draw(worths) if stated else None
        preferences.append(Preference(name, table, (), tuple(extras), floor))
    refused = st.lists(
        literal, min_size=1, max_size=most if entangled else 1, unique_by=lambda pair: pair[0]
    )
    said = st.sampled_from([None, *(preference.party for preference in preferences)])
    exclusions = tuple(
        Exclusion(f"line {n}", whose, tuple(Literal(i, frozenset({o})) for i, o in pairs))
        for n, (whose, pairs) in enumerate(draw(st.lists(st.tuples(said, refused), max_size=3)))
    )
    return Problem("random", issues, tuple(preferences), exclusions)


def exactly(numerator: int, denominator: int) -> Worth:
    number = Fraction(numerator, denominator)
    return Worth(number, number)
