"""People under arms: those whom a text means by “forces”, and those whom it may forget."""

from __future__ import annotations

from servanda.instrument.pact.inflection import plural
from servanda.review.patterns import any_of, nouns

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
