"""What is not known, whose it is, and what would settle it."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import listed
from servanda.bargaining.positions import Answerable, Lack, Missing, Negotiation

_COUNTED = (Lack.WEIGHT, Lack.WORTH, Lack.POSITION, Lack.LIMIT)


def missing_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return what is not known of whom; None where everything is."""
    negotiation = inquiry.negotiation
    if negotiation is None or not negotiation.missing:
        return None
    missing = negotiation.missing
    says = []
    unknown = [one.party for one in missing if one.lack is Lack.WALK_AWAY]
    if unknown:
        says.append(
            f"What no agreement is worth to {listed(unknown)} is not stated. So nobody can say "
            "what they would sign. It is settled by a line such as "
            f"“{unknown[0]} values no agreement at …”, by whoever says or assumes so."
        )
    figureless = [one.party for one in missing if one.lack is Lack.FIGURE]
    if figureless:
        says.append(f"A bid of {listed(list(dict.fromkeys(figureless)))} has no figure.")
    says += _left_out(inquiry.part, inquiry)
    return Part("missing", "What is not known", tuple(says), tables=(_counts(negotiation),))


def _left_out(part: Answerable | None, inquiry: Inquiry) -> list[str]:
    """Say of what the answers below are, and what they leave out."""
    if part is None and inquiry.whole.definite:
        return []
    if part is None:
        return ["Too little is known for what follows to be answered for any two parties."]
    issues = len(part.issues)
    said = (
        f"What follows is answered for {listed(part.problem.parties)}, on {issues} of "
        f"{len(inquiry.whole.issues)} issues: {listed([i.name for i in part.problem.issues])}."
    )
    return [said, "The rest is left out, as if it were settled in a way that touches none of this."]


def _counts(negotiation: Negotiation) -> Table:
    total = len(negotiation.problem.issues)
    rows = []
    for party in negotiation.problem.parties:
        own = [one for one in negotiation.missing if one.party == party]
        known = not any(one.lack is Lack.WALK_AWAY for one in own)
        counts = (_count(own, lack, total) for lack in _COUNTED)
        rows.append((party, "stated" if known else "not stated", *counts))
    heads = ("Party", "What no agreement is worth", *(f"Not stated: {x}" for x in _COUNTED))
    return Table("What is not stated of whom, on how many issues", heads, tuple(rows))


def _count(own: list[Missing], lack: Lack, total: int) -> str:
    found = sum(one.lack is lack for one in own)
    return f"{found} of {total}" if found else "none"
