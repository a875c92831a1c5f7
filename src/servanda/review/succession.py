"""How an agreement says who comes after somebody."""

from __future__ import annotations

from servanda.review.patterns import nouns

# Verbs and nouns of the chapters on organs in treaties (manytreaties: “designate” in 132 of 662
# texts, “appoint” in 149, “replacement” in 85, “successor” in 65, “election” in 38).
SUCCEEDING = frozenset(
    {"appoint", "designate", "elect", "fill", "nominate", "replace", "rotate", "select", "succeed"}
)  # fmt: skip
SUCCESSION = nouns("chair", "chairman", "chairperson", "head", "president", "replacement",
                   "successor", "vacancy")  # fmt: skip
