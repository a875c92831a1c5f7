"""Foreign forces are stationed or kept out, without saying whose command, how long, or when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import terms_of
from servanda.review.armed_forces import FORCE_WORDS, FORCES
from servanda.review.matter import does, matter
from servanda.review.patterns import any_of, verb_forms
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import does_not_say, one_each
from servanda.review.words import Occurrence, occurrences

# NATO Status of Forces Agreement (1951) and the Treaty on the Final Settlement with respect to
# Germany (1990), article 5: forces "stationed", "deployed"; "based" in status-of-forces texts.
_STATIONING = ("base", "deploy", "host", "station")
_FOREIGN = any_of(
    "allied", "coalition", "foreign", "international", "multinational", "third-party",
    "third-state",
)  # fmt: skip
_FORCE = any_of(*chain.from_iterable((w, f"{w}s") for w in FORCE_WORDS))
_STATIONED = any_of(*verb_forms(_STATIONING), "stationing", "deployment", "presence", "basing")

# What tells one presence from another (same treaties; UN Charter, article 47, "command").
_COMMAND = any_of("command", "commanded by", "national command", "operational control")
_LENGTH = any_of(
    "exercise", "exercises", "permanent", "permanently", "rotating", "rotation", "rotational",
    "temporarily", "temporary", "transit",
)  # fmt: skip
_SEASON = any_of("in peacetime", "peacetime", "time of peace", "times of peace", "in wartime")


def look(case: Case) -> Looked:
    """Find stationing of foreign forces that leaves open whose command, how long, or when."""
    agreement = case.agreement
    foreign = {n.clause for n in agreement.norms if _hosted_abroad(agreement, n)}
    home = {n.clause for n in agreement.norms if _stations(agreement, n)} - foreign
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


def _stations(agreement: Agreement, norm: Norm) -> bool:
    if norm.kind is NormKind.CONSEQUENCE or not does(norm, _STATIONING):
        return False
    return any(FORCES.search(name) for name in matter(agreement, norm.core))


def _hosted_abroad(agreement: Agreement, norm: Norm) -> bool:
    """Whether the host is a state named in the text, other than whose forces they are."""
    if not _stations(agreement, norm) or norm.act is None:
        return False
    return any(
        entity is not None and entity.acts and entity.name not in norm.bearers
        for role in norm.act.roles
        if role.preposition is not None
        for phrase in terms_of(role)
        for entity in [agreement.vocabulary.entity(phrase.name)]
    )


def _missing(agreement: Agreement, occurrence: Occurrence) -> Iterator[str]:
    words = occurrence.sentence
    readings = " ".join(
        name
        for n in agreement.at(occurrence.clause)
        for name in matter(agreement, (n.core, n.sentence.modifiers))
    )

    def silent(pattern: re.Pattern[str]) -> bool:
        return not pattern.search(words) and not pattern.search(readings)

    if silent(_COMMAND):
        yield "under whose command the forces meant are"
    if silent(_LENGTH):
        yield "whether rotation, transit and exercises are meant as well as permanent stationing"
    if silent(_SEASON):
        yield "whether the clause is for peacetime only"


RULE = Rule(
    code="foreign-force-scope",
    family=Family.FORCES,
    kind=Kind.LEXICAL,
    title="foreign forces without command, permanence or peacetime",
    silenced_by="words that say whose command, permanent or rotating, in peacetime or always",
    look=look,
)
