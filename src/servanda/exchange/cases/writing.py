"""A case as JSON, and as a table: what was read, exactly."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from fractions import Fraction
from io import StringIO

from servanda.bargaining.problem import Exclusion, Issue, Preference, Problem, Worth
from servanda.exchange.cases.json_case import SCHEMA
from servanda.exchange.cases.numbers import written
from servanda.findings import Finding, Severity

_HELD = 2**53
"""Up to this every program that reads JSON holds whole numbers exactly."""


def json_of(problem: Problem) -> str:
    """Return a case as JSON (docs/schemas/case-1.json); numbers that JSON rounds are in quotes."""
    case = {
        "schema": SCHEMA,
        "title": problem.title,
        "issues": [_issue(issue) for issue in problem.issues],
        "parties": [_party(p, problem.issues) for p in problem.preferences],
        "limits": [_limit(e, problem.issues) for e in problem.exclusions],
    }
    return json.dumps(case, ensure_ascii=False, indent=2) + "\n"


def _issue(issue: Issue) -> dict[str, object]:
    told: dict[str, object] = {"name": issue.name}
    told |= {"unit": issue.unit} if issue.unit is not None else {}
    told |= {"clause": issue.clause} if issue.clause is not None else {}
    told |= {"draft": issue.options[issue.draft].label} if issue.draft is not None else {}
    told["options"] = [
        option.label
        if option.figure is None
        else {"label": option.label, "figure": _number(option.figure)}
        for option in issue.options
    ]
    return told


def _party(preference: Preference, issues: tuple[Issue, ...]) -> dict[str, object]:
    told: dict[str, object] = {"name": preference.party}
    if preference.walk_away is not None:
        told["walk_away"] = _worth(preference.walk_away)
    told["worths"] = {
        issue.name: {
            option.label: None if worth is None else _worth(worth)
            for option, worth in zip(issue.options, worths, strict=True)
        }
        for issue, worths in zip(issues, preference.worths, strict=True)
    }
    told["orders"] = [
        {
            "issue": issues[order.issue].name,
            "better": issues[order.issue].options[order.better].label,
            "worse": issues[order.issue].options[order.worse].label,
            "strictly": order.strictly,
        }
        for order in preference.orders
    ]
    told["together"] = [
        {
            "options": {issues[i].name: issues[i].options[o].label for i, o in extra.options},
            "worth": _worth(extra.worth),
        }
        for extra in preference.together
    ]
    return told


def _limit(exclusion: Exclusion, issues: tuple[Issue, ...]) -> dict[str, object]:
    return {
        "name": exclusion.name,
        "party": exclusion.party,
        "refuses": {
            issues[lit.issue].name: [
                issues[lit.issue].options[option].label for option in sorted(lit.options)
            ]
            for lit in exclusion.literals
        },
        "sources": list(exclusion.sources),
        "assumed": exclusion.assumed,
    }


def _worth(worth: Worth) -> object:
    if worth.exact:
        return _number(worth.low)
    return f"{written(worth.low)}..{written(worth.high)}"


def _number(number: Fraction) -> object:
    """Return a number that JSON writes as it is, or else words."""
    if abs(number) > _HELD:
        return written(number)
    if number.denominator == 1:
        return int(number)
    return float(number) if Fraction(repr(float(number))) == number else written(number)


def table_of(problem: Problem) -> tuple[str, tuple[Finding, ...]]:
    """Return a case as a long table (CSV), and what a table has no place for."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADING)
    for number, issue in enumerate(problem.issues):
        for option, each in enumerate(issue.options):
            figure = "" if each.figure is None else written(each.figure)
            draft = "yes" if issue.draft == option else ""
            about = [issue.name, each.label, figure, issue.unit or "", draft]
            if not problem.preferences:
                writer.writerow(["", *about, "", "", "", "", ""])
            for preference in problem.preferences:
                worth = _cells(preference.worths[number][option])
                line = _red_line(problem, preference.party, number, option)
                writer.writerow([preference.party, *about, *worth, *line])
    for preference in problem.preferences:
        if preference.walk_away is not None:
            worth = _cells(preference.walk_away)
            writer.writerow([preference.party, "walk-away", "", "", "", "", *worth, "", ""])
    left_out = tuple(_left_out(problem))
    message = f"A table has no place for {'; '.join(left_out)}. JSON has."
    return text.getvalue(), (Finding("not-in-a-table", Severity.MEDIUM, message),) * bool(left_out)


_HEADING = (
    *("party", "issue", "option", "figure", "unit", "draft"),
    *("worth", "low", "high", "red line", "source"),
)


def _cells(worth: Worth | None) -> tuple[str, str, str]:
    if worth is None:
        return "", "", ""
    if worth.exact:
        return written(worth.low), "", ""
    return "", written(worth.low), written(worth.high)


def _lines(problem: Problem, party: str, issue: int, option: int) -> list[Exclusion]:
    return [
        e
        for e in problem.exclusions
        if e.party == party and e.is_red_line
        for lit in e.literals
        if lit.issue == issue and option in lit.options
    ]


def _red_line(problem: Problem, party: str, issue: int, option: int) -> tuple[str, str]:
    lines = _lines(problem, party, issue, option)
    return (lines[0].name, "".join(lines[0].sources[:1])) if lines else ("", "")


def _left_out(problem: Problem) -> Iterator[str]:
    if any(not e.is_red_line for e in problem.exclusions):
        yield "linkages between issues"
    if any(e.party is None and e.is_red_line for e in problem.exclusions):
        yield "options that the text itself refuses"
    if any(e.assumed or len(e.sources) > 1 for e in problem.exclusions):
        yield "whether a red line is assumed, and further sources of it"
    if any(
        len(_lines(problem, party, issue, option)) > 1
        for party in problem.parties
        for issue, each in enumerate(problem.issues)
        for option in range(len(each.options))
    ):
        yield "several red lines of a party on one option"
    if any(p.orders for p in problem.preferences):
        yield "orders of preference"
    if any(p.together for p in problem.preferences):
        yield "what options are worth together"
    if any(issue.clause is not None for issue in problem.issues):
        yield "the clauses that issues are about"
