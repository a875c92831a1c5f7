"""How well answers agree with human coders, measure by measure.

* *Deontic*: of the statements whose coded modal stands in them, the share with the same force
  (must, may, should) and the same polarity.
* *Bearer*: of the statements whose coder took the bearer from the statement's words, the mean
  token-F1 of the answered bearer; a bearer that is not answered counts 0.
* *Not stated*: of the statements whose coder put the whole bearer in square brackets, the share
  for which nobody is answered.
* *Aim*: of the statements whose coded aim stands in them, the share whose answered verb has the
  base form of the aim's first verb. After a bare *be* (`be eligible`) either word will do.
* *Condition*: of the statements whose coded conditions stand in them, the mean token-F1 of all
  that is answered as qualifying the act.

Words are compared in lower case, without articles. Nothing is chosen with the coder's answer in
sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from coded_statements import Statement, token_f1
from reading_answers import Answer
from spacy.tokens import Doc

from servanda.reading.clauses.language import pipeline

MEASURES = ("deontic", "bearer", "not stated", "aim", "condition")
TARGETS = {"deontic": 0.95, "bearer": 0.80, "not stated": 0.95, "aim": 0.90, "condition": 0.60}


def scores(statement: Statement, answer: Answer) -> dict[str, float]:
    """Return the measures that apply to a statement, each between 0 and 1."""
    found: dict[str, float] = {}
    if statement.deontic is not None:
        found["deontic"] = float(answer.deontic == statement.deontic)
    if statement.bearer is not None:
        found["bearer"] = token_f1(answer.bearer, statement.bearer)
    if statement.has_implicit_bearer:
        found["not stated"] = float(not answer.bearer)
    if statement.aim:
        found["aim"] = float(bool(heads(answer.aim.split()) & heads(statement.aim)))
    if statement.condition is not None:
        found["condition"] = token_f1(answer.condition, statement.condition)
    return found


def heads(words: Iterable[str]) -> frozenset[str]:
    """Return the base forms of the words that may head an aim."""
    return frozenset().union(*map(base_forms, words))


@lru_cache(maxsize=4096)
def base_forms(word: str) -> frozenset[str]:
    """Return a word and its base form as a verb; none of no word."""
    if not word:
        return frozenset()
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=[word], pos=["VERB"])
    lemma = nlp.get_pipe("lemmatizer")(doc)[0].lemma_.lower()
    return frozenset({word, lemma})


def means(each: Sequence[dict[str, float]]) -> dict[str, tuple[float, int]]:
    """Return, for each measure, its mean and over how many statements."""
    found = {}
    for measure in MEASURES:
        values = [scores[measure] for scores in each if measure in scores]
        found[measure] = (sum(values) / len(values) if values else float("nan"), len(values))
    return found
