"""What was bid, by whom, when and by whose word; a limit is told apart from a bid."""

from __future__ import annotations

from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.inquiry.naming import Names
from servanda.bargaining.inquiry.part import Part, Table
from servanda.bargaining.inquiry.wording import count
from servanda.bargaining.positions import Attribution, Bid
from servanda.bargaining.problem import Issue, Problem

_HEADS = ("Party", "Stand", "What", "Stated", "By whose word")


def bids_told(inquiry: Inquiry, _: Names) -> Part | None:
    """Return every stand that was taken, by issue; None where there is none."""
    negotiation = inquiry.negotiation
    if negotiation is None or not negotiation.bids:
        return None
    bids = negotiation.bids
    limits = sum(bid.is_limit for bid in bids)
    said = (
        f"{count(len(bids) - limits, 'bid')} and {count(limits, 'limit')} are on record, on "
        f"{count(len(negotiation.problem.issues), 'issue')}. "
        "A bid is what was asked for or offered; it is not taken for a limit."
    )
    places = sorted({bid.issue for bid in bids if bid.issue is not None})
    tables = [_table(negotiation.problem, place, bids) for place in places]
    beside = tuple(_row(bid) for bid in bids if bid.issue is None)
    if beside:
        tables.append(Table("On nothing that is at stake", _HEADS, beside))
    return Part("bids", "What was bid, and by whom", (said,), tables=tuple(tables))


def _table(problem: Problem, place: int, bids: tuple[Bid, ...]) -> Table:
    issue = problem.issues[place]
    rows = tuple(_row(bid) for bid in bids if bid.issue == place)
    return Table(f"{issue.name}{_in_draft(issue)}", _HEADS, rows)


def _in_draft(issue: Issue) -> str:
    label = "" if issue.draft is None else issue.options[issue.draft].label
    return f" (the draft: {label})" if label and "draft" not in label else ""


def _row(bid: Bid) -> tuple[str, ...]:
    stated = bid.said.stated or "not stated"
    return (bid.party, stand_of(bid), _what(bid), stated, _whose(bid.said))


def _whose(said: Attribution) -> str:
    assumed = [f"assumed by {', '.join(said.assumed_by)}"] if said.assumed else []
    return ", ".join([*assumed, *said.sources]) or "not stated"


def stand_of(bid: Bid) -> str:
    """Return how a bid is held; a limit says that it is one."""
    return f"{bid.stand} (a limit)" if bid.is_limit else bid.stand.value


def _what(bid: Bid) -> str:
    only = f", only with {' and '.join(bid.only_with)}" if bid.only_with else ""
    more = "".join(f", {words}" for words in bid.circumstances)
    return f"{bid.words}{only}{more}"
