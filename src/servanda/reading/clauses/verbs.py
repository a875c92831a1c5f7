"""What verbs say: who does, to whom, whether it is denied, and which verbs bind by their meaning.

The lists hold words of treaty drafting: UN Treaty Handbook (2012), glossary; Final Clauses of
Multilateral Treaties Handbook (2003); the catalogue's HEDGED_MODAL and AGENTLESS checks. All occur
in several of the treaty texts under ../shared/data/treaty_texts.
"""

from __future__ import annotations

from spacy.tokens import Token

UNDERTAKING = frozenset(
    {"agree", "undertake", "commit", "pledge", "promise", "oblige", "consent", "bind", "require",
     "obligate"}
)  # fmt: skip
"""Verbs whose complement is what the subject takes upon itself."""

OBLIGING = frozenset({"oblige", "obligate", "bind", "require", "commit"})
"""Of these, the ones whose denial frees the subject rather than forbidding it."""

HOPING = frozenset(
    {"intend", "seek", "aim", "aspire", "hope", "endeavour", "endeavor", "strive", "plan", "wish",
     "attempt", "try"}
)  # fmt: skip
"""Verbs that announce an act without promising it."""

FORBIDDING = frozenset({"prohibit", "forbid", "ban", "bar", "preclude"})
PERMITTING = frozenset({"permit", "allow", "authorize", "authorise", "empower", "entitle"})
COMMANDING = frozenset({"direct", "order", "instruct", "mandate", "task", "charge", "compel"})
ASKING = frozenset(
    {"request", "urge", "encourage", "invite", "ask", "advise", "recommend", "expect", "exhort"}
)
"""Verbs that ask for an act and leave it to whoever is asked."""
ADDRESSING = FORBIDDING | PERMITTING | COMMANDING | ASKING | OBLIGING
"""Verbs whose passive binds its subject to what it governs (`is required to`, `is invited to`)."""
GOVERNING = UNDERTAKING | ADDRESSING
"""Verbs before a *to* that say how somebody is bound, and not what for something is done."""
DESISTING = frozenset({"refrain", "abstain", "desist", "cease", "stop"})
"""Verbs whose complement must not be, or be any longer."""

FAILING = frozenset({"fail", "refuse", "decline", "omit", "neglect"})
"""Verbs that deny their complement without forbidding it."""

RECEIVING = frozenset({"receive", "obtain", "get", "gain", "enjoy"})
GIVING = frozenset({"give", "grant", "provide", "offer", "accord", "afford"})
MAKING_TOGETHER = frozenset(
    {"conclude", "conduct", "hold", "sign", "establish", "exchange", "negotiate", "initiate"}
)
"""What takes place *between* those who are bound to do it."""

CAPPING = frozenset({"limit", "restrict", "cap", "reduce"})
DEEMING = frozenset({"consider", "deem", "regard", "declare", "treat", "recognize", "recognise"})
VOIDNESS = frozenset({"invalid", "void", "null", "nullified"})
MEANING = frozenset({"mean", "denote"})
GUARANTEEING = frozenset({"guarantee", "assure"})

ENDING = frozenset(
    {"reinstate", "restore", "reimpose", "revoke", "rescind", "suspend", "terminate", "cancel",
     "void", "annul", "nullify", "lapse", "expire"}
)  # fmt: skip
"""Verbs that say what becomes of a norm or a status."""

ENDING_BY_ITSELF = frozenset({"lapse", "expire", "terminate"})
"""Of these, the ones that say of a thing what befalls it, with nobody who does it."""

RULING = frozenset(
    {"amend", "denounce", "terminate", "suspend", "revoke", "appoint", "designate", "determine",
     "decide", "adopt", "accede", "withdraw", "extend", "approve", "delegate", "establish",
     "prescribe", "waive", "reject", "elect", "dismiss", "remove"}
)  # fmt: skip
"""What somebody who *may* do it changes the position of others by."""

