"""What is added stands in the ledger for good, in its order, and nothing that is mistaken does."""

import json
from functools import partial
from pathlib import Path

import pytest
from evidence.ledger import ledgers
from evidence.ledger.ledgers import CONTENTS, NOON, a_ledger, a_report, add, adding_to

from servanda.evidence.ledger import (
    Answered,
    Content,
    Graded,
    LedgerFile,
    Reported,
    Withdrawn,
    open_for_adding,
    verify,
)
from servanda.evidence.ledger.chain import NO_HASH, unseal
from servanda.evidence.ledger.content import content_from
from servanda.instrument.pact.syntax import Attitude
from servanda.vocabulary.calendar import DAY


@pytest.fixture(autouse=True, params=["read whole", "searched"])
def however_long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long ledger is searched for what is spoken of; nothing else may differ."""
    if request.param == "searched":
        monkeypatch.setattr(ledgers, "open_for_adding", partial(open_for_adding, read_whole=0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def test_every_kind_of_entry_comes_back_as_it_went_in(path: Path) -> None:
    lines = list(LedgerFile(a_ledger(path)).lines())
    entries = [entry for entry in map(unseal, lines) if entry is not None]
    assert len(entries) == len(lines) == len(CONTENTS) + 1
    assert tuple(content_from(entry.content) for entry in entries[1:]) == CONTENTS
    assert [entry.number for entry in entries] == list(range(len(entries)))
    assert [entry.previous for entry in entries] == [NO_HASH, *(e.hash for e in entries[:-1])]
    assert {entry.by for entry in entries} == {"Ann Reader"}
    assert entries[1].recorded == "2026-01-03T12:00:00.000000Z"


def test_a_ledger_that_is_there_is_gone_on_with(path: Path) -> None:
    with adding_to(path, "Accord") as adding:
        assert adding.begun
        assert adding.append([a_report("R1"), a_report("R2")]).count == 2
        assert adding.append([a_report("R3")]).count == 1
        assert "R3" in adding.reports
        assert adding.head.number == 3
        first = adding.head
    with adding_to(path, "Another") as adding:
        assert not adding.begun
        assert adding.head == first
        assert "R2" in adding.reports
    verification, _ = verify(LedgerFile(path))
    assert verification is not None
    assert verification.begun.agreement == "Accord"


@pytest.mark.parametrize(
    ("contents", "code", "says"),
    [
        ([a_report("R4"), a_report("R1")], "report-twice", "already a report R1"),
        ([a_report("R4"), a_report("R4")], "report-twice", "already a report R4"),
        ([a_report("P1")], "report-twice", "already a report P1"),
        (
            [a_report("R4"), Answered("Arden", Attitude.DENIES, ("R44",))],
            "no-such-report",
            "no report R44. Did you mean R4?",
        ),
        ([Graded("R9", "Ann", "A")], "no-such-report", "no report R9"),
        ([Withdrawn("R9", "Ann", "x")], "no-such-report", "no report R9"),
        ([Withdrawn("R2", "Ann", "x")], "report-already-replaced", "R2 was already withdrawn"),
        (
            [Reported("R4", (), corrects="R1", because="x")],
            "report-already-replaced",
            "R1 was already corrected by R3",
        ),
        (
            [a_report("R4"), Withdrawn("R4", "A", "x"), Withdrawn("R4", "A", "x")],
            "report-already-replaced",
            "R4 was already withdrawn",
        ),
        ([Reported("R4", ({"what": "x" * 16_000_000},))], "entry-too-long", "16,000,000 bytes"),
    ],
)
def test_what_is_mistaken_is_not_added_nor_what_comes_with_it(
    path: Path, contents: list[Content], code: str, says: str
) -> None:
    before = a_ledger(path).read_bytes()
    with adding_to(path) as adding:
        added = adding.append(contents, elsewhere={"P1"})
        assert path.read_bytes() == before
        assert added.count == 0
        assert [f.code for f in added.findings] == [code]
        assert says in added.findings[0].message
        assert adding.append([a_report("R4")]).count == 1


def test_reports_of_the_pact_file_can_be_spoken_of(path: Path) -> None:
    with adding_to(path) as adding:
        added = adding.append([Answered("Arden", Attitude.DENIES, ("P1",))], elsewhere={"P1"})
    assert added.count == 1


def test_one_entry_is_one_line_that_can_be_written_in_one_way_only(path: Path) -> None:
    words = "line\nbreak\u2028 “quoted” \\ \x00 \U0001f54a"
    add(path, [Reported("R1", ({"what": words, "low": 5, "high": 2.5},), words)])
    data = path.read_bytes()
    assert data.count(b"\n") == 2
    told = json.loads(data.split(b"\n")[1])
    written = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert written.encode() == data.split(b"\n")[1]
    assert told["entry"]["words"] == words


def test_an_answer_to_what_is_corrected_is_not_taken_for_one_to_the_correction(path: Path) -> None:
    add(path, (a_report("R1"), Answered("Arden", Attitude.DENIES, ("R1",))))
    corrected = Reported("R2", a_report("R2").claims, corrects="R1", because="the day")
    added = add(path, (corrected,))
    assert added.count == 1
    (note,) = added.findings
    assert note.code == "answer-not-carried-over"
    assert note.message == "Arden denies R1; what it says to R2 is another question."


def test_a_clock_that_is_behind_is_said(path: Path) -> None:
    add(path, (a_report("R1"),), NOON)
    added = add(path, (a_report("R2"),), NOON - DAY)
    assert added.count == 1
    (note,) = added.findings
    assert note.code == "clock-behind"
    assert "says 2026-01-02T12:00:00.000000Z" in note.message
    assert add(path, (a_report("R3"),), NOON).findings == ()


def test_of_a_long_ledger_what_is_touched_is_checked(path: Path) -> None:
    """What is not touched is for “servanda evidence verify” to look at."""
    a_ledger(path)
    path.write_bytes(path.read_bytes().replace(b'"destroy"', b'"destroi"'))
    store = LedgerFile(path)
    untouched, _ = open_for_adding(store, "Ann Reader", read_whole=0)
    assert untouched is not None
    with untouched as adding:
        assert adding.append([Answered("Arden", Attitude.ACCEPTS, ("R3",))]).count == 1
        refused = adding.append([Answered("Brell", Attitude.DENIES, ("R2",))])
    assert [finding.code for finding in refused.findings] == ["entry-changed", "ledger-broken"]
    assert open_for_adding(store, "Ann Reader")[0] is None


def test_with_very_many_at_once_a_long_ledger_is_read_whole(path: Path) -> None:
    a_ledger(path)
    adding, _ = open_for_adding(LedgerFile(path), "Ann Reader", read_whole=0)
    assert adding is not None
    with adding:
        several = [a_report(f"N{number}") for number in range(40)]
        assert adding.append(several).count == 40
        assert adding.append([*several, a_report("R1")]).count == 0
