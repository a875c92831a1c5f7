"""The examples are read without a mistake and say what they are there to show."""

import re
from functools import cache
from pathlib import Path

import pytest

from servanda.dossier import Dossier, open_dossier
from servanda.findings import Finding, Text
from servanda.instrument.pact.declarations import Kind as NameKind
from servanda.instrument.pact.syntax import Stand
from servanda.norms import Filling, Gap
from servanda.review.rule import Kind

_EXAMPLES = Path(__file__).parents[2] / "examples"
_PACTS = sorted(path.relative_to(_EXAMPLES).as_posix() for path in _EXAMPLES.rglob("*.pact.md"))

PLAN = "plan-2025-11/plan.pact.md"
POSITIONS = "plan-2025-11/positions.pact.md"
MINSK = "minsk-2/measures.pact.md"
MODEL = "ceasefire/model.pact.md"


@cache
def _dossier(name: str) -> Dossier:
    dossier, findings = open_dossier(_EXAMPLES / name)
    assert dossier is not None, findings
    return dossier


def test_every_example_of_the_plan_is_there() -> None:
    drafts = {f"plan-2025-11/{name}.pact.md" for name in ("plan", "european", "twenty")}
    assert {*drafts, POSITIONS, MINSK, MODEL} <= set(_PACTS)


@pytest.mark.parametrize("name", _PACTS)
def test_it_is_read_without_a_mistake(name: str) -> None:
    dossier = _dossier(name)
    assert [f"{m.code}: {m.message}" for m in dossier.all_told] == []
    assert dossier.positions.findings == ()
    assert dossier.evidence.findings == ()


@pytest.mark.parametrize("name", _PACTS)
def test_every_word_is_read_or_set_aside(name: str) -> None:
    unread = [
        f"article {c.article}, {c.wording.name}: {c.unread} words"
        for c in _dossier(name).coverage.wordings
        if c.unread
    ]
    assert unread == []


@pytest.mark.parametrize("name", _PACTS)
def test_its_sources_are_those_it_names(name: str) -> None:
    dossier = _dossier(name)
    listed = {source.label for source in dossier.file.sources}
    cited = {label for claim in dossier.positions.claims for label in claim.said.sources}
    cited -= {person.name for person in dossier.agreement.vocabulary.of_kind(NameKind.PERSON)}
    cited |= {label for report in dossier.evidence.reports for label in report.sources}
    assert cited <= listed


# ---- the 28 points

_UNNAMED = [
    # what the table of the public record calls “unnamed”, in its column of parties bound
    ("1", Gap.BEARER),
    ("5", Gap.BEARER),
    ("9", Gap.BEARER),
    ("10.a", Gap.BEARER),
    ("10.c", Gap.BEARER),
    ("14", Gap.BEARER),  # the holders of the funds, whom the text does not name
    ("19", Gap.BEARER),  # the operator
    ("21.a", Gap.BEARER),  # the others who recognise
    # “not stated”, in its columns of quantities and deadlines
    ("9", Gap.AMOUNT),
    ("10.a", Gap.AMOUNT),
    ("12", Gap.AMOUNT),
    ("25", Gap.START),
    # “none named”, in its column of bodies
    ("10.b", Gap.DECIDER),
    ("10.c", Gap.DECIDER),
    ("10.d", Gap.DECIDER),
    ("22", Gap.DECIDER),
]


def test_the_plan_has_28_articles_and_at_least_60_norms() -> None:
    dossier = _dossier(PLAN)
    assert [a.label for a in dossier.file.articles] == [str(n) for n in range(1, 29)]
    assert len(dossier.agreement.norms) >= 60


@pytest.mark.parametrize(("clause", "gap"), _UNNAMED)
def test_what_the_record_calls_unnamed_is_a_hole_on_record(clause: str, gap: Gap) -> None:
    fillings = {
        part.filling
        for norm in _dossier(PLAN).agreement.at(clause)
        for part in norm.parts
        if part.gap is gap
    }
    assert Filling.NOT_STATED in fillings


def test_who_signs_the_plan_is_itself_left_open() -> None:
    assert _dossier(PLAN).agreement.vocabulary.signatories_open


@pytest.mark.parametrize("clause", ["3", "6", "9", "17", "21.c"])
def test_wordings_that_differ_in_effect_are_rival_readings(clause: str) -> None:
    rivals = [r.rival for r in _dossier(PLAN).file.readings if r.label == clause]
    assert len(rivals) == 2
    assert None not in rivals


def test_point_28_waits_for_both_sides() -> None:
    (norm,) = _dossier(PLAN).agreement.at("28")
    start = norm.part(Gap.START)
    assert start is not None
    assert "Russia and Ukraine" in start.words
    assert "memorandum" in start.words


# ---- positions


def test_a_position_is_a_limit_only_where_a_refusal_was_stated() -> None:
    positions = _dossier(POSITIONS).positions.stands
    assert len(positions) >= 40
    assert sum(p.stand is Stand.RED_LINE for p in positions) == 2
    assert not [p for p in positions if p.stand is Stand.ACCEPTS]


# ---- Minsk II


def _deadlocks(dossier: Dossier) -> list[Finding]:
    return [f for f in dossier.review.findings if f.code == "deadlock-cycle"]


def test_border_control_and_elections_wait_for_each_other_in_one_pair_of_readings() -> None:
    (deadlock,) = _deadlocks(_dossier(MINSK))
    assert {deadlock.clause, *deadlock.against} == {"9", "12"}


@pytest.mark.parametrize(
    ("edge", "instead"),
    [
        (
            "only after completion of [9] and completion of [10] and agreement",
            "only after agreement",
        ),
        ("only after completion of [12], completed by", "completed by"),
    ],
)
def test_without_either_edge_there_is_no_deadlock(edge: str, instead: str) -> None:
    on_any_lines = re.escape(edge).replace(r"\ ", r"\s+")
    content, count = re.subn(on_any_lines, instead, _dossier(MINSK).text.content)
    assert count == 1
    freed = Dossier(Text("freed.pact.md", content))
    assert freed.mistakes == ()
    assert _deadlocks(freed) == []


# ---- the model


def test_the_model_leaves_nothing_open_that_the_text_alone_decides() -> None:
    by_machine = [
        f"{finding.code} on {finding.clause}: {finding.message}"
        for outcome in _dossier(MODEL).review.outcomes
        if not outcome.rule.kind.asks
        for finding in outcome.findings
    ]
    assert by_machine == []


def test_the_questions_that_the_model_leaves_have_an_answer() -> None:
    review = _dossier(MODEL).review
    assert [f"{f.code} on {f.clause}" for f in review.findings] == []
    assert review.answered


def test_every_rule_looked_at_something_in_the_model_or_says_why_not() -> None:
    outcomes = _dossier(MODEL).review.outcomes
    assert {o.rule.kind for o in outcomes} == set(Kind)
    assert all(o.looked_at for o in outcomes)
