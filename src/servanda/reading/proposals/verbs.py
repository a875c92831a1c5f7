"""What verbs say of a clause: who is bound how, and which verbs carry a meaning of their own.

The lists hold words of treaty drafting: UN Treaty Handbook (2012), glossary; Final Clauses of
Multilateral Treaties Handbook (2003); the catalogue's HEDGED_MODAL and AGENTLESS checks. All occur
in several of the treaty texts under ../shared/data/treaty_texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from servanda.instrument.pact import syntax as s

UNDERTAKING = frozenset(
    {"agree", "undertake", "commit", "pledge", "promise", "oblige", "consent", "bind", "require"}
)
"""Verbs whose complement is what the subject takes upon itself."""

OBLIGING = frozenset({"oblige", "bind", "require", "commit"})
"""Of these, the ones whose denial frees the subject rather than forbidding it."""

HOPING = frozenset(
    {"intend", "seek", "aim", "aspire", "hope", "endeavour", "endeavor", "strive", "plan", "wish"}
)
"""Verbs that announce an act without promising it."""

RECEIVING = frozenset({"receive", "obtain", "get", "gain"})
GIVING = frozenset({"give", "grant", "provide", "offer", "accord", "afford"})
MAKING_TOGETHER = frozenset(
    {"conclude", "conduct", "hold", "sign", "establish", "exchange", "negotiate", "initiate"}
)
"""What takes place *between* those who are bound to do it."""

CAPPING = frozenset({"limit", "restrict", "cap", "reduce"})
DEEMING = frozenset({"consider", "deem", "regard", "declare", "treat"})
VOIDNESS = frozenset({"invalid", "void", "null", "nullified"})

EFFECTS = {
    "reinstate": s.Effect.REINSTATE, "restore": s.Effect.REINSTATE, "reimpose": s.Effect.REINSTATE,
    "revoke": s.Effect.REVOKE, "rescind": s.Effect.REVOKE, "withdraw": s.Effect.REVOKE,
    "suspend": s.Effect.SUSPEND, "terminate": s.Effect.END, "cancel": s.Effect.END,
    "void": s.Effect.VOID, "annul": s.Effect.VOID, "nullify": s.Effect.VOID,
    "lapse": s.Effect.LAPSE, "expire": s.Effect.LAPSE,
}  # fmt: skip

_MODALS = {
    "shall": s.Modal.MUST, "will": s.Modal.MUST, "must": s.Modal.MUST, "'ll": s.Modal.MUST,
    "may": s.Modal.MAY, "can": s.Modal.MAY,
    "should": s.Modal.IS_EXPECTED, "ought": s.Modal.IS_EXPECTED, "would": s.Modal.IS_EXPECTED,
}  # fmt: skip
_NEGATED = {
    s.Modal.MUST: s.Modal.MUST_NOT, s.Modal.MAY: s.Modal.MUST_NOT,
    s.Modal.IS_EXPECTED: s.Modal.IS_EXPECTED_NOT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bond:
    """How a verb binds its subject: the modal, the verb of the act, who is bound, the words."""

    modal: s.Modal
    verb: Token
    subject: Token | None
    tokens: frozenset[int]


def bonds_of(verb: Token, subject: Token | None) -> tuple[Bond, ...]:
    """Return how a main verb binds: one bond, several (`expected that … and that …`), or none."""
    own = subject_of(verb)
    if own is None or (own.pos_ == "PRON" and subject is not None):
        own = subject
    lemma = verb.lemma_.lower()
    if lemma == "expect" and is_passive(verb):
        return _expected(verb, own)
    if lemma in UNDERTAKING | HOPING and (inner := complement(verb)) is not None:
        return _undertaken(verb, inner, own)
    if lemma == "be" and (inner := complement(verb)) is not None and _is_to(inner):
        modal = s.Modal.MUST_NOT if is_negated(verb) or is_negated(inner) else s.Modal.MUST
        return (Bond(modal, inner, own, _words_of(verb) | _words_of(inner)),)
    stated = _modal(verb)
    if stated is None:
        return ()
    bound = _NEGATED[stated] if is_negated(verb) else stated
    return (Bond(bound, verb, own, _words_of(verb)),)


def _undertaken(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `A agrees not to …`. *Not obliged* is no prohibition; *not agreeing* binds nobody."""
    words = _words_of(verb) | _words_of(inner)
    if inner.dep_ == "ccomp" and subject_of(inner) is not None:
        own = _antecedent(subject_of(inner), own)
    if is_negated(verb):
        obliges = verb.lemma_.lower() in OBLIGING
        return (Bond(s.Modal.NEED_NOT, inner, own, words),) if obliges else ()
    modal = s.Modal.MUST if verb.lemma_.lower() in UNDERTAKING else s.Modal.IS_EXPECTED
    return (Bond(_NEGATED[modal] if is_negated(inner) else modal, inner, own, words),)


