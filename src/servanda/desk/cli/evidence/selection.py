"""Which reports of a ledger somebody wants to see."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.evidence.claim import Claim
from servanda.evidence.ledger.history import History
from servanda.vocabulary.calendar import Moment


@dataclass(frozen=True, slots=True)
class Selection:
    """Reports that name a `party` or that it answered, `about` something, of a stretch of time.

    `since` and `until` are instants (µs since 1970 UTC). None lets everything through.
    """

    party: str | None = None
    about: str | None = None
    since: int | None = None
    until: int | None = None

    def has(self, history: History) -> bool:
        """Whether one of the claims of a report is wanted."""
        answered = any(answer.party == self.party for _, answer in history.answers)
        return any(self._wants(claim, answered=answered) for claim in history.claims)

    def _wants(self, claim: Claim, *, answered: bool) -> bool:
        return (
            (self.party is None or answered or self.party in _named(claim))
            and (self.about is None or self.about in {claim.what, claim.clause})
            and self._in_time(claim.happened or claim.reported)
        )

    def _in_time(self, when: Moment | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if when is None:  # nobody can say that it was at another time
            return False
        after = self.since is None or when.last >= self.since
        return after and (self.until is None or when.first <= self.until)


def _named(claim: Claim) -> frozenset[str | None]:
    said = (claim.subject, *(who for _, who in claim.roles))
    names = {who.name for who in said if who is not None}
    return frozenset({*names, claim.teller, claim.author, *claim.through})
