"""Writes how the text became public as a report: who tells it, on whose word, in free words."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.instrument.pact.words import PREPOSITIONS
from servanda.reading.proposals.names import NameList, is_usable
from servanda.reading.segmentation import ProvenanceStatement, Voice

_HELPERS = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_UNNAMED = "somebody not named"


def provenance_report(statement: ProvenanceStatement, names: NameList) -> s.Statement:
    """Return the report, and declare those who tell it."""
    tellers: list[s.Term] = []
    for teller in statement.according_to:
        if is_usable(teller):
            names.add(Kind.PERSON, teller)
            tellers.append(s.NounPhrase(teller))
    if not tellers:
        tellers.append(s.Hole(s.Gap.NOT_STATED))
    said = s.Said(s.Words(_without_quotes(told(statement))))
    quote = s.Quote(_without_quotes(" ".join(statement.quote.text.split())))
    modifiers = (s.Modifier(s.Slot.QUOTING, (quote,)),)
    return s.Statement(s.Report("P1", tuple(tellers), said), modifiers=modifiers)


def told(statement: ProvenanceStatement) -> str:
    """Say in one plain sentence what happened to the text."""
    by = statement.by
    if statement.voice is Voice.ACTIVE:
        words, by = f"{by or _UNNAMED} {statement.act} the text", None
    else:
        words = f"the text {_verb(statement)}"
    at = "at" if statement.where and "://" in statement.where else "on"
    to = "with" if statement.act.endswith("shared") else "to"
    for preposition, value in (
        ("by", by), (to, statement.to), ("from", statement.source),
        ("through", statement.through), (at, statement.where),
    ):  # fmt: skip
        words += f" {preposition} {value}" if value else ""
    return f"{words}, citing {statement.citing}" if statement.citing else words


def _verb(statement: ProvenanceStatement) -> str:
    """Return the verb as a full sentence needs it: "a copy posted by" leaves out its helper."""
    if statement.act in PREPOSITIONS:
        return "came"
    helped = statement.act.split()[0] in _HELPERS
    return statement.act if helped or statement.voice is Voice.OF_ITSELF else f"was {statement.act}"


def _without_quotes(words: str) -> str:
    return words.replace('"', "'")
