"""The worked cases of disputed facts come out as the public record says they must."""

from functools import cache
from pathlib import Path

import pytest

from servanda.desk.cli.evidence_files import FeedForm
from servanda.desk.cli.monitored import Given, monitored
from servanda.dossier import Dossier
from servanda.monitor.explanation import Mark, Proofs
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.verdict import Reason
from servanda.monitor.views.across import Question

_EXAMPLES = Path(__file__).parents[2] / "examples"
_GED = _EXAMPLES.parents[1] / "shared" / "data" / "ucdp_ged" / "ged_ukraine.csv"


@cache
def _monitored(
    pact: str, *evidence: str, as_of: str, suppose: str | None = None
) -> tuple[Dossier, Monitoring]:
    found = monitored(
        _EXAMPLES / pact,
        Given(
            [_EXAMPLES / name for name in evidence],
            as_of,
            suppose=[suppose] if suppose else None,
        ),
    )
    assert found is not None
    return found


def _question(monitoring: Monitoring, rule: str) -> Question:
    (question,) = [q for q in monitoring.questions if q.rule.id == rule]
    return question


def _statuses(monitoring: Monitoring, rule: str) -> dict[str, str]:
    question = _question(monitoring, rule)
    return {view: str(a.verdict.status) for view, a in question.answers.items()}


PLAN = ("plan-2025-11/plan.pact.md", "plan-2025-11/valdai-28.pact.md")
TWENTY = ("plan-2025-11/twenty.pact.md", "plan-2025-11/valdai-20.pact.md")


def test_the_strike_of_december_2025_is_not_met_in_any_version_of_the_28_points() -> None:
    _, monitoring = _monitored(*PLAN, as_of="2026-02-01")
    assert set(_statuses(monitoring, "10.d").values()) == {"not met"}
    question = _question(monitoring, "10.d")
    ((_, proof),) = Proofs(monitoring).of(question, "every claim")
    near = {point.reports: point.words for point in proof.walk() if point.reports}
    assert "drone, not missile" in near["R1",]
    assert "not at Moscow or St Petersburg" in near["R3",]


def test_under_the_20_points_it_is_undecided_and_turns_on_the_open_term() -> None:
    _, monitoring = _monitored(*TWENTY, as_of="2026-02-01", suppose="entry into force=2025-12-24")
    statuses = _statuses(monitoring, "5.b")
    assert statuses == {
        "Ukraine": "not met",
        "Russia": "undecided",
        "common ground": "undecided",
        "every claim": "undecided",
        "as found": "not met",
    }
    why = _question(monitoring, "5.b").answers["every claim"].verdict.why
    assert [(w.reason, w.words) for w in why][:1] == [(Reason.OPEN_TERM, "without provocation")]
    assert Reason.NO_DECIDER in {w.reason for w in why}


def test_without_a_supposition_the_20_points_are_not_in_force() -> None:
    _, monitoring = _monitored(*TWENTY, as_of="2026-02-01")
    assert set(_statuses(monitoring, "5.b").values()) == {"dormant"}


def test_121_and_297_are_both_kept_and_nobody_is_named() -> None:
    _, monitoring = _monitored(
        "minsk-2/measures.pact.md", "minsk-2/counts-2015.pact.md", as_of="2015-03-07"
    )
    question = _question(monitoring, "1")
    verdict = question.answers["every claim"].verdict
    assert (str(verdict.status), verdict.reports) == ("breached", ("R1", "R2"))
    assert [str(value) for _, value in verdict.instance] == ["(not stated)"]
    counts = monitoring.record.claims.select("report", "low", "high").rows()
    assert {("R1", 121.0, 121.0), ("R2", 297.0, 297.0)} <= set(counts)


def test_no_access_is_told_apart_from_no_violation() -> None:
    _, monitoring = _monitored("south-sudan-2018/access.pact.md", as_of="2024-12-31")
    verdict = _question(monitoring, "1").answers["common ground"].verdict
    assert str(verdict.status) == "kept so far"
    assert [why.reason for why in verdict.why] == [Reason.NOT_SEEN]
    assert _statuses(monitoring, "2.1.10.6")["common ground"] == "breached"
    assert _statuses(monitoring, "2.1.10.6")["Government"] == "kept so far"


def test_the_easter_truce_has_a_verdict_for_each_party_in_each_view() -> None:
    _, monitoring = _monitored("easter-truce-2025/truce.pact.md", as_of="2025-05-01")
    kept, breached, contested = "kept", "breached", "contested"
    assert _statuses(monitoring, "1.a") == {
        "Russia": kept, "Ukraine": breached, "common ground": kept, "every claim": contested,
        "as found": kept,
    }  # fmt: skip
    assert _statuses(monitoring, "1.b") == {
        "Russia": breached, "Ukraine": kept, "common ground": kept, "every claim": contested,
        "as found": kept,
    }  # fmt: skip


@pytest.mark.skipif(not _GED.exists(), reason="../shared/data/ucdp_ged is not there")
def test_event_data_say_that_the_cease_fire_was_broken_and_not_by_whom() -> None:
    feeds = FeedForm(_EXAMPLES / "minsk-2" / "ged.yaml")
    given = Given([_GED], "2015-03-16T23:59:59+02:00", ["every claim"], feeds=feeds)
    found = monitored(_EXAMPLES / "minsk-2" / "measures.pact.md", given)
    assert found is not None
    monitoring = found[1]
    question = _question(monitoring, "1")
    verdict = question.answers["every claim"].verdict
    assert str(verdict.status) == "breached"
    assert [str(value) for _, value in verdict.instance] == ["(not stated)"]
    ((_, proof),) = Proofs(monitoring).of(question, "every claim")
    since, before = (p for p in proof.points if "best estimate" in p.words)
    assert since.mark is Mark.MET
    assert "64 from 2015-02-1" in since.words
    assert "131 at best estimate" in since.words
    assert "295 from 2015-01-1" in before.words
    assert "613 at best estimate" in before.words
