"""Suppositions that follow from what clauses are said to be worth to a party."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from servanda.bargaining.enforcement.answer import Falls
from servanda.bargaining.enforcement.supposition import Supposition
from servanda.bargaining.enforcement.undertaking import Undertaking
from servanda.bargaining.position import Positions, Weight


def suppositions_from_weights(
    undertakings: tuple[Undertaking, ...], positions: Positions
) -> Iterator[Supposition]:
    """Yield what stated weights say of breaking, and nothing more.

    A clause that a party values below 0 is a burden to it: not keeping it brings that much. A
    clause that it values above 0, and that a consequence takes from it, costs it that much, once.
    """
    weights = {(w.party, w.clause): w for w in positions.weights if w.clause is not None}
    for undertaking in undertakings:
        burden = _weight(weights, undertaking.party, undertaking.clause)
        lost = [
            weight
            for clause in _taken_from(undertaking)
            if (weight := _weight(weights, undertaking.party, clause)) and weight.value > 0
        ]
        gain = -Fraction(burden.value) if burden and burden.value < 0 else None
        penalty = sum((Fraction(w.value) for w in lost), Fraction(0)) if lost else None
        if gain is None and penalty is None:
            continue
        said = [w for w in (burden, *lost) if w is not None]
        sources = dict.fromkeys(source for w in said for source in w.sources)
        yield Supposition(
            undertaking.party,
            undertaking.norm,
            f"stated weights, according to {', '.join(sources)}" if sources else "stated weights",
            gain=gain,
            penalty=penalty,
            at=said[0].at,
        )


def _taken_from(undertaking: Undertaking) -> tuple[str, ...]:
    """Return the clauses that what follows takes from whoever breaks it."""
    return tuple(
        dict.fromkeys(
            clause
            for answer in undertaking.answers
            for effect in answer.effects
            if effect.falls is Falls.ON_BREAKER
            for clause in effect.clauses
        )
    )


def _weight(weights: dict[tuple[str, str], Weight], party: str, clause: str) -> Weight | None:
    """Return what a party is said to value a clause at, or the clause that holds it."""
    ends = [len(clause), *(i for i in reversed(range(len(clause))) if clause[i] in ".-")]
    return next((w for end in ends if (w := weights.get((party, clause[:end])))), None)
