"""What values facts give to the variables of a pattern that a question leaves open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from servanda.monitor.columnar import stream as s
from servanda.monitor.columnar.arrays import Ints
from servanda.monitor.columnar.question import Questions
from servanda.monitor.columnar.ragged import spread
from servanda.monitor.columnar.solved import Solved
from servanda.monitor.columnar.stream import Stream, variable_column
from servanda.monitor.program import Pattern


@dataclass(frozen=True, eq=False)
class ValuesTold:
    """For each question the values that facts had told by then, each once.

    Those of question `i` are `rows[low[i]:high[i]]`: of each values the fact that told them first.
    """

    questions: Questions
    stream: Stream
    free: tuple[str, ...]
    rows: Ints
    low: Ints
    high: Ints

    @property
    def count(self) -> int:
        """How many questions there are once each is asked for each of its values."""
        return int((self.high - self.low).sum())

    def asked(self) -> tuple[Ints, Questions]:
        """Return each question for each of its values, and which of the questions it is."""
        owner, places = spread(self.low, self.high)
        rows = self.rows[places]
        told = {name: self.stream.values(name)[rows] for name in self.free}
        each = self.questions.take(owner)
        return owner, replace(each, values={**each.values, **told})

    def answered(self, owner: Ints, each: Questions, solved: Solved) -> Solved:
        """Return what was answered to each as answers to the questions themselves."""
        new: Mapping[str, Ints] = {name: each.values[name][solved.owner] for name in self.free}
        return replace(solved, owner=owner[solved.owner], values={**solved.values, **new})


def values_told(stream: Stream, pattern: Pattern, asked: Questions, last: Ints) -> ValuesTold:
    """Look up which values the facts of a pattern had told up to the instants `last`."""
    bound = tuple(name for name in pattern.variables if name in asked.values)
    free = tuple(name for name in pattern.variables if name not in asked.values)
    firsts = np.sort(stream.index((*bound, *free)).firsts())
    columns = {variable_column(name): stream.values(name)[firsts] for name in bound}
    index = Stream({s.AT: stream.at[firsts], **columns}).index(bound)
    low, high = index.until(tuple(asked.values[name] for name in bound), last)
    return ValuesTold(asked, stream, free, firsts[index.order], low, high)
