"""Words of war whose meaning parties are known to dispute."""

from __future__ import annotations

from servanda.review.patterns import nouns

# From instruments that had to define them, because they mean different things to different sides:
# aggression, armed band, attack, bombardment, blockade, invasion, occupation (Definition of
# Aggression, General Assembly resolution 3314); force (UN Charter, article 2(4)); armed force,
# army, combatant, mercenary, militia (Additional Protocol I of 1977, articles 43, 44 and 47;
# Geneva Convention III, article 4); armament, military personnel, missile, soldier, troop, weapon
# (Treaty on Conventional Armed Forces in Europe, 1990; INF Treaty, 1987); ceasefire, hostile act,
# hostilities, provocation (UN DPPA Guidance on Mediation of Ceasefires, 2022); incitement,
# propaganda (Covenant on Civil and Political Rights, article 20); terrorism, violence
# (manytreaties: ECUKRN_2014O, ECKZKH_2015O).
CONTESTED = nouns(
    "aggression", "armament", "armed band", "armed force", "army", "attack", "blockade",
    "bombardment", "cease-fire", "ceasefire", "combatant", "force", "hostile act", "hostilities",
    "hostility", "incitement", "invasion", "mercenary", "military personnel", "militia", "missile",
    "occupation", "propaganda", "provocation", "soldier", "terrorism", "troop", "violence",
    "weapon",
)  # fmt: skip
