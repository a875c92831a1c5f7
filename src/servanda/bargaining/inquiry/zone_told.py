"""The zone of agreement in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import count, listed, number
from servanda.bargaining.problem import Problem
from servanda.bargaining.zone import Extent, Limit, LimitKind, Relaxations, Slack, Standing, Zone

_MOST = 12
"""So many clashes and ways out are told; the rest is counted."""


def zone_told(inquiry: Inquiry, names: Names) -> Part:
    """Return whether there is anything that all would sign, and what stands against it."""
    zone = inquiry.zone
    says = [_STANDING[zone.standing]]
    tables: list[Table] = []
    if zone.standing is Standing.UNANSWERED:
        unknown = [missing.party for missing in zone.missing if missing.issue is None]
        says.append(f"What no agreement is worth to {listed(unknown)} is not known.")
    extent = zone.certain or zone.possible
    if zone.standing is Standing.EMPTY:
        says += _clashes(zone)
        says += _ways_out(zone.relaxations, inquiry.problem, names)
    elif extent is not None:
        says += _extent(zone, extent, names)
        ranges = _ranges(extent, inquiry.problem)
        free = len(extent.ranges) - len(ranges.rows)
        if free:
            says.append(f"On {count(free, 'issue')} no way to settle it is ruled out.")
        tables += [ranges] if ranges.rows else []
    return Part(
        "zone",
        "Is there anything that all would sign?",
        tuple(says),
        tables=tuple(tables),
        short=" ".join(says[:2]),
    )


_STANDING = {
    Standing.EXISTS: "Yes, as far as what is said and assumed of the parties holds.",
    Standing.POSSIBLE: (
        "That depends on where worths lie within what is stated: some packages might be signed by "
        "all, and none is sure to be."
    ),
    Standing.EMPTY: "No: whatever is put together, somebody has said that it will not sign.",
    Standing.UNANSWERED: "That cannot be told: nothing that is known excludes it.",
    Standing.UNSETTLED: "That was not settled: the search was cut off before there was an answer.",
}


def _extent(zone: Zone, extent: Extent, names: Names) -> Iterator[str]:
    if extent.count is not None:
        of = f" of {count(zone.packages, 'package')}" if zone.packages else ""
        kept = "keep to" if extent.count != 1 else "keeps to"
        yield f"{extent.count:,}{of} {kept} every limit that is stated."
    if extent.slack is not None:
        yield _slack(extent.slack, names, "in worth as stated, which compares the parties’ worths")
    if extent.share is not None:
        yield _slack(
            extent.share, names, "in shares of the most that each could gain, which does not"
        )


def _slack(slack: Slack, names: Names, measure: str) -> str:
    sure = "" if slack.proved else " (the best that was found; the search was cut off)"
    return (
        f"Room, {measure}: package {names.of(slack.package)} leaves everybody at least "
        f"{number(slack.value)} above walking away{sure}; no more than that is left to "
        f"{listed(slack.binding)}."
    )


def _ranges(extent: Extent, problem: Problem) -> Table:
    rows = []
    for each in extent.ranges:
        issue = problem.issues[each.issue]
        within = "; ".join(issue.options[option].label for option in each.options)
        left = [n for n in range(len(issue.options)) if n not in each.options]
        if left:
            without = "; ".join(issue.options[option].label for option in left)
            cut_off = "" if each.complete else " (not surely: the search was cut off)"
            rows.append((issue.name, within, without + cut_off))
    heads = ("Issue", "These occur in something all might sign", "These do not")
    return Table("Where limits rule something out", heads, tuple(rows))


def _clashes(zone: Zone) -> Iterator[str]:
    for clash in zone.clashes[:_MOST]:
        yield f"These exclude one another: {listed([_limit(limit) for limit in clash.limits])}."
    left = len(zone.clashes) - _MOST
    if left > 0:
        yield f"{left:,} more such sets are not listed here."
    if not zone.complete:
        yield "There may be more sets: the search was cut off."


def _limit(limit: Limit) -> str:
    named = limit.party is None or limit.party in limit.name
    whose = "" if named and limit.kind is not LimitKind.WALK_AWAY else f" of {limit.party}"
    if limit.kind is LimitKind.WALK_AWAY:
        return f"the walk-away{whose}{_by(limit)}"
    return f"the {limit.kind}{whose} “{limit.name}”{_by(limit)}"


def _by(limit: Limit) -> str:
    said = ["assumed"] if limit.assumed else []
    said += [f"according to {source}" for source in limit.sources]
    return f" ({', '.join(said)})" if said else ""


def _ways_out(found: Relaxations | None, problem: Problem, names: Names) -> Iterator[str]:
    if found is None:
        return
    for given in found.give_up[:_MOST]:
        yield f"It would be enough to give up {listed([_limit(limit) for limit in given])}."
    if len(found.give_up) > _MOST or not found.complete:
        yield "There are more ways of giving up limits than are listed here."
    for move in found.moves[:_MOST]:
        issue = problem.issues[move.issue]
        unit = f" {issue.unit}" if issue.unit else ""
        yield (
            f"It would be enough to move {_limit(move.limit)} to {number(move.to)}{unit}, "
            f"for package {names.of(move.package)}."
        )
    for party, fall in zip(problem.parties, found.alone, strict=True):
        if fall is not None and fall.value:
            yield (
                f"If only the walk-away of {party} fell, it would have to fall by "
                f"{number(fall.value)}, for package {names.of(fall.package)}."
            )
    if found.total is not None and found.total.value:
        yield (
            f"Together walk-aways would have to fall by {number(found.total.value)} at least "
            f"({_amounts(found.total.amounts, problem)}), for package "
            f"{names.of(found.total.package)}. This adds up the worths of different parties."
        )


def _amounts(amounts: Sequence[object], problem: Problem) -> str:
    pairs = zip(problem.parties, amounts, strict=True)
    return ", ".join(f"{party} by {number(a)}" for party, a in pairs if a)  # type: ignore[arg-type]
