"""The page that is handed on: one file that prints well and needs nothing else."""

from servanda.report.bargain import Bargaining, bargain_page
from servanda.report.page import matrix_page, monitor_page, report_page
from servanda.report.rendering import About
from servanda.report.timeline import Monitored, ViewPast

__all__ = [
    "About",
    "Bargaining",
    "Monitored",
    "ViewPast",
    "bargain_page",
    "matrix_page",
    "monitor_page",
    "report_page",
]
