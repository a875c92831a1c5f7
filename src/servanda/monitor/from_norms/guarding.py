"""Refuses a trigger that nothing brings in: it would hold of countless things that nobody names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms import triggers
from servanda.monitor.from_norms.clauses import TRIGGERING
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import Condition, Undetermined, Variable

_LONG = s.Duration(30, "day")
"""Stands in the example of a rewrite where the sentence has no length of time of its own."""


def guarded(work: Work, condition: Condition) -> Condition:
    """Return a condition that can become true of something that it names; refuse any other."""
    condition = triggers.made_to_fire(condition)
    unguarded = triggers.variables_in(condition).unguarded
    if unguarded:
        _refuse_unguarded(work, unguarded)
        return Undetermined("which one is meant is not said")
    if not triggers.fires(condition):
        _refuse_never(work)
    return condition


def _refuse_unguarded(work: Work, unguarded: tuple[Variable, ...]) -> None:
    """Tell that a variable occurs only in what is not done or not so, and how to say it."""
    kinds = " and ".join(f"“{kind}”" for kind in unguarded)
    sentence = work.sentence
    named = _first_names(work, unguarded)
    for kind, name in named.items():
        sentence = _put_in(sentence, kind, name, work)
    still = [kind for kind in unguarded if kind not in named]
    rewrite = _brought_in(work, sentence) if still else sentence
    advice = "Say first what brings it in." if still else "Write one sentence for each."
    work.notice(
        "unguarded-negation",
        f"Nothing says which {kinds} is meant: it is named only in what is not done or not so. "
        f"{advice}",
        f"For instance: {_printed(rewrite)}" if rewrite else None,
    )


def _refuse_never(work: Work) -> None:
    """Tell that a trigger consists of nothing but what is not so, so that it has no time."""
    work.notice(
        "no-moment",
        "This says only what is not done or not so, and so it never begins to be true at a moment "
        "of its own. Say by when, or what must happen beside it.",
        "Write “… has not … by 2026-03-31”, or add “and …” with something that happens.",
    )


def _printed(sentence: s.Sentence) -> str:
    kept = tuple(m for m in sentence.modifiers if m.slot is not s.Slot.QUOTING)
    return format_sentence(replace(sentence, modifiers=kept))


def _first_names(work: Work, kinds: tuple[Variable, ...]) -> dict[str, str]:
    """Return the first declared name of each kind of which all are declared by their names."""
    found: dict[str, str] = {}
    for piece in pieces(work.sentence.values(*TRIGGERING)):
        if isinstance(piece, s.NounPhrase) and (kind := work.naming.class_of(piece)) in kinds:
            listed = [name for name in work.naming.listed(piece) if name not in found.values()]
            if listed:
                found.setdefault(kind, listed[0])
    return found


def _put_in(value: Any, kind: str, name: str, work: Work) -> Any:  # noqa: ANN401 - any syntax
    """Return a piece of syntax with a name in the place of the one that a variable stands for."""
    match value:
        case s.NounPhrase() if work.naming.class_of(value) == kind:
            return s.NounPhrase(name)
        case tuple():
            return tuple(_put_in(part, kind, name, work) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        return type(value)(**{n: _put_in(part, kind, name, work) for n, part in parts.items()})
    return value


def _brought_in(work: Work, sentence: s.Sentence) -> s.Sentence | None:
    """Return the sentence with its thing brought in by an act and left undone for some days."""
    conditions = [m for m in sentence.modifiers if m.slot in TRIGGERING]
    undone = next(
        (p for m in conditions for p in pieces(m.value) if isinstance(p, s.Happens) and p.negated),
        None,
    )
    if undone is None:
        return None
    bringing = replace(
        undone,
        act=_act_that_brings_in(work, undone.act),
        negated=False,
        window=None,
        times=None,
        total=None,
        plural=None,
    )
    window = undone.window
    if window is None or window.duration is None or window.anchor is not None:
        window = s.Window(_LONG, "within")
    taken_up = replace(
        undone,
        subject=_taken_up(undone.subject),
        act=replace(
            undone.act,
            roles=tuple(s.Role(r.preposition, _taken_up(r.term)) for r in undone.act.roles),
        ),
        window=window,
        plural=None,
    )
    others = tuple(m for m in sentence.modifiers if m not in conditions)
    whenever = s.Modifier(s.Slot.WHENEVER, s.Both((bringing, taken_up)))
    return replace(sentence, modifiers=s.in_slot_order((whenever, *others)))


def _act_that_brings_in(work: Work, undone: s.Act) -> s.Act:
    """Return an act on the same thing by another verb: one that the agreement speaks of, if any."""
    things = {work.naming.class_of(term) for term in _named(undone)}
    for norm in work.clauses.agreement.norms:
        for piece in pieces((norm.core, norm.sentence.modifiers)):
            if isinstance(piece, s.Act) and piece.verb != undone.verb:
                direct = [r for r in piece.roles if r.preposition is None]
                named = {work.naming.class_of(t) for r in direct for t in _named(r)}
                if named & things:
                    return replace(undone, verb=piece.verb)
    others = (verb for verb in work.naming.vocabulary.verbs if verb != undone.verb)
    return replace(undone, verb=next(others, undone.verb))


def _named(value: object) -> Iterator[s.NounPhrase]:
    return (piece for piece in pieces(value) if isinstance(piece, s.NounPhrase))


_TAKEN_UP = {
    s.Determiner.A: s.Determiner.THAT,
    s.Determiner.ANY: s.Determiner.THAT,
    s.Determiner.ANOTHER: s.Determiner.THAT_OTHER,
}


def _taken_up(term: s.Term) -> s.Term:
    if isinstance(term, s.NounPhrase) and term.determiner in _TAKEN_UP:
        return replace(term, determiner=_TAKEN_UP[term.determiner])
    return term
