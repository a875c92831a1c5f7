"""What the text is: whether it binds, from when, and under what name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.effects.final_clauses import characters, rules_on_force
from servanda.findings import Note
from servanda.norms import Agreement
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule
from servanda.review.stakes import stake_of
from servanda.review.words import Occurrence, occurrences

# What instruments call themselves (UN Treaty Handbook, glossary, and the Treaty Reference Guide).
# In the corpus: this agreement 266 of 662 texts, protocol 115, convention 113, treaty 34,
# declaration 33, arrangement 8, plan 7, memorandum 4, statement 2, understanding 2.
_OWN_NAME = re.compile(
    r"\b(?:this|the\s+present)\s+(?:\w+\s+)?"
    r"[\"“‘']?(?P<noun>accord|agreement|arrangement|charter|convention|covenant|declaration|"
    r"memorandum|pact|plan|protocol|statement|treaty|understanding)\b",
    re.IGNORECASE,
)
_BINDS = re.compile(r"\b(?:legally\s+)?binding\b", re.IGNORECASE)


def look(case: Case) -> Looked:
    """Compare the names that the text gives itself; look for its force and its beginning."""
    agreement = case.agreement
    named = tuple(occurrences(case, _OWN_NAME))
    hits = (*_two_names(agreement, named), *_silent(agreement, case))
    return Looked(
        f"{len(named)} places where the text names itself, and {len(agreement.norms)} norms",
        len(agreement.norms),
        hits,
    )


def _two_names(agreement: Agreement, named: tuple[Occurrence, ...]) -> Iterator[Hit]:
    """Yield a hit where the text has two names for itself, at the clause on its force if any."""
    by_noun: dict[str, list[Occurrence]] = {}
    for found in named:
        by_noun.setdefault(_noun(found), []).append(found)
    if len(by_noun) <= 1:
        return
    binding = {n.clause for n in characters(agreement, "is", "is not")}
    first = next((o for o in named if o.clause in binding), named[0])
    others = [o for o in named if _noun(o) != _noun(first) and o.clause != first.clause]
    if not others:
        return
    names = " and ".join(f"“{noun}”" for noun in dict.fromkeys(map(_noun, (first, *others))))
    yield Hit(
        first.clause,
        f"The text calls itself by different names, {names}: is it one instrument, and of what "
        "force?",
        at=first.at,
        quote=first.words,
        against=tuple(dict.fromkeys(o.clause for o in others)),
        notes=tuple(Note(f"[{o.clause}] says “{o.words}”.", o.at) for o in others),
        stake=stake_of(agreement, WHOLE),
        other_reading="A memorandum, plan or declaration may be taken for a statement of intent, "
        "an agreement or a treaty for law between the parties.",
    )


def _silent(agreement: Agreement, case: Case) -> Iterator[Hit]:
    missing = []
    if not characters(agreement, "is", "is not") and not any(occurrences(case, _BINDS)):
        missing.append("whether it binds in law")
    if not rules_on_force(agreement):
        missing.append("when it enters into force")
    if missing:
        yield Hit(
            WHOLE,
            f"The text does not say {', nor '.join(missing)}.",
            notes=(
                Note(
                    "Where a treaty is silent, it enters into force once all who negotiated it "
                    "have consented to be bound (Vienna Convention, article 24)."
                ),
            )
            if not rules_on_force(agreement)
            else (),
        )


def _noun(found: Occurrence) -> str:
    match = _OWN_NAME.fullmatch(found.words)
    return match["noun"].lower() if match else found.words.lower()


RULE = Rule(
    code="binding-status",
    family=Family.FINAL_CLAUSES,
    kind=Kind.LEXICAL_FORMAL,
    title="what the text is: whether it binds, from when, and under what name",
    silenced_by="one name throughout, “This agreement is legally binding” (or is not), and “This "
    "agreement enters into force, on …”",
    look=look,
)
