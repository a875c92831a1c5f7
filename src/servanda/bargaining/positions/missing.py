"""What would have to be known, and is not: whose, of what, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from servanda.bargaining.positions.bid import Bid
from servanda.bargaining.positions.position import Claim, Weight
from servanda.bargaining.positions.stakes import Stakes
from servanda.bargaining.problem import Exclusion, Preference
from servanda.findings import Finding, Fix, Note, Severity


class Lack(StrEnum):
    """What of a party is not known, the gravest first."""

    WALK_AWAY = "what no agreement is worth"
    WEIGHT = "how much it counts"
    WORTH = "what its options are worth"
    POSITION = "any position"
    FIGURE = "the figure of a bid"
    LIMIT = "any limit"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that nobody has said of a party: of an issue, and there of these options."""

    party: str
    lack: Lack
    issue: int | None = None
    options: tuple[int, ...] = ()


def missing_from(
    preferences: Sequence[Preference],
    claims: Sequence[Claim],
    stakes: Stakes,
    bids: Sequence[Bid],
    exclusions: Sequence[Exclusion],
) -> tuple[Missing, ...]:
    """Return what is not known of each party, the gravest first, by party and issue."""
    found: list[Missing] = []
    for preference in preferences:
        party = preference.party
        if preference.walk_away is None:
            found.append(Missing(party, Lack.WALK_AWAY))
        weighed = [c for c in claims if isinstance(c, Weight) and c.party == party]
        for place in range(len(stakes.stakes)):
            unknown = [n for n, worth in enumerate(preference.worths[place]) if worth is None]
            unweighed = weighed and not any(place in stakes.all_on(w.on) for w in weighed)
            if unknown and unweighed:
                found.append(Missing(party, Lack.WEIGHT, place))
            elif unknown:
                found.append(Missing(party, Lack.WORTH, place, tuple(unknown)))
            found += _of_bids(party, place, bids, exclusions)
    order = list(Lack)
    return tuple(sorted(found, key=lambda one: order.index(one.lack)))


def _of_bids(
    party: str, place: int, bids: Sequence[Bid], exclusions: Sequence[Exclusion]
) -> Iterator[Missing]:
    own = [bid for bid in bids if (bid.party, bid.issue) == (party, place)]
    if not own:
        yield Missing(party, Lack.POSITION, place)
    elif any("(not stated)" in bid.words and bid.figure is None for bid in own):
        yield Missing(party, Lack.FIGURE, place)
    lines = (e for e in exclusions if e.party == party)
    limited = any(literal.issue == place for line in lines for literal in line.literals)
    if not limited and not any(bid.is_limit for bid in own):
        yield Missing(party, Lack.LIMIT, place)


_SAYS = {
    Lack.WALK_AWAY: "What no agreement is worth to {party} is not stated, and so it cannot be said "
    "what {party} would sign.",
    Lack.WEIGHT: "How much these count for {party} is not stated, though others have a weight.",
    Lack.WORTH: "What these are worth to {party}, or some of their options, is not stated.",
    Lack.POSITION: "{party} has stated no position on these.",
    Lack.FIGURE: "A bid of {party} has no figure.",
    Lack.LIMIT: "No limit of {party} is stated on these; a bid is not a limit.",
}
_SETTLES = {
    Lack.WALK_AWAY: "“{party} values no agreement at …”, by whoever says or assumes so.",
    Lack.WEIGHT: "“{party} gives … weight …”",
    Lack.WORTH: "“{party} values … at …”",
    Lack.POSITION: "“{party} wants …”, “offers …” or another stand, with its source.",
    Lack.FIGURE: "The figure, where a source has one.",
    Lack.LIMIT: "“{party} will not accept …”, where it has said so.",
}
_GRAVITY = {
    Lack.WALK_AWAY: Severity.HIGH,
    Lack.WEIGHT: Severity.MEDIUM,
    Lack.WORTH: Severity.MEDIUM,
}


def told(missing: Sequence[Missing], stakes: Stakes) -> tuple[Finding, ...]:
    """Return one finding for each party and each kind of thing that is not known of it."""
    groups: dict[tuple[Lack, str], list[Missing]] = {}
    for one in missing:
        groups.setdefault((one.lack, one.party), []).append(one)
    return tuple(
        Finding(
            "not-known",
            _GRAVITY.get(lack, Severity.NOTE),
            _SAYS[lack].format(party=party),
            notes=tuple(Note(_where(one, stakes)) for one in group if one.issue is not None),
            fix=Fix(_SETTLES[lack].format(party=party)),
        )
        for (lack, party), group in groups.items()
    )


def _where(missing: Missing, stakes: Stakes) -> str:
    issue = stakes.stakes[missing.issue or 0].issue
    if not missing.options or len(missing.options) == len(issue.options):
        return issue.name
    labels = ", ".join(issue.options[option].label for option in missing.options)
    return f"{issue.name}: {labels}"
