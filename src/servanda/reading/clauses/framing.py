"""Makes frames of verbs: who is bound, to do what, on which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.actors import acts_in, can_act
from servanda.reading.clauses.acts import Doing, Gathered, act_of, adverbial_in
from servanda.reading.clauses.anaphora import Mentioned, taken_up
from servanda.reading.clauses.binding import Bond, words_of
from servanda.reading.clauses.frame import (
    NOBODY_NAMED,
    Act,
    Binding,
    Deontic,
    Frame,
    FrameKind,
    Holder,
    Phrase,
    Span,
    Stated,
    Words,
)
from servanda.reading.clauses.kinds import kind_of, kind_of_fact
from servanda.reading.clauses.noun_phrases import phrase_of
from servanda.reading.clauses.prepared import Prepared
from servanda.reading.clauses.references import references_in, within

_POINTING = frozenset({"it", "this", "that", "these", "those"})
"""Pronouns that stand for things as well."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TO_WHOM = frozenset({"", "to", "with", "from", "against", "towards", "toward", "upon", "on"})


@dataclass
class Sentence:
    """A sentence while its frames are made: its clause, its place, what was mentioned so far."""

    source: Prepared
    place: Span
    mentioned: list[Mentioned] = field(default_factory=list)

    @property
    def references(self) -> tuple[Words, ...]:
        """The articles and other texts that it refers to."""
        return references_in(self.source.text, self.place)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with what it shares with the verbs joined to it: subject, object, the passive."""

    verb: Token
    subject: Token | None
    object: Token | None = None
    is_passive: bool = False


@dataclass(frozen=True, slots=True)
class _Made:
    """What was found out for one frame: its kind and why, its bond, its act, who is bound."""

    kind: tuple[FrameKind, str]
    binding: Binding | None
    act: Act
    who: tuple[Holder, Phrase | None]

    def frame(self, gathered: Gathered, sentence: Sentence) -> Frame:
        thing = self.act.object
        means = taken_up(thing, sentence.mentioned) if thing is not None else None
        return Frame(
            kind=self.kind[0],
            bearer=self.who[0],
            counterparty=_counterparty(self.act),
            topic=self.who[1],
            binding=self.binding,
            act=replace(self.act, object_means=means) if means is not None else self.act,
            qualifiers=tuple(gathered.qualifiers),
            sentence=sentence.place,
            because=self.kind[1],
            confidence=0.0,
            references=tuple(r for r in sentence.references if within(r, gathered.spans)),
            taken=gathered.spans,
        )


def frames_of(predicate: Predicate, bonds: Sequence[Bond], sentence: Sentence) -> list[Frame]:
    """Return the frames of one verb: one for each bond, or a statement of fact."""
    if not bonds:
        return [_fact(predicate, sentence)]
    return [_norm(predicate, bond, sentence) for bond in bonds]


def imperative(verb: Token) -> Bond:
    """Return the bond of a verb that tells somebody what to do, or not, and does not say whom."""
    denied = v.is_negated(verb)
    tokens = words_of(verb) - {verb.i} if denied else frozenset()
    return Bond(None, Deontic.MUST_NOT if denied else Deontic.MUST, (verb,), None, tokens)


def _norm(predicate: Predicate, bond: Bond, sentence: Sentence) -> Frame:
    gathered = Gathered(sentence.source, elsewhere=_below(bond.subject, bond.verb))
    gathered.take(bond.verb.doc[i] for i in bond.tokens)
    gathered.take([bond.narrowing] if bond.narrowing is not None else [])
    passive = predicate.is_passive or v.is_passive(bond.verb)
    thing = bond.subject if passive else None
    head = bond.head if bond.modal is not None else bond.verb
    act = act_of(Doing(bond.chain, thing, passive, predicate.object, head), gathered)
    binds = [t for t in map(bond.verb.doc.__getitem__, sorted(bond.tokens)) if _binds(t, bond)]
    source = sentence.source
    binding = Binding(
        bond.deontic,
        bond.modal,
        source.words(binds) or None,
        source.words([bond.narrowing]) if bond.narrowing is not None else None,
    )
    done_by = Predicate(bond.verb, bond.subject)
    who = _bearer(act, done_by, gathered, sentence, is_bound=True)
    return _Made(kind_of(bond), binding, act, who).frame(gathered, sentence)


def _below(subject: Token | None, verb: Token) -> frozenset[int]:
    """Return the indexes of a subject's own words; what stands behind the verb is not its."""
    if subject is None:
        return frozenset()
    apart = {t.i for phrase in adverbial_in(subject) for t in phrase.subtree}
    behind = verb.i if subject.i < verb.i else len(verb.doc)
    return frozenset(t.i for t in subject.subtree if t.i not in apart and t.i < behind)


def _binds(token: Token, bond: Bond) -> bool:
    """Whether a word of a bond says how it binds, rather than what is done or who does it."""
    if token.dep_ == "prt" or token.pos_ == "PRON":
        return False
    return token.tag_ == "MD" or token != bond.verb


