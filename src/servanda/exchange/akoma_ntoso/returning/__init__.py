"""A document that we wrote comes back: its pact file, with what was changed elsewhere."""

from servanda.exchange.akoma_ntoso.returning.pact import pact_from_akoma_ntoso

__all__ = ["pact_from_akoma_ntoso"]
