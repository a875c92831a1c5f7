"""OpenDocument texts (ODT, and FODT in one file): read with both sides of their tracked changes."""

from servanda.exchange.odt.reading import is_flat_document, read_flat_document, read_open_document

__all__ = ["is_flat_document", "read_flat_document", "read_open_document"]