def _is_to(inner: Token) -> bool:
    """Whether a verb stands as in `is to be paid`."""
    return inner.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.lefts)


def _expected(verb: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `It is expected that A will … and that B will not …` and `A is expected to …`."""
    inner = complement(verb)
    if inner is None:
        return ()
    found = []
    impersonal = frozenset(c.i for c in verb.lefts if c.lower_ == "it")
    for each in (inner, *inner.conjuncts):
        subject = subject_of(each) or own
        modal = s.Modal.IS_EXPECTED_NOT if is_negated(each) else s.Modal.IS_EXPECTED
        words = _words_of(each) | (_words_of(verb) if each is inner else frozenset())
        if subject is not None and subject.lower_ != "it":
            found.append(Bond(modal, each, subject, words | impersonal))
    return tuple(found)


def complement(verb: Token) -> Token | None:
    """Return the verb that another governs (`agrees to deploy`), however it was parsed."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and child.pos_ in {"VERB", "AUX"}:
            return child
        if child.dep_ == "prep" and child.lower_ == "to":
            verbs = [t for t in child.children if t.dep_ in {"pobj", "pcomp"} and t.tag_ == "VB"]
            if verbs:
                return verbs[0]
    return None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, active or passive."""
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _antecedent(subject: Token | None, own: Token | None) -> Token | None:
    """`Ukraine agrees that it will …`: the pronoun takes up the subject of the main verb."""
    if subject is not None and subject.pos_ == "PRON" and own is not None:
        return own
    return subject


def agree(pronoun: Token, subject: Token) -> bool:
    """Whether a pronoun can stand for a subject: `they` for several, `it` for one."""
    several = "Plur" in subject.morph.get("Number", []) or any(
        t.dep_ == "conj" for t in subject.conjuncts
    )
    return several == (pronoun.lower_ in {"they", "these", "those"})


def is_passive(verb: Token) -> bool:
    """Whether somebody is left unnamed by the verb's form."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied: `not`, `never`, `nor`, `in no case`, `no party shall …`."""
    if any(c.dep_ == "neg" or c.lower_ in _DENIALS for c in verb.children):
        return True
    if any(c.dep_ == "prep" and _has_no(c) for c in verb.lefts):
        return True
    joints = verb.head.children if verb.dep_ == "conj" else ()
    if any(c.dep_ == "cc" and c.lower_ == "nor" for c in joints):
        return True
    subject = subject_of(verb)
    return subject is not None and (
        subject.lower_ in _NOBODY or any(c.lower_ in _NO for c in subject.lefts)
    )


_DENIALS = frozenset({"never", "nor"})
_NO = frozenset({"no", "neither"})
_NOBODY = frozenset({"none", "nobody", "neither", "nothing"})


def _has_no(preposition: Token) -> bool:
    return any(t.dep_ == "det" and t.lower_ in _NO for t in preposition.subtree)


def agent_of(verb: Token) -> Token | None:
    """Return whom a passive names after `by`."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def lemma_of(verb: Token) -> str:
    """Return the verb in its base form with its particle: `carry out`."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _modal(verb: Token) -> s.Modal | None:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return _MODALS[child.lower_]
    return None


def _words_of(verb: Token) -> frozenset[int]:
    """Return the verb with its helpers."""
    helpers = {"aux", "auxpass", "neg", "prt", "mark", "expl"}
    pronoun = (c.i for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "PRON")
    denials = (t.i for c in verb.lefts if c.dep_ == "prep" and _has_no(c) for t in c.subtree)
    helping = (c.i for c in verb.children if c.dep_ in helpers)
    return frozenset({verb.i, *helping, *pronoun, *denials})
