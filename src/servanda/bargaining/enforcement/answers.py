"""Which consequences the text names for a breach by a party, and on whom they fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from servanda.bargaining.enforcement.answer import Answer, Effect, Falls
from servanda.bargaining.enforcement.delay import delay_of
from servanda.effects.accusations import BREACH, finding_clauses
from servanda.effects.circumstances import setting_off
from servanda.effects.guarantees import beneficiaries, guarantees_meant
from servanda.effects.likeness import names_in_order
from servanda.effects.remedies import answers_to_breaches
from servanda.effects.removals import REMOVES
from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_sentence
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import mentions
from servanda.norms.comma_phrases import CHECKED_BY, TRIGGERS
from servanda.norms.matrix import what
from servanda.norms.walk import needs_judgement, pieces
from servanda.norms.wording import in_words

_HELD = frozenset({NormKind.PERMISSION, NormKind.POWER, NormKind.ENTITLEMENT, NormKind.EXEMPTION})
"""Kinds of norms by which their bearer has something to lose."""

_OTHERS = frozenset({s.Determiner.ANOTHER, s.Determiner.THAT_OTHER})


@dataclass(frozen=True)
class Answers:
    """Looks up what an agreement says follows from a breach."""

    agreement: Agreement
    _answers: dict[tuple[str, str], Answer] = field(default_factory=dict, repr=False)
    _set_off_by: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def to(self, norm: Norm, breaker: str) -> tuple[Answer, ...]:
        """Return what follows where one party does not keep a norm, in the order of the text."""
        consequences = self._by_norm.get(norm.id, ())
        answering = [c for c in consequences if breaker in self.setting_off(c)]
        powers = [p for p in self._powers if breaker in self.setting_off(p)]
        return tuple(self.answer(c, breaker) for c in (*answering, *powers))

    def setting_off(self, consequence: Norm) -> tuple[str, ...]:
        """Return whose acts set a consequence off; where nobody is named, those who sign."""
        if consequence.id not in self._set_off_by:
            names = self.agreement.vocabulary
            acting = setting_off(self.agreement, consequence)
            named = (n for event in acting for n in names_in_order(names, event.subject))
            found = tuple(dict.fromkeys(named)) or names.signatories
            self._set_off_by[consequence.id] = found
        return self._set_off_by[consequence.id]

    @cached_property
    def _by_norm(self) -> dict[str, tuple[Norm, ...]]:
        return answers_to_breaches(self.agreement)

    @cached_property
    def _powers(self) -> tuple[Norm, ...]:
        """The powers to take something away once the agreement is breached."""
        return tuple(
            norm
            for norm in self.agreement.of_kind(NormKind.POWER, NormKind.PERMISSION)
            if isinstance(getattr(norm.core, "act", None), s.Change)
            and mentions(norm.conditions, BREACH)
        )

    @cached_property
    def _finding(self) -> dict[str, tuple[Norm, ...]]:
        return finding_clauses(self.agreement)

    def answer(self, consequence: Norm, breaker: str) -> Answer:
        """Return one consequence as it stands for one breaker."""
        known = self._answers.get((consequence.id, breaker))
        if known is None:
            known = self._answers[consequence.id, breaker] = self._answer(consequence, breaker)
        return known

    def _answer(self, consequence: Norm, breaker: str) -> Answer:
        finders, found_in = self._finders(consequence)
        to_be_found = consequence.parent is not None or any(
            needs_judgement(condition) for condition in consequence.conditions
        )
        effects = tuple(self._effects(consequence, breaker))
        sentence = consequence.sentence
        spoken = tuple(pieces(sentence.values(*TRIGGERS)))
        counted = [p.count for p in spoken if isinstance(p, s.Times)]
        done = any(e.by_somebody for e in effects) and consequence.kind is NormKind.CONSEQUENCE
        members = self.agreement.vocabulary.members
        return Answer(
            breaker,
            consequence.clause,
            consequence.id,
            what(consequence),
            consequence.quote,
            effects,
            finders,
            to_be_found,
            found_in,
            tuple(name for name in finders if name != breaker and breaker in members(name)),
            next((in_words(v) for v in sentence.values(s.Slot.STANDARD)), None),
            tuple(p.words.text for p in spoken if isinstance(p, s.Judged)),
            max(counted, default=1),
            delay_of(
                consequence,
                finders,
                self._finding.get(consequence.id, ()),
                found=to_be_found,
                done=done,
            ),
            optional=consequence.kind is not NormKind.CONSEQUENCE,
        )

    def _finders(self, consequence: Norm) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who is named to find what sets a consequence off, and in which clauses."""
        names = self.agreement.vocabulary.names
        slots = (s.Slot.FOUND_BY, *(CHECKED_BY if consequence.parent is not None else ()))
        here = tuple(
            name
            for value in consequence.sentence.values(*slots)
            if isinstance(value, s.NounPhrase | s.Group)
            for name in names(value)
        )
        if here:
            return tuple(dict.fromkeys(here)), (consequence.clause,)
        clauses = self._finding.get(consequence.id, ())
        found = dict.fromkeys(name for clause in clauses for name in clause.bearers)
        return tuple(found), tuple(dict.fromkeys(clause.clause for clause in clauses))

    def _effects(self, consequence: Norm, breaker: str) -> Iterator[Effect]:
        if isinstance(consequence.core, s.Norm):
            holders = tuple(n for n in consequence.bearers if n != breaker)
            change = consequence.core.act
            if isinstance(change, s.Change):
                losers, clauses = self._losers(change)
                words = phrasing.act(change)
                falls = _falls(breaker, losers)
                yield Effect(words, falls, clauses, losers, holders, by_somebody=True)
            return
        for outcome in consequence.effects:
            yield self._effect(outcome, breaker)

    def _effect(self, outcome: s.Outcome, breaker: str) -> Effect:
        words = format_sentence(s.Sentence(s.Consequence((outcome,))))
        words = words.removesuffix(".").removeprefix("Then ")
        match outcome:
            case s.Norm(bearer=bearer):
                doers = self._doers(bearer, breaker)
                falls = Falls.ON_BREAKER if doers == (breaker,) else Falls.NOT_STATED
                return Effect(words, falls, doers=doers, by_somebody=True)
            case s.Loss(loser=loser):
                losers = names_in_order(self.agreement.vocabulary, loser)
                return Effect(words, _falls(breaker, losers), losers=losers)
            case s.Change(effect=effect) if effect in REMOVES:
                losers, clauses = self._losers(outcome)
                return Effect(words, _falls(breaker, losers), clauses, losers)
        return Effect(words, Falls.NOT_STATED)

    def _doers(self, bearer: s.Term, breaker: str) -> tuple[str, ...]:
        """Return who must act; `that signatory` is whoever broke it."""
        determiner = bearer.determiner if isinstance(bearer, s.NounPhrase) else None
        if determiner is s.Determiner.THAT:
            return (breaker,)
        names = self.agreement.vocabulary.names(bearer)
        return tuple(n for n in names if n != breaker or determiner not in _OTHERS)

    def _losers(self, change: s.Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who loses what a change takes away, and the clauses that it takes away."""
        if isinstance(change.on, s.Agreement):
            return self.agreement.vocabulary.signatories, ()
        if isinstance(change.on, s.Reference):
            norms = self.agreement.at(change.on.label)
            clauses: tuple[str, ...] = (change.on.label,)
        else:
            norms = guarantees_meant(self.agreement, change.on)
            clauses = tuple(dict.fromkeys(norm.clause for norm in norms))
        losers = dict.fromkeys(name for norm in norms for name in self._has_of(norm))
        return tuple(losers), clauses

    def _has_of(self, norm: Norm) -> tuple[str, ...]:
        """Return who has something by a norm, as far as it says."""
        if norm.kind is NormKind.GUARANTEE:
            return beneficiaries(self.agreement, norm)
        return norm.bearers if norm.kind in _HELD else norm.counterparties


def _falls(breaker: str, losers: tuple[str, ...]) -> Falls:
    if not losers:
        return Falls.NOT_STATED
    return Falls.ON_BREAKER if breaker in losers else Falls.ON_OTHERS
