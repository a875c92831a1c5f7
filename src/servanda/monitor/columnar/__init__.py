"""The columnar engine: holds a program against many claims at once."""

from servanda.monitor.columnar.changing import Changes, changes
from servanda.monitor.columnar.engine import Judgement, by_columns, judged, verdicts
from servanda.monitor.columnar.state import Batch, State, begin, extended, extended_by
from servanda.monitor.columnar.stepping import Revised, step
from servanda.monitor.columnar.verdict_table import RuleVerdicts, VerdictTable

__all__ = [
    "Batch",
    "Changes",
    "Judgement",
    "Revised",
    "RuleVerdicts",
    "State",
    "VerdictTable",
    "begin",
    "by_columns",
    "changes",
    "extended",
    "extended_by",
    "judged",
    "step",
    "verdicts",
]
