"""What a language model's answer suggests, taken apart before anything is believed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from servanda.instrument.pact.declarations import Kind
from servanda.reading.language_model.endpoint import NoReply, Reply
from servanda.reading.language_model.prompt import LISTS

MOST_SENTENCES = 20
"""One clause says no more than so many things."""
_MOST_NAMES = 100
_LONGEST = 2_000

_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The suggested sentences of Pact, as written, and the names they use by kind."""

    sentences: tuple[str, ...]
    names: tuple[tuple[Kind, str], ...]


def suggestions_in(reply: Reply) -> Suggestions | NoReply:
    """Return what an answer suggests, or why it cannot be told."""
    fenced = _FENCE.fullmatch(reply.content)
    try:
        answer = json.loads(fenced[1] if fenced else reply.content)
    except (ValueError, RecursionError):
        return NoReply("its answer is not the JSON that was asked for")
    if not isinstance(answer, dict) or not isinstance(answer.get("sentences"), list):
        return NoReply("its answer holds no list of sentences")
    sentences = [
        " ".join(each["pact"].split())
        for each in answer["sentences"][:MOST_SENTENCES]
        if isinstance(each, dict) and isinstance(each.get("pact"), str)
    ]
    names = [
        (kind, " ".join(name.split()))
        for title, kind in LISTS.items()
        for name in _listed(answer.get(title))
    ]
    return Suggestions(
        tuple(dict.fromkeys(s for s in sentences if 0 < len(s) <= _LONGEST)),
        tuple(dict.fromkeys(names)),
    )


def _listed(names: object) -> list[str]:
    if not isinstance(names, list):
        return []
    return [n for n in names[:_MOST_NAMES] if isinstance(n, str) and 0 < len(n) <= _LONGEST]
