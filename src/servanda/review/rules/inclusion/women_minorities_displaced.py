"""Groups that a peace agreement may leave without a word: women, minorities, displaced, youth."""

from __future__ import annotations

from servanda.review.patterns import any_of
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import listed
from servanda.review.words import Occurrence, occurrences

# Security Council resolutions 1325 (2000) on women and 2250 (2015) on youth; Declaration on the
# Rights of Persons Belonging to Minorities (1992); Guiding Principles on Internal Displacement
# (1998); Guidance for Effective Mediation (A/66/811, "inclusivity").
_GROUPS = {
    "women": any_of("female", "gender", "girls", "woman", "women"),
    "minorities": any_of("ethnic groups", "indigenous", "minorities", "minority"),
    "displaced people": any_of("displaced", "displacement", "refugee", "refugees", "returnees"),
    "youth": any_of("young people", "youth"),
}


def look(case: Case) -> Looked:
    """Find which of the groups the articles do not mention."""
    found: dict[str, Occurrence] = {}
    for group, words in _GROUPS.items():
        first = next(occurrences(case, words), None)
        if first is not None:
            found[group] = first
    missing = [group for group in _GROUPS if group not in found]
    looked = f"{len(_GROUPS)} groups: {listed(_GROUPS)}"
    if not missing:
        return Looked(looked, len(_GROUPS))
    nearest = next(iter(found.values()), None)
    named = f"name {listed(found)}, and " if found else ""
    hit = Hit(
        nearest.clause if nearest else WHOLE,
        f"The articles {named}say nothing of {listed(missing, last='or')}. Is that meant, and do "
        "they have a seat or a provision elsewhere?",
        nearest.at if nearest else None,
        nearest.sentence if nearest else None,
    )
    return Looked(looked, len(_GROUPS), (hit,))


RULE = Rule(
    code="women-minorities-displaced",
    family=Family.INCLUSION,
    kind=Kind.LEXICAL_ASK,
    title="no provision or seat for women, minorities, displaced people or youth",
    silenced_by="a provision for each group, or a person's answer",
    look=look,
)
