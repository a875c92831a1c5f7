"""What a verdict turns on: each change listed does it, no part of it would, none is missed."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from monitor.programs import (
    AS_OF,
    claimed,
    does,
    ends_when_breached,
    guarantee,
    lapses,
    must,
    must_not,
    program,
    table,
)

from servanda.evidence.claim import Claim
from servanda.evidence.completeness import Completeness
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.views import Roster, View
from servanda.evidence.views.acceptance import Basis, accept
from servanda.monitor.asking import Asking
from servanda.monitor.engine import by_reference
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.turning.change import Alteration, ChangeKind
from servanda.monitor.verdict import Status
from servanda.monitor.views.across import Question
from servanda.monitor.views.combining import Key, status_in
from servanda.monitor.views.judging import Hearing

ROSTER = Roster(("Arden", "Brell"), frozenset({"Arden", "Brell"}))
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
    ends_when_breached("7", "3", "6", "6/2"),
)

claims = st.builds(
    claimed,
    st.just(""),
    st.sampled_from(PEOPLE),
    st.sampled_from(DEEDS),
    st.sampled_from(["2026-03-01", "2026-05-01", "2026-07-01"]),
    negated=st.booleans(),
)
histories = st.lists(claims, min_size=1, max_size=len(LABELS)).map(
    lambda told: [replace(claim, report=f"R{n}") for n, claim in enumerate(told, 1)]
)


def monitoring(told: list[Claim], rejected: Iterable[str], *, complete: bool) -> Monitoring:
    declared = (Completeness("pay"),) if complete else ()
    record = EvidenceRecord(table(*told), (), declared)
    known = {claim.report for claim in told}
    view = View("a view", without=tuple(sorted(known & set(rejected))))
    hearing = Hearing(Asking(PROGRAM), by_reference, AS_OF)
    return Monitoring(hearing, Basis(record, ROSTER), (view,), tries=100_000)


def status_after(
    told: list[Claim], observed: Monitoring, key: Key, changes: tuple[Alteration, ...]
) -> Status | None:
    """Judge everything anew: what is struck is not there, and nothing else is left out."""
    of = {kind: {c.about for c in changes if c.kind is kind} for kind in ChangeKind}
    (view,) = observed.views
    read = tuple((c.about, c.reading) for c in changes if c.reading is not None)
    changed = replace(view, without=tuple(set(view.without) - of[ChangeKind.ADMIT]), readings=read)
    left = table(*(claim for claim in told if claim.report not in of[ChangeKind.STRIKE]))
    complete = tuple(c for c in observed.record.complete if c.what not in of[ChangeKind.INCOMPLETE])
    if not left.width:
        left = table(*told).clear()
    found = accept(changed, Basis(EvidenceRecord(left, (), complete), ROSTER))
    (verdicts,) = Hearing(Asking(PROGRAM), by_reference, AS_OF).judge(left, [found])
    return status_in(verdicts, key)


def brute_force(
    told: list[Claim], observed: Monitoring, question: Question
) -> set[frozenset[Alteration]]:
    (view,) = observed.views
    now = question.answers["a view"].verdict.status
    every = [
        Alteration(ChangeKind.ADMIT if c.report in view.without else ChangeKind.STRIKE, c.report)
        for c in told
    ]
    if question.rule.id in {"3", "7"}:
        every += [Alteration(ChangeKind.READ, "6", reading) for reading in ("ban", "duty")]
    every += [Alteration(ChangeKind.INCOMPLETE, c.what) for c in observed.record.complete]
    changing = [
        frozenset(changes)
        for count in (1, 2, 3)
        for changes in combinations(every, count)
        if sum(change.kind is ChangeKind.READ for change in changes) < 2
        and status_after(told, observed, question.key, changes) is not now
    ]
    return {one for one in changing if not any(other < one for other in changing)}


@settings(max_examples=40, deadline=None)
@given(histories, st.sets(st.sampled_from(LABELS)), st.booleans(), st.data())
def test_all_smallest_changes_are_found_and_nothing_else(
    told: list[Claim],
    rejected: set[str],
    complete: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    observed = monitoring(told, rejected, complete=complete)
    question = data.draw(st.sampled_from(observed.questions))
    found = observed.turning(question, "a view")
    assert found.complete
    assert {frozenset(t.changes) for t in found.turns} == brute_force(told, observed, question)
    for turn in found.turns:
        assert turn.status == status_after(told, observed, question.key, turn.changes)
