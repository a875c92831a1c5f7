"""Which text counts, where the agreement stands in several languages or wordings."""

from __future__ import annotations

from servanda.effects.final_clauses import characters
from servanda.findings import Note
from servanda.review.rule import WHOLE, Case, Family, Hit, Kind, Looked, Rule


def look(case: Case) -> Looked:
    """Look for a clause on authentic languages; list the articles that have several wordings."""
    articles = case.agreement.file.articles
    several = [a for a in articles if len(a.wordings) > 1]
    said = characters(case.agreement, "is authentic in")
    question = "In which languages is the text authentic, and which prevails where they differ?"
    notes = tuple(
        Note(
            f"Article {a.label} stands in {len(a.wordings)} wordings: "
            + ", ".join(w.name or "without a name" for w in a.wordings)
            + ".",
            a.at,
        )
        for a in several
    )
    hits = () if said else (Hit(WHOLE, question, notes=notes),)
    return Looked(
        f"{len(articles)} articles, {len(several)} of them in several wordings",
        len(articles),
        hits,
    )


RULE = Rule(
    code="language-texts",
    family=Family.FINAL_CLAUSES,
    kind=Kind.FORMAL_ASK,
    title="which text counts, where there are several languages or wordings",
    silenced_by="“This agreement is authentic in …”, or the answer of a person who knows",
    look=look,
)
