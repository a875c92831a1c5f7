"""A proof for people: what is asked, how it stands, the words and the reports behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.monitor.explanation import Mark, Point, Proof
from servanda.monitor.wording import listed, status_told, why_told

_STYLE = {Mark.MET: "green", Mark.NOT_MET: "red", Mark.OPEN: "bold cyan"}
_WIDTH = max(len(mark) for mark in Mark) + 2


@dataclass(frozen=True, slots=True)
class Told:
    """A proof, and the views that share it.

    `since_earliest`: since when at the earliest they have the verdict, where that is vague.
    """

    views: tuple[str, ...]
    proof: Proof
    since_earliest: int | None


def print_proof(
    console: Console, shared: Told, quotes: Mapping[str, str], told: Mapping[str, str]
) -> None:
    """Print a proof.

    `quotes` are the words that each rule reads, `told` what each report says and whose word it is.
    """
    proof = shared.proof
    verdict = proof.verdict
    about = ", ".join(str(value) for _, value in verdict.instance)
    said = f"{status_told(verdict, shared.since_earliest)}  in {listed(shared.views)}"
    heading = Text.assemble(
        (f"[{verdict.rule}]", "bold"), printable(f"{about and ' '}{about}: {said}")
    )
    print_hanging(console, Text(), heading)
    for why in verdict.why:
        print_hanging(console, Text("  "), Text(printable(why_told(why))))
    if proof.expected is not None:
        needed = f"For “{proof.expected}” this would have to be so:"
        print_hanging(console, Text("  "), Text(needed, style="bold"))
    console.print()
    _print_points(console, proof.points, 1)
    _print_quotes(console, proof, quotes)
    _print_reports(console, proof, told)
    console.print()


def _print_points(console: Console, points: Iterable[Point], depth: int) -> None:
    for point in points:
        lead = Text("  " * depth)
        lead.append(f"{point.mark:{_WIDTH}}", style=_STYLE[point.mark])
        more = f" and {point.more:,} more" if point.more else ""
        reports = f"  ({', '.join(point.reports)}{more})" if point.reports else ""
        print_hanging(console, lead, Text(printable(point.words + reports)))
        _print_points(console, point.points, depth + 1)


def _print_quotes(console: Console, proof: Proof, quotes: Mapping[str, str]) -> None:
    quoted = [(rule, quotes[rule]) for rule in proof.clauses if quotes.get(rule)]
    if quoted:
        console.print()
        print_hanging(console, Text(), Text("The words", style="bold"))
    for rule, words in quoted:
        print_hanging(console, Text(f"  [{rule}]  "), Text(printable(f"“{words}”")))


def _print_reports(console: Console, proof: Proof, told: Mapping[str, str]) -> None:
    if proof.reports:
        console.print()
        print_hanging(console, Text(), Text("The reports", style="bold"))
    for label in proof.reports:
        print_hanging(console, Text(f"  {label}  "), Text(printable(told.get(label, ""))))
