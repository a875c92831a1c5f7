"""What the columns cannot say: such rules are judged by the reference semantics itself."""

from __future__ import annotations


class NotColumnarError(Exception):
    """A rule, or the evidence on it, has something that only the reference semantics judges."""
