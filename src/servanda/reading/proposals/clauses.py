"""Reads one sentence of an article: the norms it states, or the reason why it states none.

Where the words leave something open, the proposal says `(not stated)`; a pronoun whose meaning is
not plain is left open as well. Only words that the reading speaks of are quoted, so that the
others show as unread.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.phrases import Phrase, kind_of, phrase_of, phrases_of
from servanda.reading.proposals.quoting import quote_of
from servanda.reading.proposals.times import when

HOLE = s.Hole(s.Gap.NOT_STATED)
_CONDITIONAL = {
    "if": s.Slot.IF, "unless": s.Slot.UNLESS, "once": s.Slot.ONCE, "when": s.Slot.WHENEVER,
    "whenever": s.Slot.WHENEVER, "until": s.Slot.UNTIL, "after": s.Slot.AFTER,
    "while": s.Slot.WHILE,
}  # fmt: skip
_RESPONSES = frozenset({"response", "measure", "action", "reaction", "intervention"})
_GUARANTEES = frozenset({"guarantee", "assurance"})


@dataclass(frozen=True, slots=True)
class Declared:
    """A name that a proposal uses, and as what."""

    kind: Kind
    name: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed sentence of Pact, the names it needs, and why it was proposed."""

    sentence: s.Sentence
    names: tuple[Declared, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of which no reading is proposed, and why."""

    words: str
    because: str


@dataclass
class _Gathered:
    """What one proposal uses so far."""

    names: list[Declared] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    modifiers: list[s.Modifier] = field(default_factory=list)

    def take(self, phrase: Phrase, *, actor: bool, preposition: str | None = None) -> s.Term:
        self.names.append(
            Declared(kind_of(phrase, actor=actor, preposition=preposition), phrase.name)
        )
        self.tokens |= phrase.tokens
        return phrase.term


def read_sentence(sentence: Span) -> list[Proposal | Unread]:
    """Return what a sentence binds whom to."""
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"}:
        return [Unread(sentence.text.strip(), "it has no verb that says who does what")]
    main = _main_verbs(root)
    condition = next((c for verb in main if (c := _condition_of(verb)) is not None), None)
    if condition is not None:
        return [_consequence(main, condition)]
    found: list[Proposal | Unread] = []
    subject: Token | None = None
    for verb in main:
        subject = v.subject_of(verb) or subject
        for bond in v.bonds_of(verb, subject):
            proposal = _norm(bond)
            found += [proposal] if proposal is not None else []
        found += _nested(verb, subject, main)
    if not found:
        found.append(Unread(sentence.text.strip(), _why_not(root)))
    return found


def _main_verbs(root: Token) -> list[Token]:
    """Return the coordinate verbs of a sentence in order, a spliced first clause included."""
    spliced = [
        c for c in root.lefts
        if c.dep_ == "ccomp" and not any(g.dep_ == "mark" for g in c.children)
    ]  # fmt: skip
    return [*spliced, root, *(t for t in root.conjuncts if t.pos_ in {"VERB", "AUX"})]


def _why_not(root: Token) -> str:
    if v.complement(root) is not None or root.lemma_ in {"be", "have"}:
        return "it says how things are, not what anybody must do"
    return "its verb binds nobody: there is no “shall”, “will”, “may” or the like"


def _nested(verb: Token, subject: Token | None, main: list[Token]) -> list[Proposal]:
    """`… a provision that it will not accept …`: what is to be laid down binds as well."""
    found: list[Proposal] = []
    already = {bond.verb for bond in v.bonds_of(verb, subject)}
    for clause in _own_clauses(verb, main):
        if clause in already:
            continue
        for bond in v.bonds_of(clause, subject):
            own = bond.subject
            who = subject if own is None or own.pos_ == "PRON" else own
            proposal = _norm(v.Bond(bond.modal, bond.verb, who, bond.tokens))
            found += [proposal] if proposal is not None else []
    return found


def _own_clauses(verb: Token, main: list[Token]) -> list[Token]:
    """Return the that-clauses below a main verb, but not those below the next main verb."""
    found: list[Token] = []
    waiting = list(verb.children)
    while waiting:
        token = waiting.pop(0)
        if token in main:
            continue
        if token.dep_ in {"ccomp", "acl", "relcl"} and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in token.children
        ):
            found.append(token)
        waiting += token.children
    return found


# ---- norms ---------------------------------------------------------------------------------------


def _norm(bond: v.Bond) -> Proposal | None:
    gathered = _Gathered(tokens=set(bond.tokens))
    core, because = _core(bond, gathered)
    if core is None:
        return None
    _add_times(bond.verb, gathered)
    _add_holes(core, gathered)
    return _proposal(core, gathered, bond.verb, because)


def _core(bond: v.Bond, gathered: _Gathered) -> tuple[s.Core | None, str]:
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    if v.is_passive(verb):
        return _passive(bond, gathered)
    bearer = _actor(bond.subject, gathered)
    if lemma in v.RECEIVING and bond.modal is s.Modal.MUST:
        return _benefit(verb, bearer, gathered)
    act = _act(verb, gathered)
    return s.Norm(bearer, bond.modal, act), f"“{_helper(verb)}{verb.text}”"


def _passive(bond: v.Bond, gathered: _Gathered) -> tuple[s.Core | None, str]:
    """A passive names nobody, unless `by` or `between` does."""
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    agent = v.agent_of(verb)
    if lemma in v.CAPPING and (limit := _limit(verb, bond.subject, gathered)) is not None:
        return s.Norm(_actor(agent, gathered), s.Modal.MUST, limit), f"“{lemma}” with a figure"
    if lemma in v.DEEMING and (status := _status(verb)) is not None:
        thing = _thing(bond.subject, gathered)
        if thing is None:
            return None, ""
        gathered.tokens |= {status.i, verb.i}
        gathered.names.append(Declared(Kind.STATUS, status.lower_))
        fact = s.Stands(thing, status.lower_)
        return s.Declaration(_actor(agent, gathered), fact), f"“{lemma}” gives a status"
    between = _between(verb) if lemma in v.MAKING_TOGETHER and agent is None else None
    if between is not None:
        bearer = _actor(between, gathered)
        gathered.tokens.add(between.head.i)
        gathered.modifiers.append(s.Modifier(s.Slot.JOINTLY, None))
    else:
        bearer = _actor(agent, gathered)
    act = _act(verb, gathered, thing=bond.subject, without=between)
    return s.Norm(
        bearer, bond.modal, act
    ), f"“{_helper(verb)}{verb.text}”; the passive names nobody"


def _benefit(verb: Token, holder: s.Term, gathered: _Gathered) -> tuple[s.Core | None, str]:
    """What somebody will receive, somebody owes; who, the words do not say."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    phrase = phrase_of(thing) if thing is not None else None
    if phrase is None or isinstance(holder, s.Hole):
        return None, ""
    what = gathered.take(phrase, actor=False)
    because = f"“{verb.text}”: a benefit that nobody is named to give"
    if phrase.head.lemma_.lower() in _GUARANTEES:
        return s.Guarantee(HOLE, holder, s.NounPhrase(phrase.name)), because
    return s.Entitlement(holder, (s.Role(None, what), s.Role("from", HOLE))), because


def _limit(verb: Token, subject: Token | None, gathered: _Gathered) -> s.Limit | None:
    """`The size of X will be limited to 600,000 personnel`."""
    measure = phrase_of(subject) if subject is not None else None
    for preposition in (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"to", "at"}):
        number = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        if number is None or measure is None:
            continue
        first, last = number.left_edge.i, number.i
        found = amounts_in(verb.doc[first : last + 1].text)
        if len(found) != 1:
            continue
        unit = number.text if number.pos_ != "NUM" else "units"
        gathered.tokens |= {preposition.i, *range(first, last + 1)} | measure.tokens
        gathered.names.append(Declared(Kind.MEASURE, measure.name, unit))
        return s.Limit(measure.term, found[0].comparison or s.Comparison.AT_MOST, found[0].of(unit))
    return None


