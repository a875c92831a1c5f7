"""Builds the pieces of syntax while the grammar is being followed, one method for each rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from lark import Token, Transformer, v_args

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import EFFECT_OF_STATUS, SCALES

_T = TypeVar("_T")
_SLOT_ORDER = {slot: number for number, slot in enumerate(s.Slot)}


class Refused(Exception):  # noqa: N818 - never leaves the parser
    """The grammar was followed, but the sentence cannot mean anything; the parser reports it."""

    def __init__(self, code: str, message: str, at: s.Extent | None) -> None:
        super().__init__(message)
        self.code, self.message, self.at = code, message, at


def extent(token: Token) -> s.Extent:
    """Return where a token stands."""
    return s.Extent(token.start_pos or 0, token.end_pos or 0)


def _is_plural(token: Token) -> bool:
    return bool(token.value.endswith("plural") or token.value.endswith("/1"))


def _named(items: tuple[Any, ...], kind: type[_T]) -> list[_T]:
    return [item for item in items if isinstance(item, kind)]


def _reach(value: object) -> s.Extent | None:
    """Return where a piece stands, so far as it or its first part knows."""
    at = getattr(value, "at", None)
    if at is None and isinstance(value, s.Group):
        return _reach(value.members[0])
    return at


@v_args(inline=True)
class TreeBuilder(Transformer[Token, Any]):
    """One method for each rule of the grammar."""

    # ---- names

    def determined(self, determiner: Token, name: Token) -> s.NounPhrase:
        at = s.Extent(extent(determiner).start, extent(name).end)
        return s.NounPhrase(str(name), s.Determiner(str(determiner)), at=at)

    def member_of(self, determiner: Token | None, member: Token, name: Token) -> s.NounPhrase:
        at = s.Extent(extent(determiner or member).start, extent(name).end)
        return s.NounPhrase(
            str(name), s.Determiner(str(determiner)) if determiner else None, member=True, at=at
        )

    def bare(self, name: Token) -> s.NounPhrase:
        return s.NounPhrase(str(name), at=extent(name))

    def reference(self, label: Token) -> s.Reference:
        return s.Reference(str(label), extent(label))

    def agreement(self, words: Token) -> s.Agreement:
        return s.Agreement(extent(words))

    def words(self, words: Token) -> s.Words:
        return s.Words(str(words), extent(words))

    def hole(self, words: Token) -> s.Hole:
        gap = s.Gap.NOT_STATED if words.type == "NOT_STATED" else s.Gap.NOT_APPLICABLE
        return s.Hole(gap, extent(words))

    def amount(self, *items: Any) -> s.Amount:
        *comparison, quantity = items
        return s.Amount(quantity, s.Comparison(str(comparison[0])) if comparison else None)

    def group(self, *items: Any) -> s.Group:
        joint = next(i for i in items if isinstance(i, Token))
        members = tuple(i for i in items if not isinstance(i, Token))
        return s.Group(members, "and" if joint.type == "NP_AND" else "or")

    def quantity(
        self, about: Token | None, low: Token, high: Token | None, unit: Token
    ) -> s.Quantity:
        at = s.Extent(extent(low).start, extent(unit).end)
        return s.Quantity(_number(low), _number(high or low), str(unit), about is not None, at)

    def money(
        self, about: Token | None, currency: Token, low: Token, high: Token | None
    ) -> s.Quantity:
        at = s.Extent(extent(currency).start, extent(high or low).end)
        return s.Quantity(_number(low), _number(high or low), str(currency), about is not None, at)

    # ---- acts

    def role(self, *items: Any) -> s.Role:
        *preposition, term = items
        return s.Role(str(preposition[0]) if preposition else None, term)

    def act(self, verb: Token, *roles: s.Role) -> s.Act:
        return s.Act(str(verb), roles, extent(verb))

    def deed(self, verb: Token, *rest: Any) -> tuple[s.Act, s.Times | None]:
        times = _named(rest, s.Times)
        return self.act(verb, *_named(rest, s.Role)), times[0] if times else None

    def limit(
        self,
        keep: Token,
        measure: s.Term,
        comparison: Token,
        bound: Any,
        period: s.Duration | None = None,
    ) -> s.Limit:
        return s.Limit(measure, s.Comparison(str(comparison)), bound, period, at=extent(keep))

    def rolling_limit(self, *items: Any) -> s.Limit:
        return replace(self.limit(*items), rolling=True)

    def frequency(
        self, comparison: Token, number: Token, period: s.Duration | None = None
    ) -> s.Times:
        return s.Times(s.Comparison(str(comparison)), _whole(number), period)

    regular_frequency = frequency

    def rolling_frequency(self, *items: Any) -> s.Times:
        return replace(self.frequency(*items), rolling=True)

    def change(self, effect: Token, on: s.Term) -> s.Change:
        return s.Change(s.Effect(str(effect)), on)

    # ---- cores

    def duty(self, bearer: s.Term, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.MUST, deed)

    def prohibition(self, bearer: s.Term, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.MUST_NOT, deed)

    def permission(self, bearer: s.Term, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.MAY, deed)

    def exemption(self, bearer: s.Term, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.NEED_NOT, deed)

    def power(self, bearer: s.Term, verb: Token, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.HAS_POWER, deed, verb)

    def no_power(self, bearer: s.Term, verb: Token, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.HAS_NO_POWER, deed, verb)

    def expectation(self, bearer: s.Term, verb: Token, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.IS_EXPECTED, deed, verb)

    def negative_expectation(self, bearer: s.Term, verb: Token, deed: Any) -> s.Norm:
        return _norm(bearer, s.Modal.IS_EXPECTED_NOT, deed, verb)

    def entitlement(self, holder: s.Term, verb: Token, *roles: s.Role) -> s.Entitlement:
        return s.Entitlement(holder, roles, plural=_is_plural(verb))

    def no_entitlement(self, holder: s.Term, verb: Token, *roles: s.Role) -> s.Entitlement:
        return s.Entitlement(holder, roles, negated=True, plural=_is_plural(verb))

    def guarantee(self, guarantor: s.Term, verb: Token, to: s.Term, thing: s.Term) -> s.Guarantee:
        return s.Guarantee(guarantor, to, thing, _is_plural(verb))

    def declaration(self, declarant: s.Term, verb: Token, fact: s.Condition) -> s.Declaration:
        if not isinstance(fact, s.Stands | s.Judged):
            raise Refused(
                "not-a-status",
                "A declaration creates a status. For a bound write “… must keep … at most …”.",
                extent(verb),
            )
        return s.Declaration(declarant, fact, _is_plural(verb))

    def loss(self, loser: s.Term, verb: Token, thing: s.Term) -> s.Loss:
        return s.Loss(loser, thing, _is_plural(verb))

    def befalls(self, on: s.Term, verb: Token) -> s.Change:
        effect, _, form = str(verb).partition("/")
        return s.Change(s.Effect(effect), on, form == "1")

    def authentic(self, subject: s.Term, verb: Token, languages: s.Term) -> s.Character:
        if not isinstance(subject, s.Agreement):
            raise Refused(
                "only-the-agreement",
                "Only the agreement is authentic in a language: write “This agreement is …”.",
                extent(verb),
            )
        return s.Character("is authentic in", languages)

    def is_status(self, subject: s.Term, verb: Token, status: Token) -> s.Change | s.Character:
        effect = EFFECT_OF_STATUS.get(str(status))
        if effect and verb.type == "IS":
            return s.Change(effect, subject, _is_plural(verb))
        return self.is_clause(subject, verb, s.NounPhrase(str(status), at=extent(status)))

    def is_clause(self, subject: s.Term, verb: Token, what: s.Term) -> s.Character:
        if not isinstance(subject, s.Agreement):
            raise Refused(
                "who-declares",
                "A reading does not state a fact by itself. Who declares it? "
                "Write “… declares that …” or “(not stated) declares that …”.",
                extent(verb),
            )
        return s.Character("is" if verb.type == "IS" else "is not", what)

    def clauses(self, *clauses: Any) -> Any:
        if len(clauses) == 1 and not isinstance(clauses[0], s.Change | s.Loss):
            return clauses[0]
        for clause in clauses:
            if not isinstance(clause, s.Change | s.Loss):
                raise Refused(
                    "two-norms-in-one",
                    "This says two things at once. Write them as two sentences, each with its own "
                    "quotation, so that each can be kept or broken by itself.",
                    _reach(getattr(clause, "bearer", None)),
                )
        return s.Consequence(clauses)

    def consequence(self, *clauses: Any) -> s.Consequence:
        for clause in clauses:
            if not isinstance(clause, s.Norm | s.Change | s.Loss | s.Declaration):
                raise Refused(
                    "not-a-consequence",
                    "After “then” comes what follows: a clause that lapses, is void, suspended, "
                    "reinstated or revoked, somebody who loses something, or a new duty.",
                    None,
                )
        return s.Consequence(clauses)

    def definition(self, word: Token, meaning: Any) -> s.Definition:
        if isinstance(meaning, Token):
            meaning = s.Words(str(meaning), extent(meaning))
        return s.Definition(s.Words(str(word), extent(word)), meaning)

    def sentence(self, *items: Any) -> s.Sentence:
        core = next(i for i in items if i is not None and not isinstance(i, s.Modifier | list))
        return s.Sentence(core, modifiers=_in_order(items))

    def reading(self, *sentences: s.Sentence) -> tuple[s.Sentence, ...]:
        return sentences

    # ---- time

    def duration(self, count: Token, unit: Token) -> s.Duration:
        return s.Duration(_whole(count), str(unit))

    def one(self, unit: Token) -> s.Duration:
        return s.Duration(1, str(unit))

    def date(self, end_of: Token | None, iso: Token) -> s.Date:
        if end_of is not None and end_of.value != "end":
            raise Refused("no-such-date", "A date has an end, nothing else.", extent(end_of))
        return s.Date(str(iso), end_of is not None)

    def interval(self, start: s.Date, end: s.Date) -> s.Interval:
        return s.Interval(start, end)

    def offset(self, duration: s.Duration | s.Hole, relation: Token, anchor: Any) -> s.Offset:
        return s.Offset(duration, str(relation), anchor)

    # ---- conditions

    def nominal(self, term: s.Term) -> s.Condition:
        match term:
            case s.NounPhrase(member=True):
                pass
            case s.NounPhrase(name=name, determiner=determiner):
                return s.Point(name, determiner=determiner)
            case s.Words():
                return s.Judged(term)
            case s.Hole() | s.Reference():
                return term
            case s.Group(conjunction=conjunction, members=members):
                parts = tuple(self.nominal(member) for member in members)
                return self.both(*parts) if conjunction == "and" else self.either(*parts)
        raise Refused(
            "no-condition", "This names a thing, but not what must happen with it.", _reach(term)
        )

    def event_of(self, event: Token, of: s.Term) -> s.Point:
        return s.Point(str(event), of)

    def _happens(self, items: tuple[Any, ...], *, negated: bool) -> s.Happens:
        subject, *rest = items
        verb = next(
            t for t in rest if isinstance(t, Token) and t.type in {"FINITE", "PAST", "VERB"}
        )
        name, _, number = str(verb).partition("/")
        helper = next((t for t in rest if isinstance(t, Token) and t is not verb), None)
        windows, times = _named(items, s.Window), _named(items, s.Times)
        return s.Happens(
            subject,
            s.Act(name, tuple(_named(items, s.Role)), extent(verb)),
            negated,
            windows[0] if windows else None,
            times[0] if times else None,
            _is_plural(helper) if helper is not None else (number == "plural" if number else None),
        )

    def happens(self, *items: Any) -> s.Happens:
        return self._happens(items, negated=False)

    def happens_not(self, *items: Any) -> s.Happens:
        return self._happens(items, negated=True)

    def stands(self, subject: s.Term, verb: Token, what: Any) -> s.Condition:
        negated, plural = verb.type == "IS_NOT", _is_plural(verb)
        match what:
            case Token():
                return s.Stands(subject, str(what), negated, plural)
            case s.NounPhrase(name=name, member=False):
                return s.Stands(subject, name, negated, plural)
            case s.Words():
                return s.Judged(what, negated, subject, plural)
            case s.Amount(quantity=quantity, comparison=comparison) if not negated:
                return s.Measures(subject, comparison or s.Comparison.EXACTLY, quantity, plural)
        raise Refused("no-state", "Say in which state it is, in a declared word.", extent(verb))

    def befallen(self, subject: s.Term, verb: Token) -> s.Condition:
        effect, _, form = str(verb).partition("/")
        name = "entry into force" if effect == s.Effect.ENTER_INTO_FORCE.value else effect
        return s.Point(name, subject, plural=form == "1")

    def judged(self, verb: Token, words: Token) -> s.Judged:
        return s.Judged(s.Words(str(words), extent(words)), verb.type == "IS_NOT")

    def both(self, *parts: s.Condition) -> s.Condition:
        flat = [p for part in parts for p in (part.parts if isinstance(part, s.Both) else (part,))]
        return flat[0] if len(flat) == 1 else s.Both(tuple(flat))

    def either(self, *parts: s.Condition) -> s.Condition:
        flat = [
            p for part in parts for p in (part.parts if isinstance(part, s.Either) else (part,))
        ]
        return flat[0] if len(flat) == 1 else s.Either(tuple(flat))

    def times(self, comparison: Token, number: Token) -> s.Times:
        return s.Times(s.Comparison(str(comparison)), _whole(number))

    def window_until(self, anchor: s.Condition) -> s.Window:
        return s.Window(None, "by", anchor)

    def window(self, duration: s.Duration, *rest: Any) -> s.Window:
        if not rest:
            return s.Window(duration, "within")
        relation, *anchor = rest
        return s.Window(duration, str(relation), anchor[0] if anchor else None)

    # ---- comma phrases

    def conditioned(self, slot: Token, condition: s.Condition) -> s.Modifier:
        return s.Modifier(s.Slot(str(slot)), condition, extent(slot))

    timed = conditioned

    def named(self, slot: Token, value: Any) -> s.Modifier:
        if isinstance(value, s.Date) and slot.value != s.Slot.BASELINE.value:
            raise Refused("wrong-value", f"“{slot.value}” needs a name, not a date.", extent(slot))
        return s.Modifier(s.Slot(str(slot)), value, extent(slot))

    def flag(self, slot: Token, *spans: s.Modifier) -> list[s.Modifier]:
        return [s.Modifier(s.Slot(str(slot)), None, extent(slot)), *spans]

    def so_long_after(self, duration: s.Duration, relation: Token, anchor: Any) -> s.Modifier:
        return s.Modifier(s.Slot.ON, s.Offset(duration, str(relation), anchor), extent(relation))

    def lasting(self, slot: Token, value: Any, *spans: s.Modifier) -> list[s.Modifier]:
        return [s.Modifier(s.Slot(str(slot)), value, extent(slot)), *spans]

    def spanned(self, slot: Token, time: Any, *spans: s.Modifier) -> list[s.Modifier]:
        return [s.Modifier(s.Slot(str(slot)), time, extent(slot)), *spans]

    span = conditioned

    def within(self, slot: Token, duration: Any, *rest: Any) -> s.Modifier:
        if isinstance(duration, s.Hole):
            return s.Modifier(s.Slot.WITHIN, duration, extent(slot))
        relation, anchor = rest or ("after", s.Hole(s.Gap.NOT_STATED))
        return s.Modifier(s.Slot.WITHIN, s.Offset(duration, str(relation), anchor), extent(slot))

    def failing(self, slot: Token, *clauses: Any) -> s.Modifier:
        return s.Modifier(s.Slot.FAILING, self.consequence(*clauses), extent(slot))

    def stage(self, slot: Token, number: Token, procedure: Token) -> s.Modifier:
        stage = s.Stage(_whole(number), s.Words(str(procedure), extent(procedure)))
        return s.Modifier(s.Slot.STAGE, stage, extent(slot))

    def graded(self, slot: Token, grade: Token, rater: Any = None) -> s.Modifier:
        return s.Modifier(s.Slot.GRADED, s.Graded(grade[0], grade[1], rater), extent(slot))

    def sourced(self, slot: Token, source: Any) -> s.Modifier:
        if isinstance(source, Token):
            source = s.Reference(str(source), extent(source))
        return s.Modifier(s.Slot.ACCORDING_TO, source, extent(slot))

    def quoting(self, slot: Token, *quotes: s.Quote) -> s.Modifier:
        return s.Modifier(s.Slot.QUOTING, quotes, extent(slot))

    def quote(self, text: Token, wording: Token | None) -> s.Quote:
        return s.Quote(str(text), str(wording) if wording else None, extent(text))

    # ---- positions and reports

    def statement(self, core: Any, *modifiers: Any) -> s.Statement:
        on = [core.pop()] if isinstance(core, list) and len(core) > 1 else []
        core = core[0] if isinstance(core, list) else core
        ordered = _in_order((*on, *modifiers))
        if isinstance(core, s.Completeness):
            core, ordered = _complete(core, ordered)
        return s.Statement(core, modifiers=ordered)

    def statements(self, *statements: s.Statement) -> tuple[s.Statement, ...]:
        return statements

    def position(self, party: s.Term, stand: Token, demand: s.Demand) -> s.Position:
        return s.Position(party, s.Stand(str(stand)), demand)

    def weight(self, party: s.Term, on: s.Term, value: Token) -> s.Weight:
        return s.Weight(party, on, _number(value))

    def no_agreement(self, party: s.Term, value: Token) -> s.Weight:
        return s.Weight(party, None, _number(value))

    def walk_away(self, party: s.Term, unless: s.Condition) -> s.WalkAway:
        return s.WalkAway(party, unless)

    def demand_thing(self, on: s.Term) -> s.Demand:
        return s.Demand(on)

    def demand_bound(self, on: s.Term, comparison: Token, bound: Any) -> s.Demand:
        return s.Demand(on, s.Comparison(str(comparison)), bound)

    def demand_change(self, on: s.Term, change: Token) -> s.Demand:
        return s.Demand(on, change=str(change))

    def demand_reading(self, on: s.Term, name: Token) -> s.Demand:
        return s.Demand(on, change="reading", words=s.Words(str(name), extent(name)))

    def demand_words(self, on: s.Term, words: Token) -> s.Demand:
        return s.Demand(on, change="in the words", words=s.Words(str(words), extent(words)))

    def demand_act(self, on: s.Term, act: s.Act) -> s.Demand:
        return s.Demand(on, act=act)

    def demand_own_act(self, act: s.Act) -> s.Demand:
        return s.Demand(None, act=act)

    def report(self, label: Token, on: Any, told: tuple[Any, ...]) -> list[Any]:
        *tellers, assertion = told
        return _dated(s.Report(str(label), tuple(tellers), assertion), on, label)

    def finding(self, label: Token, on: Any, body: s.Term, assertion: s.Assertion) -> list[Any]:
        return _dated(s.Report(str(label), (body,), assertion, finding=True), on, label)

    def told(self, teller: s.Term, rest: Any) -> tuple[Any, ...]:
        return (teller, *rest) if isinstance(rest, tuple) else (teller, rest)

    reported_act = happens
    reported_not = happens_not

    def observed(
        self, measure: s.Term, verb: Token, comparison: Token | None, quantity: s.Quantity
    ) -> s.Observed:
        bound = s.Comparison(str(comparison)) if comparison else None
        return s.Observed(measure, bound, quantity, _is_plural(verb))

    def said(self, words: Token) -> s.Said:
        return s.Said(s.Words(str(words), extent(words)))

    def stance(self, party: s.Term, attitude: Token, labels: tuple[str, ...]) -> s.Stance:
        return s.Stance(party, s.Attitude(str(attitude)), labels)

    def label_list(self, *labels: Token) -> tuple[str, ...]:
        return tuple(str(label) for label in labels)

    def completeness(self, verb: Token) -> s.Completeness:
        return s.Completeness(str(verb))


def _dated(report: s.Report, on: Any, label: Token) -> list[Any]:
    """Keep the leading date of a report beside it, as the modifier that it is."""
    return [report] if on is None else [report, s.Modifier(s.Slot.ON, on, extent(label))]


def _norm(bearer: s.Term, modal: s.Modal, deed: Any, verb: Token | None = None) -> s.Norm:
    act, times = deed if isinstance(deed, tuple) else (deed, None)
    return s.Norm(bearer, modal, act, times, _is_plural(verb) if verb is not None else None)


def _complete(
    core: s.Completeness, modifiers: tuple[s.Modifier, ...]
) -> tuple[s.Completeness, tuple[s.Modifier, ...]]:
    """In `Reports of … are complete, by BODY`, `by` names a body and no time."""
    by = next((m for m in modifiers if m.slot is s.Slot.BY), None)
    if by is None:
        return core, modifiers
    teller: s.Term
    match by.value:
        case s.Point(name=name, of=None, determiner=determiner):
            teller = s.NounPhrase(name, determiner)
        case s.Hole() as hole:
            teller = hole
        case _:
            raise Refused(
                "no-body", "Reports are declared complete by a body: “…, by NAME”.", by.at
            )
    return replace(core, by=teller), tuple(m for m in modifiers if m is not by)


def _whole(token: Token) -> int:
    number = _number(token)
    if number != int(number):
        raise Refused(
            "not-a-whole-number",
            "This is counted in whole numbers: write 18 months for 1.5 years.",
            extent(token),
        )
    return int(number)


def _number(token: Token) -> Decimal:
    digits, _, scale = str(token).partition(" ")
    number = Decimal(digits.replace(",", ""))
    return number * SCALES[scale.lower()] if scale else number


def _in_order(items: tuple[Any, ...]) -> tuple[s.Modifier, ...]:
    """Flatten the comma phrases, refuse one said twice, and put them in the order of `Slot`."""
    modifiers: list[s.Modifier] = []
    for item in items:
        if isinstance(item, s.Modifier):
            modifiers.append(item)
        elif isinstance(item, list):
            modifiers += item
    seen: set[s.Slot] = set()
    for modifier in modifiers:
        if modifier.slot in seen and modifier.slot is not s.Slot.ACCORDING_TO:
            raise Refused(
                "said-twice",
                f"“{modifier.slot.value} …” is said twice in one sentence.",
                modifier.at,
            )
        seen.add(modifier.slot)
    return tuple(sorted(modifiers, key=lambda m: _SLOT_ORDER[m.slot]))
