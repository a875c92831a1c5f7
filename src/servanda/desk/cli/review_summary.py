"""What stands below the findings of a review: what is open on purpose, and what was not seen."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from servanda.dossier import Dossier
from servanda.findings import Finding
from servanda.findings.rendering import print_hanging
from servanda.findings.rendering.printable import printable
from servanda.review import Outcome, Review

_COUNTED = {
    Outcome.FOUND: "found something",
    Outcome.NOT_FOUND: "found nothing",
    Outcome.NOT_LOOKED_AT: "had nothing to look at",
}


def print_summary(console: Console, dossier: Dossier, review: Review, *, verbose: bool) -> None:
    """Say what the findings do not; with `verbose`, what every silent rule looked at."""
    _print_settled(console, "Left open on purpose:", review.to_settle)
    _print_settled(console, "Answered by a person:", review.answered)
    if review.unread:
        articles = "article" if len(review.unread) == 1 else "articles"
        listed = ", ".join(review.unread)
        _print_line(console, f"Not looked at, as no reading covers it: {articles} {listed}.")
    if dossier.mistakes:
        number = len(dossier.mistakes)
        mistakes = "1 mistake" if number == 1 else f"{number} mistakes"
        _print_line(console, f"{mistakes} as written may hide findings: see “servanda check”.")
    if verbose:
        _print_silent(console, "Looked for and not found:", review, Outcome.NOT_FOUND)
        _print_silent(console, "Nothing to look at:", review, Outcome.NOT_LOOKED_AT)
    elif len(review.outcomes) > 1:
        counts = Counter(outcome.outcome for outcome in review.outcomes)
        told = ", ".join(f"{counts[o]} {words}" for o, words in _COUNTED.items() if counts[o])
        line = f"Of {len(review.outcomes)} rules, {told}; --verbose says what each looked at."
        _print_line(console, line)


def _print_settled(console: Console, heading: str, findings: tuple[Finding, ...]) -> None:
    """List each with the last of its notes, which says who settled it."""
    if findings:
        _print_line(console, heading)
    for finding in findings:
        _print_item(console, f"{finding.code} on {finding.clause}. {finding.notes[-1].message}")


def _print_silent(console: Console, heading: str, review: Review, outcome: Outcome) -> None:
    silent = [o for o in review.outcomes if o.outcome is outcome]
    if silent:
        _print_line(console, heading)
    for each in silent:
        _print_item(console, f"{each.rule.code}: {each.looked_at}")


def _print_line(console: Console, words: str) -> None:
    print_hanging(console, Text(), Text(printable(words)))


def _print_item(console: Console, words: str) -> None:
    print_hanging(console, Text("  "), Text(printable(words)))