def _status(verb: Token) -> Token | None:
    kinds = {"oprd", "acomp", "attr", "xcomp", "ccomp"}
    return next((c for c in verb.rights if c.dep_ in kinds and c.pos_ in {"ADJ", "VERB"}), None)


def _between(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "between":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


# ---- consequences --------------------------------------------------------------------------------


def _condition_of(verb: Token) -> Token | None:
    """Return the clause that a sentence begins with (`If …`), where it states a condition."""
    for child in verb.children:
        if child.dep_ == "advcl" and _mark_of(child) is not None:
            return child
        if child.dep_ == "ccomp" and (inner := _condition_of(child)) is not None:
            return inner
    return None


def _mark_of(clause: Token) -> Token | None:
    return next(
        (c for c in clause.lefts if c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONAL), None
    )


def _consequence(main: list[Token], clause: Token) -> Proposal | Unread:
    gathered = _Gathered()
    sentence = clause.sent.text.strip()
    mark = _mark_of(clause)
    actor = v.subject_of(clause)
    if mark is None or actor is None:
        return Unread(sentence, "I cannot tell who meets its condition")
    condition = _condition(clause, actor, gathered)
    gathered.tokens.add(mark.i)
    gathered.modifiers += [
        s.Modifier(_CONDITIONAL[mark.lower_], condition),
        s.Modifier(s.Slot.FOUND_BY, HOLE),
    ]
    effects: list[s.Outcome] = []
    subject: Token | None = None
    for verb in main:
        subject = v.subject_of(verb) or subject
        who = actor if subject is not None and subject.pos_ == "PRON" else subject
        effects += [*_added(verb, gathered), *_effects(verb, who, gathered)]
    if not effects:
        return Unread(sentence, "I cannot tell what follows from its condition")
    core = s.Consequence(tuple(effects))
    return _proposal(core, gathered, main[-1], f"“{mark.text}” and what follows")


def _condition(clause: Token, actor: Token, gathered: _Gathered) -> s.Condition:
    subject = _actor(actor, gathered)
    gathered.tokens.add(clause.i)
    act = _act(clause, gathered)
    happens = s.Happens(subject, act, v.is_negated(clause))
    judged = _open_term(clause, actor, gathered)
    return s.Both((happens, judged)) if judged is not None else happens


def _open_term(clause: Token, actor: Token, gathered: _Gathered) -> s.Judged | None:
    """`without cause`: words that somebody must judge."""
    for head in (clause, actor):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "without":
                words = clause.doc[child.i : child.right_edge.i + 1].text
                gathered.tokens |= set(range(child.i, child.right_edge.i + 1))
                gathered.names.append(Declared(Kind.OPEN_TERM, words))
                return s.Judged(s.Words(words))
    return None


def _added(verb: Token, gathered: _Gathered) -> list[s.Outcome]:
    """`in addition to a response`: an act that somebody, not named, is to carry out as well."""
    for child in verb.lefts:
        if child.dep_ == "prep" and child.lower_ == "in":
            for head in child.subtree:
                if head.lemma_.lower() in _RESPONSES and head.dep_ == "pobj":
                    phrase = phrase_of(head)
                    if phrase is not None:
                        what = gathered.take(phrase, actor=False)
                        gathered.names.append(Declared(Kind.VERB, "carry out"))
                        gathered.tokens |= set(range(child.i, head.i + 1))
                        act = s.Act("carry out", (s.Role(None, what),))
                        return [s.Norm(HOLE, s.Modal.MUST, act)]
    return []


def _effects(verb: Token, subject: Token | None, gathered: _Gathered) -> list[s.Outcome]:
    lemma = verb.lemma_.lower()
    words = {verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})}
    if v.is_passive(verb) and (lemma in v.EFFECTS or lemma in v.DEEMING):
        status = _status(verb)
        effect = v.EFFECTS.get(lemma)
        if effect is None and status is not None and status.lower_ in v.VOIDNESS:
            effect = s.Effect.VOID
            words.add(status.i)
        if effect is not None and subject is not None:
            gathered.tokens |= words
            heads, _ = phrases_of(subject)
            return [s.Change(effect, gathered.take(p, actor=False)) for p in heads]
    if lemma == "lose" and (thing := _thing(_object(verb), gathered)) is not None:
        gathered.tokens |= words
        return [s.Loss(_actor(subject, gathered), thing)]
    if v.is_passive(verb):
        agent = v.agent_of(verb)
        gathered.tokens |= words
        act = _act(verb, gathered, thing=subject)
        return [s.Norm(_actor(agent, gathered), s.Modal.MUST, act)]
    bonds = v.bonds_of(verb, subject)
    gathered.tokens |= {i for bond in bonds for i in bond.tokens}
    return [
        s.Norm(_actor(subject, gathered), bond.modal, _act(bond.verb, gathered)) for bond in bonds
    ]


