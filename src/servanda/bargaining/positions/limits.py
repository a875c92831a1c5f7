"""Red lines that refuse something, and not what the party likes even less."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.bargaining.positions.bounds import below
from servanda.bargaining.problem import Exclusion, Preference, Problem
from servanda.findings import Finding, Fix, Severity


def check_limits(problem: Problem) -> Iterator[Finding]:
    """Ask whether a red line goes on to what is worse by the party's own order or worths.

    A red line is taken by its words and no further, so that “at most 600,000” leaves “at most
    85,000” open even for who would have more; whoever wrote it may have meant both.
    """
    for preference in problem.preferences:
        lines = [e for e in problem.exclusions if e.party == preference.party and e.is_red_line]
        for line in lines:
            yield from _gap(line, lines, preference, problem)


def _gap(
    line: Exclusion, lines: list[Exclusion], preference: Preference, problem: Problem
) -> Iterator[Finding]:
    (literal,) = line.literals
    on_it = (e.literals[0] for e in lines if e.literals[0].issue == literal.issue)
    refused = frozenset(option for other in on_it for option in other.options)
    worse = {o for refusal in literal.options for o in _worse(refusal, literal.issue, preference)}
    options = problem.issues[literal.issue].options
    left = [options[option].label for option in sorted(worse - refused)]
    if left:
        yield Finding(
            "limit-with-a-gap",
            Severity.MEDIUM,
            f"“{line.name}” does not refuse {' or '.join(f'“{label}”' for label in left)}, which "
            f"{preference.party} likes less.",
            span=line.at,
            fix=Fix("If that is refused too, say so: “will not accept … fewer than …”, for one."),
        )


def _worse(option: int, issue: int, preference: Preference) -> set[int]:
    """Return what is surely worth less to a party, by an order or by its worths."""
    orders = [order for order in preference.orders if order.issue == issue]
    worths = preference.worths[issue]
    found = below([order for order in orders if order.strictly], len(worths))[option]
    known = worths[option]
    if known is not None:
        found |= {n for n, w in enumerate(worths) if w is not None and w.high < known.low}
    return found - {option}
