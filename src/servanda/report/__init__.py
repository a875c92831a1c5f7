"""The page that is handed on: one file that prints well and needs nothing else."""

from servanda.report.page import matrix_page, monitor_page, report_page
from servanda.report.timeline import Monitored, ViewPast

__all__ = ["Monitored", "ViewPast", "matrix_page", "monitor_page", "report_page"]
