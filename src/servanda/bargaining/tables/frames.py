"""Problems from data frames of pandas or polars, long or wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from servanda.bargaining.problem import Problem
from servanda.bargaining.tables.arrays import (
    WalkAways,
    problem_from_arrays,
    problem_from_points,
)


class Column(Protocol):
    """A column of a data frame, of either library."""

    def to_list(self) -> list[object]:
        """Return its values."""


class Frame(Protocol):
    """A data frame, of either library."""

    @property
    def columns(self) -> Iterable[str]:
        """The names of its columns."""

    def __getitem__(self, name: str) -> Column:
        """Return a column."""


def problem_from_frame(  # noqa: PLR0913 - all but the frame may be left out
    frame: Frame,
    *,
    issue: str = "issue",
    option: str = "option",
    party: str = "party",
    worth: str = "worth",
    walk_away: WalkAways | None = None,
    title: str = "",
) -> Problem:
    """Make a problem from a data frame; the other arguments name its columns.

    *Long*: a row says what an option of an issue is worth to a party. *Wide*: a row is an option
    of an issue, with a column for each party; without a column of issues, a row is a whole package.
    Raises ValueError where a worth is missing or there twice, or a long frame has no options.
    """
    columns = [str(name) for name in frame.columns]
    if party in columns and worth in columns:
        if option not in columns:
            raise ValueError(f"there is no column “{option}” that says what is worth so much")
        long = zip(
            frame[issue].to_list() if issue in columns else ["agreement"] * _length(frame, party),
            frame[option].to_list(),
            frame[party].to_list(),
            frame[worth].to_list(),
            strict=True,
        )
        return _from_cells(long, walk_away, title)
    parties = [name for name in columns if name not in {issue, option}]
    worths = [frame[name].to_list() for name in parties]
    labels = [str(label) for label in frame[option].to_list()] if option in columns else None
    if issue in columns:
        names = frame[issue].to_list()
        words = labels or _numbered(names)
        wide = (
            (name, label, who, value)
            for who, values in zip(parties, worths, strict=True)
            for name, label, value in zip(names, words, values, strict=True)
        )
        return _from_cells(wide, walk_away, title)
    return problem_from_points(
        list(zip(*worths, strict=True)),
        parties=parties,
        labels=labels,
        walk_away=walk_away,
        title=title,
    )


def _from_cells(
    cells: Iterable[tuple[object, object, object, object]], walk_away: WalkAways | None, title: str
) -> Problem:
    table: dict[str, dict[str, dict[str, object]]] = {}
    parties: dict[str, None] = {}
    for issue, option, party, worth in cells:
        known = table.setdefault(str(issue), {}).setdefault(str(option), {})
        if str(party) in known:
            raise ValueError(f"what {option} ({issue}) is worth to {party} is there twice")
        known[str(party)] = worth
        parties[str(party)] = None
    for issue, options in table.items():
        for option, known in options.items():
            if missing := [party for party in parties if party not in known]:
                raise ValueError(f"what {option} ({issue}) is worth to {missing[0]} is missing")
    return problem_from_arrays(
        [
            [[options[option][party] for option in options] for options in table.values()]
            for party in parties
        ],
        parties=list(parties),
        issues=list(table),
        options=[list(options) for options in table.values()],
        walk_away=walk_away,
        title=title,
    )


def _numbered(names: Sequence[object]) -> list[str]:
    """Return the place of each row among those of the same issue, from 1."""
    seen: Counter[object] = Counter()
    numbers = []
    for name in names:
        seen[name] += 1
        numbers.append(str(seen[name]))
    return numbers


def _length(frame: Frame, column: str) -> int:
    return len(frame[column].to_list())
