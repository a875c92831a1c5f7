"""A duty nobody is told to check."""

from __future__ import annotations

from servanda.effects.checking import checked_elsewhere, is_check, without_means
from servanda.findings import Note
from servanda.norms import Agreement, Gap, Norm, NormKind
from servanda.norms.acts import concerned
from servanda.norms.declared import is_body
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
    watched = _watched(agreement)
    hits = tuple(
        Hit(
            duty.clause,
            "No clause has anybody verify that this is kept.",
            at=duty.at,
            quote=duty.quote,
            notes=tuple(watched.get(duty.id, ())),
        )
        for duty in duties
        if duty.has_hole(Gap.VERIFIER) and duty.id not in checked
    )
    return Looked(f"{len(duties)} duties that somebody could check", len(duties), hits)


def _watched(agreement: Agreement) -> dict[str, list[Note]]:
    """Return, for each norm that somebody is to watch without the means to, who that is."""
    found: dict[str, list[Note]] = {}
    for check in without_means(agreement):
        over = "all of this" if check.on_all else "this"
        note = Note(
            f"[{check.norm.clause}] has {quoted(check.by)} watch over {over} "
            f"(“{check.norm.quote}”), gives no access and asks for no report: how it would be "
            "verified is not said.",
            check.norm.at,
        )
        for norm in concerned(agreement, check.norm.act) if check.norm.act else ():
            found.setdefault(norm.id, []).append(note)
    return found


def _needs_checking(agreement: Agreement, duty: Norm) -> bool:
    """Not the checking itself, nor what a body does in public, nor what shows itself.

    Nor the answer to a breach: whoever suffers the breach sees whether it comes.
    """
    parent = agreement.by_id.get(duty.parent or "")
    if is_check(agreement, duty) or (parent is not None and parent.kind is NormKind.CONSEQUENCE):
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
