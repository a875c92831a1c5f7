"""Says which reports and answers bear a date that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.report import Evidence
from servanda.evidence.times_in_reports import NoMomentError, moment_of
from servanda.findings import Finding, Fix, Severity, Span
from servanda.instrument.pact import syntax as s
from servanda.vocabulary.calendar import DAY, HOUR, Moment, as_date

_FURTHEST_EAST = 14 * HOUR
"""So much earlier than in UTC a day begins where it begins first (UTC+14, the Line Islands)."""


def dated_ahead(evidence: Evidence, now: int) -> Iterator[Finding]:
    """Yield, for each date later than now (µs since 1970), what bears it.

    A day is to come when it has begun nowhere on earth; a time of day says its zone.
    """
    for report in evidence.reports:
        for time, verb in (
            (report.happened, "tells of what happened"),
            (report.reported, "was made"),
        ):
            moment = _moment(time)
            if moment is not None and _begins(moment) > now:
                yield _ahead(report.label, verb, moment, report.at)
    for stance in evidence.stances:
        if stance.stated is not None and _begins(stance.stated) > now:
            answer = f"{stance.party}’s answer to {', '.join(stance.reports)}"
            yield _ahead(answer, "was given", stance.stated, stance.at)


def _moment(time: s.Time | None) -> Moment | None:
    try:
        return moment_of(time)
    except NoMomentError:  # told where the claims are made
        return None


def _begins(moment: Moment) -> int:
    days = moment.last - moment.first >= DAY - 1
    return moment.first - _FURTHEST_EAST if days else moment.first


def _ahead(what: str, verb: str, moment: Moment, at: Span | None) -> Finding:
    return Finding(
        "time-in-future",
        Severity.MISTAKE,
        f"{what} {verb} on {as_date(moment.first)}, and that day is still to come.",
        span=at,
        fix=Fix("Mend the date; what is only planned has not happened."),
    )
