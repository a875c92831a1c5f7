"""The timeline as data and as a page, before any browser shows it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report import watched
from selectolax.lexbor import LexborHTMLParser

from servanda.monitor.verdict import Status
from servanda.report import monitor_page, report_page
from servanda.report.timeline import Timeline, timeline
from servanda.report.timeline.look import LOOKS
from servanda.report.timeline.scale import Scale
from servanda.vocabulary.calendar import DAY, instant, moment


@pytest.fixture(scope="module")
def shown() -> Timeline:
    return timeline(watched.monitored(), watched.accord().agreement)


@pytest.fixture(scope="module")
def page() -> str:
    return monitor_page(watched.accord(), watched.monitored())


def of(shown: Timeline, norm: str, instance: str) -> tuple[str, ...]:
    (drawn,) = [d for d in shown.drawn if (d.norm, d.instance) == (norm, instance)]
    return tuple(lane.views for lane in drawn.lanes)


def test_every_status_has_a_look() -> None:
    assert set(LOOKS) == set(Status)


def test_views_that_agree_throughout_share_a_line(shown: Timeline) -> None:
    assert of(shown, "2", "Southland") == ("In every view",)
    assert of(shown, "1", "Southland") == ("Northland’s own", "Southland’s own; Common ground")


def test_norms_stand_in_the_order_of_the_text(shown: Timeline) -> None:
    assert [d.norm for d in shown.drawn] == ["1", "1", "2", "2", "3"]


def test_what_nothing_was_asked_by_is_named(shown: Timeline) -> None:
    assert shown.unasked == ("4",)


def test_where_views_differ_is_marked_from_when_they_do(shown: Timeline) -> None:
    by_norm = {(d.norm, d.instance): d.differ for d in shown.drawn}
    assert by_norm["2", "Northland"] == ()
    ((left, width),) = by_norm["1", "Southland"]
    assert left == shown.scale.x(moment("2025-01-20").first)
    assert left + width == pytest.approx(shown.now, abs=0.02)


def test_a_deadline_that_is_near_is_shown_and_one_that_is_far_off_is_not() -> None:
    shown = timeline(watched.monitored(), watched.accord().agreement)
    due = [lane.due for d in shown.drawn if d.norm == "2" for lane in d.lanes]
    assert due == [shown.scale.x(moment("2025-03-01").last)] * 2


def test_each_verdict_leads_to_the_report_it_rests_on(shown: Timeline) -> None:
    by_number = {said.number: said for said in shown.evidence}
    told = [t for d in shown.drawn for lane in d.lanes for t in lane.told]
    labels = {(str(t.status), t.when): [by_number[n].label for n in t.noted.numbers] for t in told}
    assert labels["kept late", "from 2025-03-20"] == ["R3"]
    assert labels["breached", "from 2025-01-20"] == ["R1"]
    assert labels["pending", "from 2025-01-01"] == []


def test_a_report_stands_with_its_words_its_denial_and_its_source(shown: Timeline) -> None:
    (first,) = [said for said in shown.evidence if said.label == "R1"]
    assert first.words.startswith("on 2025-01-20 Northland reports that Southland attacked")
    assert first.stances == ("Southland denies this.",)
    assert first.sources == (("S1", "Morning paper of 3 April 2025, https://example.org/paper."),)


def test_many_instances_are_one_line_that_says_how_many_stand_how() -> None:
    shown = timeline(watched.busy(breaches=5, beneficiaries=90), watched.accord().agreement)
    (crowd,) = [each for d in shown.drawn for each in d.crowds]
    assert dict(crowd.counts) == {"pending": 84, "overdue, not shown": 6}
    for place in range(100):
        column = [s for s in crowd.shares if s.x <= place < s.x + s.width]
        assert sum(s.height for s in column) == pytest.approx(100, abs=0.1) or not column


def test_many_changes_are_drawn_as_one_mark_and_counted_in_words() -> None:
    shown = timeline(watched.busy(breaches=400, beneficiaries=0), watched.accord().agreement)
    (lane,) = [lane for d in shown.drawn for lane in d.lanes]
    assert len(lane.bars) < 200
    assert len(lane.told) + lane.untold == 400
    assert len(shown.evidence) == 400


def test_a_page_of_a_busy_past_stays_small() -> None:
    page = monitor_page(watched.accord(), watched.busy(breaches=480, beneficiaries=200))
    assert len(page) < 400_000
    assert "440 changes in the middle are left out here." in page


def test_names_exchanged_are_exchanged_in_the_page_and_nothing_else_changes(page: str) -> None:
    def exchanged(words: str) -> str:
        return re.sub(
            "Northland|Southland",
            lambda m: "Southland" if m[0] == "Northland" else "Northland",
            words,
        )

    sides = (watched.SIDES[1], watched.SIDES[0])
    other = monitor_page(watched.accord(sides), watched.monitored(sides))

    def body(p: str) -> str:
        return re.sub(r"SHA-256.*?</p>", "", p, flags=re.DOTALL)

    assert body(exchanged(page)) == body(other)


def test_the_report_has_the_timeline_only_where_there_is_evidence(page: str) -> None:
    with_it = report_page(watched.accord(), monitored=watched.monitored())
    without = report_page(watched.accord())
    assert 'id="timeline"' in with_it
    assert 'class="timeline"' not in without
    assert "It does not say\nwhich reports are true" in page
    assert "It gives no verdict" in without


def test_every_link_on_the_page_leads_somewhere(page: str) -> None:
    tree = LexborHTMLParser(page)
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    targets = [node.attributes["href"] or "" for node in tree.css("a[href^='#']")]
    assert len(targets) > 10
    assert {target[1:] for target in targets} <= ids


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2025-01-01T00:00Z", "2025-01-01T06:00Z", "03:00"),
        ("2025-01-01", "2025-01-05", "2025-01-03"),
        ("2025-01-01", "2025-02-20", "2025-01-06"),
        ("2025-01-01", "2025-06-01", "2025-04"),
        ("2015-02-15", "2022-01-01", "2018"),
        ("1920-01-01", "2026-01-01", "1960"),
    ],
)
def test_dates_above_fit_the_time_shown(first: str, last: str, unit: str) -> None:
    ticks = Scale(moment(first).first, moment(last).first).ticks
    assert unit in [tick.words for tick in ticks]
    assert 3 <= len(ticks) <= 10


@given(st.integers(-700_000, 2_900_000), st.integers(1, 5000 * 365))
def test_any_time_has_a_few_dates_in_order(start: int, days: int) -> None:
    first = start * DAY
    end = min(first + days * DAY, instant(datetime(9999, 12, 31, tzinfo=UTC)))
    scale = Scale.over(first, end)
    places = [tick.x for tick in scale.ticks]
    assert places == sorted(set(places))
    assert len(places) <= 10
    assert 0 <= scale.x(first) <= scale.x(end) <= 100


def test_clauses_are_counted_by_level_with_their_labels(shown: Timeline) -> None:
    how_far = shown.carried_out
    assert how_far is not None
    assert how_far.columns == ("not begun", "minimal", "intermediate", "complete", "left open")
    assert [row.clauses for row in how_far.spread] == [
        ((), (("4", None),), (), (("2", None),), ()),
        ((), (("4", None),), (), (("2", None),), ()),
        ((), (), (), (("2", None),), (("4", None),)),
    ]
    assert how_far.outside == (("1", "prohibition"),)


def test_a_line_of_a_clause_rises_by_a_third_for_each_level(shown: Timeline) -> None:
    assert shown.carried_out is not None
    withdrawal, payment = shown.carried_out.drawn
    assert [lane.views for lane in withdrawal.lanes] == ["In every view"]
    assert [block.height for block in withdrawal.lanes[0].blocks] == [0, 2, 3]
    assert [lane.views for lane in payment.lanes] == [
        "Northland’s own; Southland’s own", "Common ground",
    ]  # fmt: skip
    last = payment.lanes[1].blocks[-1]
    assert (last.height, last.open_to) == (1, 3)
    assert payment.lanes[1].told[-1].counted == "20 of 100 USD"


def test_a_long_time_without_a_change_is_not_drawn_to_its_end() -> None:
    views = tuple(
        replace(view, past=replace(view.past, as_of=watched.day("2031-01-01")))
        for view in watched.monitored().views
    )
    shown = timeline(replace(watched.monitored(), views=views), watched.accord().agreement)
    assert shown.now is None
    assert "2025-02-01" < shown.drawn_until < "2025-06-01"
    assert len(shown.drawn_until) == len("2025-06-01"), "a day and no time of day"
    bars = [lane.bars[-1] for drawn in shown.drawn for lane in drawn.lanes]
    assert {round(bar.x + bar.width) for bar in bars} == {100}
