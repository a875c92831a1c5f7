"""All claims, or all questions, are settled at a stroke."""

from __future__ import annotations

import re

from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.words import Occurrence, by_clause, occurrences

# What finality clauses close: Versailles 1919, article 439; Paris 1947, waivers of claims; San
# Francisco 1951, article 14(b). “Claims”, “disputes”, “differences”, “controversies”,
# “complaints” and “demands” also stand in GROUP_1994O3, LOME_1984O3, TRTYAS_1920A and
# NRTAFT_1992A (manytreaties), “ambiguities” in two texts of the same collection.
_MATTERS = (
    r"(?:ambiguit(?:y|ies)|claims?|complaints?|controvers(?:y|ies)|demands?|differences|disputes"
    r"|(?:open\s+|outstanding\s+|pending\s+)(?:questions|issues|matters))"
)
_CLOSED = (
    r"(?:(?:are|is|be|as|considered|deemed|regarded|held|hereby|fully|finally|definitively)\s+"
    r"(?:\w+ly\s+)?(?:settled|resolved|closed|extinguished|discharged|waived|renounced)"
    r"|(?:waives?|renounces?|relinquish(?:es)?|gives?\s+up|withdraws?)\b)"
)
_SWEEPING = re.compile(
    rf"\b(?:all|any|every|each)\s+(?:\w+\s+){{0,4}}?{_MATTERS}\b[^.;]*?\b{_CLOSED}"
    rf"|\b(?:waives?|renounces?|relinquish(?:es)?|gives?\s+up)\s+(?:all|any|every)\s+(?:\w+\s+){{0,4}}?"
    rf"{_MATTERS}\b"
    r"|\b(?:full|final)\s+(?:and\s+(?:final|complete)\s+)?settlement\s+of\s+(?:all|any|every)\b"
    r"|\b(?:not|never)\s+(?:to\s+)?(?:make|raise|bring|pursue|advance|submit|consider|assert|file|lodge)"
    rf"\s+(?:any\s+)?(?:\w+\s+){{0,2}}?{_MATTERS}\b"
    r"|\b(?:make|raise|bring|pursue|advance|submit|consider|assert|file|lodge)s?\s+no\s+(?:\w+\s+){0,2}?"
    rf"{_MATTERS}\b",
    re.IGNORECASE,
)
# A way to settle them in future, or something kept out of the settlement.
_STILL_OPEN = re.compile(
    r"\b(?:settled|resolved)\s+(?:amicably|peacefully|by|through|in\s+accordance|under|within)\b"
    r"|\b(?:except|excepting|other\s+than|save|without\s+prejudice|with\s+the\s+exception|listed\s+in)\b",
    re.IGNORECASE,
)


def look(case: Case) -> Looked:
    """Find clauses that close all matters of a kind, with nothing kept out."""
    found = by_clause(o for o in occurrences(case, _SWEEPING) if not _still_open(o))
    hits = tuple(
        Hit(
            clause,
            "This closes matters that the text does not list: what is settled by it, known or not, "
            "is left open.",
            at=group[0].at,
            quote=group[0].sentence,
        )
        for clause, group in found.items()
    )
    wordings = len(case.coverage.wordings)
    return Looked(f"the words of {wordings} articles and wordings", wordings, hits)


def _still_open(found: Occurrence) -> bool:
    return _STILL_OPEN.search(found.sentence) is not None


RULE = Rule(
    code="sweeping-settlement",
    family=Family.WORDING,
    kind=Kind.LEXICAL,
    title="all claims or questions settled at a stroke",
    silenced_by="a list of what is settled, or of what is not (“except …”)",
    look=look,
    gather=Gather.CLAUSE,
)
