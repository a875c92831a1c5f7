"""Which of many possible numbers count on from each other.

Each candidate speaks for itself with its weight; going on from the number before it (1, 2, 3; 3.9,
4.1; 5, 5 bis, 6) is free, a gap, a double or a new beginning costs. The best row of candidates is
found by looking at each candidate once, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Counted(Protocol):
    """What can be counted: a number, one of several ways to read it, and how likely it is."""

    @property
    def value(self) -> tuple[int, ...]: ...  # noqa: D102
    @property
    def suffix(self) -> str: ...  # noqa: D102
    @property
    def weight(self) -> float: ...  # noqa: D102


C = TypeVar("C", bound=Counted)

# A number further on than this is a year or a quantity, not the next article.
WIDEST_GAP = 10
_GAP, _EACH_MISSING, _DOUBLE, _INSERTED = 2.0, 0.25, 4.0, 0.0
# A letter after a number may well be the first word after it.
_LETTERED = 0.5
_FRESH, _FRESH_AFTER_BREAK = 4.0, 1.0
_IN_THE_MIDDLE = 5.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of candidates, by its last one; `runs` counts how often it began anew."""

    score: float
    at: int
    way: int
    before: _Row | None
    fresh: bool


def best_runs(candidates: Sequence[Sequence[C]], breaks: Sequence[int] = ()) -> list[list[C]]:
    """Return the runs of candidates that count on, each from where it begins anew.

    `candidates` holds for each place the ways to read it; `breaks` are indices of candidates before
    which something (an annex) invites a new beginning.
    """
    ends: dict[tuple[int, ...], _Row] = {}
    heads: dict[int, _Row] = {}
    best: _Row | None = None
    pending = sorted(breaks)
    upcoming = 0
    broken = False
    for at, ways in enumerate(candidates):
        while upcoming < len(pending) and pending[upcoming] <= at:
            broken, upcoming = True, upcoming + 1
        added: list[_Row] = []
        for way, candidate in enumerate(ways):
            before, cost, fresh = _best_before(candidate, ends, heads, best, broken=broken)
            score = (before.score if before else 0.0) + candidate.weight - cost
            added.append(_Row(score, at, way, before, fresh))
        for row in added:
            value = ways[row.way].value
            if value not in ends or ends[value].score <= row.score:
                ends[value] = row
            if len(value) > 1 and (value[0] not in heads or heads[value[0]].score <= row.score):
                heads[value[0]] = row
            if best is None or row.score > best.score:
                best, broken = row, False
    return _unwound(candidates, best)


def _best_before(
    candidate: Counted,
    ends: dict[tuple[int, ...], _Row],
    heads: dict[int, _Row],
    best: _Row | None,
    *,
    broken: bool,
) -> tuple[_Row | None, float, bool]:
    *outer, last = candidate.value
    lettered = _LETTERED if len(candidate.suffix) == 1 else 0.0
    begins = all(part <= 1 for part in candidate.value)
    fresh = 0.0 if best is None else _FRESH_AFTER_BREAK if broken else _FRESH
    if not begins:
        fresh += _IN_THE_MIDDLE + min(last, WIDEST_GAP) * _EACH_MISSING
    found: tuple[_Row | None, float, bool] = (best, fresh, True)
    gain = (best.score if best else 0.0) - fresh

    def offer(row: _Row | None, cost: float) -> None:
        nonlocal found, gain
        if row is not None and row.score - cost - lettered > gain:
            found, gain = (row, cost + lettered, False), row.score - cost - lettered

    offer(ends.get((*outer, last - 1)), 0.0)
    if candidate.suffix:
        offer(ends.get(candidate.value), _INSERTED)
    else:
        offer(ends.get(candidate.value), _DOUBLE)
    if outer and last == 1:
        offer(heads.get(outer[-1] - 1) if len(outer) == 1 else None, 0.0)
    for missing in range(1, WIDEST_GAP):
        if last - 1 - missing < 1:
            break
        offer(ends.get((*outer, last - 1 - missing)), _GAP + missing * _EACH_MISSING)
    return found


def _unwound(candidates: Sequence[Sequence[C]], row: _Row | None) -> list[list[C]]:
    runs: list[list[C]] = []
    run: list[C] = []
    while row is not None:
        run.append(candidates[row.at][row.way])
        if row.fresh:
            runs.append(run[::-1])
            run = []
        row = row.before
    return runs[::-1]
