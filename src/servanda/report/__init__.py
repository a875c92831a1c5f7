"""The page that is handed on: one file that prints well and needs nothing else."""

from servanda.report.page import matrix_page, report_page

__all__ = ["matrix_page", "report_page"]
