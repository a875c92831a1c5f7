"""Reads what breaking is assumed to bring and cost, and how power is assumed to shift."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from servanda.bargaining.enforcement import ShiftOfPower, SupposedShift, Supposition
from servanda.bargaining.enforcement.keeping import MOST_PERIODS
from servanda.bargaining.enforcement.numbers_given import amount, share
from servanda.exchange.entries import Entry

FOR_GOOD = "for good"

_AMOUNTS = {
    "gain": "gain",
    "gain each period": "gain_each_period",
    "loss": "penalty",
    "loss each period": "loss_each_period",
}
_SHARES = {"found": "detection", "patience": "patience"}
_OF_FIGURES = ("party", "clause", *_AMOUNTS, "lasting", "delay", *_SHARES, "according to")
_OF_A_SHIFT = (
    "rising", "declining", "now", "later", "cost to rising", "cost to declining", "patience",
    "according to",
)  # fmt: skip

Check = Callable[[str, str], Fraction]


def supposition_of(entry: Entry, by: str, period: str | None) -> Supposition | None:
    """Read what breaking one clause is assumed to bring one party, and to cost it."""
    given = entry.group(_OF_FIGURES)
    party, clause = _words(given, "party", entry), _words(given, "clause", entry)
    figures = {
        name: _number(given, written, check)
        for names, check in ((_AMOUNTS, amount), (_SHARES, share))
        for written, name in names.items()
    }
    lasting = _lasting(given)
    if figures["loss_each_period"] is not None and "lasting" not in given:
        given["loss each period"].unreadable(
            "How long does this loss last? Write “lasting: for good”, or for how many periods."
        )
    if party is None or clause is None:
        return None
    return Supposition(
        party,
        clause,
        _according_to(given, by),
        **figures,
        lasting=lasting,
        delay=_periods(given["delay"]) if "delay" in given else None,
        period=period,
        at=entry.at,
    )


def shift_of(entry: Entry, by: str) -> SupposedShift | None:
    """Read how much stronger one side is assumed to grow."""
    given = entry.group(_OF_A_SHIFT)
    rising, declining = _words(given, "rising", entry), _words(given, "declining", entry)
    asked: dict[str, Check] = {
        "now": share,
        "later": share,
        "cost to rising": amount,
        "cost to declining": amount,
        "patience": share,
    }
    figures: dict[str, Fraction] = {}
    for name, check in asked.items():
        if name not in given:
            _say_missing(entry, name)
        elif (found := _number(given, name, check)) is not None:
            figures[name.replace(" ", "_")] = found
    if rising is None or declining is None or len(figures) < len(asked):
        return None
    try:
        shift = ShiftOfPower.of(**figures)
    except ValueError as problem:
        given["later"].unreadable(_sentence(problem))
        return None
    return SupposedShift(rising, declining, shift, _according_to(given, by))


def _words(given: Mapping[str, Entry], name: str, entry: Entry) -> str | None:
    if name in given:
        return given[name].words()
    _say_missing(entry, name)
    return None


def _say_missing(entry: Entry, name: str) -> None:
    entry.problems.add("options-incomplete", f"“{name}” is missing here.", entry.at)


def _number(given: Mapping[str, Entry], name: str, check: Check) -> Fraction | None:
    if name not in given:
        return None
    words = given[name].words()
    if words is None:
        return None
    try:
        return check(words.replace(",", ""), f"“{name}”")
    except ValueError as problem:
        given[name].unreadable(_sentence(problem))
        return None


def _lasting(given: Mapping[str, Entry]) -> int | None:
    """Return for how many periods the loss goes on; None is for good."""
    if "lasting" not in given or given["lasting"].words() == FOR_GOOD:
        return None
    return _periods(given["lasting"])


def _periods(entry: Entry) -> int | None:
    """Return a number of periods."""
    written = entry.words() or ""
    if written.isdecimal() and int(written) <= MOST_PERIODS:
        return int(written)
    entry.refuse(f"a whole number of periods, up to {MOST_PERIODS:,}")
    return None


def _according_to(given: Mapping[str, Entry], by: str) -> str:
    source = given["according to"].words() if "according to" in given else None
    return f"assumed by {by}, according to {source}" if source else f"assumed by {by}"


def _sentence(problem: ValueError) -> str:
    said = str(problem)
    return f"{said[:1].upper()}{said[1:]}."
