"""How a status looks on the timeline: few looks, told apart without colour."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from servanda.monitor.verdict import Status


class Look(StrEnum):
    """What a stretch of time is filled with; the value names it in the legend.

    Slanted lines are kept for one thing alone: that the views differ.
    """

    NOTHING_ASKED = "nothing asked yet"
    AHEAD = "still to come, or not met"
    KEPT = "kept, or in force"
    OVERDUE = "overdue, not shown"
    BREACHED = "breached, or disappointed"
    TRIGGERED = "triggered"
    OPEN = "undecided, blocked or contested"
    ENDED = "suspended or ended"
    MANY = "several changes, too close to draw"

    @property
    def style(self) -> str:
        """Its name in the style sheet."""
        return self.name.lower().replace("_", "-")


LOOKS: Mapping[Status, Look] = {
    Status.DORMANT: Look.NOTHING_ASKED,
    Status.PENDING: Look.AHEAD,
    Status.NOT_YET_MET: Look.AHEAD,
    Status.NOT_MET: Look.AHEAD,
    Status.NOT_EXERCISED: Look.AHEAD,
    Status.KEPT: Look.KEPT,
    Status.KEPT_LATE: Look.KEPT,
    Status.KEPT_SO_FAR: Look.KEPT,
    Status.CURED: Look.KEPT,
    Status.EXCUSED: Look.KEPT,
    Status.EXERCISED: Look.KEPT,
    Status.MET: Look.KEPT,
    Status.IN_FORCE: Look.KEPT,
    Status.REINSTATED: Look.KEPT,
    Status.OVERDUE: Look.OVERDUE,
    Status.BREACHED: Look.BREACHED,
    Status.DISAPPOINTED: Look.BREACHED,
    Status.TRIGGERED: Look.TRIGGERED,
    Status.UNDECIDED: Look.OPEN,
    Status.BLOCKED: Look.OPEN,
    Status.CONTESTED: Look.OPEN,
    Status.SUSPENDED: Look.ENDED,
    Status.LAPSED: Look.ENDED,
    Status.VOID: Look.ENDED,
    Status.REVOKED: Look.ENDED,
    Status.OF_NO_EFFECT: Look.ENDED,
}
"""The look of each status."""
