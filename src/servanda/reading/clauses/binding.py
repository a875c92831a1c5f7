"""How a verb binds: by its helpers (`shall`, `may not`) or by its meaning (`undertakes to`).

Denial is where readers go wrong. *Not obliged* frees, *not allowed* forbids, *not prohibited*
allows; *refrain from* forbids what follows it. Where denials pile up, or `only` narrows, the
words that do so are handed on as `narrowing`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.frame import Deontic

MODALS = {
    "shall": Deontic.MUST, "will": Deontic.MUST, "must": Deontic.MUST, "'ll": Deontic.MUST,
    "may": Deontic.MAY, "can": Deontic.MAY, "ca": Deontic.MAY, "might": Deontic.MAY,
    "should": Deontic.SHOULD, "ought": Deontic.SHOULD, "would": Deontic.SHOULD,
}  # fmt: skip
_NEGATED = {
    Deontic.MUST: Deontic.MUST_NOT, Deontic.MAY: Deontic.MUST_NOT,
    Deontic.SHOULD: Deontic.SHOULD_NOT, Deontic.MUST_NOT: Deontic.MUST,
    Deontic.NEED_NOT: Deontic.MUST, Deontic.SHOULD_NOT: Deontic.SHOULD,
}  # fmt: skip
_RIGHTS = frozenset({"right", "power", "authority", "discretion", "jurisdiction", "competence"})
_DUTIES = frozenset({"duty", "obligation", "responsibility"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt", "mark", "expl"})


@dataclass(frozen=True, slots=True)
class Bond:
    """How a verb binds.

    `chain` leads from the verb with the modal to the verb that says what is done; `modal` is how
    the first binds, `deontic` how the last does; `tokens` are the indexes of the words that say so.
    """

    modal: Deontic | None
    deontic: Deontic
    chain: tuple[Token, ...]
    subject: Token | None
    tokens: frozenset[int]
    narrowing: Token | None = None

    @property
    def verb(self) -> Token:
        """The verb that says what is done."""
        return self.chain[-1]

    @property
    def head(self) -> Token:
        """The verb that the modal stands with."""
        return self.chain[0]


def bonds_of(verb: Token, subject: Token | None) -> tuple[Bond, ...]:
    """Return how a main verb binds: one bond, several (`expected that … and that …`), or none."""
    own = v.subject_of(verb)
    if own is None or (own.pos_ == "PRON" and subject is not None):
        own = subject
    narrowing = v.narrowing(verb)
    if narrowing is None and own is not None and own.lower_ in v.NO_ONE_OF_SOMETHING:
        narrowing = own
    inner = v.complement(verb) or v.from_doing(verb)
    bonds = _of_somebody(verb)
    if bonds is None and inner is not None:
        bonds = _governing(verb, inner, own)
    if bonds is None:
        bonds = _by_standing(verb, own)
    if bonds is None:
        modal = modal_of(verb)
        bonds = () if modal is None else (Bond(modal, modal, (verb,), own, words_of(verb)),)
    return tuple(b if b.narrowing else replace(b, narrowing=narrowing) for b in bonds)


def modal_of(verb: Token) -> Deontic | None:
    """Return how a verb's own helpers bind, denied as it is; None without any."""
    stated = _stated(verb)
    if stated is None:
        return None
    if is_need(verb) and v.is_negated(verb):
        return Deontic.NEED_NOT
    return _NEGATED[stated] if v.is_negated(verb) else stated


def is_need(verb: Token) -> bool:
    """Whether `need` helps a verb (`need not pay`)."""
    return any(c.dep_ == "aux" and c.lower_ == "need" for c in verb.children)


def _stated(verb: Token) -> Deontic | None:
    if (modal := lone_modal(verb)) is not None:
        return MODALS[modal.lower_]
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in MODALS:
            return MODALS[child.lower_]
    return Deontic.MUST if is_need(verb) and v.is_negated(verb) else None


def lone_modal(verb: Token) -> Token | None:
    """Return the modal of a sentence that breaks off after it, or whose verb is read as a noun."""
    if verb.tag_ == "MD":
        return verb if verb.lower_ in MODALS else None
    before = verb.doc[verb.i - 1] if verb.i else None
    if v.is_verb(verb) or before is None or before.tag_ != "MD":
        return None
    return before if before.lower_ in MODALS else None


