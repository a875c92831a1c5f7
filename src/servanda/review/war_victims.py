"""People whom a war has harmed or held, and clauses that close their claims."""

from __future__ import annotations

from servanda.norms import Agreement, Norm, NormKind
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import nouns

# Third Geneva Convention, articles 4 and 118 (prisoners of war); Fourth, articles 34, 42, 79
# (hostages, internees), 24 and 26 (children, families); Additional Protocol I, articles 32-34
# (missing, remains of the dead). A word stands for every name that holds it: “prisoner of war”.
HELD_OR_MISSING = nouns(
    "body", "child", "deportee", "detained person", "detainee", "family", "hostage", "internee",
    "missing", "prisoner", "remains",
)  # fmt: skip

# Third Geneva Convention, articles 122-123; Additional Protocol I, article 33 ("lists").
LIST = nouns("list", "register", "registry")

# Third Geneva Convention, part IV ("released and repatriated"), articles 109-119; Additional
# Protocol I, articles 33 and 74 (search for the missing, reunion of families); "exchange" and "hand
# over" in cease-fire practice (UN DPPA Guidance on Mediation of Ceasefires, 2022).
_GIVING_BACK = frozenset(
    {"exchange", "free", "hand over", "release", "repatriate", "return", "reunite", "trace",
     "transfer"}
)  # fmt: skip

# OHCHR, Rule-of-Law Tools: Amnesties (2009): amnesty, pardon, immunity; the rest is how claims are
# given up ("waive" stands in 80, "renounce" in 4, "claims" in 105 texts of manytreaties;
# "gives up" in the Treaty of Utrecht, 1713, article X).
AMNESTY = nouns(
    "amnesty", "immunity from prosecution", "legal immunity", "not be prosecuted", "pardon",
    "pardoned",
)  # fmt: skip
_CLAIM = nouns("claim", "complaint", "demand", "lawsuit", "prosecution", "suit")
_GIVING_UP = frozenset({"abandon", "drop", "give up", "renounce", "waive", "withdraw"})
_PRESSING = frozenset(
    {"bring", "file", "lodge", "make", "press", "pursue", "raise", "sue", "submit"}
)

# Basic Principles on the Right to a Remedy and Reparation (General Assembly resolution 60/147).
_REDRESS = nouns(
    "compensation for victims", "compensation of victims", "rehabilitation", "redress", "remedy",
    "reparation", "restitution", "right to truth", "truth commission", "victims' fund",
)  # fmt: skip


def gives_back(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has people, or the bodies of the dead, returned to their side."""
    if norm.kind is NormKind.PROHIBITION:
        return False
    return does(norm, _GIVING_BACK) and bool(people_in(agreement, norm))


def people_in(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return whom a norm speaks of, by their names; a list of them is not they."""
    named = speaks_of(agreement, norm, HELD_OR_MISSING)
    return tuple(words for words in named if not LIST.search(words))


def closes_claims(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm grants amnesty, or ends claims."""
    if norm.parent is None and norm.kind is not NormKind.PROHIBITION:
        if speaks_of(agreement, norm, AMNESTY):
            return True
        return does(norm, _GIVING_UP) and bool(speaks_of(agreement, norm, _CLAIM))
    pressing = norm.kind is NormKind.PROHIBITION and does(norm, _PRESSING)
    return pressing and bool(speaks_of(agreement, norm, _CLAIM))


def gives_redress(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm gives those harmed a way to redress."""
    return norm.kind is not NormKind.PROHIBITION and bool(speaks_of(agreement, norm, _REDRESS))
