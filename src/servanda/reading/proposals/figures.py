"""Reads the figures in remarks: what parties are said to demand, how strong something was.

Each keeps its chain of attribution: the author, telling of a party.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.clauses.language import pipeline
from servanda.reading.clauses.noun_phrases import phrase_of
from servanda.reading.clauses.prepared import Prepared, prepare
from servanda.reading.clauses.verbs import is_negated, subject_of
from servanda.reading.proposals.amounts import Found, amounts_in
from servanda.reading.proposals.gathering import Declared
from servanda.reading.proposals.names import is_usable
from servanda.reading.proposals.when import date_of
from servanda.reading.times import date_in, times_in

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
    names: tuple[Declared, ...]
    is_position: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """Who is said to demand something, when, in the sentence at hand."""

    party: str
    date: s.Date | None
    capped: bool
    circumstance: str | None
    stand: s.Stand


@dataclass(frozen=True, slots=True)
class RemarkContext:
    """What the figures of a remark are read with.

    `clause` is the clause the remark is on; `limits` gives, for clauses that limit something, the
    unit of the limit; `parties` are the names that an adjective before `demands` may belong to.
    """

    author: str | None
    clause: str | None
    limits: Mapping[str, str]
    parties: tuple[str, ...]


def figures_in(remark: str, context: RemarkContext) -> list[FigureProposal]:
    """Return what a remark says in figures."""
    found: list[FigureProposal] = []
    earlier: _Said | None = None
    for sentence in pipeline()(prepare(remark, neutral=False).plain).sents:
        demanded = _demand(sentence, context.parties, earlier)
        for amount in amounts_in(sentence.text):
            figure = _figure(sentence, amount)
            if figure is None:
                continue
            proposal = (
                _position(figure, demanded, context)
                if demanded is not None and figure.may_be_demanded
                else _strength(figure, context.author)
            )
            found += [proposal] if proposal is not None else []
        earlier = demanded or earlier
    return found


def _demand(sentence: Span, parties: tuple[str, ...], earlier: _Said | None) -> _Said | None:
    said = date_in(sentence.text)
    date = date_of(said) if said else None
    refers_back = sentence[0].lower_ in {"this", "these", "that", "those"}
    if date is None and refers_back and earlier is not None:
        date = earlier.date
    lemmas = {t.lemma_.lower() for t in sentence}
    circumstance = next((t.lower_ for t in sentence if t.lower_ in _TIMES_OF), None)
    capped = bool(lemmas & _CAPS)
    for token in sentence:
        if token.lemma_.lower() in _DEMANDING and token.pos_ == "VERB" and not is_negated(token):
            subject = subject_of(token)
            if subject is not None and subject.pos_ == "PROPN" and (name := _name(subject)):
                stand = _stand(token)
                return _Said(name, date, capped, circumstance, stand)
        if token.lemma_.lower() in _DEMANDS and token.pos_ == "NOUN":
            for child in token.lefts:
                party = _party_of(child, parties)
                if party is not None:
                    return _Said(party, date, capped, circumstance, _stand(token))
    return None


def _stand(word: Token) -> s.Stand:
    """Return how somebody stands to what is said: what is offered is not wanted."""
    return s.Stand.OFFERS if word.lemma_.lower() == "offer" else s.Stand.WANTS


def _name(head: Token) -> str | None:
    """Return the name in a noun phrase, where it can be declared."""
    plain = head.doc.text
    name = phrase_of(head, Prepared(plain, plain, range(len(plain)))).name.text
    return name if is_usable(name) else None


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


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number of a sentence: what it counts, and the bracket that it stands in."""

    sentence: Span
    amount: Found
    number: Token
    unit: str | None
    end: int
    bracket: int | None

    @property
    def may_be_demanded(self) -> bool:
        """Whether it stands in no aside that compares (`a figure far below …`)."""
        aside = any(t.dep_ in {"appos", "npadvmod"} for t in self.number.ancestors)
        return self.bracket is not None or not aside

    def words(self, start: int) -> str:
        """Return the words from a place up to the end of the figure and its unit."""
        return self.sentence.doc[start : self.end].text


def _figure(sentence: Span, amount: Found) -> _Figure | None:
    number = _token_at(sentence, amount)
    if number is None or _is_time(sentence, amount) or _YEAR.fullmatch(number.text):
        return None
    unit, end = _unit(sentence, number)
    return _Figure(sentence, amount, number, unit, end, _bracket_before(sentence, number))


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_time(sentence: Span, amount: Found) -> bool:
    return any(t.start < amount.end and amount.start < t.end for t in times_in(sentence.text))


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


