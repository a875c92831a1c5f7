"""Reads clauses: from a text to the norms that it states and the words that it leaves over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as ParsedSpan

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.actors import can_act
from servanda.reading.clauses.anaphora import Mentioned
from servanda.reading.clauses.binding import Bond, bonds_of
from servanda.reading.clauses.confidence import with_confidence
from servanda.reading.clauses.frame import ClauseReading, Frame, UnreadWords
from servanda.reading.clauses.framing import Predicate, Sentence, frames_of, imperative
from servanda.reading.clauses.language import pipeline
from servanda.reading.clauses.main_verbs import MainVerb, main_verbs, nested_verbs
from servanda.reading.clauses.noun_phrases import is_nominal, phrase_of
from servanda.reading.clauses.parallel import with_parallel_subjects
from servanda.reading.clauses.prepared import Prepared, prepare
from servanda.reading.clauses.unread import heading, is_heading, left_over, unread_whole
from servanda.reading.clauses.verbless import read_verbless
from servanda.reading.segmentation.languages import language_of

_BATCH = 64
LONGEST = 30_000
"""So many characters are parsed at one go: some ten pages, a few seconds' work."""


def read_clause(text: str) -> ClauseReading:
    """Return what a clause says; see `read_clauses` for what is not read."""
    return next(read_clauses([text]))


def read_clauses(texts: Iterable[str]) -> Iterator[ClauseReading]:
    """Return what each of many clauses says, in their order, each on its own.

    However many there are, no more than a few are in memory at a time. A clause of more than
    `LONGEST` characters, or in another language than English, is not read.
    """
    waiting: list[Prepared] = []
    for text in texts:
        waiting.append(prepare(text))
        if len(waiting) == _BATCH or sum(len(each.plain) for each in waiting) > LONGEST:
            yield from _read_all(waiting)
            waiting = []
    yield from _read_all(waiting)


def _read_all(clauses: list[Prepared]) -> list[ClauseReading]:
    """Read a batch; what the parser keeps of it is let go of at its end."""
    nlp = pipeline()
    reasons = [_why_not_parsed(clause) for clause in clauses]
    with nlp.memory_zone():
        plain = ("" if why else each.plain for each, why in zip(clauses, reasons, strict=True))
        docs = nlp.pipe(plain, batch_size=_BATCH)
        return [
            unread_whole(clause.text, why) if why else _read(clause, doc)
            for clause, why, doc in zip(clauses, reasons, docs, strict=True)
        ]


def _why_not_parsed(clause: Prepared) -> str | None:
    if len(clause.plain) > LONGEST:
        return "it is longer than is read at one go"
    language = language_of(clause.text)
    if language is not None and language != "English":
        return f"it is in {language}, and only English is read"
    return None


def _read(prepared: Prepared, doc: Doc) -> ClauseReading:
    frames: list[Frame] = []
    unread: list[UnreadWords] = []
    mentioned: list[Mentioned] = []
    sentences = [each for each in doc.sents if each.text.strip()]
    if len(sentences) > 1 and is_heading(sentences[0]):
        unread.append(heading(sentences.pop(0), prepared))
    for each in sentences:
        where = prepared.span(each.start_char, each.end_char)
        sentence = Sentence(prepared, where, mentioned)
        found = with_parallel_subjects(_frames_in(each, sentence))
        frames += [with_confidence(frame, prepared.text) for frame in found]
        unread += left_over(each, prepared, found)
        mentioned = _mentions(each, prepared) or mentioned
    return ClauseReading(prepared.text, tuple(frames), tuple(unread))


def _frames_in(sentence: ParsedSpan, known: Sentence) -> list[Frame]:
    main = main_verbs(sentence)
    if not main:
        verbless = read_verbless(sentence, known.source, known.place)
        return [verbless] if verbless is not None else _done_by(sentence, known)
    found: list[Frame] = []
    bonds: dict[Token, tuple[Bond, ...]] = {}
    subjects: dict[Token, Token | None] = {}
    for each in main:
        earlier = subjects.get(each.before) if each.before is not None else None
        subject = v.subject_of(each.verb) or earlier
        commanded = subject is not None and subject.idx < known.source.supplied
        subject = None if commanded else subject
        if subject is not None:
            known.mentioned = [*known.mentioned, *_before(each.verb, sentence, known.source)]
        subjects[each.verb] = subject
        found_bonds = _bonds(each, subject, bonds, sentence)
        if commanded:
            found_bonds = tuple(_commanding(b, known.source) for b in found_bonds)
        bonds[each.verb] = found_bonds
        expanded = [b for bond in bonds[each.verb] for b in (bond, *_coordinate_acts(bond))]
        shared = _shared_object(each.verb)
        predicate = Predicate(each.verb, subject, shared, _shares_passive(each))
        found += frames_of(predicate, expanded, known)
        if subject is not None:
            known.mentioned = [*known.mentioned, _mention(subject, known.source, subject=True)]
    for verb in nested_verbs(main):
        if not any(verb in bond.chain for made in bonds.values() for bond in made):
            subject = v.subject_of(verb)
            made = frames_of(Predicate(verb, subject), bonds_of(verb, subject), known)
            found += [replace(frame, is_aside=verb.dep_ == "relcl") for frame in made]
    return found


