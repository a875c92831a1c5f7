"""Who is told to check what, and with what means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.effects.agreeing import TALKING
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import COMPLIANCE, concerned, is_on_all, mentions, names_in
from servanda.norms.comma_phrases import CHECKED_BY, says
from servanda.norms.declared import is_body, signs
from servanda.norms.walk import references
from servanda.vocabulary import Entity

# The UN DPPA Guidance on Mediation of Ceasefires (2022) keeps monitoring (to watch what happens)
# apart from verification (to establish whether a particular undertaking is kept). All of these
# occur in many unrelated treaty texts (inspect 149, verify 135, investigate 155, monitor 198,
# supervise 173 of 662), oversee and audit in the same handbooks.
VERIFYING = frozenset(
    {"ascertain", "audit", "certify", "count", "inspect", "investigate", "verify"}
)  # fmt: skip
MONITORING = frozenset({"monitor", "oversee", "supervise"})

# Checking only where a body does it: the parties themselves “observe” and “ensure” by complying.
_ONLY_BY_A_BODY = frozenset({"control", "observe", "review"})
_ONLY_OF_COMPLIANCE = frozenset({"assess", "ensure", "guarantee", "promote", "secure"})

# To preside over talks is called supervision too, but checks nothing.
# Reporting is what the guidance asks of every monitor besides access.
_REPORTING = frozenset({"inform", "notify", "publish", "report"})

# What access is called (UN DPPA Guidance, 2022: freedom of movement and access; “access to” in 198
# of 662 treaty texts, “freedom of movement” in 6, “overflight” in the Treaty on Open Skies).
_ACCESS = re.compile(
    r"\b(?:access|entry|inspections?|freedom of movement|overflights?|safe passage|flights?)\b",
    re.IGNORECASE,
)
_GIVE = frozenset(
    {"admit", "allow", "ensure", "facilitate", "give", "grant", "guarantee", "permit", "provide"}
)  # fmt: skip
_ENTER = frozenset(
    {"access", "enter", "fly", "fly over", "inspect", "move", "overfly", "patrol", "travel",
     "visit"}
)  # fmt: skip
_TO_REPORTS = re.compile(r"\breports?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Check:
    """A clause by which somebody checks something. `of` is the norm checked, if it is one alone."""

    norm: Norm
    by: tuple[str, ...]
    of: Norm | None = None

    @property
    def on_all(self) -> bool:
        """Whether the clause has the agreement as a whole checked."""
        return self.of is None and self.norm.act is not None and is_on_all(self.norm.act)


def checks(agreement: Agreement) -> tuple[Check, ...]:
    """Return every clause that names somebody to check, in the order of the text."""
    found: list[Check] = []
    for norm in agreement.norms:
        if norm.parent is not None:
            continue
        if is_check(agreement, norm):
            found.append(Check(norm, norm.bearers))
        named = _named_in(agreement, norm)
        if named:
            found.append(Check(norm, named, norm))
    return tuple(found)


def known_by_its_head(agreement: Agreement, check: Check) -> Entity | None:
    """Return a body of a check of which the text names the head and no other member."""
    entities = (agreement.vocabulary.entity(name) for name in check.by)
    return next((e for e in entities if e and only_its_head_is_named(e)), None)


def only_its_head_is_named(entity: Entity) -> bool:
    """Whether the text names the head of a body, and none of its members."""
    return entity.head is not None and not entity.members


def is_check(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has its bearer check something."""
    act = norm.act
    if act is None or not norm.bearers or norm.kind is NormKind.PROHIBITION:
        return False
    verb = act.verb.partition(" ")[0]
    body = any(is_body(agreement, name) for name in norm.bearers)
    if verb in VERIFYING | MONITORING:
        outside = not any(signs(agreement, name) for name in norm.bearers)
        return body or outside or is_on_all(act) or bool(references(act))
    if verb in _ONLY_BY_A_BODY:
        return body
    return verb in _ONLY_OF_COMPLIANCE and body and mentions(act.roles, COMPLIANCE)


def with_access(agreement: Agreement) -> frozenset[str]:
    """Return the names of those whom some clause lets in."""
    return frozenset(n for norm in agreement.norms for n in _let_in_by(agreement, norm))


def without_means(agreement: Agreement) -> tuple[Check, ...]:
    """Return the clauses that name a checker who neither verifies, nor may enter, nor reports."""
    able = with_access(agreement) | _reporting(agreement)
    return tuple(
        check
        for check in checks(agreement)
        if check.of is None
        and (check.norm.act is None or check.norm.act.verb not in VERIFYING)
        and not able.intersection(check.by)
    )


def checked_elsewhere(agreement: Agreement) -> frozenset[str]:
    """Return the ids of the norms that some other clause has checked, by a body with the means."""
    unable = {check.norm.id for check in without_means(agreement)}
    return frozenset(
        norm.id
        for check in checks(agreement)
        if check.of is None and check.norm.act is not None and check.norm.id not in unable
        for norm in concerned(agreement, check.norm.act)
    )


def _named_in(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    if norm.act is not None and norm.act.verb in TALKING:
        return ()
    terms = (v for v in norm.sentence.values(*CHECKED_BY) if isinstance(v, s.NounPhrase | s.Group))
    return tuple(dict.fromkeys(n for term in terms for n in agreement.vocabulary.names(term)))


def _let_in_by(agreement: Agreement, norm: Norm) -> frozenset[str]:
    if says(norm, s.Slot.ACCESS):
        return frozenset((*norm.bearers, *_named_in(agreement, norm)))
    if norm.kind is NormKind.PROHIBITION:
        return frozenset()
    if isinstance(norm.core, s.Entitlement) and mentions(norm.core.roles, _ACCESS):
        return frozenset(norm.bearers)
    if norm.act is not None and norm.act.verb in _ENTER:
        return frozenset(norm.bearers)
    if norm.act is not None and norm.act.verb in _GIVE and mentions(norm.act.roles, _ACCESS):
        return names_in(agreement, norm.act.roles)
    return frozenset()


def _reporting(agreement: Agreement) -> frozenset[str]:
    return frozenset(
        bearer
        for norm in agreement.norms
        if norm.act is not None and norm.kind is not NormKind.PROHIBITION
        if norm.act.verb in _REPORTING or mentions(norm.act.roles, _TO_REPORTS)
        for bearer in norm.bearers
    )
