"""Bytes become a document: what a file says, whatever it was saved as."""

from servanda.exchange.opening import document_from, open_document

__all__ = ["document_from", "open_document"]
