"""Takes a pronoun for the subject that stands in the same place of the clause beside its own.

`If Norland …, it shall …` and `Norland agrees to include a provision that it will …`: the pronoun
takes up the subject of the condition, or whoever the governing clause binds, where their number
agrees. Elsewhere it stays open (see `anaphora`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.reading.clauses.frame import Circumstance, Frame, Holder, Phrase, Stated

_ONE = frozenset({"it", "he", "she"})
_SEVERAL = frozenset({"they"})


def with_parallel_subjects(frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of one sentence, their pronouns taken up where one subject is parallel."""
    made: list[Frame] = []
    for frame in frames:
        pronoun = _open_pronoun(frame)
        means = _parallel(frame, made, pronoun) if pronoun is not None else None
        if means is None:
            made.append(frame)
            continue
        holder = Holder(Stated.RESOLVED, pronoun, means)
        made.append(replace(frame, bearer=holder, topic=None))
    return made


def _open_pronoun(frame: Frame) -> Phrase | None:
    """Return the pronoun that stands as a frame's subject and is not taken up yet."""
    if frame.act.is_passive or frame.bearer.who is not None:
        return None
    phrase = frame.bearer.phrase or frame.topic
    return phrase if phrase is not None and phrase.is_pronoun else None


def _parallel(frame: Frame, before: Sequence[Frame], pronoun: Phrase | None) -> Phrase | None:
    if pronoun is None:
        return None
    word = pronoun.words.text.lower()
    conditions = frame.of_kind(Circumstance.CONDITION, Circumstance.EXCEPTION)
    before_it = (q.event for q in conditions if q.words.spans < pronoun.words.spans)
    subjects = [e.who.who for e in before_it if e is not None and e.who.who is not None]
    if not subjects and is_governed(frame):
        governing = governing_frame(frame, before)
        bound = governing.bearer.who if governing is not None else None
        subjects = [bound] if bound is not None else []
    fitting = [p for p in subjects if word in (_SEVERAL if p.is_plural else _ONE)]
    return fitting[-1] if len(fitting) == len(subjects) == 1 else None


def is_governed(frame: Frame) -> bool:
    """Whether a frame stands in a that-clause below another."""
    words = frame.binding.words if frame.binding is not None else None
    return words is not None and words.text.lower().startswith("that ")


def governing_frame(frame: Frame, others: Sequence[Frame]) -> Frame | None:
    """Return the frame whose act stands nearest before a governed one's, if there is one."""
    before = [f for f in others if f.act.words.spans < frame.act.words.spans]
    return max(before, key=lambda f: f.act.words.spans, default=None)
