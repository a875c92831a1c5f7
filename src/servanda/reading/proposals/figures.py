"""Reads the figures in remarks: what a party is said to demand, and how strong something is said
to have been. Each keeps its chain of attribution: the author, telling of a party.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals.amounts import Found, amounts_in
from servanda.reading.proposals.clauses import Declared
from servanda.reading.proposals.phrases import phrase_of
from servanda.reading.proposals.times import date_in
from servanda.reading.proposals.verbs import subject_of

# Verbs and nouns by which a party's wish is reported (PLOVER's DEMAND and REQUEST event types).
_DEMANDING = frozenset(
    {"demand", "want", "seek", "insist", "propose", "offer", "request", "require", "call", "ask"}
)
_DEMANDS = frozenset({"demand", "proposal", "request", "position", "offer", "requirement"})
_CAPS = frozenset({"cap", "limit", "ceiling", "restriction", "maximum", "limitation", "reduction"})
_TIMES_OF = frozenset({"peacetime", "wartime"})
_SHORTEST_SHARED_STEM = 4
_MOST_UNIT_WORDS = 2


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """A proposed position (`is_position`) or report, without its label, and the names it needs."""

    statement: s.Statement
    is_position: bool
    names: tuple[Declared, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """Who is said to demand something, when, in the sentence at hand."""

    party: str
    date: s.Date | None
    capped: bool
    circumstance: str | None


def figures_in(
    remark: Doc,
    author: str | None,
    clause: str | None,
    limits: Mapping[str, str],
    parties: tuple[str, ...],
) -> list[FigureProposal]:
    """Return what a remark says in figures.

    `limits` gives, for clauses that limit something, the unit of the limit; `parties` are the names
    that adjectives (`Russian demands`) may belong to.
    """
    found: list[FigureProposal] = []
    earlier: _Said | None = None
    for sentence in remark.sents:
        demanded = _demand(sentence, parties, earlier)
        for amount in amounts_in(sentence.text):
            proposal = _figure(sentence, amount, demanded, author, clause, limits)
            if proposal is not None:
                found.append(proposal)
        earlier = demanded or earlier
    return found


def _demand(sentence: Span, parties: tuple[str, ...], earlier: _Said | None) -> _Said | None:
    date = date_in(sentence.text)
    refers_back = sentence[0].lower_ in {"this", "these", "that", "those"}
    if date is None and refers_back and earlier is not None:
        date = earlier.date
    lemmas = {t.lemma_.lower() for t in sentence}
    circumstance = next((t.lower_ for t in sentence if t.lower_ in _TIMES_OF), None)
    capped = bool(lemmas & _CAPS)
    for token in sentence:
        if token.lemma_.lower() in _DEMANDING and token.pos_ == "VERB":
            subject = subject_of(token)
            if subject is not None and subject.pos_ == "PROPN" and (p := phrase_of(subject)):
                return _Said(p.name, date, capped, circumstance)
        if token.lemma_.lower() in _DEMANDS and token.pos_ == "NOUN":
            for child in token.lefts:
                party = _party_of(child, parties)
                if party is not None:
                    return _Said(party, date, capped, circumstance)
    return None


def _party_of(token: Token, parties: tuple[str, ...]) -> str | None:
    """Return the party that an adjective or a possessive belongs to."""
    word = token.text
    for party in parties:
        if word == party:
            return party
        shared = len(_common_start(word, party))
        if shared >= max(_SHORTEST_SHARED_STEM, len(party) - 2) and token.pos_ in {"ADJ", "PROPN"}:
            return party
    return None


def _common_start(a: str, b: str) -> str:
    length = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    return a[:length]


def _figure(
    sentence: Span,
    amount: Found,
    demanded: _Said | None,
    author: str | None,
    clause: str | None,
    limits: Mapping[str, str],
) -> FigureProposal | None:
    number = _token_at(sentence, amount)
    if number is None or number.ent_type_ in {"DATE", "TIME", "ORDINAL"}:
        return None
    unit, unit_end = _unit(sentence, number)
    in_brackets = _bracket_before(sentence, number) is not None
    if demanded is not None and (in_brackets or not _told_aside(number)):
        return _position(sentence, amount, number, unit, unit_end, demanded, author, clause, limits)
    return _strength(sentence, amount, number, unit, unit_end, author)


def _token_at(sentence: Span, amount: Found) -> Token | None:
    """Return the last token of a number, to which its noun is attached."""
    begin = sentence.start_char
    inside = [
        t for t in sentence if amount.start <= t.idx - begin < amount.end and t.text[0].isdigit()
    ]
    return inside[-1] if inside else None


def _unit(sentence: Span, number: Token) -> tuple[str | None, int]:
    """Return what is counted, and where its words end."""
    head = number.head
    if (
        number.dep_ in {"nummod", "compound", "amod"}
        and head.i > number.i
        and head.pos_ in {"NOUN", "PROPN"}
    ):
        start = number.i + 1
        words = sentence.doc[start : head.i + 1].text
        if len(words.split()) > _MOST_UNIT_WORDS:
            words = head.text
        return words, head.i + 1
    return None, number.i + 1


def _told_aside(number: Token) -> bool:
    """Whether a figure stands in an aside that compares (`a figure far below …`)."""
    return any(t.dep_ in {"appos", "npadvmod"} for t in number.ancestors)


def _position(  # noqa: PLR0913, PLR0917 - all that one figure depends on
    sentence: Span,
    amount: Found,
    number: Token,
    unit: str | None,
    unit_end: int,
    demanded: _Said,
    author: str | None,
    clause: str | None,
    limits: Mapping[str, str],
) -> FigureProposal | None:
    start = demanded_from = next((t.i for t in sentence if t.text == demanded.party), number.i)
    bracket = _bracket_before(sentence, number)
    own_unit = limits.get(clause or "")
    head = number.head.lemma_.lower()
    comparison = amount.comparison or (
        s.Comparison.AT_MOST if demanded.capped else s.Comparison.EXACTLY
    )
    names = [Declared(Kind.NAMED, demanded.party)]
    if bracket is None and clause and own_unit and head == own_unit.split()[-1].lower():
        demand = s.Demand(s.Reference(clause), comparison, amount.of(own_unit))
        beside: tuple[s.Modifier, ...] = ()
        start = min(demanded_from, number.i)
    else:
        thing = sentence.doc[bracket - 1] if bracket is not None else number.head
        measure, unit = _measure(sentence, number, thing, unit)
        if measure is None or unit is None:
            return None
        names.append(Declared(Kind.MEASURE, measure, unit))
        demand = s.Demand(s.NounPhrase(measure), comparison, amount.of(unit))
        beside = (s.Modifier(s.Slot.BESIDE, s.Reference(clause)),) if clause else ()
        start = thing.left_edge.i if bracket is None else bracket - 1
    quote = sentence.doc[start:unit_end].text
    modifiers = [*beside]
    if demanded.circumstance and bracket is None:
        words = s.Words(demanded.circumstance)
        modifiers.append(s.Modifier(s.Slot.WHILE, s.Judged(words)))
    if demanded.date is not None:
        modifiers.append(s.Modifier(s.Slot.STATED, demanded.date))
    core = s.Position(s.NounPhrase(demanded.party), s.Stand.WANTS, demand)
    modifiers.append(s.Modifier(s.Slot.ACCORDING_TO, _teller(author, names)))
    return FigureProposal(_statement(core, modifiers, quote), True, tuple(names))


def _bracket_before(sentence: Span, number: Token) -> int | None:
    """Return where the bracket opens in which a figure stands as an example."""
    for token in reversed(sentence.doc[sentence.start : number.i]):
        if token.text == ")":
            return None
        if token.text == "(":
            return int(token.i)
    return None


def _measure(
    sentence: Span, number: Token, thing: Token, unit: str | None
) -> tuple[str | None, str | None]:
    """Name what is measured: `range of missiles` in km, `number of tanks` in tanks."""
    if thing.pos_ not in {"NOUN", "PROPN"}:
        return None, None
    bracket = _bracket_before(sentence, number)
    inside = sentence.doc[bracket + 1 : number.i] if bracket is not None else sentence.doc[0:0]
    quality = next((t for t in inside if t.pos_ == "NOUN"), None)
    if quality is not None and unit is not None:
        return f"{quality.lower_} of {thing.lower_}", unit
    counted = unit or thing.lower_
    return f"number of {counted}", counted


def _strength(
    sentence: Span,
    amount: Found,
    number: Token,
    unit: str | None,
    unit_end: int,
    author: str | None,
) -> FigureProposal | None:
    """`X was about 260,000 …`; `an army of about 200,000 …`."""
    if unit is None:
        return None
    measured = _measured(sentence, number)
    if measured is None:
        return None
    name, start = measured
    names = [Declared(Kind.MEASURE, name, unit)]
    quantity = amount.of(unit)
    core = s.Report(
        "R1", (_teller(author, names),), s.Observed(s.NounPhrase(name), amount.comparison, quantity)
    )
    date = date_in(sentence.text) if number.head.dep_ == "attr" else None
    happened = date or s.Hole(s.Gap.NOT_STATED)
    quote = sentence.doc[start:unit_end].text
    modifiers = [s.Modifier(s.Slot.HAPPENED, happened)]
    return FigureProposal(_statement(core, modifiers, quote), False, tuple(names))


def _measured(sentence: Span, number: Token) -> tuple[str, int] | None:
    counted = number.head
    if counted.dep_ == "attr" and (subject := subject_of(counted.head)) is not None:
        phrase = phrase_of(subject)
        return (phrase.name, subject.left_edge.i) if phrase else None
    if counted.dep_ == "pobj" and counted.head.lower_ == "of":
        whole = counted.head.head
        start = whole.left_edge.i
        words = sentence.doc[start : whole.i + 1]
        while len(words) > 1 and words[0].pos_ in {"DET", "ADP"}:
            words = words[1:]
        return words.text, words.start
    return None


def _teller(author: str | None, names: list[Declared]) -> s.Term:
    if author is None:
        return s.Hole(s.Gap.NOT_STATED)
    names.append(Declared(Kind.PERSON, author))
    return s.NounPhrase(author)


def _statement(core: s.StatementCore, modifiers: list[s.Modifier], quote: str) -> s.Statement:
    words = " ".join(quote.split()).replace('"', "'")
    quoting = s.Modifier(s.Slot.QUOTING, (s.Quote(words),))
    order = {slot: number for number, slot in enumerate(s.Slot)}
    return s.Statement(
        core, modifiers=tuple(sorted((*modifiers, quoting), key=lambda m: order[m.slot]))
    )
