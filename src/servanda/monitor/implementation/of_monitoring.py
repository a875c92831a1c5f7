"""How far the clauses of a monitored agreement are carried out, in each of its views."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.monitor.implementation.views import ViewImplementation, implementations
from servanda.monitor.monitoring import Monitoring
from servanda.monitor.verdict import Verdict
from servanda.monitor.world import World


def implementations_of(monitoring: Monitoring) -> tuple[ViewImplementation, ...]:
    """Return how far each clause is carried out until the instant of the verdicts, view by view."""
    hearing, claims = monitoring.hearing, monitoring.record.claims

    def judge(worlds: Sequence[World], at: int) -> Sequence[tuple[Verdict, ...]]:
        return hearing.engine(hearing.program, claims, worlds, at)

    heard = hearing.hear(claims, monitoring.acceptances)
    worlds = ([judged.world for judged in of_view] for of_view in heard)
    views = list(zip(monitoring.names, worlds, strict=True))
    return implementations(hearing.program, judge, claims, views, hearing.as_of)
