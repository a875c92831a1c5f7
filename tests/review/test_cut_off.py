"""A search that stops early says so, once; one that does not says nothing."""

import pytest
from review.reviewing import reviewed

from servanda.effects import MOST_CIRCLES, MOST_OF_A_KNOT

NAMES = """## Words used
The signatories are Arden, Brell.
The places are hill.
The verbs are build (a place).

## Article {number}
> w

"""


def told(code: str, readings: list[str]) -> list[str]:
    text = "\n".join([NAMES.format(number=1), *(f'{said}, quoting "w".' for said in readings)])
    found = reviewed(text, code).findings
    return [n.message for f in found for n in f.notes if "stopped" in n.message]


def circles(many: int) -> list[str]:
    """Pairs of clauses that wait for each other."""
    return [
        f"[1-{2 * n + one}] Arden must build hill, once [1-{2 * n + other}] is complete"
        for n in range(many)
        for one, other in ((0, 1), (1, 0))
    ]


def clashing(many: int) -> list[str]:
    """A duty, and so many prohibitions of what it requires."""
    forbidden = [f"[1-{n + 1}] Arden must not build hill" for n in range(many)]
    return ["[1-0] Arden must build hill", *forbidden]


@pytest.mark.parametrize(
    ("code", "readings", "expected"),
    [
        ("deadlock-cycle", circles(2), []),
        (
            "deadlock-cycle",
            circles(MOST_CIRCLES + 1),
            [f"The search stopped at {MOST_CIRCLES} circles: there may be more."],
        ),
        ("internal-contradiction", clashing(2), []),
        (
            "internal-contradiction",
            clashing(MOST_OF_A_KNOT + 1),
            [f"The search stopped at {MOST_OF_A_KNOT} sets of clauses: there may be more."],
        ),
    ],
)
def test_a_search_that_stops_says_so(code: str, readings: list[str], expected: list[str]) -> None:
    assert told(code, readings) == expected
