"""Proofs from columns say what those by the definition say."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from monitor.from_norms.test_common_workload import BENCH, common_workload
from monitor.generated import Generator
from monitor.programs import AS_OF, claimed, must_not, program
from monitor.soak import MOST_STEPS
from monitor.triples import Triple

from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, table_from
from servanda.monitor.columnar import Batch, begin, extended, judged
from servanda.monitor.columnar.limits import NotColumnarError
from servanda.monitor.explanation import Inquiry, Proof, Proving, explain
from servanda.monitor.explanation.by_definition import ByDefinition
from servanda.monitor.explanation.explain import proof_on
from servanda.monitor.explanation.inquiry import WHY
from servanda.monitor.program import BEARER, Program
from servanda.monitor.reference import Telling
from servanda.monitor.verdict import Status
from servanda.monitor.world import World
from servanda.vocabulary.calendar import moment
from servanda.vocabulary.instance import Instance


def proving(triple: Triple) -> Proving:
    world = triple.world
    batch = Batch(table_from(triple.claims), (world.accepted,), (world.competent,))
    state = extended(begin(triple.program, [world]), batch)
    return Proving(judged(state, 0, triple.as_of))


def defined(telling: Telling, inquiry: Inquiry = WHY) -> Iterator[Proof]:
    """Yield the proof of every verdict; of several instances with the same values the latest."""
    for rule in telling.course.rules:
        cases = {case.instance: case for case in telling.cases(rule.id)}
        yield from (proof_on(ByDefinition(telling, case), inquiry) for case in cases.values())


def fields_of(triple: Triple) -> tuple[Program, tuple[Claim, ...], World, int]:
    claims = tuple(claims_from(table_from(triple.claims)))
    return triple.program, claims, triple.world, triple.as_of


def told(triple: Triple) -> Telling | None:
    """Tell a random history; None where it does not come to rest."""
    telling = Telling(*fields_of(triple))
    at_rest = all(number <= MOST_STEPS for number, _ in enumerate(telling.steps()))
    return telling if at_rest else None


INQUIRIES = (
    WHY,
    *(Inquiry(status) for status in Status),
    *(Inquiry(during=moment(day)) for day in ("2031-01-05", "2031-01", "2031-01-14")),
    WHY,
)


@pytest.mark.parametrize("first", range(0, 240, 40))
def test_random_agreements_and_histories(first: int) -> None:
    same: Counter[Status] = Counter()
    for seed in range(first, first + 40):
        triple = Generator(seed).triple()
        telling = told(triple)
        by_columns = proving(triple)
        asked = INQUIRIES[seed % len(INQUIRIES)]
        for proof in defined(telling, asked) if telling is not None else ():
            said = proof.verdict
            try:
                mine = by_columns.proof(said.rule, said.instance, asked)
            except NotColumnarError:
                continue
            assert mine == proof, f"seed {seed}, [{said.rule}]"
            same[said.status] += 1
    assert same.total() > 20
    assert len(same) > 4


def test_of_very_many_reports_the_first_are_named_and_the_others_counted() -> None:
    claims = tuple(
        claimed(f"R{number:03}", "North", "shell", f"2026-{number % 9 + 1:02}-{number % 27 + 1:02}")
        for number in range(150)
    )
    triple = Triple(program(must_not("1", "North", "shell")), claims, World(), AS_OF)
    north = ((BEARER, Instance("North")),)
    proof = proving(triple).proof("1", north)
    assert proof == explain(*fields_of(triple), "1", north)
    (many,) = [point for point in proof.walk() if point.more]
    assert (len(many.reports), many.more) == (100, 50)
    assert "150 from 2026-01-01 to 2026-09-27" in many.words
    assert len(many.points) == 2, "the first and the last"
    of_one_day = Inquiry(during=moment("2026-03-12"))
    one = proving(triple).proof("1", north, of_one_day)
    assert one == explain(*fields_of(triple), "1", north, of_one_day)
    assert {point.words for point in one.walk()} >= {"on 2026-03-12: North shelled"}


@pytest.mark.skipif(not BENCH.exists(), reason="../shared/bench is not here")
def test_every_verdict_of_the_common_workload(tmp_path: Path) -> None:
    work, _ = common_workload(tmp_path)
    telling = Telling(*fields_of(work))
    for _ in telling.steps():
        pass
    by_columns = proving(work)
    for proof in defined(telling):
        assert by_columns.proof(proof.verdict.rule, proof.verdict.instance) == proof
