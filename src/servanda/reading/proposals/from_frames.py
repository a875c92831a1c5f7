"""Says frames in Pact: each clause's norms as proposed sentences, the rest as unread words.

Where the words leave something open, the proposal says `(not stated)`. Only words that it speaks
of are quoted, so that the others show as unread. What Pact cannot say of a frame without changing
its meaning is not proposed, and the reason is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import (
    ClauseReading,
    Deontic,
    Frame,
    FrameKind,
    Qualifier,
    Span,
    Words,
    governing_frame,
    is_governed,
)
from servanda.reading.proposals.comma_phrases import (
    Context,
    add_checkers,
    add_conditions,
    add_references,
    add_times,
    slot_of,
    with_frequency,
)
from servanda.reading.proposals.consequences import effects_of
from servanda.reading.proposals.cores import core_of
from servanda.reading.proposals.failing import add_failing, is_failing
from servanda.reading.proposals.final_clauses import add_when, on_the_agreement
from servanda.reading.proposals.gathering import (
    HOLE,
    CannotSayError,
    Gathered,
    Proposal,
    Unread,
)
from servanda.reading.proposals.holes import add_holes
from servanda.reading.proposals.narrowing import narrowing_in, stated_in
from servanda.reading.proposals.quoting import left_over, quote_of, runs_left, trimmed
from servanda.reading.proposals.timing import of_the_whole, times_of
from servanda.reading.times import Kind, TimePhrase, times_in

_FREEING = frozenset({Deontic.MUST_NOT, Deontic.NEED_NOT, Deontic.MAY})
_NOTHING_TAKES_IT = "no proposal takes it up"


@dataclass(frozen=True, slots=True)
class Said:
    """What was made of some words of a clause, and the place where their sentence begins."""

    start: int
    what: Proposal | Unread


def proposals_of(reading: ClauseReading, context: Context | None = None) -> list[Said]:
    """Return what is proposed for a clause and what of it is unread, in the order of its words."""
    context = context or Context()
    times = times_in(reading.text)
    said: list[Said] = []
    places: list[Span] = []
    for place, frames in groupby(reading.frames, key=lambda frame: frame.sentence):
        here = [t for t in times if place.start <= t.start < place.end]
        within = of_the_whole(reading.text, here)
        sentence = _Sentence(reading.text, place, tuple(frames), within, context)
        said += [Said(place.start, what) for what in sentence.read()]
        places.append(place)
    for unread in reading.unread:
        start = unread.words.spans[0].start if unread.words.spans else 0
        if not any(p.start <= start < p.end for p in places):
            said.append(Said(start, Unread(unread.words.text, unread.because)))
    return sorted(said, key=lambda each: each.start)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of a clause, with its frames and its phrases on time."""

    text: str
    place: Span
    frames: tuple[Frame, ...]
    times: tuple[TimePhrase, ...]
    context: Context
    spans: list[Span] = field(default_factory=list)

    def read(self) -> list[Proposal | Unread]:
        """Return the sentence's proposals, then what of it is unread."""
        made = self._made()
        stated = tuple(self._with_terms(frame, made) for frame in self.frames)
        if stated != self.frames:
            return replace(self, frames=stated, spans=[]).read()
        turned = [(frames, self._unless_turned(frames, what)) for frames, what in made]
        if not any(isinstance(what, Proposal) for _, what in turned):
            whole = " ".join(self.text[self.place.start : self.place.end].split())
            reasons = dict.fromkeys(w.because for _, w in turned if isinstance(w, Unread))
            return [Unread(whole, "; ".join(reasons))]
        for frames, what in turned:
            if isinstance(what, Unread):
                self.spans.extend(span for frame in frames for span in frame.taken)
        rest = left_over(self.text, self.place, self.spans)
        left = [Unread(words, self._why_left(words)) for words in rest]
        return [*(what for _, what in turned), *left]

    def _made(self) -> list[tuple[tuple[Frame, ...], Proposal | Unread]]:
        """Return what is made of each group of frames; note the words that are said so."""
        made: list[tuple[tuple[Frame, ...], Proposal | Unread]] = []
        for frames in self._together():
            try:
                proposal = self._proposal(frames)
            except CannotSayError as reason:
                made.append((frames, self._unread(frames, str(reason))))
            else:
                made.append((frames, proposal))
                self.spans.extend(proposal.spans)
        return made

    def _runs(self) -> list[Span]:
        """Return the runs of words that nothing has said; times are told of by themselves."""
        times = [Span(t.start, t.end) for t in self.times if t.kind is Kind.VAGUE or t.disagrees]
        return runs_left(self.text, self.place, [*self.spans, *times])

    def _with_terms(
        self, frame: Frame, made: Sequence[tuple[tuple[Frame, ...], Proposal | Unread]]
    ) -> Frame:
        """Return a frame with the conditions and exceptions that stand beside it unsaid."""
        if len(made) != 1 or len(self.frames) != 1 or isinstance(made[0][1], Unread):
            return frame
        runs = self._runs()
        stated = [stated_in(self.text, run, denied=_is_denied(frame)) for run in runs]
        known = [span for q in frame.qualifiers if slot_of(q) is not None for span in q.words.spans]
        found = [q for q in stated if q is not None and q not in frame.qualifiers]
        new = [q for q in found if not _inside(q.words.spans, known)]
        return replace(frame, qualifiers=(*frame.qualifiers, *new)) if new else frame

    def _unless_turned(
        self, frames: tuple[Frame, ...], what: Proposal | Unread
    ) -> Proposal | Unread:
        """Return a proposal, unless words that it leaves out would turn or narrow it."""
        if isinstance(what, Unread):
            return what
        for run in self._runs():
            bearing = [f for f in self.frames if _overlaps(run, f.taken)] or self.frames
            if not any(frame in frames for frame in bearing):
                continue
            denied = any(_is_denied(frame) or _frees(frame) for frame in frames)
            if narrowing_in(self.text, run, denied=denied) is not None:
                why = f"it would mean something else without “{trimmed(self.text, run)}”"
                return Unread(quote_of(self.text, what.spans), why)
        return what

    def _why_left(self, words: str) -> str:
        """Say why words are left over; a time that contradicts itself is read as neither."""
        for time in self.times:
            said = " ".join(self.text[time.start : time.end].split())
            if time.disagrees and said in words:
                return "its number in words and its figure differ"
            if time.kind is Kind.VAGUE and said == words:
                return "it fixes no time"
        return _NOTHING_TAKES_IT

    def _together(self) -> Iterable[tuple[Frame, ...]]:
        """Yield frames that one sentence of Pact says: those that follow from one condition."""
        frames = [f for f in self.frames if not self._is_denied_above(f)]
        for key, group in groupby(frames, key=self._condition_key):
            if key is None:
                yield from ((frame,) for frame in group)
            else:
                yield tuple(group)

    def _is_denied_above(self, frame: Frame) -> bool:
        """Whether what governs a frame is denied: `not to include a provision that …`."""
        governing = governing_frame(frame, self.frames) if is_governed(frame) else None
        binding = governing.binding if governing is not None else None
        return binding is not None and binding.deontic in _FREEING

    def _condition_key(self, frame: Frame) -> tuple[Span, ...] | None:
        conditions = [q for q in self._conditions(frame) if slot_of(q) is s.Slot.IF]
        return conditions[0].words.spans if conditions else None

    def _conditions(self, frame: Frame) -> tuple[Qualifier, ...]:
        """Return the conditions of a frame: its own, and those that open the sentence."""
        binding = frame.binding.words if frame.binding is not None else None
        bound = binding.spans if binding is not None else ()
        own = [q for q in frame.qualifiers if slot_of(q) is not None]
        own = [q for q in own if not _inside(q.words.spans, bound)]
        fronted = [q for q in self._fronted() if q not in own]
        return (*fronted, *own)

    def _fronted(self) -> tuple[Qualifier, ...]:
        """Return the conditions that open the sentence: they hold for all of its norms."""
        first = min(self.frames, key=lambda f: f.act.words.spans)
        begins = min(span.start for span in _core_spans(first))
        return tuple(
            q
            for q in first.qualifiers
            if slot_of(q) is not None and q.words.spans and q.words.spans[0].start < begins
        )

    def _unread(self, frames: Sequence[Frame], because: str) -> Unread:
        spans = [span for frame in frames for span in frame.taken]
        self.spans.extend(spans)
        return Unread(quote_of(self.text, spans), because)

    # ---- one proposal

    def _proposal(self, frames: tuple[Frame, ...]) -> Proposal:
        gathered = Gathered(self.text)
        if self._condition_key(frames[0]) is not None:
            core, because = self._consequence(frames, gathered)
        else:
            core, because = self._norm(frames[0], gathered)
        quotes = (s.Quote(quote_of(self.text, gathered.spans)),)
        modifiers = (*gathered.modifiers, s.Modifier(s.Slot.QUOTING, quotes))
        sentence = s.Sentence(core, modifiers=s.in_slot_order(modifiers))
        confidence = min(frame.confidence for frame in frames)
        return Proposal(sentence, tuple(gathered.names), because, confidence, tuple(gathered.spans))

    def _norm(self, frame: Frame, gathered: Gathered) -> tuple[s.Core, str]:
        change = on_the_agreement(frame, gathered)
        own = times_of(frame, self.frames, self.times)
        if change is not None:
            gathered.take(frame.binding.words if frame.binding is not None else None)
            add_times(own, gathered, denied=False)
            add_when(frame, self._fronted(), gathered)
            return change, frame.because
        left = self._beside(frame, gathered, own)
        core, because = core_of(frame, gathered, left)
        core = with_frequency(core, own, gathered)
        gathered.take(frame.binding.words if frame.binding is not None else None)
        add_conditions(self._conditions(frame), gathered)
        add_times(own, gathered, denied=_is_denied(frame))
        add_holes(core, gathered)
        return core, because

    def _consequence(self, frames: tuple[Frame, ...], gathered: Gathered) -> tuple[s.Core, str]:
        """Say what follows from the condition that some frames share."""
        if len(frames) == 1 and (core := self._benefit(frames[0], gathered)):
            add_conditions(self._conditions(frames[0]), gathered)
            return core, frames[0].because
        effects = [effect for frame in frames for effect in self._effects(frame, frames, gathered)]
        if not effects:
            raise CannotSayError("I cannot tell what follows from its condition")
        add_conditions(self._conditions(frames[0]), gathered)
        gathered.add(s.Slot.FOUND_BY, HOLE)
        mark = next(q for q in self._conditions(frames[0]) if slot_of(q) is s.Slot.IF)
        return s.Consequence(tuple(effects)), f"“{mark.words.text.split()[0]}” and what follows"

    def _effects(
        self, frame: Frame, frames: tuple[Frame, ...], gathered: Gathered
    ) -> list[s.Outcome]:
        """Say what follows by one frame; of several, one that cannot be said is left unread."""
        own = gathered.without_modifiers()
        times = times_of(frame, self.frames, self.times)
        try:
            effects = effects_of(frame, own, self._beside(frame, own, times))
        except CannotSayError:
            if len(frames) == 1:
                raise
            return []
        own.take(frame.binding.words if frame.binding is not None else None)
        if len(frames) == 1 and isinstance(effects[-1], s.Norm):
            add_times(times, own, denied=_is_denied(frame))
        gathered.include(own)
        return effects

    def _benefit(self, frame: Frame, gathered: Gathered) -> s.Core | None:
        """Say a benefit that only holds on a condition: it is no effect of one."""
        if frame.kind not in {FrameKind.GUARANTEE, FrameKind.ENTITLEMENT}:
            return None
        own = gathered.without_modifiers()
        times = times_of(frame, self.frames, self.times)
        core, _ = core_of(frame, own, self._beside(frame, own, times))
        if not isinstance(core, s.Guarantee | s.Entitlement):
            return None
        gathered.include(own)
        return core

    def _beside(self, frame: Frame, gathered: Gathered, times: Sequence[TimePhrase]) -> list[Span]:
        """Add who checks, what prevails, what follows otherwise; return places said elsewhere."""
        for qualifier in frame.qualifiers:
            if is_failing(qualifier):
                add_failing(qualifier, gathered)
        words: list[Words] = [q.words for q in frame.qualifiers if not is_failing(q)]
        words += [role.words for role in frame.act.roles]
        left = add_checkers(words, gathered)
        left += add_references(words, gathered, self.context)
        left += [span for q in frame.qualifiers if is_failing(q) for span in q.words.spans]
        left += [Span(t.start, t.end) for t in times]
        return left


def _core_spans(frame: Frame) -> list[Span]:
    """Return where a frame's subject, verb and helpers stand."""
    phrases = (frame.bearer.phrase, frame.topic, frame.act.object)
    words = [p.words for p in phrases if p is not None] + [frame.act.words]
    words += [frame.binding.words] if frame.binding is not None and frame.binding.words else []
    return [span for each in words for span in each.spans] or [frame.sentence]


def _is_denied(frame: Frame) -> bool:
    return frame.binding is not None and frame.binding.deontic is Deontic.MUST_NOT


def _frees(frame: Frame) -> bool:
    return frame.binding is not None and frame.binding.deontic is Deontic.NEED_NOT


def _overlaps(run: Span, spans: Sequence[Span]) -> bool:
    return any(span.start < run.end and run.start < span.end for span in spans)


def _inside(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return bool(spans) and all(
        any(o.start <= span.start and span.end <= o.end for o in others) for span in spans
    )