_COMPOSING = frozenset({"compose", "comprise"})
"""Verbs that say in the passive what their subject is: `is composed of`."""
_NARROWING = frozenset({"only", "solely", "exclusively"})
_DENIALS = frozenset({"never", "nor", "neither"})
_NO = frozenset({"no", "neither"})
NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
"""Subjects that bind everybody, and name nobody."""
NO_ONE_OF_SOMETHING = frozenset({"none", "nothing"})
"""Subjects that deny more than a bearer: of whom, or of what, a person must say."""
_COUNTING_OFF = frozenset({"each", "all", "both"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def is_verb(token: Token) -> bool:
    """Whether a word is a verb or a helper."""
    return token.pos_ in {"VERB", "AUX"}


def complement(verb: Token) -> Token | None:
    """Return the verb that another governs (`agrees to deploy`), however it was parsed."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and is_verb(child):
            return child
        if child.dep_ == "prep" and child.lower_ == "to":
            verbs = [t for t in child.children if t.dep_ in {"pobj", "pcomp"} and t.tag_ == "VB"]
            if verbs:
                return verbs[0]
    if verb.lemma_.lower() not in GOVERNING:
        return None
    purposes = (c for c in verb.rights if c.dep_ == "advcl")
    return next((c for c in purposes if any(t.tag_ == "TO" for t in c.lefts)), None)


def addresses(verb: Token) -> bool:
    """Whether a verb binds its subject to something: `is required to …`, `is barred from …`."""
    leads = any(c.dep_ == "xcomp" or c.lower_ in {"to", "from"} for c in verb.rights)
    return leads and verb.lemma_.lower() in ADDRESSING


def from_doing(verb: Token) -> Token | None:
    """Return the verb after `from`: `refrain from deploying`."""
    froms = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "from")
    return next((t for c in froms for t in c.children if t.dep_ == "pcomp"), None)


def narrowing(verb: Token) -> Token | None:
    """Return the word that narrows what a verb says, or turns it round, as no modal does."""
    for token in verb.subtree:
        if token.lower_ in _NARROWING and token.dep_ in {"advmod", "preconj", "cc"}:
            above = (t for t in token.ancestors if is_verb(t))
            if next(above, None) == verb:
                return token
    split = any(c.dep_ == "preconj" and c.lower_ == "neither" for c in verb.lefts)
    joined = any(c.dep_ == "cc" and c.lower_ == "nor" for c in verb.children)
    nor = next((t for t in verb.subtree if t.lower_ == "nor"), None)
    return nor if split and not joined else None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, active or passive.

    Parsers hang it on the modal at times, or on a participle between the two (`the body accredited
    under this part shall …`).
    """
    found = next((c for c in reversed(list(verb.lefts)) if _can_be_subject(c)), None)
    if found is not None or any(c.dep_ == "expl" for c in verb.lefts):
        return found
    for modal in (c for c in verb.lefts if c.tag_ == "MD"):
        found = next((c for c in modal.lefts if c.dep_ in _SUBJECTS), None)
        if found is not None:
            return found
        if is_bare_participle(verb.head) and verb.head.i < modal.i:
            return next((c for c in verb.head.lefts if c.dep_ in _SUBJECTS), None)
    if (swallowed := _swallowed(verb)) is not None:
        return swallowed
    return _noun_before(verb) if verb.tag_ == "MD" else None


def _can_be_subject(token: Token) -> bool:
    """Whether a word is the subject, where parsers find several.

    It is neither a word that counts off the subject behind the modal (`A and B shall each …`) nor
    what a remark says of it (`the applicant, if a company, shall …`).
    """
    if token.dep_ not in _SUBJECTS:
        return False
    before = [c for c in token.head.lefts if c.i < token.i]
    if not any(c.dep_ in _SUBJECTS for c in before):
        return True
    counts = token.lower_ in _COUNTING_OFF and any(c.dep_ == "aux" for c in before)
    opens = token.left_edge.i
    return not counts and token.doc[opens - 1].dep_ != "mark"


def _noun_before(modal: Token) -> Token | None:
    """Return the noun phrase before a modal that ends a sentence, whatever its parse."""
    found = None
    waiting = [modal.doc[modal.i - 1]] if modal.i > modal.sent.start else []
    while waiting:
        token = waiting.pop()
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ != "pobj":
            found = token
        if token.head != token and token.head.i < modal.i:
            waiting.append(token.head)
    return found


def _swallowed(verb: Token) -> Token | None:
    """Return a subject that was read as an apposition: `Once a vote is held, the chair shall …`."""
    helpers = (c for c in verb.lefts if c.dep_ in {"aux", "auxpass"})
    first = next(helpers, verb)
    finite = first.tag_ in {"MD", "VBZ", "VBP", "VBD"}
    if not finite or verb.dep_ not in {"ROOT", "conj", "ccomp"} or not first.i:
        return None
    before = verb.doc[first.i - 1]
    for token in (before, *before.ancestors):
        opens = token.left_edge.i
        if token.dep_ == "appos" and opens and token.doc[opens - 1].text == ",":
            return token if token.right_edge == before else None
    return None


def is_bare_participle(verb: Token) -> bool:
    """Whether a word is a past participle without any helper."""
    helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and not helped


def is_passive(verb: Token) -> bool:
    """Whether somebody is left unnamed by the verb's form; a bare participle's may be as well."""
    if verb.lemma_.lower() in _COMPOSING and any(c.lower_ == "of" for c in verb.rights):
        return False
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    bare = verb.tag_ == "VBN" and verb.dep_ == "ROOT"
    return bare and not any(c.dep_ in {"aux", "nsubj", "dobj"} for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied: `not`, `never`, `nor`, `in no case`, `no party shall …`."""
    if any(c.dep_ == "neg" or c.lower_ in _DENIALS or is_no_longer(c) for c in verb.children):
        return True
    if any(c.dep_ == "prep" and has_no(c) for c in verb.lefts) or _there_is_no(verb):
        return True
    joints = verb.head.children if verb.dep_ == "conj" else ()
    if any(c.dep_ == "cc" and c.lower_ == "nor" for c in joints):
        return True
    subject = subject_of(verb)
    return subject is not None and (
        subject.lower_ in NOBODY
        or any(c.lower_ in _NO for c in subject.lefts)
        or verb.doc[subject.left_edge.i].lower_ in _NO
    )


def _there_is_no(verb: Token) -> bool:
    """Whether what there is, or what somebody has, is denied: `there shall be no appeal`."""
    exists = verb.lemma_ == "have" or any(c.dep_ == "expl" for c in verb.lefts)
    things = (c for c in verb.rights if c.dep_ in {"attr", "dobj", "nsubj"})
    return exists and any(t.lower_ == "no" for thing in things for t in thing.lefts)


def is_no_longer(token: Token) -> bool:
    """Whether a word is the second of `no longer`."""
    return token.lower_ == "longer" and token.i > 0 and token.nbor(-1).lower_ == "no"


def has_no(preposition: Token) -> bool:
    """Whether a phrase denies its verb: `in no case`."""
    return any(t.dep_ == "det" and t.lower_ in _NO for t in preposition.subtree)


def agent_of(verb: Token) -> Token | None:
    """Return whom a passive names after `by`, its own or one it shares (`drafted and sent by`)."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN"), None)
    helped = joined is not None and any(c.dep_ not in {"advmod", "agent"} for c in joined.lefts)
    bare = all(c.dep_ in {"cc", "conj", "punct"} for c in verb.rights)
    return None if joined is None or helped or not bare else agent_of(joined)


def given(verb: Token) -> Token | None:
    """Return the object that a passive keeps beside its subject: `A is given the list`."""
    return next((c for c in verb.rights if c.dep_ == "dobj"), None)


def lemma_of(verb: Token) -> str:
    """Return the verb in its base form with its particle: `carry out`."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{base_of(verb)} {particle}".strip()


def base_of(verb: Token) -> str:
    """Return the base form; after a modal it stands there as it is (`shall lay`, not `lie`)."""
    helped = any(c.tag_ == "MD" for c in verb.lefts) or verb.tag_ == "VB"
    passive = any(c.dep_ in {"aux", "auxpass"} and c.tag_ != "MD" for c in verb.lefts)
    return verb.lower_ if helped and not passive else verb.lemma_.lower()


def object_of(verb: Token) -> Token | None:
    """Return what a verb is done to."""
    return next((c for c in verb.rights if c.dep_ in {"dobj", "attr"}), None)


def status_of(verb: Token) -> Token | None:
    """Return the state that a verb puts something into (`considered invalid`)."""
    kinds = {"oprd", "acomp", "attr", "xcomp", "ccomp"}
    return next((c for c in verb.rights if c.dep_ in kinds and c.pos_ in {"ADJ", "VERB"}), None)
