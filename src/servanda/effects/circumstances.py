"""Under which circumstances a norm speaks, and whether two norms can speak at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.effects.likeness import may_be_one_event
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.breach import BREAKING
from servanda.norms.walk import references

_WHEN = (
    s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.WHILE, s.Slot.SINCE, s.Slot.ONLY_AFTER,
    s.Slot.AFTER, s.Slot.FROM,
)  # fmt: skip
_NOT_WHEN = (s.Slot.UNLESS, s.Slot.UNTIL, s.Slot.BEFORE)
_GIVES_WAY = (s.Slot.SUBJECT_TO, s.Slot.UNLESS)
_FAILING = ":failing"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What must be so (`given`) and what must not (`barred`) for a norm to speak; from when, until.

    `events` are the acts that set it off; `overrides` and `yields_to` the clauses it ranks against.
    """

    given: frozenset[object]
    barred: frozenset[object]
    events: tuple[s.Happens, ...]
    start: str | None
    stop: str | None
    overrides: frozenset[str]
    yields_to: frozenset[str]


def circumstances(agreement: Agreement, norm: Norm) -> Circumstances:
    """Return under which circumstances a norm speaks."""
    given: set[object] = set()
    barred: set[object] = set()
    for slots, plain, denied in ((_WHEN, given, barred), (_NOT_WHEN, barred, given)):
        for value in norm.sentence.values(*slots):
            for part in value.parts if isinstance(value, s.Both) else (value,):
                if getattr(part, "negated", False) is True:
                    denied.add(replace(part, negated=False))  # type: ignore[type-var]
                elif part is not None and not isinstance(part, s.Hole | s.Date):
                    plain.add(part)
    return Circumstances(
        frozenset(given),
        frozenset(barred),
        setting_off(agreement, norm),
        _date(norm, s.Slot.FROM),
        _date(norm, s.Slot.UNTIL),
        frozenset(references(norm.sentence.values(s.Slot.NOTWITHSTANDING))),
        frozenset(references(norm.sentence.values(*_GIVES_WAY))),
    )


def _date(norm: Norm, slot: s.Slot) -> str | None:
    return next((v.iso for v in norm.sentence.values(slot) if isinstance(v, s.Date)), None)


def setting_off(agreement: Agreement, norm: Norm) -> tuple[s.Happens, ...]:
    """Return the acts, or failures to act, any of which may set a norm off.

    A breach is the act that is forbidden, or the failure to do what is required.
    """
    parent = agreement.by_id.get(norm.parent or "")
    if parent is not None and _within_failing(norm):
        return _breaches(parent)
    found: list[s.Happens] = []
    for condition in norm.conditions:
        found += _acts_in(agreement, condition)
    return tuple(dict.fromkeys(found))


def _within_failing(norm: Norm) -> bool:
    if norm.id.endswith(_FAILING):
        return True
    failing = norm.sentence.values(s.Slot.FAILING)
    return any(
        norm.core is effect
        for value in failing
        if isinstance(value, s.Consequence)
        for effect in value.effects
    )


def _acts_in(agreement: Agreement, condition: s.Condition) -> list[s.Happens]:
    match condition:
        case s.Both(parts=parts) | s.Either(parts=parts):
            return [act for part in parts for act in _acts_in(agreement, part)]
        case s.Happens(act=s.Act(verb=verb, roles=roles)):
            broken = [role.term for role in roles if isinstance(role.term, s.Reference)]
            if broken and not condition.negated and verb in BREAKING:
                return [b for term in broken for b in _breaches_at(agreement, term)]
            return [condition]
        case s.Stands(subject=s.Reference() as clause, status="breached", negated=False):
            return _breaches_at(agreement, clause)
        case s.Point(name="breach", of=s.Reference() as clause):
            return _breaches_at(agreement, clause)
    return []


def _breaches_at(agreement: Agreement, clause: s.Reference) -> list[s.Happens]:
    return [act for norm in agreement.at(clause.label) for act in _breaches(norm)]


def _breaches(norm: Norm) -> tuple[s.Happens, ...]:
    if not isinstance(norm.core, s.Norm) or norm.act is None:
        return ()
    negated = norm.kind is not NormKind.PROHIBITION
    return (s.Happens(norm.core.bearer, norm.act, negated),)


def can_hold_at_once(a: Circumstances, b: Circumstances) -> bool:
    """Whether nothing in the two sets of circumstances excludes the other."""
    if a.given & b.barred or b.given & a.barred:
        return False
    return not (_ends_before(a, b) or _ends_before(b, a))


def _ends_before(a: Circumstances, b: Circumstances) -> bool:
    return a.stop is not None and b.start is not None and a.stop <= b.start


def meet(agreement: Agreement, a: Circumstances, b: Circumstances) -> bool:
    """Whether the same moment calls for both: one speaks always, or one event sets both off."""
    if not can_hold_at_once(a, b):
        return False
    return (
        not a.given or not b.given or bool(a.given & b.given) or set_off_together(agreement, a, b)
    )


def set_off_together(agreement: Agreement, a: Circumstances, b: Circumstances) -> bool:
    """Whether one event may set both off."""
    return any(
        may_be_one_event(agreement.vocabulary, mine, other)
        for mine in a.events
        for other in b.events
    )