def _fact(predicate: Predicate, sentence: Sentence) -> Frame:
    verb = predicate.verb
    gathered = Gathered(sentence.source, elsewhere=_below(predicate.subject, verb))
    gathered.take(verb.doc[i] for i in words_of(verb))
    passive = predicate.is_passive or v.is_passive(verb)
    thing = predicate.subject if passive else None
    act = act_of(Doing((verb,), thing, passive, predicate.object), gathered)
    who = _bearer(act, predicate, gathered, sentence, is_bound=False)
    return _Made(kind_of_fact(verb), None, act, who).frame(gathered, sentence)


def _bearer(
    act: Act, predicate: Predicate, gathered: Gathered, sentence: Sentence, *, is_bound: bool
) -> tuple[Holder, Phrase | None]:
    """Return who is bound, and what the sentence is about where that is something else.

    A passive binds its agent, if it names one; a subject that cannot act binds nobody by name. What
    a verb tells of its subject counts only where somebody `is_bound`.
    """
    subject = predicate.subject
    if act.is_passive:
        return _bearer_of_passive(predicate, gathered, sentence), None
    if subject is None or _is_cut_off(subject, predicate.verb):
        return NOBODY_NAMED, None
    gathered.take(subject.subtree)
    who = _meant(subject)
    if who.lower_ in _POINTING:
        holder = _holder(subject, sentence, predicate.verb)
        if holder.means is not None:
            return holder, None
    if not is_bound and any(c.tag_ == "TO" for c in predicate.verb.lefts):
        return NOBODY_NAMED, phrase_of(who, sentence.source)
    if not (acts_in(who, predicate.verb) if is_bound else can_act(who)):
        return NOBODY_NAMED, phrase_of(who, sentence.source)
    return _holder(subject, sentence, predicate.verb), None


def _bearer_of_passive(predicate: Predicate, gathered: Gathered, sentence: Sentence) -> Holder:
    """Return whom a passive binds: its agent, or whoever is required, allowed, asked."""
    verb, subject = predicate.verb, predicate.subject
    if v.addresses(verb) and subject is not None and can_act(_meant(subject)):
        gathered.take(subject.subtree)
        return _holder(subject, sentence, verb)
    agent = v.agent_of(verb)
    if agent is None or not _is_agent(agent, verb):
        return NOBODY_NAMED
    gathered.take([agent.head, *agent.subtree])
    return _holder(agent, sentence)


def _is_agent(agent: Token, verb: Token) -> bool:
    """Whether `by …` names somebody; with a determiner, any noun but a thing (`by the towns`)."""
    determined = any(c.dep_ == "det" for c in agent.lefts)
    return acts_in(agent, verb) if determined else can_act(agent)


def _is_cut_off(subject: Token, verb: Token) -> bool:
    """Whether a dash stands between a subject and its verb: `Item — the law restricts it`."""
    between = verb.doc[subject.i + 1 : verb.i] if subject.i < verb.i else ()
    dashes = (t for t in between if t.text in {"—", "–"} and t.nbor(-1).whitespace_)
    return sum(1 for _ in dashes) % 2 == 1


def _meant(subject: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.lower_ in _RELATIVE and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _holder(head: Token, sentence: Sentence, verb: Token | None = None) -> Holder:
    """Return who a head names. Before a `verb`, what parsers hang on it from behind is left out."""
    source = sentence.source
    meant = _meant(head)
    if meant != head:
        means = phrase_of(meant, source, [head.head])
        return Holder(Stated.RESOLVED, phrase_of(head, source), means)
    behind = [t for t in head.subtree if verb is not None and head.i < verb.i <= t.i]
    behind += [*adverbial_in(head), *_remarks_on(head)] if verb is not None else []
    phrase = phrase_of(head, source, behind)
    if verb is not None and v.is_bare_participle(head.head) and head.i < head.head.i < verb.i:
        words = source.words(head.doc[head.left_edge.i : _first_helper(verb).i])
        phrase = replace(phrase, words=words)
    if phrase.is_pronoun or phrase.head in {"former", "latter"}:
        taken = taken_up(phrase, sentence.mentioned)
        stated = Stated.RESOLVED if taken is not None else Stated.NOT_STATED
        return Holder(stated, phrase, taken)
    return Holder(Stated.EXPLICIT, phrase, taken_up(phrase, sentence.mentioned))


def _remarks_on(head: Token) -> list[Token]:
    """Return clauses between commas, which tell more of a subject and not which one it is."""
    told = (c for c in head.rights if c.dep_ in {"relcl", "acl"})
    return [c for c in told if c.doc[c.left_edge.i - 1].text == ","]


def _first_helper(verb: Token) -> Token:
    return next((c for c in verb.lefts if c.dep_ == "aux"), verb)


def _counterparty(act: Act) -> Holder:
    """Return to whom, with whom, or from whom the act is done, where somebody is named."""
    for role in act.roles if act.verb not in v.CAPPING else ():
        if role.is_somebody and role.phrase is not None and role.preposition in _TO_WHOM:
            stated = Stated.NOT_STATED if role.phrase.is_pronoun else Stated.EXPLICIT
            return Holder(stated, role.phrase)
    return NOBODY_NAMED
