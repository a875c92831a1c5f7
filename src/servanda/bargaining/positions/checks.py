"""What is wrong with a statement on what somebody wants, whatever the agreement says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from servanda.bargaining.positions.position import Claim, Strength
from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.pact import syntax as s

Place = Callable[[s.Extent | None], Span]


def check_claim(claim: Claim, core: s.Preference, place: Place) -> Iterator[Finding]:
    """Check what a statement claims; `place` says where in the file its pieces stand."""
    if isinstance(claim, Strength) and isinstance(core, s.Strength):
        yield from _check_strength(claim, core.value, place)


def _check_strength(claim: Strength, value: s.Degree, place: Place) -> Iterator[Finding]:
    what = claim.faculty.name.lower()
    if claim.value.low < 0 or claim.value.high > 1:
        yield Finding(
            "not-a-share",
            Severity.MISTAKE,
            f"{what.capitalize()} is a number from 0 to 1.",
            span=place(value.at),
        )
    if not claim.said.sources and not claim.said.assumed:
        yield Finding(
            "whose-claim",
            Severity.MISTAKE,
            f"Whose claim is this? Nobody's {what} is a fact.",
            span=claim.said.at,
            fix=Fix("Write “according to …” or “assumed by …” at its end."),
        )
