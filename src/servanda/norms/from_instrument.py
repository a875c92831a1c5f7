"""Makes norms of the readings of a pact file."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.findings import Finding
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Reading
from servanda.norms.agreement import Agreement
from servanda.norms.checks import check_norm, check_references
from servanda.norms.norm import Filling, Gap, Norm, NormKind, Part
from servanda.norms.slots import FILLED_BY, SLOTS
from servanda.norms.walk import needs_judgement
from servanda.norms.wording import in_words
from servanda.vocabulary import Vocabulary, vocabulary_from

_KIND_OF_MODAL = {
    s.Modal.MUST_NOT: NormKind.PROHIBITION,
    s.Modal.MAY: NormKind.PERMISSION,
    s.Modal.HAS_POWER: NormKind.POWER,
    s.Modal.IS_EXPECTED: NormKind.EXPECTATION,
    s.Modal.IS_EXPECTED_NOT: NormKind.EXPECTATION,
}


def agreement_from(file: PactFile) -> Agreement:
    """Return the norms of a file; names that do not resolve come out as findings."""
    vocabulary, wrong_names = vocabulary_from(file)
    return norms_from(file, vocabulary, wrong_names)


def norms_from(
    file: PactFile, vocabulary: Vocabulary, earlier: tuple[Finding, ...] = ()
) -> Agreement:
    """Return the agreement that a file's readings make with a vocabulary."""
    norms: list[Norm] = []
    findings = list(earlier)
    for article in file.articles:
        taken: dict[str, int] = {}
        for reading in article.readings:
            first = taken.get(reading.label, 0)
            made = _norms_of(reading, article.label, first, vocabulary)
            taken[reading.label] = first + len(reading.sentences)
            norms += made
            for norm in made:
                findings += check_norm(norm, vocabulary)
    findings += check_references(file, norms)
    return Agreement(file, vocabulary, tuple(norms), tuple(findings))


def _norms_of(
    reading: Reading, article: str, first: int, vocabulary: Vocabulary
) -> tuple[Norm, ...]:
    norms: list[Norm] = []
    for number, sentence in enumerate(reading.sentences, first + 1):
        identity = reading.label if number == 1 else f"{reading.label}/{number}"
        norms += _norms_in(reading, article, identity, sentence, vocabulary)
    return tuple(norms)


def _norms_in(
    reading: Reading, article: str, identity: str, sentence: s.Sentence, vocabulary: Vocabulary
) -> Iterator[Norm]:
    """Yield the norm of a sentence, then those it contains."""

    def make(core: s.Core | s.Outcome, norm_id: str, parent: str | None) -> Norm:
        kind = _kind(core, sentence, contained=parent is not None)
        bearer, counterparty = _bearer(core), _counterparty(core)
        return Norm(
            norm_id, reading.label, article, kind, core, sentence, reading,
            vocabulary.names(bearer), vocabulary.names(counterparty),
            _parts(kind, core, sentence, vocabulary, reading, contained=parent is not None), parent,
        )  # fmt: skip

    yield make(sentence.core, identity, None)
    contained: list[s.Outcome] = []
    if isinstance(sentence.core, s.Consequence):
        contained += [e for e in sentence.core.effects if isinstance(e, s.Norm | s.Declaration)]
    for value in sentence.values(s.Slot.FAILING):
        if isinstance(value, s.Consequence):
            yield make(value, f"{identity}:failing", identity)
            contained += [e for e in value.effects if isinstance(e, s.Norm | s.Declaration)]
    if isinstance(sentence.core, s.Entitlement):
        contained.append(_matching_duty(sentence.core))
    for number, outcome in enumerate(contained, 1):
        yield make(outcome, f"{identity}:{number}", identity)


def _matching_duty(entitlement: s.Entitlement) -> s.Norm:
    """An entitlement has somebody who must provide: whom `from` names, or a hole."""
    debtor = next((r.term for r in entitlement.roles if r.preposition == "from"), None)
    things = tuple(r for r in entitlement.roles if r.preposition != "from")
    provide = s.Act("provide", (*things, s.Role("to", entitlement.holder)))
    return s.Norm(debtor or s.Hole(s.Gap.NOT_STATED), s.Modal.MUST, provide)


def _kind(core: s.Core | s.Outcome, sentence: s.Sentence, *, contained: bool) -> NormKind:
    match core:
        case s.Norm(modal=s.Modal.MUST, act=act):
            if isinstance(act, s.Limit):
                return NormKind.LIMIT
            if not contained and sentence.values(s.Slot.EVERY):
                return NormKind.REPEAT
            if not contained and sentence.has(s.Slot.ALWAYS):
                return NormKind.MAINTAIN
            return NormKind.ACHIEVE
        case s.Norm(modal=modal):
            return _KIND_OF_MODAL[modal]
        case s.Entitlement():
            return NormKind.ENTITLEMENT
        case s.Guarantee():
            return NormKind.GUARANTEE
        case s.Declaration():
            return NormKind.DECLARATION
        case s.Definition():
            return NormKind.DEFINITION
        case s.Consequence() if not _on_the_agreement(core):
            return NormKind.CONSEQUENCE
    return NormKind.PROVISION


