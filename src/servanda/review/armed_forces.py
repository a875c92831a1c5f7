"""What forces are called, who else bears arms, and where the text limits them."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import plural
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import mentions
from servanda.norms.walk import pieces
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import any_of, nouns

# What agreements limit: Treaty on Conventional Armed Forces in Europe (1990), article II (battle
# tanks, armoured combat vehicles, artillery, combat aircraft, attack helicopters) and its 1992
# concluding act (personnel), its protocol on information (battalion, brigade); Korean Armistice
# Agreement, paragraph 13 (c) and (d); UN Integrated DDR Standards (combatants, fighters).
FORCE_WORDS = (
    "aircraft", "armed force", "armoured vehicle", "army", "artillery", "battalion", "brigade",
    "combatant", "contingent", "fighter", "force", "guard", "helicopter", "launcher",
    "military personnel", "missile", "mortar", "navy", "personnel", "soldier", "tank", "troop",
    "warship", "weapon",
)  # fmt: skip
FORCES = nouns(*FORCE_WORDS)

# Geneva Convention III (1949), article 4A; Treaty on Conventional Armed Forces in Europe (1990).
_UNDER_ARMS = (
    "army", "battalion", "brigade", "combatant", "contingent", "fighter", "military unit",
    "soldier", "troop",
)  # fmt: skip
TROOPS = any_of(
    *_UNDER_ARMS, *map(plural, _UNDER_ARMS), "armed forces", "forces", "military personnel"
)
"""*Forces* only in the plural: “by force” names an act, not people."""

# Militias and volunteer corps (Geneva Convention III, article 4A(2)); paramilitary and police
# forces made part of armed forces (Additional Protocol I, article 43(3)); armed bands, groups,
# irregulars and mercenaries (Definition of Aggression, article 3(g)); private military and
# security companies and their contractors (Montreux Document, 2008); internal security forces,
# guards, reserves (CFE Treaty, article XII and protocols).
OTHER_FORCES = nouns(
    "armed band", "armed group", "border guard", "contractor", "gendarmerie", "guard",
    "internal security force", "irregular", "mercenary", "militia", "paramilitary",
    "paramilitary force", "police", "private military company", "proxy", "reserve",
    "volunteer corps",
)  # fmt: skip

# How wide or deep a strip of land is; no count of forces, whoever must keep out of it (Korean
# Armistice Agreement, paragraph 1: “two kilometers”; UN DPPA Guidance on Mediation of Ceasefires,
# 2022: separation of forces).
_EXTENT = nouns("breadth", "depth", "distance", "length", "width")
_FLOORS = frozenset({s.Comparison.AT_LEAST, s.Comparison.MORE_THAN})
_CUTTING = frozenset({"cap", "cut", "limit", "reduce"})


def force_limit(agreement: Agreement, norm: Norm) -> s.Quantity | None:
    """Return the bound that a norm sets on somebody's forces: a ceiling, or a cut to a figure."""
    limit = norm.limit
    if limit is not None and (limit.comparison in _FLOORS or mentions(limit.measure, _EXTENT)):
        return None
    if norm.kind is NormKind.LIMIT or (norm.kind is NormKind.ACHIEVE and does(norm, _CUTTING)):
        bound = next((p for p in pieces(norm.core) if isinstance(p, s.Quantity)), None)
        if bound and (FORCES.search(bound.unit) or speaks_of(agreement, norm, FORCES)):
            return bound
    return None
