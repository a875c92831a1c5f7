"""Gathers what one proposal uses: its names, the words it takes, its comma phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.names import is_usable
from servanda.reading.proposals.phrases import Phrase, kind_of, phrase_of, phrases_of
from servanda.reading.proposals.quoting import quote_of
from servanda.reading.proposals.when import comma_phrase

_MOST_UNIT_WORDS = 3
HOLE = s.Hole(s.Gap.NOT_STATED)


@dataclass(frozen=True, slots=True)
class Declared:
    """A name that a proposal uses, and as what."""

    kind: Kind
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed sentence of Pact, the names it needs, why it was proposed, the words it took."""

    sentence: s.Sentence
    names: tuple[Declared, ...]
    because: str
    tokens: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of which no reading is proposed, and why."""

    words: str
    because: str


@dataclass
class Gathered:
    """What one proposal uses so far."""

    names: list[Declared] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    modifiers: list[s.Modifier] = field(default_factory=list)

    def take(self, phrase: Phrase, *, actor: bool, preposition: str | None = None) -> s.Term:
        """Use a phrase, as one who acts or as anything else; return its term."""
        self.names.append(
            Declared(kind_of(phrase, actor=actor, preposition=preposition), phrase.name)
        )
        self.tokens |= phrase.tokens
        return phrase.term


def object_of(verb: Token) -> Token | None:
    """Return what a verb is done to."""
    return next((c for c in verb.rights if c.dep_ in {"dobj", "attr"}), None)


def actor_in(head: Token | None, gathered: Gathered) -> s.Term:
    """Return who is named, or a hole where nobody is (a pronoun names nobody)."""
    if head is None:
        return HOLE
    heads, joint = phrases_of(head)
    if not heads:
        return HOLE
    for phrase in heads:
        gathered.take(phrase, actor=True)
    terms = tuple(map(_bound, heads))
    if len(terms) > 1:
        gathered.tokens |= set(range(heads[0].head.i, heads[-1].head.i + 1))
    return terms[0] if len(terms) == 1 else s.Group(terms, joint)


def _bound(phrase: Phrase) -> s.Term:
    """`No party shall …` denies the verb, which says `must not`; it then speaks of each."""
    if phrase.term.determiner is not s.Determiner.NO:
        return phrase.term
    return s.NounPhrase(phrase.name, None if phrase.is_proper else s.Determiner.EACH)


def thing_in(head: Token | None, gathered: Gathered) -> s.Term | None:
    """Return the one thing named, if there is one."""
    phrase = phrase_of(head) if head is not None else None
    return gathered.take(phrase, actor=False) if phrase is not None else None


# "must keep … at most" is Pact's own way to say a limit; of anything else its neighbour says it.
_VERB_FOR = {"keep": "maintain"}


def act_of(
    verb: Token, gathered: Gathered, thing: Token | None = None, without: Token | None = None
) -> s.Act:
    """Return the act with what it is done to, at, with, to; times are read elsewhere."""
    lemma = _VERB_FOR.get(v.lemma_of(verb), v.lemma_of(verb))
    gathered.names.append(Declared(Kind.VERB, lemma))
    gathered.tokens |= {verb.i, *(c.i for c in verb.children if c.dep_ == "prt")}
    roles: list[s.Role] = []
    direct = terms_in(thing if thing is not None else object_of(verb), None, gathered)
    if direct is not None:
        roles.append(s.Role(None, direct))
    prepositions = [c for c in verb.rights if c.dep_ in {"prep", "dative"}]
    if (target := object_of(verb)) is not None:
        prepositions += [c for c in target.rights if c.dep_ == "prep" and c.lower_ != "of"]
    for preposition in prepositions:
        word = preposition.lower_
        inner = next((t for t in preposition.children if t.dep_ == "pobj"), None)
        if inner is None or inner == without or word not in PREPOSITIONS or word == "without":
            continue
        span = verb.doc[preposition.i : preposition.right_edge.i + 1].text
        if comma_phrase(span) is not None:
            continue
        term = terms_in(inner, word, gathered)
        if term is not None:
            gathered.tokens.add(preposition.i)
            roles.append(s.Role(word, term))
    return s.Act(lemma, tuple(roles))


def terms_in(head: Token | None, preposition: str | None, gathered: Gathered) -> s.Term | None:
    """Return all things named together (`A, B or C`), if there are any."""
    if head is None:
        return None
    if (amount := _amount_in(head, gathered)) is not None:
        return amount
    heads, joint = phrases_of(head)
    if not heads:
        return None
    terms = tuple(gathered.take(p, actor=False, preposition=preposition) for p in heads)
    if len(terms) > 1:
        gathered.tokens |= set(range(heads[0].head.i, heads[-1].head.i + 1))
    return terms[0] if len(terms) == 1 else s.Group(terms, joint)


def _amount_in(head: Token, gathered: Gathered) -> s.Amount | None:
    """Return `more than 50,000 tonnes` as an amount: without its figure it would mean all."""
    numbers = [c for c in head.lefts if c.dep_ == "nummod"]
    if len(numbers) != 1 or next(iter(head.conjuncts), None) is not None:
        return None
    span = head.doc[head.left_edge.i : head.i + 1]
    found = amounts_in(span.text)
    unit = head.doc[numbers[0].i + 1 : head.i + 1].text
    if len(found) != 1 or not is_usable(unit) or len(unit.split()) > _MOST_UNIT_WORDS:
        return None
    gathered.names.append(Declared(Kind.THING, unit))
    gathered.tokens |= set(range(span.start, span.end))
    return s.Amount(found[0].of(unit), found[0].comparison)


def add_times(verb: Token, gathered: Gathered, *, denied: bool = False) -> None:
    """Add the comma phrases on time that stand with a verb; `denied` as it is."""
    for span in _time_phrases(verb):
        found = comma_phrase(span.text, denied=denied)
        if found is not None and found.slot not in {m.slot for m in gathered.modifiers}:
            gathered.modifiers.append(s.Modifier(found.slot, found.value))
            gathered.tokens |= {
                t.i for t in span if found.start <= t.idx - span.start_char < found.end
            }


def _time_phrases(verb: Token) -> Iterator[Span]:
    for child in (*verb.lefts, *verb.rights):
        before = verb.doc[child.i - 1].lower_ if child.i else ""
        if child.lower_ == "later" and before in {"no", "not"}:  # parsers lose what follows it
            yield verb.doc[child.i - 1 : verb.right_edge.i + 1]
        elif child.dep_ in {"prep", "npadvmod", "advmod", "agent"} and before not in {"no", "not"}:
            yield verb.doc[child.i : child.right_edge.i + 1]


def made_of(core: s.Core, gathered: Gathered, verb: Token, because: str) -> Proposal:
    """Return the proposal that has been gathered, quoting the words that it took."""
    quotes = (s.Quote(quote_of(verb.doc, gathered.tokens)),)
    modifiers = (*gathered.modifiers, s.Modifier(s.Slot.QUOTING, quotes))
    sentence = s.Sentence(core, modifiers=s.in_slot_order(modifiers))
    return Proposal(sentence, tuple(gathered.names), because, frozenset(gathered.tokens))


def status_of(verb: Token) -> Token | None:
    """Return the state that a verb puts something into (`considered invalid`)."""
    kinds = {"oprd", "acomp", "attr", "xcomp", "ccomp"}
    return next((c for c in verb.rights if c.dep_ in kinds and c.pos_ in {"ADJ", "VERB"}), None)
