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

FORBIDDING = frozenset({"prohibit", "forbid", "ban", "bar", "preclude"})
PERMITTING = frozenset({"permit", "allow", "authorize", "authorise"})
DESISTING = frozenset({"refrain", "abstain", "desist", "cease", "stop"})
"""Verbs whose complement must not be, or be any longer."""

FAILING = frozenset({"fail", "refuse", "decline", "omit", "neglect"})
"""Verbs that deny their complement without forbidding it."""

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
    "revoke": s.Effect.REVOKE, "rescind": s.Effect.REVOKE,
    "suspend": s.Effect.SUSPEND, "terminate": s.Effect.END, "cancel": s.Effect.END,
    "void": s.Effect.VOID, "annul": s.Effect.VOID, "nullify": s.Effect.VOID,
    "lapse": s.Effect.LAPSE, "expire": s.Effect.LAPSE,
}  # fmt: skip

ENDING_BY_ITSELF = frozenset({"lapse", "expire", "terminate"})
"""Of these, the ones that say of a thing what befalls it, with nobody who does it."""

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
    if narrowing(verb) is not None or (own is not None and own.lower_ in _NO_ONE_OF_SOMETHING):
        return ()
    inner = complement(verb) or _from_doing(verb)
    if inner is not None and (bonds := _governing(verb, inner, own)) is not None:
        return bonds
    stated = _modal(verb)
    if stated is None:
        return ()
    bound = _NEGATED[stated] if is_negated(verb) else stated
    return (Bond(bound, verb, own, _words_of(verb)),)


def _governing(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Return how a verb binds to the verb that it governs; None where it is itself what is done."""
    lemma = verb.lemma_.lower()
    if is_passive(verb) and lemma in FORBIDDING | PERMITTING:
        return _forbidden(verb, inner, own)
    if is_passive(verb) and lemma == "expect":
        return _expected(verb, inner, own)
    if lemma in DESISTING | FAILING:
        return _desisting(verb, inner, own)
    if lemma in UNDERTAKING | HOPING:
        return _undertaken(verb, inner, own)
    if lemma == "be" and _is_to(inner):
        modal = s.Modal.MUST_NOT if is_negated(verb) or is_negated(inner) else s.Modal.MUST
        return (Bond(modal, inner, own, _words_of(verb) | _words_of(inner)),)
    return None


def _forbidden(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `A is prohibited from …`, `A is not permitted to …`; *not prohibited* binds nobody."""
    words = _words_of(verb) | _words_of(inner) | {t.i for t in inner.ancestors if t.head == verb}
    if verb.lemma_.lower() in PERMITTING:
        modal = s.Modal.MUST_NOT if is_negated(verb) else s.Modal.MAY
        return (Bond(modal, inner, own, words),)
    return () if is_negated(verb) else (Bond(s.Modal.MUST_NOT, inner, own, words),)


def _desisting(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `A shall refrain from …`. Denied, or merely allowed, it says something else."""
    modal = _modal(verb)
    if modal not in {s.Modal.MUST, s.Modal.IS_EXPECTED} or is_negated(verb) or is_negated(inner):
        return ()
    if verb.lemma_.lower() in FAILING:
        return ()
    words = _words_of(verb) | _words_of(inner) | {t.i for t in inner.ancestors if t.head == verb}
    return (Bond(_NEGATED[modal], inner, own, words),)


def _undertaken(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `A agrees not to …`. *Not obliged* is no prohibition; *not agreeing* binds nobody."""
    words = _words_of(verb) | _words_of(inner)
    if inner.dep_ == "ccomp" and subject_of(inner) is not None:
        own = _antecedent(subject_of(inner), own)
    if _modal(verb) is s.Modal.MAY:
        return ()
    if is_negated(verb):
        obliges = verb.lemma_.lower() in OBLIGING
        return (Bond(s.Modal.NEED_NOT, inner, own, words),) if obliges else ()
    modal = s.Modal.MUST if verb.lemma_.lower() in UNDERTAKING else s.Modal.IS_EXPECTED
    return (Bond(_NEGATED[modal] if is_negated(inner) else modal, inner, own, words),)


def _is_to(inner: Token) -> bool:
    """Whether a verb stands as in `is to be paid`."""
    return inner.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.lefts)


def _expected(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `It is expected that A will … and that B will not …` and `A is expected to …`."""
    if is_negated(verb):
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


def _from_doing(verb: Token) -> Token | None:
    """Return the verb after `from`: `refrain from deploying`."""
    froms = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "from")
    return next((t for c in froms for t in c.children if t.dep_ == "pcomp"), None)


def narrowing(verb: Token) -> Token | None:
    """Return the word that narrows what a verb says, or turns it round, as no modal does."""
    for token in verb.subtree:
        if token.lower_ in _NARROWING and token.dep_ in {"advmod", "preconj", "cc"}:
            above = (t for t in token.ancestors if t.pos_ in {"VERB", "AUX"})
            if next(above, None) == verb:
                return token
    split = any(c.dep_ == "preconj" and c.lower_ == "neither" for c in verb.lefts)
    joined = any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.children)
    nor = next((t for t in verb.subtree if t.lower_ == "nor"), None)
    return nor if split and not joined else None


_NARROWING = frozenset({"only", "solely", "exclusively"})


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, active or passive."""
    return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _antecedent(subject: Token | None, own: Token | None) -> Token | None:
    """`Northland agrees that it will …`: the pronoun takes up the subject of the main verb."""
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
    if any(c.dep_ == "neg" or c.lower_ in _DENIALS or _is_no_longer(c) for c in verb.children):
        return True
    if any(c.dep_ == "prep" and _has_no(c) for c in verb.lefts):
        return True
    joints = verb.head.children if verb.dep_ == "conj" else ()
    if any(c.dep_ == "cc" and c.lower_ == "nor" for c in joints):
        return True
    subject = subject_of(verb)
    return subject is not None and (
        subject.lower_ in NOBODY or any(c.lower_ in _NO for c in subject.lefts)
    )


_DENIALS = frozenset({"never", "nor", "neither"})
_NO = frozenset({"no", "neither"})
NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
"""Subjects that bind everybody, and name nobody."""
_NO_ONE_OF_SOMETHING = frozenset({"none", "nothing"})
"""Subjects that deny more than a bearer: of whom, or of what, a person must say."""


def _is_no_longer(token: Token) -> bool:
    return token.lower_ == "longer" and token.nbor(-1).lower_ == "no"


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


def modal_of(verb: Token) -> s.Modal:
    """Return how a verb's own helpers bind, denied as it is; without any, as a duty does."""
    stated = _modal(verb) or s.Modal.MUST
    return _NEGATED[stated] if is_negated(verb) else stated


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
    no_longer = (i for c in verb.children if _is_no_longer(c) for i in (c.i - 1, c.i))
    return frozenset({verb.i, *helping, *pronoun, *denials, *no_longer})
