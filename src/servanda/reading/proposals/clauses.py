"""Reads one sentence of an article: the norms it states, or the reason why it states none.

Where the words leave something open, the proposal says `(not stated)`; a pronoun whose meaning is
not plain is left open as well. Only words that the reading speaks of are quoted, so that the
others show as unread.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.reading.proposals import verbs as v
from servanda.reading.proposals.consequences import (
    add_condition,
    condition_of,
    consequence,
    is_contingency,
)
from servanda.reading.proposals.final_clauses import entry_into_force
from servanda.reading.proposals.gathering import (
    HOLE,
    Declared,
    Gathered,
    Proposal,
    Unread,
    act_of,
    actor_in,
    add_times,
    made_of,
    status_of,
    thing_in,
)
from servanda.reading.proposals.limits import figure_that_holds, limit_to
from servanda.reading.proposals.phrases import phrase_of

_GUARANTEES = frozenset({"guarantee", "assurance"})


def read_sentence(sentence: Span, before: Token | None = None) -> list[Proposal | Unread]:
    """Return what a sentence binds whom to.

    `before` is the subject of the sentence before it, which a pronoun may take up.
    """
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"}:
        return [Unread(sentence.text.strip(), "it has no verb that says who does what")]
    main = _main_verbs(root)
    condition = next((c for verb in main if (c := condition_of(verb)) is not None), None)
    if condition is not None and is_contingency(condition):
        before_it = _unconditional(main, condition)
        found = _norms(before_it, None, before)
        found.append(consequence(main[len(before_it) :], condition))
    else:
        found = _norms(main, condition, before)
    if (lost := _lost_figure(sentence, found)) is not None:
        return [Unread(sentence.text.strip(), f"the figure “{lost}” would be lost")]
    if not any(isinstance(each, Proposal) for each in found):
        return [*found, *([] if found else [Unread(sentence.text.strip(), _why_not(root))])]
    return [*found, *_left_over(sentence, found)]


def _unconditional(main: list[Token], condition: Token) -> list[Token]:
    """Return the verbs before the last, where the condition at the end is its own."""
    last = condition.head
    follows = condition.i > last.i and last in main and v.subject_of(last) is not None
    return main[: main.index(last)] if follows else []


def _lost_figure(sentence: Span, found: list[Proposal | Unread]) -> str | None:
    """Return a number of a thing that a proposal names without it; what binds all is not some."""
    taken = {i for p in found if isinstance(p, Proposal) for i in p.tokens}
    lost = (t for t in sentence if t.dep_ == "nummod" and t.i not in taken and t.head.i in taken)
    return next((t.text for t in lost), None)


def subject_in(sentence: Span) -> Token | None:
    """Return the subject of a sentence, if a later pronoun can take it up."""
    subject = v.subject_of(sentence.root)
    return subject if subject is not None and subject.pos_ != "PRON" else None


def _norms(
    main: list[Token], condition: Token | None, before: Token | None
) -> list[Proposal | Unread]:
    found: list[Proposal | Unread] = []
    subject: Token | None = None
    for verb in main:
        if (force := entry_into_force(verb, condition)) is not None:
            found.append(force)
            continue
        own = v.subject_of(verb) or subject
        if own is not None and own.lower_ in v.NOBODY:
            why = f"“{own.text}” binds everybody, and names nobody"
            found.append(Unread(verb.sent.text.strip(), why))
            continue
        if own is not None and _takes_up(own):
            earlier = subject or before
            if earlier is None or not v.agree(own, earlier):
                why = f"I cannot tell what “{own.text}” stands for"
                found.append(Unread(verb.sent.text.strip(), why))
                continue
            own = earlier
        subject = own
        for bond in v.bonds_of(verb, subject):
            proposal = _norm(bond, condition)
            found += [proposal] if proposal is not None else []
        found += _nested(verb, subject, main)
    return found


def _takes_up(subject: Token) -> bool:
    """Whether a subject is a pronoun for somebody; in `it is expected that` it is not."""
    stands_for_nothing = subject.head.lemma_.lower() == "expect"
    return subject.pos_ == "PRON" and subject.lower_ in _TAKES_UP and not stands_for_nothing


_TAKES_UP = frozenset({"it", "they", "he", "she", "this", "these", "those"})
_NO_CONTENT = frozenset({"DET", "PUNCT", "AUX", "PART", "CCONJ", "SCONJ", "SPACE", "ADP"})


def _left_over(sentence: Span, found: list[Proposal | Unread]) -> list[Unread]:
    """List the words that no proposal takes up: they may bound what it says."""
    taken = {i for p in found if isinstance(p, Proposal) for i in p.tokens}
    runs: list[list[Token]] = []
    for token in sentence:
        if token.i in taken or token.is_space:
            continue
        if runs and runs[-1][-1].i == token.i - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [
        Unread(sentence.doc[run[0].i : run[-1].i + 1].text.strip(" ,;."), "no proposal takes it up")
        for run in runs
        if any(_has_content(token) for token in run)
    ]


def _main_verbs(root: Token) -> list[Token]:
    """Return the coordinate verbs of a sentence in order, a spliced first clause included."""
    spliced = [
        c for c in root.lefts
        if c.dep_ == "ccomp" and not any(g.dep_ == "mark" for g in c.children)
    ]  # fmt: skip
    return [*spliced, root, *(t for t in root.conjuncts if t.pos_ in {"VERB", "AUX"})]


def _has_content(token: Token) -> bool:
    """Whether a word says something of its own; a pronoun does where it is what is acted on."""
    if token.pos_ == "PRON":
        return token.dep_ in {"dobj", "pobj", "dative"}
    return token.pos_ not in _NO_CONTENT


def _why_not(root: Token) -> str:
    if (narrowing := v.narrowing(root)) is not None:
        return f"“{narrowing.text}” turns or narrows what it says, and a person must say how"
    if any(c.dep_ == "mark" for c in root.lefts):
        return "I cannot tell what follows from its condition"
    if v.complement(root) is not None or root.lemma_ in {"be", "have"}:
        return "it says how things are, not what anybody must do"
    return "its verb binds nobody: there is no “shall”, “will”, “may” or the like"


def _nested(verb: Token, subject: Token | None, main: list[Token]) -> list[Proposal]:
    """`… a provision that it will not accept …`: what is to be laid down binds as well."""
    found: list[Proposal] = []
    already = {bond.verb for bond in v.bonds_of(verb, subject)}
    for clause in _own_clauses(verb, main):
        if clause in already or _is_denied_above(clause, verb):
            continue
        for bond in v.bonds_of(clause, subject):
            own = bond.subject
            who = subject if own is None or own.pos_ == "PRON" else own
            proposal = _norm(v.Bond(bond.modal, bond.verb, who, bond.tokens))
            found += [proposal] if proposal is not None else []
    return found


def _is_denied_above(clause: Token, verb: Token) -> bool:
    """Whether a verb between a clause and its main verb is denied: `not to include that …`."""
    return any(
        v.is_negated(t)
        for t in clause.ancestors
        if t.pos_ in {"VERB", "AUX"} and (t == verb or verb.is_ancestor(t))
    )


def _own_clauses(verb: Token, main: list[Token]) -> list[Token]:
    """Return the that-clauses below a main verb, but not those below the next main verb."""
    found: list[Token] = []
    waiting = list(verb.children)
    while waiting:
        token = waiting.pop(0)
        if token in main:
            continue
        if token.dep_ in {"ccomp", "acl", "relcl"} and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in token.children
        ):
            found.append(token)
        waiting += token.children
    return found


# ---- norms ---------------------------------------------------------------------------------------


def _norm(bond: v.Bond, condition: Token | None = None) -> Proposal | None:
    gathered = Gathered(tokens=set(bond.tokens))
    core, because = _core(bond, gathered)
    if core is None:
        return None
    if condition is not None:
        add_condition(condition, gathered)
    add_times(bond.verb, gathered, denied=bond.modal is s.Modal.MUST_NOT)
    _add_holes(core, gathered)
    return made_of(core, gathered, bond.verb, because)


def _core(bond: v.Bond, gathered: Gathered) -> tuple[s.Core | None, str]:
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    if v.is_passive(verb):
        return _passive(bond, gathered)
    if lemma in {"be", "have"} or (lemma == "exceed" and bond.modal is s.Modal.MUST_NOT):
        return figure_that_holds(bond, gathered), "a figure that is to hold"
    bearer = actor_in(bond.subject, gathered)
    if lemma in v.RECEIVING and bond.modal is s.Modal.MUST:
        return _benefit(verb, bearer, gathered)
    act = act_of(verb, gathered)
    return s.Norm(bearer, bond.modal, act), f"“{_helper(verb)}{verb.text}”"


def _passive(bond: v.Bond, gathered: Gathered) -> tuple[s.Core | None, str]:
    """Read a passive: it names nobody, unless `by` or `between` does."""
    verb, lemma = bond.verb, bond.verb.lemma_.lower()
    agent = v.agent_of(verb)
    if lemma in v.CAPPING and bond.modal is not s.Modal.MUST:
        return None, ""
    if lemma in v.CAPPING and (limit := limit_to(verb, bond.subject, gathered)) is not None:
        return s.Norm(actor_in(agent, gathered), s.Modal.MUST, limit), f"“{lemma}” with a figure"
    if lemma in v.DEEMING and (status := status_of(verb)) is not None:
        thing = thing_in(bond.subject, gathered)
        denied = bond.modal is s.Modal.MUST_NOT
        if thing is None or not (denied or bond.modal is s.Modal.MUST) or list(status.lefts):
            return None, ""
        gathered.tokens |= {status.i, verb.i}
        gathered.names.append(Declared(Kind.STATUS, status.lower_))
        fact = s.Stands(thing, status.lower_, negated=denied)
        return s.Declaration(actor_in(agent, gathered), fact), f"“{lemma}” gives a status"
    between = _between(verb) if lemma in v.MAKING_TOGETHER and agent is None else None
    if between is not None:
        bearer = actor_in(between, gathered)
        gathered.tokens.add(between.head.i)
        gathered.modifiers.append(s.Modifier(s.Slot.JOINTLY, None))
    else:
        bearer = actor_in(agent, gathered)
    act = act_of(verb, gathered, thing=bond.subject, without=between)
    because = f"“{_helper(verb)}{verb.text}”; the passive names nobody"
    return s.Norm(bearer, bond.modal, act), because


def _benefit(verb: Token, holder: s.Term, gathered: Gathered) -> tuple[s.Core | None, str]:
    """Read a benefit: what somebody will receive, somebody owes; who, the words do not say."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    phrase = phrase_of(thing) if thing is not None else None
    if phrase is None or isinstance(holder, s.Hole):
        return None, ""
    what = gathered.take(phrase, actor=False)
    because = f"“{verb.text}”: a benefit that nobody is named to give"
    if phrase.head.lemma_.lower() in _GUARANTEES:
        return s.Guarantee(HOLE, holder, s.NounPhrase(phrase.name)), because
    beside = (*verb.rights, *phrase.head.rights)
    giver = next((c for c in beside if c.dep_ == "prep" and c.lower_ == "from"), None)
    named = next((t for t in giver.children if t.dep_ == "pobj"), None) if giver else None
    debtor = actor_in(named, gathered)
    if giver is not None and not isinstance(debtor, s.Hole):
        gathered.tokens.add(giver.i)
        because = f"“{verb.text} … from”"
    return s.Entitlement(holder, (s.Role(None, what), s.Role("from", debtor))), because


def _between(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "between":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


# ---- what is left open


def _add_holes(core: s.Core, gathered: Gathered) -> None:
    """Write on record what such a norm has and these words do not say."""
    given = {m.slot for m in gathered.modifiers}

    def hole(*slots: s.Slot) -> None:
        if not given & set(slots):
            gathered.modifiers.append(s.Modifier(slots[0], HOLE))

    match core:
        case s.Norm(act=s.Limit()):
            gathered.modifiers.append(s.Modifier(s.Slot.ALWAYS, None))
            hole(s.Slot.FROM)
            hole(s.Slot.UNTIL, s.Slot.FOR)
            hole(s.Slot.COUNTED_BY)
        case s.Norm(modal=s.Modal.MUST):
            hole(s.Slot.BY, s.Slot.WITHIN, s.Slot.ON)
            hole(s.Slot.VERIFIED_BY)
        case s.Norm(modal=s.Modal.MUST_NOT):
            hole(s.Slot.FOR, s.Slot.UNTIL)
            hole(s.Slot.VERIFIED_BY)
        case s.Guarantee():
            hole(s.Slot.FOR, s.Slot.UNTIL)


def _helper(verb: Token) -> str:
    words = [c.text for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    return " ".join([*words, ""])
