"""Writes sentences, statements and declarations in their canonical form.

What is written is read again as the same, and the form depends on no name.
"""

from __future__ import annotations

import re

from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import NOT_STATED, Declaration, Entry, Kind, Link, Names
from servanda.instrument.pact.inflection import pasts
from servanda.instrument.pact.words import (
    ATTITUDES,
    BEFALLS,
    CLAUSE_SLOTS,
    EFFECT_OF_STATUS,
    SINGULAR_AND_PLURAL,
)

WIDTH = 100
INDENT = " " * 4

_LEADING = (s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.WHILE, s.Slot.SINCE)
_OF_THE_CONDITION = (s.Slot.FOUND_BY, s.Slot.STANDARD, s.Slot.BURDEN, s.Slot.CURE)
_PERFECT = frozenset({s.Slot.ONCE, s.Slot.SINCE, s.Slot.ONLY_AFTER})
_SPANS = (s.Slot.FROM, s.Slot.UNTIL)
_HOSTS = (s.Slot.FOR, s.Slot.EVERY, s.Slot.ALWAYS)
_STATUS_OF_EFFECT = {
    effect: status for status, effect in reversed(EFFECT_OF_STATUS.items()) if effect not in BEFALLS
}
_NEEDS_QUOTES = re.compile(r'[,()“”"]|\band\b')


# ---- readings ----------------------------------------------------------------------------------


def format_sentence(sentence: s.Sentence) -> str:
    """Write one sentence: conditions first, then the core, then its comma phrases."""
    given = {modifier.slot for modifier in sentence.modifiers}
    leads = [slot for slot in _LEADING if slot in given]
    if leads:
        leads += [slot for slot in _OF_THE_CONDITION if slot in given]
    lead = [m for m in sentence.modifiers if m.slot in leads]
    rest = [m for m in sentence.modifiers if m.slot not in leads]
    core = _core(sentence.core, led=bool(lead))
    return _sentence([*_phrases(lead), core, *_phrases(rest)])


def _sentence(phrases: list[str]) -> str:
    text = ", ".join(phrases)
    return f"{text[0].upper()}{text[1:]}."


def _core(core: s.Core, *, led: bool) -> str:
    match core:
        case s.Consequence(effects=effects):
            then = led or any(isinstance(e, s.Norm | s.Declaration) for e in effects)
            return ("then " if then else "") + _outcomes(effects)
        case s.Entitlement(holder=holder):
            verb = "IS_NOT_ENTITLED" if core.negated else "IS_ENTITLED"
            return f"{p.term(holder)} {p.form(verb, holder, core.plural)}{p.roles(core.roles)}"
        case s.Guarantee(guarantor=guarantor, beneficiary=to, thing=thing):
            verb = p.form("GUARANTEES", guarantor, core.plural)
            return f"{p.term(guarantor)} {verb} {p.term(to)} {p.term(thing)}"
        case s.Definition(word=word, meaning=meaning):
            return f"{p.quoted(word.text)} means {p.term(meaning)}"
        case s.Character(relation=relation, term=what):
            return f"this agreement {relation} {p.term(what)}"
        case s.Norm() | s.Declaration():
            return _outcome(core)


def _outcomes(outcomes: tuple[s.Outcome, ...]) -> str:
    return ", and ".join(_outcome(outcome) for outcome in outcomes)


def _outcome(outcome: s.Outcome) -> str:
    match outcome:
        case s.Norm(bearer=bearer, act=deed):
            often = f" {p.times(outcome.times)}" if outcome.times else ""
            return f"{p.term(bearer)} {_modal(outcome)} {p.act(deed)}{often}"
        case s.Declaration(declarant=declarant, fact=fact):
            verb = p.form("DECLARES", declarant, outcome.plural)
            return f"{p.term(declarant)} {verb} {p.stands(fact)}"
        case s.Loss(loser=loser, thing=thing):
            return f"{p.term(loser)} {p.form('LOSES', loser, outcome.plural)} {p.term(thing)}"
        case s.Change(effect=effect, on=on):
            plural = p.is_plural(on) if outcome.plural is None else outcome.plural
            if effect in BEFALLS:
                return f"{p.term(on)} {BEFALLS[effect][plural]}"
            return f"{p.term(on)} {p.form('IS', on, plural)} {_STATUS_OF_EFFECT[effect]}"