def _governing(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Return how a verb binds to the verb that it governs; None where it is itself what is done."""
    lemma = verb.lemma_.lower()
    if lemma in v.ASKING and (v.is_passive(verb) or lemma != "expect"):
        return _asked(verb, inner, own)
    if v.is_passive(verb) and lemma in v.FORBIDDING | v.PERMITTING | v.COMMANDING:
        return _addressed(verb, inner, own)
    if lemma in v.DESISTING | v.FAILING:
        return _desisting(verb, inner, own)
    if lemma in v.UNDERTAKING | v.HOPING:
        return _undertaken(verb, inner, own)
    return _with_infinitive(verb, inner, own) if _is_to(inner) else None


def _with_infinitive(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `A needs to …`, `A has to …`, `A is to …`."""
    lemma = verb.lemma_.lower()
    if lemma in {"need", "have"} and not v.object_of(verb):
        return _needed(verb, inner, own)
    return _is_to_do(verb, inner, own) if lemma == "be" and modal_of(verb) is None else None


def _linked(
    modal: Deontic | None, deontic: Deontic, verb: Token, inner: Token, own: Token | None
) -> Bond:
    between = frozenset(t.i for t in inner.ancestors if t.head == verb and t.dep_ == "prep")
    words = words_of(verb) | words_of(inner) | between
    return Bond(modal, deontic, (verb, inner), own, words)


def _addressed(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `A is prohibited from …`, `A is not permitted to …`; *not prohibited* allows."""
    modal, denied = modal_of(verb), v.is_negated(verb)
    if verb.lemma_.lower() in v.COMMANDING:
        return _needed(verb, inner, own) if _is_to(inner) else None
    if verb.lemma_.lower() in v.PERMITTING:
        return (_linked(modal, Deontic.MUST_NOT if denied else Deontic.MAY, verb, inner, own),)
    if denied:
        return (replace(_linked(modal, Deontic.MAY, verb, inner, own), narrowing=verb),)
    return (_linked(modal, Deontic.MUST_NOT, verb, inner, own),)


def _desisting(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `A shall refrain from …`. Denied, or merely allowed, it says something else."""
    modal = modal_of(verb)
    if modal is None:
        return ()
    if verb.lemma_.lower() in v.FAILING or modal not in {Deontic.MUST, Deontic.SHOULD}:
        turned = _linked(modal, _NEGATED.get(modal, modal), verb, inner, own)
        return (replace(turned, narrowing=verb),)
    if v.is_negated(inner):
        return (replace(_linked(modal, modal, verb, inner, own), narrowing=verb),)
    return (_linked(modal, _NEGATED[modal], verb, inner, own),)


def _undertaken(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `A agrees not to …`. *Not obliged* is no prohibition; *not agreeing* binds nobody."""
    lemma, modal = verb.lemma_.lower(), modal_of(verb)
    if lemma not in v.OBLIGING and v.is_passive(verb) and modal is None:
        return ()
    if inner.dep_ == "ccomp" and v.subject_of(inner) is not None:
        own = _antecedent(v.subject_of(inner), own)
    if modal is Deontic.MAY or _stated(verb) is Deontic.MAY:
        return None
    if v.is_negated(verb):
        if lemma not in v.OBLIGING:
            return () if modal is None else None
        return (_linked(modal, Deontic.NEED_NOT, verb, inner, own),)
    deontic = Deontic.MUST if lemma in v.UNDERTAKING else Deontic.SHOULD
    # What they agree that somebody may do binds nobody to do it.
    if lemma in v.UNDERTAKING and (agreed := modal_of(inner)) is not None:
        return (_linked(modal, agreed, verb, inner, own),)
    denied = v.is_negated(inner)
    return (_linked(modal, _NEGATED[deontic] if denied else deontic, verb, inner, own),)


def _needed(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    """Read `A needs to …`, `A has to …`, and denied, `A does not have to …`."""
    if v.is_negated(verb):
        return (_linked(modal_of(verb), Deontic.NEED_NOT, verb, inner, own),)
    denied = v.is_negated(inner)
    deontic = Deontic.MUST_NOT if denied else Deontic.MUST
    return (_linked(modal_of(verb), deontic, verb, inner, own),)


def _is_to_do(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...]:
    denied = v.is_negated(verb) or v.is_negated(inner)
    return (_linked(None, Deontic.MUST_NOT if denied else Deontic.MUST, verb, inner, own),)


def _is_to(inner: Token) -> bool:
    """Whether a verb stands as in `is to be paid`."""
    return inner.dep_ == "xcomp" and any(c.dep_ == "aux" and c.lower_ == "to" for c in inner.lefts)


def _asked(verb: Token, inner: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `It is expected that A will … and that B will not …` and `A is expected to …`."""
    passive = v.is_passive(verb)
    if v.is_negated(verb):
        return () if passive else None
    if passive and inner.dep_ == "xcomp":
        deontic = Deontic.SHOULD_NOT if v.is_negated(inner) else Deontic.SHOULD
        return (_linked(modal_of(verb), deontic, verb, inner, own),)
    if inner.dep_ != "ccomp" or v.subject_of(inner) is None or (not passive and modal_of(verb)):
        return None
    found = []
    impersonal = frozenset(c.i for c in verb.lefts if c.lower_ == "it")
    for each in (inner, *inner.conjuncts):
        subject = v.subject_of(each) or own
        deontic = Deontic.SHOULD_NOT if v.is_negated(each) else Deontic.SHOULD
        words = words_of(each) | (words_of(verb) if each is inner else frozenset())
        if subject is not None and subject.lower_ != "it":
            found.append(Bond(modal_of(verb), deontic, (each,), subject, words | impersonal))
    return tuple(found)


def _by_standing(verb: Token, own: Token | None) -> tuple[Bond, ...] | None:
    """Read `A has the right to …`, `A is responsible for …`."""
    noun = v.object_of(verb) if verb.lemma_ == "have" else None
    if noun is not None and noun.lemma_.lower() in _RIGHTS | _DUTIES:
        inner = next((c for c in noun.rights if c.dep_ in {"acl", "relcl"} and v.is_verb(c)), None)
        allows = noun.lemma_.lower() in _RIGHTS
        return _standing(verb, noun, inner, own, Deontic.MAY if allows else Deontic.MUST)
    return None


def _of_somebody(verb: Token) -> tuple[Bond, ...] | None:
    """Read `It is the duty of A to …`: who is bound stands behind the noun."""
    noun = v.object_of(verb) if verb.lemma_ == "be" else None
    if noun is None or noun.lemma_.lower() not in _RIGHTS | _DUTIES:
        return None
    ofs = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of")
    own = next((t for c in ofs for t in c.children if t.dep_ == "pobj"), None)
    if own is None or not any(c.lower_ == "it" for c in verb.lefts):
        return None
    after = (c for c in (*own.rights, *noun.rights, *verb.rights) if v.is_verb(c))
    inner = next((c for c in after if any(t.tag_ == "TO" for t in c.lefts)), None)
    allows = noun.lemma_.lower() in _RIGHTS
    return _standing(verb, noun, inner, own, Deontic.MAY if allows else Deontic.MUST)


def _standing(
    verb: Token, noun: Token, inner: Token | None, own: Token | None, deontic: Deontic
) -> tuple[Bond, ...] | None:
    if inner is None:
        return None
    denied = v.is_negated(verb) or any(c.lower_ == "no" for c in noun.lefts)
    if denied:
        deontic = Deontic.MUST_NOT if deontic is Deontic.MAY else Deontic.NEED_NOT
    words = words_of(verb) | words_of(inner) | {noun.i, *(c.i for c in noun.lefts)}
    return (Bond(modal_of(verb), deontic, (verb, inner), own, words),)


def _antecedent(subject: Token | None, own: Token | None) -> Token | None:
    """`Northland agrees that it will …`: the pronoun takes up the subject of the main verb."""
    if subject is not None and subject.pos_ == "PRON" and own is not None:
        return own
    return subject


def words_of(verb: Token) -> frozenset[int]:
    """Return the verb with its helpers, denials and pronoun, as indexes."""
    pronoun = (c.i for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "PRON")
    denials = (t.i for c in verb.lefts if c.dep_ == "prep" and v.has_no(c) for t in c.subtree)
    helping = (c.i for c in verb.children if c.dep_ in _HELPERS and c.lower_ != "except")
    alone = lone_modal(verb)
    no_longer = (i for c in verb.children if v.is_no_longer(c) for i in (c.i - 1, c.i))
    lone = () if alone is None else (alone.i,)
    return frozenset({verb.i, *helping, *pronoun, *denials, *no_longer, *lone})
