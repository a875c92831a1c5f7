"""The timeline: norms down, time across, what each view says, and the reports behind it."""

from servanda.report.timeline.making import Monitored, Timeline, ViewPast, timeline

__all__ = ["Monitored", "Timeline", "ViewPast", "timeline"]