def _done_by(sentence: ParsedSpan, known: Sentence) -> list[Frame]:
    """Return what a sentence without a verb says was done: `Two members appointed by the Mayor`."""
    head = sentence.root
    done = (c for c in head.rights if c.dep_ == "acl" and v.agent_of(c) is not None)
    done = (c for c in done if c.lemma_.lower() not in v.DEEMING)
    verb = next(done, None)
    return [] if verb is None else frames_of(Predicate(verb, head, is_passive=True), (), known)


def _bonds(
    each: MainVerb,
    subject: Token | None,
    known: dict[Token, tuple[Bond, ...]],
    sentence: ParsedSpan,
) -> tuple[Bond, ...]:
    """Return a verb's bonds: its own, those of the verb whose helpers it shares, or a command's."""
    own = bonds_of(each.verb, subject)
    if own:
        return own
    before = known.get(each.before, ()) if each.before is not None else ()
    if before and _shares_helpers(each.verb):
        first = before[0]
        return (
            replace(
                first,
                chain=(each.verb,),
                deontic=first.modal or first.deontic,
                subject=subject,
                tokens=first.tokens - {t.i for t in first.chain} | {each.verb.i},
            ),
        )
    if _is_command(each.verb, sentence):
        return (imperative(each.verb),)
    return ()


def _commanding(bond: Bond, source: Prepared) -> Bond:
    """Return a bond without the words that were supplied for the parser."""
    own = frozenset(i for i in bond.tokens if bond.verb.doc[i].idx >= source.supplied)
    own = own - {bond.verb.i} if len(bond.chain) == 1 else own
    return replace(bond, modal=None, subject=None, tokens=own)


def _shares_helpers(verb: Token) -> bool:
    """Whether a coordinate verb stands in the form that the helpers before it ask for."""
    alone = not any(c.dep_ in {"aux", "nsubj", "nsubjpass", "auxpass"} for c in verb.lefts)
    return alone and verb.tag_ in {"VB", "VBN", "VBP", "VBD"}


def _shares_passive(each: MainVerb) -> bool:
    before = each.before
    while before is not None and before.dep_ == "conj" and _shares_helpers(before):
        before = before.head
    shares = before is not None and v.is_passive(before) and _shares_helpers(each.verb)
    return shares and each.verb.tag_ in {"VBN", "VBD"}


def _is_command(verb: Token, sentence: ParsedSpan) -> bool:
    """Whether a verb stands in its base form at the beginning, or after another that does."""
    if verb.tag_ not in {"VB", "VBP"} or v.subject_of(verb) is not None:
        return False
    if any(c.dep_ in {"aux", "mark"} and c.lower_ != "do" for c in verb.lefts):
        return False
    return verb == sentence.root or verb.dep_ == "conj"


def _coordinate_acts(bond: Bond) -> list[Bond]:
    """Return the bonds to acts joined with the one that is governed: `agree to … and to …`."""
    if len(bond.chain) == 1:
        return []
    others = (t for t in bond.verb.conjuncts if v.is_verb(t) and t.i > bond.verb.i)
    return [
        replace(bond, chain=(*bond.chain[:-1], t), tokens=bond.tokens - {bond.verb.i} | {t.i})
        for t in others
        if t not in bond.chain
    ]


def _shared_object(verb: Token) -> Token | None:
    """Return the object of the last of several verbs, where the ones before it have none."""
    if v.object_of(verb) is not None or any(c.dep_ in {"prep", "ccomp"} for c in verb.rights):
        return None
    later = [t for t in verb.conjuncts if t.i > verb.i and t.dep_ == "conj"]
    if not later or v.subject_of(later[0]) is not None:
        return None
    if any(c.dep_ in {"xcomp", "dobj"} for c in verb.rights):  # `let flow the waters`
        return None
    return v.object_of(later[-1])


def _before(verb: Token, sentence: ParsedSpan, source: Prepared) -> list[Mentioned]:
    """Return the subjects of the subordinate clauses that stand before a verb."""
    clauses = (c for c in verb.lefts if c.dep_ == "advcl")
    subjects = (subject for c in clauses if (subject := v.subject_of(c)) is not None)
    named = (s for s in subjects if s.pos_ != "PRON" and s.i >= sentence.start)
    return [_mention(s, source, subject=True) for s in named]


def _mention(head: Token, source: Prepared, *, subject: bool) -> Mentioned:
    return Mentioned(phrase_of(head, source), can_act(head), subject)


def _mentions(sentence: ParsedSpan, source: Prepared) -> list[Mentioned]:
    """Return the phrases of a sentence that a later pronoun may take up."""
    found = []
    for token in sentence:
        noun = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "dative"} and is_nominal(token)
        if noun and token.pos_ != "PRON":
            subject = token.dep_ in {"nsubj", "nsubjpass"} and token.head == sentence.root
            found.append(_mention(token, source, subject=subject))
    return found
