"""Makes claims of what a report says, whoever says it and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from servanda.evidence.claim import THIS_AGREEMENT, Claim, ClaimKind, Quantity
from servanda.evidence.names_in_reports import IndefiniteError, Names
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.formatter import format_assertion
from servanda.instrument.pact.tree.names import reach
from servanda.instrument.pact.words import POINTS
from servanda.vocabulary.acting import roles_of
from servanda.vocabulary.instance import Instance


@dataclass
class Saying:
    """Turns what is said into claims that have no label, voice or time yet.

    `amount` is what a comma phrase says of how much. `shared` tells afterwards whether several
    share one figure.
    """

    names: Names
    amount: s.Term | None = None
    shared: bool = False

    def claims(self, assertion: s.Assertion) -> Iterator[Claim]:  # noqa: C901 - one case for each kind
        """Yield what is said; raises `IndefiniteError` where it is not definite."""
        match assertion:
            case s.Happens():
                yield from self._act(assertion)
            case s.Occurred(point=point, negated=negated):
                yield from self._event(point, negated=negated)
            case s.Exercised():
                yield from self._effect(assertion)
            case s.Observed():
                yield from self._measured(assertion)
            case s.Stands(subject=subject, status=status, negated=negated):
                for who, clause in self._what(subject):
                    yield _claim(
                        ClaimKind.STATUS,
                        status,
                        subject=self._that_has(status, who, clause),
                        clause=clause,
                        negated=negated,
                    )
            case s.Judged(words=words, of=s.Words(text=label), negated=negated):
                yield _claim(ClaimKind.JUDGEMENT, words.text, judged=label, negated=negated)
            case s.Judged(words=words, of=of, negated=negated):
                for who, clause in self._what(of or s.Hole(s.Gap.NOT_STATED)):
                    yield _claim(
                        ClaimKind.JUDGEMENT, words.text, subject=who, clause=clause, negated=negated
                    )
            case s.Judgement(reports=reports, words=words, negated=negated):
                for label in reports:
                    yield _claim(ClaimKind.JUDGEMENT, words.text, judged=label, negated=negated)
            case s.Said(words=words):
                yield _claim(ClaimKind.WORDS, words.text)

    def _act(self, said: s.Happens) -> Iterator[Claim]:
        subject, roles, denied = _without_no(said)
        times = self._times(said.times, denied=denied)
        denied = denied or times == 0
        doers = self.names.instances(subject)
        filled = [
            (preposition, self.names.instances(term, denied=denied))
            for preposition, term in roles_of(roles)
        ]
        amount = self._amount([role.term for role in roles])
        combinations = tuple(product(doers, *(found for _, found in filled)))
        if len(combinations) > 1 and not denied:
            amount, times = self._shared(amount, times)
        for who, *others in combinations:
            named = zip((word for word, _ in filled), others, strict=True)
            yield _claim(
                ClaimKind.ACT,
                said.act.verb,
                subject=who,
                roles=tuple((word, one) for word, one in named if one is not None),
                negated=denied,
                quantity=amount,
                times=max(times, 1),
            )

    def _event(self, point: s.Point, *, negated: bool) -> Iterator[Claim]:
        entity = self.names.vocabulary.entity(point.name)
        name = entity.name if entity else point.name
        own = isinstance(point.of, s.Agreement) and name in POINTS
        if point.of is None or own:
            yield _claim(ClaimKind.EVENT, name, negated=negated)
            return
        for who, clause in self._what(point.of):
            yield _claim(ClaimKind.EVENT, name, subject=who, clause=clause, negated=negated)

    def _effect(self, said: s.Exercised) -> Iterator[Claim]:
        actors = self.names.instances(said.actor) if said.actor is not None else (None,)
        for actor, (status, clause) in product(actors, self._what(said.change.on)):
            yield _claim(
                ClaimKind.EFFECT,
                said.change.effect.value,
                subject=actor,
                roles=(("", status),) if status is not None else (),
                clause=clause,
                negated=said.negated,
            )

    def _measured(self, said: s.Observed) -> Iterator[Claim]:
        if not isinstance(said.measure, s.NounPhrase):
            raise IndefiniteError("What was measured has no declared name.", reach(said.measure))
        entity = self.names.vocabulary.entity(said.measure.name)
        if entity is None or Kind.MEASURE not in entity.kinds:
            yield _claim(ClaimKind.WORDS, format_assertion(said))
            return
        quantity = self.names.quantity(s.Amount(said.quantity, said.comparison))
        holders = self.names.instances(said.holder) if said.holder is not None else (None,)
        for holder in holders:
            yield _claim(ClaimKind.MEASURE, entity.name, subject=holder, quantity=quantity)

    def _what(self, term: s.Term) -> Iterator[tuple[Instance | None, str | None]]:
        """Yield what a status or an effect concerns: something named, or a clause."""
        for part in term.members if isinstance(term, s.Group) else (term,):
            match part:
                case s.Reference(label=label):
                    yield None, label
                case s.Agreement():
                    yield None, THIS_AGREEMENT
                case _:
                    yield from ((found, None) for found in self.names.instances(part))

    def _that_has(self, status: str, who: Instance | None, clause: str | None) -> Instance | None:
        """Return what has a declared status: a clause or the agreement may have one too.

        The states that every clause can be in, as “suspended”, are the clause's own.
        """
        entity = self.names.vocabulary.entity(status)
        if clause is None or entity is None or Kind.STATUS not in entity.kinds:
            return who
        return Instance(clause if clause == THIS_AGREEMENT else f"[{clause}]")

    # ---- how much and how often

    def _amount(self, terms: list[s.Term]) -> Quantity | None:
        amounts = [t for t in (*terms, self.amount) if isinstance(t, s.Amount)]
        if len(amounts) > 1:
            raise IndefiniteError("It states two amounts.", reach(amounts[1].quantity))
        return self.names.quantity(amounts[0]) if amounts else None

    def _times(self, times: s.Times | None, *, denied: bool) -> int:
        match times:
            case None:
                return 1
            case s.Times(comparison=s.Comparison.EXACTLY | s.Comparison.AT_MOST, count=0):
                if not denied:
                    return 0
            case s.Times(comparison=s.Comparison.EXACTLY | s.Comparison.AT_LEAST, count=count):
                if not denied and count:
                    return count
            case s.Times(comparison=s.Comparison.MORE_THAN, count=count) if not denied:
                return count + 1
        raise IndefiniteError("It does not say how often at least it happened.")

    def _shared(self, amount: Quantity | None, times: int) -> tuple[Quantity | None, int]:
        """Take an amount that several share for what each of them may have had of it."""
        self.shared = self.shared or amount is not None or times > 1
        return Quantity(0, amount.high, amount.unit) if amount is not None else None, 1


def in_words(assertion: s.Assertion) -> Claim:
    """Return what is said as words alone, which no norm is held against."""
    return _claim(ClaimKind.WORDS, format_assertion(assertion))


def _claim(kind: ClaimKind, what: str, **said: object) -> Claim:
    return replace(Claim("", kind, what), **said)  # type: ignore[arg-type]


def _without_no(said: s.Happens) -> tuple[s.Term, tuple[s.Role, ...], bool]:
    """Take “released no prisoners” for “did not release prisoners”."""
    subject, roles = said.subject, said.act.roles
    if not any(_is_no(term) for term in (subject, *(role.term for role in roles))):
        return subject, roles, said.negated
    if said.negated:
        raise IndefiniteError("With “no” and “did not” it is not plain what is denied.")
    plain = tuple(replace(role, term=_plain(role.term)) for role in roles)
    return _plain(subject), plain, True


def _is_no(term: s.Term) -> bool:
    return isinstance(term, s.NounPhrase) and term.determiner is s.Determiner.NO


def _plain(term: s.Term) -> s.Term:
    if isinstance(term, s.NounPhrase) and term.determiner is s.Determiner.NO:
        return replace(term, determiner=None)
    return term
