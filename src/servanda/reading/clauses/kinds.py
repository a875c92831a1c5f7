"""Tells what sort of norm a frame is, and why, in one line."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.binding import Bond
from servanda.reading.clauses.frame import Deontic, FrameKind

_BY_DEONTIC = {
    Deontic.MUST: FrameKind.DUTY,
    Deontic.MUST_NOT: FrameKind.PROHIBITION,
    Deontic.MAY: FrameKind.PERMISSION,
    Deontic.NEED_NOT: FrameKind.EXEMPTION,
    Deontic.SHOULD: FrameKind.EXPECTATION,
    Deontic.SHOULD_NOT: FrameKind.EXPECTATION,
}
_POWERS = frozenset({"power", "authority", "jurisdiction", "competence"})
_EMPOWERING = frozenset({"empower", "authorize", "authorise"})
_ASSURANCES = frozenset({"guarantee", "assurance"})
_DECLARING = frozenset({"declare", "recognize", "recognise", "affirm", "reaffirm", "acknowledge",
                        "confirm", "proclaim", "establish", "create", "found"})  # fmt: skip
_CONSTITUTING = frozenset({"be", "consist", "comprise", "constitute", "compose", "have"})


def kind_of(bond: Bond) -> tuple[FrameKind, str]:
    """Return what sort of norm a bond makes, and why."""
    said = _said(bond)
    if _is_meaning(bond.verb):
        return FrameKind.DEFINITION, f"“{bond.verb.text}” says what a word means"
    kind = _BY_DEONTIC[bond.deontic]
    if kind in {FrameKind.DUTY, FrameKind.PROHIBITION} and _is_status(bond.verb):
        voided = kind is FrameKind.DUTY and _ends(bond.verb)
        return FrameKind.CONSEQUENCE if voided else FrameKind.DECLARATION, f"{said} gives a status"
    if kind is FrameKind.DUTY:
        kind = _of_duty(bond.verb)
    elif kind is FrameKind.PERMISSION:
        kind = _of_permission(bond)
    return kind, said


def kind_of_fact(verb: Token) -> tuple[FrameKind, str]:
    """Return what a verb without any bond makes, and why."""
    lemma = verb.lemma_.lower()
    if _is_meaning(verb):
        return FrameKind.DEFINITION, f"“{verb.text}” says what a word means"
    hereby = any(c.lower_ == "hereby" for c in verb.children)
    if lemma in v.GUARANTEEING and not v.is_negated(verb):
        return FrameKind.GUARANTEE, f"“{verb.text}” gives a guarantee"
    if hereby or (lemma in _DECLARING and verb.tag_ in {"VBP", "VBZ"}):
        return FrameKind.DECLARATION, f"“{verb.text}” declares what holds from now"
    return FrameKind.FACT, "it says how things are: there is no “shall”, “will”, “may” or the like"


def _said(bond: Bond) -> str:
    words = [bond.head.doc[i].text for i in sorted(bond.tokens)]
    return f"“{' '.join(words)}”" if words else f"“{bond.verb.text}” tells somebody what to do"


def _is_meaning(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return lemma in v.MEANING or (lemma == "define" and v.is_passive(verb))


def _of_duty(verb: Token) -> FrameKind:
    """Tell what a duty in form is by its verb: an effect, a guarantee, a benefit, a status."""
    lemma, thing = verb.lemma_.lower(), v.object_of(verb)
    noun = thing.lemma_.lower() if thing is not None else ""
    if _ends(verb):
        return FrameKind.CONSEQUENCE
    if lemma in v.GUARANTEEING or (lemma in v.RECEIVING and noun in _ASSURANCES):
        return FrameKind.GUARANTEE
    entitled = lemma == "be" and any(c.lower_ == "entitled" for c in verb.rights)
    benefits = lemma in v.RECEIVING or (lemma == "have" and noun in {"right", "access"})
    if entitled or (benefits and thing is not None):
        return FrameKind.ENTITLEMENT
    stands = lemma in _CONSTITUTING and not any(c.dep_ == "xcomp" for c in verb.rights)
    return FrameKind.DECLARATION if stands and (lemma != "be" or noun) else FrameKind.DUTY


def _of_permission(bond: Bond) -> FrameKind:
    if _is_power(bond):
        return FrameKind.POWER
    return FrameKind.ENTITLEMENT if _entitles(bond) else FrameKind.PERMISSION


def _ends(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if v.is_passive(verb):
        status = v.status_of(verb)
        voided = lemma in v.DEEMING and status is not None and status.lower_ in v.VOIDNESS
        return lemma in v.ENDING or voided
    if lemma in {"be", "become"}:
        return any(c.lower_ in v.VOIDNESS for c in verb.rights)
    return lemma in v.ENDING_BY_ITSELF and v.object_of(verb) is None


def _is_status(verb: Token) -> bool:
    deemed = verb.lemma_.lower() in v.DEEMING and v.is_passive(verb)
    return deemed and any(c.dep_ in {"oprd", "acomp", "attr", "xcomp", "prep"} for c in verb.rights)


def _is_power(bond: Bond) -> bool:
    noun = v.object_of(bond.head)
    if noun is not None and noun.lemma_.lower() in _POWERS:
        return True
    return bond.head.lemma_.lower() in _EMPOWERING or bond.verb.lemma_.lower() in v.RULING


def _entitles(bond: Bond) -> bool:
    noun = v.object_of(bond.head)
    right = noun is not None and noun.lemma_.lower() == "right" and len(bond.chain) > 1
    return right or bond.head.lemma_.lower() == "entitle" or bond.verb.lemma_ == "entitle"
