"""De facto, de jure and internationally recognised, side by side."""

from __future__ import annotations

import re

from servanda.review.patterns import any_of
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule, Stake
from servanda.review.telling import listed, one_each
from servanda.review.territory import names_a_place
from servanda.review.words import occurrences

# How a status is graded. "de facto", "de jure" and "internationally recognised" stand in 17, 6 and
# 32 of the treaty texts of manytreaties; the difference is that of Oppenheim's International Law
# (recognition de facto and de jure).
_GRADES = {
    "de facto": any_of("de facto"),
    "de jure": any_of("de jure"),
    "internationally recognised": any_of(
        "internationally recognised", "internationally recognized", "international recognition",
        "recognised internationally", "recognized internationally",
    ),
}  # fmt: skip
_ANY = re.compile("|".join(pattern.pattern for pattern in _GRADES.values()), re.IGNORECASE)


def look(case: Case) -> Looked:
    """Find grades of status where the text uses more than one."""
    found = list(occurrences(case, _ANY))
    grades = [next(g for g, p in _GRADES.items() if p.search(o.words)) for o in found]
    used = list(dict.fromkeys(grades))
    looked = f"{len(found)} places where a status is graded"
    if len(used) < 2:  # noqa: PLR2004 - one grade alone is no mix
        return Looked(looked, len(found))
    hits = one_each(
        Hit(
            occurrence.clause,
            f"Status is “{grade}” here, and elsewhere in the text {_others(used, grade)}; the text "
            "does not say what each means, or who is to recognise it.",
            occurrence.at,
            occurrence.sentence,
            stake=_stake(case, occurrence.clause),
            other_reading="One side may say that it has been recognised, the other that only a "
            "fact has been noted.",
        )
        for occurrence, grade in zip(found, grades, strict=True)
    )
    return Looked(looked, len(found), hits)


def _stake(case: Case, clause: str) -> Stake | None:
    """Return that of a status, where the clause speaks of a place."""
    names_one = any(names_a_place(case.agreement, norm) for norm in case.agreement.at(clause))
    return Stake.STATUS if names_one else None


def _others(used: list[str], grade: str) -> str:
    return listed(f"“{other}”" for other in used if other != grade)


RULE = Rule(
    code="status-mix",
    family=Family.TERRITORY,
    kind=Kind.LEXICAL,
    title="de facto, de jure and internationally recognised in one text",
    silenced_by="one grade of status throughout the text, or a mark that the difference is meant",
    look=look,
)