def _on_the_agreement(core: s.Consequence) -> bool:
    """Entry into force and duration of the agreement itself are provisions, not sanctions."""
    own = {s.Effect.ENTER_INTO_FORCE, s.Effect.REMAIN_IN_FORCE, s.Effect.END}
    return all(
        isinstance(e, s.Change) and isinstance(e.on, s.Agreement) and e.effect in own
        for e in core.effects
    )


def _bearer(core: s.Core | s.Outcome) -> s.Term | None:
    match core:
        case s.Norm(bearer=bearer):
            return bearer
        case s.Entitlement(holder=holder):
            return holder
        case s.Guarantee(guarantor=guarantor):
            return guarantor
        case s.Declaration(declarant=declarant):
            return declarant
    return None


def _counterparty(core: s.Core | s.Outcome) -> s.Term | None:
    match core:
        case s.Guarantee(beneficiary=beneficiary):
            return beneficiary
        case s.Entitlement(roles=roles):
            return next((r.term for r in roles if r.preposition == "from"), None)
        case s.Norm(act=s.Act(roles=roles)):
            return next((r.term for r in roles if r.preposition in {"to", "with", "for"}), None)
    return None


def _parts(
    kind: NormKind,
    core: s.Core | s.Outcome,
    sentence: s.Sentence,
    vocabulary: Vocabulary,
    reading: Reading,
    *,
    contained: bool,
) -> tuple[Part, ...]:
    gaps = list(SLOTS[kind])
    if kind is NormKind.CONSEQUENCE and not any(map(needs_judgement, _triggers(sentence))):
        gaps = [gap for gap in gaps if gap not in {Gap.DECIDER, Gap.STANDARD}]
    for gap in (Gap.AMOUNT, Gap.START):
        if gap not in gaps and not contained and sentence.has(*FILLED_BY[gap][:2]):
            gaps.append(gap)
    parts = {gap: _part(gap, core, sentence, vocabulary, reading) for gap in gaps}
    for part in _role_parts(core, vocabulary, reading):
        parts.setdefault(part.gap, part)
    for offset in sentence.values(*FILLED_BY[Gap.DEADLINE]):
        if Gap.DEADLINE in parts and isinstance(offset, s.Offset):
            if isinstance(offset.anchor, s.Hole):  # so many days, but from when?
                parts[Gap.START] = _filled(Gap.START, offset.anchor, vocabulary, reading)
    return tuple(parts.values())


def _triggers(sentence: s.Sentence) -> tuple[s.SlotValue, ...]:
    return sentence.values(*FILLED_BY[Gap.TRIGGER])


def _part(
    gap: Gap,
    core: s.Core | s.Outcome,
    sentence: s.Sentence,
    vocabulary: Vocabulary,
    reading: Reading,
) -> Part:
    match gap, core:
        case Gap.BEARER, _:
            return _filled(gap, _bearer(core), vocabulary, reading)
        case Gap.COUNTERPARTY, _:
            return _filled(gap, _counterparty(core), vocabulary, reading)
        case Gap.AMOUNT, s.Norm(act=s.Limit(bound=bound)):
            return _filled(gap, bound, vocabulary, reading)
        case Gap.MEANING, s.Definition(meaning=meaning):
            return _filled(gap, meaning, vocabulary, reading)
        case Gap.RESPONSE, s.Guarantee():
            return Part(gap, Filling.SILENT)
    found = sentence.values(*FILLED_BY[gap])
    return _filled(gap, found[0] if found else None, vocabulary, reading)


def _filled(gap: Gap, value: object, vocabulary: Vocabulary, reading: Reading) -> Part:
    if value is None:
        return Part(gap, Filling.SILENT)
    if isinstance(value, s.Hole):
        filling = Filling.NOT_STATED if value.gap is s.Gap.NOT_STATED else Filling.NOT_APPLICABLE
        return Part(gap, filling, at=reading.place(value.at))
    return Part(gap, Filling.STATED, in_words(value), _names(value, vocabulary), reading.at)


def _names(value: object, vocabulary: Vocabulary) -> tuple[str, ...]:
    if isinstance(value, s.NounPhrase | s.Group):
        return vocabulary.names(value)
    if isinstance(value, s.Point) and value.of is None:
        return vocabulary.names(s.NounPhrase(value.name))
    return ()


_GAP_OF_KIND = {
    "party": Gap.COUNTERPARTY, "place": Gap.PLACE, "thing": Gap.OBJECT, "measure": Gap.OBJECT,
    "anything": Gap.OBJECT,
}  # fmt: skip


def _role_parts(
    core: s.Core | s.Outcome, vocabulary: Vocabulary, reading: Reading
) -> Iterator[Part]:
    """What the declared verb takes is a slot too: `pay (a thing, to a party)`."""
    act = getattr(core, "act", None)
    if not isinstance(act, s.Act):
        return
    verb = vocabulary.verbs.get(act.verb)
    for spec in verb.roles if verb else ():
        term = next((r.term for r in act.roles if r.preposition == spec.preposition), None)
        yield _filled(_GAP_OF_KIND[spec.kind], term, vocabulary, reading)
