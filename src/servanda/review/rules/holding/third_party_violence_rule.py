"""One act of violence takes something away, and the text has no rule for others' violence."""

from __future__ import annotations

from servanda.effects.removals import removed_by
from servanda.norms import Agreement, Norm
from servanda.norms.norm import Gap
from servanda.norms.walk import happenings
from servanda.review.matter import is_among, matter
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.stakes import uses_force
from servanda.review.telling import one_each

# Single acts, which a group or a person can commit as well as an army: Definition of Aggression
# (General Assembly resolution 3314), article 3 (b) and (d); UN DPPA Guidance on Mediation of
# Ceasefires (2022), prohibited acts. Invasion and occupation are the acts of armies.
_SINGLE_ACTS = frozenset(
    {"attack", "bomb", "bombard", "explode", "fire", "kill", "launch", "open fire", "shell",
     "shoot", "strike"}
)  # fmt: skip

# Articles on the Responsibility of States for Internationally Wrongful Acts (2001), articles 8-11
# ("under the direction or control"); "armed group" in Additional Protocol II, article 1.
_OTHERS = nouns(
    "armed group", "non-party", "non-signatory", "non-state actor", "spoiler", "third party",
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find single acts of violence that cost a party something, with nobody to say whose."""
    agreement = case.agreement
    triggers = [n for n in agreement.norms if removed_by(n) and _single_act(agreement, n)]
    ruled = any(
        _OTHERS.search(words)
        for norm in agreement.norms
        for words in matter(agreement, (norm.core, norm.sentence.modifiers))
    )
    hits = one_each(
        Hit(
            norm.clause,
            "One act of violence takes something away here. The text does not say what follows "
            "when somebody commits it whom no signatory controls, and names nobody to tell the "
            "two apart.",
            norm.at,
            norm.quote,
            other_reading="The side that was hit may say that all force from there is the other's; "
            "the other may say that it was somebody else's.",
        )
        for norm in triggers
        if not ruled and norm.has_hole(Gap.DECIDER)
    )
    return Looked(f"{len(triggers)} clauses that one act of violence sets off", len(triggers), hits)


def _single_act(agreement: Agreement, norm: Norm) -> bool:
    return any(
        is_among(happening.act.verb, _SINGLE_ACTS) and uses_force(agreement, happening.act.verb)
        for happening in happenings(norm.conditions)
    )


RULE = Rule(
    code="third-party-violence-rule",
    family=Family.HOLDING,
    kind=Kind.FORMAL,
    title="one act of violence takes something away, whoever commits it",
    silenced_by="a clause on violence by others, or a body that finds whose act it was",
    look=look,
)
