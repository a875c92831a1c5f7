"""The reference semantics: what a verdict means, in plain Python."""

from servanda.monitor.reference.judge import Telling, judge

__all__ = ["Telling", "judge"]
