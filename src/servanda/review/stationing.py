"""Forces under one flag in the land of another, and whether a clause says which are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.walk import terms_of
from servanda.review.armed_forces import FORCES
from servanda.review.matter import does, matter
from servanda.review.patterns import any_of

# NATO Status of Forces Agreement (1951) and the Treaty on the Final Settlement with respect to
# Germany (1990), article 5: forces "stationed", "deployed"; "based" in status-of-forces texts.
STATIONING = ("base", "deploy", "host", "station")

# What tells one presence from another (same treaties; UN Charter, article 47, "command").
_COMMAND = any_of("command", "commanded by", "national command", "operational control")
_LENGTH = any_of(
    "exercise", "exercises", "permanent", "permanently", "rotating", "rotation", "rotational",
    "temporarily", "temporary", "transit",
)  # fmt: skip
_SEASON = any_of("in peacetime", "peacetime", "time of peace", "times of peace", "in wartime")


def stations_forces(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has forces stationed, or kept from it."""
    if norm.kind is NormKind.CONSEQUENCE or not does(norm, STATIONING):
        return False
    return any(FORCES.search(name) for name in matter(agreement, norm.core))


def stations_abroad(agreement: Agreement, norm: Norm) -> bool:
    """Whether the host is a state named in the text, other than whose forces they are."""
    if norm.act is None or not stations_forces(agreement, norm):
        return False
    return any(
        entity is not None and entity.acts and entity.name not in norm.bearers
        for role in norm.act.roles
        if role.preposition is not None
        for phrase in terms_of(role)
        for entity in [agreement.vocabulary.entity(phrase.name)]
    )


def which_forces_are_open(agreement: Agreement, clause: str, words: str) -> Iterator[str]:
    """Yield what the words and readings of a clause leave open of the forces meant."""
    if _silent(agreement, clause, words, _COMMAND):
        yield "under whose command the forces meant are"
    if _silent(agreement, clause, words, _LENGTH):
        yield "whether rotation, transit and exercises are meant as well as permanent stationing"


def season_is_open(agreement: Agreement, clause: str, words: str) -> bool:
    """Whether a clause leaves open if it holds in peacetime only."""
    return _silent(agreement, clause, words, _SEASON)


def _silent(agreement: Agreement, clause: str, words: str, pattern: re.Pattern[str]) -> bool:
    readings = (
        name
        for norm in agreement.at(clause)
        for name in matter(agreement, (norm.core, norm.sentence.modifiers))
    )
    return not pattern.search(words) and not any(map(pattern.search, readings))
