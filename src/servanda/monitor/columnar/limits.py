"""What the columns cannot say: such rules are judged by the reference semantics itself."""

from __future__ import annotations


class NotColumnarError(Exception):
    """A rule, or the evidence on it, has something that only the reference semantics judges.

    `rule` is the rule of which it is said, "" where whoever raises it does not know.
    """

    def __init__(self, why: str, rule: str = "") -> None:
        super().__init__(why)
        self.rule = rule
