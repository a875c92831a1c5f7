"""Where a text will break: the checks, and what they find."""

from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, NotLooked, Rule, Stake
from servanda.review.run import Outcome, Review, RuleOutcome, review

__all__ = [
    "Case", "Family", "Gather", "Hit", "Kind", "Looked", "NotLooked", "Outcome", "Review", "Rule",
    "RuleOutcome", "Stake", "review",
]  # fmt: skip
