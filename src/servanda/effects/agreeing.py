"""Verbs of talking, of agreeing, and of consent."""

from __future__ import annotations

TALKING = frozenset({"agree", "agree on", "agree to", "agree upon", "discuss", "negotiate"})
"""What is done before there is anything to keep.

“Agree on” stands in 68 of 662 treaty texts, “discuss” and “negotiate” in over a hundred
(manytreaties).
"""

CONSENTING = frozenset(
    {"accede", "accept", "adopt", "agree", "approve", "assent", "authorise", "authorize", "concur",
     "consent", "endorse", "join", "ratify", "sign"}
)  # fmt: skip
"""How somebody takes on what a text gives it, or lets something be done.

Vienna Convention on the Law of Treaties, articles 11-15 and 35-36 (consent, acceptance, approval,
accession, assent, signature); UN Charter, article 27(3) (concurring votes); consent of all
guarantors in the Istanbul draft of April 2022.
"""
