"""Which solutions there are, and what each takes for granted about comparing what parties want."""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """A rule that picks packages; each with what must be granted for it to make sense."""

    NASH = "Nash"
    ASYMMETRIC_NASH = "asymmetric Nash"
    KALAI_SMORODINSKY = "Kalai-Smorodinsky"
    EGALITARIAN = "egalitarian"
    UTILITARIAN = "utilitarian"

    @property
    def needs_walk_away(self) -> bool:
        """Whether it has no meaning until every party's walk-away is stated."""
        return self is not Concept.UTILITARIAN

    @property
    def compares(self) -> bool:
        """Whether it sets one party's worth against another's, so that stretching one matters."""
        return self in {Concept.EGALITARIAN, Concept.UTILITARIAN}

    @property
    def rule(self) -> str:
        """What it does, in a sentence."""
        return _RULES[self]

    @property
    def assumes(self) -> str:
        """What it assumes about comparing what parties want."""
        return _ASSUMES[self]


_RULES = {
    Concept.NASH: "The product of the parties' gains over walking away is as large as it can be.",
    Concept.ASYMMETRIC_NASH: (
        "The product of the parties' gains, each raised to that party's power, is as large as it "
        "can be."
    ),
    Concept.KALAI_SMORODINSKY: (
        "Each party's gain is counted as a share of the most that it could gain while nobody "
        "would rather walk away; the smallest share is as large as it can be, then the next."
    ),
    Concept.EGALITARIAN: "The smallest gain is as large as it can be, then the next smallest.",
    Concept.UTILITARIAN: "The sum of what a package is worth to the parties is as large as can be.",
}

_ASSUMES = {
    Concept.NASH: (
        "Compares no party's worth with another's: stretching or shifting one party's numbers "
        "changes nothing. Takes the parties to be of equal power."
    ),
    Concept.ASYMMETRIC_NASH: (
        "Compares no party's worth with another's: stretching or shifting one party's numbers "
        "changes nothing. Takes the powers as given."
    ),
    Concept.KALAI_SMORODINSKY: (
        "Compares no party's worth with another's, only shares of what each could gain at most: "
        "stretching or shifting one party's numbers changes nothing. What each could gain at most "
        "depends on everybody's walk-away."
    ),
    Concept.EGALITARIAN: (
        "Compares gains between parties: one point counts the same for all. Stretching one party's "
        "numbers may change the answer; shifting them together with its walk-away does not."
    ),
    Concept.UTILITARIAN: (
        "Adds up worth between parties: one point counts the same for all. Stretching one party's "
        "numbers may change the answer; shifting them does not. Needs no walk-away; one that is "
        "stated is kept as a limit."
    ),
}
