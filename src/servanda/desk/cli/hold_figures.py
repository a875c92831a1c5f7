"""When keeping pays better than breaking: the condition, and what assumed figures come to."""

from __future__ import annotations

from rich.console import Console

from servanda.bargaining.enforcement import Reckoning, SupposedShift, Undertaking
from servanda.bargaining.enforcement.holding import Holding
from servanda.bargaining.enforcement.reckoning import condition_of
from servanda.bargaining.enforcement.wording import THE_CONDITION, shift_told, thresholds
from servanda.desk.cli.hold_lines import heading, line
from servanda.monitor.wording import listed


def print_figures(console: Console, holding: Holding) -> None:
    """Print when keeping pays, and what follows from the figures that somebody has given."""
    heading(console, "When keeping pays at least as well as breaking")
    line(console, condition_of())
    line(console, THE_CONDITION)
    reckoned = [u for u in holding.undertakings if u.reckonings]
    if not reckoned:
        line(console, "No figures are stated or assumed, so nothing more is said.")
    for undertaking in reckoned:
        for reckoning in undertaking.reckonings:
            _print_reckoning(console, undertaking, reckoning)
    for shift in holding.shifts:
        _print_shift(console, shift)


def _print_reckoning(console: Console, undertaking: Undertaking, reckoning: Reckoning) -> None:
    source = reckoning.supposed.according_to
    line(console, f"{undertaking.party}, [{undertaking.clause}] {undertaking.words}, {source}:")
    line(console, reckoning.condition, 2)
    if reckoning.keeping_pays is not None:
        line(console, f"Keeping {'pays' if reckoning.keeping_pays else 'does not pay'}.", 2)
    needed = tuple(thresholds(reckoning))
    if needed:
        line(console, f"It pays, all else as assumed, with {listed(needed, 'or')}.", 2)
    if reckoning.missing:
        line(console, f"Not known: {listed(reckoning.missing)}.", 2)
    if not undertaking.found_by_somebody:
        line(
            console,
            "The text names nobody to find it, so the chance of being found has no value there.",
            2,
        )


def _print_shift(console: Console, supposed: SupposedShift) -> None:
    line(console, f"{supposed.rising} grows stronger against {supposed.declining}, "
                  f"{supposed.according_to}:")  # fmt: skip
    for words in shift_told(supposed):
        line(console, words, 2)
