"""Reads one sentence of an article: the norms it states, or the reason why it states none.

Where the words leave something open, the proposal says `(not stated)`; a pronoun whose meaning is
not plain is left open as well. Only words that the reading speaks of are quoted, so that the
others show as unread.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.amounts import amounts_in
from servanda.reading.proposals.consequences import condition_of, consequence
from servanda.reading.proposals.gathering import (
    HOLE,
    Declared,
    Gathered,
    Proposal,
    Unread,
    act_of,
    actor_in,
    add_times,
    made_of,
    status_of,
    thing_in,
)
from servanda.reading.proposals.phrases import phrase_of

_GUARANTEES = frozenset({"guarantee", "assurance"})


def read_sentence(sentence: Span) -> list[Proposal | Unread]:
    """Return what a sentence binds whom to."""
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"}:
        return [Unread(sentence.text.strip(), "it has no verb that says who does what")]
    main = _main_verbs(root)
    condition = next((c for verb in main if (c := condition_of(verb)) is not None), None)
    if condition is not None:
        return [consequence(main, condition)]
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
    gathered = Gathered(tokens=set(bond.tokens))
    core, because = _core(bond, gathered)
    if core is None:
        return None
    add_times(bond.verb, gathered)
    _add_holes(core, gathered)
    return made_of(core, gathered, bond.verb, because)


def _core(bond: v.Bond, gathered: Gathered) -> tuple[s.Core | None, str]:
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    if v.is_passive(verb):
        return _passive(bond, gathered)
    bearer = actor_in(bond.subject, gathered)
    if lemma in v.RECEIVING and bond.modal is s.Modal.MUST:
        return _benefit(verb, bearer, gathered)
    act = act_of(verb, gathered)
    return s.Norm(bearer, bond.modal, act), f"“{_helper(verb)}{verb.text}”"


def _passive(bond: v.Bond, gathered: Gathered) -> tuple[s.Core | None, str]:
    """Read a passive: it names nobody, unless `by` or `between` does."""
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    agent = v.agent_of(verb)
    if lemma in v.CAPPING and (limit := _limit(verb, bond.subject, gathered)) is not None:
        return s.Norm(actor_in(agent, gathered), s.Modal.MUST, limit), f"“{lemma}” with a figure"
    if lemma in v.DEEMING and (status := status_of(verb)) is not None:
        thing = thing_in(bond.subject, gathered)
        if thing is None:
            return None, ""
        gathered.tokens |= {status.i, verb.i}
        gathered.names.append(Declared(Kind.STATUS, status.lower_))
        fact = s.Stands(thing, status.lower_)
        return s.Declaration(actor_in(agent, gathered), fact), f"“{lemma}” gives a status"
    between = _between(verb) if lemma in v.MAKING_TOGETHER and agent is None else None
    if between is not None:
        bearer = actor_in(between, gathered)
        gathered.tokens.add(between.head.i)
        gathered.modifiers.append(s.Modifier(s.Slot.JOINTLY, None))
    else:
        bearer = actor_in(agent, gathered)
    act = act_of(verb, gathered, thing=bond.subject, without=between)
    return s.Norm(
        bearer, bond.modal, act
    ), f"“{_helper(verb)}{verb.text}”; the passive names nobody"


def _benefit(verb: Token, holder: s.Term, gathered: Gathered) -> tuple[s.Core | None, str]:
    """Read a benefit: what somebody will receive, somebody owes; who, the words do not say."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    phrase = phrase_of(thing) if thing is not None else None
    if phrase is None or isinstance(holder, s.Hole):
        return None, ""
    what = gathered.take(phrase, actor=False)
    because = f"“{verb.text}”: a benefit that nobody is named to give"
    if phrase.head.lemma_.lower() in _GUARANTEES:
        return s.Guarantee(HOLE, holder, s.NounPhrase(phrase.name)), because
    return s.Entitlement(holder, (s.Role(None, what), s.Role("from", HOLE))), because


def _limit(verb: Token, subject: Token | None, gathered: Gathered) -> s.Limit | None:
    """Read a limit: `The size of X will be limited to 600,000 personnel`."""
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


def _between(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "between":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


# ---- what is left open


def _add_holes(core: s.Core, gathered: Gathered) -> None:
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


def _helper(verb: Token) -> str:
    words = [c.text for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return " ".join([*words, ""])
