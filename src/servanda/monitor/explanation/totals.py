"""Very many reports told together: how many, and what their figures come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from servanda.evidence.claim import Quantity
from servanda.evidence.wording import in_figures
from servanda.monitor.reference.facts import Fact, one_each
from servanda.vocabulary.calendar import as_date


def together(facts: Sequence[Fact]) -> str:
    """Say how many happenings there are, from when to when, and their figures added up by unit.

    Of each figure the low ends, the high ends and the best estimates are added up apart: a range
    stays a range. Reports of one event count once, with the figures of the first.
    """
    if not facts:
        return "none"
    happened = one_each(facts)
    first, last = min(fact.at for fact in happened), max(fact.at for fact in happened)
    words = f"{len(happened):,} from {as_date(first)} to {as_date(last)}"
    more = len(facts) - len(happened)
    reports = f" ({more:,} further reports of the same)" if more else ""
    return "; ".join([words + reports, *map(in_figures, _added(happened))])


def _added(facts: Sequence[Fact]) -> list[Quantity]:
    by_unit: defaultdict[str, list[Quantity]] = defaultdict(list)
    for fact in facts:
        if fact.claim.quantity is not None:
            by_unit[fact.claim.quantity.unit].append(fact.claim.quantity)
    added: list[Quantity] = []
    for unit, quantities in by_unit.items():
        likeliest = [quantity.likeliest for quantity in quantities]
        known = [figure for figure in likeliest if figure is not None]
        best = sum(known) if len(known) == len(likeliest) else None
        low, high = (sum(q.low for q in quantities), sum(q.high for q in quantities))
        added.append(Quantity(low, high, unit, best))
    return added
