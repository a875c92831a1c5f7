"""Akoma Ntoso 3.0, the standard for legal documents in XML: in and out."""

from servanda.exchange.akoma_ntoso.reading import is_akoma_ntoso, read_akoma_ntoso

__all__ = ["is_akoma_ntoso", "read_akoma_ntoso"]
