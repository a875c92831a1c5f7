"""Says in Pact what a frame states at its core: a norm, a benefit, a status, a definition."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import Act, Deontic, Frame, FrameKind, Phrase, Role, Span, Stated
from servanda.reading.proposals.acts import act_of
from servanda.reading.proposals.benefits import entitlement, guarantee
from servanda.reading.proposals.definitions import definition
from servanda.reading.proposals.effects import befalls, declaration, is_ending, is_status
from servanda.reading.proposals.gathering import CannotSayError, Gathered
from servanda.reading.proposals.limits import limit_in
from servanda.reading.proposals.terms import holder_term, term_of

_MODALS = {
    Deontic.MUST: s.Modal.MUST, Deontic.MUST_NOT: s.Modal.MUST_NOT, Deontic.MAY: s.Modal.MAY,
    Deontic.NEED_NOT: s.Modal.NEED_NOT, Deontic.SHOULD: s.Modal.IS_EXPECTED,
    Deontic.SHOULD_NOT: s.Modal.IS_EXPECTED_NOT,
}  # fmt: skip
_NOBODY = frozenset({"none", "nobody", "neither", "nothing", "no one"})
_OF_KIND = {
    FrameKind.DEFINITION: definition, FrameKind.GUARANTEE: guarantee,
    FrameKind.DECLARATION: declaration,
}  # fmt: skip
_SUBORDINATE = ("if ", "when ", "unless ", "whether ", "where ", "because ", "until ")
_TOGETHER = frozenset(
    {"conclude", "conduct", "hold", "sign", "establish", "exchange", "negotiate", "initiate"}
)
"""What takes place *between* those who are bound to do it."""


def core_of(frame: Frame, gathered: Gathered, left: Sequence[Span]) -> tuple[s.Core, str]:
    """Return what a frame states, and why it is read so; what stands in `left` is said elsewhere.

    Raises `CannotSayError` where Pact has no words for it.
    """
    refuse_if_turned(frame)
    if frame.kind is FrameKind.FACT:
        raise CannotSayError(frame.because)
    if frame.kind in _OF_KIND and not _is_limit(frame):
        return _OF_KIND[frame.kind](frame, gathered)
    if (limit := limit_in(frame, gathered)) is not None:
        return limit, "a figure that is to hold"
    if is_status(frame):
        return declaration(frame, gathered)
    if frame.kind is FrameKind.ENTITLEMENT:
        return entitlement(frame, gathered)
    if not frame.act.is_passive or frame.act.predicate is not None:
        own = gathered.without_modifiers()
        if (effects := befalls(frame, own)) is not None:
            gathered.include(own)
            return s.Consequence(effects), frame.because
    return norm_of(frame, gathered, left), _because(frame)


def refuse_if_turned(frame: Frame) -> None:
    """Refuse what `only`, `solely`, a doubled denial turn or narrow, and what binds nobody."""
    narrowing = frame.binding.narrowing if frame.binding is not None else None
    if narrowing is not None:
        why = f"“{narrowing.text}” turns or narrows what it says, and a person must say how"
        raise CannotSayError(why)
    binds = frame.binding.words if frame.binding is not None else None
    if binds is not None and binds.text.lower().startswith(_SUBORDINATE):
        raise CannotSayError(f"it stands in a condition: “{binds.text}”")
    if frame.kind is FrameKind.ENTITLEMENT and frame.act.is_passive:
        raise CannotSayError("it is a right to what others do, and it does not say who must")
    subject = frame.topic or frame.bearer.phrase
    if subject is not None and subject.words.text.lower() in _NOBODY:
        raise CannotSayError(f"“{subject.words.text}” binds everybody, and names nobody")
    if subject is not None and subject.is_pronoun and frame.bearer.stated is Stated.NOT_STATED:
        raise CannotSayError(f"I cannot tell what “{subject.words.text}” stands for")


def norm_of(frame: Frame, gathered: Gathered, left: Sequence[Span]) -> s.Norm:
    """Say who is bound to do what."""
    if frame.binding is None:
        raise CannotSayError(frame.because)
    if is_ending(frame):
        raise CannotSayError("what does not end, or may, is no effect that Pact can say")
    if frame.act.predicate is not None:
        raise CannotSayError(f"Pact has no words for “{frame.act.predicate.text}” here")
    if frame.act.content is not None and frame.act.object is None:
        why = f"I cannot say in Pact what “{frame.act.content.text}” adds"
        raise CannotSayError(why)
    modal = _MODALS[frame.binding.deontic]
    if frame.is_aside and modal is s.Modal.MAY:
        raise CannotSayError("“may” beside a noun says what can be, and allows nothing")
    if frame.kind is FrameKind.POWER and modal is s.Modal.MAY:
        modal = s.Modal.HAS_POWER
    gathered.take(frame.binding.words)
    between = _between(frame)
    if between is not None and between.phrase is not None:
        bearer = term_of(between.phrase, gathered, actor=True)
        gathered.take(between.words)
        gathered.add(s.Slot.JOINTLY, None)
        left = (*left, *between.words.spans)
    else:
        bearer = _subject(frame, gathered)
    return s.Norm(bearer, modal, act_of(frame.act, frame.qualifiers, gathered, left))


def _subject(frame: Frame, gathered: Gathered) -> s.Term:
    """Return who is bound. A thing that stands as the subject binds nobody by name."""
    topic = frame.topic
    if frame.bearer.who is not None or topic is None:
        return holder_term(frame.bearer, gathered)
    if not topic.is_proper:
        what = " ".join(topic.name.text.split())
        raise CannotSayError(f"nobody is bound by name: “{what}” is no one who can act")
    return term_of(topic, gathered, actor=True)


def _between(frame: Frame) -> Role | None:
    act: Act = frame.act
    if not act.is_passive or act.verb not in _TOGETHER or frame.bearer.who is not None:
        return None
    roles = (r for r in act.roles if r.preposition == "between")
    return next((r for r in roles if _is_several(r.phrase)), None)


def _is_several(phrase: Phrase | None) -> bool:
    return phrase is not None and (phrase.is_plural or bool(phrase.members))


def _because(frame: Frame) -> str:
    nobody = frame.act.is_passive and frame.bearer.who is None and _between(frame) is None
    return f"{frame.because}; the passive names nobody" if nobody else frame.because


def _is_limit(frame: Frame) -> bool:
    """Whether a figure follows `shall be`: then it bounds, and gives no status."""
    thing = frame.act.object
    return frame.act.verb == "be" and thing is not None and thing.quantity is not None
