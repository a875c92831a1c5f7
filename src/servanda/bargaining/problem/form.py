"""Whether a bargaining problem hangs together: all it points at exists, and is not too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.bargaining.problem.exclusion import Exclusion
from servanda.bargaining.problem.preference import Preference
from servanda.bargaining.problem.problem import Problem
from servanda.findings import Finding, Fix, Severity, Span

MOST_OPTIONS = 1_000_000
"""Each option takes some hundred bytes for each party, so that these are some hundred megabytes."""

_PAIR = 2


def check_form(problem: Problem) -> Iterator[Finding]:
    """Yield what keeps a problem from being read at all; no other question makes sense then."""
    count = sum(len(issue.options) for issue in problem.issues)
    if count > MOST_OPTIONS:
        yield _mistake(
            "too-many-options",
            f"There are {count:,} options; more than {MOST_OPTIONS:,} are not worked with, since "
            "each takes memory for every party.",
            fix="Put figures that make no difference to anybody together.",
        )
    for issue in problem.issues:
        for label, times in Counter(option.label for option in issue.options).items():
            if times > 1:
                yield _mistake(
                    "option-twice",
                    f"“{issue.name}” has {times} options of the name “{label}”.",
                    issue.at,
                )
        if issue.draft is not None and not 0 <= issue.draft < len(issue.options):
            yield _mistake(
                "no-such-option",
                f"What the draft says of “{issue.name}” is none of its options.",
                issue.at,
            )
    for preference in problem.preferences:
        yield from _check_preference(preference, problem)
    for exclusion in problem.exclusions:
        yield from _check_exclusion(exclusion, problem)


def _check_preference(preference: Preference, problem: Problem) -> Iterator[Finding]:
    party = preference.party
    shape = [len(row) for row in preference.worths]
    if shape != [len(issue.options) for issue in problem.issues]:
        yield _mistake(
            "worths-unfit", f"What {party} values is not one worth for each option of each issue."
        )
    known = _Known(problem)
    for order in preference.orders:
        pairs = ((order.issue, order.better), (order.issue, order.worse))
        yield from known.missing(pairs, f"An order of {party}'s")
    for extra in preference.together:
        yield from known.missing(extra.options, f"What {party} values together")
        if len({issue for issue, _ in extra.options}) < max(_PAIR, len(extra.options)):
            yield _mistake(
                "not-together",
                f"What {party} values together must be options of two issues or more, one of each.",
            )


def _check_exclusion(exclusion: Exclusion, problem: Problem) -> Iterator[Finding]:
    pairs = [(lit.issue, option) for lit in exclusion.literals for option in lit.options]
    yield from _Known(problem).missing(pairs, f"“{exclusion.name}”", exclusion.at)
    issues = [lit.issue for lit in exclusion.literals]
    if not issues or not all(lit.options for lit in exclusion.literals):
        yield _mistake(
            "refuses-nothing", f"“{exclusion.name}” does not say what it refuses.", exclusion.at
        )
    if len(set(issues)) < len(issues):
        yield _mistake(
            "issue-twice", f"“{exclusion.name}” speaks of one issue several times.", exclusion.at
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """Which options there are."""

    problem: Problem

    def missing(
        self, pairs: Iterable[tuple[int, int]], who: str, at: Span | None = None
    ) -> Iterator[Finding]:
        """Say which of these options there are not."""
        for number, option in pairs:
            if not 0 <= number < len(self.problem.issues):
                yield _mistake("no-such-option", f"{who} speaks of an issue that is not there.", at)
            elif not 0 <= option < len(self.problem.issues[number].options):
                name = self.problem.issues[number].name
                yield _mistake(
                    "no-such-option", f"{who} speaks of an option that “{name}” does not have.", at
                )


def _mistake(code: str, message: str, at: Span | None = None, fix: str | None = None) -> Finding:
    return Finding(code, Severity.MISTAKE, message, at, fix=Fix(fix) if fix else None)
