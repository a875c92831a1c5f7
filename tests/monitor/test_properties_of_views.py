"""What holds of every agreement and history: names tell nothing; a view hears what it accepts."""

from collections.abc import Callable, Sequence

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.dossier import Dossier
from servanda.evidence.record import record_of
from servanda.findings import Text
from servanda.monitor.monitoring import Monitoring, monitoring_of
from servanda.monitor.turning.change import Turning
from servanda.monitor.wording import counter_told, instance_told, turn_told
from servanda.vocabulary.calendar import moment

AGREEMENT = """\
## Words used
The signatories are {one}, {other}.
Also named: Westland.
The bodies are Commission.
The things are security guarantee, compensation, prisoner.
The verbs are attack (a party), pay (a thing, to a party), release (a thing).

## Article 1
> one

[1] {one} must not attack {other}, from 2031-01-01, quoting "one".
    {other} must not attack {one}, from 2031-01-01, quoting "one".

## Article 2
> two

[2] {other} must pay compensation to {one}, by 2031-06-01, quoting "two".
    Westland guarantees {one} security guarantee, from 2031-01-01, quoting "two".

[2.a] If {one} attacks {other}, as found by Commission, then [2] lapses, quoting "two".

## Article 3
> three

[3] reading "narrow": {one} must not pay compensation to {other}, from 2031-01-01, quoting "three".
[3] reading "wide": {one} must not attack Westland, from 2031-01-01, quoting "three".
[3.a] If [3] is breached, then [2] lapses, quoting "three".

## Reports
"""
SAYINGS = (
    "{one} attacked {other}",
    "{other} attacked {one}",
    "{one} did not attack {other}",
    "{other} paid compensation to {one}",
    "{one} paid compensation to {other}",
    "{one} attacked Westland",
)
TELLERS = ("{one} reports", "{other} reports", "Westland reports", "Commission found")
DATES = ("2031-03-01", "2031-05-17", "2031-06", "2031-09-01")
ANSWERS = ("", "{one} denies {{label}}.", "{other} accepts {{label}}.", "{one} rejects {{label}}.")

reports = st.lists(
    st.tuples(*(st.sampled_from(of) for of in (TELLERS, SAYINGS, DATES, ANSWERS))),
    min_size=1,
    max_size=4,
)


def written(told: Sequence[tuple[str, ...]], one: str, other: str) -> str:
    """Write an agreement with its reports, for two parties of these names."""
    lines = [
        f"R{n}: on 2031-10-01 {teller} that {saying}, happened {date}. "
        + answer.replace("{{label}}", f"R{n}")
        for n, (teller, saying, date, answer) in enumerate(told, 1)
    ]
    return (AGREEMENT + "\n".join(lines) + "\n").format(one=one, other=other)


def monitoring(text: str) -> Monitoring:
    dossier = Dossier(Text("a.pact.md", text))
    assert [f.message for f in dossier.mistakes if f.code != "quotation-not-there"] == []
    record = record_of(dossier.evidence)
    as_of = moment("2031-12-31").last
    return monitoring_of(dossier.agreement, dossier.program, record, dossier.views.views, as_of)


def said(observed: Monitoring, turning: Callable[[Turning], object]) -> dict[object, object]:
    """Return all that is said, by what is asked and in which view."""
    return {
        (question.rule.id, instance_told(question), view): (
            answer.verdict.status, answer.verdict.since, answer.verdict.due,
            answer.verdict.reports, answer.verdict.why,
            turning(observed.turning(question, view)),
            tuple(map(counter_told, observed.counter_readings(question, view))),
            observed.rejected_by(question, view),
        )
        for question in observed.questions
        for view, answer in question.answers.items()
    }  # fmt: skip


def exchanged(value: object) -> object:
    """Exchange the two names in all that is said."""
    match value:
        case str():
            return value.replace("Arden", "§").replace("Zembla", "Arden").replace("§", "Zembla")
        case tuple():
            return tuple(map(exchanged, value))
        case dict():
            return {exchanged(k): exchanged(v) for k, v in value.items()}
        case _:
            return value


def in_words(turning: Turning) -> tuple[str, ...]:
    return tuple(map(turn_told, turning.turns))


@settings(max_examples=8, deadline=None)
@given(reports)
def test_exchanging_two_names_exchanges_them_in_every_answer(told: list[tuple[str, ...]]) -> None:
    one_way = said(monitoring(written(told, "Arden", "Zembla")), in_words)
    other_way = said(monitoring(written(told, "Zembla", "Arden")), in_words)
    assert exchanged(one_way) == other_way
    assert list(exchanged(one_way)) == list(other_way)  # type: ignore[call-overload]


@settings(max_examples=15, deadline=None)
@given(reports, st.data())
def test_a_report_changes_nothing_where_it_is_not_accepted(
    told: list[tuple[str, ...]], data: st.DataObject
) -> None:
    without = monitoring(written(told, "Arden", "Zembla"))
    more = data.draw(reports)[:1]
    teller, saying, date, _ = more[0]
    added = monitoring(written([*told, (teller, saying, date, "")], "Arden", "Zembla"))
    label = f"R{len(told) + 1}"
    for view, acceptance in zip(added.names, added.acceptances, strict=True):
        mask = added.record.claims["report"] == label
        counts = acceptance.accepted | (acceptance.competent if acceptance.competent is not None
                                        else acceptance.accepted)  # fmt: skip
        if (counts & mask).any() or _takes_from(acceptance.accepted, without, view):
            continue
        for question in without.questions:
            if view in question.answers:
                now = next(q for q in added.questions if q.key == question.key)
                assert now.answers[view] == question.answers[view]


def _takes_from(accepted: pl.Series, without: Monitoring, view: str) -> bool:
    """Whether a new report takes others out of a view: a signatory's word against common ground."""
    before = without.acceptances[without.names.index(view)].accepted
    return accepted.head(before.len()).to_list() != before.to_list()


def test_silence_counts_as_not_denied_on_common_ground() -> None:
    told = [("Westland reports", "{one} attacked {other}", "2031-03-01", "")]
    observed = monitoring(written(told, "Arden", "Zembla"))
    (question,) = (q for q in observed.questions if q.rule.id == "1")
    assert question.answers["common ground"].verdict.status == "breached"
    assert question.answers["Arden"].verdict.status == "kept so far"
