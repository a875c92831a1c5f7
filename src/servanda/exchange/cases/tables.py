"""A case from a table: long, a row for each worth, or wide, a column for each party."""

from __future__ import annotations

from servanda.bargaining.problem import Problem, Worth
from servanda.exchange.cases.gathered import Gathered
from servanda.exchange.cases.numbers import Unread, number_of, worth_of
from servanda.exchange.cases.table import Row, Table, table_of
from servanda.exchange.cases.telling import Told
from servanda.findings import Severity

_OF_OPTIONS = ("issue", "option", "figure", "unit", "draft")
_LONG = ("party", *_OF_OPTIONS, "worth", "low", "high", "red line", "source")
_WALK_AWAY = frozenset({"walk-away", "walk away", "walkaway", "no agreement"})
_YES = frozenset({"yes", "y", "x", "true", "1"})
_UNKNOWN = frozenset({"", "?", "-"})


def case_from_table(told: Told, title: str) -> Problem | None:
    """Return the case in a table, or None where it is none; what is wrong is told."""
    table = table_of(told)
    if table is None:
        return None
    missing = [name for name in ("issue", "option") if name not in table.columns]
    for name in missing:
        told.say(
            "column-missing",
            f"there is no column “{name}”.",
            fix="A case has a column for issues, one for options, and one for parties or for each.",
        )
    if missing:
        return None
    gathered = Gathered(told)
    long = "party" in table.columns
    if long:
        _say_unknown(table, told)
    for row in table.rows:
        (_long_row if long else _wide_row)(row, table, gathered)
    return gathered.problem(title)


def _say_unknown(table: Table, told: Told) -> None:
    for key, name in table.columns.items():
        if key not in _LONG:
            told.say(
                "column-unknown",
                f"the column “{name}” says nothing of a case and is left aside.",
                severity=Severity.LOW,
            )


def _is_walk_away(row: Row) -> bool:
    return row["issue"].lower() in _WALK_AWAY and not row["option"]


def _long_row(row: Row, _: Table, gathered: Gathered) -> None:
    party = row["party"]
    if party:
        gathered.party(party)
    if _is_walk_away(row):
        if not party:
            gathered.told.say("cell-missing", "nobody is named whose walk-away it is.", row.at)
            return
        gathered.floor(party, _worth(row, f"the walk-away of {party}", gathered.told), row.at)
        return
    if not _option(row, gathered) or not party:
        return
    issue, option = row["issue"], row["option"]
    worth = _worth(row, f"what “{option}” is worth to {party}", gathered.told)
    gathered.value(party, issue, option, worth, row.at)
    if line := row["red line"]:
        name = "" if line.lower() in _YES else line
        refusal = gathered.refuse(party, issue, option, name, row.at)
        refusal.sources += [row["source"]] if row["source"] else []


def _wide_row(row: Row, table: Table, gathered: Gathered) -> None:
    parties = {key: name for key, name in table.columns.items() if key not in _OF_OPTIONS}
    for name in parties.values():
        gathered.party(name)
    floor = _is_walk_away(row)
    if not floor and not _option(row, gathered):
        return
    for key, party in parties.items():
        cell = row[key]
        refused = cell.endswith("!")
        written = cell.removesuffix("!").strip()
        what = f"{party}’s cell"
        worth = None
        if written not in _UNKNOWN:
            worth = gathered.told.worth(worth_of(written), what, written, row.at)
        if floor:
            gathered.floor(party, worth, row.at)
            continue
        gathered.value(party, row["issue"], row["option"], worth, row.at)
        if refused:
            gathered.refuse(party, row["issue"], row["option"], "", row.at)


def _option(row: Row, gathered: Gathered) -> bool:
    """Take down what a row says of an option itself; False where it names none."""
    told = gathered.told
    for column in ("issue", "option"):
        if not row[column]:
            told.say("cell-missing", f"no {column} is named.", row.at)
            return False
    issue, option = row["issue"], row["option"]
    gathered.option(issue, option, row.at)
    # Where no column is for figures, an option that is called by a number has that figure.
    written = row["figure"] if "figure" in row.cells else option
    figure = number_of(written)
    if not isinstance(figure, Unread):
        gathered.figure(issue, option, figure, row.at)
    elif row["figure"]:
        told.unread(figure, f"the figure of “{option}”", written, row.at)
    if row["unit"]:
        gathered.unit(issue, row["unit"], row.at)
    if row["draft"].lower() in _YES:
        gathered.draft(issue, option, row.at)
    return True


def _worth(row: Row, what: str, told: Told) -> Worth | None:
    """Return the worth of a long row: one number, a range, or two columns for its ends."""
    low, high, worth = row["low"], row["high"], row["worth"]
    if low in _UNKNOWN and high in _UNKNOWN:
        return None if worth in _UNKNOWN else told.worth(worth_of(worth), what, worth, row.at)
    if worth not in _UNKNOWN:
        told.say("said-twice", f"{what} is given as one number and as a range.", row.at)
        return None
    ends = [number_of(end) for end in (low, high)]
    for end, written in zip(ends, (low, high), strict=True):
        if isinstance(end, Unread):
            told.unread(end, what, written, row.at)
    known = [end for end in ends if not isinstance(end, Unread)]
    return Worth(*known) if len(known) == len(ends) else None