# ---- acts and their roles --------------------------------------------------------------------------


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in {"dobj", "attr"}), None)


def _actor(head: Token | None, gathered: _Gathered) -> s.Term:
    if head is None:
        return HOLE
    heads, joint = phrases_of(head)
    if not heads:
        return HOLE
    terms = tuple(gathered.take(phrase, actor=True) for phrase in heads)
    if len(terms) > 1:
        gathered.tokens |= set(range(heads[0].head.i, heads[-1].head.i + 1))
    return terms[0] if len(terms) == 1 else s.Group(terms, joint)


def _thing(head: Token | None, gathered: _Gathered) -> s.Term | None:
    phrase = phrase_of(head) if head is not None else None
    return gathered.take(phrase, actor=False) if phrase is not None else None


def _act(
    verb: Token, gathered: _Gathered, thing: Token | None = None, without: Token | None = None
) -> s.Act:
    """Return the act with what it is done to, at, with, to; times are read elsewhere."""
    lemma = v.lemma_of(verb)
    gathered.names.append(Declared(Kind.VERB, lemma))
    gathered.tokens |= {verb.i, *(c.i for c in verb.children if c.dep_ == "prt")}
    roles: list[s.Role] = []
    direct = _joined(thing if thing is not None else _object(verb), None, gathered)
    if direct is not None:
        roles.append(s.Role(None, direct))
    prepositions = [c for c in verb.rights if c.dep_ in {"prep", "dative"}]
    if (target := _object(verb)) is not None:
        prepositions += [c for c in target.rights if c.dep_ == "prep" and c.lower_ != "of"]
    for preposition in prepositions:
        word = preposition.lower_
        inner = next((t for t in preposition.children if t.dep_ == "pobj"), None)
        if inner is None or inner == without or word not in PREPOSITIONS or word == "without":
            continue
        span = verb.doc[preposition.i : preposition.right_edge.i + 1].text
        if when(span) is not None:
            continue
        term = _joined(inner, word, gathered)
        if term is not None:
            gathered.tokens.add(preposition.i)
            roles.append(s.Role(word, term))
    return s.Act(lemma, tuple(roles))