def _modal(norm: s.Norm) -> str:
    match norm.modal:
        case s.Modal.HAS_POWER:
            return p.form("HAS_POWER", norm.bearer, norm.plural)
        case s.Modal.HAS_NO_POWER:
            return p.form("HAS_NO_POWER", norm.bearer, norm.plural)
        case s.Modal.IS_EXPECTED:
            return p.form("IS_EXPECTED", norm.bearer, norm.plural)
        case s.Modal.IS_EXPECTED_NOT:
            return p.form("IS_EXPECTED_NOT", norm.bearer, norm.plural)
        case modal:
            return modal.value


# ---- comma phrases -----------------------------------------------------------------------------


def _phrases(modifiers: list[s.Modifier]) -> list[str]:
    """Write comma phrases; `from … until …` stands with what lasts, if anything does."""
    spans = [m for m in modifiers if m.slot in _SPANS]
    given = {m.slot for m in modifiers}
    host = next((slot for slot in _HOSTS if slot in given), None)
    span = " ".join(format_modifier(m) for m in spans)
    phrases = []
    for modifier in modifiers:
        if modifier.slot is host and span:
            phrases.append(f"{format_modifier(modifier)} {span}")
        elif modifier not in spans:
            phrases.append(format_modifier(modifier))
        elif host is None and modifier is spans[0]:
            phrases.append(span)
    return phrases


def _condition(slot: s.Slot, value: object) -> str:
    words = p.condition(value, perfect=slot in _PERFECT)
    return f"({words})" if slot not in CLAUSE_SLOTS and p.begins_with_many(value) else words


def format_modifier(modifier: s.Modifier) -> str:  # noqa: C901, PLR0911 - one line for each kind
    """Write one comma phrase."""
    slot, value = modifier.slot, modifier.value
    match value:
        case None:
            return slot.value
        case s.Consequence(effects=effects):
            return f"{slot.value} {_outcomes(effects)}"
        case s.Stage(number=number, procedure=procedure):
            return f"{slot.value} {p.number(number)} of {p.quoted(procedure.text)}"
        case s.Graded(reliability=reliability, credibility=credibility, rater=rater):
            by = f" by {p.term(rater)}" if rater else ""
            return f"{slot.value} {reliability}{credibility}{by}"
        case tuple():
            return f"{slot.value} " + " and ".join(_quote(quote) for quote in value)
        case s.Offset(duration=s.Duration()) if slot is s.Slot.ON:
            return p.offset(value)
        case s.Offset() if slot is s.Slot.WITHIN:
            return f"{slot.value} {p.within(value)}"
        case s.Duration(count=1, unit=unit) if slot is s.Slot.EVERY:
            return f"{slot.value} {unit}"
        case s.Date() | s.Interval() | s.Beyond() | s.Offset() | s.Duration():
            return f"{slot.value} {p.time(value)}"
        case s.NounPhrase() | s.Agreement() | s.Words() | s.Amount() | s.Group() | s.Reference():
            return f"{slot.value} {_named(slot, value)}"
        case s.Quantity():
            return f"{slot.value} {p.quantity(value)}"
    if slot in _CONDITIONS:
        return f"{slot.value} {_condition(slot, value)}"
    return f"{slot.value} {p.anchor(value)}"


_CONDITIONS = frozenset((*_LEADING, s.Slot.UNLESS, s.Slot.ONLY_AFTER, s.Slot.AFTER, s.Slot.BEFORE))


def _named(slot: s.Slot, value: s.Term) -> str:
    return p.source(value) if slot is s.Slot.ACCORDING_TO else p.term(value)


def _quote(quote: s.Quote) -> str:
    wording = f" in {p.quoted(quote.wording)}" if quote.wording else ""
    return p.quoted(quote.text) + wording


# ---- positions and reports ---------------------------------------------------------------------


