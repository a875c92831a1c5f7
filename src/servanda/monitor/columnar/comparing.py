"""Figures, counts and totals compared with bounds."""

from __future__ import annotations

import numpy as np

from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import FALSE, TRUE, UNKNOWN, Bools, Floats, Truths
from servanda.monitor.columnar.names import Strings
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.program import Bound


def compare(values: Floats, comparison: Comparison, bound: float) -> Bools:
    """Compare numbers with one number."""
    match comparison:
        case Comparison.AT_MOST:
            return np.asarray(values <= bound)
        case Comparison.AT_LEAST:
            return np.asarray(values >= bound)
        case Comparison.EXACTLY:
            return np.asarray(values == bound)
        case Comparison.FEWER_THAN:
            return np.asarray(values < bound)
        case Comparison.MORE_THAN:
            return np.asarray(values > bound)


def within(stream: Stream, bound: Bound, words: Strings) -> Truths:
    """Compare the figure of each row with a bound, as `figure_within` of the reference does."""
    if bound.value is None or s.LOW not in stream.columns:
        return np.full(len(stream), UNKNOWN)
    low, likely, high = stream[s.LOW], stream[s.LIKELY], stream[s.HIGH]
    sides = [compare(end, bound.comparison, bound.value) for end in (low, high)]
    unsure = sides[0] != sides[1]
    if bound.comparison is Comparison.EXACTLY:
        unsure |= (low < bound.value) & (bound.value < high)
    ranged = np.where(unsure, UNKNOWN, np.where(sides[0], TRUE, FALSE))
    exact = np.where(compare(likely, bound.comparison, bound.value), TRUE, FALSE)
    worth = np.where(np.isnan(likely), ranged, exact).astype(np.int8)
    worth[np.isnan(low) | (stream[s.UNIT] != words.code(bound.unit))] = UNKNOWN
    return worth


def amounts(stream: Stream, unit: str, words: Strings, *, least: bool) -> Floats:
    """Return what each row adds to a total, as `amount_of` of the reference does."""
    if s.LOW not in stream.columns:
        return np.zeros(len(stream))
    likely = stream[s.LIKELY]
    adds = np.where(np.isnan(likely), stream[s.LOW] if least else stream[s.HIGH], likely)
    adds = np.where(np.isnan(adds) | (stream[s.UNIT] != words.code(unit)), 0.0, adds)
    return np.asarray(adds, np.float64)
