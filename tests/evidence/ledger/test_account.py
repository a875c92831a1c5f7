"""What a ledger tells is what was put into it, as it was known at the time that is asked for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from evidence.ledger.ledgers import CONTENTS, NOON, a_ledger, a_report, add
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.evidence.claim import Claim, ClaimKind, Grade, Quantity
from servanda.evidence.ledger import (
    Account,
    Answered,
    Content,
    Graded,
    LedgerFile,
    Reported,
    Withdrawn,
    account_of,
    report_of,
    reports_of,
)
from servanda.evidence.ledger.chain import NO_HASH, canonical, seal, timestamp
from servanda.evidence.ledger.content import Begun, as_json
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.table import claims_from, table_from
from servanda.evidence.times_in_reports import EARLIEST, LATEST
from servanda.instrument.pact.syntax import Attitude
from servanda.vocabulary.calendar import DAY, Moment
from servanda.vocabulary.instance import Instance


def account(path: Path, known: int | None = None) -> Account:
    found, wrong = account_of(LedgerFile(path), known)
    assert found is not None, wrong
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


# ---- whatever is claimed comes back

FIRST = "feed “0”:0"
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
names = st.one_of(words, st.sampled_from(["},{", '],"kind":"', '"label":"R1"', "\\", "\n", "2026"]))
figures = st.floats(allow_nan=False, allow_infinity=False)
instances = st.one_of(
    st.builds(Instance, names),
    st.builds(Instance, names, names),
    st.builds(Instance, names, st.none(), st.just(value=True)),
)
moments = st.lists(st.integers(EARLIEST, LATEST), min_size=2, max_size=2).map(
    lambda pair: Moment(*sorted(pair))
)
quantities = st.one_of(
    st.builds(Quantity, figures, figures, names, st.none() | figures),
    st.builds(Quantity, figures, st.just(float("inf")), names),
    st.builds(Quantity, st.just(float("-inf")), figures, names),
)
grades = st.builds(
    Grade, st.sampled_from("ABCDEF"), st.none() | st.sampled_from("123456"), st.none() | names
)
tuples = st.lists(names, max_size=3).map(tuple)
roles = st.dictionaries(st.sampled_from(["", "at", "to", "by", "entry", "words"]), instances)
claims = st.builds(
    Claim,
    report=st.just("R1"),
    kind=st.sampled_from(ClaimKind),
    what=names,
    subject=st.none() | instances,
    roles=roles.map(lambda found: tuple(found.items())),
    negated=st.booleans(),
    happened=st.none() | moments,
    reported=st.none() | moments,
    recorded=st.none() | moments,
    quantity=st.none() | quantities,
    times=st.integers(0, 10**9),
    teller=st.none() | names,
    author=st.none() | names,
    finding=st.booleans(),
    sources=tuples,
    received_from=tuples,
    grades=st.lists(grades, max_size=3).map(tuple),
    quotes=tuples,
    event=st.none() | names,
    clause=st.none() | names,
    judged=st.none() | st.just(FIRST),
    through=tuples,
)


def in_order(claim: Claim) -> Claim:
    """Return a claim with its roles in an order that tables and JSON can agree on."""
    return replace(claim, roles=tuple(sorted(claim.roles)))


def recorded_at(frame: pl.DataFrame, at: int) -> Iterator[Claim]:
    own = [pl.col("recorded")] if "recorded" in frame.columns else []
    return claims_from(frame.with_columns(recorded=pl.coalesce(*own, pl.lit(at))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(claims, min_size=1, max_size=2), min_size=1, max_size=3))
def test_whatever_is_claimed_comes_back(reports: list[list[Claim]]) -> None:
    labelled = {f"feed “{n}”:{n}": some for n, some in enumerate(reports)}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        added = add(path, [report_of(label, some) for label, some in labelled.items()])
        assert added.count == len(labelled)
        found = account(path)
        assert found.findings == ()
        kept = [in_order(claim) for claim in claims_from(found.record().claims)]
    wanted = [
        in_order(claim)
        for label, some in labelled.items()
        for claim in recorded_at(table_from(some).with_columns(report=pl.lit(label)), NOON)
    ]
    assert kept == wanted


def test_rows_of_a_feed_are_labelled_with_it(path: Path) -> None:
    frame = pl.DataFrame(
        {
            "feed": ["f"] * 3,
            "row": [1, 1, 2],
            "kind": ["act"] * 3,
            "what": ["build", "open", "build"],
            "low": [1.0, None, 2.5],
            "high": [1.0, None, 2.5],
            "unit": ["camp", None, "camp"],
        }
    )
    assert add(path, list(reports_of(frame))).count == 2
    found = account(path).record().claims
    assert found["report"].to_list() == ["f:1", "f:1", "f:2"]
    assert found.select("kind", "what", "low", "high", "unit").equals(frame[:, 2:])
    written = json.loads(path.read_text("utf-8").splitlines()[1])["entry"]["claims"][0]
    assert written == {"kind": "act", "what": "build", "low": 1, "high": 1, "unit": "camp"}


# ---- as known at a time


def test_what_is_corrected_or_withdrawn_counts_until_then(path: Path) -> None:
    a_ledger(path)

    def counting(day: int) -> list[str]:
        record = account(path, NOON + day * DAY).record()
        return record.claims["report"].to_list() if record.claims.height else []

    assert [counting(day) for day in range(-1, 8)] == [
        [],
        ["R1"],
        *[["R1", "R2"]] * 4,
        ["R2", "R3"],
        ["R3"],
        ["R3"],
    ]
    assert len(account(path, NOON + 2 * DAY - 1).record().stances) == 0
    (stance,) = account(path, NOON + 2 * DAY).record().stances
    assert (stance.party, stance.attitude, stance.reports) == (
        "Arden",
        Attitude.DENIES,
        ("R1", "R2"),
    )
    assert stance.recorded == Moment(NOON + 2 * DAY, NOON + 2 * DAY)
    assert account(path).record().stances == ()
    assert account(path).record().complete == (CONTENTS[3].declared,)  # type: ignore[union-attr]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.data())
def test_as_known_at_a_time_it_is_what_it_was_then(days: list[int], data: st.DataObject) -> None:
    """Whatever is added later, what was known at a time stays what it was."""

    def record(path: Path, known: int | None) -> EvidenceRecord:
        return account(path, known).record()

    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        then: dict[int, EvidenceRecord] = {}
        standing: list[str] = []
        at = NOON
        for number, later in enumerate(days):
            at += later * DAY + 1
            content: Content = a_report(f"R{number}")
            if standing:
                label = data.draw(st.sampled_from(standing))
                content = data.draw(
                    st.sampled_from(
                        [
                            content,
                            Reported(f"R{number}", a_report("x").claims, None, label, "why"),
                            Withdrawn(label, "Ann", "why"),
                            Answered("Arden", Attitude.DENIES, (label,)),
                            Graded(label, "Ben", "A"),
                        ]
                    )
                )
                if isinstance(content, Withdrawn) or getattr(content, "corrects", None):
                    standing.remove(label)
            if isinstance(content, Reported):
                standing.append(content.label)
            assert add(path, (content,), at).count == 1
            then[at] = record(path, None)
        for known, was in then.items():
            again = record(path, known)
            assert again.claims.equals(was.claims)
            assert (again.stances, again.complete) == (was.stances, was.complete)
        labels = then[at].claims["report"].to_list() if then[at].claims.height else []
        assert labels == standing


def test_grades_of_several_raters_are_kept_and_the_last_of_each(path: Path) -> None:
    graded = {"kind": "act", "what": "build", "grades": [["B", "2", "Ann"], ["C", "3", None]]}
    add(path, (Reported("R1", (graded, graded)), a_report("R2")))
    add(path, (Graded("R1", "Ben", "A"), Graded("R1", "Ann", None, "5"), Graded("R2", "Ann", "E")))
    first, second, third = claims_from(account(path).record().claims)
    assert first.grades == second.grades
    assert first.grades == (Grade(None, "5", "Ann"), Grade("C", "3"), Grade("A", None, "Ben"))
    assert third.grades == (Grade("E", None, "Ann"),)


def test_a_ledger_that_was_only_begun_tells_nothing(path: Path) -> None:
    line, _ = seal(canonical(as_json(Begun())), 0, NO_HASH, timestamp(0), "Ann Reader")
    assert LedgerFile(path).begin(line)
    record = account(path).record()
    assert record.claims.height == 0
    assert (record.stances, record.complete, record.set_aside) == ((), (), ())
