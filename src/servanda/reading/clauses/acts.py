"""Reads what is done: the verb, what it is done to, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.actors import can_act
from servanda.reading.clauses.circumstances import circumstance_of, is_time, mark_of
from servanda.reading.clauses.frame import (
    Act,
    Circumstance,
    Event,
    Holder,
    Qualifier,
    Role,
    Span,
    Stated,
    Words,
)
from servanda.reading.clauses.noun_phrases import is_nominal, phrase_of, trimmed
from servanda.reading.clauses.prepared import Prepared

_BESIDE = frozenset({"prep", "agent", "advcl", "advmod", "npadvmod", "dative"})
_LIFTED = frozenset({Circumstance.DEADLINE, Circumstance.CONDITION, Circumstance.DURATION})
_TIMED = frozenset({Circumstance.DEADLINE, Circumstance.DURATION})
_LIFTED_BY = frozenset({"within", "before", "after", "during", "through", "without", "via"})
_BEFORE_TO = frozenset(
    {"prejudice", "respect", "regard", "relation", "addition", "contrary", "prior", "subject"}
)
_STARTING = frozenset({"of", "after", "from", "following"})


@dataclass
class Gathered:
    """What one frame uses so far: its source, the words it takes, its qualifiers and roles."""

    source: Prepared
    taken: dict[int, Token] = field(default_factory=dict)
    elsewhere: frozenset[int] = frozenset()
    """Indexes of words that are the subject's, whatever a parser hangs them on."""
    qualifiers: list[Qualifier] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def take(self, tokens: Iterable[Token]) -> None:
        """Note words as spoken of."""
        self.taken.update((t.i, t) for t in tokens)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words that are spoken of stand."""
        return self.source.words(self.taken.values()).spans


@dataclass(frozen=True, slots=True)
class Doing:
    """A chain of verbs, and what its act takes from elsewhere.

    `thing` is the subject of a passive, to which the act is done; `shared` the object of a later
    verb that is this one's too (`select and implement practices`); `head` the verb that the modal
    stands with, if not the first.
    """

    chain: tuple[Token, ...]
    thing: Token | None = None
    is_passive: bool = False
    shared: Token | None = None
    head: Token | None = None


def act_of(doing: Doing, gathered: Gathered) -> Act:
    """Return the act; collect its qualifiers and roles."""
    chain = doing.chain
    verb = chain[-1]
    source = gathered.source
    thing = _acted_on(doing, gathered)
    direct = thing if thing is not None else (v.object_of(verb) or doing.shared)
    lifted = list(_lifted(direct)) if direct is not None and direct is not thing else []
    words = [t for each in chain for t in _verb_words(each)]
    gathered.take(words)
    phrase = None
    if direct is not None:
        apart = [*lifted, *(each for each in chain if each.head == direct)]
        phrase = phrase_of(direct, source, apart)
        below = {t.i for part in lifted for t in part.subtree}
        gathered.take([t for t in direct.subtree if t.i not in below])
    predicate = _predicate(verb)
    if predicate:
        gathered.take(predicate)
    content = next((c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"}), None)
    if content is not None and not predicate:
        gathered.take(list(content.subtree))
    for each in dict.fromkeys(chain):
        for child in each.children:
            if child.dep_ in _BESIDE and child not in chain and not _holds(child, chain):
                beside(child, gathered)
    for subject in filter(None, map(v.subject_of, dict.fromkeys(chain))):
        lifted += adverbial_in(subject)
    if (said := _predicative(verb)) is not None:
        lifted += [c for c in said.rights if c.dep_ in {"prep", "advcl"}]
    for part in lifted:
        beside(part, gathered)
    gathered.qualifiers.sort(key=lambda q: q.words.spans)
    return Act(
        words=source.words(words),
        head=_base(doing.head or chain[0]),
        verb=v.lemma_of(verb) if words else "",
        is_passive=doing.is_passive,
        object=phrase,
        predicate=source.words(predicate) if predicate else None,
        content=source.words(content.subtree) if content is not None and not predicate else None,
        roles=tuple(gathered.roles),
    )


def _acted_on(doing: Doing, gathered: Gathered) -> Token | None:
    """Return what a passive is done to: its subject, or what the subject is given."""
    subject = doing.thing
    given = v.given(doing.chain[-1]) if subject is not None and doing.is_passive else None
    if subject is None or given is None:
        return subject
    gathered.roles.append(_receiving(subject, gathered))
    return given


def _receiving(subject: Token, gathered: Gathered) -> Role:
    """Return the subject of a passive as the one to whom something is given."""
    phrase = phrase_of(subject, gathered.source)
    gathered.take(subject.subtree)
    return Role("", phrase.words, phrase, can_act(subject))


def _holds(child: Token, chain: Sequence[Token]) -> bool:
    return any(child.is_ancestor(verb) for verb in chain)


def _base(verb: Token) -> str:
    return "" if verb.tag_ == "MD" else verb.lemma_.lower()


def _verb_words(verb: Token) -> list[Token]:
    if verb.tag_ == "MD":
        return []
    kinds = {"aux", "auxpass", "prt"}
    helpers = [c for c in verb.children if c.dep_ in kinds and c.tag_ != "MD"]
    return [*helpers, verb]


def _predicate(verb: Token) -> list[Token]:
    """Return what is said of the subject after `be`, `remain`, `consider …`, without phrases."""
    head = _predicative(verb)
    if head is None:
        return []
    apart = (c for c in head.rights if c.dep_ in {"prep", "advcl", "cc", "conj"})
    below = {t.i for c in apart for t in c.subtree}
    return [t for t in head.subtree if t.i not in below]


def _predicative(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in {"acomp", "oprd"}), None)


def _lifted(direct: Token) -> Iterator[Token]:
    """Yield phrases that a parser hangs on an object, and that say when, how or to whom."""
    for noun in (direct, *direct.conjuncts):
        yield from (c for c in noun.rights if c.dep_ == "prep" and _is_lifted(c))
        yield from (c for c in noun.rights if c.dep_ == "acl" and circumstance_of(c) is not None)


def adverbial_in(subject: Token) -> list[Token]:
    """Return phrases that a parser hangs on a subject, and that say how or when it acts.

    They stand between commas (`The mayor, upon request, shall …`) or speak of what the subject does
    (`The mayor in administering the city shall …`, `in her reports`).
    """
    rights = list(subject.rights)
    first = next((i for i, c in enumerate(rights) if c.dep_ == "prep" and _is_adverbial(c)), None)
    return [] if first is None else [c for c in rights[first:] if c.dep_ == "prep"]


def _is_adverbial(preposition: Token) -> bool:
    if preposition.nbor(-1).text == ",":
        return preposition.lower_ != "of"
    inner = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
    if preposition.lower_ != "in" or inner is None:
        return False
    return inner.dep_ == "pcomp" or any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in inner.lefts)


def _is_lifted(preposition: Token) -> bool:
    noun = next((c for c in preposition.children if c.dep_ in {"pobj", "pcomp"}), None)
    if noun is None:
        return False
    if preposition.lower_ in {"to", "from"}:
        return can_act(noun)
    if preposition.lower_ in {"by", "upon", "until", "for", "on", "in", "at"}:
        return circumstance_of(preposition) in _LIFTED
    return preposition.lower_ in _LIFTED_BY


def beside(child: Token, gathered: Gathered) -> None:
    """Gather what stands beside a verb: a qualifier, or a role with its preposition."""
    if _ends_a_preposition(child):
        return
    kind = circumstance_of(child)
    source = gathered.source
    tokens = [t for t in child.subtree if t.i not in gathered.elsewhere]
    if not tokens:
        return
    if kind is None:
        if child.dep_ in {"prep", "dative"}:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            noun = child if child.dep_ == "dative" and child.pos_ != "ADP" else inner
            phrase = phrase_of(noun, source) if noun is not None and is_nominal(noun) else None
            preposition = child.lower_ if child.pos_ != "NOUN" and noun is not child else ""
            somebody = noun is not None and can_act(noun)
            words = source.words(trimmed(tokens) or tokens)
            gathered.roles.append(Role(preposition, words, phrase, somebody))
            gathered.take(tokens)
        return
    if child.i and child.nbor(-1).lower_ in {"no", "not"} and child.lower_ in {"later", "before"}:
        tokens = [child.nbor(-1), *tokens]
    gathered.take(tokens)
    tokens = trimmed(tokens) or tokens
    noun = next((c for c in child.children if c.dep_ == "pobj"), None)
    gathered.qualifiers.append(
        Qualifier(
            kind,
            source.words(tokens),
            mark_of(child),
            event=event_of(child, gathered) if child.dep_ == "advcl" else None,
            phrase=phrase_of(noun, source) if noun is not None and is_nominal(noun) else None,
            start=_start(child, source) if kind in _TIMED else None,
        )
    )


def _ends_a_preposition(child: Token) -> bool:
    """Whether a `to` ends one of several words, from which a parser cut it: `without prejudice to`.

    What follows it is no goal of the act.
    """
    return child.lower_ == "to" and child.i > 0 and child.nbor(-1).lower_ in _BEFORE_TO


def _start(child: Token, source: Prepared) -> Words | None:
    """Return the event from which a time runs: `within ten days of signature`."""
    if not any(is_time(t) for t in child.subtree):
        return None
    for token in child.subtree:
        if token.dep_ == "prep" and token.lower_ in _STARTING and token is not child:
            noun = next((c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None)
            if noun is not None and not is_time(noun):
                return source.words(noun.subtree)
    return None


def event_of(clause: Token, gathered: Gathered) -> Event | None:
    """Return what a subordinate clause says happens, where it has a subject of its own."""
    subject = v.subject_of(clause)
    if subject is None:
        return None
    inner = Gathered(gathered.source)
    passive = v.is_passive(clause)
    act = act_of(Doing((clause,), subject if passive else None, passive), inner)
    agent = v.agent_of(clause) if passive else subject
    who = Holder(Stated.NOT_STATED)
    if agent is not None:
        stated = Stated.NOT_STATED if agent.pos_ == "PRON" else Stated.EXPLICIT
        who = Holder(stated, phrase_of(agent, gathered.source))
    return Event(who, act, tuple(inner.qualifiers), v.is_negated(clause))
