"""A duty nobody is told to check."""

from __future__ import annotations

from servanda.findings import Note
from servanda.norms import Agreement, Gap, Norm
from servanda.review.checking import checked_elsewhere, is_check, without_means
from servanda.review.declared import is_body
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import quoted

# Acts that are seen by being done: the other side receives them or all can read them (the formal
# acts of the UN Treaty Handbook, 2012: signature, ratification, deposit, notification).
_SHOW_THEMSELVES = frozenset(
    {"announce", "declare", "deposit", "inform", "notify", "publish", "ratify", "register",
     "report", "sign"}
)  # fmt: skip


def look(case: Case) -> Looked:
    """Find duties with no verifier of their own and none in a clause on verification."""
    agreement = case.agreement
    duties = [duty for duty in agreement.duties if _needs_checking(agreement, duty)]
    checked = checked_elsewhere(agreement)
    named = tuple(
        Note(
            f"[{check.norm.clause}] names {quoted(check.by)}, but gives no access and asks "
            "for no report: how anything would be checked is not said.",
            check.norm.at,
        )
        for check in without_means(agreement)
        if check.on_all
    )
    hits = tuple(
        Hit(
            duty.clause,
            "No clause has anybody check that this is kept.",
            at=duty.at,
            quote=duty.quote,
            notes=named,
        )
        for duty in duties
        if duty.has_hole(Gap.VERIFIER) and duty.id not in checked
    )
    return Looked(f"{len(duties)} duties that somebody could check", len(duties), hits)


def _needs_checking(agreement: Agreement, duty: Norm) -> bool:
    """Not the checking itself, nor what a body does in public, nor what shows itself."""
    if is_check(agreement, duty):
        return False
    if duty.bearers and all(is_body(agreement, name) for name in duty.bearers):
        return False
    return duty.act is None or duty.act.verb not in _SHOW_THEMSELVES


RULE = Rule(
    code="no-verifier",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a duty nobody is told to check",
    silenced_by="“verified by BODY” on the duty, or a clause that has a body verify it; a body "
    "that is only to monitor needs access or a duty to report",
    look=look,
    gather=Gather.WHOLE,
)
