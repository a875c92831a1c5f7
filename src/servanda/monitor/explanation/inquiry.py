"""What is asked of a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.monitor.verdict import Status
from servanda.vocabulary.calendar import Moment


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Why a verdict has its status; with `expected`, why it has not that other one.

    With `during`, of acts, figures and firings only those of that time are told: of very many,
    one episode.
    """

    expected: Status | None = None
    during: Moment | None = None


WHY = Inquiry()
"""Why a verdict has its status."""