def _bracket_before(sentence: Span, number: Token) -> int | None:
    """Return where the bracket opens in which a figure stands as an example."""
    for token in reversed(sentence.doc[sentence.start : number.i]):
        if token.text == ")":
            return None
        if token.text == "(":
            return int(token.i)
    return None


def _position(figure: _Figure, demanded: _Said, context: RemarkContext) -> FigureProposal | None:
    """Read a demand: on the clause, where it counts what the clause limits, else beside it."""
    amount, number = figure.amount, figure.number
    capped = s.Comparison.AT_MOST if demanded.capped else s.Comparison.EXACTLY
    comparison = amount.comparison or capped
    names = [Declared(Kind.NAMED, demanded.party)]
    modifiers: list[s.Modifier] = []
    limited = context.limits.get(context.clause or "")
    counts_the_same = limited is not None and number.head.lemma_.lower() == limited.split()[-1]
    on: s.Term
    if figure.bracket is None and context.clause and limited and counts_the_same:
        on, unit = s.Reference(context.clause), limited
        named = (t.i for t in figure.sentence if t.text == demanded.party)
        start = min(next(named, number.i), number.i)
    else:
        bracket = figure.bracket
        thing = figure.sentence.doc[bracket - 1] if bracket is not None else number.head
        measure = _measure(figure, thing)
        if measure is None:
            return None
        name, unit = measure
        on = s.NounPhrase(name)
        names.append(Declared(Kind.MEASURE, name, unit))
        start = thing.i if bracket is not None else thing.left_edge.i
        if context.clause:
            modifiers.append(s.Modifier(s.Slot.BESIDE, s.Reference(context.clause)))
    if demanded.circumstance and figure.bracket is None:
        condition = s.Judged(s.Words(demanded.circumstance))
        modifiers.append(s.Modifier(s.Slot.WHILE, condition))
    if demanded.date is not None:
        modifiers.append(s.Modifier(s.Slot.STATED, demanded.date))
    modifiers.append(s.Modifier(s.Slot.ACCORDING_TO, _teller(context.author, names)))
    demand = s.Demand(on, comparison, amount.of(unit))
    core = s.Position(s.NounPhrase(demanded.party), demanded.stand, demand)
    statement = _statement(core, modifiers, figure.words(start))
    return FigureProposal(statement, tuple(names), is_position=True)


def _measure(figure: _Figure, thing: Token) -> tuple[str, str] | None:
    """Name what is measured, and its unit: `range of missiles`, km; `number of tanks`, tanks."""
    if thing.pos_ not in {"NOUN", "PROPN"}:
        return None
    first = figure.number.i if figure.bracket is None else figure.bracket + 1
    inside = figure.sentence.doc[first : figure.number.i]
    quality = next((t for t in inside if t.pos_ == "NOUN"), None)
    if quality is not None and figure.unit is not None:
        return f"{quality.lower_} of {thing.lower_}", figure.unit
    counted = figure.unit or thing.lower_
    return f"number of {counted}", counted


def _strength(figure: _Figure, author: str | None) -> FigureProposal | None:
    """Read `X was about 260,000 …` and `an army of about 200,000 …`."""
    measured = _measured(figure.sentence, figure.number)
    if figure.unit is None or measured is None:
        return None
    name, start = measured
    names = [Declared(Kind.MEASURE, name, figure.unit)]
    quantity = figure.amount.of(figure.unit)
    observed = s.Observed(s.NounPhrase(name), figure.amount.comparison, quantity)
    core = s.Report("R1", (_teller(author, names),), observed)
    said = date_in(figure.sentence.text) if figure.number.head.dep_ == "attr" else None
    dated = date_of(said) if said else None
    modifiers = [s.Modifier(s.Slot.HAPPENED, dated or s.Hole(s.Gap.NOT_STATED))]
    statement = _statement(core, modifiers, figure.words(start))
    return FigureProposal(statement, tuple(names), is_position=False)


def _measured(sentence: Span, number: Token) -> tuple[str, int] | None:
    counted = number.head
    if counted.dep_ == "attr" and (subject := subject_of(counted.head)) is not None:
        name = _name(subject)
        return (name, subject.left_edge.i) if name else None
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
    return s.Statement(core, modifiers=s.in_slot_order((*modifiers, quoting)))
