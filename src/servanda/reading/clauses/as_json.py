"""What a clause says as JSON: one object for each norm, one for the words that no norm takes.

The form is published and versioned (`docs/schemas/propose-1.json`). Each field has its `text`, its
`spans` (characters of the clause's `text`, from the first up to the last, not included), and how it
comes by them: `explicit`, `resolved` (then `means` says what it takes up) or `not stated`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from servanda.reading.clauses.frame import (
    Circumstance,
    Event,
    Frame,
    Holder,
    Phrase,
    Qualifier,
    Quantity,
    Stated,
    Words,
)
from servanda.reading.clauses.pieces import Part

SCHEMA = "servanda/propose-1.json"

Json: TypeAlias = dict[str, object]

_LISTED = (
    Circumstance.CONDITION, Circumstance.EXCEPTION, Circumstance.DEADLINE, Circumstance.DURATION,
    Circumstance.FREQUENCY, Circumstance.PLACE, Circumstance.MANNER, Circumstance.PURPOSE,
    Circumstance.VERIFIER, Circumstance.DECIDER, Circumstance.CONSEQUENCE,
)  # fmt: skip
_OF_TIME = frozenset({Circumstance.DEADLINE, Circumstance.DURATION, Circumstance.FREQUENCY})


def records(part: Part, number: int) -> Iterator[Json]:
    """Yield the objects of a clause, at least one: its norms in order, then what is unread of it.

    `number` counts the clauses or statements of the source. Spans count in the clause's own text.
    """
    head: Json = {"schema": SCHEMA, "clause": part.clause, "number": number, "text": part.text}
    for place, frame in enumerate(part.frames, 1):
        yield _moved({**head, "record": "norm", "norm": place, **_norm(frame)}, part.start)
    if part.unread or not part.frames:
        unread = [{**_words(u.words), "because": u.because} for u in part.unread]
        yield _moved({**head, "record": "unread", "unread": unread}, part.start)


def _moved(value: Json, by: int) -> Json:
    """Return an object with its spans so many characters nearer to the beginning."""
    return {name: _moved_value(name, inner, by) for name, inner in value.items()}


def _moved_value(name: str, value: object, by: int) -> object:
    if name == "spans" and isinstance(value, list):
        return [[start - by, end - by] for start, end in value]
    if isinstance(value, dict):
        return _moved(value, by)
    if isinstance(value, list):
        return [_moved(each, by) if isinstance(each, dict) else each for each in value]
    return value


def _norm(frame: Frame) -> Json:
    act = frame.act
    quantities = [q for p in _phrases(frame) if (q := p.quantity) is not None]
    return {
        "kind": frame.kind,
        "deontic": _deontic(frame),
        "bearer": _holder(frame.bearer),
        "counterparty": _holder(frame.counterparty),
        "topic": _phrase(frame.topic),
        "act": {
            **_stated(act.words),
            "head": act.head or None,
            "verb": act.verb or None,
            "passive": act.is_passive,
        },
        "object": _object(frame),
        "roles": [{**_words(r.words), "preposition": r.preposition} for r in act.roles],
        "quantity": [_quantity(quantity) for quantity in quantities],
        **{kind: [_qualifier(q) for q in frame.of_kind(kind)] for kind in _LISTED},
        "circumstances": _stated(frame.circumstances),
        "cross_reference": [_words(words) for words in frame.references],
        "aside": frame.is_aside,
        "confidence": frame.confidence,
        "because": frame.because,
    }


def _phrases(frame: Frame) -> Iterator[Phrase]:
    act = frame.act
    found = (act.object, frame.topic, *(r.phrase for r in act.roles))
    qualified = (q.phrase for q in frame.qualifiers if q.kind not in _OF_TIME)
    for phrase in (*found, *qualified):
        if phrase is not None:
            yield from phrase.members or (phrase,)


def _deontic(frame: Frame) -> Json | None:
    binding = frame.binding
    if binding is None:
        return None
    return {
        **_stated(binding.words or Words("")),
        "value": binding.deontic,
        "modal": binding.modal,
        "narrowed_by": _words(binding.narrowing) if binding.narrowing else None,
    }


def _holder(holder: Holder) -> Json:
    phrase = holder.phrase
    words = phrase.words if phrase is not None else Words("")
    return {
        **_words(words),
        "stated": holder.stated,
        "head": phrase.head if phrase is not None else None,
        "means": holder.means.words.text if holder.means is not None else None,
        "members": [m.words.text for m in (holder.who.members if holder.who else ())],
    }


def _object(frame: Frame) -> Json:
    act = frame.act
    if act.object is None:
        return {**_stated(act.content or act.predicate or Words("")), "head": None, "means": None}
    means = act.object_means
    stated = Stated.RESOLVED if means is not None else Stated.EXPLICIT
    if act.object.is_pronoun and means is None:
        stated = Stated.NOT_STATED
    return {
        **_words(act.object.words),
        "stated": stated,
        "head": act.object.head,
        "means": means.words.text if means is not None else None,
    }


def _phrase(phrase: Phrase | None) -> Json | None:
    return None if phrase is None else {**_words(phrase.words), "head": phrase.head}


def _quantity(quantity: Quantity) -> Json:
    return {
        **_words(quantity.words),
        "figure": quantity.figure.text,
        "unit": quantity.unit.text if quantity.unit is not None else None,
    }


def _qualifier(qualifier: Qualifier) -> Json:
    start = qualifier.start
    return {
        **_words(qualifier.words),
        "mark": qualifier.mark,
        "starts_with": _words(start) if start is not None else None,
        "event": _event(qualifier.event) if qualifier.event is not None else None,
    }


def _event(event: Event) -> Json:
    return {
        "who": _holder(event.who),
        "verb": event.act.verb,
        "object": _phrase(event.act.object),
        "denied": event.denied,
    }


def _stated(words: Words) -> Json:
    return {**_words(words), "stated": Stated.EXPLICIT if words else Stated.NOT_STATED}


def _words(words: Words) -> Json:
    return {"text": words.text or None, "spans": [[s.start, s.end] for s in words.spans]}
