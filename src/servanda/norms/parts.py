"""Fills the slots of a norm from its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.instrument.pact import syntax as s
from servanda.norms.norm import Filling, Gap, NormKind, Part
from servanda.norms.slots import FILLED_BY, SLOTS
from servanda.norms.walk import needs_judgement
from servanda.norms.wording import in_words
from servanda.vocabulary import Vocabulary

_GAP_OF_KIND = {
    "party": Gap.COUNTERPARTY,
    "place": Gap.PLACE,
    "thing": Gap.OBJECT,
    "measure": Gap.OBJECT,
    "anything": Gap.OBJECT,
}
_TOWARDS = frozenset({"to", "with", "for"})


def bearer_of(core: s.Core | s.Outcome) -> s.Term | None:
    """Return who is bound, entitled, empowered, or declares."""
    match core:
        case s.Norm(bearer=bearer):
            return bearer
        case s.Entitlement(holder=holder):
            return holder
        case s.Guarantee(guarantor=guarantor):
            return guarantor
        case s.Declaration(declarant=declarant):
            return declarant
    return None


def counterparty_of(core: s.Core | s.Outcome) -> s.Term | None:
    """Return towards whom."""
    match core:
        case s.Guarantee(beneficiary=beneficiary):
            return beneficiary
        case s.Entitlement(roles=roles):
            return next((r.term for r in roles if r.preposition == "from"), None)
        case s.Norm(act=s.Act(roles=roles)):
            return next((r.term for r in roles if r.preposition in _TOWARDS), None)
    return None


@dataclass(frozen=True, slots=True)
class PartSource:
    """Where the slots of one norm are filled from. `contained`: the norm lies inside another."""

    sentence: s.Sentence
    vocabulary: Vocabulary
    contained: bool

    def parts(self, kind: NormKind, core: s.Core | s.Outcome) -> tuple[Part, ...]:
        """Return the slots that this kind has, and those that its verb or its words add."""
        gaps = list(SLOTS[kind])
        if kind is NormKind.CONSEQUENCE and not self._trigger_needs_judgement():
            gaps = [gap for gap in gaps if gap not in {Gap.DECIDER, Gap.STANDARD}]
        for gap in (Gap.AMOUNT, Gap.START):
            if gap not in gaps and not self.contained and self.sentence.has(*FILLED_BY[gap][:2]):
                gaps.append(gap)
        parts = {gap: self._part(gap, core) for gap in gaps}
        for part in self._role_parts(core):
            parts.setdefault(part.gap, part)
        if Gap.DEADLINE in parts:
            for deadline in self.sentence.values(*FILLED_BY[Gap.DEADLINE]):
                if isinstance(deadline, s.Offset) and isinstance(deadline.anchor, s.Hole):
                    # So many days; but from when?
                    parts[Gap.START] = self._filled(Gap.START, deadline.anchor)
        return tuple(parts.values())

    def _trigger_needs_judgement(self) -> bool:
        return any(map(needs_judgement, self.sentence.values(*FILLED_BY[Gap.TRIGGER])))

    def _part(self, gap: Gap, core: s.Core | s.Outcome) -> Part:
        match gap, core:
            case Gap.BEARER, _:
                return self._filled(gap, bearer_of(core))
            case Gap.COUNTERPARTY, _:
                return self._filled(gap, counterparty_of(core))
            case Gap.AMOUNT, s.Norm(act=s.Limit(bound=bound)):
                return self._filled(gap, bound)
            case Gap.MEANING, s.Definition(meaning=meaning):
                return self._filled(gap, meaning)
        return self._filled(gap, next(iter(self.sentence.values(*FILLED_BY.get(gap, ()))), None))

    def _filled(self, gap: Gap, value: object) -> Part:
        if value is None:
            return Part(gap, Filling.SILENT)
        if isinstance(value, s.Hole):
            stated = value.gap is s.Gap.NOT_STATED
            filling = Filling.NOT_STATED if stated else Filling.NOT_APPLICABLE
            return Part(gap, filling, at=value.at)
        return Part(gap, Filling.STATED, in_words(value), self._names(value))

    def _names(self, value: object) -> tuple[str, ...]:
        if isinstance(value, s.NounPhrase | s.Group):
            return self.vocabulary.names(value)
        if isinstance(value, s.Point) and value.of is None:
            return self.vocabulary.names(s.NounPhrase(value.name))
        return ()

    def _role_parts(self, core: s.Core | s.Outcome) -> Iterator[Part]:
        """Yield what the declared verb takes, which is a slot too: `pay (a thing, to a party)`."""
        act = getattr(core, "act", None)
        if not isinstance(act, s.Act):
            return
        verb = self.vocabulary.verbs.get(act.verb)
        for spec in verb.roles if verb else ():
            term = next((r.term for r in act.roles if r.preposition == spec.preposition), None)
            yield self._filled(_GAP_OF_KIND[spec.kind], term)
