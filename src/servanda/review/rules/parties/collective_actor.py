"""A collective is to act, and the text does not say who belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.effects.checking import Check, checks, known_by_its_head, only_its_head_is_named
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.walk import happenings, terms_of
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.signing import TASKS, sets_up
from servanda.review.telling import listed, quoted
from servanda.vocabulary import Entity

_PARTIES = frozenset({"parties", "signatories"})


def look(case: Case) -> Looked:
    """Find actors that stand for several who are not named."""
    agreement = case.agreement
    found: dict[str, dict[str, None]] = {}
    first: dict[str, Norm] = {}
    actors: set[str] = set()
    headed = {(check.norm.clause, e.name) for check, e in _known_by_their_heads(agreement)}
    for norm in agreement.norms:
        for term in _actors(norm):
            name = _declared(agreement, term)
            actors.add(name)
            if _is_open(agreement, term) and (norm.clause, name) not in headed:
                found.setdefault(norm.clause, {})[name] = None
                first.setdefault(norm.clause, norm)
    hits = [
        Hit(
            clause,
            _message(agreement, tuple(names)),
            at=first[clause].at,
            quote=first[clause].quote,
        )
        for clause, names in found.items()
    ]
    hits += [hit for hit in _and_others(agreement) if hit.clause not in found]
    return Looked(f"{len(actors)} names that act", len(actors), tuple(hits))


def _known_by_their_heads(agreement: Agreement) -> Iterator[tuple[Check, Entity]]:
    """Yield the checks by bodies of which the rule on verifiers says that only a head is named."""
    for check in checks(agreement):
        entity = known_by_its_head(agreement, check)
        if entity is not None:
            yield check, entity


def _message(agreement: Agreement, names: tuple[str, ...]) -> str:
    entities = (agreement.vocabulary.entity(name) for name in names)
    headed = tuple(e.name for e in entities if e is not None and only_its_head_is_named(e))
    if headed == names:
        return f"Only the head is named, and no other member: {quoted(names)}."
    return f"The text does not say who belongs to {quoted(names)}: nobody in particular has to act."


def _actors(norm: Norm) -> Iterator[s.NounPhrase]:
    """Yield the noun phrases for those who act, decide or receive, or are set up to act."""
    core = norm.core
    match core:
        case s.Norm(bearer=bearer, act=act):
            yield from terms_of(bearer)
            if isinstance(act, s.Act):
                addressed = [r.term for r in act.roles if r.preposition in {"to", "with"}]
                made = [r.term for r in act.roles if r.preposition is None and sets_up(act)]
                yield from terms_of((*addressed, *made))
        case s.Guarantee(guarantor=guarantor):
            yield from terms_of(guarantor)
        case s.Entitlement(holder=holder):
            yield from terms_of(
                (holder, tuple(r.term for r in core.roles if r.preposition == "from"))
            )
        case s.Declaration(declarant=declarant):
            yield from terms_of(declarant)
    if norm.parent is None:
        yield from terms_of(norm.sentence.values(*TASKS))
        for happening in happenings(norm.conditions):
            yield from terms_of(happening.subject)


def _declared(agreement: Agreement, term: s.NounPhrase) -> str:
    entity = agreement.vocabulary.entity(term.name)
    return entity.name if entity else f"the {term.name}"


def _is_open(agreement: Agreement, term: s.NounPhrase) -> bool:
    if term.name in _PARTIES:
        return agreement.vocabulary.signatories_open
    entity = agreement.vocabulary.entity(term.name)
    return entity is not None and entity.acts and entity.members_open


def _and_others(agreement: Agreement) -> Iterator[Hit]:
    """Yield clauses in which one is named for what others, unnamed, are to do as well."""
    for norm in agreement.norms:
        if norm.bearers or norm.parent is not None:
            continue
        beside = [
            other
            for other in agreement.at(norm.clause)
            if other.bearers and other.kind is norm.kind and other.clause == norm.clause
            and _deed(other) is not None and _deed(other) == _deed(norm)
        ]  # fmt: skip
        if beside:
            yield Hit(
                norm.clause,
                f"The text does not say who is meant besides these: {listed(beside[0].bearers)}.",
                at=norm.at,
                quote=norm.quote,
            )


def _deed(norm: Norm) -> object:
    match norm.core:
        case s.Declaration(fact=fact):
            return fact
        case s.Norm(act=act):
            return act
    return None


RULE = Rule(
    code="collective-actor",
    family=Family.PARTIES,
    kind=Kind.FORMAL,
    title="a collective that is to act, with no list of members",
    silenced_by="“NAME includes …” or “consists of …”, or the names themselves",
    look=look,
    gather=Gather.CLAUSE,
)
