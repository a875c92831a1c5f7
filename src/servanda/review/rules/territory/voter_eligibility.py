"""A vote without an electorate, a date or somebody who holds it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.effects.checking import MONITORING, VERIFYING
from servanda.instrument.pact import syntax as s
from servanda.norms import DUTIES, Agreement, Norm, NormKind
from servanda.norms.comma_phrases import CHECKED_BY, DUE, says
from servanda.norms.norm import Gap
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import nouns
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.telling import does_not_say, one_each

# International Covenant on Civil and Political Rights, article 25 ("elections", "electors"); Venice
# Commission, Code of Good Practice in Electoral Matters (2002): voters, electorate, ballot; UN
# practice of consulting a population: "referendum", "plebiscite", "popular consultation" (East
# Timor, 1999).
_VOTE = nouns("ballot", "election", "plebiscite", "popular consultation", "poll", "referendum")
_HOLDING = frozenset({"call", "conduct", "convene", "hold", "organise", "organize", "run"})
_WATCHING = VERIFYING | MONITORING | {"observe"}
_ELECTORATE = nouns("electorate", "elector", "resident", "voter", "voting right")
_VOTING = frozenset({"cast", "take part", "vote"})


def look(case: Case) -> Looked:
    """Find votes to be held that leave open who votes, when, or under whom."""
    agreement = case.agreement
    votes = [n for n in agreement.norms if _holds_a_vote(agreement, n)]
    voters_named = any(_names_voters(agreement, n) for n in agreement.norms)
    observers = frozenset(n.id for n in agreement.norms if _watches_a_vote(agreement, n))
    hits = one_each(
        Hit(
            norm.clause,
            f"The text has a vote held, and {does_not_say(missing)}.",
            norm.at,
            norm.quote,
        )
        for norm in votes
        if (missing := tuple(_missing(norm, observers, voters_named=voters_named)))
    )
    return Looked(f"{len(votes)} votes to be held", len(votes), hits)


def _holds_a_vote(agreement: Agreement, norm: Norm) -> bool:
    if norm.kind not in DUTIES - {NormKind.PROHIBITION, NormKind.LIMIT}:
        return False
    return does(norm, _HOLDING) and bool(speaks_of(agreement, norm, _VOTE))


def _missing(norm: Norm, observers: frozenset[str], *, voters_named: bool) -> Iterator[str]:
    if not voters_named:
        yield "who may vote"
    if not says(norm, *DUE, s.Slot.EVERY) or norm.has_hole(Gap.START):
        yield "when"
    if not says(norm, *CHECKED_BY) and not observers - {norm.id}:
        yield "which body runs or observes it"


def _names_voters(agreement: Agreement, norm: Norm) -> bool:
    return does(norm, _VOTING) or bool(speaks_of(agreement, norm, _ELECTORATE))


def _watches_a_vote(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has somebody observe, supervise or count a vote."""
    return bool(norm.bearers) and does(norm, _WATCHING) and bool(speaks_of(agreement, norm, _VOTE))


RULE = Rule(
    code="voter-eligibility",
    family=Family.TERRITORY,
    kind=Kind.FORMAL,
    title="a vote with no electorate, date or body",
    silenced_by="a clause on who may vote, a date, and “supervised by BODY”",
    look=look,
)
