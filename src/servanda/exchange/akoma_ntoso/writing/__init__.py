"""A pact file becomes an Akoma Ntoso document."""

from servanda.exchange.akoma_ntoso.writing.document import write_akoma_ntoso

__all__ = ["write_akoma_ntoso"]
