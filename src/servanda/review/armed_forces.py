"""What forces are called, and where the text limits them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import pieces
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import nouns

# What agreements limit: Treaty on Conventional Armed Forces in Europe (1990), article II (battle
# tanks, armoured combat vehicles, artillery, combat aircraft, attack helicopters) and its 1992
# concluding act (personnel); Korean Armistice Agreement, paragraph 13 (c) and (d).
FORCE_WORDS = (
    "aircraft", "armed force", "armoured vehicle", "army", "artillery", "artillery piece",
    "battalion", "brigade", "combatant", "contingent", "fighter", "fighter jet", "force", "guard",
    "helicopter", "launcher", "military personnel", "missile", "mortar", "navy", "personnel",
    "soldier", "tank", "troop", "warship", "weapon",
)  # fmt: skip
FORCES = nouns(*FORCE_WORDS)
_FLOORS = frozenset({s.Comparison.AT_LEAST, s.Comparison.MORE_THAN})
_CUTTING = frozenset({"cap", "cut", "downsize", "limit", "reduce"})


def force_limit(agreement: Agreement, norm: Norm) -> s.Quantity | None:
    """Return the bound that a norm sets on somebody's forces: a ceiling, or a cut to a figure."""
    if norm.limit is not None and norm.limit.comparison in _FLOORS:
        return None
    if norm.kind is NormKind.LIMIT or (norm.kind is NormKind.ACHIEVE and does(norm, _CUTTING)):
        bound = next((p for p in pieces(norm.core) if isinstance(p, s.Quantity)), None)
        if bound and (FORCES.search(bound.unit) or speaks_of(agreement, norm, FORCES)):
            return bound
    return None
