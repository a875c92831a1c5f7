"""Foreign forces are stationed or kept out, without saying whose command, how long, or when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from servanda.norms import Agreement
from servanda.review.armed_forces import FORCE_WORDS
from servanda.review.patterns import any_of, verb_forms
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.stationing import (
    STATIONING,
    season_is_open,
    stations_abroad,
    stations_forces,
    which_forces_are_open,
)
from servanda.review.telling import does_not_say, one_each
from servanda.review.words import Occurrence, occurrences

_FOREIGN = any_of("allied", "foreign", "international", "multinational", "third-party")
_FORCE = any_of(*chain.from_iterable((w, f"{w}s") for w in FORCE_WORDS))
_STATIONED = any_of(*verb_forms(STATIONING), "stationing", "deployment", "presence", "basing")


def look(case: Case) -> Looked:
    """Find stationing of foreign forces that leaves open whose command, how long, or when."""
    agreement = case.agreement
    foreign = {n.clause for n in agreement.norms if stations_abroad(agreement, n)}
    home = {n.clause for n in agreement.norms if stations_forces(agreement, n)} - foreign
    found = [
        o
        for o in occurrences(case, _STATIONED)
        if o.clause not in home
        and _FORCE.search(o.sentence)
        and (o.clause in foreign or _FOREIGN.search(o.sentence))
    ]
    hits = one_each(
        Hit(
            occurrence.clause,
            f"The text {does_not_say(missing)}.",
            occurrence.at,
            occurrence.sentence,
            other_reading="Read narrowly, forces under another flag, on rotation or for an "
            "exercise are left out; read widely, every foreign soldier is meant.",
        )
        for occurrence in found
        if (missing := tuple(_missing(agreement, occurrence)))
    )
    return Looked(f"{len(found)} places where foreign forces are stationed", len(found), hits)


def _missing(agreement: Agreement, occurrence: Occurrence) -> Iterator[str]:
    clause, words = occurrence.clause, occurrence.sentence
    yield from which_forces_are_open(agreement, clause, words)
    if season_is_open(agreement, clause, words):
        yield "whether the clause is for peacetime only"


RULE = Rule(
    code="foreign-force-scope",
    family=Family.FORCES,
    kind=Kind.LEXICAL,
    title="foreign forces without command, permanence or peacetime",
    silenced_by="words that say whose command, permanent or rotating, in peacetime or always",
    look=look,
)
