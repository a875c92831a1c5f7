"""Which bargaining problems are ones of dividing items between two."""

from dataclasses import replace
from fractions import Fraction

from servanda.bargaining.division import division_of
from servanda.bargaining.problem import (
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    worth,
)


def disputed(*issues: tuple[tuple[int, int], tuple[int, int]]) -> Problem:
    """Return a problem from, for each issue, what its two options are worth to either party."""
    two = (Option("this"), Option("that"))
    return Problem(
        "",
        tuple(Issue(f"issue {n}", two) for n in range(len(issues))),
        tuple(
            Preference(name, tuple(tuple(worth(v) for v in issue[who]) for issue in issues))
            for who, name in enumerate(("Arden", "Brell"))
        ),
    )


def test_an_item_is_an_issue_that_one_of_the_two_wins() -> None:
    fitting = division_of(disputed(((60, 0), (0, 20)), ((5, 45), (90, 10))))
    assert fitting.wins == ((0, 1), (1, 0))
    assert fitting.division is not None
    assert [list(map(float, pair)) for pair in fitting.division.points] == [[60, 20], [40, 80]]
    assert fitting.division.parties == ("Arden", "Brell")


def test_what_both_would_settle_alike_is_left_out() -> None:
    fitting = division_of(disputed(((60, 0), (0, 20)), ((9, 5), (8, 1)), ((0, 40), (80, 0))))
    assert fitting.agreed == (1,)
    assert fitting.issues == (0, 2)
    assert fitting.division is not None
    assert fitting.division.items == ("issue 0", "issue 2")


def test_an_issue_that_one_party_does_not_mind_goes_to_the_other() -> None:
    fitting = division_of(disputed(((60, 0), (0, 20)), ((0, 40), (7, 7))))
    assert fitting.wins[1] == (1, 0)
    assert fitting.division is not None
    assert fitting.division.parts[1] == (Fraction(1), Fraction(0))


def test_what_does_not_fit_is_said_in_words() -> None:
    problem = disputed(((60, 0), (0, 20)))
    third = replace(problem.preferences[0], party="Corin")
    line = Exclusion("line", "Arden", (Literal(0, frozenset({1})),))
    wide = replace(problem.issues[0], options=(*problem.issues[0].options, Option("both")))
    for broken, words in (
        (replace(problem, preferences=(*problem.preferences, third)), "two parties"),
        (replace(problem, exclusions=(line,)), "red lines"),
        (replace(problem, issues=(wide,)), "3 options"),
        (disputed(((1, 1), (0, 20))), "gains nothing"),
    ):
        fitting = division_of(broken)
        assert fitting.division is None
        assert words in " ".join(fitting.unfit)
