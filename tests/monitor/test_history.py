"""Verdicts over time, from any engine that says what is so as of an instant, and since when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from servanda.monitor.history import Stretch, past, pasts
from servanda.monitor.verdict import Reason, Status, Verdict, Why
from servanda.norms.norm import NormKind
from servanda.vocabulary.calendar import DAY
from servanda.vocabulary.instance import Instance

END = 100

Steps = dict[int, Status]
"""From each instant on, a status; before the first, there is no such instance."""


def verdict(name: str, status: Status, since: int | None, *reports: str) -> Verdict:
    return Verdict(
        "1", "1", NormKind.ACHIEVE, None, (("bearer", Instance(name)),), status,
        since=since, reports=reports,
    )  # fmt: skip


def engine(steps: dict[str, Steps]) -> Callable[[int], Iterable[Verdict]]:
    def judge(as_of: int) -> Iterable[Verdict]:
        for name, own in steps.items():
            begun = [start for start in own if start <= as_of]
            if begun:
                yield verdict(name, own[max(begun)], max(begun), f"R{max(begun)}")

    return judge


def merged(own: Steps) -> list[tuple[int, Status]]:
    found: list[tuple[int, Status]] = []
    for start in sorted(own):
        if not found or found[-1][1] is not own[start]:
            found.append((start, own[start]))
    return found


def shown(stretches: Iterable[Stretch]) -> list[tuple[int | None, Status]]:
    return [(stretch.start, stretch.status) for stretch in stretches]


several_steps = st.dictionaries(
    st.sampled_from(["Northland", "Southland", "Westland"]),
    st.dictionaries(st.integers(0, END), st.sampled_from(list(Status)[:5]), min_size=1),
    min_size=1,
)


@given(several_steps)
def test_the_past_is_what_was_so_at_every_instant(steps: dict[str, Steps]) -> None:
    told = past(engine(steps), END)
    assert told.told_from is None
    by_name = {h.instance[0][1].name: h for h in told.histories}
    for name, own in steps.items():
        assert shown(by_name[name].stretches) == merged(own)
        for instant in range(END + 1):
            begun = [start for start in own if start <= instant]
            stretch = by_name[name].at(instant)
            assert (stretch.status if stretch else None) == (own[max(begun)] if begun else None)


def test_stretches_follow_one_another_without_a_gap() -> None:
    steps = {"Northland": {10: Status.PENDING, 40: Status.OVERDUE, 60: Status.KEPT_LATE}}
    (history,) = past(engine(steps), END).histories
    assert [(s.start, s.end) for s in history.stretches] == [(10, 39), (40, 59), (60, None)]
    assert history.stretches[-1].verdict.reports == ("R60",)


def test_what_holds_since_nobody_knows_when_begins_nowhere() -> None:
    def judge(as_of: int) -> Iterable[Verdict]:
        yield verdict("Northland", Status.UNDECIDED, None)
        if as_of >= 50:
            yield verdict("Southland", Status.PENDING, 50)

    undecided, pending = past(judge, END).histories
    assert shown(undecided.stretches) == [(None, Status.UNDECIDED)]
    assert shown(pending.stretches) == [(50, Status.PENDING)]


def test_a_past_too_busy_to_be_judged_is_told_from_where_it_was() -> None:
    status = (Status.KEPT_SO_FAR, Status.BREACHED)
    steps = {"Northland": {start: status[start % 2] for start in range(END + 1)}}
    told = past(engine(steps), END, most=10)
    (history,) = told.histories
    assert told.told_from == 91
    assert [s.start for s in history.stretches][1:] == list(range(92, END + 1))


def test_what_is_known_to_the_day_is_not_undecided_for_that_day() -> None:
    def judge(as_of: int) -> Iterable[Verdict]:
        if as_of < 10 * DAY:
            yield verdict("Northland", Status.PENDING, 0)
        elif as_of < 11 * DAY - 1:
            dates = (Why(Reason.DATES),)
            yield replace(verdict("Northland", Status.UNDECIDED, None, "R1"), why=dates)
        else:
            yield verdict("Northland", Status.KEPT, 11 * DAY - 1, "R1")

    def happened(_: Sequence[str]) -> Iterable[int]:
        return (10 * DAY, 11 * DAY - 1)

    (history,) = past(judge, 20 * DAY, happened).histories
    assert shown(history.stretches) == [(0, Status.PENDING), (10 * DAY, Status.KEPT)]
    assert history.stretches[0].end == 10 * DAY - 1


def test_a_view_in_which_it_never_came_about_says_so_of_the_instance() -> None:
    def judge(as_of: int) -> Sequence[Iterable[Verdict]]:
        whole = replace(verdict("Northland", Status.NOT_MET, None), instance=())
        fired = verdict("Northland", Status.TRIGGERED, 50, "R1")
        return ([fired if as_of >= 50 else whole], [whole])

    triggered, never = pasts(judge, END)
    assert shown(triggered.histories[0].stretches) == [
        (None, Status.NOT_MET), (50, Status.TRIGGERED),
    ]  # fmt: skip
    assert [h.key for h in never.histories] == [h.key for h in triggered.histories]
    assert shown(never.histories[0].stretches) == [(None, Status.NOT_MET)]
