"""A Word file becomes a document, with every side of its tracked changes."""

from servanda.exchange.docx.reading.document import read_word

__all__ = ["read_word"]
