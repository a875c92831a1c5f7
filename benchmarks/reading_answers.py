"""What is answered for a coded statement: by us, and by two baselines.

Ours is the *first norm* of the statement: of its frames, as `servanda propose` prints them, the
first that binds and stands in no relative clause; where none does, the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.reading.clauses import ClauseReading, Deontic, Frame
from servanda.reading.clauses.language import pipeline

_MODAL = re.compile(
    r"\b(shall|must|will|may|can|might|should|ought|needs?)\b(not\b)?(\s+not\b)?", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|when|where|unless|until|within|before|after|upon|in accordance|for|by|without)\b"
    r"[^,;.:]*",
    re.IGNORECASE,
)
_FORCES = {"may": "may", "can": "may", "might": "may", "should": "should", "ought": "should"}
_CLASSES = {
    Deontic.MUST: ("must", False), Deontic.MUST_NOT: ("must", True), Deontic.MAY: ("may", False),
    Deontic.NEED_NOT: ("must", True), Deontic.SHOULD: ("should", False),
    Deontic.SHOULD_NOT: ("should", True),
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What is said of one statement; `bearer` is empty where nobody is named."""

    deontic: tuple[str, bool] | None
    bearer: str
    aim: str
    condition: str
    frame: Frame | None = None


def first_norm(reading: ClauseReading) -> Frame | None:
    """Return the first frame that binds and is no aside, or the first."""
    binding = (f for f in reading.frames if f.binding and not f.is_aside)
    return next(binding, next(iter(reading.frames), None))


def ours(reading: ClauseReading) -> Answer:
    """Return our answer."""
    frame = first_norm(reading)
    if frame is None:
        return Answer(None, "", "", "")
    binding = frame.binding
    deontic = None
    if binding is not None and binding.modal is not None:
        deontic = _CLASSES[binding.modal]
    elif binding is not None:
        deontic = _CLASSES[binding.deontic]
    who = frame.bearer.who
    return Answer(
        deontic,
        who.words.text if who is not None else "",
        _aim(frame),
        frame.circumstances.text,
        frame,
    )


def _aim(frame: Frame) -> str:
    """Return the verb, and after a bare *be* what is said of the subject (`be eligible`)."""
    said = frame.act.predicate
    return f"be {said.text.lower()}" if said and frame.act.head == "be" else frame.act.head


def by_modal_words(texts: Sequence[str]) -> list[Answer]:
    """Return what a search for modal words finds.

    The bearer is what stands before the first modal back to a comma or full stop, the aim the word
    after it, the condition all from words like `if` to the next stop.
    """
    return [_by_modal_words(text) for text in texts]


def _by_modal_words(text: str) -> Answer:
    conditions = " ".join(m[0] for m in _CONDITION.finditer(text))
    match = _MODAL.search(text)
    if match is None:
        return Answer(None, "", "", conditions)
    force = _FORCES.get(match[1].lower(), "must")
    before = re.split(r"[,.;:]", text[: match.start()])[-1]
    after = re.findall(r"\w+", text[match.end() :])
    verbs = [word for word in after if word.lower() not in {"be", "not", "also", "only"}]
    denied = bool(match[2] or match[3])
    force = "must" if denied and force == "may" else force
    return Answer((force, denied), before.strip(), verbs[0].lower() if verbs else "", conditions)


def by_subject_head(texts: Sequence[str]) -> list[Answer]:
    """Return what the parser alone finds.

    The root is the aim, its subject with all below it the bearer, its helpers the deontic, its
    prepositional phrases and adverbial clauses the condition.
    """
    found = []
    for doc in pipeline().pipe(texts):
        sentence = next(iter(doc.sents), None)
        if sentence is None:
            found.append(Answer(None, "", "", ""))
            continue
        root = sentence.root
        helpers = [c for c in root.children if c.dep_ == "aux" and _MODAL.fullmatch(c.text)]
        denied = any(c.dep_ == "neg" for c in root.children)
        force = _FORCES.get(helpers[0].lower_, "must") if helpers else None
        force = "must" if denied and force == "may" else force
        said = next((f" {c.lower_}" for c in root.children if c.dep_ == "acomp"), "")
        subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        beside = (c for c in root.children if c.dep_ in {"prep", "advcl", "npadvmod"})
        found.append(
            Answer(
                (force, denied) if force else None,
                _text(subject) if subject is not None else "",
                f"{root.lemma_.lower()}{said}",
                " ".join(map(_text, beside)),
            )
        )
    return found


def _text(token: Token) -> str:
    return token.doc[token.left_edge.i : token.right_edge.i + 1].text
