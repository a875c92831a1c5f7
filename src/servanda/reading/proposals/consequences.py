"""Reads sentences that say what follows if something happens."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.gathering import (
    HOLE,
    Declared,
    Gathered,
    Proposal,
    Unread,
    act_of,
    actor_in,
    made_of,
    object_of,
    status_of,
    thing_in,
)
from servanda.reading.proposals.phrases import phrase_of, phrases_of

_CONDITIONAL = {
    "if": s.Slot.IF, "unless": s.Slot.UNLESS, "once": s.Slot.ONCE, "when": s.Slot.WHENEVER,
    "whenever": s.Slot.WHENEVER, "until": s.Slot.UNTIL, "after": s.Slot.AFTER,
    "while": s.Slot.WHILE,
}  # fmt: skip
_RESPONSES = frozenset({"response", "measure", "action", "reaction", "intervention"})


def condition_of(verb: Token) -> Token | None:
    """Return the clause that a sentence begins with (`If …`), where it states a condition."""
    for child in verb.children:
        if child.dep_ == "advcl" and _mark_of(child) is not None:
            return child
        if child.dep_ == "ccomp" and (inner := condition_of(child)) is not None:
            return inner
    return None


def _mark_of(clause: Token) -> Token | None:
    return next(
        (c for c in clause.lefts if c.dep_ in {"mark", "advmod"} and c.lower_ in _CONDITIONAL), None
    )


def is_contingency(clause: Token) -> bool:
    """Whether a clause says what may happen (`if`), not when or until when something is due."""
    mark = _mark_of(clause)
    return mark is not None and mark.lower_ == "if"


def add_condition(clause: Token, gathered: Gathered) -> None:
    """Add a clause that says when a norm holds: `after …`, `until …`, `unless …`."""
    mark, actor = _mark_of(clause), v.subject_of(clause)
    if mark is None or actor is None or actor.pos_ == "PRON":
        return
    gathered.tokens.add(mark.i)
    condition = _condition(clause, actor, gathered)
    gathered.modifiers.append(s.Modifier(_CONDITIONAL[mark.lower_], condition))


def consequence(main: list[Token], clause: Token) -> Proposal | Unread:
    """Return what follows, in a sentence's main verbs, from the clause that is its condition."""
    gathered = Gathered()
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
        who = subject
        if subject is not None and subject.pos_ == "PRON":  # it takes up who met the condition
            who = actor
            gathered.tokens.add(subject.i)
        effects += [*_added(verb, gathered), *_effects(verb, who, gathered)]
    if not effects:
        return Unread(sentence, "I cannot tell what follows from its condition")
    core = s.Consequence(tuple(effects))
    return made_of(core, gathered, main[-1], f"“{mark.text}” and what follows")


def _condition(clause: Token, actor: Token, gathered: Gathered) -> s.Condition:
    passive = v.is_passive(clause)
    subject = actor_in(v.agent_of(clause) if passive else actor, gathered)
    gathered.tokens |= {clause.i, *(c.i for c in clause.children if c.dep_ in {"aux", "auxpass"})}
    act = act_of(clause, gathered, thing=actor if passive else None)
    happens = s.Happens(subject, act, v.is_negated(clause))
    judged = _open_term(clause, actor, gathered)
    return s.Both((happens, judged)) if judged is not None else happens


def _open_term(clause: Token, actor: Token, gathered: Gathered) -> s.Judged | None:
    """`without cause`: words that somebody must judge."""
    for head in (clause, actor):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "without":
                words = clause.doc[child.i : child.right_edge.i + 1].text
                gathered.tokens |= set(range(child.i, child.right_edge.i + 1))
                gathered.names.append(Declared(Kind.OPEN_TERM, words))
                return s.Judged(s.Words(words))
    return None


def _added(verb: Token, gathered: Gathered) -> list[s.Outcome]:
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


def _effects(verb: Token, subject: Token | None, gathered: Gathered) -> list[s.Outcome]:
    befalling = _befalling(verb, subject, gathered)
    if befalling is not None:
        gathered.tokens |= {
            verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass"})
        }  # fmt: skip
        return befalling
    ends = verb.lemma_.lower() in v.ENDING_BY_ITSELF and object_of(verb) is None
    if ends or v.narrowing(verb) is not None:
        return []
    bonds = v.bonds_of(verb, subject)
    if v.is_passive(verb) and all(bond.verb == verb for bond in bonds):
        helping = (c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg"})
        gathered.tokens |= {verb.i, *helping}
        act = act_of(verb, gathered, thing=subject)
        return [s.Norm(actor_in(v.agent_of(verb), gathered), v.modal_of(verb), act)]
    gathered.tokens |= {i for bond in bonds for i in bond.tokens}
    who = actor_in(subject, gathered)
    return [s.Norm(who, bond.modal, act_of(bond.verb, gathered)) for bond in bonds]


def _befalling(verb: Token, subject: Token | None, gathered: Gathered) -> list[s.Outcome] | None:
    """Return what befalls a thing, where a verb says that something does, and will.

    What may be reinstated, or shall not, is for somebody to do or to leave undone.
    """
    if v.modal_of(verb) is not s.Modal.MUST or subject is None or v.narrowing(verb) is not None:
        return None
    lemma = verb.lemma_.lower()
    if v.is_passive(verb):
        status = status_of(verb)
        effect = v.EFFECTS.get(lemma)
        if lemma in v.DEEMING and status is not None and status.lower_ in v.VOIDNESS:
            effect = s.Effect.VOID
            gathered.tokens.add(status.i)
        if effect is None:
            return None
        return [s.Change(effect, gathered.take(p, actor=False)) for p in phrases_of(subject)[0]]
    thing = object_of(verb)
    if lemma in v.ENDING_BY_ITSELF and thing is None:
        own = thing_in(subject, gathered)
        return None if own is None else [s.Change(v.EFFECTS[lemma], own)]
    lost = thing_in(thing, gathered) if lemma == "lose" else None
    return None if lost is None else [s.Loss(actor_in(subject, gathered), lost)]
