"""When keeping pays better than breaking, and what assumed figures come to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.bargaining.enforcement import Holding, Reckoning, Undertaking
from servanda.bargaining.enforcement.reckoning import condition_of
from servanda.bargaining.enforcement.wording import THE_CONDITION, shift_told, thresholds
from servanda.bargaining.inquiry.part import Part, Table
from servanda.monitor.wording import listed

_COLUMNS = ("Of what", "Condition", "With these figures", "It pays, all else as assumed, with")

_VERDICTS = {True: "keeping pays", False: "keeping does not pay", None: "it cannot be told yet"}

_IN_WORDS = (
    "Keeping pays at least as well as breaking where what breaking brings is no more than what it "
    "then costs, reckoned for the chance that it is found and laid to whoever broke it, and for "
    "the wait until that cost comes."
)


def keeping_told(holding: Holding) -> Part:
    """Say when keeping pays, and what follows from the figures that somebody has given."""
    pairs = [(u, reckoning) for u in holding.undertakings for reckoning in u.reckonings]
    says = [_IN_WORDS, f"In figures: {condition_of()}.", THE_CONDITION]
    if not pairs:
        says.append("No figures are stated or assumed, so nothing more is said.")
    rows = tuple(_row(undertaking, reckoning) for undertaking, reckoning in pairs)
    assumes = dict.fromkeys(
        f"Figures of {u.party} for [{u.clause}]: {reckoning.supposed.according_to}."
        for u, reckoning in pairs
    )
    title = "When keeping pays"
    tables = (Table(title, _COLUMNS, rows),) if rows else ()
    short = " ".join((_IN_WORDS, *_in_short(pairs)))
    return Part("keeping", title, tuple(says), tuple(assumes), tables, short)


def _in_short(pairs: Sequence[tuple[Undertaking, Reckoning]]) -> Iterator[str]:
    """Say for each verdict once who is to keep what."""
    for verdict, told in _VERDICTS.items():
        whose = dict.fromkeys(
            f"{u.party} and [{u.clause}]" for u, r in pairs if r.keeping_pays is verdict
        )
        if whose:
            yield f"As assumed, {told}: {'; '.join(whose)}."


def _row(undertaking: Undertaking, reckoning: Reckoning) -> tuple[str, ...]:
    verdict = {True: "Keeping pays.", False: "Keeping does not pay.", None: ""}
    said = [verdict[reckoning.keeping_pays]]
    if reckoning.missing:
        said.append(f"Not known: {listed(reckoning.missing)}.")
    if not undertaking.found_by_somebody:
        said.append("The text names nobody to find it: the chance of being found has no value.")
    needed = listed(tuple(thresholds(reckoning)), "or")
    return (
        f"{undertaking.party}, [{undertaking.clause}] {undertaking.words}",
        reckoning.condition,
        " ".join(part for part in said if part),
        f"{needed}." if needed else "",
    )


def shifts_told(holding: Holding) -> Part | None:
    """Say whether any promise is enough while one side grows stronger."""
    if not holding.shifts:
        return None
    says = [sentence for shift in holding.shifts for sentence in shift_told(shift)]
    assumes = [
        f"{shift.rising} grows stronger against {shift.declining}, {shift.according_to}."
        for shift in holding.shifts
    ]
    return Part("shift", "A shift of power", tuple(says), tuple(assumes))
