"""What the page shows of a monitored agreement: the past in each view, and how far it got."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.dossier import Dossier
from servanda.monitor.implementation.of_monitoring import implementations_of
from servanda.monitor.monitoring import Monitoring
from servanda.report import Monitored, ViewPast


def over_time(monitoring: Monitoring, files: Iterable[Dossier]) -> Monitored:
    """Return what the page shows; `files` are pact files whose reports and sources it quotes."""
    return Monitored(
        tuple(map(ViewPast, monitoring.names, monitoring.pasts)),
        monitoring.record,
        tuple(dossier.file for dossier in files),
        implementations_of(monitoring),
    )
