"""What a verdict turns on: each change listed does it, no part of it would, none is missed."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from monitor.small_programs import (
    AS_OF,
    act,
    does,
    guarantee,
    lapses,
    mask,
    must,
    must_not,
    program,
    table,
)

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.record import EvidenceRecord
from servanda.monitor.engine import by_reference
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.program import Program
from servanda.monitor.turning.change import Alteration, ChangeKind
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import Question
from servanda.monitor.views.combining import Key, status_in
from servanda.monitor.views.judging import Hearing
from servanda.monitor.views.worlds import Outlook

LABELS = ("R1", "R2", "R3", "R4", "R5")
PEOPLE = ("Arden", "Brell")
DEEDS = ("attack", "pay", "build")

PROGRAM = program(
    must_not("1", "Arden", "attack"),
    must("2", "Brell", "pay", "2026-06-01"),
    guarantee("3"),
    lapses("4", "3", does("Arden", "attack"), does("Brell", "build")),
    lapses("5", "3", does("Brell", "attack")),
    must_not("6", "Brell", "build", rival="ban"),
    must("6/2", "Brell", "build", "2026-08-01", rival="duty"),
)

claims = st.builds(
    act,
    st.just(""),
    st.sampled_from(PEOPLE),
    st.sampled_from(DEEDS),
    st.sampled_from(["2026-03-01", "2026-05-01", "2026-07-01"]),
    negated=st.booleans(),
)
histories = st.lists(claims, min_size=1, max_size=len(LABELS)).map(
    lambda told: [replace(claim, report=f"R{n}") for n, claim in enumerate(told, 1)]
)


def contradictions(told: pl.DataFrame, accepted: pl.Series) -> pl.Series:
    """Everything that is both affirmed and denied of the same doer, whenever."""
    rows = told.select("subject", "what", pl.col("^negated$")).to_dicts()
    said = [(r["subject"], r["what"], bool(r.get("negated"))) for r in rows]
    taken = {one for one, counts in zip(said, accepted, strict=True) if counts}
    both = [
        counts and (who, what, not denied) in taken
        for (who, what, denied), counts in zip(said, accepted, strict=True)
    ]
    return pl.Series(both, dtype=pl.Boolean)


def monitoring(told: list[Claim], accepted: Iterable[str], *, complete: bool) -> Monitoring:
    claims = table(*told)
    taken = mask(claims, list(accepted))
    view = Outlook(
        "a view", taken, contradictions(claims, taken),
        complete=(Completeness("pay"),) if complete else (),
    )  # fmt: skip
    return Monitoring(
        Hearing(PROGRAM, by_reference, AS_OF), EvidenceRecord(claims), (view,), contradictions,
        tries=100_000,
    )  # fmt: skip


def status_after(
    asked: Program, told: pl.DataFrame, view: Outlook, key: Key, changes: tuple[Alteration, ...]
) -> Status | None:
    """Judge everything anew, with nothing left out but what the changes strike."""
    of = {kind: {c.about for c in changes if c.kind is kind} for kind in ChangeKind}
    kept = ~told["report"].is_in(list(of[ChangeKind.STRIKE]))
    admitted = told["report"].is_in(list(of[ChangeKind.ADMIT]))
    accepted = (view.accepted | admitted).filter(kept)
    changed = replace(
        view,
        accepted=accepted,
        contested=contradictions(told.filter(kept), accepted),
        complete=tuple(c for c in view.complete if c.what not in of[ChangeKind.INCOMPLETE]),
    )
    (found,) = Hearing(asked, by_reference, AS_OF).judge(told.filter(kept), [changed])
    return status_in(found, key)


def brute_force(observed: Monitoring, question: Question) -> set[frozenset[Alteration]]:
    told, (view,) = observed.record.claims, observed.outlooks
    now = question.answers["a view"].verdict.status
    every = [
        Alteration(ChangeKind.STRIKE if taken else ChangeKind.ADMIT, label)
        for label, taken in zip(told["report"], view.accepted, strict=True)
    ]
    every += [Alteration(ChangeKind.INCOMPLETE, c.what) for c in view.complete]
    changing = [
        frozenset(changes)
        for count in (1, 2, 3)
        for changes in combinations(every, count)
        if status_after(PROGRAM, told, view, question.key, changes) is not now
    ]
    return {one for one in changing if not any(other < one for other in changing)}


@settings(max_examples=60, deadline=None)
@given(histories, st.sets(st.sampled_from(LABELS)), st.booleans(), st.data())
def test_all_smallest_changes_are_found_and_nothing_else(
    told: list[Claim],
    accepted: set[str],
    complete: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    observed = monitoring(told, accepted, complete=complete)
    question = data.draw(st.sampled_from(observed.questions))
    found = observed.turning(question, "a view")
    assert found.complete
    assert {frozenset(turn.changes) for turn in found.turns} == brute_force(observed, question)
    told_claims, (view,) = observed.record.claims, observed.outlooks
    for turn in found.turns:
        assert turn.status == status_after(PROGRAM, told_claims, view, question.key, turn.changes)
