"""Makes a conflict of what a reader assumes, and of what the norms let everybody do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.bargaining.conflict import Conflict
from servanda.bargaining.enforcement.assumptions import AssumedConflict
from servanda.bargaining.enforcement.possibility import ALL_KEEP, Possibilities
from servanda.findings import Finding, Severity, Span


def conflict_of(assumed: AssumedConflict, by_the_text: Possibilities | None) -> Conflict:
    """Return the conflict; what is wrong with what was assumed comes with its place.

    Without options of the reader's own, the options are those that the text gives.
    """
    if assumed.options or by_the_text is None:
        every = [f"{party}: {name}" for party, names in assumed.options.items() for name in names]
        conflict = Conflict.from_options(
            assumed.options,
            assumed.preferences,
            infeasible=assumed.infeasible,
            irreversible=assumed.irreversible,
            names=_named_states(assumed.states, every),
        )
    else:
        every = [option.name for option in by_the_text.options]
        conflict = by_the_text.conflict(
            assumed.preferences,
            infeasible=assumed.infeasible,
            irreversible=assumed.irreversible,
            names=_named_states({ALL_KEEP: (), **assumed.states}, every),
        )
    findings = tuple(placed(finding, assumed.places) for finding in conflict.findings)
    return replace(conflict, findings=(*findings, *_unknown_status_quo(assumed, conflict)))


def _named_states(
    states: Mapping[str, Sequence[str]], options: Sequence[str]
) -> dict[str, dict[str, bool]]:
    """Return each state as a truth for every option: what is not taken in it is left."""
    return {name: dict(_truths(taken, options)) for name, taken in states.items()}


def _truths(taken: Sequence[str], options: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for option in options:
        yield option, option in taken or option.partition(": ")[2] in taken
    meant = {*options, *(option.partition(": ")[2] for option in options)}
    yield from ((name, True) for name in taken if name not in meant)


def _unknown_status_quo(assumed: AssumedConflict, conflict: Conflict) -> Iterator[Finding]:
    if assumed.status_quo is None or not conflict.sound:
        return
    found = conflict.graph.states.find(assumed.status_quo)
    if isinstance(found, Finding):
        yield placed(found, assumed.places)


def placed(finding: Finding, places: Mapping[str, Span]) -> Finding:
    """Give a finding the place of the words it quotes, where the options file has them."""
    if finding.span is not None or finding.severity is not Severity.MISTAKE:
        return finding
    named = [words for words in places if words and f"“{words}”" in finding.message]
    loose = [words for words in places if words and words in finding.message]
    best = max(named or loose, key=len, default=None)
    return finding if best is None else replace(finding, span=places[best])
