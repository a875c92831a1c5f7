"""Refuses a trigger that nothing brings in: it would hold of countless things that nobody names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_sentence
from servanda.instrument.pact.pieces import pieces
from servanda.monitor.from_norms.clauses import TRIGGERING
from servanda.monitor.from_norms.work import Work
from servanda.monitor.program import Variable

_LONG = s.Duration(30, "day")
"""Stands in the example of a rewrite where the sentence has no length of time of its own."""


def refuse_unguarded(work: Work, unguarded: tuple[Variable, ...]) -> None:
    """Tell that a variable occurs only in what is not done or not so, and how to say it."""
    kinds = " and ".join(f"“{kind}”" for kind in unguarded)
    rewrite = _rewritten(work)
    work.notice(
        "unguarded-negation",
        f"Nothing says which {kinds} is meant: it is named only in what is not done or not so, and "
        "that is true of countless ones. Say first what brings it in.",
        f"For instance: {rewrite}" if rewrite else None,
    )


def refuse_never(work: Work) -> None:
    """Tell that a trigger consists of nothing but what is not so, so that it has no time."""
    work.notice(
        "no-moment",
        "This says only what is not done or not so, and so it never begins to be true at a moment "
        "of its own. Say by when, or what must happen beside it.",
        "For instance: “If Northland has not released prisoners by 2026-03-31, then …”.",
    )


def _rewritten(work: Work) -> str | None:
    """Return the sentence with its thing brought in by an act and left undone for some days."""
    sentence = work.norm.sentence
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
    kept = tuple(m for m in others if m.slot is not s.Slot.QUOTING)
    whenever = s.Modifier(s.Slot.WHENEVER, s.Both((bringing, taken_up)))
    return format_sentence(replace(sentence, modifiers=s.in_slot_order((whenever, *kept))))


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