def _joined(head: Token | None, preposition: str | None, gathered: _Gathered) -> s.Term | None:
    if head is None:
        return None
    heads, joint = phrases_of(head)
    if not heads:
        return None
    terms = tuple(gathered.take(p, actor=False, preposition=preposition) for p in heads)
    if len(terms) > 1:
        gathered.tokens |= set(range(heads[0].head.i, heads[-1].head.i + 1))
    return terms[0] if len(terms) == 1 else s.Group(terms, joint)


# ---- what is left open -----------------------------------------------------------------------------


def _add_times(verb: Token, gathered: _Gathered) -> None:
    for child in verb.rights:
        if child.dep_ not in {"prep", "npadvmod", "advmod", "agent"}:
            continue
        span = verb.doc[child.i : child.right_edge.i + 1]
        found = when(span.text)
        if found is not None and found.slot not in {m.slot for m in gathered.modifiers}:
            gathered.modifiers.append(s.Modifier(found.slot, found.value))
            gathered.tokens |= {
                t.i for t in span if found.start <= t.idx - span.start_char < found.end
            }


def _add_holes(core: s.Core, gathered: _Gathered) -> None:
    """Write on record what such a norm has and these words do not say."""
    given = {m.slot for m in gathered.modifiers}

    def hole(*slots: s.Slot) -> None:
        if not given & set(slots):
            gathered.modifiers.append(s.Modifier(slots[0], HOLE))

    match core:
        case s.Norm(act=s.Limit()):
            gathered.modifiers.append(s.Modifier(s.Slot.ALWAYS, None))
            hole(s.Slot.FROM)
            hole(s.Slot.UNTIL, s.Slot.FOR)
            hole(s.Slot.COUNTED_BY)
        case s.Norm(modal=s.Modal.MUST):
            hole(s.Slot.BY, s.Slot.WITHIN, s.Slot.ON)
            hole(s.Slot.VERIFIED_BY)
        case s.Norm(modal=s.Modal.MUST_NOT):
            hole(s.Slot.FOR, s.Slot.UNTIL)
            hole(s.Slot.VERIFIED_BY)
        case s.Guarantee():
            hole(s.Slot.FOR, s.Slot.UNTIL)


def _proposal(core: s.Core, gathered: _Gathered, verb: Token, because: str) -> Proposal:
    quotes = (s.Quote(quote_of(verb.doc, gathered.tokens)),)
    order = {slot: number for number, slot in enumerate(s.Slot)}
    modifiers = (*gathered.modifiers, s.Modifier(s.Slot.QUOTING, quotes))
    ordered = tuple(sorted(modifiers, key=lambda m: order[m.slot]))
    return Proposal(s.Sentence(core, modifiers=ordered), tuple(gathered.names), because)


def _helper(verb: Token) -> str:
    words = [c.text for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return " ".join([*words, ""])
