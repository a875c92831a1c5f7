"""Says in Pact what qualifies a norm: its times, conditions, exceptions, who checks, which clause.

Words that open each are those of treaty drafting; all occur in ../shared/data/treaty_texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from servanda.instrument.pact import syntax as s
from servanda.reading.clauses import Circumstance, Qualifier, Span, Words
from servanda.reading.proposals.conditions import condition_of
from servanda.reading.proposals.gathering import Gathered
from servanda.reading.proposals.terms import named_in
from servanda.reading.proposals.when import said_in_pact, times_each
from servanda.reading.times import TimePhrase, times_in

_SLOTS = {
    "if": s.Slot.IF, "where": s.Slot.IF, "provided": s.Slot.IF, "providing": s.Slot.IF,
    "in": s.Slot.IF, "unless": s.Slot.UNLESS, "once": s.Slot.ONCE, "when": s.Slot.WHENEVER,
    "whenever": s.Slot.WHENEVER, "until": s.Slot.UNTIL, "till": s.Slot.UNTIL,
    "after": s.Slot.AFTER, "before": s.Slot.BEFORE, "while": s.Slot.WHILE,
    "whilst": s.Slot.WHILE, "except": s.Slot.UNLESS, "barring": s.Slot.UNLESS,
    "with": s.Slot.UNLESS,
}  # fmt: skip
_STATED = frozenset(
    {Circumstance.CONDITION, Circumstance.EXCEPTION, Circumstance.DURATION, Circumstance.DEADLINE}
)
_CHECKED_BY = {
    s.Slot.SUPERVISED_BY: (
        r"(?:under|with|subject to)\s+the\s+(?:\w+\s+)?"
        r"(?:supervision|control|oversight|auspices|direction)\s+of|(?:supervised|overseen)\s+by"
    ),
    s.Slot.VERIFIED_BY: (
        r"(?:as\s+)?(?:to\s+be\s+)?(?:verified|monitored|observed|inspected)\s+by"
        r"|subject\s+to\s+(?:verification|monitoring|inspection)\s+by"
    ),
    s.Slot.FOUND_BY: (
        r"as\s+(?:may\s+be\s+)?(?:determined|found|decided|established|certified)\s+by"
        r"|in\s+the\s+(?:opinion|judgement|judgment)\s+of"
    ),
}
_CHECKERS = tuple(
    (slot, re.compile(rf"(?:{words})\s+(?P<who>[^,;:.()]+)", re.IGNORECASE))
    for slot, words in _CHECKED_BY.items()
)
_CLAUSE = re.compile(
    r"(?:the\s+provisions\s+of\s+)?(?:articles?|paragraphs?|points?|sections?)\s+"
    r"(?P<numbers>\d+(?:\.\d+)*(?:\s*\([a-z0-9]+\))?(?:(?:\s*,\s*|\s+and\s+|\s+or\s+)\d+)*)",
    re.IGNORECASE,
)
_REFERRING = (
    (s.Slot.NOTWITHSTANDING, re.compile(r"notwithstanding\s+(?P<what>.+)", re.IGNORECASE)),
    (s.Slot.SUBJECT_TO,
     re.compile(r"(?:subject\s+to|without\s+prejudice\s+to)\s+(?P<what>.+)", re.IGNORECASE)),
    (s.Slot.GOVERNED_BY,
     re.compile(r"(?:in\s+accordance\s+with|in\s+conformity\s+with|pursuant\s+to|under)\s+"
                r"(?P<what>(?:the\s+)?(?:[A-Z][\w’'-]*\s+(?:of\s+|on\s+|the\s+)*)*"
                r"(?:Convention|Treaty|Charter|Protocol|Agreement|Covenant|Statute)s?\b.*|article.+"
                r"|paragraph.+)", re.IGNORECASE)),
    (s.Slot.EXCHANGE,
     re.compile(r"in\s+(?:exchange|return)\s+for\s+(?P<what>.+)", re.IGNORECASE)),
)  # fmt: skip
_LONGEST_REFERENCE = 14


@dataclass(frozen=True, slots=True)
class Context:
    """What a clause is read with: its article, and the labels of all clauses of the draft."""

    article: str = ""
    labels: Collection[str] = frozenset()


def add_times(times: Sequence[TimePhrase], gathered: Gathered, *, denied: bool) -> None:
    """Add the phrases on time that Pact can say; `denied` as the verb that they stand with."""
    for phrase in times:
        said = said_in_pact(phrase, denied=denied)
        if said is not None and gathered.add(said.slot, said.value):
            gathered.spans.append(Span(said.start, said.end))


def with_frequency(core: s.Core, times: Sequence[TimePhrase], gathered: Gathered) -> s.Core:
    """Say how often in each month or year an act is due."""
    for phrase in times:
        often = times_each(phrase)
        if often is not None and isinstance(core, s.Norm) and isinstance(core.act, s.Act):
            gathered.spans.append(Span(phrase.start, phrase.end))
            return replace(core, times=often)
    return core


def add_conditions(qualifiers: Sequence[Qualifier], gathered: Gathered) -> None:
    """Add what must or must not be so: `unless …`, `after …`, `except in self-defence`."""
    for qualifier in qualifiers:
        slot = slot_of(qualifier)
        if slot is None or gathered.has(slot):
            continue
        gathered.add(slot, condition_of(qualifier, gathered))


def slot_of(qualifier: Qualifier) -> s.Slot | None:
    """Return which comma phrase a qualifier makes, if it states a condition."""
    if qualifier.kind not in _STATED or (qualifier.mark not in _SLOTS):
        return None
    if is_counted(qualifier):
        return None
    plain = qualifier.event is None
    if qualifier.mark == "in" and qualifier.kind is not Circumstance.CONDITION:
        return None  # `in three phases`, `in any year`
    if plain and qualifier.kind is Circumstance.EXCEPTION:
        return s.Slot.UNLESS
    if plain and qualifier.mark not in {"if", "in", "provided", "unless", "where"}:
        return None
    return _SLOTS[qualifier.mark]


def is_counted(qualifier: Qualifier) -> bool:
    """Whether a length stands before its `after`: `not later than ten days after …` is a time."""
    if qualifier.mark not in {"after", "before"}:
        return False
    words = qualifier.words.text.lower()
    return not words.startswith(qualifier.mark) and any(t.value for t in times_in(words))


def add_checkers(words: Sequence[Words], gathered: Gathered) -> list[Span]:
    """Add who supervises, verifies, finds; return where those words stand."""
    used: list[Span] = []
    for each in words:
        for slot, pattern in _CHECKERS:
            match = pattern.search(each.text)
            who = named_in(match["who"], gathered, actor=True) if match else None
            if match and who is not None and gathered.add(slot, who):
                used += each.spans
                gathered.take(each)
    return used


def add_references(words: Sequence[Words], gathered: Gathered, context: Context) -> list[Span]:
    """Add what prevails, what it is given for, what governs it; return where those words stand."""
    used: list[Span] = []
    for each in words:
        text = " ".join(each.text.split())
        for slot, pattern in _REFERRING:
            match = pattern.fullmatch(text)
            value = _referred(match["what"], slot, gathered, context) if match else None
            if value is not None and gathered.add(slot, value):
                used += each.spans
                gathered.take(each)
    return used


def _referred(words: str, slot: s.Slot, gathered: Gathered, context: Context) -> s.Term | None:
    clause = _CLAUSE.fullmatch(words.strip(" ,."))
    if clause is not None:
        labels = [
            _label(n, words, context) for n in re.findall(r"\d+(?:\.\d+)*", clause["numbers"])
        ]
        terms = tuple(s.Reference(label) for label in labels if label is not None)
        if len(terms) == len(labels):
            return terms[0] if len(terms) == 1 else s.Group(terms, "and")
    if slot is s.Slot.EXCHANGE:
        return named_in(words, gathered)
    if len(words.split()) > _LONGEST_REFERENCE:
        return None
    return s.Words(words.strip(" ,.").replace('"', "'"))


def _label(number: str, words: str, context: Context) -> str | None:
    """Return the label of the clause that is meant, if the draft has it."""
    inside = words.lower().lstrip().startswith(("paragraph", "point"))
    tried = [f"{context.article}.{number}", f"{context.article}/{number}"] if inside else [number]
    return next((label for label in tried if label in context.labels), None)
