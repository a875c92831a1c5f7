"""Monitoring as JSON, in a form that is published and versioned (`monitor-1.json`, beside this)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import polars as pl

from servanda.evidence.views import View
from servanda.evidence.views.acceptance import Acceptance
from servanda.evidence.views.silence import silences
from servanda.findings.rendering import finding_as_json
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.turning.change import Alteration, Turning
from servanda.monitor.turning.counter_reading import CounterReading
from servanda.monitor.verdict import Episode, Why
from servanda.monitor.views.across import Question, agreements
from servanda.monitor.views.combining import Alternative, Values
from servanda.monitor.wording import counter_told

SCHEMA = "servanda/monitor-1.json"

_MOST_NAMED = 1000
"""So many reports are named where only their number matters much."""

Json: TypeAlias = dict[str, object]


def to_json(monitoring: Monitoring, listed: Sequence[Question], asked: Sequence[Question]) -> str:
    """Return the verdicts on the questions listed, and a tally of all asked, as a JSON document."""
    document = {
        "schema": SCHEMA,
        "as_of": time_told(monitoring.hearing.as_of),
        "supposed": sorted(monitoring.supposed),
        "views": [
            _view(*pair, monitoring)
            for pair in zip(monitoring.views, monitoring.acceptances, strict=True)
        ],
        "verdicts": [
            _verdict(monitoring, question, view) for question in listed for view in question.answers
        ],
        "across": {
            "questions": [_across(question) for question in listed],
            "agreement": [
                {"views": list(a.views), "asked": a.asked, "same": a.same}
                for a in agreements(monitoring.names, asked)
            ],
        },
        "tally": _tally(monitoring.names, asked),
        "not_listed": len(asked) - len(listed),
        "complete": [
            {"what": c.what, "by": list(c.by), "until": time_told(c.until)}
            for c in monitoring.record.complete
        ],
        "undated": _reports(monitoring.undated),
        "fitting_nothing": _reports(monitoring.fitting_nothing),
        "possible_repeats": [list(labels) for labels in monitoring.possible_repeats],
        "not_monitored": [finding_as_json(finding) for finding in monitoring.not_monitored],
        "set_aside": [finding_as_json(finding) for finding in monitoring.record.set_aside],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _reports(labels: pl.Series) -> Json:
    return {"number": labels.len(), "reports": labels.head(_MOST_NAMED).to_list()}


def time_told(at: int | None) -> str | None:
    """Write an instant in ISO 8601, in UTC, to the microsecond where that says anything."""
    if at is None:
        return None
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)
    return when.isoformat().replace("+00:00", "Z")


def _view(view: View, acceptance: Acceptance, monitoring: Monitoring) -> Json:
    silent = silences(acceptance, monitoring.basis, view.known_on)
    return {
        "name": view.name,
        "party": view.party,
        "readings": [{"clause": c, "reading": r} for c, r in view.readings],
        "accepted": int(acceptance.accepted.sum()),
        "contested": int(acceptance.contested.sum()),
        "silent": [
            {"party": s.party, "claims": s.claims, "reports": list(s.labels)} for s in silent
        ],
    }


def _verdict(monitoring: Monitoring, question: Question, view: str) -> Json:
    answer = question.answers[view]
    verdict = answer.verdict
    return {
        "clause": verdict.clause,
        "rule": verdict.rule,
        "reading": verdict.rival,
        "kind": verdict.kind,
        "instance": _instance(question.values),
        "view": view,
        "status": verdict.status,
        "since": time_told(verdict.since),
        "since_earliest": time_told(answer.since_earliest),
        "due": time_told(verdict.due),
        "episodes": [_episode(episode) for episode in verdict.episodes],
        "because": list(verdict.reports),
        "why": [_why(why) for why in verdict.why],
        "alternatives": [
            _alternative(one)
            for one in (*answer.alternatives, *monitoring.if_judged(question, view))
        ],
        "turns_on": _turning(monitoring.turning(question, view)),
        "best_readings": [_counter(c) for c in monitoring.counter_readings(question, view)],
        "rejected_by": [
            {"report": report, "party": party}
            for report, party in monitoring.rejected_by(question, view)
        ],
    }


def _instance(values: Values) -> list[Json]:
    return [
        {"variable": variable, "name": value.name, "identity": value.identity}
        for variable, value in values
    ]


def _episode(episode: Episode) -> Json:
    return {
        "start": time_told(episode.start),
        "end": time_told(episode.end),
        "because": list(episode.reports),
    }


def _why(why: Why) -> Json:
    return {"reason": why.reason, "words": why.words or None}


def _alternative(alternative: Alternative) -> Json:
    return {
        "open": alternative.axis.reason,
        "clause": alternative.axis.about or None,
        "settled": alternative.choice,
        "statuses": list(alternative.statuses),
    }


def _turning(turning: Turning) -> Json:
    return {
        "changes": [
            {"changes": _changes(turn.changes), "status": turn.status} for turn in turning.turns
        ],
        "search": "complete" if turning.complete else "cut off",
        "tried": turning.tried,
        "candidates": turning.candidates,
    }


def _changes(changes: Iterable[Alteration]) -> list[Json]:
    return [{"change": c.kind, "of": c.about, "reading": c.reading} for c in changes]


def _counter(counter: CounterReading) -> Json:
    return {
        "party": counter.party,
        "status": counter.status,
        "view": counter.view,
        "reading": counter.reading,
        "changes": _changes(counter.changes),
        "told": counter_told(counter),
    }


def _across(question: Question) -> Json:
    return {
        "clause": question.rule.clause,
        "rule": question.rule.id,
        "instance": _instance(question.values),
        "holds": question.holds,
        "statuses": [
            {"status": status, "views": list(views)}
            for status, views in question.views_by_status.items()
        ],
        "not_come_about": list(question.absent),
    }


def _tally(views: Sequence[str], asked: Sequence[Question]) -> list[Json]:
    counted = Counter(
        (view, answer.verdict.status)
        for question in asked
        for view, answer in question.answers.items()
    )
    order = {view: number for number, view in enumerate(views)}
    ordered = sorted(counted, key=lambda pair: (order[pair[0]], pair[1]))
    return [{"view": v, "status": s, "number": counted[v, s]} for v, s in ordered]
