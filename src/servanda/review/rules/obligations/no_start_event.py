"""A period or a step that begins at a moment nobody can name."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import pasts
from servanda.norms import Norm
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule

_CLOCKS = (
    s.Slot.ON, s.Slot.BY, s.Slot.WITHIN, s.Slot.BEGUN_BY, s.Slot.COMPLETED_BY, s.Slot.FROM,
    s.Slot.UNTIL,
)  # fmt: skip
_STARTS = (s.Slot.ONCE, s.Slot.AFTER, s.Slot.ONLY_AFTER, s.Slot.SINCE, s.Slot.FROM)

# Acts that take days or months, so that their beginning and their end are two moments (the phases
# of disengagement, cantonment and disarmament in the UN DPPA Guidance on Mediation of Ceasefires,
# 2022, and in PILPG's Ceasefire Drafter's Handbook, 2013).
_LASTING = frozenset(
    {"carry out", "demilitarise", "demilitarize", "demobilise", "demobilize", "destroy", "disarm",
     "disengage", "dismantle", "evacuate", "implement", "leave", "move", "pull back", "redeploy",
     "relocate", "remove", "repatriate", "retreat", "return", "vacate", "withdraw"}
)  # fmt: skip
_LASTING_NOUN = re.compile(
    r"\b(?:withdrawals?|redeployments?|disengagement|disarmament|demobili[sz]ation|evacuation"
    r"|dismantling|repatriation|pull-?back|retreat|demilitari[sz]ation)\b",
    re.IGNORECASE,
)


def look(case: Case) -> Looked:
    """Find periods without a beginning, and beginnings that are themselves long."""
    timed = [
        n for n in case.agreement.norms if n.parent is None and n.sentence.has(*_CLOCKS, *_STARTS)
    ]
    hits = [hit for norm in timed if (hit := _hit(norm)) is not None]
    return Looked(
        f"{len(timed)} clauses with a period or a step to wait for", len(timed), tuple(hits)
    )


def _hit(norm: Norm) -> Hit | None:
    periods = [v for v in norm.sentence.values(*_CLOCKS) if isinstance(v, s.Offset)]
    for period in periods:
        if isinstance(period.anchor, s.Hole) and period.anchor.gap is s.Gap.NOT_STATED:
            return _at(norm, f"{_length(period)} is given, but not from what moment it runs.")
    if says(norm, s.Slot.FOUND_BY):
        return None
    awaited = (*(p.anchor for p in periods), *norm.sentence.values(*_STARTS))
    lasting = [piece for piece in pieces(tuple(awaited)) if _lasts(piece)]
    if any(_is_to_be_complete(piece, norm.quote) for piece in lasting):
        return _at(
            norm,
            "It is to follow an act that takes time, once that act is complete. The text does not "
            "say who says when it is.",
            "The party that acts may say that all is done, the other that something remains.",
        )
    if lasting:
        return _at(
            norm,
            "It is to follow an act that takes time. The text does not say whether the beginning "
            "or the end of that act counts, nor who says when it has come.",
            "The party that acts may count from its first step, the other from the last.",
        )
    return None


def _lasts(piece: object) -> bool:
    match piece:
        case s.Happens(act=act, negated=False):
            return act.verb in _LASTING
        case s.Point(name=name, of=None):
            return _LASTING_NOUN.search(name) is not None
    return False


def _is_to_be_complete(piece: object, words: str) -> bool:
    """Whether the words say that the end of an act counts: “once both have withdrawn”."""
    if not isinstance(piece, s.Happens):
        return False
    forms = "|".join(map(re.escape, pasts(piece.act.verb.partition(" ")[0])))
    perfect = rf"\b(?:has|have|had)\s+(?:\w+\s+)?(?:{forms})\b"
    return re.search(perfect, words, re.IGNORECASE) is not None


def _length(period: s.Offset) -> str:
    if isinstance(period.duration, s.Hole):
        return "A period"
    count, unit = period.duration.count, period.duration.unit
    return f"A period of {count} {unit}{'s' if count != 1 else ''}"


def _at(norm: Norm, message: str, other_reading: str | None = None) -> Hit:
    return Hit(norm.clause, message, at=norm.at, quote=norm.quote, other_reading=other_reading)


RULE = Rule(
    code="no-start-event",
    family=Family.OBLIGATIONS,
    kind=Kind.FORMAL,
    title="a period or a step that begins at a moment nobody can name",
    silenced_by="a dated or single moment to count from (“of entry into force”, “after completion "
    "of [3]”), or a body that finds it",
    look=look,
)
