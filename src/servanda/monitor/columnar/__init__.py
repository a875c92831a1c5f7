"""The columnar engine: holds a program against many claims at once."""

from servanda.monitor.columnar.engine import by_columns, judged
from servanda.monitor.columnar.verdict_table import RuleVerdicts, VerdictTable

__all__ = ["RuleVerdicts", "VerdictTable", "by_columns", "judged"]
