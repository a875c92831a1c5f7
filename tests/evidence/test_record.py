"""Claims, their table, and records joined: nothing is lost and nothing added on the way."""

import re

from evidence.claim_strategies import claims
from evidence.pact_reports import WORDS, evidence
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.evidence.claim import Claim
from servanda.evidence.record import EvidenceRecord, joined, record_of
from servanda.evidence.table import claims_from, table_from


def _in_role_order(claim: Claim) -> tuple[object, ...]:
    return (claim.report, claim.kind, claim.what, claim.subject, frozenset(claim.roles))


@settings(deadline=None)
@given(st.lists(claims(), max_size=6))
def test_claims_come_back_from_their_table(some: list[Claim]) -> None:
    again = list(claims_from(table_from(some)))
    assert [_in_role_order(c) for c in again] == [_in_role_order(c) for c in some]
    assert [_said(c) for c in again] == [_said(c) for c in some]


def _said(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, name) for name in claim.__dataclass_fields__ if name != "roles")


@settings(deadline=None)
@given(st.lists(claims(), max_size=4), st.lists(claims(), max_size=4))
def test_joined_records_hold_the_claims_of_each(some: list[Claim], more: list[Claim]) -> None:
    both = joined([EvidenceRecord(table_from(some)), EvidenceRecord(table_from(more))])
    assert [_said(c) for c in claims_from(both.claims)] == [_said(c) for c in (*some, *more)]


REPORTS = """\
R1: on 2026-01-05 Arden reports that Brell launched drones at Northport, according to Brell.

R2: Ann Reader reports that Arden reports that Arden and Brell did not release prisoner "7".

R3: joint commission found that strength of forces of Brell was 5 personnel. Arden denies R1.

R4: Brell reports that signature took place. R5: Arden reports that Brell ended [3].
"""
_EXCHANGED = {"Arden": "Brell", "Brell": "Arden"}


def _exchanged(words: str) -> str:
    return re.sub("Arden|Brell", lambda found: _EXCHANGED[found.group()], words)


def test_exchanging_two_parties_exchanges_them_in_every_claim_and_nothing_else() -> None:
    here = record_of(evidence(REPORTS))
    there = record_of(evidence(_exchanged(REPORTS), _exchanged(WORDS)))
    assert [_exchanged(repr(c)) for c in claims_from(here.claims)] == [
        repr(c) for c in claims_from(there.claims)
    ]
    assert _exchanged(repr(here.stances)) == repr(there.stances)
