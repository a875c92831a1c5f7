"""From when on an agreement is looked at, whatever is told of it.

At the beginning nothing has happened yet. What is so then, and what follows from that alone, is so
since ever: no date is said of it.
"""

from __future__ import annotations

from datetime import UTC, datetime

from servanda.vocabulary.calendar import instant

BEGINNING = instant(datetime(500, 1, 1, tzinfo=UTC))
"""The first instant at which an agreement is looked at."""

DATED_FROM = instant(datetime(1000, 1, 1, tzinfo=UTC))
"""Earlier instants follow from the beginning alone, by whatever periods: they are no dates."""