def format_statement(statement: s.Statement) -> str:
    """Write one position, report, or what somebody says of one."""
    modifiers = list(statement.modifiers)
    match statement.core:
        case s.Report() as report:
            return _sentence([_report(report, modifiers), *_phrases(modifiers)])
        case s.Completeness(what=what, by=by):
            phrases = [f"by {p.term(by)}"] if by is not None else []
            return _sentence([f"reports of {what} are complete", *phrases, *_phrases(modifiers)])
        case s.View() as view:
            return _sentence(p.view(view))
        case s.Stance(party=party, attitude=attitude, reports=reports):
            answer = p.either(ATTITUDES[attitude], party)
            stance = f"{p.term(party)} {answer} {p.labels(reports)}"
            return _sentence([stance, *_phrases(modifiers)])
        case core:
            return _sentence([p.preference(core), *_phrases(modifiers)])


def _report(report: s.Report, modifiers: list[s.Modifier]) -> str:
    """Write a report; its date goes before the teller, and is taken out of the comma phrases."""
    words = f"{report.label}: "
    on = next((m for m in modifiers if m.slot is s.Slot.ON), None)
    if on is not None and isinstance(on.value, s.Date | s.Interval):
        modifiers.remove(on)
        words += f"on {p.time(on.value)} "
    verb = "found that" if report.finding else None
    for teller in report.tellers:
        said = verb or p.form("_REPORTS_THAT", teller, plural=None)
        words += f"{p.term(teller)} {said} "
    return words + format_assertion(report.assertion)


def format_assertion(assertion: s.Assertion) -> str:  # noqa: PLR0911 - one line for each kind
    """Write what a report says, in the past tense."""
    match assertion:
        case s.Happens():
            return p.happened(assertion)
        case s.Occurred(point=point, negated=negated):
            return f"{p.event(point)} {'did not take place' if negated else 'took place'}"
        case s.Exercised(actor=actor, change=change, negated=negated):
            done = "did not " + change.effect.value if negated else pasts(change.effect.value)[-1]
            if actor is None:
                return f"{p.term(change.on)} {done}"
            return f"{p.term(actor)} {done} {p.term(change.on)}"
        case s.Observed(measure=measure, comparison=comparison, quantity=quantity):
            bound = f"{comparison.value} " if comparison else ""
            verb = p.form("WAS", measure, assertion.plural)
            name = p.measure(measure, assertion.holder)
            return f"{name} {verb} {bound}{p.quantity(quantity)}"
        case s.Judgement(reports=reports, words=words, negated=negated):
            verb = SINGULAR_AND_PLURAL["IS_NOT" if negated else "IS"][len(reports) > 1]
            return f"{' and '.join(reports)} {verb} {p.quoted(words.text)}"
        case s.Stands() | s.Judged():
            return p.stands(assertion)
        case s.Said(words=words):
            return p.quoted(words.text)


# ---- declarations ------------------------------------------------------------------------------


def format_declaration(declaration: Declaration) -> str:
    """Write one sentence of “Words used”."""
    if isinstance(declaration, Names):
        items = [_entry(declaration.kind, entry) for entry in declaration.entries]
        if declaration.open_ended:
            items.append(NOT_STATED)
        return f"{declaration.kind.value} {', '.join(items)}."
    objects = ", ".join(_name(name) for name in declaration.objects) or NOT_STATED
    subject = _name(declaration.subject)
    if declaration.link is Link.MEANS:
        subject = p.quoted(declaration.subject)
    return f"{subject} {declaration.link.value} {objects}."


def _entry(kind: Kind, entry: Entry) -> str:
    name = p.quoted(entry.name) if kind is Kind.OPEN_TERM else _name(entry.name)
    unit = f" in {entry.unit}" if entry.unit else ""
    details = f" ({', '.join(entry.details)})" if entry.details else ""
    return name + unit + details


def _name(name: str) -> str:
    return p.quoted(name) if _NEEDS_QUOTES.search(name) else name


# ---- lines -------------------------------------------------------------------------------------


def wrap(label_prefix: str, text: str) -> str:
    """Break a statement into lines, those after the first indented.

    No line ends within a typed hole, or with an abbreviation's full stop, which a reader of
    declarations would take for the end of the sentence.
    """
    lines: list[str] = []
    line = label_prefix
    for word in re.findall(r"\(not (?:stated|applicable)\)\S*|\S+", text):
        joined = f"{line} {word}" if line.strip() else line + word
        if len(joined) > WIDTH and line.strip() and not line.endswith("."):
            lines.append(line)
            line = INDENT + word
        else:
            line = joined
    return "\n".join([*lines, line])
