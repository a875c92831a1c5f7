"""What later evidence changed of what was taken to be so."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from servanda.monitor.revision import Told, revisions
from servanda.monitor.verdict import Episode, Status, Verdict
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY
from servanda.vocabulary.instance import Instance

PENDING = Verdict(
    "1", "1", NormKind.ACHIEVE, None, (("bearer", Instance("Northland")),), Status.PENDING, since=0
)


def in_one_view(judge: Callable[[int, int], Iterable[Verdict]]) -> Callable[[int, int], Told]:
    return lambda known, as_of: {"a view": judge(known, as_of)}


def end_of(day: int) -> int:
    return (day + 1) * DAY - 1


def test_a_late_report_revises_what_was_taken_to_be_so_the_day_before() -> None:
    def judge(known: int, as_of: int) -> Iterable[Verdict]:
        # Due on day 30. The act of day 20 became known on day 50 only.
        if known >= end_of(50) and as_of >= 20 * DAY:
            yield replace(PENDING, status=Status.KEPT, since=20 * DAY, reports=("R2",))
        elif as_of > end_of(30):
            yield replace(PENDING, status=Status.OVERDUE, since=31 * DAY, reports=("R1",))
        else:
            yield PENDING

    (found,) = revisions(in_one_view(judge), [end_of(60), end_of(40), end_of(50)])
    assert (found.view, found.known, found.as_of) == ("a view", end_of(50), end_of(49))
    assert found.before is not None
    assert found.after is not None
    assert (found.before.status, found.after.status) == (Status.OVERDUE, Status.KEPT)
    assert found.reports == ("R2", "R1")


def test_news_that_come_on_the_same_day_revise_nothing() -> None:
    def judge(_known: int, as_of: int) -> Iterable[Verdict]:
        kept = replace(PENDING, status=Status.KEPT, since=20 * DAY, reports=("R1",))
        yield kept if as_of >= 20 * DAY else PENDING

    assert list(revisions(in_one_view(judge), map(end_of, range(10, 60, 10)))) == []


def test_one_more_breach_in_the_past_is_a_revision_though_it_stays_breached() -> None:
    def judge(known: int, _as_of: int) -> Iterable[Verdict]:
        episodes = (Episode(5), Episode(9)) if known >= end_of(50) else (Episode(5),)
        yield replace(PENDING, status=Status.BREACHED, since=5, episodes=episodes)

    (found,) = revisions(in_one_view(judge), [end_of(40), end_of(50)])
    assert found.about.episodes == (Episode(5), Episode(9))


def test_a_withdrawn_report_takes_its_instance_away() -> None:
    def judge(known: int, _as_of: int) -> Iterable[Verdict]:
        if known < end_of(50):
            yield replace(PENDING, status=Status.TRIGGERED, since=10, reports=("R1",))
        else:
            yield replace(PENDING, status=Status.NOT_MET, since=None, instance=())

    (found,) = revisions(in_one_view(judge), [end_of(20), end_of(50)])
    assert found.before is not None
    assert found.before.status is Status.TRIGGERED
    assert found.about.status is Status.NOT_MET
    assert found.reports == ("R1",)
