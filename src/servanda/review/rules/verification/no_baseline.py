"""A limit, a line or a stock without the starting point from which change is measured."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.norms import Gap, Norm, NormKind
from servanda.norms.acts import nouns_in
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule

# Things that are held as a stock, so that handing over part of it means nothing without a count
# (New START and the OSCE Vienna Document work by exchanged inventories; “inventory” in 59 of 662
# treaty texts, “stockpile” in 3, assets and funds throughout the economic ones).
_STOCK = re.compile(
    r"\b(?:ammunition|armaments?|arsenals?|assets|equipment|funds|holdings|inventor(?:y|ies)"
    r"|materiel|munitions|reserves|stockpiles?|stocks|weapons|weaponry)\b",
    re.IGNORECASE,
)
# What is done to a stock that changes how much of it is where; to set one up changes nothing yet.
_MOVES = frozenset(
    {"collect", "deliver", "destroy", "dismantle", "distribute", "divide", "export", "hand over",
     "invest", "move", "reduce", "release", "relocate", "remove", "return", "share", "ship",
     "split", "surrender", "transfer", "turn over", "withdraw"}
)  # fmt: skip
_LINE = re.compile(r"\b(?:lines?|fronts?|frontlines?|boundar(?:y|ies)|positions)\b", re.IGNORECASE)
_HOLD_STILL = frozenset({"freeze", "halt", "hold", "keep", "maintain", "remain", "stay"})

_STARTING_POINT = (s.Slot.BASELINE, s.Slot.COUNTING, s.Slot.LISTED_IN, s.Slot.MAPPED_IN)


def look(case: Case) -> Looked:
    """Find limits, frozen lines and divided stocks that start from nowhere."""
    measured = [(n, why) for n in case.agreement.norms if (why := _what(n)) is not None]
    hits: dict[str, Hit] = {}
    for norm, why in measured:
        if not says(norm, *_STARTING_POINT):
            hits.setdefault(norm.clause, Hit(norm.clause, why, at=norm.at, quote=norm.quote))
    return Looked(
        f"{len(measured)} limits, frozen lines and stocks", len(measured), tuple(hits.values())
    )


def _what(norm: Norm) -> str | None:
    """Say what would have to be measured; None where nothing is."""
    if norm.kind is NormKind.LIMIT and norm.part(Gap.BASELINE) is not None:
        return (
            "A limit is set, but not from what declared strength, on what date, change is counted."
        )
    act = norm.act
    if act is None or norm.parent is not None:
        return None
    if norm.kind not in {NormKind.ACHIEVE, NormKind.MAINTAIN}:
        return None
    if act.verb in _HOLD_STILL and any(_LINE.search(noun) for noun in nouns_in(act.roles)):
        return "A line is to be kept, but no date or map says where it runs at the start."
    objects = tuple(r.term for r in act.roles if r.preposition is None)
    if act.verb in _MOVES and any(_STOCK.search(noun) for noun in nouns_in(objects)):
        return (
            "This divides or moves a stock, but no list or count says what there is at the start."
        )
    return None


RULE = Rule(
    code="no-baseline",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a limit, a line or a stock without a starting point",
    silenced_by="“from a baseline of …”, “listed in …”, “mapped in …” or “counting …”, each of "
    "which may be “(not applicable)”",
    look=look,
)
