"""The whole answer to “would it hold”: of the text, and of what a reader assumes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.bargaining.conflict import Conflict
from servanda.bargaining.enforcement.assumed import conflict_of
from servanda.bargaining.enforcement.assumptions import AssumedConflict, Assumptions
from servanda.bargaining.enforcement.holding import Holding, holding_of
from servanda.bargaining.enforcement.possibilities import possibilities_of
from servanda.bargaining.enforcement.possibility import Possibilities
from servanda.bargaining.enforcement.standing import Standing, standing_of
from servanda.bargaining.enforcement.unknown_names import unknown_names
from servanda.bargaining.positions import Positions
from servanda.findings import Finding, Fix, Severity
from servanda.norms import Agreement

MOST_OPTIONS = 10
"""Of more options the conflict is not built unasked: nobody reads so many states."""


@dataclass(frozen=True)
class Outlook:
    """What is said of whether an agreement, or a conflict typed in by hand, would hold.

    `possibilities` are what the text lets everybody do; `conflict` the graph model made of them, or
    of the options of a reader's own, and `standing` what is said of it. Parts that have nothing to
    speak of are None.
    """

    holding: Holding | None = None
    possibilities: Possibilities | None = None
    conflict: Conflict | None = None
    standing: Standing | None = None
    assumptions: Assumptions | None = None
    findings: tuple[Finding, ...] = ()


def outlook_of(
    agreement: Agreement | None,
    positions: Positions | None = None,
    assumptions: Assumptions | None = None,
    clauses: Iterable[str] = (),
) -> Outlook:
    """Return whether it would hold; with `clauses`, as far as those clauses go.

    Where what is assumed does not fit the agreement, or itself, there is no answer, and the
    findings say why.
    """
    assumed = assumptions.conflict if assumptions else None
    if agreement is None:
        return _by_hand(assumptions, assumed)
    chosen = tuple(clauses)
    wrong = tuple(unknown_names(agreement, assumptions, chosen))
    if wrong:
        return Outlook(assumptions=assumptions, findings=wrong)
    holding = holding_of(
        agreement,
        positions,
        assumptions.suppositions if assumptions else (),
        assumptions.shifts if assumptions else (),
        chosen,
    )
    possibilities = possibilities_of(holding.undertakings, holding.exits)
    outlook = Outlook(holding, possibilities, assumptions=assumptions)
    conflict = None
    if assumed is not None:
        narrowed = _narrowed(agreement, holding, assumed.clauses)
        if not (assumed.options or narrowed.options):
            message = "In these clauses nobody can do anything, as far as the text says."
            nothing = Finding("options-incomplete", Severity.MISTAKE, message)
            return replace(outlook, findings=(nothing,))
        conflict = conflict_of(assumed, narrowed)
    elif 0 < len(possibilities.options) <= MOST_OPTIONS:
        conflict = possibilities.conflict({})
    return _with_standing(conflict, assumed, outlook)


def _by_hand(assumptions: Assumptions | None, assumed: AssumedConflict | None) -> Outlook:
    """Return the answer on a conflict typed in by hand, without a text."""
    nothing = Outlook(assumptions=assumptions)
    if assumed is None or not assumed.options:
        message = "Without a pact file the options file must say what everybody can do."
        fix = Fix("Write “conflict:” and below it “options:”, with a list for each party.")
        wrong = Finding("options-incomplete", Severity.MISTAKE, message, fix=fix)
        return replace(nothing, findings=(wrong,))
    return _with_standing(conflict_of(assumed, None), assumed, nothing)


def _with_standing(
    conflict: Conflict | None, assumed: AssumedConflict | None, outlook: Outlook
) -> Outlook:
    if conflict is None:
        return outlook
    standing = standing_of(conflict, assumed) if conflict.sound else None
    findings = conflict.findings if assumed is not None else ()
    more = standing.findings if standing is not None else ()
    return replace(outlook, conflict=conflict, standing=standing, findings=(*findings, *more))


def _narrowed(agreement: Agreement, holding: Holding, clauses: tuple[str, ...]) -> Possibilities:
    """Return what everybody can do as far as some clauses go; without any, all of it."""
    norms = {norm.id for label in clauses for norm in agreement.at(label)}
    kept = (u for u in holding.undertakings if not clauses or u.norm in norms)
    exits = (leaving for leaving in holding.exits if not clauses or leaving.norm in norms)
    return possibilities_of(kept, exits)
