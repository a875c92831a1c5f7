"""What follows from figures that somebody assumes: thresholds, or a condition in what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import TypeVar

from servanda.bargaining.enforcement.delay import DAYS, Delay
from servanda.bargaining.enforcement.keeping import PatienceRange, Stakes
from servanda.bargaining.enforcement.numbers_given import told
from servanda.bargaining.enforcement.supposition import Supposition


class Verdict(Enum):
    """What a threshold may be instead of a number."""

    NONE_IS_ENOUGH = "none is enough"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What follows from one supposition.

    `delay` in periods, from the supposition or else from the text. Each threshold is the smallest
    figure at which keeping pays with all else as supposed, `Verdict.NONE_IS_ENOUGH`, or None where
    something that it depends on is `missing`. `condition` is the closed form, with what is known
    filled in.
    """

    supposed: Supposition
    delay: int | None
    condition: str
    missing: tuple[str, ...]
    keeping_pays: bool | None
    least_detection: Fraction | Verdict | None
    least_penalty: Fraction | Verdict | None
    least_loss: Fraction | Verdict | None
    patience: PatienceRange | Verdict | None


def reckon(supposed: Supposition, in_the_text: Delay | None = None) -> Reckoning:
    """Return what follows from a supposition, with the delay that the text gives where it has none.

    Raises `ValueError` for a figure that `Stakes.of` does not take.
    """
    delay = supposed.delay if supposed.delay is not None else _in_periods(supposed, in_the_text)
    stakes = Stakes.of(
        gain=supposed.gain or 0,
        gain_each_period=supposed.gain_each_period or 0,
        penalty=supposed.penalty or 0,
        loss_each_period=supposed.loss_each_period or 0,
        lasting=supposed.lasting,
        delay=delay or 0,
    )
    q, d = supposed.detection, supposed.patience
    brought = supposed.has_a_gain and delay is not None
    whole = brought and supposed.has_a_loss
    summed = d is not None and (d < 1 or not _goes_on(supposed))
    both = brought and summed and q is not None
    return Reckoning(
        supposed,
        delay,
        condition_of(supposed, delay),
        tuple(_missing(supposed, delay)),
        stakes.keeping_pays(q, d) if whole and q is not None and d is not None else None,
        _or_none(stakes.least_detection(d)) if whole and summed and d is not None else None,
        _or_none(stakes.least_penalty(q, d)) if both and q is not None and d is not None else None,
        _least_loss(stakes, q, d) if both and q is not None and d is not None else None,
        _or_none(stakes.patience_range(q)) if whole and q is not None else None,
    )


def condition_of(supposed: Supposition | None = None, delay: int | None = None) -> str:
    """Return when keeping beats breaking, in closed form, with what is known filled in.

    g, h: what breaking brings once, and in each period until the consequence bites; q: the chance
    of being found; δ: patience; T: periods until it bites; P, L: what it costs once, and in each of
    K periods; V: what it costs, where nothing is known of that.
    """
    gain, each, penalty, loss, lasting = (
        (None, None, None, None, None)
        if supposed is None
        else (
            supposed.gain,
            supposed.gain_each_period,
            supposed.penalty,
            supposed.loss_each_period,
            supposed.lasting,
        )
    )
    q = _figure(supposed.detection if supposed else None, "q")
    d = _figure(supposed.patience if supposed else None, "δ")
    found = f"{q} · {d}^{'T' if delay is None else delay}"
    brought = [_figure(gain, "g")] if gain is not None or each is None else []
    if each is not None:
        brought.append(f"{_figure(each, 'h')} · (1 - {found}) / (1 - {d})")
    costs = [_figure(penalty, "P")] if penalty is not None else []
    if loss is not None:
        times = f"1 / (1 - {d})" if lasting is None else f"(1 - {d}^{lasting}) / (1 - {d})"
        costs.append(f"{_figure(loss, 'L')} · {times}")
    cost = f"({' + '.join(costs)})" if len(costs) > 1 else "".join(costs) or "V"
    return f"{' + '.join(brought)} ≤ {found} · {cost}"


def _figure(number: Fraction | None, symbol: str) -> str:
    return symbol if number is None else told(number)


def _missing(supposed: Supposition, delay: int | None) -> Iterator[str]:
    if not supposed.has_a_gain:
        yield "what breaking brings"
    if not supposed.has_a_loss:
        yield "what the consequence costs"
    if delay is None:
        yield "how long it takes until the consequence bites"
    if supposed.detection is None:
        yield "the chance that it is found"
    if supposed.patience is None:
        yield "patience"


def _in_periods(supposed: Supposition, delay: Delay | None) -> int | None:
    """Return the longest delay of the text in whole periods, where both are known."""
    days = delay.days if delay is not None else None
    if days is None or supposed.period not in DAYS:
        return None
    return ceil(days[1] / DAYS[supposed.period][0])


def _goes_on(supposed: Supposition) -> bool:
    """Whether some stream has no end, so that with patience 1 it outweighs all else."""
    endless = supposed.loss_each_period and supposed.lasting is None
    return bool(supposed.gain_each_period or endless)


def _least_loss(stakes: Stakes, q: Fraction, d: Fraction) -> Fraction | Verdict | None:
    """Return the least loss per period; none is to be told where it would go on without an end."""
    if d == 1 and stakes.lasting is None:
        return None
    return _or_none(stakes.least_loss(q, d))


Threshold = TypeVar("Threshold", Fraction, PatienceRange)


def _or_none(threshold: Threshold | None) -> Threshold | Verdict:
    return Verdict.NONE_IS_ENOUGH if threshold is None else threshold
