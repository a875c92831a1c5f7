"""Makes norms of the readings of a pact file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from servanda.findings import Finding
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.lexicon import Lexicon
from servanda.instrument.pact.pieces import pieces
from servanda.instrument.pact_file import PactFile, Reading
from servanda.norms.agreement import Agreement
from servanda.norms.checks import check_norm, check_references
from servanda.norms.norm import Gap, Norm, NormKind
from servanda.norms.parts import PartSource, bearer_of, counterparty_of
from servanda.norms.slots import FILLED_BY
from servanda.vocabulary import Vocabulary, vocabulary_from

_KIND_OF_MODAL = {
    s.Modal.MUST_NOT: NormKind.PROHIBITION,
    s.Modal.MAY: NormKind.PERMISSION,
    s.Modal.NEED_NOT: NormKind.EXEMPTION,
    s.Modal.HAS_POWER: NormKind.POWER,
    s.Modal.HAS_NO_POWER: NormKind.DISABILITY,
    s.Modal.IS_EXPECTED: NormKind.EXPECTATION,
    s.Modal.IS_EXPECTED_NOT: NormKind.EXPECTATION,
}
_KIND_OF_CORE: dict[type, NormKind] = {
    s.Entitlement: NormKind.ENTITLEMENT,
    s.Guarantee: NormKind.GUARANTEE,
    s.Declaration: NormKind.DECLARATION,
    s.Definition: NormKind.DEFINITION,
    s.Consequence: NormKind.CONSEQUENCE,
}

OWED_ACT = "provide"
"""What somebody must do to whom another is entitled to something."""


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
    referred: list[tuple[Reading, s.Reference]] = []
    for article in file.articles:
        taken: dict[str, int] = {}
        for reading in article.readings:
            first = taken.get(reading.label, 0)
            taken[reading.label] = first + len(reading.sentences)
            work = _Work(
                reading.text,
                reading.label,
                article.label,
                first,
                file.lexicon,
                vocabulary,
                reading.detached(),
            )
            meaning = _meaning(work)
            made = [replace(norm, reading=reading) for norm in meaning.norms]
            norms += made
            if not meaning.sound:
                findings += [wrong for norm in made for wrong in check_norm(norm, vocabulary)]
            referred += [(reading, reference) for reference in meaning.references]
    findings += check_references(file, norms, referred)
    return Agreement(file, vocabulary, tuple(norms), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Work:
    """All that the meaning of a reading follows from: not where it stands, nor its neighbours."""

    words: str
    label: str
    article: str
    first: int
    lexicon: Lexicon
    vocabulary: Vocabulary
    reading: Reading = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a reading says, whether nothing is wrong with it, and which clauses it speaks of."""

    norms: tuple[Norm, ...]
    sound: bool
    references: tuple[s.Reference, ...]


@lru_cache(maxsize=1 << 16)
def _meaning(work: _Work) -> _Meaning:
    """Work out what a reading says, once: an edit elsewhere changes nothing in it."""
    reading, vocabulary = work.reading, work.vocabulary
    norms: list[Norm] = []
    for number, sentence in enumerate(reading.sentences, work.first + 1):
        identity = reading.label if number == 1 else f"{reading.label}/{number}"
        norms += _norms_in(reading, work.article, identity, sentence, vocabulary)
    sound = not any(True for norm in norms for _ in check_norm(norm, vocabulary))
    references = (p for p in pieces(reading.sentences) if isinstance(p, s.Reference))
    return _Meaning(tuple(norms), sound, tuple(references))


def _norms_in(
    reading: Reading, article: str, identity: str, sentence: s.Sentence, vocabulary: Vocabulary
) -> Iterator[Norm]:
    """Yield the norm of a sentence, then those it contains."""

    def make(core: s.Core | s.Outcome, norm_id: str, parent: str | None) -> Norm:
        kind = _kind(core, sentence, contained=parent is not None)
        source = PartSource(sentence, vocabulary, contained=parent is not None)
        return Norm(
            norm_id,
            reading.label,
            article,
            kind,
            core,
            sentence,
            reading,
            vocabulary.names(bearer_of(core)),
            vocabulary.names(counterparty_of(core)),
            source.parts(kind, core),
            parent,
        )

    yield make(sentence.core, identity, None)
    contained: list[s.Outcome] = []
    if isinstance(sentence.core, s.Consequence):
        contained += [e for e in sentence.core.effects if isinstance(e, s.Norm | s.Declaration)]
    for value in sentence.values(s.Slot.FAILING):
        if isinstance(value, s.Consequence):
            yield make(value, f"{identity}:failing", identity)
            contained += [e for e in value.effects if isinstance(e, s.Norm | s.Declaration)]
    if isinstance(sentence.core, s.Entitlement) and not sentence.core.negated:
        contained.append(_matching_duty(sentence.core))
    for number, outcome in enumerate(contained, 1):
        yield make(outcome, f"{identity}:{number}", identity)


def _matching_duty(entitlement: s.Entitlement) -> s.Norm:
    """Return the duty of whoever must provide: whom `from` names, or a hole."""
    debtor = next((r.term for r in entitlement.roles if r.preposition == "from"), None)
    things = tuple(r for r in entitlement.roles if r.preposition != "from")
    provide = s.Act(OWED_ACT, (*things, s.Role("to", entitlement.holder)))
    return s.Norm(debtor or s.Hole(s.Gap.NOT_STATED), s.Modal.MUST, provide)


def _kind(core: s.Core | s.Outcome, sentence: s.Sentence, *, contained: bool) -> NormKind:
    if isinstance(core, s.Norm):
        if _nobody_may(core):
            return NormKind.PROHIBITION
        if core.modal is not s.Modal.MUST:
            return _KIND_OF_MODAL[core.modal]
        return _kind_of_duty(core, sentence, contained=contained)
    if isinstance(core, s.Consequence) and _on_the_agreement(core):
        return NormKind.PROVISION
    return _KIND_OF_CORE.get(type(core), NormKind.PROVISION)


def _nobody_may(norm: s.Norm) -> bool:
    """Whether it is “no signatory may …”: what nobody may do is forbidden."""
    bearer = norm.bearer.members[0] if isinstance(norm.bearer, s.Group) else norm.bearer
    return (
        norm.modal is s.Modal.MAY
        and isinstance(bearer, s.NounPhrase)
        and bearer.determiner is s.Determiner.NO
    )


def _kind_of_duty(duty: s.Norm, sentence: s.Sentence, *, contained: bool) -> NormKind:
    """Tell apart the duties; one inside another norm does not share that norm's time."""
    if isinstance(duty.act, s.Limit):
        return NormKind.LIMIT
    if not contained and sentence.has(s.Slot.EVERY):
        return NormKind.REPEAT
    if not contained and (sentence.has(s.Slot.ALWAYS) or _lasts(sentence)):
        return NormKind.MAINTAIN
    return NormKind.ACHIEVE


def _lasts(sentence: s.Sentence) -> bool:
    """Whether it is said how long something is to be done, and not by when it is done."""
    lasting = sentence.has(s.Slot.UNTIL, s.Slot.FOR)
    return lasting and not sentence.has(*FILLED_BY[Gap.DEADLINE])


def _on_the_agreement(core: s.Consequence) -> bool:
    """Entry into force and duration of the agreement itself are provisions, not sanctions."""
    own = {s.Effect.ENTER_INTO_FORCE, s.Effect.REMAIN_IN_FORCE, s.Effect.END}
    return all(
        isinstance(e, s.Change) and isinstance(e.on, s.Agreement) and e.effect in own
        for e in core.effects
    )
