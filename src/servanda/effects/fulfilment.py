"""Which norms bring a condition about: whoever waits for it waits for them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from servanda.effects.likeness import all_names, names_in_order, roles_agree, verb_key
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import EFFECT_OF_STATUS
from servanda.norms import Agreement, Norm, NormKind

_PERFORMED = frozenset({NormKind.ACHIEVE, NormKind.MAINTAIN, NormKind.REPEAT})
_DONE = frozenset({"completion", "beginning", "entry into force"})
_DONE_STATES = frozenset({"complete", "kept", "in force"})

# Verbs by which an event is made to happen, as against discussed or watched. Each stands in ten or
# more unrelated treaty texts (the rarest: finish 10, restore 36, ratify 45).
_BRINGS_ABOUT = frozenset(
    {"adopt", "begin", "carry out", "complete", "conclude", "conduct", "convene", "establish",
     "finish", "form", "hold", "implement", "organise", "organize", "perform", "ratify", "restore",
     "sign", "start", "transfer", "withdraw"}
)  # fmt: skip


class Fulfilment:
    """Looks up norms by what they bring about."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.vocabulary = agreement.vocabulary

    @cached_property
    def _by_act(self) -> dict[tuple[str, str], list[Norm]]:
        found: dict[tuple[str, str], list[Norm]] = defaultdict(list)
        for norm in self.agreement.norms:
            if norm.kind in _PERFORMED and norm.act is not None:
                bearer = norm.core.bearer if isinstance(norm.core, s.Norm) else None
                for name in all_names(self.vocabulary, bearer):
                    found[verb_key(norm.act), name].append(norm)
        return found

    @cached_property
    def _by_event(self) -> dict[str, list[Norm]]:
        found: dict[str, list[Norm]] = defaultdict(list)
        for norm in self.agreement.norms:
            for name in self._events(norm):
                found[name].append(norm)
        return found

    def _events(self, norm: Norm) -> frozenset[str]:
        if norm.kind in _PERFORMED and norm.act is not None and norm.act.verb in _BRINGS_ABOUT:
            objects = (role.term for role in norm.act.roles if role.preposition is None)
            return frozenset(n for term in objects for n in self.vocabulary.names(term))
        return frozenset(
            name
            for effect in norm.effects
            if isinstance(effect, s.Change)
            and effect.effect in {s.Effect.ENTER_INTO_FORCE, s.Effect.APPLY}
            for name in self.vocabulary.names(effect.on)
        )

    @cached_property
    def _by_status(self) -> dict[tuple[str, str], list[Norm]]:
        found: dict[tuple[str, str], list[Norm]] = defaultdict(list)
        for norm in self.agreement.norms:
            for subject, status in _states_made(norm):
                for name in self.vocabulary.names(subject):
                    found[name, status].append(norm)
        return found

    def of(  # noqa: PLR0911 - one line for each kind of condition
        self, condition: object
    ) -> tuple[Norm, ...]:
        """Return the norms that all have to be performed for a condition to come about.

        Of several alternatives none has to be: `if A or B` waits for neither.
        """
        match condition:
            case s.Both(parts=parts):
                return tuple(dict.fromkeys(norm for part in parts for norm in self.of(part)))
            case s.Reference(label=label):
                return self._performed_at(label)
            case s.Point(name=name, of=s.Reference(label=label)) if name in _DONE:
                return self._performed_at(label)
            case s.Point(name=name, of=of) if of is None or name in _DONE:
                term = s.NounPhrase(name) if of is None else of
                events = self.vocabulary.names(term)
                return tuple(norm for event in events for norm in self._by_event.get(event, ()))
            case s.Happens(negated=False):
                return self._doing(condition)
            case s.Stands(subject=subject, status=status, negated=False):
                return self._standing(subject, status)
        return ()

    def _performed_at(self, label: str) -> tuple[Norm, ...]:
        still = {NormKind.DEFINITION, NormKind.PROVISION, NormKind.PERMISSION, NormKind.POWER}
        return tuple(n for n in self.agreement.at(label) if n.kind not in still)

    def _doing(self, event: s.Happens) -> tuple[Norm, ...]:
        actors = names_in_order(self.vocabulary, event.subject)
        key = verb_key(event.act)
        candidates = dict.fromkeys(
            norm for name in actors for norm in self._by_act.get((key, name), ())
        )
        return tuple(
            norm
            for norm in candidates
            if norm.act is not None and roles_agree(self.vocabulary, event.act, norm.act)
        )

    def _standing(self, subject: s.Term, status: str) -> tuple[Norm, ...]:
        if isinstance(subject, s.Reference):
            return self._performed_at(subject.label) if status in _DONE_STATES else ()
        names = self.vocabulary.names(subject)
        return tuple(
            dict.fromkeys(n for name in names for n in self._by_status.get((name, status), ()))
        )


def _states_made(norm: Norm) -> tuple[tuple[s.Term, str], ...]:
    """Return what a norm makes so: `A declares that X is Y`, `then X is suspended`."""
    if isinstance(norm.core, s.Declaration) and isinstance(norm.core.fact, s.Stands):
        fact = norm.core.fact
        return () if fact.negated else ((fact.subject, fact.status),)
    status_of = {effect: status for status, effect in EFFECT_OF_STATUS.items()}
    return tuple(
        (effect.on, status_of[effect.effect])
        for effect in norm.effects
        if isinstance(effect, s.Change) and effect.effect in status_of
    )
