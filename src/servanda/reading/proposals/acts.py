"""Says in Pact what is done: the verb, what it is done to, at, with, to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.clauses import Act, Circumstance, Phrase, Qualifier, Role, Span
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.terms import role_beyond, term_of

# "must keep … at most" is Pact's own way to say a limit; of anything else its neighbour says it.
_VERB_FOR = {"keep": "maintain"}
_STATES = frozenset({"be", "have", "become", "remain", "consist", "constitute"})
_NO_ROLE = frozenset({"without", "as", "by"})
_BESIDE = frozenset({Circumstance.PLACE, Circumstance.MANNER, Circumstance.REFERENCE})
_REFERRING = frozenset({"in", "under", "per", "pursuant", "according"})


def act_of(
    act: Act, qualifiers: Sequence[Qualifier], gathered: Gathered, left: Sequence[Span] = ()
) -> s.Act:
    """Say an act; what stands in the `left` places is said elsewhere, or not at all."""
    if not act.verb or act.verb in _STATES:
        raise CannotSayError(f"Pact has no words for what “{act.words.text}” says of a thing")
    verb = _VERB_FOR.get(act.verb, act.verb)
    gathered.declare(Kind.VERB, verb)
    gathered.take(act.words)
    roles: list[s.Role] = []
    thing = act.object
    if thing is not None and act.object_means is not None:
        own = gathered.without_modifiers()
        roles.append(s.Role(None, _of_any(term_of(act.object_means, own))))
        gathered.names += own.names
        gathered.take(thing.words)  # the pronoun: what it takes up may stand in another sentence
    elif thing is not None:
        roles.append(s.Role(None, _of_any(term_of(thing, gathered))))
        beyond = role_beyond(thing, gathered)
        roles += [beyond] if beyond is not None else []
    elif act.is_passive or _goes_on(act, gathered.text):
        raise CannotSayError(f"I cannot tell what “{act.words.text}” is done to")
    for role in _in_order(act, qualifiers):
        if role.phrase is not None and not _overlap(_named(role, role.phrase), left):
            roles += _role(role, role.phrase, gathered)
    return s.Act(verb, tuple(roles))


def _goes_on(act: Act, text: str) -> bool:
    """Whether a noun or an adjective follows a verb that seems to have no object."""
    end = max((span.end for span in act.words.spans), default=len(text))
    match = _NEXT_WORD.match(text, end)
    follows = match["word"].lower() if match else ""
    return bool(follows) and follows not in _MAY_FOLLOW and not follows.endswith("ly")


_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_MAY_FOLLOW = frozenset(
    {*PREPOSITIONS, "and", "or", "but", "by", "before", "after", "within", "until",
     "during", "not", "no", "that", "if", "unless", "when", "where", "once", "whenever", "as",
     "again", "together", "forthwith", "also", "thereof", "therein", "thereto", "thereafter",
     "accordingly", "therefore", "every", "each", "twice", "more", "up", "out", "down",
     "back", "away", "off", "subject", "pursuant", "throughout", "per", "except", "so", "only",
     "shall", "to", "there", "ever", "otherwise", "further", "directly", "prior", "following"}
)  # fmt: skip
"""Words after a verb that do not begin what it is done to."""


def _of_any(term: s.Term) -> s.Term:
    """`No duties shall be introduced` denies the verb, which then speaks of any."""
    if isinstance(term, s.Group):
        return s.Group(tuple(_of_any(member) for member in term.members), term.conjunction)
    if isinstance(term, s.NounPhrase) and term.determiner is s.Determiner.NO:
        named = term.name[:1].isupper()  # `neither Norland nor Sudland`
        return s.NounPhrase(term.name, None if named else s.Determiner.ANY)
    return term


def _in_order(act: Act, qualifiers: Sequence[Qualifier]) -> list[Role]:
    """Return what stands with an act after prepositions, in the order of the text."""
    beside = [Role(q.mark, q.words, q.phrase) for q in qualifiers if _is_beside(q)]
    return sorted([*act.roles, *beside], key=lambda role: role.words.spans)


def _is_beside(qualifier: Qualifier) -> bool:
    if qualifier.kind not in _BESIDE or qualifier.event is not None:
        return False
    refers = qualifier.kind is Circumstance.REFERENCE and qualifier.mark in _REFERRING
    return not refers and qualifier.mark not in _NO_ROLE


def _role(role: Role, phrase: Phrase, gathered: Gathered) -> list[s.Role]:
    """Say one role; what cannot be named is left to the list of unread words."""
    preposition = role.preposition or "to"
    if preposition not in PREPOSITIONS or preposition in _NO_ROLE - {"as"}:
        return []
    own = gathered.without_modifiers()
    try:
        term = term_of(phrase, own, preposition=preposition)
    except CannotSayError:
        return []
    if isinstance(term, s.NounPhrase) and term.determiner is s.Determiner.NO:
        return []  # `in no way` denies the verb, and is said with it
    beyond = role_beyond(phrase, own)
    gathered.include(own)
    if role.preposition and role.words.spans and phrase.words.spans:
        gathered.spans.append(Span(role.words.spans[0].start, phrase.words.spans[0].start))
    made = [s.Role(preposition, term)]
    return [*made, beyond] if beyond is not None else made


def _named(role: Role, phrase: Phrase) -> Sequence[Span]:
    """Return where a preposition and the name after it stand, without what hangs on the name."""
    if not role.words.spans or not phrase.name.spans:
        return role.words.spans
    return (Span(role.words.spans[0].start, phrase.name.spans[-1].end),)


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in spans for b in others)
