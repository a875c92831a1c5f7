"""Bytes become a document: what a file says, whatever it was saved as."""

from servanda.exchange.opening import open_document

__all__ = ["open_document"]
