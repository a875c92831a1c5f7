"""What commands that monitor an agreement have in common: their options, and how they begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from servanda.desk.cli.evidence_files import FeedForm, records_of
from servanda.desk.cli.monitor_choice import chosen_views, instant_of, suppositions
from servanda.desk.cli.opening import opened
from servanda.dossier import Dossier
from servanda.evidence.record import joined
from servanda.monitor.monitoring import Monitoring, monitoring_of, supposing

Evidence: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(metavar="EVIDENCE…", help="Pact files with reports, ledgers, feeds of events."),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Judge as of then; now if not given."),
]
ViewNames: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--view", metavar="VIEW", help="Only this view; may be given several times."),
]
Suppose: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="EVENT=DATE", help="Suppose that something took place: a what-if."),
]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gives a command that monitors, besides the agreement."""

    evidence: Sequence[Path] | None = None
    as_of: str | None = None
    views: Sequence[str] | None = None
    suppose: Sequence[str] | None = None
    feeds: FeedForm = field(default_factory=FeedForm)


def monitored(pact: Path, given: Given) -> tuple[Dossier, Monitoring] | None:
    """Open an agreement and hold evidence against it; say why where that cannot be done."""
    at = instant_of(given.as_of)
    dossier = opened(pact) if at is not None else None
    if at is None or dossier is None:
        return None
    # The agreement's own reports count anyway, and only once.
    files = [path for path in given.evidence or () if path != pact]
    records = records_of(dossier, files, given.feeds)
    views = chosen_views(dossier, given.views or ())
    supposed = suppositions(given.suppose or (), dossier.agreement.vocabulary)
    if records is None or views is None or supposed is None:
        return None
    monitoring = monitoring_of(dossier.agreement, dossier.program, joined(records), views, at)
    return dossier, supposing(monitoring, supposed)
